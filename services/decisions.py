"""Decisions: recorded at the door under the task's lock, given their effect by a step of the case."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlmodel import Session, col, select

from domain.calendars import read_day
from domain.contracts.cases import CaseState, DecisionNotice, RecordDecision
from domain.cycle import CLAIMED_KINDS, WITHDRAWERS, DecisionCode, Stage, may_decide
from domain.decisions import DecisionContext, DecisionForm, PayeeStatement, StatedDecision, read_decision
from domain.errors import (
    BeingCheckedError,
    CaseClosedError,
    DecisionPendingError,
    ExcludedPersonError,
    NotFoundError,
    NotHolderError,
    NotSignedInError,
    OverlapBeforePaymentError,
    TaskClosedError,
    WrongDecisionError,
)
from domain.identities import RULINGS
from domain.roles import Actor
from services.duplicates import hold_payment
from services.effects import apply_decision
from services.moves import state_case, take_case
from services.submissions import Submission
from store.queries.accounts import find_actor
from store.queries.decisions import find_decision, find_last_decision, find_recommendation
from store.queries.identities import list_open_candidates
from store.queries.outbox import decision_key, leave_errand
from store.queries.policies import load_policy
from store.queries.submissions import find_submission, remember_submission
from store.queries.tasks import find_task, has_lapsed, list_open_tasks
from store.scope import Store
from store.tables.charities import Fund
from store.tables.decisions import Decision, DecisionState, Payee
from store.tables.outbox import Topic
from store.tables.requests import AidRequest
from store.tables.tasks import Task, TaskState


@dataclass(frozen=True)
class DecisionReceipt:
    """What became of a decision: pending (recorded, the engine has not answered yet), applied or refused."""

    decision_id: UUID
    request_id: UUID
    task_id: UUID
    code: DecisionCode
    state: DecisionState
    refusal: str | None = None
    is_repeat: bool = False


def decide(
    store: Store, actor: Actor, task_id: UUID, form: DecisionForm, submission: Submission, *, at: datetime
) -> DecisionReceipt:
    """Record an answer to a task; authority is judged here, at this commit. The engine gives it effect.

    Raises NotFoundError, NotSignedInError (the account or its body may not act any more), WrongRoleError,
    ExcludedPersonError, NotHolderError (also when the lease ran out), TaskClosedError, DecisionPendingError, WrongDecisionError, KeyReusedError, InvalidFieldsError.
    """
    with store.acting_for(actor) as db:
        if repeated := _find_repeat(db, actor, submission):
            return repeated
        task = find_task(db, task_id, lock=True)
        if task is None:
            raise NotFoundError
        _check_authority(db, actor, task, form.code, at=at)
        case = db.exec(select(AidRequest).where(AidRequest.id == task.request_id)).one()
        stated = _read(db, case, task, form, at=at)
        decision = _write(db, actor, case, task, stated, at=at)
        remember_submission(db, actor.account_id, submission.key, submission.digest, decision.id)
        return _receipt(decision)


def withdraw_request(
    store: Store, actor: Actor, request_id: UUID, text: str, submission: Submission, *, at: datetime
) -> DecisionReceipt:
    """Write down that the applicant withdraws; it answers whatever task is open, whoever holds it.

    Raises NotFoundError, WrongRoleError, CaseClosedError, BeingCheckedError, DecisionPendingError and
    InvalidFieldsError if no reason is given.
    """
    actor.require(*WITHDRAWERS)
    with store.acting_for(actor) as db:
        case = db.exec(select(AidRequest).where(AidRequest.id == request_id)).one_or_none()
        if case is None:
            raise NotFoundError
        tasks = list_open_tasks(db, request_id)
        if not tasks and not _find_repeat(db, actor, submission):
            raise CaseClosedError if case.outcome else BeingCheckedError
        task_id = tasks[0].id if tasks else None
    form = DecisionForm(code=DecisionCode.WITHDRAW.value, text=text)
    return decide(store, actor, task_id or request_id, form, submission, at=at)


def get_receipt(store: Store, actor: Actor, decision_id: UUID) -> DecisionReceipt:
    """What became of a decision. Raises NotFoundError for one of another body."""
    with store.acting_for(actor) as db:
        decision = find_decision(db, decision_id)
        if decision is None:
            raise NotFoundError
        return _receipt(decision)


def record_decision(store: Store, asked: RecordDecision, *, secret: bytes) -> CaseState:
    """The step: give a recorded decision its effect, once, and return where the case then stands.

    `secret` keys the digests by which persons are found. A payment that the last look stops is refused, and the
    case waits for the duplicate desk.
    Raises TaskClosedError if the task fell away meanwhile, and whatever the effect refuses.
    """
    with store.registry() as db:
        work = take_case(db, UUID(asked.request_id), at=asked.at, secret=secret)
        decision = find_decision(db, UUID(asked.decision.decision_id))
        if decision is None:
            raise NotFoundError
        if decision.state is DecisionState.REFUSED and decision.refusal != OverlapBeforePaymentError.code:
            raise TaskClosedError
        if decision.state is DecisionState.PENDING:
            task = find_task(db, decision.task_id, lock=True)
            if task is None or task.state is not TaskState.DECIDING:
                raise TaskClosedError
            if decision.code is DecisionCode.PAY and hold_payment(work, task, decision_key(decision.id)):
                decision.state, decision.refusal = DecisionState.REFUSED, OverlapBeforePaymentError.code
            else:
                apply_decision(work, task, decision)
                decision.state = DecisionState.APPLIED
            decision.settled_at = asked.at
        return state_case(work)


def settle_refusal(store: Store, decision_id: UUID, code: str, *, at: datetime) -> DecisionReceipt:
    """Mark a decision that the engine refused and reopen its task; one that took effect stays as it is."""
    with store.registry() as db:
        decision = find_decision(db, decision_id)
        if decision is None:
            raise NotFoundError
        take_case(db, decision.request_id, at=at)
        db.refresh(decision)
        if decision.state is DecisionState.PENDING:
            decision.state, decision.refusal, decision.settled_at = DecisionState.REFUSED, code, at
            task = find_task(db, decision.task_id, lock=True)
            if task and task.state is TaskState.DECIDING:
                task.state = TaskState.OPEN
        return _receipt(decision)


def read_notice(store: Store, decision_id: UUID) -> tuple[DecisionReceipt, DecisionNotice, int]:
    """What the engine has to be told of a decision, and the round of its case."""
    with store.registry() as db:
        decision = find_decision(db, decision_id)
        if decision is None:
            raise NotFoundError
        case = db.get_one(AidRequest, decision.request_id)
        notice = DecisionNotice(
            decision_id=str(decision.id),
            task_id=str(decision.task_id),
            code=decision.code.value,
            actor_id=str(decision.actor_id),
            amount_fils=decision.amount_fils,
        )
        return _receipt(decision), notice, case.round


def _find_repeat(db: Session, actor: Actor, submission: Submission) -> DecisionReceipt | None:
    known = find_submission(db, actor.account_id, submission.key, submission.digest)
    decision = find_decision(db, known) if known else None
    return _receipt(decision, is_repeat=True) if decision else None


def _check_authority(db: Session, actor: Actor, task: Task, code: str, *, at: datetime) -> None:
    # Whoever signed in this morning may have been barred since, or his body suspended.
    actor_now = find_actor(db, actor.account_id, on=read_day(at))
    if actor_now is None:
        raise NotSignedInError
    if task.state is TaskState.DECIDING:
        raise DecisionPendingError
    if task.state is not TaskState.OPEN:
        last = find_last_decision(db, task.id)
        raise TaskClosedError(**({"actor": str(last.actor_id), "decision": last.code.value} if last else {}))
    if code == DecisionCode.WITHDRAW:
        actor_now.require(*WITHDRAWERS)
        return
    actor_now.require(task.role)
    if actor.account_id in task.barred:
        raise ExcludedPersonError
    is_held = task.holder_id == actor.account_id and not has_lapsed(task, at=at)
    if task.kind in CLAIMED_KINDS and not is_held:
        raise NotHolderError


def _read(db: Session, case: AidRequest, task: Task, form: DecisionForm, *, at: datetime) -> StatedDecision:
    category = load_policy(db, case.version_id).categories[case.category]
    recommendation = find_recommendation(db, case.id)
    context = DecisionContext(
        category=category,
        today=read_day(at),
        amount_fils=case.amount_fils,
        ceiling_fils=min(category.ceiling_fils, case.complement_fils or category.ceiling_fils),
        recommended_fils=case.approved_fils or (recommendation.amount_fils if recommendation else None),
        funds=frozenset(db.exec(select(Fund.code).where(Fund.charity_id == case.charity_id))),
        candidates=frozenset(each.person_id for each in list_open_candidates(db, case.id))
        if form.code in RULINGS
        else frozenset(),
    )
    stated = read_decision(form, context)
    in_delivery = case.stage is Stage.DELIVERY
    if not may_decide(
        task.kind, stated.code, advised_rejection=case.advised_rejection, in_delivery=in_delivery
    ):
        raise WrongDecisionError(task=task.kind.value, decision=stated.code.value)
    return stated


def _write(
    db: Session, actor: Actor, case: AidRequest, task: Task, stated: StatedDecision, *, at: datetime
) -> Decision:
    decision = Decision(
        task_id=task.id,
        request_id=case.id,
        code=stated.code,
        actor_id=actor.account_id,
        amount_fils=stated.amount_fils,
        instalments=stated.instalments,
        payee_id=_enter_payee(db, actor, stated.payee, at=at) if stated.payee else None,
        fund_id=_find_fund(db, case, stated.fund),
        reason=stated.reason,
        text=stated.text,
        papers=sorted(stated.papers),
        method=stated.method,
        reference=stated.reference,
        proof=stated.proof,
        person_id=stated.person_id,
        until_on=stated.until_on,
        decided_at=at,
    )
    task.state = TaskState.DECIDING
    db.add_all((decision, task))
    db.flush()
    leave_errand(
        db, Topic.DELIVER_DECISION, decision_key(decision.id), case.id, at=at, decision_id=str(decision.id)
    )
    return decision


def _enter_payee(db: Session, actor: Actor, payee: PayeeStatement, *, at: datetime) -> UUID:
    known = db.exec(
        select(Payee).where(
            Payee.charity_id == actor.charity_id,
            Payee.kind == payee.kind,
            Payee.name == payee.name,
            col(Payee.iban).is_not_distinct_from(payee.iban),
        )
    ).first()
    if known:
        return known.id
    assert actor.charity_id is not None  # noqa: S101 (only a charity's researcher recommends)
    row = Payee(
        charity_id=actor.charity_id,
        kind=payee.kind,
        name=payee.name,
        iban=payee.iban,
        entered_by=actor.account_id,
        entered_at=at,
    )
    db.add(row)
    db.flush()
    return row.id


def _find_fund(db: Session, case: AidRequest, code: str | None) -> UUID | None:
    if code is None:
        return None
    return db.exec(select(Fund.id).where(Fund.charity_id == case.charity_id, Fund.code == code)).one()


def _receipt(decision: Decision, *, is_repeat: bool = False) -> DecisionReceipt:
    return DecisionReceipt(
        decision.id,
        decision.request_id,
        decision.task_id,
        decision.code,
        decision.state,
        decision.refusal,
        is_repeat,
    )
