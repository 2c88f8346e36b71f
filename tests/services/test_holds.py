"""The six endings of a hold (rule 16): each with its effect, its owner and its clock."""

from datetime import timedelta

import pytest

from domain.calendars import read_day
from domain.cycle import EventType, Outcome, Stage, TaskKind
from domain.errors import InvalidFieldsError, NothingToJoinError
from services.decisions import settle_refusal
from services.verification import verify_record
from store.tables.requests import AidRequest
from tests.applicants import invent_applicant
from tests.services.test_duplicates import deliver
from tests.stepping import Steps
from tests.world import World


@pytest.fixture
def steps(town: World) -> Steps:
    return Steps(town)


@pytest.fixture
def person() -> dict[str, object]:
    return invent_applicant()


def test_a_complement_goes_on_for_the_remainder_and_no_recommendation_exceeds_it(
    steps: Steps, person: dict[str, object]
) -> None:
    steps.open_case("diyaa.registrar", **person)
    held = steps.open_case(**person)
    with pytest.raises(InvalidFieldsError) as too_much:
        steps.decide("desk", held, "complement", amount="400")
    assert [(each.field, each.code) for each in too_much.value.problems] == [("amount", "no_remainder")]
    steps.decide("desk", held, "complement", amount="120")
    assert steps.state(held).stage == Stage.REVIEW
    with pytest.raises(InvalidFieldsError) as above:
        steps.recommend(held, amount="121")
    assert above.value.problems[0].params == {"ceiling_fils": 120_000}
    steps.decide("waha.researcher", held, "recommend", amount="120")
    assert steps.state(held).stage == Stage.SIGN_OFF


def test_a_joined_case_closes_as_duplicate_and_knows_which_it_joined(
    steps: Steps, person: dict[str, object]
) -> None:
    first = steps.open_case("diyaa.registrar", **person)
    held = steps.open_case(**person)
    assert steps.decide("desk", held, "join").outcome == Outcome.DUPLICATE
    with steps.store.registry() as db:
        assert db.get_one(AidRequest, held).joined_to == first
    assert steps.world.look(held).timeline[0].type == EventType.HOLD_JOINED


def test_nothing_is_joined_to_a_case_that_is_closed(steps: Steps, person: dict[str, object]) -> None:
    deliver(steps, steps.open_case(**person))
    held = steps.open_case("diyaa.registrar", **person)
    receipt = steps.answer("desk", held, "join")
    with pytest.raises(NothingToJoinError):
        steps.give_effect(receipt)
    settle_refusal(steps.store, receipt.decision_id, "nothing_to_join", at=steps.world.clock())
    assert steps.state(held).stage == Stage.DUPLICATE_CHECK


def test_a_deferred_hold_sleeps_until_its_day_and_is_then_looked_at_again(
    steps: Steps, person: dict[str, object]
) -> None:
    first = steps.open_case("diyaa.registrar", **person)
    held = steps.open_case(**person)
    until = read_day(steps.world.clock()) + timedelta(days=40)
    state = steps.decide("desk", held, "defer", until=str(until))
    (task,) = state.tasks
    assert task.kind == TaskKind.ADJUDICATE
    assert task.wakes_at is not None
    assert 0 <= (read_day(task.wakes_at) - until).days <= 12
    view = steps.world.look(held).task
    assert view is not None
    assert view.follow_up_at == task.wakes_at < view.warn_at < view.due_at
    steps.decide("diyaa.registrar", first, "withdraw")
    assert steps.wake(held, at=task.wakes_at).stage == Stage.REVIEW


def test_a_deferred_hold_whose_obstacle_stands_stays_with_the_desk(
    steps: Steps, person: dict[str, object]
) -> None:
    steps.open_case("diyaa.registrar", **person)
    held = steps.open_case(**person)
    until = read_day(steps.world.clock()) + timedelta(days=40)
    (task,) = steps.decide("desk", held, "defer", until=str(until)).tasks
    assert task.wakes_at is not None
    state = steps.wake(held, at=task.wakes_at)
    assert state.stage == Stage.DUPLICATE_CHECK
    assert state.tasks[0].wakes_at is not None
    assert state.tasks[0].wakes_at > task.wakes_at
    assert steps.world.look(held).timeline[0].type == EventType.STILL_HELD


@pytest.mark.parametrize("until", ["", "2001-01-01", "2999-01-01", "غداً"])
def test_a_hold_is_deferred_to_a_day_within_a_year(
    steps: Steps, person: dict[str, object], until: str
) -> None:
    steps.open_case("diyaa.registrar", **person)
    held = steps.open_case(**person)
    with pytest.raises(InvalidFieldsError) as refused:
        steps.decide("desk", held, "defer", until=until)
    assert [each.field for each in refused.value.problems] == ["until"]


def test_an_exception_goes_on_and_ends_under_the_ministrys_signature(
    steps: Steps, person: dict[str, object]
) -> None:
    steps.open_case("diyaa.registrar", **person)
    held = steps.open_case(**person)
    assert steps.decide("desk", held, "except").stage == Stage.REVIEW
    steps.recommend(held, amount="60")
    assert steps.state(held).tasks[0].wait == "ministry"
    assert verify_record(steps.store).findings == []
