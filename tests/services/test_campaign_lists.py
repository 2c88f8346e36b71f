"""A list of studied households: each row judged, checked and reserved by itself, all that wait signed once."""

from dataclasses import replace
from datetime import timedelta

import pytest

from domain.campaigns import CampaignClosedError, ListRow, RowRefusal
from domain.cycle import EventType, Stage
from domain.errors import (
    ExcludedPersonError,
    InvalidFieldsError,
    KeyReusedError,
    NotFoundError,
    WrongRoleError,
)
from domain.exclusions import HelpForm, ListForm
from services.campaign_lists import NothingToSignError, get_list, sign_list, submit_list
from services.exclusions import put_delivered
from services.list_views import ListView, RowPlace
from tests.applicants import invent_applicant
from tests.campaigning import (
    CODE,
    check_all,
    enter,
    look,
    make_rows,
    open_food,
    sign,
    study_households,
    submit_rows,
)
from tests.forms import COMMON_PAPERS
from tests.stepping import Steps
from tests.world import World, submit


@pytest.fixture
def steps(world: World) -> Steps:
    return Steps(world)


def list_refusals(view: ListView) -> list[RowRefusal | None]:
    return [row.refusal for row in view.rows]


def bring_before_signature(
    steps: Steps, count: int, ceiling: str = "25", by: str = "waha.registrar"
) -> ListView:
    """A list whose every row has been checked and waits for its signature."""
    open_food(steps.world, household_ceiling=ceiling)
    view = submit_rows(steps.world, make_rows(steps, study_households(steps, count)), by)
    enter(steps.world, view.list_id)
    return check_all(steps, view.list_id)


def test_each_row_of_a_list_becomes_a_case_that_needs_no_study(steps: Steps) -> None:
    view = bring_before_signature(steps, 3)
    assert view.counts == {RowPlace.TO_SIGN: 3}
    case = steps.world.look(view.rows[0].request_id, "waha.manager")  # type: ignore[arg-type]
    assert (case.category.code, case.amount_fils, case.stage) == ("FOOD", 25_000, Stage.SIGN_OFF)
    assert [event.type for event in case.timeline[::-1]] == [
        EventType.REGISTERED,
        EventType.LISTED,
        EventType.CLEARED,
    ]


def test_a_list_is_approved_by_one_signature_and_planned_to_whom_it_goes(steps: Steps) -> None:
    view = bring_before_signature(steps, 3)
    assert view.signatures == ("ministry",)
    assert sign(steps, "supervisor", view.list_id) == [None] * 3
    done = look(steps.world, view.list_id)
    assert done.counts == {RowPlace.APPROVED: 3}
    case = steps.world.look(done.rows[0].request_id, "waha.manager")  # type: ignore[arg-type]
    (instalment,) = case.instalments
    assert (case.approved_fils, instalment.amount_fils) == (25_000, 25_000)
    assert case.identity is not None
    assert instalment.payee_name == case.identity.full_name


def test_the_band_of_the_total_says_who_signs_and_each_level_is_somebody_else(steps: Steps) -> None:
    view = bring_before_signature(steps, 4, "150")
    assert view.signatures == ("aid_manager", "ministry")
    with pytest.raises(WrongRoleError):
        sign(steps, "supervisor", view.list_id)
    sign(steps, "waha.manager", view.list_id)
    sign(steps, "supervisor", view.list_id)
    assert look(steps.world, view.list_id).counts == {RowPlace.APPROVED: 4}


def test_whoever_submitted_a_list_signs_nothing_of_it(steps: Steps) -> None:
    view = bring_before_signature(steps, 4, "150", "waha.manager")
    # Nobody else of this body may sign at its level: it passed to the ministry when the case came to it.
    with pytest.raises((WrongRoleError, ExcludedPersonError)):
        sign(steps, "waha.manager", view.list_id)
    assert look(steps.world, view.list_id).counts == {RowPlace.TO_SIGN: 4}


def test_a_signature_that_broke_off_is_gone_on_with_and_decides_no_row_twice(steps: Steps) -> None:
    view = bring_before_signature(steps, 5)
    assert len(sign(steps, "supervisor", view.list_id, limit=2)) == 2
    assert look(steps.world, view.list_id).counts == {RowPlace.APPROVED: 2, RowPlace.TO_SIGN: 3}
    assert len(sign(steps, "supervisor", view.list_id)) == 3
    assert look(steps.world, view.list_id).counts == {RowPlace.APPROVED: 5}
    with pytest.raises(NothingToSignError):
        sign(steps, "supervisor", view.list_id)


def test_rows_that_are_recorded_and_not_yet_told_to_the_engine_are_not_decided_again(steps: Steps) -> None:
    view = bring_before_signature(steps, 2)
    world = steps.world
    first = sign_list(world.store, world.actor("supervisor"), view.list_id, at=world.clock())
    assert [row.state for row in first] == ["pending", "pending"]
    with pytest.raises(NothingToSignError):
        sign(steps, "supervisor", view.list_id)
    assert look(world, view.list_id).counts == {RowPlace.BEING_SIGNED: 2}


def test_a_held_row_is_set_aside_and_goes_on_alone_while_the_list_is_approved(steps: Steps) -> None:
    world = steps.world
    open_food(world)
    cases = study_households(steps, 3)
    person = {**invent_applicant()}
    cases.append(study_households(steps, 1, **person)[0])
    steps.open_case(
        "diyaa.registrar", **{**person, "category": "FOOD", "amount": "20", "papers": COMMON_PAPERS}
    )
    view = submit_rows(world, make_rows(steps, cases))
    enter(world, view.list_id)
    assert check_all(steps, view.list_id).counts == {RowPlace.TO_SIGN: 3, RowPlace.HELD: 1}
    sign(steps, "supervisor", view.list_id)
    signed = look(world, view.list_id)
    assert signed.counts == {RowPlace.APPROVED: 3, RowPlace.HELD: 1}
    held = signed.rows[3].request_id
    assert held
    steps.decide("desk", held, "release", text="حاجة أخرى")
    assert look(world, view.list_id).counts == {RowPlace.APPROVED: 3, RowPlace.ALONE: 1}
    task = world.look(held, "supervisor").task
    assert task is not None
    assert (task.kind, task.wait) == ("sign", "ministry")
    steps.decide("supervisor", held, "approve")
    assert look(world, view.list_id).counts == {RowPlace.APPROVED: 4}


def test_a_row_that_was_sent_back_to_study_leaves_its_list(steps: Steps) -> None:
    view = bring_before_signature(steps, 2)
    first = view.rows[0].request_id
    assert first
    steps.decide("supervisor", first, "return")
    assert look(steps.world, view.list_id).counts == {RowPlace.ALONE: 1, RowPlace.TO_SIGN: 1}
    steps.recommend(first, amount="20")
    assert len(sign(steps, "supervisor", view.list_id)) >= 1


def test_rows_are_refused_by_name_and_the_others_are_entered(steps: Steps) -> None:
    world = steps.world
    open_food(world, total_ceiling="65")
    person = invent_applicant()
    studied, twice = study_households(steps, 2), study_households(steps, 1, **person)
    unstudied = steps.open_case()
    rows = [
        *make_rows(steps, studied),
        *make_rows(steps, [unstudied]),
        ListRow("2026-999999"),
        *make_rows(steps, twice, "25.500"),
        *make_rows(steps, twice, "x"),
        *make_rows(steps, studied[:1]),
        *make_rows(steps, twice, "20"),
        *make_rows(steps, twice, "15"),
    ]
    assert list_refusals(submit_rows(world, rows)) == [
        None,
        None,
        RowRefusal.NOT_STUDIED,
        RowRefusal.NOT_FOUND,
        RowRefusal.ABOVE_CEILING,
        RowRefusal.MALFORMED_AMOUNT,
        RowRefusal.LISTED_TWICE,
        RowRefusal.TOTAL_REACHED,
        None,
    ]


def test_the_total_is_one_for_all_lists_of_a_campaign(steps: Steps) -> None:
    world = steps.world
    open_food(world, total_ceiling="60")
    cases = study_households(steps, 3)
    submit_rows(world, make_rows(steps, cases[:2]))
    assert list_refusals(submit_rows(world, make_rows(steps, cases[2:]))) == [RowRefusal.TOTAL_REACHED]


def test_a_study_older_than_the_circular_allows_is_refused(steps: Steps) -> None:
    open_food(steps.world, study_months="1")
    rows = make_rows(steps, study_households(steps, 1))
    steps.pass_time(40)
    assert list_refusals(submit_rows(steps.world, rows)) == [RowRefusal.STUDY_EXPIRED]


def test_another_charitys_households_are_not_found_and_its_list_is_not_seen(steps: Steps) -> None:
    world = steps.world
    open_food(world)
    rows = make_rows(steps, study_households(steps, 1))
    assert list_refusals(submit_rows(world, rows, "diyaa.registrar")) == [RowRefusal.NOT_FOUND]
    view = submit_rows(world, rows)
    with pytest.raises(NotFoundError):
        get_list(world.store, world.actor("diyaa.manager"), view.list_id)
    with pytest.raises(NotFoundError):
        sign(steps, "diyaa.manager", view.list_id)


def test_a_list_that_is_sent_twice_is_one_list(steps: Steps) -> None:
    world = steps.world
    open_food(world)
    rows, actor = make_rows(steps, study_households(steps, 1)), world.actor("waha.registrar")
    sent = submit({"rows": str(rows)})
    first, again = (
        submit_list(world.store, actor, CODE, "zakat", rows, sent, at=world.clock()) for _ in range(2)
    )
    assert first == again
    with pytest.raises(KeyReusedError):
        submit_list(world.store, actor, CODE, "zakat", rows, replace(sent, digest=b"other"), at=world.clock())


def test_nothing_is_listed_outside_the_days_of_the_circular(steps: Steps) -> None:
    rows = make_rows(steps, study_households(steps, 1))
    today = steps.world.today()
    open_food(steps.world, from_on=(today + timedelta(days=3)).isoformat())
    with pytest.raises(CampaignClosedError):
        submit_rows(steps.world, rows)


@pytest.mark.parametrize(
    ("fund", "rows", "code"),
    [
        ("none", [ListRow("1")], "unknown_fund"),
        ("zakat", [], "required"),
        ("zakat", [ListRow("1")] * 3, "too_many_rows"),
    ],
)
def test_a_list_as_a_whole_may_be_wrong(world: World, fund: str, rows: list[ListRow], code: str) -> None:
    open_food(world, most_rows="2")
    with pytest.raises(InvalidFieldsError) as refused:
        submit_list(
            world.store, world.actor("waha.registrar"), CODE, fund, rows, submit({}), at=world.clock()
        )
    assert [problem.code for problem in refused.value.problems] == [code]


def test_a_household_that_an_earlier_campaign_helped_is_held_and_not_refused(steps: Steps) -> None:
    world = steps.world
    (helped,) = study_households(steps, 1)
    while (task := world.look(helped).task) and task.kind == "sign":
        steps.decide("waha.manager" if task.wait == "aid_manager" else "supervisor", helped, "approve")
    steps.pay(helped)
    year = world.clock().year
    form = ListForm("RAMADAN-47", "قائمة", "List", "2026/1", "FOOD", f"{year}-01-01")
    put_delivered(world.store, form, HelpForm("CASH", f"{year - 1}-01-01", f"{year}-12-31"), at=world.clock())
    open_food(world, exclusion_lists=("RAMADAN-47",))
    view = submit_rows(world, make_rows(steps, [helped, *study_households(steps, 1)]))
    enter(world, view.list_id)
    assert check_all(steps, view.list_id).counts == {RowPlace.HELD: 1, RowPlace.TO_SIGN: 1}
