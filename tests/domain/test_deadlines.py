"""Deadlines: the allowance, the warning, the pauses and the ladder of a neglected task."""

import subprocess
import sys
from dataclasses import astuple
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.calendars import KUWAIT, Calendar, DayOverride
from domain.deadlines import (
    Allowance,
    AllowanceUnit,
    Deadline,
    Ladder,
    Phase,
    compute_latest_due,
    extend_deadline,
    find_next_phase,
    find_wake,
    keep_phases,
    list_phases,
    set_deadline,
    shift_deadline,
)
from domain.roles import Role

ORDINARY = Calendar()
THREE_DAYS = Allowance(3, AllowanceUnit.WORKING_DAYS)
WORKING = (AllowanceUnit.WORKING_HOURS, AllowanceUnit.WORKING_DAYS)
"""Days of the calendar are counted for the pool alone, whose clock nothing stops (test_pool)."""

FOUR_HOURS = Allowance(4, AllowanceUnit.WORKING_HOURS)

days = st.dates(date(2025, 11, 1), date(2026, 12, 31))
calendars = st.lists(st.builds(DayOverride, days, st.booleans()), max_size=20).map(
    lambda listed: Calendar(tuple(listed))
)
instants = st.datetimes(datetime(2025, 11, 1), datetime(2026, 12, 31), timezones=st.just(UTC))
pauses = st.timedeltas(timedelta(0), timedelta(days=40))
allowances = st.builds(Allowance, st.integers(1, 30), st.sampled_from(WORKING))
steps = st.timedeltas(timedelta(0), timedelta(hours=60))
ladders = st.builds(Ladder, steps, steps)


def in_kuwait(day: str, clock: str) -> datetime:
    return datetime.fromisoformat(f"{day}T{clock}").replace(tzinfo=KUWAIT)


def list_rungs(deadline: Deadline) -> list[datetime]:
    return [deadline.warn_at, deadline.due_at, deadline.aid_manager_at, deadline.ministry_at]


def test_hold_opened_on_sunday_is_due_on_wednesday_at_closing() -> None:
    deadline = set_deadline(ORDINARY, in_kuwait("2026-11-22", "08:00"), THREE_DAYS)
    assert list_rungs(deadline) == [
        in_kuwait("2026-11-24", "14:00"),
        in_kuwait("2026-11-25", "14:00"),
        in_kuwait("2026-11-26", "14:00"),
        in_kuwait("2026-11-30", "14:00"),
    ]


def test_emergency_on_thursday_noon_is_due_on_sunday_morning() -> None:
    deadline = set_deadline(ORDINARY, in_kuwait("2026-11-26", "12:00"), FOUR_HOURS)
    assert deadline.due_at == in_kuwait("2026-11-29", "10:00")
    assert deadline.warn_at == in_kuwait("2026-11-29", "09:00")


def test_deadline_over_eid_waits_for_the_bodies_to_return() -> None:
    deadline = set_deadline(ORDINARY, in_kuwait("2026-03-18", "10:00"), THREE_DAYS)
    assert deadline.due_at == in_kuwait("2026-03-24", "14:00")


def test_decreed_day_off_moves_the_deadline() -> None:
    closed = Calendar((DayOverride(date(2026, 11, 24), is_open=False),))
    deadline = set_deadline(closed, in_kuwait("2026-11-22", "08:00"), THREE_DAYS)
    assert deadline.due_at == in_kuwait("2026-11-26", "14:00")


def test_policy_sets_the_ladder() -> None:
    ladder = Ladder(aid_manager_after=timedelta(hours=1), ministry_after=timedelta(hours=2))
    deadline = set_deadline(ORDINARY, in_kuwait("2026-11-22", "08:00"), FOUR_HOURS, ladder)
    assert deadline.aid_manager_at == in_kuwait("2026-11-22", "13:00")
    assert deadline.ministry_at == in_kuwait("2026-11-23", "09:00")


def test_waiting_for_the_applicant_keeps_the_working_time_that_was_left() -> None:
    deadline = set_deadline(ORDINARY, in_kuwait("2026-11-22", "08:00"), FOUR_HOURS)
    shifted = shift_deadline(
        ORDINARY, deadline, in_kuwait("2026-11-22", "10:00"), in_kuwait("2026-11-27", "18:00")
    )
    assert shifted.opened_at == deadline.opened_at
    assert shifted.warn_at == in_kuwait("2026-11-29", "09:00")
    assert shifted.due_at == in_kuwait("2026-11-29", "10:00")


def test_warning_already_given_is_not_moved_by_a_pause() -> None:
    deadline = set_deadline(ORDINARY, in_kuwait("2026-11-22", "08:00"), FOUR_HOURS)
    shifted = shift_deadline(
        ORDINARY, deadline, in_kuwait("2026-11-22", "11:30"), in_kuwait("2026-11-23", "08:00")
    )
    assert shifted.warn_at == deadline.warn_at
    assert shifted.due_at == in_kuwait("2026-11-23", "08:30")


def test_pause_at_the_very_breach_keeps_it() -> None:
    deadline = set_deadline(ORDINARY, in_kuwait("2026-11-22", "08:00"), FOUR_HOURS)
    shifted = shift_deadline(ORDINARY, deadline, deadline.due_at, in_kuwait("2026-11-29", "08:00"))
    assert shifted.due_at == deadline.due_at
    assert shifted.aid_manager_at == in_kuwait("2026-11-29", "14:00")


def test_pause_after_the_breach_keeps_the_breach_and_stops_the_ladder() -> None:
    deadline = set_deadline(ORDINARY, in_kuwait("2026-11-22", "08:00"), FOUR_HOURS)
    shifted = shift_deadline(
        ORDINARY, deadline, in_kuwait("2026-11-22", "13:00"), in_kuwait("2026-11-29", "08:00")
    )
    assert shifted.due_at == deadline.due_at
    assert shifted.aid_manager_at == in_kuwait("2026-11-29", "13:00")
    assert shifted.ministry_at == in_kuwait("2026-12-01", "13:00")


def test_phases_come_in_order_and_end() -> None:
    deadline = set_deadline(ORDINARY, in_kuwait("2026-11-22", "08:00"), FOUR_HOURS)
    done = list(Phase)
    assert [find_wake(deadline, Role.RESEARCHER, done[:reached]) for reached in range(5)] == [
        (Phase.WARN, deadline.warn_at),
        (Phase.BREACH, deadline.due_at),
        (Phase.AID_MANAGER, deadline.aid_manager_at),
        (Phase.MINISTRY, deadline.ministry_at),
        None,
    ]


@pytest.mark.parametrize(
    ("done", "following"),
    [
        ([], Phase.WARN),
        ([Phase.WARN], Phase.BREACH),
        ([Phase.BREACH], Phase.AID_MANAGER),
        ([Phase.AID_MANAGER, Phase.WARN], Phase.MINISTRY),
        ([Phase.MINISTRY], None),
    ],
)
def test_phase_that_was_skipped_is_not_made_up_for(done: list[Phase], following: Phase | None) -> None:
    assert find_next_phase(Role.RESEARCHER, done) == following


@pytest.mark.parametrize(
    ("role", "after_the_breach"),
    [
        (Role.REGISTRAR, Phase.AID_MANAGER),
        (Role.AID_MANAGER, Phase.MINISTRY),
        (Role.DUPLICATE_DESK, Phase.MINISTRY),
        (Role.SUPERVISOR, None),
    ],
)
def test_nobody_is_told_on_to_themselves_or_to_somebody_below(
    role: Role, after_the_breach: Phase | None
) -> None:
    assert find_next_phase(role, [Phase.WARN, Phase.BREACH]) == after_the_breach


def test_workflows_can_import_deadlines_without_the_heavy_libraries() -> None:
    program = (
        "import sys, domain.deadlines;"
        "print(*({'holidays', 'hijridate', 'phonenumbers', 'stdnum'} & set(sys.modules)))"
    )
    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert loaded.stdout.split() == []


@given(calendars, instants, allowances, ladders)
def test_every_phase_lies_in_working_hours_and_in_order(
    calendar: Calendar, opened_at: datetime, allowance: Allowance, ladder: Ladder
) -> None:
    deadline = set_deadline(calendar, opened_at, allowance, ladder)
    rungs = list_rungs(deadline)
    assert opened_at < deadline.warn_at
    assert rungs == sorted(rungs)
    for rung in rungs:
        window = calendar.hours_on(rung.astimezone(KUWAIT).date())
        assert window is not None
        assert window[0] <= rung <= window[1]


@given(calendars, instants, allowances)
def test_warning_comes_at_three_quarters_of_the_working_time(
    calendar: Calendar, opened_at: datetime, allowance: Allowance
) -> None:
    deadline = set_deadline(calendar, opened_at, allowance)
    whole = calendar.working_time_between(opened_at, deadline.due_at)
    assert calendar.working_time_between(opened_at, deadline.warn_at) == whole * 3 // 4


@given(calendars, instants, allowances, ladders, pauses)
def test_empty_pause_changes_nothing(
    calendar: Calendar, opened_at: datetime, allowance: Allowance, ladder: Ladder, until_pause: timedelta
) -> None:
    deadline = set_deadline(calendar, opened_at, allowance, ladder)
    paused_at = opened_at + until_pause
    assert shift_deadline(calendar, deadline, paused_at, paused_at) == deadline


@given(calendars, instants, allowances, ladders, pauses, pauses)
def test_pause_never_brings_a_phase_forward_nor_out_of_order(
    calendar: Calendar,
    opened_at: datetime,
    allowance: Allowance,
    ladder: Ladder,
    until_pause: timedelta,
    pause: timedelta,
) -> None:
    deadline = set_deadline(calendar, opened_at, allowance, ladder)
    paused_at = opened_at + until_pause
    shifted = shift_deadline(calendar, deadline, paused_at, paused_at + pause)
    rungs = list_rungs(shifted)
    assert rungs == sorted(rungs)
    assert all(after >= before for after, before in zip(astuple(shifted), astuple(deadline), strict=True))


@given(calendars, instants, allowances, pauses, pauses)
def test_pause_takes_exactly_its_own_working_time_off_the_clock(
    calendar: Calendar, opened_at: datetime, allowance: Allowance, until_pause: timedelta, pause: timedelta
) -> None:
    deadline = set_deadline(calendar, opened_at, allowance)
    paused_at = min(opened_at + until_pause, deadline.warn_at - timedelta(microseconds=1))
    resumed_at = paused_at + pause
    shifted = shift_deadline(calendar, deadline, paused_at, resumed_at)
    worked = calendar.working_time_between(opened_at, shifted.due_at)
    assert worked == calendar.working_time_between(
        opened_at, deadline.due_at
    ) + calendar.working_time_between(paused_at, resumed_at)


def test_an_extension_moves_every_rung_by_the_same_working_time() -> None:
    deadline = set_deadline(ORDINARY, in_kuwait("2026-11-22", "08:00"), THREE_DAYS)
    assert list_rungs(extend_deadline(ORDINARY, deadline, in_kuwait("2026-11-29", "14:00"))) == [
        in_kuwait("2026-11-26", "14:00"),
        in_kuwait("2026-11-29", "14:00"),
        in_kuwait("2026-11-30", "14:00"),
        in_kuwait("2026-12-02", "14:00"),
    ]


def test_what_lies_ahead_again_after_an_extension_is_told_again() -> None:
    deadline = set_deadline(ORDINARY, in_kuwait("2026-11-22", "08:00"), THREE_DAYS)
    extended = extend_deadline(ORDINARY, deadline, in_kuwait("2026-11-29", "14:00"))
    done = [Phase.WARN, Phase.BREACH]
    assert keep_phases(extended, done, in_kuwait("2026-11-25", "15:00")) == ()
    assert keep_phases(extended, done, in_kuwait("2026-11-26", "15:00")) == (Phase.WARN,)


def test_an_overdue_task_may_be_given_its_allowance_from_now_and_one_in_time_from_its_deadline() -> None:
    due_at = in_kuwait("2026-11-25", "14:00")
    early, late = in_kuwait("2026-11-23", "09:00"), in_kuwait("2026-12-06", "09:00")
    assert compute_latest_due(ORDINARY, due_at, early, THREE_DAYS) == in_kuwait("2026-11-30", "14:00")
    assert compute_latest_due(ORDINARY, due_at, late, THREE_DAYS) == in_kuwait("2026-12-09", "14:00")


@given(calendars, instants, allowances, ladders, pauses)
def test_an_extended_deadline_keeps_its_order_and_comes_later_by_one_working_time(
    calendar: Calendar, opened_at: datetime, allowance: Allowance, ladder: Ladder, after: timedelta
) -> None:
    deadline = set_deadline(calendar, opened_at, allowance, ladder)
    at = opened_at + after
    due_at = compute_latest_due(calendar, deadline.due_at, at, allowance)
    extended = extend_deadline(calendar, deadline, due_at)
    assert extended.due_at == due_at > at
    rungs = list_rungs(extended)
    assert rungs == sorted(rungs)
    more = calendar.working_time_between(deadline.due_at, due_at)
    for before, now in zip(list_rungs(deadline), rungs, strict=True):
        assert now >= before
        assert calendar.working_time_between(before, now) == more
    kept = keep_phases(extended, list(Phase), at)
    assert Phase.BREACH not in kept


@given(calendars, instants, allowances, st.sampled_from(Role))
def test_whatever_is_done_the_next_wake_is_the_first_rung_that_was_not_told(
    calendar: Calendar, opened_at: datetime, allowance: Allowance, role: Role
) -> None:
    deadline = set_deadline(calendar, opened_at, allowance)
    done: list[Phase] = []
    told = []
    while wake := find_wake(deadline, role, done):
        done.append(wake[0])
        told.append(wake[1])
    assert tuple(done) == list_phases(role)
    assert told == sorted(told)
