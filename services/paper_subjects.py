"""For which row of a case each paper is issued, whose it is, and the rows that its content is made of."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from sqlmodel import Session, col, select

from domain.cycle import OPINIONS, DecisionCode, Wait
from domain.need_scores import NeedScore
from domain.printed_papers import Content, PaperKind
from services.naming import Naming, find_charity_name
from services.paper_contents import (
    CaseFacts,
    Signer,
    make_approval,
    make_request_form,
    make_research_report,
)
from services.payment_papers import make_payment_order, make_receipt
from store.queries.case_papers import map_papers
from store.queries.decisions import find_last_applied
from store.queries.deliveries import list_instalments
from store.queries.events import list_events
from store.queries.outbox import decision_key
from store.queries.payment_orders import list_orders
from store.queries.policies import load_policy
from store.queries.requests import find_request
from store.tables.charities import Fund
from store.tables.decisions import Decision, DecisionState, Payee
from store.tables.deliveries import Instalment, InstalmentState
from store.tables.payment_orders import OrderState, PaymentOrder
from store.tables.requests import (
    Consent,
    StatedBeneficiaryRow,
    StatedIdentityRow,
    Study,
)
from store.tables.tasks import Task


@dataclass(frozen=True)
class PaperSubject:
    """The row a paper is issued for; `keeper_id` is the charity whose opinion it holds, if it holds one."""

    kind: PaperKind
    subject_id: UUID
    request_id: UUID
    keeper_id: UUID | None = None


def find_subject(db: Session, request_id: UUID, kind: PaperKind) -> PaperSubject | None:
    """The latest row for which the case can have this paper, within the session's scope; None if there is none yet.

    The request form is issued for the case, the report for the decision that ended its study, the approval for the
    signature after which the case went to delivery; the order and the receipt for the latest order that came so far.
    """
    if kind is PaperKind.REQUEST_FORM:
        return PaperSubject(kind, request_id, request_id)
    if kind is PaperKind.RESEARCH_REPORT:
        return _find_report(db, request_id)
    if kind is PaperKind.APPROVAL and _is_approved(db, request_id):
        decision = find_last_applied(db, request_id, DecisionCode.APPROVE)
        return PaperSubject(kind, decision.id, request_id) if decision else None
    if kind in (PaperKind.PAYMENT_ORDER, PaperKind.RECEIPT):
        return _find_order(db, request_id, kind)
    return None


def word_subject(db: Session, subject: PaperSubject, *, at: datetime) -> Content:
    """What the paper says, from the rows as they stand now: read in a transaction of the registry."""
    facts = _FACTS[subject.kind](db, subject)
    return _MAKERS[subject.kind](facts, at=at)


def _is_approved(db: Session, request_id: UUID) -> bool:
    """True while what was approved stands: a ruling that is taken back takes the approval with it."""
    case = find_request(db, request_id)
    return case is not None and any(each.round == case.round for each in list_instalments(db, request_id))


def _find_report(db: Session, request_id: UUID) -> PaperSubject | None:
    """An opinion stays with the body at which the case was when it was written; who may not see that event has no part in it."""
    decision = find_last_applied(db, request_id, *OPINIONS)
    if decision is None:
        return None
    step_key = decision_key(decision.id)
    for event, _ in list_events(db, request_id):
        if event.step_key == step_key:
            return PaperSubject(PaperKind.RESEARCH_REPORT, decision.id, request_id, event.charity_id)
    return None


def _find_order(db: Session, request_id: UUID, kind: PaperKind) -> PaperSubject | None:
    """The latest order that was signed, or whose money was received; its papers are its charity's."""
    signed = [(order.signed_at, order.id, order) for order in list_orders(db, request_id) if order.signed_at]
    if kind is PaperKind.RECEIPT:
        promised = list_instalments(db, request_id)
        received = {each.id for each in promised if each.state is InstalmentState.CONFIRMED}
        signed = [
            each
            for each in signed
            if each[2].instalment_id in received and each[2].state is OrderState.SETTLED
        ]
    if not signed:
        return None
    *_, order = max(signed)
    return PaperSubject(kind, order.id, request_id, order.charity_id)


def _load_order(db: Session, subject: PaperSubject) -> CaseFacts:
    order = db.get_one(PaymentOrder, subject.subject_id)
    instalment = db.get_one(Instalment, order.instalment_id)
    naming = Naming(db, [order.issued_by, order.signed_by])
    signed = _name_signer(naming, "printed_papers-signed_by", order.signed_by, order.signed_at)
    issued = _name_signer(naming, "printed_papers-issued_by", order.issued_by, order.issued_at)
    return replace(
        _load_base(db, subject),
        order=order,
        fund=db.get(Fund, order.fund_id),
        instalments=[instalment],
        signers=(issued, signed) if subject.kind is PaperKind.PAYMENT_ORDER else (issued,),
    )


def _load_base(db: Session, subject: PaperSubject) -> CaseFacts:
    case = find_request(db, subject.request_id)
    identity = db.get(StatedIdentityRow, subject.request_id)
    assert case is not None and identity is not None  # noqa: S101, PT018 (a case is written with its identity)
    return CaseFacts(
        case=case,
        category=load_policy(db, case.version_id).categories[case.category],
        charity=find_charity_name(db, subject.keeper_id or case.charity_id),
        identity=identity,
        beneficiary=db.get(StatedBeneficiaryRow, case.id),
    )


def _load_request(db: Session, subject: PaperSubject) -> CaseFacts:
    facts, consent = _load_base(db, subject), db.get_one(Consent, subject.request_id)
    papers = tuple(map_papers(db, subject.request_id).values())
    case = facts.case
    signer = _name_signer(
        Naming(db, [case.registered_by]), "printed_papers-registered_by", case.registered_by, consent.given_at
    )
    return replace(facts, papers=papers, consent_version=consent.text_version, signers=(signer,))


def _load_report(db: Session, subject: PaperSubject) -> CaseFacts:
    decision = db.get_one(Decision, subject.subject_id)
    naming = Naming(db, [decision.actor_id])
    study = db.get(Study, subject.request_id)
    return replace(
        _load_base(db, subject),
        study=study,
        score=_read_score(decision, study),
        decision=decision,
        payee=db.get(Payee, decision.payee_id) if decision.payee_id else None,
        fund=db.get(Fund, decision.fund_id) if decision.fund_id else None,
        signers=(_name_signer(naming, "role-researcher", decision.actor_id, decision.decided_at),),
    )


def _read_score(decision: Decision, study: Study | None) -> NeedScore | None:
    """The score as it was at the recommendation; of an older decision only where the study was not saved since."""
    kept = decision.need_score
    if kept is None and study and study.saved_at <= decision.decided_at:
        kept = study.score
    return NeedScore.from_document(kept) if kept else None


def _load_approval(db: Session, subject: PaperSubject) -> CaseFacts:
    facts = _load_base(db, subject)
    instalments = db.exec(
        select(Instalment)
        .where(Instalment.request_id == facts.case.id, Instalment.round == facts.case.round)
        .order_by(col(Instalment.number))
    ).all()
    first = instalments[0]
    return replace(
        facts,
        payee=db.get(Payee, first.payee_id),
        fund=db.get(Fund, first.fund_id),
        instalments=instalments,
        signers=_list_signers(db, facts.case.id),
    )


def _list_signers(db: Session, request_id: UUID) -> tuple[Signer, ...]:
    """Whoever signed what was approved, in order: after a return to study the earlier signatures do not count."""
    rows = db.exec(
        select(Decision, Task)
        .join(Task, col(Task.id) == Decision.task_id)
        .where(
            Decision.request_id == request_id,
            Decision.state == DecisionState.APPLIED,
            col(Decision.code).in_((DecisionCode.APPROVE, DecisionCode.RETURN)),
        )
        .order_by(col(Decision.decided_at), col(Task.level))
    ).all()
    signed = list[tuple[Decision, Task]]()
    for decision, task in rows:
        signed = [*signed, (decision, task)] if decision.code is DecisionCode.APPROVE else []
    naming = Naming(db, [decision.actor_id for decision, _ in signed])
    return tuple(
        replace(
            _name_signer(naming, _LEVELS[task.wait], decision.actor_id, decision.decided_at),
            amount_fils=decision.amount_fils,
        )
        for decision, task in signed
    )


def _name_signer(naming: Naming, role: str, account_id: UUID | None, at: datetime | None) -> Signer:
    """The ministry's staff, and members of a committee, stand under their office alone: another body reads the paper."""
    person = naming.find(account_id)
    if person is None or person.is_ministry or role == _LEVELS[Wait.COMMITTEE]:
        return Signer(role, at=at)
    return Signer(role, person.name_ar, person.name_en, at)


_LEVELS: Mapping[Wait, str] = {
    Wait.AID_MANAGER: "level-aid_manager",
    Wait.COMMITTEE: "level-committee",
    Wait.MINISTRY: "level-ministry",
}

_FACTS: Mapping[PaperKind, Callable[[Session, PaperSubject], CaseFacts]] = {
    PaperKind.REQUEST_FORM: _load_request,
    PaperKind.RESEARCH_REPORT: _load_report,
    PaperKind.APPROVAL: _load_approval,
    PaperKind.PAYMENT_ORDER: _load_order,
    PaperKind.RECEIPT: _load_order,
}

_MAKERS: Mapping[PaperKind, Callable[..., Content]] = {
    PaperKind.REQUEST_FORM: make_request_form,
    PaperKind.RESEARCH_REPORT: make_research_report,
    PaperKind.APPROVAL: make_approval,
    PaperKind.PAYMENT_ORDER: make_payment_order,
    PaperKind.RECEIPT: make_receipt,
}
