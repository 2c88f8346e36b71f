"""Snoozes: a task of mine put aside until a day; its deadline runs on, and on the day it is back on top."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from domain.calendars import read_day
from domain.cycle import EventType
from domain.errors import NotFoundError, NotHolderError
from domain.forms import TEXT_LIMIT, FormReader
from domain.roles import Actor
from domain.stand_ins import SnoozeForm, read_snooze
from services.submissions import Submission
from services.tasks import explain_to_holder, note_task_event
from store.queries import tasks as query
from store.queries.stand_ins import list_principals
from store.queries.submissions import find_submission, remember_submission
from store.scope import Store
from store.tables.tasks import TaskState


def snooze_task(
    store: Store, actor: Actor, task_id: UUID, form: SnoozeForm, submission: Submission, *, at: datetime
) -> datetime:
    """Put a task of one's own aside until the beginning of a day, not beyond its due date; the instant it comes back.

    It stays its holder's: a lease is stretched to the day after. What nobody holds and nobody needs to claim becomes
    the actor's to follow up; colleagues of the role may still answer it. Raises NotFoundError, NotHolderError,
    WrongRoleError, ExcludedPersonError, TaskClosedError, DecisionPendingError, InvalidFieldsError (until), KeyReusedError.
    """
    with store.acting_for(actor) as db:
        is_known = find_submission(db, actor.account_id, submission.key, submission.digest) is not None
        task = query.find_task(db, task_id)
        if task is None:
            raise NotFoundError
        if is_known and task.snoozed_until_at:
            return task.snoozed_until_at
        until, text = _read(form, at=at, due_at=task.due_at)
        holders = list_principals(db, actor.account_id, task_id, on=read_day(at))
        if query.snooze(db, task_id, actor=actor, holders=holders, until=until, at=at) is None:
            raise _explain(db, actor, task_id)
        note_task_event(db, actor, task_id, EventType.SNOOZED, at=at, text=text)
        if not is_known:
            remember_submission(db, actor.account_id, submission.key, submission.digest, task_id)
        return until


def wake_snoozed(store: Store, actor: Actor, task_id: UUID, *, at: datetime) -> None:
    """Take a task up again before its day, or take the mark off one that came back; repeating it changes nothing.

    Raises NotFoundError, NotHolderError, TaskClosedError, DecisionPendingError.
    """
    with store.acting_for(actor) as db:
        holders = list_principals(db, actor.account_id, task_id, on=read_day(at))
        if query.wake(db, task_id, holders=holders) is None:
            task = query.find_task(db, task_id)
            if task is None or task.state is not TaskState.OPEN or task.holder_id not in holders:
                raise explain_to_holder(db, actor, task_id)


def _read(form: SnoozeForm, *, at: datetime, due_at: datetime) -> tuple[datetime, str]:
    reader = FormReader()
    until = read_snooze(reader, form, today=read_day(at), due_at=due_at)
    text = reader.text("text", form.text, limit=TEXT_LIMIT)
    reader.finish()
    assert until is not None  # noqa: S101 (finish() has raised)
    return until, text


def _explain(db: Session, actor: Actor, task_id: UUID) -> Exception:
    task = query.get_task(db, task_id)
    if task.state is TaskState.OPEN:
        actor.require(task.role)
        return NotHolderError()
    return explain_to_holder(db, actor, task_id)
