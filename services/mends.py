"""What somebody does about a stuck case: the machine is asked once more, a claim is taken back, a signature passed upward."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from domain.calendars import read_day
from domain.cycle import EventType, Wait
from domain.errors import NotFoundError, NotStuckError
from domain.forms import TEXT_LIMIT, FormReader
from domain.roles import Actor, Role
from domain.stuck_cases import MENDERS, REMEDIES, Cause, Mend
from services.moves import TaskDraft, Work, close_task, open_task, take_case
from services.stuck_cases import is_passable
from services.submissions import Submission
from store.queries.accounts import find_actor
from store.queries.events import EventDraft, append_event
from store.queries.outbox import (
    NO_GRACE,
    appeal_key,
    hurry_errands,
    leave_errand,
    repeat_errand,
    start_key,
)
from store.queries.requests import find_request
from store.queries.stuck_cases import list_stuck
from store.queries.submissions import find_submission, remember_submission
from store.queries.tasks import find_task, has_lapsed, list_open_tasks, release
from store.scope import Store
from store.tables.outbox import Topic
from store.tables.tasks import Task, TaskState


@dataclass(frozen=True)
class MendForm:
    """Which act, and why, as text."""

    mend: str = ""
    text: str = ""


@dataclass(frozen=True)
class MendReceipt:
    """What was set going; the case shows in the monitor until it has gone on."""

    request_id: UUID
    mend: Mend
    causes: tuple[Cause, ...]


def mend_case(
    store: Store, actor: Actor, request_id: UUID, form: MendForm, submission: Submission, *, at: datetime
) -> MendReceipt:
    """Do one of the acts that mend what the case suffers from now; the record says who did it.

    What the engine has to do is left as an errand in the same transaction, and done by the relay.
    Raises NotFoundError (also for another charity's case), WrongRoleError, NotStuckError, KeyReusedError,
    InvalidFieldsError.
    """
    reader = FormReader()
    mend = reader.choice("mend", form.mend, Mend)
    reason = reader.text("text", form.text, limit=TEXT_LIMIT)
    reader.finish()
    assert mend is not None  # noqa: S101 (the reader finished)
    actor.require(*MENDERS[mend])
    with store.acting_for(actor) as db:
        if find_request(db, request_id) is None:
            raise NotFoundError
        if find_submission(db, actor.account_id, submission.key, submission.digest):
            return MendReceipt(request_id, mend, ())
    causes = _mend(store, request_id, mend, reason, by=actor.account_id, submission=submission, at=at)
    return MendReceipt(request_id, mend, causes)


def _mend(
    store: Store,
    request_id: UUID,
    mend: Mend,
    reason: str,
    *,
    by: UUID,
    submission: Submission,
    at: datetime,
) -> tuple[Cause, ...]:
    with store.registry() as db:
        work = take_case(db, request_id, at=at)
        # Two presses of one button: the second waited for the first.
        if find_submission(db, by, submission.key, submission.digest):
            return ()
        causes = _get_causes(work, mend)
        draft = EventDraft(
            step_key=f"mend/{mend.value}/{request_id}/{at.timestamp():.6f}",
            type=_ACTS[mend](work),
            to_stage=work.case.stage,
            at=at,
            actor_id=by,
            text=reason,
        )
        append_event(db, work.case, draft)
        remember_submission(db, by, submission.key, submission.digest, request_id)
        return causes


def _get_causes(work: Work, mend: Mend) -> tuple[Cause, ...]:
    rows = list_stuck(work.db, charity_id=None, at=work.at, today=read_day(work.at), request_id=work.case.id)
    causes = rows[0].causes if rows else ()
    mended = tuple(cause for cause in causes if mend in REMEDIES[cause].mends)
    if not mended:
        raise NotStuckError
    return mended


def _start(work: Work) -> EventType:
    case, topic, name = work.case, Topic.START_CASE, start_key
    if case.outcome:
        topic, name = Topic.START_APPEAL, appeal_key
    repeat_errand(work.db, topic, name(case.id, case.round), case.id, at=work.at)
    return EventType.STEP_RETRIED


def _retry_step(work: Work) -> EventType:
    key = f"retry/{work.case.id}/{work.at.timestamp():.6f}"
    leave_errand(work.db, Topic.RETRY_STEP, key, work.case.id, at=work.at, grace=NO_GRACE)
    return EventType.STEP_RETRIED


def _deliver(work: Work) -> EventType:
    hurry_errands(work.db, work.case.id, at=work.at)
    return EventType.STEP_RETRIED


def _ask_clock(work: Work) -> EventType:
    for task in list_open_tasks(work.db, work.case.id):
        ask_clock(work.db, task, at=work.at)
    return EventType.STEP_RETRIED


def ask_clock(db: Session, task: Task, *, at: datetime) -> None:
    """Leave word that the clock of a task is to be asked now."""
    key = f"ask_clock/{task.id}/{at.timestamp():.6f}"
    leave_errand(db, Topic.MOVE_DEADLINE, key, task.request_id, at=at, grace=NO_GRACE, task_id=str(task.id))


def _recheck(work: Work) -> EventType:
    key = f"recheck/mend/{work.case.id}/{work.at.timestamp():.6f}"
    leave_errand(work.db, Topic.RECHECK, key, work.case.id, at=work.at, grace=NO_GRACE)
    return EventType.STEP_RETRIED


def _release(work: Work) -> EventType:
    for task in _lock_open_tasks(work):
        if task.holder_id and _is_left(work, task):
            release(work.db, task.id, holders=frozenset({task.holder_id}))
    return EventType.GIVEN_BACK


def _is_left(work: Work, task: Task) -> bool:
    """True if the lease ran out before the study began, or the holder may not act any more."""
    holder = find_actor(work.db, task.holder_id, on=read_day(work.at)) if task.holder_id else None
    return has_lapsed(task, at=work.at) or holder is None or not holder.has_any(task.role)


def _pass_to_ministry(work: Work) -> EventType:
    """The ministry signs in the place of a charity where nobody may: with a clock of its own."""
    passed = [task for task in _lock_open_tasks(work) if task.state is TaskState.OPEN and is_passable(task)]
    if not passed:
        raise NotStuckError
    for task in passed:
        close_task(work, task, actor_id=None)
        ask_clock(work.db, open_task(work, _draft_for_ministry(task)), at=work.at)
    work.case.ministry_sees_from_at = work.case.ministry_sees_from_at or work.at
    return EventType.ESCALATED


def _draft_for_ministry(task: Task) -> TaskDraft:
    return TaskDraft(
        task.kind,
        level=task.level,
        seat=task.seat,
        seats=task.seats,
        role=Role.SUPERVISOR,
        wait=Wait.MINISTRY,
        barred=frozenset(task.barred),
    )


def _lock_open_tasks(work: Work) -> list[Task]:
    found = (find_task(work.db, task.id, lock=True) for task in list_open_tasks(work.db, work.case.id))
    return [task for task in found if task]


_ACTS: dict[Mend, Callable[[Work], EventType]] = {
    Mend.START: _start,
    Mend.RETRY_STEP: _retry_step,
    Mend.DELIVER: _deliver,
    Mend.ASK_CLOCK: _ask_clock,
    Mend.RECHECK: _recheck,
    Mend.RELEASE: _release,
    Mend.TO_MINISTRY: _pass_to_ministry,
}
