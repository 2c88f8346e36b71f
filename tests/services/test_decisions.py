"""Decisions at the door: who may answer what, once, and what a page opened too long ago is told."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from uuid import UUID

import pytest
from sqlmodel import select

from domain.calendars import read_day
from domain.cycle import Outcome, Stage
from domain.errors import (
    BeingCheckedError,
    CaseClosedError,
    DecisionPendingError,
    ExcludedPersonError,
    KeyReusedError,
    NotHolderError,
    NotSignedInError,
    TaskClosedError,
    WrongDecisionError,
    WrongRoleError,
)
from domain.standings import Standing
from services.decisions import DecisionReceipt, decide, settle_refusal, withdraw_request
from services.submissions import Submission, digest_of
from services.tasks import claim_task
from store.queries.tasks import LEASE
from store.tables.accounts import Account, AccountRole
from store.tables.charities import Charity
from store.tables.decisions import DecisionState
from tests.accounts import invent_iban
from tests.forms import fill_decision
from tests.stepping import Steps, count_rows
from tests.world import World, submit


@pytest.fixture
def steps(town: World) -> Steps:
    return Steps(town)


def test_one_submission_sent_twenty_times_at_once_is_one_decision_and_twenty_equal_answers(
    steps: Steps,
) -> None:
    request_id = steps.open_case()
    steps.study(request_id)
    task_id = steps.get_task_id(request_id)
    form = fill_decision("recommend", payee_iban=invent_iban())
    submission, at = submit(form), steps.world.clock()
    me = steps.world.actor("waha.researcher")
    before = count_rows(steps.store)
    with ThreadPoolExecutor(20) as threads:
        receipts = list(
            threads.map(lambda _: decide(steps.store, me, task_id, form, submission, at=at), range(20))
        )
    assert len({(receipt.decision_id, receipt.state) for receipt in receipts}) == 1
    assert sum(not receipt.is_repeat for receipt in receipts) == 1
    once = ("decision", "outbox", "submission_key", "payee", "payee_change")
    assert count_rows(steps.store) - before == dict.fromkeys(once, 1)


def test_a_key_of_one_decision_is_refused_with_another(steps: Steps) -> None:
    request_id = steps.open_case()
    steps.study(request_id)
    form, other = fill_decision("recommend"), fill_decision("advise_rejection")
    submission = submit(form)
    task_id = steps.get_task_id(request_id)
    answer(steps, "waha.researcher", task_id, form, submission)
    with pytest.raises(KeyReusedError):
        answer(steps, "waha.researcher", task_id, other, Submission(submission.key, digest_of(other)))


def test_a_second_decision_on_one_task_is_refused_while_the_first_is_recorded_and_after(steps: Steps) -> None:
    request_id = steps.open_case()
    steps.recommend(request_id)
    task_id = steps.get_task_id(request_id)
    first = answer(steps, "supervisor", task_id, fill_decision("approve"))
    with pytest.raises(DecisionPendingError):
        answer(steps, "supervisor2", task_id, fill_decision("reject"))
    steps.give_effect(first)
    with pytest.raises(TaskClosedError) as stale:
        answer(steps, "supervisor2", task_id, fill_decision("reject"))
    assert (
        stale.value.params.items()
        >= {
            "actor": str(steps.world.cast.accounts["supervisor"]),
            "decision": "approve",
        }.items()
    )


def test_a_decision_that_the_engine_refused_reopens_its_task_for_another_one(steps: Steps) -> None:
    request_id = steps.open_case()
    steps.recommend(request_id)
    task_id = steps.get_task_id(request_id)
    first = answer(steps, "supervisor", task_id, fill_decision("approve"))
    refused = settle_refusal(steps.store, first.decision_id, "task_closed", at=steps.world.clock())
    assert (refused.state, refused.refusal) == (DecisionState.REFUSED, "task_closed")
    with pytest.raises(TaskClosedError):
        steps.give_effect(first)
    assert (
        steps.give_effect(answer(steps, "supervisor2", task_id, fill_decision("approve"))).stage == "delivery"
    )
    late = settle_refusal(steps.store, first.decision_id, "internal", at=steps.world.clock())
    assert late.refusal == "task_closed"


def test_a_refusal_that_comes_after_the_effect_changes_nothing(steps: Steps) -> None:
    request_id = steps.open_case()
    steps.recommend(request_id)
    receipt = answer(steps, "supervisor", steps.get_task_id(request_id), fill_decision("approve"))
    state = steps.give_effect(receipt)
    late = settle_refusal(steps.store, receipt.decision_id, "task_closed", at=steps.world.clock())
    assert (late.state, late.refusal) == (DecisionState.APPLIED, None)
    assert steps.state(request_id) == state


def test_a_task_takes_only_the_decisions_of_its_kind(steps: Steps) -> None:
    request_id = steps.open_case()
    steps.study(request_id)
    with pytest.raises(WrongDecisionError):
        steps.world.record("waha.researcher", request_id, "approve")
    steps.decide("waha.researcher", request_id, "advise_rejection")
    with pytest.raises(WrongDecisionError):
        steps.world.record("waha.manager", request_id, "approve")


def test_only_whoever_claimed_a_study_recommends(steps: Steps) -> None:
    request_id = steps.open_case()
    with pytest.raises(NotHolderError):
        steps.world.record("waha.researcher", request_id, "recommend")
    steps.study(request_id)
    with pytest.raises(NotHolderError):
        steps.world.record("waha.researcher2", request_id, "recommend")
    with pytest.raises(WrongRoleError):
        steps.world.record("waha.registrar", request_id, "recommend")


def test_a_lapsed_lease_decides_nothing_until_it_is_claimed_again(steps: Steps) -> None:
    request_id = steps.open_case()
    task_id, me = steps.get_task_id(request_id), steps.world.actor("waha.researcher")
    form, at = fill_decision("send_back"), steps.world.clock()
    claim_task(steps.store, me, task_id, at=at)
    late = at + LEASE + timedelta(seconds=1)
    with pytest.raises(NotHolderError):
        decide(steps.store, me, task_id, form, submit(form), at=late)
    claim_task(steps.store, me, task_id, at=late)
    decide(steps.store, me, task_id, form, submit(form), at=late)


def test_an_account_that_was_closed_this_morning_decides_nothing(world: World) -> None:
    steps = Steps(world)
    request_id = steps.open_case()
    steps.recommend(request_id)
    me, form = world.actor("supervisor2"), fill_decision("approve")
    with world.store.registry() as db:
        db.get_one(Account, me.account_id).is_active = False
    with pytest.raises(NotSignedInError):
        decide(world.store, me, steps.get_task_id(request_id), form, submit(form), at=world.clock())


def test_a_role_that_ended_yesterday_decides_nothing(world: World) -> None:
    steps = Steps(world)
    request_id = steps.open_case()
    steps.recommend(request_id)
    me, form = world.actor("supervisor2"), fill_decision("approve")
    with world.store.registry() as db:
        held = db.exec(select(AccountRole).where(AccountRole.account_id == me.account_id)).one()
        held.to_on = read_day(world.clock()) - timedelta(days=1)
    with pytest.raises(WrongRoleError):
        decide(world.store, me, steps.get_task_id(request_id), form, submit(form), at=world.clock())


def test_staff_of_a_charity_suspended_meanwhile_decide_nothing(world: World) -> None:
    steps = Steps(world)
    request_id = steps.open_case()
    steps.study(request_id)
    me, form = world.actor("waha.researcher"), fill_decision("recommend")
    with world.store.registry() as db:
        db.get_one(Charity, me.charity_id).standing = Standing.SUSPENDED
    before = count_rows(world.store)
    with pytest.raises(NotSignedInError):
        decide(world.store, me, steps.get_task_id(request_id), form, submit(form), at=world.clock())
    assert count_rows(world.store) == before


def test_four_eyes_hold_at_every_level_of_signature(steps: Steps) -> None:
    request_id = steps.open_case(category="MED", amount="4000", papers=MED_PAPERS)
    steps.recommend(request_id, amount="3500")
    steps.decide("waha.manager", request_id, "approve")
    steps.decide("supervisor", request_id, "approve")
    with pytest.raises(ExcludedPersonError):
        steps.world.record("supervisor", request_id, "approve")
    assert steps.decide("supervisor2", request_id, "approve").stage == Stage.DELIVERY


def test_whoever_returned_a_case_may_sign_what_comes_of_it(steps: Steps) -> None:
    request_id = steps.open_case()
    steps.recommend(request_id)
    for _ in range(3):
        steps.decide("supervisor", request_id, "return")
        steps.decide("waha.researcher", request_id, "recommend")
    assert steps.decide("supervisor", request_id, "approve").stage == Stage.DELIVERY


def test_an_aid_manager_who_registered_a_case_signs_it_not_and_the_signature_goes_to_the_ministry(
    steps: Steps,
) -> None:
    request_id = steps.open_case("waha.manager", amount="900")
    steps.recommend(request_id, amount="800")
    with pytest.raises(WrongRoleError):
        steps.world.record("waha.manager", request_id, "approve")
    steps.decide("supervisor", request_id, "approve")
    with pytest.raises(ExcludedPersonError):
        steps.world.record("supervisor", request_id, "approve")
    assert steps.decide("supervisor2", request_id, "approve").stage == Stage.DELIVERY


def test_whoever_began_the_study_and_gave_it_back_is_not_a_second_pair_of_eyes(steps: Steps) -> None:
    request_id = steps.open_case("qalb.registrar")
    steps.study(request_id, by="qalb.manager")
    steps.decide("qalb.manager", request_id, "advise_rejection")
    with pytest.raises(WrongRoleError):
        steps.world.record("qalb.manager", request_id, "reject")
    assert steps.decide("supervisor", request_id, "reject").outcome == Outcome.REJECTED


def test_a_signature_never_raises_the_amount_and_a_second_one_never_undoes_a_cut(steps: Steps) -> None:
    request_id = steps.open_case(amount="900")
    steps.recommend(request_id, amount="800", instalments="3")
    steps.decide("waha.manager", request_id, "approve", amount="600.001", text="يكفي هذا المبلغ")
    steps.decide("supervisor", request_id, "approve")
    case = steps.world.look(request_id, "waha.manager")
    assert case.approved_fils == 600_001
    assert [one.amount_fils for one in case.instalments] == [200_001, 200_000, 200_000]


def test_withdrawal_waits_for_the_check_needs_its_role_and_never_follows_an_outcome(steps: Steps) -> None:
    registered = steps.world.register("waha.registrar", document_number="281060300122", phone="60001234")
    with pytest.raises(BeingCheckedError):
        withdraw(steps, "waha.registrar", registered.request_id)
    steps.check(registered.request_id)
    with pytest.raises(WrongRoleError):
        withdraw(steps, "waha.researcher", registered.request_id)
    steps.give_effect(withdraw(steps, "waha.registrar", registered.request_id))
    assert steps.state(registered.request_id).outcome == Outcome.WITHDRAWN
    with pytest.raises(CaseClosedError):
        withdraw(steps, "waha.registrar", registered.request_id)


MED_PAPERS = (
    *("identity", "household", "address", "income", "bank_statement", "iban", "undertaking"),
    *("hospital_report", "invoice"),
)


def answer(
    steps: Steps, by: str, task_id: UUID, form: object, submission: Submission | None = None
) -> DecisionReceipt:
    actor, at = steps.world.actor(by), steps.world.clock()
    return decide(steps.store, actor, task_id, form, submission or submit(form), at=at)  # type: ignore[arg-type]


def withdraw(steps: Steps, by: str, request_id: UUID) -> DecisionReceipt:
    actor, at = steps.world.actor(by), steps.world.clock()
    return withdraw_request(steps.store, actor, request_id, "لا يحتاج", submit({}), at=at)
