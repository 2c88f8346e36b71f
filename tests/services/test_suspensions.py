"""A suspended case stands still, belongs to somebody until a day, and comes back exactly where it stood."""

from datetime import timedelta
from uuid import UUID

import pytest

from domain.calendars import KUWAIT, read_day
from domain.errors import InvalidFieldsError, WrongDecisionError, WrongRoleError
from services.calendars import declare_day
from services.policies import get_calendar
from store.tables.tasks import Task
from tests.signing import answer_seat, ask_for, list_open
from tests.stepping import Steps
from tests.world import World


@pytest.fixture
def steps(world: World) -> Steps:
    return Steps(world)


def suspend(steps: Steps, request_id: UUID, by: str = "waha.manager", days: int = 14) -> Task:
    """Suspend the case; the task to resume it."""
    until = read_day(steps.world.clock()) + timedelta(days=days)
    steps.decide(by, request_id, "suspend", until=until.isoformat())
    (task,) = list_open(steps.world, request_id)
    return task


def measure_left(steps: Steps, task: Task) -> timedelta:
    """The working time that a task has left now."""
    calendar = get_calendar(steps.store)
    return calendar.working_time_between(steps.world.clock(), task.due_at)


def read_minutes(duration: timedelta) -> int:
    return round(duration.total_seconds() / 60)


def test_a_suspended_case_waits_for_its_aid_manager_until_work_opens_on_the_named_day(steps: Steps) -> None:
    request_id = steps.open_case()
    task = suspend(steps, request_id)
    assert (task.kind, task.wait, task.role, task.stage) == ("resume", "suspended", "aid_manager", "review")
    until = read_day(steps.world.clock()) + timedelta(days=14)
    assert task.due_at.astimezone(KUWAIT).date() >= until
    assert get_calendar(steps.store).working_time_between(task.due_at - timedelta(hours=1), task.due_at) == (
        timedelta(0)
    ), "it is due at an opening"
    assert task.opened_at < task.warn_at < task.due_at < task.ministry_at


def test_it_comes_back_to_the_same_researcher_with_the_working_minutes_that_were_left(steps: Steps) -> None:
    request_id = steps.open_case()
    steps.study(request_id)
    (before,) = list_open(steps.world, request_id)
    left = measure_left(steps, before)
    suspend(steps, request_id)
    steps.pass_time(17.3)
    state = steps.decide("waha.manager", request_id, "resume")
    assert [task.kind for task in state.tasks] == ["study"]
    (after,) = list_open(steps.world, request_id)
    assert (after.holder_id, after.wait) == (before.holder_id, "under_study")
    assert after.study_begun_at is not None, "no clock takes it away"
    assert read_minutes(measure_left(steps, after)) == read_minutes(left)
    steps.decide("waha.researcher", request_id, "recommend")


def test_a_study_nobody_had_begun_comes_back_as_it_was_claimed(steps: Steps) -> None:
    request_id = steps.open_case()
    steps.claim("waha.researcher", request_id)
    suspend(steps, request_id)
    steps.pass_time(3)
    steps.decide("waha.manager", request_id, "resume")
    (task,) = list_open(steps.world, request_id)
    assert task.holder_id == steps.world.cast.accounts["waha.researcher"]
    assert task.study_begun_at is None
    assert task.lease_until_at is not None


def test_every_seat_of_a_level_stands_still_and_the_vote_that_was_cast_still_counts(steps: Steps) -> None:
    ask_for(steps.world, "ministry:2/3")
    request_id = steps.open_case()
    steps.recommend(request_id)
    first, *_ = list_open(steps.world, request_id)
    steps.give_effect(answer_seat(steps.world, "supervisor", first.id))
    task = suspend(steps, request_id, by="supervisor")
    assert (task.role, len(task.suspends)) == ("supervisor", 2)
    steps.pass_time(5)
    state = steps.decide("supervisor2", request_id, "resume")
    assert [each.kind for each in state.tasks] == ["sign", "sign"]
    seats = list_open(steps.world, request_id)
    assert [seat.seat for seat in seats] == [2, 3]
    assert all(steps.world.cast.accounts["supervisor"] in seat.barred for seat in seats)
    state = steps.give_effect(answer_seat(steps.world, "supervisor2", seats[0].id))
    assert state.stage == "delivery"


def test_whoever_suspends_a_signature_has_not_signed(steps: Steps) -> None:
    ask_for(steps.world, "aid_manager")
    request_id = steps.open_case()
    steps.recommend(request_id)
    suspend(steps, request_id)
    steps.decide("waha.manager", request_id, "resume")
    state = steps.decide("waha.manager", request_id, "approve")
    assert [task.wait for task in state.tasks] == ["ministry"]


def test_only_the_side_that_is_waited_for_suspends_and_resumes(steps: Steps) -> None:
    request_id = steps.open_case()
    with pytest.raises(WrongRoleError):
        steps.world.record("supervisor", request_id, "suspend")
    with pytest.raises(WrongRoleError):
        steps.world.record("waha.researcher", request_id, "suspend")
    suspend(steps, request_id)
    with pytest.raises(WrongRoleError):
        steps.world.record("supervisor", request_id, "resume")
    with pytest.raises(WrongDecisionError):
        steps.world.record("waha.manager", request_id, "suspend")


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"text": ""}, ("text", "required")),
        ({"until": ""}, ("until", "required")),
        ({"until": "2020-01-01"}, ("until", "not_within_a_year")),
    ],
)
def test_a_suspension_says_why_and_until_when(
    steps: Steps, fields: dict[str, object], problem: tuple[str, str]
) -> None:
    request_id = steps.open_case()
    with pytest.raises(InvalidFieldsError) as refused:
        steps.world.record("waha.manager", request_id, "suspend", **fields)
    assert [(each.field, each.code) for each in refused.value.problems] == [problem]


def test_a_case_that_nobody_resumes_goes_up_to_the_ministry(steps: Steps) -> None:
    request_id = steps.open_case()
    task = suspend(steps, request_id)
    steps.wake(request_id, at=task.ministry_at)
    events = [event.type.value for event in reversed(steps.world.look(request_id).timeline)]
    assert events[-3:] == ["warned", "breached", "escalated_ministry"]


def test_a_suspended_case_is_withdrawn_as_any_other(steps: Steps) -> None:
    request_id = steps.open_case()
    suspend(steps, request_id)
    assert steps.decide("waha.registrar", request_id, "withdraw").outcome == "withdrawn"


def test_a_day_declared_closed_during_a_suspension_leaves_the_working_time_as_it_was(steps: Steps) -> None:
    request_id = steps.open_case()
    steps.study(request_id)
    (before,) = list_open(steps.world, request_id)
    left = measure_left(steps, before)
    suspend(steps, request_id, days=30)
    steps.pass_time(0.5)
    calendar = get_calendar(steps.store)
    on = read_day(calendar.add_working_days(steps.world.clock(), 3))
    declare_day(steps.store, steps.world.actor("policy"), on, is_open=False, at=steps.world.clock())
    steps.pass_time(1)
    steps.decide("waha.manager", request_id, "resume")
    (after,) = list_open(steps.world, request_id)
    assert read_minutes(measure_left(steps, after)) == read_minutes(left)
