"""Deadlines in working time: setting one, stopping its clock, the phases a neglected task goes through."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from domain.roles import MINISTRY_ROLES, Role

# At run time this room needs no calendar of its own: workflows import it, and must not load `holidays`.
if TYPE_CHECKING:
    from domain.calendars import Calendar


class Phase(StrEnum):
    """What the clock of an open task asks for, in this order."""

    WARN = "warn"
    BREACH = "breach"
    AID_MANAGER = "aid_manager"
    MINISTRY = "ministry"


class AllowanceUnit(StrEnum):
    """What an allowance counts."""

    WORKING_HOURS = "working_hours"
    WORKING_DAYS = "working_days"
    CALENDAR_DAYS = "calendar_days"


@dataclass(frozen=True)
class Allowance:
    """How long a task may take, as the policy says for its kind: `amount` (at least one) of `unit`."""

    amount: int
    unit: AllowanceUnit


@dataclass(frozen=True)
class Ladder:
    """How a neglected task is told of: at `warn_percent` of its working time, and after the breach step by step.

    Both steps are waits in working time, each before the next pair of eyes is called.
    """

    aid_manager_after: timedelta = timedelta(hours=6)
    ministry_after: timedelta = timedelta(hours=12)
    warn_percent: int = 75


EXTENSIONS_LIMIT = 2
"""How often the deadline of one task may be extended."""

USUAL_LADDER = Ladder()
"""One ordinary working day after the breach the aid manager, two more days later the ministry."""


@dataclass(frozen=True)
class Deadline:
    """The instants (aware, UTC) at which an open task is warned of, breached and escalated, in that order."""

    opened_at: datetime
    warn_at: datetime
    due_at: datetime
    aid_manager_at: datetime
    ministry_at: datetime


def set_deadline(
    calendar: Calendar, opened_at: datetime, allowance: Allowance, ladder: Ladder = USUAL_LADDER
) -> Deadline:
    """Return the deadline of a task opened at `opened_at` (aware).

    It is due after `allowance` (working days: at closing of the last one, the day of opening not counted) and
    warned of when the ladder's part of the working time until then has passed. Every instant lies in working hours, but for the
    end of calendar days, which is the same hour of the clock.
    """
    return set_deadline_at(calendar, opened_at, _add_allowance(calendar, opened_at, allowance), ladder)


def set_deadline_at(
    calendar: Calendar, opened_at: datetime, due_at: datetime, ladder: Ladder = USUAL_LADDER
) -> Deadline:
    """Return the deadline of a task opened at `opened_at` that is due at an instant somebody chose (both aware)."""
    warn_after = calendar.working_time_between(opened_at, due_at) * ladder.warn_percent // 100
    aid_manager_at = calendar.add_working_time(due_at, ladder.aid_manager_after)
    return Deadline(
        opened_at=opened_at,
        warn_at=min(calendar.add_working_time(opened_at, warn_after), due_at),
        due_at=due_at,
        aid_manager_at=aid_manager_at,
        ministry_at=calendar.add_working_time(aid_manager_at, ladder.ministry_after),
    )


def shift_deadline(
    calendar: Calendar, deadline: Deadline, paused_at: datetime, resumed_at: datetime
) -> Deadline:
    """Return the deadline after its clock stood still from `paused_at` to `resumed_at` (both aware).

    Holds and waiting for the applicant stop it. An instant already reached when the clock stopped stays where
    it was; every later one comes again after the working time that was left to it. Several pauses of one task
    are applied in the order they happened, also after `set_deadline` was repeated with another calendar.
    """

    def shift(instant: datetime) -> datetime:
        if instant <= paused_at:
            return instant
        return calendar.add_working_time(resumed_at, calendar.working_time_between(paused_at, instant))

    return Deadline(
        opened_at=deadline.opened_at,
        warn_at=shift(deadline.warn_at),
        due_at=shift(deadline.due_at),
        aid_manager_at=shift(deadline.aid_manager_at),
        ministry_at=shift(deadline.ministry_at),
    )


def compute_latest_due(calendar: Calendar, due_at: datetime, at: datetime, allowance: Allowance) -> datetime:
    """Return the last instant (UTC) to which a deadline may be extended at `at`: its allowance once again.

    It is counted from the deadline, or from `at` once that has passed.
    """
    return _add_allowance(calendar, max(due_at, at), allowance)


def extend_deadline(calendar: Calendar, deadline: Deadline, due_at: datetime) -> Deadline:
    """Return the deadline with a later `due_at` (aware, within working hours).

    The warning and the phases after the breach come later by the same working time, whether they have passed or not.
    """
    more = calendar.working_time_between(deadline.due_at, due_at)
    return Deadline(
        opened_at=deadline.opened_at,
        warn_at=calendar.add_working_time(deadline.warn_at, more),
        due_at=due_at.astimezone(deadline.due_at.tzinfo),
        aid_manager_at=calendar.add_working_time(deadline.aid_manager_at, more),
        ministry_at=calendar.add_working_time(deadline.ministry_at, more),
    )


def keep_phases(deadline: Deadline, phases_done: Collection[Phase], at: datetime) -> tuple[Phase, ...]:
    """Return the phases that stay done after an extension: what lies ahead again is told again."""
    return tuple(phase for phase in phases_done if _get_instant(deadline, phase) <= at)


def list_phases(role: Role) -> tuple[Phase, ...]:
    """The phases a neglected task of `role` goes through: nobody is told on to themselves or to somebody below."""
    if role is Role.SUPERVISOR:
        return (Phase.WARN, Phase.BREACH)
    if role is Role.AID_MANAGER or role in MINISTRY_ROLES:
        return (Phase.WARN, Phase.BREACH, Phase.MINISTRY)
    return tuple(Phase)


def find_next_phase(role: Role, phases_done: Collection[Phase]) -> Phase | None:
    """Return the phase after the furthest one done, None after the last; a skipped one is not made up for."""
    order = list(Phase)
    reached = max((order.index(phase) for phase in phases_done), default=-1)
    return next((phase for phase in list_phases(role) if order.index(phase) > reached), None)


def find_wake(
    deadline: Deadline, role: Role, phases_done: Collection[Phase]
) -> tuple[Phase, datetime] | None:
    """Return the next phase and the instant (UTC) at which it is due, None when there is none left.

    The instant may be past (the machine was down): then the phase is due at once.
    """
    phase = find_next_phase(role, phases_done)
    return None if phase is None else (phase, _get_instant(deadline, phase))


def _get_instant(deadline: Deadline, phase: Phase) -> datetime:
    instants = {
        Phase.WARN: deadline.warn_at,
        Phase.BREACH: deadline.due_at,
        Phase.AID_MANAGER: deadline.aid_manager_at,
        Phase.MINISTRY: deadline.ministry_at,
    }
    return instants[phase]


def _add_allowance(calendar: Calendar, opened_at: datetime, allowance: Allowance) -> datetime:
    if allowance.unit is AllowanceUnit.WORKING_DAYS:
        return calendar.add_working_days(opened_at, allowance.amount)
    if allowance.unit is AllowanceUnit.CALENDAR_DAYS:
        return opened_at + timedelta(days=allowance.amount)
    return calendar.add_working_time(opened_at, timedelta(hours=allowance.amount))
