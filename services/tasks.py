"""Claims: a task taken by exactly one person, given back, and the next one chosen fairly."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlmodel import Session, select

from domain.calendars import read_day
from domain.claims import ClaimReason
from domain.cycle import CLAIMED_KINDS, EventType
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
from services.decisions import name_settler
from services.submissions import Submission
from store.queries import tasks as query
from store.queries.decisions import find_ending
from store.queries.desk_turns import take_back_up, take_next
from store.queries.events import EventDraft, append_event
from store.queries.stand_ins import list_principals
from store.queries.submissions import find_submission, remember_submission
from store.scope import Store
from store.tables.requests import AidRequest
from store.tables.tasks import TaskState


@dataclass(frozen=True)
class ClaimedTask:
    """A task now held by the actor."""

    task_id: UUID
    request_id: UUID
    reason: ClaimReason


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
    """Claim what should be done next, and say why it is that one.

    First comes what this person put off until now; then the overdue, the urgent, and the oldest case. At a desk of the
    ministry charities take turns within each of these, so that one charity's flood starves no other. Raises
    NothingToClaimError.
    """
    with store.acting_for(actor) as db:
        known = _find_claimed(db, actor, submission)
        if known:
            return known
        followed = take_back_up(db, actor.account_id, at=at)
        if followed:
            claimed = ClaimedTask(followed.task_id, followed.request_id, ClaimReason.FOLLOW_UP)
            query.note_reason(db, followed.task_id, ClaimReason.FOLLOW_UP)
            return _remember(db, actor, submission, claimed)
        taken = take_next(db, actor, at=at)
        if taken is None:
            raise NothingToClaimError
        row, by_turn = taken
        reason = _explain_choice(row, by_turn=by_turn, at=at)
        return _keep(db, actor, submission, ClaimedTask(row.task_id, row.request_id, reason), at=at)


def release_task(
    store: Store, actor: Actor, task_id: UUID, submission: Submission | None = None, *, at: datetime
) -> None:
    """Give a held task back to the queue; a repeated submission gives back nothing that was claimed since.

    Whoever stands in for the holder may do it, too. Raises NotFoundError, NotHolderError, DecisionPendingError,
    TaskClosedError, KeyReusedError.
    """
    with store.acting_for(actor) as db:
        if _find_claimed(db, actor, submission):
            return
        holders = list_principals(db, actor.account_id, task_id, on=read_day(at))
        request_id = query.release(db, task_id, holders=holders)
        if request_id is None:
            raise explain_to_holder(db, actor, task_id)
        given_back = ClaimedTask(task_id, request_id, ClaimReason.CHOSEN)
        note_task_event(db, actor, given_back.task_id, EventType.GIVEN_BACK, at=at)
        _remember(db, actor, submission, given_back)


def note_task_event(
    db: Session,
    actor: Actor,
    task_id: UUID,
    event: EventType,
    *,
    at: datetime,
    subject_id: UUID | None = None,
    text: str = "",
) -> None:
    """Write into the story of a case what was done with a task of it; `subject_id` is who it was given to."""
    task = query.get_task(db, task_id)
    case = db.exec(select(AidRequest).where(AidRequest.id == task.request_id)).one()
    draft = EventDraft(
        step_key=f"{event.value}/{task_id}/{at.timestamp():.6f}",
        type=event,
        to_stage=case.stage,
        at=at,
        wait=task.wait,
        actor_id=actor.account_id,
        subject_id=subject_id or task_id,
        text=text,
    )
    append_event(db, case, draft)


def explain_to_holder(db: Session, actor: Actor, task_id: UUID) -> Exception:
    """Why somebody who would have to hold a task could not do something with it."""
    task = query.find_task(db, task_id)
    if task and task.state is TaskState.OPEN:
        return NotHolderError()
    return explain_refusal(db, actor, task_id)


def explain_refusal(db: Session, actor: Actor, task_id: UUID) -> Exception:
    """Why a task could not be claimed."""
    task = query.find_task(db, task_id)
    if task is None:
        return NotFoundError()
    if task.state is TaskState.DECIDING:
        return DecisionPendingError()
    if task.state is not TaskState.OPEN:
        return TaskClosedError(**name_settler(db, find_ending(db, task)))
    if task.kind not in CLAIMED_KINDS:
        return WrongDecisionError(task=task.kind.value, decision="claim")
    actor.require(task.role)
    if actor.account_id in task.barred:
        return ExcludedPersonError()
    return TaskTakenError(holder=str(task.holder_id))


def _explain_choice(row: query.ClaimedRow, *, by_turn: bool, at: datetime) -> ClaimReason:
    if row.due_at < at:
        return ClaimReason.OVERDUE
    if row.is_urgent:
        return ClaimReason.URGENT
    return ClaimReason.FAIR_TURN if by_turn else ClaimReason.OLDEST


def _find_claimed(db: Session, actor: Actor, submission: Submission | None) -> ClaimedTask | None:
    if submission is None:
        return None
    known = find_submission(db, actor.account_id, submission.key, submission.digest)
    task = query.find_task(db, known) if known else None
    if task is None:
        return None
    reason = task.taken_for if task.holder_id == actor.account_id else None
    return ClaimedTask(task.id, task.request_id, reason or ClaimReason.CHOSEN)


def _get_held(db: Session, actor: Actor, task_id: UUID) -> ClaimedTask:
    task = query.find_task(db, task_id)
    if task and task.state is TaskState.OPEN and task.holder_id == actor.account_id:
        return ClaimedTask(task.id, task.request_id, ClaimReason.CHOSEN)
    raise explain_refusal(db, actor, task_id)


def _keep(
    db: Session, actor: Actor, submission: Submission | None, claimed: ClaimedTask, *, at: datetime
) -> ClaimedTask:
    query.note_reason(db, claimed.task_id, claimed.reason)
    note_task_event(db, actor, claimed.task_id, EventType.CLAIMED, at=at)
    return _remember(db, actor, submission, claimed)


def _remember(db: Session, actor: Actor, submission: Submission | None, claimed: ClaimedTask) -> ClaimedTask:
    if submission:
        remember_submission(db, actor.account_id, submission.key, submission.digest, claimed.task_id)
    return claimed
