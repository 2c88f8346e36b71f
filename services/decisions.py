"""Decisions: recorded at the door under the task's lock, given their effect by a step of the case."""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from sqlmodel import Session, select

from domain.calendars import read_day
from domain.contracts.cases import CaseState, DecisionNotice, RecordDecision
from domain.cycle import BEFORE_MONEY, CLAIMED_KINDS, SIDE_MOVES, DecisionCode
from domain.decisions import DecisionForm, StatedDecision
from domain.errors import (
    BeingCheckedError,
    CaseClosedError,
    DecisionPendingError,
    ExcludedPersonError,
    NotFoundError,
    NotHolderError,
    NotSignedInError,
    OverlapBeforePaymentError,
    SessionDecidesError,
    TaskClosedError,
)
from domain.freezes import Stop
from domain.pool import check_change_of_body
from domain.roles import Actor, Role
from services.appeals import check_withdrawal
from services.decision_contexts import read_stated, require_due
from services.duplicates import hold_payment
from services.effects import apply_decision
from services.moves import Work, is_for_session, state_case, take_case
from services.naming import Naming, PersonName
from services.payees import enter_payee
from services.printed_papers import leave_paper
from services.submissions import Submission
from store.queries.accounts import find_actor
from store.queries.decisions import (
    find_decision,
    find_ending,
    find_last_decision,
    get_decision_in_round,
    has_pending_decision,
)
from store.queries.freezes import require_not_frozen
from store.queries.outbox import decision_key, leave_errand, settle_errand
from store.queries.stand_ins import find_principal
from store.queries.submissions import find_submission, remember_submission
from store.queries.tasks import find_free_seat, find_task, list_open_tasks
from store.scope import Store
from store.tables.charities import Fund
from store.tables.decisions import Decision, DecisionState
from store.tables.outbox import Topic
from store.tables.requests import AidRequest
from store.tables.tasks import Task, TaskState


@dataclass(frozen=True)
class DecisionReceipt:
    """What became of a decision: pending (recorded, the engine has not answered yet), applied or refused.

    Of one that came too late, `settled_by` and `settled_with` say who decided meanwhile, and how.
    """

    decision_id: UUID
    request_id: UUID
    task_id: UUID
    code: DecisionCode
    state: DecisionState
    refusal: str | None = None
    is_repeat: bool = False
    settled_by: PersonName | None = None
    settled_with: DecisionCode | None = None

    @property
    def params(self) -> dict[str, str]:
        """Who came first and how, as the parameters of the refusal."""
        return describe_settler(self.settled_by, self.settled_with)


def decide(
    store: Store, actor: Actor, task_id: UUID, form: DecisionForm, submission: Submission, *, at: datetime
) -> DecisionReceipt:
    """Record an answer to a task; authority is judged here, at this commit. The engine gives it effect.

    Whoever answers a seat of a quorum that a colleague has just answered is given another one, if one is left.
    Raises NotFoundError, NotSignedInError (the account or its body may not act any more), WrongRoleError,
    ExcludedPersonError, NotHolderError (also when the lease ran out), TaskClosedError, DecisionPendingError (both name
    the other person), SessionDecidesError, NoBalanceError, NotDueYetError, PayeeUnconfirmedError, PayeePausedError, WrongDecisionError, FrozenError, KeyReusedError, InvalidFieldsError.
    """
    with store.acting_for(actor) as db:
        if repeated := _find_repeat(db, actor, submission):
            return repeated
        task = find_task(db, task_id, lock=True)
        if task is None:
            raise NotFoundError
        if task.seats and task.state is not TaskState.OPEN:
            task = find_free_seat(db, task) or task
        holder_id = _check_authority(db, actor, task, form.code, at=at)
        case = db.exec(select(AidRequest).where(AidRequest.id == task.request_id)).one()
        if form.code == DecisionCode.PAY:
            require_due(case, task, today=read_day(at))
        stated = read_stated(db, actor, case, task, form, at=at)
        for_id = holder_id if holder_id != actor.account_id else None
        decision = write_decision(db, actor, case, task, stated, at=at, for_id=for_id)
        remember_submission(db, actor.account_id, submission.key, submission.digest, decision.id)
        return make_receipt(decision)


def withdraw_request(
    store: Store, actor: Actor, request_id: UUID, text: str, submission: Submission, *, at: datetime
) -> DecisionReceipt:
    """Write down that the applicant withdraws; it answers whatever task is open, whoever holds it.

    Raises NotFoundError, WrongRoleError, CaseClosedError, BeingCheckedError, DecisionPendingError and
    InvalidFieldsError if no reason is given.
    """
    actor.require(*SIDE_MOVES[DecisionCode.WITHDRAW].roles)
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
        return _name_settled(db, make_receipt(decision))


def record_decision(store: Store, asked: RecordDecision, *, secret: bytes) -> CaseState:
    """The step: give a recorded decision its effect, once, and return where the case then stands.

    `secret` keys the digests by which persons are found. A payment that the last look stops is refused, and the
    case waits for the duplicate desk.
    Raises TaskClosedError if the task fell away meanwhile, and whatever the effect refuses.
    """
    with store.registry() as db:
        work = take_case(db, UUID(asked.request_id), at=asked.at, secret=secret)
        decision, task = take_answered(work, UUID(asked.decision.decision_id))
        if task:
            if decision.code in BEFORE_MONEY and hold_payment(work, task, decision_key(decision.id)):
                decision.state, decision.refusal = DecisionState.REFUSED, OverlapBeforePaymentError.code
            else:
                apply_decision(work, task, decision)
                decision.state = DecisionState.APPLIED
                leave_paper(work.db, decision, at=asked.at)
            decision.settled_at = asked.at
        return state_case(work, asked_in=asked.round)


def take_answered(work: Work, decision_id: UUID) -> tuple[Decision, Task | None]:
    """A recorded decision with the task it answers, locked; without one if it has had its effect.

    Raises NotFoundError, and TaskClosedError if the task fell away meanwhile or the decision was refused.
    """
    decision = find_decision(work.db, decision_id)
    if decision is None:
        raise NotFoundError
    if decision.state is DecisionState.REFUSED and decision.refusal != OverlapBeforePaymentError.code:
        raise TaskClosedError
    if decision.state is not DecisionState.PENDING:
        return decision, None
    task = find_task(work.db, decision.task_id, lock=True)
    if task is None or task.state is not TaskState.DECIDING:
        raise TaskClosedError
    return decision, task


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
        return make_receipt(decision)


def read_notice(store: Store, decision_id: UUID) -> tuple[DecisionReceipt, DecisionNotice, int]:
    """What the engine has to be told of a decision, and the round of its case."""
    with store.registry() as db:
        decision, round_ = get_decision_in_round(db, decision_id)
        notice = DecisionNotice(
            decision_id=str(decision.id),
            task_id=str(decision.task_id),
            code=decision.code.value,
            actor_id=str(decision.actor_id),
            amount_fils=decision.amount_fils,
        )
        return make_receipt(decision), notice, round_


def close_notice(store: Store, decision_id: UUID, *, at: datetime) -> DecisionReceipt:
    """What became of a decision that the engine was told of; nobody tells it again once it is settled."""
    with store.registry() as db:
        decision, _ = get_decision_in_round(db, decision_id)
        if decision.state is not DecisionState.PENDING:
            settle_errand(db, decision_key(decision.id), at=at)
        return make_receipt(decision)


def name_settler(db: Session, settling: Decision | None) -> dict[str, str]:
    """Whose decision came first and which it is, as the parameters of a refusal; the reader may know the names."""
    person = Naming(db, [settling.actor_id]).find(settling.actor_id) if settling else None
    return describe_settler(person, settling.code if settling else None)


def describe_settler(person: PersonName | None, code: DecisionCode | None) -> dict[str, str]:
    """The parameters of a refusal because somebody came first: the account, its names, the decision."""
    if person is None or code is None:
        return {}
    return {
        "actor": str(person.account_id),
        "actor_ar": person.name_ar,
        "actor_en": person.name_en,
        "decision": code.value,
    }


def _find_repeat(db: Session, actor: Actor, submission: Submission) -> DecisionReceipt | None:
    known = find_submission(db, actor.account_id, submission.key, submission.digest)
    decision = find_decision(db, known) if known else None
    return make_receipt(decision, is_repeat=True) if decision else None


def _check_authority(db: Session, actor: Actor, task: Task, code: str, *, at: datetime) -> UUID | None:
    """Judge whether this person may give this answer now; as whom he holds the task, if he does."""
    # Whoever signed in this morning may have been barred since, or his body suspended.
    actor_now = find_actor(db, actor.account_id, on=read_day(at))
    if actor_now is None:
        raise NotSignedInError
    if task.state is TaskState.DECIDING:
        raise DecisionPendingError(**name_settler(db, find_last_decision(db, task.id)))
    if task.state is not TaskState.OPEN:
        raise TaskClosedError(**name_settler(db, find_ending(db, task)))
    if code in SIDE_MOVES:
        actor_now.require(*SIDE_MOVES[DecisionCode(code)].list_roles(task.role))
        check_change_of_body(
            DecisionCode(code),
            task.kind,
            is_overdue=task.due_at < at,
            is_holder=task.holder_id == actor.account_id,
            is_manager=actor_now.has_any(Role.AID_MANAGER),
        )
        if code == DecisionCode.WITHDRAW_APPEAL:
            check_withdrawal(db, actor_now, task.request_id)
        return None
    if is_for_session(task):
        raise SessionDecidesError
    actor_now.require(task.role)
    # A decision of his on another seat may not have its effect yet.
    if actor.account_id in task.barred or (
        task.seats and has_pending_decision(db, task.request_id, actor.account_id)
    ):
        raise ExcludedPersonError
    # Four eyes are judged on the person who acts, whosever place he takes.
    holder_id = find_principal(db, task, actor.account_id, on=read_day(at), at=at)
    if task.kind in CLAIMED_KINDS and holder_id is None:
        raise NotHolderError
    return holder_id


def write_decision(
    db: Session,
    actor: Actor,
    case: AidRequest,
    task: Task,
    stated: StatedDecision,
    *,
    at: datetime,
    for_id: UUID | None = None,
) -> Decision:
    """Write a judged decision with its errand; the locked task is being decided from now on.

    `for_id` is the absent colleague in whose place the actor decides. Raises FrozenError for an approval while approvals of the category are frozen.
    """
    if stated.code is DecisionCode.APPROVE:
        require_not_frozen(db, case.category, Stop.APPROVALS, on=read_day(at))
    decision = Decision(
        task_id=task.id,
        request_id=case.id,
        code=stated.code,
        actor_id=actor.account_id,
        for_id=for_id,
        amount_fils=stated.amount_fils,
        instalments=stated.instalments,
        payee_id=enter_payee(db, actor, stated.payee, at=at) if stated.payee else None,
        fund_id=_find_fund(db, case, stated.fund),
        reason=stated.reason,
        text=stated.text,
        papers=sorted(stated.papers),
        fields=sorted(stated.fields),
        method=stated.method,
        reference=stated.reference,
        proof=stated.proof,
        person_id=stated.person_id,
        until_on=stated.until_on,
        charity_id=stated.charity_id,
        case_charity_id=case.charity_id,
        decided_at=at,
    )
    task.state = TaskState.DECIDING
    db.add_all((decision, task))
    db.flush()
    leave_errand(
        db, Topic.DELIVER_DECISION, decision_key(decision.id), case.id, at=at, decision_id=str(decision.id)
    )
    return decision


def _find_fund(db: Session, case: AidRequest, code: str | None) -> UUID | None:
    if code is None:
        return None
    return db.exec(select(Fund.id).where(Fund.charity_id == case.charity_id, Fund.code == code)).one()


def _name_settled(db: Session, receipt: DecisionReceipt) -> DecisionReceipt:
    """Say of a decision that came too late who decided meanwhile."""
    task = find_task(db, receipt.task_id) if receipt.refusal == TaskClosedError.code else None
    settling = find_ending(db, task) if task else None
    if settling is None:
        return receipt
    person = Naming(db, [settling.actor_id]).find(settling.actor_id)
    return replace(receipt, settled_by=person, settled_with=settling.code)


def make_receipt(decision: Decision, *, is_repeat: bool = False) -> DecisionReceipt:
    """What became of a decision, as its row says."""
    return DecisionReceipt(
        decision.id,
        decision.request_id,
        decision.task_id,
        decision.code,
        decision.state,
        decision.refusal,
        is_repeat,
    )
