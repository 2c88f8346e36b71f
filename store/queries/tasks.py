"""Tasks: guarded claims, the queues of a person, and what is open on a case."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import text
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from domain.claims import ClaimReason
from domain.cycle import CLAIMED_KINDS, TaskKind
from domain.roles import Actor, Role
from store.tables.tasks import Task, TaskState

LEASE = timedelta(hours=24)
"""How long a claim holds before its study has begun; after that the clock never takes it away."""

UNASSIGNED_KINDS = frozenset({TaskKind.PULL})
"""What waits in the pool is nobody's to give: a charity pulls it."""

LIVE = (TaskState.OPEN, TaskState.DECIDING)

FREE = "(t.holder_id is null or (t.study_begun_at is null and t.lease_until_at < :at))"
"""Nobody holds the task, or whoever did let his lease run out before a study began."""

_MAY = "t.state = 'open' and t.role = any(:roles) and t.kind = any(:kinds) and not (:me = any(t.barred))"
_CLAIM = (
    "holder_id = :me, claimed_at = :at, lease_until_at = :lease, snoozed_until_at = null, "
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


def get_task(db: Session, task_id: UUID) -> Task:
    """A task that is known to be within the session's scope."""
    return db.exec(select(Task).where(Task.id == task_id)).one()


def list_open_tasks(db: Session, request_id: UUID) -> Sequence[Task]:
    """The tasks a case waits for, oldest first."""
    return db.exec(ask_open_tasks(request_id)).all()


def ask_open_tasks(request_id: UUID) -> SelectOfScalar[Task]:
    """The question of `list_open_tasks`."""
    return (
        select(Task)
        .where(Task.request_id == request_id, col(Task.state).in_(LIVE))
        .order_by(col(Task.opened_at), col(Task.id))
    )


def find_free_seat(db: Session, task: Task) -> Task | None:
    """Another seat of the same level that nobody is answering, locked; None if the level has none left."""
    return db.exec(
        select(Task)
        .where(
            Task.request_id == task.request_id,
            Task.kind == task.kind,
            Task.level == task.level,
            Task.role == task.role,
            Task.state == TaskState.OPEN,
            Task.seats == task.seats,
        )
        .order_by(col(Task.seat))
        .limit(1)
        .with_for_update(skip_locked=True)
        .execution_options(populate_existing=True)
    ).one_or_none()


def has_lapsed(task: Task, *, at: datetime) -> bool:
    """True if the holder let the lease run out before the study began: anybody may claim the task now."""
    return task.study_begun_at is None and task.lease_until_at is not None and task.lease_until_at < at


def claim(db: Session, task_id: UUID, *, me: UUID, roles: frozenset[Role], at: datetime) -> ClaimedRow | None:
    """Claim one task in a single guarded statement; None if it was not free for this person."""
    row = db.execute(
        text(
            f"update task t set {_CLAIM} where t.id = :task and {_MAY} and {FREE} "  # noqa: S608 (constants)
            "returning t.id, t.request_id, t.due_at, t.is_urgent"
        ),
        {"task": task_id, **_who(me, roles, at)},
    ).one_or_none()
    return ClaimedRow(*row) if row else None


def release(db: Session, task_id: UUID, *, holders: frozenset[UUID]) -> UUID | None:
    """Give a task back; the request's id, or None if none of these holds it open."""
    return db.execute(
        text(
            "update task set holder_id = null, claimed_at = null, lease_until_at = null, study_begun_at = null, "
            "snoozed_until_at = null, wait = case when kind = 'study' then 'to_claim' else wait end "
            "where id = :task and holder_id = any(:holders) and state = 'open' returning request_id"
        ),
        {"task": task_id, "holders": list(holders)},
    ).scalar_one_or_none()


def list_held(db: Session, holder_id: UUID) -> Sequence[Task]:
    """The open tasks that are with this person."""
    return db.exec(select(Task).where(Task.holder_id == holder_id, Task.state == TaskState.OPEN)).all()


def note_reason(db: Session, task_id: UUID, reason: ClaimReason) -> None:
    """Keep why the holder of a task has it: a repeated submission is answered as the first time."""
    db.execute(
        text("update task set taken_for = :reason where id = :task"),
        {"task": task_id, "reason": reason.value},
    )


def reassign(
    db: Session, task_id: UUID, *, to: UUID, roles: frozenset[Role], sides: frozenset[Role], at: datetime
) -> UUID | None:
    """Give an open task to a colleague who holds one of `roles`; the request's id, or None if it is not to be had.

    `sides` are the roles whose tasks the giver answers for. The colleague keeps it until it is due, and a study
    begins anew.
    """
    return db.execute(
        text(
            "update task t set holder_id = :to, claimed_at = :at, lease_until_at = greatest(t.due_at, :lease), "
            "study_begun_at = null, snoozed_until_at = null, "
            "wait = case when t.kind = 'study' then 'under_study' else t.wait end "
            "where t.id = :task and t.state = 'open' and t.role = any(:roles) and t.role = any(:sides) "
            "and t.wait <> 'committee' and not (:to = any(t.barred)) returning t.request_id"
        ),
        {
            "task": task_id,
            "to": to,
            "at": at,
            "lease": at + LEASE,
            "roles": [role.value for role in roles],
            "sides": [role.value for role in sides],
        },
    ).scalar_one_or_none()


def snooze(
    db: Session, task_id: UUID, *, actor: Actor, holders: frozenset[UUID], until: datetime, at: datetime
) -> UUID | None:
    """Put a task aside until an instant not after its due date; the request's id, or None.

    `holders` are those whose tasks this person answers. A lease is stretched: what was put aside stays his.
    """
    return db.execute(
        text(
            "update task t set snoozed_until_at = :until, holder_id = coalesce(t.holder_id, :me), "  # noqa: S608 (constants)
            "lease_until_at = case when t.study_begun_at is null then "
            "greatest(t.lease_until_at, cast(:stretched as timestamptz)) end "
            "where t.id = :task and t.state = 'open' and t.due_at >= :until and t.role = any(:roles) "
            f"and (t.holder_id = any(:holders) and not {FREE} or t.holder_id is null "
            "and not (t.kind = any(:kinds)) and not (:me = any(t.barred))) "
            "returning t.request_id"
        ),
        {
            "task": task_id,
            "me": actor.account_id,
            "roles": [role.value for role in actor.roles],
            "holders": list(holders),
            "until": until,
            "at": at,
            "stretched": until + LEASE,
            "kinds": [kind.value for kind in CLAIMED_KINDS],
        },
    ).scalar_one_or_none()


def wake(db: Session, task_id: UUID, *, holders: frozenset[UUID]) -> UUID | None:
    """End the snooze of a task that one of these holds; the request's id, or None if there was none to end."""
    return db.execute(
        text(
            "update task set snoozed_until_at = null where id = :task and state = 'open' "
            "and holder_id = any(:holders) and snoozed_until_at is not null returning request_id"
        ),
        {"task": task_id, "holders": list(holders)},
    ).scalar_one_or_none()


def _who(me: UUID, roles: frozenset[Role], at: datetime) -> dict[str, object]:
    return {
        "me": me,
        "roles": [role.value for role in roles],
        "kinds": [kind.value for kind in CLAIMED_KINDS],
        "at": at,
        "lease": at + LEASE,
    }
