"""Overlaps through time: windows after a payment, windows that meet, and the check right before money moves."""

from uuid import UUID

import pytest

from domain.cycle import EventType, Outcome, Stage
from services.decisions import get_receipt
from services.verification import verify_record
from tests.applicants import invent_applicant
from tests.forms import CASH_PAPERS
from tests.stepping import Steps
from tests.world import World

COMMON = CASH_PAPERS[:7]


@pytest.fixture
def steps(world: World) -> Steps:
    return Steps(world)


def deliver(steps: Steps, request_id: UUID, *, by: str = "waha") -> None:
    steps.study(request_id, by=f"{by}.researcher")
    steps.decide(f"{by}.researcher", request_id, "recommend")
    steps.decide("supervisor", request_id, "approve")
    steps.deliver(request_id, by)


def test_aid_given_holds_the_next_request_inside_its_window_and_lets_it_through_after(steps: Steps) -> None:
    person = invent_applicant()
    deliver(steps, steps.open_case("waha.registrar", **person))
    steps.pass_time(150)
    held = steps.open_case("diyaa.registrar", **person)
    (notice,) = steps.world.look(held, "diyaa.manager").notices
    assert (steps.state(held).stage, notice.state) == (Stage.DUPLICATE_CHECK, "given")
    steps.decide("diyaa.registrar", held, "withdraw")
    steps.pass_time(35)
    assert steps.state(steps.open_case("diyaa.registrar", **person)).stage == Stage.REVIEW


def test_a_hold_behind_a_window_passes_when_it_is_looked_at_after_the_window(steps: Steps) -> None:
    person = invent_applicant()
    deliver(steps, steps.open_case("waha.registrar", **person))
    held = steps.open_case("diyaa.registrar", **person)
    assert steps.check(held, "recheck/inside").stage == Stage.DUPLICATE_CHECK
    steps.pass_time(190)
    assert steps.check(held, "recheck/after").stage == Stage.REVIEW
    assert steps.world.look(held, "diyaa.manager").notices == ()


def test_where_two_windows_meet_the_longer_holds(steps: Steps) -> None:
    """A widow's three months after a general six: the six hold; and the other way round too (rule 14)."""
    widow = {"category": "WID", "papers": (*COMMON, "death_certificate")}
    for first, second in (({}, widow), (widow, {})):
        person = invent_applicant()
        deliver(steps, steps.open_case("waha.registrar", **{**person, **first}))
        steps.pass_time(120)
        held = steps.open_case("diyaa.registrar", **{**person, **second})
        assert steps.state(held).stage == Stage.DUPLICATE_CHECK


def test_food_of_a_season_is_given_once_to_a_household_and_again_in_the_next(steps: Steps) -> None:
    food = {**invent_applicant(), "category": "FOOD", "papers": COMMON, "amount": "90"}
    first = steps.open_case("waha.registrar", **food)
    steps.study(first)
    steps.decide("waha.researcher", first, "recommend", amount="60")
    steps.decide("supervisor", first, "approve")
    steps.deliver(first)
    held = steps.open_case("diyaa.registrar", **food)
    assert steps.state(held).stage == Stage.DUPLICATE_CHECK
    steps.decide("diyaa.registrar", held, "withdraw")
    steps.pass_time(366)
    assert steps.state(steps.open_case("diyaa.registrar", **food)).stage == Stage.REVIEW


def test_kinds_of_another_family_never_stand_in_each_others_way(steps: Steps) -> None:
    person = invent_applicant()
    steps.open_case("waha.registrar", **person)
    food = steps.open_case(
        "diyaa.registrar", **{**person, "category": "FOOD", "papers": COMMON, "amount": "90"}
    )
    assert steps.state(food).stage == Stage.REVIEW


def test_an_instalment_left_so_long_that_another_was_served_is_not_paid(steps: Steps) -> None:
    person = invent_applicant()
    slow = steps.open_case("waha.registrar", **person)
    steps.recommend(slow, instalments="2")
    steps.decide("supervisor", slow, "approve")
    steps.deliver(slow)
    steps.pass_time(200)
    other = steps.open_case("diyaa.registrar", **person)
    assert steps.state(other).stage == Stage.REVIEW
    receipt = steps.answer("waha.manager", slow, "pay")
    assert [task.kind for task in steps.give_effect(receipt).tasks] == ["adjudicate"]
    refused = get_receipt(steps.store, steps.world.actor("waha.manager"), receipt.decision_id)
    assert (refused.state, refused.refusal) == ("refused", "overlap_before_payment")
    assert [one.state for one in steps.world.look(slow).instalments] == ["confirmed", "due"]
    assert steps.world.look(slow).timeline[0].type == EventType.PAYMENT_HELD
    steps.decide("desk", slow, "release")
    steps.deliver(slow)
    assert steps.state(slow).outcome == Outcome.DELIVERED


def test_aid_beside_a_ruling_is_paid_on_both_sides(steps: Steps) -> None:
    person = invent_applicant()
    first = steps.open_case("waha.registrar", **person)
    second = steps.open_case("diyaa.registrar", **person)
    steps.decide("desk", second, "release")
    deliver(steps, second, by="diyaa")
    deliver(steps, first)
    assert {steps.state(one).outcome for one in (first, second)} == {Outcome.DELIVERED}


ENDS = {
    "a rejection": ("waha.researcher advise_rejection", "waha.manager reject"),
    "a withdrawal": ("waha.registrar withdraw",),
}


@pytest.mark.parametrize("how", ENDS)
def test_an_end_without_aid_wakes_the_oldest_of_those_who_wait_and_only_that(steps: Steps, how: str) -> None:
    person = invent_applicant()
    first = steps.open_case("waha.registrar", **person)
    held = []
    for code in ("diyaa", "marfa", "usra"):
        steps.pass_time(0.01)
        held.append(steps.open_case(f"{code}.registrar", **person))
    for each in ENDS[how]:
        steps.decide(each.split()[0], first, each.split()[1])
    assert steps.recheck_all() == [held[0]]
    assert [steps.state(one).stage for one in held] == ["review", "duplicate_check", "duplicate_check"]
    assert steps.recheck_all() == []


def test_aid_that_was_given_wakes_nobody(steps: Steps) -> None:
    person = invent_applicant()
    first = steps.open_case("waha.registrar", **person)
    held = steps.open_case("diyaa.registrar", **person)
    deliver(steps, first)
    steps.recheck_all()
    assert steps.state(held).stage == Stage.DUPLICATE_CHECK
    events = [event.type for event in steps.world.look(held).timeline]
    assert EventType.CLEARED not in events
    assert verify_record(steps.store).findings == []
