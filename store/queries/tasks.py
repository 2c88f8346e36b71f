"""Tasks: guarded claims, the queues of a person, and what is open on a case."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import text
from sqlmodel import Session, col, select

from domain.cycle import CLAIMED_KINDS
from domain.roles import Role
from store.tables.tasks import Task, TaskState

LEASE = timedelta(hours=24)
"""How long a claim holds before its study has begun; after that the clock never takes it away."""

LIVE = (TaskState.OPEN, TaskState.DECIDING)

_FREE = "(t.holder_id is null or (t.study_begun_at is null and t.lease_until_at < :at))"
_MAY = "t.state = 'open' and t.role = any(:roles) and t.kind = any(:kinds) and not (:me = any(t.barred))"
_CLAIM = (
    "holder_id = :me, claimed_at = :at, lease_until_at = :lease, "
    "wait = case when kind = 'study' then 'under_study' else wait end"
)


@dataclass(frozen=True)
class ClaimedRow:
    """What a successful claim returns."""

    task_id: UUID
    request_id: UUID
    due_at: datetime
    is_urgent: bool


def find_task(db: Session, task_id: UUID, *, lock: bool = False) -> Task | None:
    """A task within the session's scope; with `lock` its row is locked and read afresh."""
    query = select(Task).where(Task.id == task_id)
    if lock:
        query = query.with_for_update().execution_options(populate_existing=True)
    return db.exec(query).one_or_none()


def list_open_tasks(db: Session, request_id: UUID) -> Sequence[Task]:
    """The tasks a case waits for, oldest first."""
    return db.exec(
        select(Task)
        .where(Task.request_id == request_id, col(Task.state).in_(LIVE))
        .order_by(col(Task.opened_at), col(Task.id))
    ).all()


def has_lapsed(task: Task, *, at: datetime) -> bool:
    """True if the holder let the lease run out before the study began: anybody may claim the task now."""
    return task.study_begun_at is None and task.lease_until_at is not None and task.lease_until_at < at


def claim(db: Session, task_id: UUID, *, me: UUID, roles: frozenset[Role], at: datetime) -> ClaimedRow | None:
    """Claim one task in a single guarded statement; None if it was not free for this person."""
    row = db.execute(
        text(
            f"update task t set {_CLAIM} where t.id = :task and {_MAY} and {_FREE} "  # noqa: S608 (constants)
            "returning t.id, t.request_id, t.due_at, t.is_urgent"
        ),
        {"task": task_id, **_who(me, roles, at)},
    ).one_or_none()
    return ClaimedRow(*row) if row else None


def claim_next(db: Session, *, me: UUID, roles: frozenset[Role], at: datetime) -> ClaimedRow | None:
    """Claim the task that should be done next: overdue first, then emergencies, then the earliest due.

    Rows another person is claiming at this moment are skipped, so that two people never wait for each other.
    """
    row = db.execute(
        text(
            f"""
            update task t set {_CLAIM} where t.id = (
                select t.id from task t where {_MAY} and {_FREE}
                order by (t.due_at < :at) desc, t.is_urgent desc, t.due_at, t.id
                limit 1 for update skip locked
            ) returning t.id, t.request_id, t.due_at, t.is_urgent
            """  # noqa: S608 (constants)
        ),
        _who(me, roles, at),
    ).one_or_none()
    return ClaimedRow(*row) if row else None


def release(db: Session, task_id: UUID, *, me: UUID) -> UUID | None:
    """Give a task back; the request's id, or None if this person does not hold it open."""
    return db.execute(
        text(
            "update task set holder_id = null, claimed_at = null, lease_until_at = null, study_begun_at = null, "
            "wait = case when kind = 'study' then 'to_claim' else wait end "
            "where id = :task and holder_id = :me and state = 'open' returning request_id"
        ),
        {"task": task_id, "me": me},
    ).scalar_one_or_none()


def _who(me: UUID, roles: frozenset[Role], at: datetime) -> dict[str, object]:
    return {
        "me": me,
        "roles": [role.value for role in roles],
        "kinds": [kind.value for kind in CLAIMED_KINDS],
        "at": at,
        "lease": at + LEASE,
    }
