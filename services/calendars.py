"""The official calendar under running cases: a declared day moves the deadlines of every open task."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import any_
from sqlalchemy.orm import aliased
from sqlmodel import Session, and_, col, exists, or_, select

from domain.calendars import Calendar, DayOverride, Hours
from domain.cycle import TaskKind
from domain.deadlines import Deadline
from domain.errors import FieldProblem, InvalidFieldsError
from domain.policy_drafts import PolicyAct
from domain.roles import Actor, Role
from services.moves import read_deadline
from services.submissions import Submission
from store.queries.outbox import NO_GRACE, leave_errand
from store.queries.policies import load_calendar
from store.queries.policy_drafts import note_act
from store.queries.submissions import find_submission, remember_submission
from store.queries.tasks import LIVE
from store.scope import Store
from store.tables.outbox import Topic
from store.tables.policies import CalendarOverride
from store.tables.policy_drafts import PolicyActRow
from store.tables.tasks import Task

TASKS_AT_ONCE = 1000
DAYS_SHOWN = 400
"""The longest stretch of the calendar that is shown at once."""


@dataclass(frozen=True)
class Declared:
    """What a declaration did: how many open tasks are due at another instant now, and how many of them earlier."""

    moved: int
    earlier: int


@dataclass(frozen=True)
class CalendarDay:
    """One day in Kuwait: when work opens and closes (UTC, None on a day off), and whether the ministry declared it."""

    on: date
    opens_at: datetime | None
    closes_at: datetime | None
    is_declared: bool


def list_days(store: Store, from_on: date, to_on: date) -> tuple[CalendarDay, ...]:
    """The official calendar from one day through another. Raises InvalidFieldsError for too long a stretch."""
    if not 0 <= (to_on - from_on).days < DAYS_SHOWN:
        raise InvalidFieldsError([FieldProblem("to_on", "out_of_range", {"limit": DAYS_SHOWN})])
    with store.registry() as db:
        calendar = load_calendar(db)
    declared = {override.on for override in calendar.overrides}
    days = [from_on + timedelta(days=n) for n in range((to_on - from_on).days + 1)]
    windows = [(on, calendar.hours_on(on) or (None, None)) for on in days]
    return tuple(CalendarDay(on, opens, closes, on in declared) for on, (opens, closes) in windows)


def preview_day(
    store: Store, actor: Actor, on: date, *, is_open: bool, hours: Hours | None = None, at: datetime
) -> Declared:
    """What declaring a day would do to the deadlines of open tasks; nothing is written. Raises WrongRoleError."""
    actor.require(Role.POLICY_OFFICER)
    return _count_moves(store, DayOverride(on, is_open, hours), at=at)


def declare_day(
    store: Store,
    actor: Actor,
    on: date,
    *,
    is_open: bool,
    hours: Hours | None = None,
    circular: str = "",
    submission: Submission | None = None,
    at: datetime,
) -> Declared:
    """Declare a day closed, open, or open with other hours; a later declaration for a day replaces it.

    The working time that each open task has left at `at` stays what it was; an instant already past stays too.
    Cases whose clock now wakes earlier are told so. Raises WrongRoleError, KeyReusedError.
    """
    actor.require(Role.POLICY_OFFICER)
    with store.registry() as db:
        if submission and (known := find_submission(db, actor.account_id, submission.key, submission.digest)):
            details = db.get_one(PolicyActRow, known).details
            return Declared(details["moved"], details["earlier"])
        before = load_calendar(db)
        row = db.get(CalendarOverride, on) or CalendarOverride(on=on, is_open=is_open)
        row.is_open = is_open
        row.hours = {"opens": f"{hours.opens:%H:%M}", "closes": f"{hours.closes:%H:%M}"} if hours else {}
        row.circular = circular
        db.add(row)
        db.flush()
        declared = _move_deadlines(db, before, load_calendar(db), on, at=at)
        details = {"on": on.isoformat(), "is_open": is_open, "hours": row.hours, **asdict(declared)}
        act_id = note_act(db, PolicyAct.DAY_DECLARED, circular, actor.account_id, at=at, details=details)
        if submission:
            remember_submission(db, actor.account_id, submission.key, submission.digest, act_id)
        return declared


def _count_moves(store: Store, override: DayOverride, *, at: datetime) -> Declared:
    with store.registry() as db:
        before = load_calendar(db)
        others = tuple(each for each in before.overrides if each.on != override.on)
        after = replace(before, overrides=(*others, override))
        moves = [(old, new) for task, old, new in _list_moves(db, before, after, at) if task.state in LIVE]
    return Declared(len(moves), sum(new.due_at < old.due_at for old, new in moves))


def _move_deadlines(db: Session, before: Calendar, after: Calendar, on: date, *, at: datetime) -> Declared:
    moved = earlier = 0
    for task, old, new in _list_moves(db, before, after, at):
        task.warn_at, task.due_at = new.warn_at, new.due_at
        task.aid_manager_at, task.ministry_at = new.aid_manager_at, new.ministry_at
        if task.state not in LIVE:
            continue
        moved += 1
        if new.due_at < old.due_at:
            earlier += 1
            key = f"deadline_moved/{task.id}/{on.isoformat()}/{at.timestamp():.0f}"
            leave_errand(
                db,
                Topic.MOVE_DEADLINE,
                key,
                task.request_id,
                at=at,
                grace=NO_GRACE,
                task_id=str(task.id),
            )
    return Declared(moved, earlier)


def _list_moves(
    db: Session, before: Calendar, after: Calendar, at: datetime
) -> Iterator[tuple[Task, Deadline, Deadline]]:
    """Every task whose deadline another calendar moves, with the deadline it has and the one it would have."""
    last: UUID | None = None
    while tasks := _list_tasks(db, last):
        for task in tasks:
            old = read_deadline(task)
            new = _carry_over(old, before, after, at)
            if new != old:
                yield task, old, new
        db.flush()
        last = tasks[-1].id


def _list_tasks(db: Session, after: UUID | None) -> list[Task]:
    """Tasks whose clock runs, studies that wait for the applicant's papers, and what a suspension holds still."""
    waits = aliased(Task)
    is_paused = exists().where(
        col(waits.request_id) == Task.request_id,
        col(waits.state).in_(LIVE),
        or_(
            and_(col(Task.kind) == TaskKind.STUDY, col(waits.kind).in_((TaskKind.COMPLETE, TaskKind.RESUME))),
            col(Task.id) == any_(col(waits.suspends)),
        ),
    )
    # The pool's clock counts days, whoever works on them.
    counted = col(Task.kind) != TaskKind.PULL
    query = select(Task).where(counted, or_(col(Task.state).in_(LIVE), is_paused)).order_by(col(Task.id))
    if after:
        query = query.where(col(Task.id) > after)
    return list(db.exec(query.limit(TASKS_AT_ONCE)))


def _carry_over(deadline: Deadline, before: Calendar, after: Calendar, at: datetime) -> Deadline:
    def carry(instant: datetime) -> datetime:
        if instant <= at:
            return instant
        return after.add_working_time(at, before.working_time_between(at, instant))

    return Deadline(
        deadline.opened_at,
        carry(deadline.warn_at),
        carry(deadline.due_at),
        carry(deadline.aid_manager_at),
        carry(deadline.ministry_at),
    )
