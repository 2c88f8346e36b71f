"""Deadlines on the real engine: what is due comes at the instants of the calendar, however weeks are skipped."""

from datetime import datetime, timedelta
from uuid import UUID

import pytest

from domain.calendars import Calendar, DayOverride, read_day
from domain.cycle import EventType, Outcome, Stage
from services.calendars import declare_day
from services.case_parts import TaskView
from services.cases import CaseFile
from store.queries.tasks import find_task
from store.tables.tasks import Task
from tests.applicants import invent_applicant
from tests.workflows.branches import PAID, act, open_case, open_held_case
from tests.world import RunningWorld

STUDY_DAYS, COMPLETE_DAYS = 10, 10
EID_DAYS = 7


def list_instants(case: CaseFile) -> dict[EventType, datetime]:
    return {event.type: event.occurred_at for event in case.timeline}


def get_open_task(world: RunningWorld, request_id: UUID) -> TaskView:
    task = world.look(request_id, "waha.manager").task
    assert task is not None
    return task


def read_task(world: RunningWorld, task_id: UUID) -> Task:
    with world.store.registry() as db:
        task = find_task(db, task_id)
    assert task is not None
    return task


def close_of_working_day(calendar: Calendar, opened_at: datetime, count: int) -> datetime:
    """The closing instant of the `count`-th working day after an instant, counted day by day."""
    on = read_day(opened_at)
    while count:
        on += timedelta(days=1)
        count -= calendar.is_working_day(on)
    hours = calendar.hours_on(on)
    assert hours is not None
    return hours[1]


def declare(world: RunningWorld, overrides: list[DayOverride]) -> None:
    for override in overrides:
        declare_day(
            world.store, world.actor("policy"), override.on, is_open=override.is_open, at=world.clock()
        )


def test_a_neglected_case_is_told_of_at_the_instants_of_a_calendar_with_an_eid_week_and_a_day_declared_in_between(
    running: RunningWorld,
) -> None:
    today = read_day(running.clock())
    eid = [DayOverride(today + timedelta(days=day), is_open=False) for day in range(3, 3 + EID_DAYS)]
    declare(running, eid)
    request_id = open_case(running)
    task = get_open_task(running, request_id)
    calendar = Calendar(tuple(eid))
    assert task.due_at == close_of_working_day(calendar, task.opened_at, STUDY_DAYS)

    storm = DayOverride(read_day(task.due_at), is_open=False)
    declare(running, [storm])
    calendar = Calendar((*eid, storm))
    moved = read_task(running, task.task_id)
    assert moved.due_at == close_of_working_day(calendar, task.opened_at, STUDY_DAYS) > task.due_at

    running.skip(request_id, timedelta(days=70))
    running.wait_until(lambda: EventType.ESCALATED_MINISTRY in list_instants(running.look(request_id)))
    instants = list_instants(running.look(request_id))
    assert instants[EventType.WARNED] == moved.warn_at
    assert instants[EventType.BREACHED] == moved.due_at
    assert instants[EventType.ESCALATED_AID_MANAGER] == calendar.add_working_time(
        moved.due_at, timedelta(hours=6)
    )
    assert instants[EventType.ESCALATED_MINISTRY] == calendar.add_working_time(
        moved.due_at, timedelta(hours=18)
    )
    for instant in instants.values():
        assert not any(read_day(instant) == closed.on for closed in (*eid, storm))
    assert running.look(request_id).identity is not None, "an escalated case opens to the ministry"


def test_a_timer_that_wakes_before_a_deadline_that_moved_later_asks_and_sleeps_again(
    running: RunningWorld,
) -> None:
    request_id = open_case(running)
    task = get_open_task(running, request_id)
    first = read_day(task.warn_at)
    declare(running, [DayOverride(first + timedelta(days=day), is_open=False) for day in range(14)])
    moved = read_task(running, task.task_id)
    assert moved.warn_at > task.warn_at + timedelta(days=7)
    running.skip(request_id, task.warn_at - running.clock() + timedelta(hours=1))
    running.wait_until(lambda: running.ask_engine(request_id).wakes_at == moved.warn_at)
    assert EventType.WARNED not in list_instants(running.look(request_id))
    running.skip(request_id, moved.warn_at - running.clock() + timedelta(hours=1))
    running.wait_until(lambda: EventType.WARNED in list_instants(running.look(request_id)))
    assert list_instants(running.look(request_id))[EventType.WARNED] == moved.warn_at


def test_a_deadline_that_moved_earlier_is_told_to_the_engine(running: RunningWorld) -> None:
    request_id = open_case(running)
    task = get_open_task(running, request_id)
    today = read_day(running.clock())
    week = [today + timedelta(days=day) for day in range(1, 12)]
    calendar = Calendar()
    declare(running, [DayOverride(on, is_open=True) for on in week if not calendar.is_working_day(on)])
    moved = read_task(running, task.task_id)
    assert moved.warn_at < task.warn_at
    running.relay_all()
    running.wait_until(lambda: running.ask_engine(request_id).wakes_at == moved.warn_at)


def test_waiting_for_the_applicant_stops_the_clock_of_the_study(running: RunningWorld) -> None:
    request_id = open_case(running)
    study = get_open_task(running, request_id)
    act(running, request_id, "waha.researcher send_back")
    asked = get_open_task(running, request_id)
    running.skip(request_id, timedelta(days=12))
    act(running, request_id, "waha.registrar complete")
    resumed = get_open_task(running, request_id)
    calendar = Calendar()
    left = calendar.working_time_between(asked.opened_at, study.due_at)
    assert calendar.working_time_between(resumed.opened_at, resumed.due_at) == left
    assert resumed.due_at - study.due_at >= timedelta(days=9)
    assert resumed.is_mine is False
    assert resumed.holder is not None, "it comes back to its researcher"
    case = running.look(request_id, "waha.researcher")
    assert {paper.paper.value: paper.state.value for paper in case.papers}["income"] == "presented"


def test_a_study_that_was_warned_of_is_not_warned_of_again_when_the_papers_came(
    running: RunningWorld,
) -> None:
    request_id = open_case(running)
    running.study(request_id)
    task = get_open_task(running, request_id)
    running.skip(request_id, task.warn_at - running.clock() + timedelta(hours=1))
    running.wait_until(lambda: EventType.WARNED in list_instants(running.look(request_id)))
    act(running, request_id, "waha.researcher send_back", "waha.registrar complete")
    resumed = get_open_task(running, request_id)
    running.wait_until(lambda: (running.ask_engine(request_id).wakes_at or resumed.warn_at) >= resumed.due_at)
    events = [event.type for event in running.look(request_id).timeline]
    assert events.count(EventType.WARNED) == 1


def test_papers_that_never_came_end_the_case_at_the_second_deadline_and_free_the_need(
    running: RunningWorld,
) -> None:
    person = invent_applicant()
    request_id = open_case(running, **person)
    act(running, request_id, "waha.researcher send_back")
    asked = get_open_task(running, request_id)
    calendar = Calendar()
    assert asked.due_at == close_of_working_day(calendar, asked.opened_at, COMPLETE_DAYS)
    second = calendar.add_working_time(asked.due_at, timedelta(hours=60))
    running.skip(request_id, timedelta(days=70))
    running.wait_until(lambda: running.look(request_id).stage is Stage.CLOSED)
    case = running.look(request_id)
    assert (case.outcome, case.closed_at) == (Outcome.EXPIRED, second)
    instants = list_instants(case)
    assert instants[EventType.EXPIRED] == second
    assert instants[EventType.BREACHED] == asked.due_at
    again = running.register("diyaa.registrar", **person)
    assert running.ask_engine(running.start(again)).stage == Stage.REVIEW


LADDERS = {
    "a signature of the ministry": (
        ("waha.researcher recommend",),
        "supervisor",
        {EventType.WARNED, EventType.BREACHED},
    ),
    "a payment": (
        ("waha.researcher recommend", "supervisor approve"),
        "waha.manager",
        {EventType.WARNED, EventType.BREACHED, EventType.ESCALATED_MINISTRY},
    ),
    "a receipt": (
        ("waha.researcher recommend", "supervisor approve", *PAID),
        "waha.manager",
        {EventType.WARNED, EventType.BREACHED, EventType.ESCALATED_MINISTRY},
    ),
}
"""What is neglected → how it came there, who neglects it, and what is told: nobody is told on to himself."""

CLOCKS = {EventType.WARNED, EventType.BREACHED, EventType.ESCALATED_AID_MANAGER, EventType.ESCALATED_MINISTRY}


@pytest.mark.parametrize("name", LADDERS)
def test_what_is_neglected_is_told_of_at_its_instants_to_whoever_stands_above(
    running: RunningWorld, name: str
) -> None:
    acts, by, told = LADDERS[name]
    request_id = open_case(running)
    act(running, request_id, *acts)
    check_ladder(running, request_id, by, told)


def test_a_neglected_hold_is_told_to_the_ministry(running: RunningWorld) -> None:
    request_id = open_held_case(running)
    check_ladder(
        running, request_id, "desk", {EventType.WARNED, EventType.BREACHED, EventType.ESCALATED_MINISTRY}
    )


def check_ladder(world: RunningWorld, request_id: UUID, by: str, told: set[EventType]) -> None:
    task = world.look(request_id, by).task
    assert task is not None
    world.skip(request_id, timedelta(days=40))
    world.wait_until(lambda: world.ask_engine(request_id).wakes_at is None)
    instants = list_instants(world.look(request_id))
    assert instants.keys() & CLOCKS == told
    assert (instants[EventType.WARNED], instants[EventType.BREACHED]) == (task.warn_at, task.due_at)
    assert instants.get(EventType.ESCALATED_MINISTRY) in (
        None,
        Calendar().add_working_time(task.due_at, timedelta(hours=18)),
    )
