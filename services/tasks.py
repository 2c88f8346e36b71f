"""Work queues and claims: what waits for whom, taken by exactly one person."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlmodel import Session, select

from domain.cycle import CLAIMED_KINDS, EventType, TaskKind, Wait
from domain.errors import (
    DecisionPendingError,
    ExcludedPersonError,
    NotFoundError,
    NothingToClaimError,
    NotHolderError,
    TaskClosedError,
    TaskTakenError,
    WrongDecisionError,
)
from domain.roles import Actor
from services.naming import CharityName, Naming, PersonName, list_charity_names
from services.pages import Page, read_cursor, write_cursor
from services.requests import name_of
from services.submissions import Submission
from store.queries import tasks as query
from store.queries.decisions import find_last_decision
from store.queries.events import EventDraft, append_event
from store.queries.policies import load_policy
from store.queries.queues import Queue, QueueRow, count_queue, list_queue
from store.queries.submissions import find_submission, remember_submission
from store.scope import Store
from store.tables.requests import AidRequest
from store.tables.tasks import TaskState


class ClaimReason(StrEnum):
    """Why take-next chose this task."""

    CHOSEN = "chosen"
    OVERDUE = "overdue"
    URGENT = "urgent"
    OLDEST = "oldest"


@dataclass(frozen=True)
class ClaimedTask:
    """A task now held by the actor."""

    task_id: UUID
    request_id: UUID
    reason: ClaimReason


@dataclass(frozen=True)
class TaskRow:
    """One line of a queue; `name` is empty where the file is not open to the reader. Money in fils.

    `follow_up_at`: the day to which the desk put it off.
    """

    task_id: UUID
    request_id: UUID
    number: str
    name: str
    category_ar: str
    category_en: str
    amount_fils: int
    kind: TaskKind
    wait: Wait
    level: int
    levels: int
    is_urgent: bool
    holder: PersonName | None
    opened_at: datetime
    due_at: datetime
    follow_up_at: datetime | None
    received_at: datetime
    charity: CharityName | None
    may_claim: bool


def list_tasks(
    store: Store, actor: Actor, queue: Queue, *, cursor: str | None = None, limit: int = 25, at: datetime
) -> Page[TaskRow]:
    """A page of a queue, earliest deadline first."""
    with store.acting_for(actor) as db:
        rows = list_queue(db, actor, queue, after=read_cursor(cursor), limit=limit + 1, at=at)
        items = _view_rows(db, rows[:limit])
    last = rows[limit - 1].task if len(rows) > limit else None
    return Page(items, write_cursor(last.due_at, last.id) if last else None)


def count_queues(store: Store, actor: Actor, *, at: datetime) -> dict[Queue, int]:
    """How many tasks lie in each queue of this person."""
    with store.acting_for(actor) as db:
        return {queue: count_queue(db, actor, queue, at=at) for queue in Queue}


def claim_task(
    store: Store, actor: Actor, task_id: UUID, submission: Submission | None = None, *, at: datetime
) -> ClaimedTask:
    """Claim one task; claiming what one holds already is the same.

    Raises NotFoundError, WrongRoleError, ExcludedPersonError, TaskTakenError(holder), TaskClosedError,
    DecisionPendingError, WrongDecisionError (a task that is not claimed, only decided).
    """
    with store.acting_for(actor) as db:
        known = _find_claimed(db, actor, submission)
        if known:
            return known
        row = query.claim(db, task_id, me=actor.account_id, roles=actor.roles, at=at)
        if row is None:
            return _get_held(db, actor, task_id)
        claimed = ClaimedTask(row.task_id, row.request_id, ClaimReason.CHOSEN)
        return _keep(db, actor, submission, claimed, at=at)


def take_next_task(
    store: Store, actor: Actor, submission: Submission | None = None, *, at: datetime
) -> ClaimedTask:
    """Claim what should be done next: overdue, then urgent, then the earliest deadline. Raises NothingToClaimError."""
    with store.acting_for(actor) as db:
        known = _find_claimed(db, actor, submission)
        if known:
            return known
        row = query.claim_next(db, me=actor.account_id, roles=actor.roles, at=at)
        if row is None:
            raise NothingToClaimError
        if row.due_at < at:
            reason = ClaimReason.OVERDUE
        else:
            reason = ClaimReason.URGENT if row.is_urgent else ClaimReason.OLDEST
        return _keep(db, actor, submission, ClaimedTask(row.task_id, row.request_id, reason), at=at)


def release_task(
    store: Store, actor: Actor, task_id: UUID, submission: Submission | None = None, *, at: datetime
) -> None:
    """Give a held task back to the queue; a repeated submission gives back nothing that was claimed since.

    Raises NotFoundError, NotHolderError, DecisionPendingError, TaskClosedError, KeyReusedError.
    """
    with store.acting_for(actor) as db:
        if _find_claimed(db, actor, submission):
            return
        request_id = query.release(db, task_id, me=actor.account_id)
        if request_id is None:
            task = query.find_task(db, task_id)
            if task and task.state is TaskState.OPEN:
                raise NotHolderError
            raise _explain_refusal(db, actor, task_id)
        given_back = ClaimedTask(task_id, request_id, ClaimReason.CHOSEN)
        _note(db, actor, given_back, EventType.GIVEN_BACK, at=at)
        if submission:
            remember_submission(db, actor.account_id, submission.key, submission.digest, task_id)


def _find_claimed(db: Session, actor: Actor, submission: Submission | None) -> ClaimedTask | None:
    if submission is None:
        return None
    known = find_submission(db, actor.account_id, submission.key, submission.digest)
    task = query.find_task(db, known) if known else None
    return ClaimedTask(task.id, task.request_id, ClaimReason.CHOSEN) if task else None


def _get_held(db: Session, actor: Actor, task_id: UUID) -> ClaimedTask:
    task = query.find_task(db, task_id)
    if task and task.state is TaskState.OPEN and task.holder_id == actor.account_id:
        return ClaimedTask(task.id, task.request_id, ClaimReason.CHOSEN)
    raise _explain_refusal(db, actor, task_id)


def _keep(
    db: Session, actor: Actor, submission: Submission | None, claimed: ClaimedTask, *, at: datetime
) -> ClaimedTask:
    _note(db, actor, claimed, EventType.CLAIMED, at=at)
    if submission:
        remember_submission(db, actor.account_id, submission.key, submission.digest, claimed.task_id)
    return claimed


def _explain_refusal(db: Session, actor: Actor, task_id: UUID) -> Exception:
    task = query.find_task(db, task_id)
    if task is None:
        return NotFoundError()
    if task.state is TaskState.DECIDING:
        return DecisionPendingError()
    if task.state is not TaskState.OPEN:
        last = find_last_decision(db, task.id)
        return TaskClosedError(**({"actor": str(last.actor_id), "decision": last.code.value} if last else {}))
    if task.kind not in CLAIMED_KINDS:
        return WrongDecisionError(task=task.kind.value, decision="claim")
    actor.require(task.role)
    if actor.account_id in task.barred:
        return ExcludedPersonError()
    return TaskTakenError(holder=str(task.holder_id))


def _note(db: Session, actor: Actor, claimed: ClaimedTask, event: EventType, *, at: datetime) -> None:
    case = db.exec(select(AidRequest).where(AidRequest.id == claimed.request_id)).one()
    task = query.find_task(db, claimed.task_id)
    draft = EventDraft(
        step_key=f"{event.value}/{claimed.task_id}/{at.timestamp():.6f}",
        type=event,
        to_stage=case.stage,
        at=at,
        wait=task.wait if task else None,
        actor_id=actor.account_id,
        subject_id=claimed.task_id,
    )
    append_event(db, case, draft)


def _view_rows(db: Session, rows: list[QueueRow]) -> tuple[TaskRow, ...]:
    naming = Naming(db, (row.task.holder_id for row in rows))
    charities = list_charity_names(db)
    policies = {version: load_policy(db, version) for version in {row.case.version_id for row in rows}}
    return tuple(
        TaskRow(
            task_id=row.task.id,
            request_id=row.case.id,
            number=row.case.number,
            name=name_of(row.identity),
            category_ar=policies[row.case.version_id].categories[row.case.category].name_ar,
            category_en=policies[row.case.version_id].categories[row.case.category].name_en,
            amount_fils=row.case.approved_fils or row.case.amount_fils,
            kind=row.task.kind,
            wait=row.task.wait,
            level=row.task.level,
            levels=row.task.levels,
            is_urgent=row.task.is_urgent,
            holder=naming.find(row.task.holder_id),
            opened_at=row.task.opened_at,
            due_at=row.task.due_at,
            follow_up_at=row.task.follow_up_at,
            received_at=row.case.received_at,
            charity=charities.get(row.case.charity_id) if row.case.charity_id else None,
            may_claim=row.is_claimable,
        )
        for row in rows
    )


__all__ = ["ClaimReason", "ClaimedTask", "Queue", "TaskRow"]
