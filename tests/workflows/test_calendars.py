"""Every branch of a deadline on the real engine, at the instants of a calendar with Eid, Ramadan and a decree in its way."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from domain.calendars import Calendar, DayOverride, Hours, read_day
from domain.cycle import EventType, Stage
from services.calendars import declare_day
from services.case_parts import TaskView
from services.extensions import ExtensionForm, extend_task
from services.tasks import claim_task
from tests.workflows.branches import act, open_case
from tests.world import RunningWorld, submit

CLOCKS = (
    EventType.WARNED,
    EventType.BREACHED,
    EventType.ESCALATED_AID_MANAGER,
    EventType.ESCALATED_MINISTRY,
)


def get_open_task(world: RunningWorld, request_id: UUID, by: str = "waha.manager") -> TaskView:
    task = world.look(request_id, by).task
    assert task is not None
    return task


def list_told(world: RunningWorld, request_id: UUID) -> dict[EventType, list[datetime]]:
    told: dict[EventType, list[datetime]] = {}
    for event in reversed(world.look(request_id).timeline):
        if event.type in CLOCKS:
            told.setdefault(event.type, []).append(event.occurred_at)
    return told


def declare_week_off(world: RunningWorld) -> Calendar:
    """An Eid week, eleven days from now, that the sighting of the moon decided."""
    first = read_day(world.clock()) + timedelta(days=11)
    return _declare(world, [DayOverride(first + timedelta(days=day), is_open=False) for day in range(7)])


def declare_short_hours(world: RunningWorld) -> Calendar:
    """A fortnight with the hours of Ramadan."""
    hours = Calendar().ramadan_hours
    first = read_day(world.clock()) + timedelta(days=3)
    days = [first + timedelta(days=day) for day in range(14)]
    return _declare(world, [DayOverride(on, True, hours) for on in days if Calendar().is_working_day(on)])


def declare_storm(world: RunningWorld) -> Calendar:
    """A day off that nobody knew of yesterday, and a Friday on which offices open instead."""
    days = (read_day(world.clock()) + timedelta(days=count) for count in range(5, 9))
    first = next(filter(Calendar().is_working_day, days))
    friday = first + timedelta(days=(4 - first.weekday()) % 7)
    return _declare(
        world,
        [
            DayOverride(first, is_open=False),
            DayOverride(friday, True, Hours(Calendar().usual_hours.opens, Calendar().usual_hours.closes)),
        ],
    )


def _declare(world: RunningWorld, overrides: list[DayOverride]) -> Calendar:
    for day in overrides:
        declare_day(
            world.store, world.actor("policy"), day.on, is_open=day.is_open, hours=day.hours, at=world.clock()
        )
    return Calendar(tuple(overrides))


DECREES: dict[str, Callable[[RunningWorld], Calendar]] = {
    "an Eid week": declare_week_off,
    "the hours of Ramadan": declare_short_hours,
    "a storm": declare_storm,
}

WAITS: dict[str, tuple[tuple[str, ...], tuple[EventType, ...]]] = {
    "a study": ((), CLOCKS),
    "the ministry's signature": (("waha.researcher recommend",), CLOCKS[:2]),
    "a payment": (
        ("waha.researcher recommend", "supervisor approve"),
        (CLOCKS[0], CLOCKS[1], CLOCKS[3]),
    ),
    "the applicant": (("waha.researcher send_back",), CLOCKS[:3]),
}
"""What is waited for → how the case came there, and who is told in which order; the applicant's case ends instead."""


@pytest.mark.timeout(240)
@pytest.mark.parametrize("wait", WAITS)
@pytest.mark.parametrize("decree", DECREES)
def test_what_is_neglected_is_told_at_the_instants_of_the_calendar_declared_while_it_runs(
    running: RunningWorld, decree: str, wait: str
) -> None:
    acts, told = WAITS[wait]
    request_id = open_case(running)
    act(running, request_id, *acts)
    before = get_open_task(running, request_id)
    at = running.clock()
    calendar = DECREES[decree](running)
    running.relay_all()
    task = get_open_task(running, request_id)
    ordinary = Calendar()
    for now, was in ((task.warn_at, before.warn_at), (task.due_at, before.due_at)):
        left = ordinary.working_time_between(at, was)
        assert abs(calendar.working_time_between(at, now) - left) < timedelta(minutes=1)
        hours = calendar.hours_on(read_day(now))
        assert hours is not None
        assert hours[0] <= now <= hours[1]
    running.skip(request_id, timedelta(days=80))
    running.wait_until(lambda: running.ask_engine(request_id).wakes_at is None)
    instants = list_told(running, request_id)
    assert tuple(instants) == told
    assert (instants[EventType.WARNED], instants[EventType.BREACHED]) == ([task.warn_at], [task.due_at])
    assert all(read_day(at) not in _list_closed(calendar) for each in instants.values() for at in each)
    assert (running.look(request_id).stage is Stage.CLOSED) == (wait == "the applicant")


def _list_closed(calendar: Calendar) -> set[date]:
    return {override.on for override in calendar.overrides if not override.is_open}


def test_the_islamic_holidays_of_the_library_lie_on_umm_al_quras_days() -> None:
    """Eid al-Fitr and Eid al-Adha of 1447 and 1448, and the hours of Ramadan 1447, as printed."""
    calendar = Calendar()
    for day in ("2026-03-22", "2026-05-27", "2026-05-28"):
        assert not calendar.is_working_day(date.fromisoformat(day)), day
    ramadan = calendar.hours_on(date(2026, 3, 1))
    assert ramadan is not None
    assert ramadan[0] == datetime(2026, 3, 1, 6, 30, tzinfo=UTC)
    assert calendar.hours_on(date(2026, 2, 10)) == (
        datetime(2026, 2, 10, 5, tzinfo=UTC),
        datetime(2026, 2, 10, 11, tzinfo=UTC),
    )


@pytest.mark.timeout(240)
def test_the_clock_never_takes_a_case_away_after_its_study_has_begun(running: RunningWorld) -> None:
    begun, claimed = open_case(running), open_case(running)
    running.study(begun)
    claim_study(running, claimed)
    for request_id in (begun, claimed):
        running.skip(request_id, timedelta(days=60))
    running.wait_until(lambda: running.ask_engine(begun).wakes_at is None)
    kept, lapsed = get_open_task(running, begun), get_open_task(running, claimed)
    assert kept.holder is not None
    assert (kept.study_begun_at is not None, kept.wait.value) == (True, "under_study")
    assert not get_open_task(running, begun, "waha.researcher2").may_claim
    assert get_open_task(running, begun, "waha.researcher").may_act
    assert lapsed.study_begun_at is None
    assert get_open_task(running, claimed, "waha.researcher2").may_claim


def claim_study(world: RunningWorld, request_id: UUID) -> None:
    task = get_open_task(world, request_id, "waha.researcher")
    claim_task(world.store, world.actor("waha.researcher"), task.task_id, at=world.clock())


@pytest.mark.timeout(240)
def test_an_extended_deadline_is_told_of_at_its_new_instants_though_the_old_timer_wakes_first(
    running: RunningWorld,
) -> None:
    request_id = open_case(running)
    first = get_open_task(running, request_id)
    form = ExtensionForm(read_day(Calendar().add_working_days(first.due_at, 4)).isoformat(), "تقرير متأخر")
    extend_task(
        running.store, running.actor("waha.manager"), first.task_id, form, submit(form), at=running.clock()
    )
    extended = get_open_task(running, request_id)
    assert extended.due_at > first.due_at
    running.skip(request_id, timedelta(days=80))
    running.wait_until(lambda: running.ask_engine(request_id).wakes_at is None)
    told = list_told(running, request_id)
    assert (told[EventType.WARNED], told[EventType.BREACHED]) == ([extended.warn_at], [extended.due_at])


@pytest.mark.timeout(240)
def test_a_case_of_which_everybody_was_told_is_extended_and_everybody_is_told_again(
    running: RunningWorld,
) -> None:
    request_id = open_case(running)
    task = get_open_task(running, request_id)
    running.skip(request_id, timedelta(days=60))
    running.wait_until(lambda: running.ask_engine(request_id).wakes_at is None)
    form = ExtensionForm(read_day(Calendar().add_working_days(running.clock(), 5)).isoformat(), "فرصة أخيرة")
    extend_task(
        running.store, running.actor("supervisor"), task.task_id, form, submit(form), at=running.clock()
    )
    running.relay_all()
    running.wait_until(lambda: running.ask_engine(request_id).wakes_at is not None)
    extended = get_open_task(running, request_id)
    running.skip(request_id, timedelta(days=60))
    running.wait_until(lambda: running.ask_engine(request_id).wakes_at is None)
    assert list_told(running, request_id)[EventType.BREACHED] == [task.due_at, extended.due_at]
