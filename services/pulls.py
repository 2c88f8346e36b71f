"""A case changes its charity by somebody's decision: pulled from the pool, given back to it, directed by the ministry."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from domain.calendars import read_day
from domain.cycle import SIDE_MOVES, DecisionCode
from domain.decisions import DecisionForm, StatedDecision
from domain.errors import (
    BeingCheckedError,
    BodyInactiveError,
    CaseClosedError,
    DecisionPendingError,
    NotFoundError,
    NotSignedInError,
    TaskClosedError,
)
from domain.roles import Actor
from services.decisions import DecisionReceipt, decide, make_receipt, write_decision
from services.pool import PULLERS
from services.submissions import Submission
from store.queries.accounts import find_actor
from store.queries.appeals import was_sent_elsewhere
from store.queries.charities import is_active, is_specialised
from store.queries.decisions import find_decision
from store.queries.pool import find_pull_task
from store.queries.requests import find_request
from store.queries.submissions import find_submission, remember_submission
from store.queries.tasks import list_open_tasks
from store.scope import Store
from store.tables.requests import AidRequest
from store.tables.tasks import Task, TaskState


def pull_case(
    store: Store, actor: Actor, request_id: UUID, submission: Submission, *, at: datetime
) -> DecisionReceipt:
    """Take a case out of the pool for the actor's charity; of all who press at once exactly one wins.

    The decision is recorded here and takes effect as every other; the actor then holds the study.
    Raises WrongRoleError, NotSignedInError, BodyInactiveError, NotFoundError (not in the pool, not of a kind that the
    charity is registered for, or sent elsewhere because this charity had rejected it), DecisionPendingError (somebody is pulling it), TaskClosedError (somebody did),
    KeyReusedError.
    """
    actor.require(*PULLERS)
    return _record_pull(store, actor, request_id, submission, at=at)


def return_to_pool(
    store: Store, actor: Actor, request_id: UUID, text: str, submission: Submission, *, at: datetime
) -> DecisionReceipt:
    """Give a case back, with a reason: it is masked again, and nothing of it is open to the actor's charity any more.

    For the researcher who holds it and for the aid manager. Raises WrongRoleError, NotHolderError, NotFoundError,
    CaseClosedError, BeingCheckedError, WrongDecisionError, DecisionPendingError, KeyReusedError, InvalidFieldsError.
    """
    # What was given back is out of reach: who repeats it is answered from the record.
    if repeated := _find_receipt(store, actor.account_id, submission):
        return repeated
    form = DecisionForm(code=DecisionCode.RETURN_TO_POOL.value, text=text)
    return _decide_open_task(store, actor, request_id, form, submission, at=at)


def redirect(
    store: Store,
    actor: Actor,
    request_id: UUID,
    charity_id: UUID | str,
    text: str,
    submission: Submission,
    *,
    at: datetime,
) -> DecisionReceipt:
    """Direct a case that no charity has, or that one left lying past its deadline, to a charity that gives such aid.

    It waits there to be claimed, or goes on being paid. Raises WrongRoleError, NotFoundError, NotOverdueError,
    CaseClosedError, BeingCheckedError, WrongDecisionError, DecisionPendingError, KeyReusedError, InvalidFieldsError (no
    reason; a charity that is not active, not registered for the category, or without a fund such as pays).
    """
    form = DecisionForm(code=DecisionCode.REDIRECT.value, charity=str(charity_id), text=text)
    return _decide_open_task(store, actor, request_id, form, submission, at=at)


def _decide_open_task(
    store: Store,
    actor: Actor,
    request_id: UUID,
    form: DecisionForm,
    submission: Submission,
    *,
    at: datetime,
) -> DecisionReceipt:
    actor.require(*SIDE_MOVES[DecisionCode(form.code)].roles)
    with store.acting_for(actor) as db:
        case = find_request(db, request_id)
        if case is None:
            raise NotFoundError
        if repeated := _find_repeat(db, actor.account_id, submission):
            return repeated
        tasks = list_open_tasks(db, request_id)
        if not tasks:
            raise CaseClosedError if case.outcome else BeingCheckedError
        task_id = tasks[0].id
    return decide(store, actor, task_id, form, submission, at=at)


def _record_pull(
    store: Store, actor: Actor, request_id: UUID, submission: Submission, *, at: datetime
) -> DecisionReceipt:
    """A charity cannot see the row it asks for: what its wall would say is judged here instead."""
    with store.registry() as db:
        if repeated := _find_repeat(db, actor.account_id, submission):
            return repeated
        charity_id = _get_able_body(db, actor, at=at)
        case, task = _take_from_pool(db, request_id, charity_id, at=at)
        stated = StatedDecision(DecisionCode.PULL, charity_id=charity_id)
        decision = write_decision(db, actor, case, task, stated, at=at)
        decision.case_charity_id = charity_id
        remember_submission(db, actor.account_id, submission.key, submission.digest, decision.id)
        return make_receipt(decision)


def _get_able_body(db: Session, actor: Actor, *, at: datetime) -> UUID:
    actor_now = find_actor(db, actor.account_id, on=read_day(at))
    if actor_now is None or actor_now.charity_id is None:
        raise NotSignedInError
    actor_now.require(*PULLERS)
    if not is_active(db, actor_now.charity_id):
        raise BodyInactiveError
    return actor_now.charity_id


def _take_from_pool(
    db: Session, request_id: UUID, charity_id: UUID, *, at: datetime
) -> tuple[AidRequest, Task]:
    task = find_pull_task(db, request_id)
    case = find_request(db, request_id) if task else None
    if task is None or case is None or not is_specialised(db, charity_id, case.category, on=read_day(at)):
        raise NotFoundError
    if was_sent_elsewhere(db, request_id, charity_id):
        raise NotFoundError
    if task.state is TaskState.DECIDING:
        raise DecisionPendingError
    if task.state is not TaskState.OPEN:
        # Whoever has it now is not named to a rival.
        raise TaskClosedError(decision=DecisionCode.PULL.value)
    return case, task


def _find_receipt(store: Store, account_id: UUID, submission: Submission) -> DecisionReceipt | None:
    with store.registry() as db:
        return _find_repeat(db, account_id, submission)


def _find_repeat(db: Session, account_id: UUID, submission: Submission) -> DecisionReceipt | None:
    known = find_submission(db, account_id, submission.key, submission.digest)
    decision = find_decision(db, known) if known else None
    return make_receipt(decision, is_repeat=True) if decision else None
