"""The official calendar under running cases: a declared day moves the deadlines of every open task."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy.orm import aliased
from sqlmodel import Session, col, exists, or_, select

from domain.calendars import Calendar, Hours
from domain.cycle import TaskKind
from domain.deadlines import Deadline
from domain.roles import Actor, Role
from services.moves import read_deadline
from store.queries.outbox import NO_GRACE, leave_errand
from store.queries.policies import load_calendar
from store.queries.tasks import LIVE
from store.scope import Store
from store.tables.outbox import Topic
from store.tables.policies import CalendarOverride
from store.tables.tasks import Task

TASKS_AT_ONCE = 1000


@dataclass(frozen=True)
class Declared:
    """What a declaration did: how many open tasks are due at another instant now, and how many of them earlier."""

    moved: int
    earlier: int


def declare_day(
    store: Store, actor: Actor, on: date, *, is_open: bool, hours: Hours | None = None, at: datetime
) -> Declared:
    """Declare a day closed, open, or open with other hours; a later declaration for a day replaces it.

    The working time that each open task has left at `at` stays what it was; an instant already past stays too.
    Cases whose clock now wakes earlier are told so. Raises WrongRoleError.
    """
    actor.require(Role.POLICY_OFFICER)
    with store.registry() as db:
        before = load_calendar(db)
        row = db.get(CalendarOverride, on) or CalendarOverride(on=on, is_open=is_open)
        row.is_open = is_open
        row.hours = {"opens": f"{hours.opens:%H:%M}", "closes": f"{hours.closes:%H:%M}"} if hours else {}
        db.add(row)
        db.flush()
        return _move_deadlines(db, before, load_calendar(db), on, at=at)


def _move_deadlines(db: Session, before: Calendar, after: Calendar, on: date, *, at: datetime) -> Declared:
    moved = earlier = 0
    last: UUID | None = None
    while tasks := _list_tasks(db, last):
        for task in tasks:
            old = read_deadline(task)
            new = _carry_over(old, before, after, at)
            if new == old:
                continue
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
        db.flush()
        last = tasks[-1].id
    return Declared(moved, earlier)


def _list_tasks(db: Session, after: UUID | None) -> list[Task]:
    """Tasks whose clock runs, and studies whose clock stands still until the applicant's papers come."""
    waits = aliased(Task)
    is_paused = exists().where(
        col(Task.kind) == TaskKind.STUDY,
        col(waits.request_id) == Task.request_id,
        col(waits.kind) == TaskKind.COMPLETE,
        col(waits.state).in_(LIVE),
    )
    query = select(Task).where(or_(col(Task.state).in_(LIVE), is_paused)).order_by(col(Task.id))
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
