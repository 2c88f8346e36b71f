"""The register of payees: a second person, a pause, the name on the account, and flags across charities."""

from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import text

from domain.cycle import TaskKind, Wait
from domain.errors import ExcludedPersonError, InvalidFieldsError, NotFoundError, WrongRoleError
from domain.payees import (
    AccountForm,
    ConfirmationForm,
    FlagKind,
    NameMatch,
    NotesForm,
    PayeeChangedError,
    PayeePausedError,
    PayeeState,
    PayeeUnconfirmedError,
)
from domain.roles import Role
from services.payee_flags import FlagView, list_flagged
from services.payees import (
    PayeeView,
    change_account,
    compare_account_name,
    confirm_account,
    get_payee,
    list_payees,
    note_payee,
)
from tests.accounts import enter_known, invent_iban
from tests.applicants import invent_applicant
from tests.forms import COMMON_PAPERS, PAYEE
from tests.policies import pausing, publish
from tests.stepping import Steps
from tests.world import World, submit


@pytest.fixture(scope="module")
def steps(town: World) -> Steps:
    return Steps(town)


def approve(steps: Steps, *, by: str = "waha", **fields: object) -> UUID:
    request_id = steps.open_case(f"{by}.registrar", **invent_applicant())
    steps.study(request_id, by=f"{by}.researcher")
    steps.decide(f"{by}.researcher", request_id, "recommend", **fields)
    steps.decide("supervisor", request_id, "approve")
    return request_id


def find(steps: Steps, iban: str, by: str = "waha.manager") -> PayeeView:
    page = list_payees(steps.store, steps.world.actor(by), iban=iban[-10:], at=steps.world.clock())
    (row,) = page.items
    return get_payee(steps.store, steps.world.actor(by), row.payee_id, at=steps.world.clock())


def confirm(steps: Steps, payee: PayeeView, by: str, name: str = PAYEE, why: str = "") -> PayeeView:
    form, actor = ConfirmationForm(name, why), steps.world.actor(by)
    return confirm_account(steps.store, actor, payee.payee_id, form, submit(form), at=steps.world.clock())


def change(steps: Steps, payee: PayeeView, iban: str, by: str = "waha.manager") -> PayeeView:
    form = AccountForm(iban, "أغلق الحساب القديم")
    return change_account(
        steps.store, steps.world.actor(by), payee.payee_id, form, submit(form), at=steps.world.clock()
    )


def let_the_pause_pass(steps: Steps, payee: PayeeView) -> None:
    with steps.store.registry() as db:
        db.execute(
            text("update payee set account_at = account_at - interval '1 day' where id = :id"),
            {"id": payee.payee_id},
        )


def test_a_new_account_is_paid_to_only_after_a_second_person_and_a_pause(steps: Steps) -> None:
    iban = invent_iban()
    request_id = approve(steps, payee_iban=iban)
    payee = find(steps, iban)
    assert (payee.state, payee.confirmed_by) == (PayeeState.UNCONFIRMED, None)
    with pytest.raises(PayeeUnconfirmedError):
        steps.world.record("waha.manager", request_id, "pay")
    assert confirm(steps, payee, "waha.manager").state is PayeeState.PAUSED
    with pytest.raises(PayeePausedError):
        steps.world.record("waha.manager", request_id, "pay")
    let_the_pause_pass(steps, payee)
    steps.decide("waha.manager", request_id, "pay")


def test_the_pause_is_what_the_policy_in_force_says_for_every_case_alike(world: World) -> None:
    steps, iban = Steps(world), invent_iban()
    request_id = approve(steps, payee_iban=iban)
    payee = confirm(steps, find(steps, iban), "waha.manager")
    let_the_pause_pass(steps, payee)
    publish(world, pausing("48"))
    assert find(steps, iban).state is PayeeState.PAUSED, "also for what was approved before"
    with pytest.raises(PayeePausedError):
        world.record("waha.manager", request_id, "pay")
    let_the_pause_pass(steps, payee)
    steps.decide("waha.manager", request_id, "pay")


def test_whoever_entered_or_changed_an_account_does_not_confirm_it(steps: Steps) -> None:
    iban, new = invent_iban(), invent_iban()
    approve(steps, payee_iban=iban)
    payee = confirm(steps, find(steps, iban), "waha.admin")
    changed = change(steps, payee, new)
    assert (changed.state, changed.iban, changed.account_name) == (PayeeState.UNCONFIRMED, new, "")
    assert not changed.may_confirm
    with pytest.raises(ExcludedPersonError):
        confirm(steps, changed, "waha.manager")
    with pytest.raises(WrongRoleError):
        confirm(steps, changed, "waha.researcher")
    assert confirm(steps, changed, "waha.admin").state is PayeeState.PAUSED
    assert [each.act for each in find(steps, new).changes] == ["confirmed", "changed", "confirmed", "entered"]


def test_an_account_that_changes_after_the_order_stops_its_second_signature(steps: Steps) -> None:
    iban = invent_iban()
    request_id = approve(steps, payee_iban=iban)
    payee = confirm(steps, find(steps, iban), "waha.manager")
    let_the_pause_pass(steps, payee)
    steps.decide("waha.manager", request_id, "pay")
    change(steps, payee, invent_iban())
    receipt = steps.answer("waha.admin", request_id, "authorise")
    with pytest.raises(PayeeChangedError):
        steps.give_effect(receipt)


def test_another_name_on_the_account_is_told_and_needs_a_word(steps: Steps) -> None:
    iban = invent_iban()
    approve(steps, payee_iban=iban)
    payee = find(steps, iban)
    with pytest.raises(InvalidFieldsError) as refused:
        confirm(steps, payee, "waha.manager", "شركة أخرى للتجارة")
    assert [problem.code for problem in refused.value.problems] == ["other_name_needs_reason"]
    confirmed = confirm(steps, payee, "waha.manager", "شركة أخرى للتجارة", "وكيل المالك")
    assert confirmed.match is NameMatch.OTHER


@pytest.mark.parametrize(
    ("name", "account_name", "match"),
    [
        ("سالم العامري", "سالم العامرى", NameMatch.SAME),
        ("سالم العامري", "Salem Al-Ameri", NameMatch.SAME),
        ("سالم العامري", "خالد الرشيد", NameMatch.OTHER),
        ("سالم العامري", "", NameMatch.OTHER),
    ],
)
def test_a_name_is_compared_and_not_its_spelling(name: str, account_name: str, match: NameMatch) -> None:
    assert compare_account_name(name, account_name) is match


def test_a_transfer_without_an_account_is_refused(steps: Steps) -> None:
    request_id = approve(steps, payee_kind="in_kind", payee_iban="")
    with pytest.raises(InvalidFieldsError) as refused:
        steps.world.record("waha.manager", request_id, "pay")
    assert [problem.code for problem in refused.value.problems] == ["transfer_needs_account"]
    steps.decide("waha.manager", request_id, "pay", method="in_kind")


def test_lease_address_and_owner_are_kept_and_another_charity_sees_nothing(steps: Steps) -> None:
    iban = invent_iban()
    approve(steps, payee_iban=iban)
    payee, form = find(steps, iban), NotesForm("L-77", "91234567", "مالك العقار")
    actor, at = steps.world.actor("waha.researcher"), steps.world.clock()
    noted = note_payee(steps.store, actor, payee.payee_id, form, submit(form), at=at)
    assert (noted.lease_number, noted.address_number, noted.owner_name) == ("L-77", "91234567", "مالك العقار")
    with pytest.raises(NotFoundError):
        get_payee(steps.store, steps.world.actor("diyaa.manager"), payee.payee_id, at=at)


def list_of(steps: Steps, who: str, request_id: UUID) -> list[FlagView]:
    rows = list_flagged(steps.store, steps.world.actor(who))
    return [row for row in rows if row.request_id == request_id]


def test_one_account_in_two_peoples_cases_is_flagged_across_charities_and_signed_by_the_ministry(
    steps: Steps,
) -> None:
    first = approve(steps)
    with steps.store.registry() as db:
        iban = db.execute(
            text(
                "select p.iban from instalment i join payee p on p.id = i.payee_id where i.request_id = :id"
            ),
            {"id": first},
        ).scalar_one()
        db.execute(
            text(
                "insert into payee (charity_id, kind, name, iban, entered_by, entered_at, account_by, account_at, "
                "confirmed_by, confirmed_at) select c.id, p.kind, p.name, p.iban, p.entered_by, p.entered_at, "
                "p.account_by, p.account_at, p.confirmed_by, p.confirmed_at from payee p, charity c "
                "where p.iban = :iban and c.code = 'marfa'"
            ),
            {"iban": iban},
        )
    second = approve(steps, by="marfa", payee_iban=iban)
    steps.decide("marfa.manager", second, "pay")
    (task,) = steps.state(second).tasks
    view = steps.world.look(second, "supervisor").task
    assert view is not None
    assert (task.kind, task.wait, view.role) == (TaskKind.AUTHORISE, Wait.SIGNATORIES, Role.SUPERVISOR)
    (own,) = list_of(steps, "marfa.manager", second)
    assert (own.kind, own.others) == (FlagKind.SHARED_IBAN, ())
    (seen,) = list_of(steps, "supervisor", second)
    assert [each for each, _ in seen.others] == [first]
    assert list_of(steps, "waha.manager", second) == []
    steps.decide("supervisor", second, "authorise")
    assert list_of(steps, "supervisor", second) == []


def test_a_payee_named_like_one_of_the_staff_is_flagged(steps: Steps) -> None:
    name = steps.world.actor("waha.registrar").name_ar
    iban = invent_iban()
    request_id = approve(steps, payee_name=name, payee_iban=iban)
    let_the_pause_pass(steps, confirm(steps, find(steps, iban), "waha.manager", name))
    steps.decide("waha.manager", request_id, "pay")
    assert [flag.kind for flag in list_of(steps, "waha.manager", request_id)] == [FlagKind.PAYEE_IS_STAFF]


BROTHER = "مشعل {father} {grandfather} {family}"
FATHER = "{father} {grandfather} سعود {family}"
NAMESAKE = "مشعل سعود {family}"


def name_after(person: dict[str, object], pattern: str) -> str:
    """Somebody who has parts of their name from this applicant's: theirs alone, so that nobody else is in question."""
    _, father, grandfather, family = str(person["full_name"]).split()
    return pattern.format(father=father, grandfather=grandfather, family=family)


def flag_of(steps: Steps, request_id: UUID) -> list[FlagKind]:
    steps.decide("waha.manager", request_id, "pay")
    return [flag.kind for flag in list_of(steps, "waha.manager", request_id)]


def approve_rent(steps: Steps, pattern: str) -> UUID:
    """A rent that a landlord is to be paid whose name follows from the applicant's."""
    person = invent_applicant()
    payee = name_after(person, pattern)
    papers = (*COMMON_PAPERS, "lease", "arrears_notice")
    request_id = steps.open_case(**person, category="RENT", papers=papers, lease_number=invent_iban()[-9:])
    steps.study(request_id)
    iban, accounts = invent_iban(), steps.world.cast.accounts
    with steps.store.registry() as db:
        by, since = (
            (accounts["waha.researcher"], accounts["waha.manager"]),
            steps.world.clock() - timedelta(days=90),
        )
        enter_known(db, request_id, payee, iban, by, since=since)
    steps.decide("waha.researcher", request_id, "recommend", payee_name=payee, payee_iban=iban)
    steps.decide("supervisor", request_id, "approve")
    return request_id


@pytest.mark.parametrize("landlord", ["مها الدويسان", FATHER, BROTHER])
def test_a_landlord_of_the_household_or_its_close_family_is_flagged_and_the_ministry_signs(
    steps: Steps, landlord: str
) -> None:
    request_id = approve_rent(steps, landlord)
    assert flag_of(steps, request_id) == [FlagKind.PAYEE_IS_RELATIVE]
    view = steps.world.look(request_id, "supervisor").task
    assert view
    assert (view.kind, view.role) == (TaskKind.AUTHORISE, Role.SUPERVISOR)


def test_a_landlord_who_shares_a_family_name_alone_is_no_relative(steps: Steps) -> None:
    assert flag_of(steps, approve_rent(steps, NAMESAKE)) == []


def test_an_applicant_who_is_paid_is_no_relative_of_the_applicant(steps: Steps) -> None:
    person = invent_applicant()
    name, request_id = str(person["full_name"]), steps.open_case(**person)
    steps.recommend(request_id, payee_name=name, payee_iban=steps.world.know_payee(request_id, name))
    steps.decide("supervisor", request_id, "approve")
    assert flag_of(steps, request_id) == []


def test_a_clerk_of_the_charity_whose_name_reads_like_a_brothers_is_flagged(world: World) -> None:
    steps, person = Steps(world), invent_applicant()
    with world.store.registry() as db:
        db.execute(
            text("update account set name_ar = :name where id = :id"),
            {"id": world.cast.accounts["waha.registrar"], "name": name_after(person, BROTHER)},
        )
    request_id = steps.open_case(**person)
    steps.recommend(request_id)
    steps.decide("supervisor", request_id, "approve")
    assert flag_of(steps, request_id) == [FlagKind.STAFF_IS_RELATIVE]


def test_one_enforcement_file_in_two_debtors_cases_is_flagged(steps: Steps) -> None:
    papers = (*COMMON_PAPERS, "enforcement_file", "inability_proof")
    debt = {"category": "DEBT", "papers": papers, "bill_number": invent_iban()[-9:]}
    ids = [steps.open_case(**{**invent_applicant(), **debt}) for _ in range(2)]
    steps.recommend(ids[1])
    while steps.state(ids[1]).stage == "sign_off":
        view = steps.world.look(ids[1], "supervisor").task
        by = "supervisor" if view and view.role is Role.SUPERVISOR else "waha.manager"
        steps.decide(by, ids[1], "approve")
    assert flag_of(steps, ids[1]) == [FlagKind.SHARED_BILL]


def test_two_leases_of_one_number_in_other_peoples_cases_are_flagged(steps: Steps) -> None:
    first, second = approve(steps), approve(steps, by="diyaa")
    with steps.store.registry() as db:
        db.execute(
            text("update aid_request set lease_number = 'L-9' where id = any(:ids)"),
            {"ids": [first, second]},
        )
    steps.decide("waha.manager", first, "pay")
    assert [flag.kind for flag in list_of(steps, "waha.manager", first)] == [FlagKind.SHARED_LEASE]
