"""More time for a task: a later deadline with its reason, within what the policy allows."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlmodel import Session, col, select

from domain.calendars import Calendar, read_day
from domain.cycle import EventType
from domain.deadlines import (
    EXTENSIONS_LIMIT,
    Phase,
    compute_latest_due,
    extend_deadline,
    find_wake,
    keep_phases,
)
from domain.errors import (
    DecisionPendingError,
    NoMoreExtensionsError,
    NotFoundError,
    TaskClosedError,
    WrongRoleError,
)
from domain.forms import TEXT_LIMIT, FormReader, read_date
from domain.requests import Urgency
from domain.roles import Actor, Role
from services.moves import read_deadline
from services.submissions import Submission
from store.queries.events import EventDraft, append_event
from store.queries.outbox import NO_GRACE, leave_errand
from store.queries.policies import load_policy
from store.queries.submissions import find_submission, remember_submission
from store.queries.tasks import find_task
from store.scope import Store
from store.tables.outbox import Topic
from store.tables.requests import AidRequest
from store.tables.tasks import Task, TaskState


@dataclass(frozen=True)
class ExtensionForm:
    """More time as it is asked for: the last day (any digits), and why."""

    until: str = ""
    text: str = ""


@dataclass(frozen=True)
class ExtensionView:
    """The clock of a task after it was extended: due at the closing of that day, `left` more times at most."""

    task_id: UUID
    request_id: UUID
    due_at: datetime
    left: int


@dataclass(frozen=True)
class ExtensionOffer:
    """What a reader may still give a task: a day from tomorrow to the one of `latest_at`."""

    task_id: UUID
    due_at: datetime
    latest_at: datetime
    left: int


def extend_task(
    store: Store, actor: Actor, task_id: UUID, form: ExtensionForm, submission: Submission, *, at: datetime
) -> ExtensionView:
    """Give a task until the closing of another working day: its allowance once more at most, and twice at most.

    The aid manager does it for what others of his charity are waited for, the supervisor for every task: nobody
    stops a clock that runs against himself. What had come of the deadline comes again at its new instants.
    Raises NotFoundError, WrongRoleError, TaskClosedError, DecisionPendingError, NoMoreExtensionsError,
    KeyReusedError, InvalidFieldsError.
    """
    actor.require(Role.AID_MANAGER, Role.SUPERVISOR)
    with _acting_for(store, actor) as db:
        task = _get_task(db, actor, task_id, lock=True)
        if find_submission(db, actor.account_id, submission.key, submission.digest):
            return _view(task)
        _refuse_unless_extensible(actor, task)
        case = db.exec(select(AidRequest).where(col(AidRequest.id) == task.request_id)).one()
        calendar, latest_at = _load_limits(db, case, task, at=at)
        due_at, reason = _read(form, task, calendar, latest_at, at=at)
        _move(db, task, calendar, due_at, at=at)
        append_event(
            db,
            case,
            EventDraft(
                step_key=f"extended/{task.id}/{task.extensions}",
                type=EventType.EXTENDED,
                to_stage=case.stage,
                at=at,
                wait=task.wait,
                actor_id=actor.account_id,
                subject_id=task.id,
                text=reason,
            ),
        )
        remember_submission(db, actor.account_id, submission.key, submission.digest, task.id)
        return _view(task)


def may_extend(actor: Actor, task: Task) -> bool:
    """True if this person may give a task more time now."""
    try:
        actor.require(Role.AID_MANAGER, Role.SUPERVISOR)
        _refuse_unless_extensible(actor, task)
    except (WrongRoleError, TaskClosedError, DecisionPendingError, NoMoreExtensionsError):
        return False
    return True


def find_offer(store: Store, actor: Actor, task_id: UUID, *, at: datetime) -> ExtensionOffer | None:
    """What this reader may give the task now; None if nothing. Raises NotFoundError for another body's task."""
    with _acting_for(store, actor) as db:
        task = _get_task(db, actor, task_id)
        if not may_extend(actor, task):
            return None
        case = db.exec(select(AidRequest).where(col(AidRequest.id) == task.request_id)).one()
        _, latest_at = _load_limits(db, case, task, at=at)
        return ExtensionOffer(task.id, task.due_at, latest_at, EXTENSIONS_LIMIT - task.extensions)


@contextmanager
def _acting_for(store: Store, actor: Actor) -> Iterator[Session]:
    # The words of an event go into a file that may not be open to the ministry yet: it writes them, and reads none.
    with store.registry() if actor.is_ministry else store.acting_for(actor) as db:
        yield db


def _get_task(db: Session, actor: Actor, task_id: UUID, *, lock: bool = False) -> Task:
    task = find_task(db, task_id, lock=lock)
    if task is None or (not actor.is_ministry and task.charity_id != actor.charity_id):
        raise NotFoundError
    return task


def _refuse_unless_extensible(actor: Actor, task: Task) -> None:
    is_own = task.holder_id == actor.account_id or task.role is Role.AID_MANAGER
    if not actor.has_any(Role.SUPERVISOR) and (is_own or not actor.has_any(Role.AID_MANAGER)):
        raise WrongRoleError(role=Role.SUPERVISOR.value)
    if task.state is TaskState.DECIDING:
        raise DecisionPendingError
    if task.state is not TaskState.OPEN:
        raise TaskClosedError
    if task.extensions >= EXTENSIONS_LIMIT:
        raise NoMoreExtensionsError(limit=EXTENSIONS_LIMIT)


def _load_limits(db: Session, case: AidRequest, task: Task, *, at: datetime) -> tuple[Calendar, datetime]:
    policy = load_policy(db, case.version_id)
    allowance = policy.get_allowance(task.kind, fast_track=case.urgency is Urgency.EMERGENCY)
    return policy.calendar, compute_latest_due(policy.calendar, task.due_at, at, allowance)


def _read(
    form: ExtensionForm, task: Task, calendar: Calendar, latest_at: datetime, *, at: datetime
) -> tuple[datetime, str]:
    reader = FormReader()
    until = reader.value("until", form.until, read_date, required=True)
    reason = reader.text("text", form.text, required=True, limit=TEXT_LIMIT)
    due_at = latest_at
    if until:
        hours = calendar.hours_on(until)
        if hours is None:
            reader.blame("until", "not_a_working_day")
        elif until > read_day(latest_at):
            reader.blame("until", "beyond_extension", latest_on=read_day(latest_at).isoformat())
        else:
            due_at = min(hours[1], latest_at)
            if due_at <= max(task.due_at, at):
                reader.blame("until", "no_later_deadline")
    reader.finish()
    return due_at, reason


def _move(db: Session, task: Task, calendar: Calendar, due_at: datetime, *, at: datetime) -> None:
    before = _find_wake_at(task)
    deadline = extend_deadline(calendar, read_deadline(task), due_at)
    task.warn_at, task.due_at = deadline.warn_at, deadline.due_at
    task.aid_manager_at, task.ministry_at = deadline.aid_manager_at, deadline.ministry_at
    kept = keep_phases(deadline, [Phase(phase) for phase in task.phases], at)
    task.phases = [phase.value for phase in kept]
    task.extensions += 1
    db.flush()
    after = _find_wake_at(task)
    # A wake that comes later is found out when the old one asks; one that comes earlier, or again, has to be told.
    if after and (before is None or after < before):
        key = f"deadline_moved/{task.id}/extension/{task.extensions}"
        leave_errand(
            db, Topic.MOVE_DEADLINE, key, task.request_id, at=at, grace=NO_GRACE, task_id=str(task.id)
        )


def _find_wake_at(task: Task) -> datetime | None:
    wake = find_wake(read_deadline(task), task.role, [Phase(phase) for phase in task.phases])
    return wake[1] if wake else None


def _view(task: Task) -> ExtensionView:
    return ExtensionView(task.id, task.request_id, task.due_at, EXTENSIONS_LIMIT - task.extensions)
