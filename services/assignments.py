"""Giving tasks to colleagues: for good by whoever answers for them, or until a day by whoever holds them."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from domain.calendars import read_day
from domain.cycle import EventType
from domain.errors import (
    DecisionPendingError,
    ExcludedPersonError,
    NotFoundError,
    SessionDecidesError,
    WrongRoleError,
)
from domain.forms import FormReader
from domain.roles import Actor
from domain.stand_ins import AssignmentForm, read_reason, read_span
from services.colleagues import find_colleague
from services.moves import is_for_session
from services.submissions import Submission
from services.tasks import explain_refusal, explain_to_holder, note_task_event
from store.queries import tasks as query
from store.queries.stand_ins import delegate
from store.queries.submissions import find_submission, remember_submission
from store.scope import Store
from store.tables.tasks import Task, TaskState


def reassign_task(
    store: Store,
    actor: Actor,
    task_id: UUID,
    form: AssignmentForm,
    submission: Submission,
    *,
    at: datetime,
) -> None:
    """Give an open task, whoever holds it, to a named colleague who holds its role and is not barred from it.

    An aid manager does it within his charity, a supervisor with the ministry's tasks. The colleague keeps it until it
    is due; then it is free again. Raises NotFoundError, WrongRoleError (the actor's or the colleague's),
    ExcludedPersonError (the colleague registered, studied or signed the case), TaskClosedError, DecisionPendingError,
    SessionDecidesError, InvalidFieldsError (to, text), KeyReusedError.
    """
    with store.acting_for(actor) as db:
        if find_submission(db, actor.account_id, submission.key, submission.digest):
            return
        colleague, text = _read_assignment(db, actor, form, at=at)
        given = query.reassign(
            db, task_id, to=colleague.account_id, roles=colleague.roles, sides=actor.answers_for, at=at
        )
        if given is None:
            raise _explain(db, actor, colleague, task_id)
        note_task_event(
            db, actor, task_id, EventType.REASSIGNED, at=at, subject_id=colleague.account_id, text=text
        )
        remember_submission(db, actor.account_id, submission.key, submission.digest, task_id)


def delegate_task(
    store: Store,
    actor: Actor,
    task_id: UUID,
    form: AssignmentForm,
    submission: Submission,
    *,
    at: datetime,
) -> None:
    """Let a colleague act on one held task until the end of a day; then it is its holder's alone again.

    The holder does it, or whoever answers for his work. Raises NotFoundError, NotHolderError (nobody, or somebody else,
    holds it), WrongRoleError and ExcludedPersonError (the colleague's), TaskClosedError, DecisionPendingError,
    InvalidFieldsError (to, until, text), KeyReusedError.
    """
    with store.acting_for(actor) as db:
        if find_submission(db, actor.account_id, submission.key, submission.digest):
            return
        reader = FormReader()
        colleague = find_colleague(db, actor, reader, "to", form.to, on=read_day(at))
        span = read_span(reader, "", form.until, today=read_day(at), until="until")
        text = read_reason(reader, form.text)
        if colleague and colleague.account_id == actor.account_id:
            reader.blame("to", "oneself")
        reader.finish()
        assert colleague is not None  # noqa: S101 (finish() has raised)
        if not delegate(db, actor, task_id, colleague, span, reason=text, at=at):
            raise _explain_delegation(db, actor, colleague, task_id)
        note_task_event(
            db, actor, task_id, EventType.DELEGATED, at=at, subject_id=colleague.account_id, text=text
        )
        remember_submission(db, actor.account_id, submission.key, submission.digest, task_id)


def _read_assignment(db: Session, actor: Actor, form: AssignmentForm, *, at: datetime) -> tuple[Actor, str]:
    reader = FormReader()
    colleague = find_colleague(db, actor, reader, "to", form.to, on=read_day(at))
    text = read_reason(reader, form.text)
    reader.finish()
    assert colleague is not None  # noqa: S101 (finish() has raised)
    return colleague, text


def _explain(db: Session, actor: Actor, colleague: Actor, task_id: UUID) -> Exception:
    """Why a task could not be given to this colleague by this actor."""
    task = query.find_task(db, task_id)
    if task is None:
        return NotFoundError()
    if task.state is not TaskState.OPEN:
        return (
            DecisionPendingError()
            if task.state is TaskState.DECIDING
            else explain_refusal(db, actor, task_id)
        )
    if is_for_session(task):
        return SessionDecidesError()
    if task.role not in actor.answers_for:
        return WrongRoleError()
    return _explain_colleague(colleague, task)


def _explain_delegation(db: Session, actor: Actor, colleague: Actor, task_id: UUID) -> Exception:
    task = query.find_task(db, task_id)
    may_give = task is not None and task.state is TaskState.OPEN and task.holder_id is not None
    if task and may_give and (task.holder_id == actor.account_id or task.role in actor.answers_for):
        return _explain_colleague(colleague, task)
    return explain_to_holder(db, actor, task_id)


def _explain_colleague(colleague: Actor, task: Task) -> Exception:
    if not colleague.has_any(task.role):
        return WrongRoleError(role=task.role.value)
    return ExcludedPersonError()
