"""What a decision is judged by: the limits, choices and reasons that its case allows on that day."""

from datetime import date, datetime

from sqlmodel import Session

from domain.appeals import Against, list_reasons
from domain.calendars import read_day
from domain.cycle import DecisionCode, Stage, TaskKind, Wait, may_decide
from domain.decisions import DecisionContext, DecisionForm, Reason, StatedDecision, read_decision
from domain.errors import NotDueYetError, WrongDecisionError
from domain.funds import NoBalanceError
from domain.identities import RULINGS
from domain.proofs import ReceiptContext
from domain.roles import Actor
from services.delivery_codes import read_receipt_context
from services.handovers import list_able_bodies
from services.moves import is_top_signature
from services.payees import read_account_state
from services.studies import list_gaps_before_approval
from store.queries.appeals import find_open_appeal
from store.queries.decisions import find_recommendation, list_asked_fields
from store.queries.funds import list_payable
from store.queries.identities import list_open_candidates
from store.queries.payees import find_due_payee
from store.queries.policies import load_policy
from store.tables.decisions import Decision
from store.tables.requests import AidRequest
from store.tables.tasks import Task

_DIRECTING = frozenset({DecisionCode.REDIRECT, DecisionCode.UPHOLD_ELSEWHERE})


def require_due(case: AidRequest, task: Task, *, today: date) -> None:
    """Raise NotDueYetError for an order before its day, or after that of the re-study."""
    if task.wait is Wait.SCHEDULED or (case.restudy_on and case.restudy_on <= today):
        raise NotDueYetError


def read_stated(
    db: Session, actor: Actor, case: AidRequest, task: Task, form: DecisionForm, *, at: datetime
) -> StatedDecision:
    """Read and judge what somebody answers to a task.

    Raises InvalidFieldsError and WrongDecisionError; of a payment NoBalanceError, PayeeUnconfirmedError and
    PayeePausedError.
    """
    category = load_policy(db, case.version_id).categories[case.category]
    recommendation = find_recommendation(db, case.id)
    reasons, refused_fils = _read_appeal(db, case, task, recommendation)
    is_payment = form.code == DecisionCode.PAY
    payee = find_due_payee(db, case.id, case.round, case.instalment) if is_payment else None
    context = DecisionContext(
        category=category,
        today=read_day(at),
        amount_fils=case.amount_fils,
        ceiling_fils=min([category.ceiling_fils, *_list_caps(case)]),
        recommended_fils=compute_limit(case, recommendation),
        funds=frozenset(
            fund.code
            for fund in list_payable(db, case.charity_id, category.fund_sources, category.case_class)
        )
        if form.code == DecisionCode.RECOMMEND
        else frozenset(),
        candidates=frozenset(each.person_id for each in list_open_candidates(db, case.id))
        if form.code in RULINGS
        else frozenset(),
        gaps=list_gaps_before_approval(db, case, category) if form.code == DecisionCode.RECOMMEND else (),
        asked=list_asked_fields(db, case.id) if form.code == DecisionCode.COMPLETE else frozenset(),
        receipt=read_receipt_context(db, actor, case, category, at=at)
        if form.code == DecisionCode.CONFIRM
        else ReceiptContext(),
        has_account=payee is None or payee.iban is not None,
        receivers=list_able_bodies(db, case, task.kind, at=at) if form.code in _DIRECTING else frozenset(),
        reasons=reasons,
        partly_below_fils=refused_fils,
    )
    stated = read_decision(form, context)
    if not may_decide(
        task.kind,
        stated.code,
        advised_rejection=case.advised_rejection,
        in_delivery=case.stage is Stage.DELIVERY,
        is_top=is_top_signature(task),
    ):
        raise WrongDecisionError(task=task.kind.value, decision=stated.code.value)
    if stated.code is DecisionCode.PAY:
        if task.wait is Wait.BALANCE:
            raise NoBalanceError
        if payee:
            read_account_state(db, payee, at=at).require_ready(at)
    return stated


def compute_limit(case: AidRequest, recommendation: Decision | None) -> int:
    """The most that a signature may allow, in fils.

    What was signed for last, else what was recommended; a case of a list that no study was made of is signed for what
    the list asks. What a hold or an appeal left is above none of them.
    """
    recommended_fils = recommendation.amount_fils if recommendation else None
    wanted = case.approved_fils or recommended_fils or case.amount_fils
    return min([wanted, *_list_caps(case)])


def _list_caps(case: AidRequest) -> list[int]:
    return [cap for cap in (case.complement_fils, case.cap_fils) if cap is not None]


def _read_appeal(
    db: Session, case: AidRequest, task: Task, recommendation: Decision | None
) -> tuple[frozenset[Reason] | None, int]:
    """The reasons for which the rejection may be set aside, and the sum that it refused."""
    appeal = find_open_appeal(db, case.id) if task.kind is TaskKind.HEAR else None
    if appeal is None:
        return None, 0
    is_recommended = appeal.against is Against.SIGNATURE
    return list_reasons(appeal.against), compute_limit(case, recommendation if is_recommended else None)
