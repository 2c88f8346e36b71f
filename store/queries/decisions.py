"""Decisions of a case: one by id, the one that ended a task, the recommendation that counts."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from domain.cycle import DecisionCode, EventType
from domain.decisions import AskedField, Reason
from domain.errors import NotFoundError
from store.tables.decisions import Decision, DecisionState
from store.tables.events import CaseEvent
from store.tables.requests import AidRequest
from store.tables.tasks import Task


def find_decision(db: Session, decision_id: UUID) -> Decision | None:
    """A decision within the session's scope."""
    return db.exec(select(Decision).where(Decision.id == decision_id)).one_or_none()


def get_decision_in_round(db: Session, decision_id: UUID) -> tuple[Decision, int]:
    """A decision with the round of its case. Raises NotFoundError."""
    found = db.exec(
        select(Decision, AidRequest.round)
        .join(AidRequest, col(AidRequest.id) == Decision.request_id)
        .where(Decision.id == decision_id)
    ).one_or_none()
    if found is None:
        raise NotFoundError
    return found


def find_last_decision(db: Session, task_id: UUID) -> Decision | None:
    """The decision that ended a task."""
    return db.exec(
        select(Decision).where(Decision.task_id == task_id, Decision.state != DecisionState.REFUSED)
    ).one_or_none()


def find_recommendation(db: Session, request_id: UUID) -> Decision | None:
    """The latest recommendation that took effect: its amount, payee, fund and instalments count."""
    return find_last_applied(db, request_id, DecisionCode.RECOMMEND)


def find_ending(db: Session, task: Task) -> Decision | None:
    """The decision that ended a task: its own, or the one whose effect let it fall away."""
    own = find_last_decision(db, task.id)
    if own or task.closed_at is None:
        return own
    return db.exec(
        select(Decision)
        .where(
            Decision.request_id == task.request_id,
            Decision.state == DecisionState.APPLIED,
            Decision.settled_at == task.closed_at,
        )
        .limit(1)
    ).first()


def count_votes(db: Session, request_id: UUID, level: int, *, since: datetime | None) -> tuple[int, int]:
    """How many people approved and how many refused at a level of sign-off, on tasks opened since then."""
    query = (
        select(Decision.code)
        .join(Task, col(Task.id) == Decision.task_id)
        .where(
            Decision.request_id == request_id,
            Decision.state == DecisionState.APPLIED,
            col(Decision.code).in_((DecisionCode.APPROVE, DecisionCode.REJECT)),
            Task.level == level,
        )
    )
    codes = db.exec(query.where(col(Task.opened_at) >= since) if since else query).all()
    return codes.count(DecisionCode.APPROVE), codes.count(DecisionCode.REJECT)


def has_pending_decision(db: Session, request_id: UUID, account_id: UUID) -> bool:
    """True if a decision of this person on the case waits for its effect."""
    query = select(Decision.id).where(
        Decision.request_id == request_id,
        Decision.actor_id == account_id,
        Decision.state == DecisionState.PENDING,
    )
    return db.exec(query.limit(1)).first() is not None


def list_decisions(db: Session, request_id: UUID) -> list[Decision]:
    """The decisions of a case, oldest first."""
    return list(db.exec(ask_decisions(request_id)))


def ask_decisions(request_id: UUID) -> SelectOfScalar[Decision]:
    """The question of `list_decisions`."""
    return select(Decision).where(Decision.request_id == request_id).order_by(col(Decision.decided_at))


def find_restudy_demand(db: Session, request_id: UUID) -> datetime | None:
    """When the case was last sent to be studied again."""
    return db.exec(ask_restudy_demand(request_id)).first()


def ask_restudy_demand(request_id: UUID) -> SelectOfScalar[datetime]:
    """The question of `find_restudy_demand`."""
    return (
        select(CaseEvent.occurred_at)
        .where(CaseEvent.request_id == request_id, CaseEvent.type == EventType.RESTUDY_DUE)
        .order_by(col(CaseEvent.seq).desc())
        .limit(1)
    )


def find_last_applied(db: Session, request_id: UUID, *codes: DecisionCode) -> Decision | None:
    """The latest decision of these codes that took effect."""
    return db.exec(ask_last_applied(request_id, *codes)).first()


def ask_last_applied(request_id: UUID, *codes: DecisionCode) -> SelectOfScalar[Decision]:
    """The question of `find_last_applied`."""
    return (
        select(Decision)
        .where(
            Decision.request_id == request_id,
            col(Decision.code).in_(codes),
            Decision.state == DecisionState.APPLIED,
        )
        .order_by(col(Decision.decided_at).desc(), col(Decision.id).desc())
        .limit(1)
    )


def find_visit_demand(db: Session, request_id: UUID) -> datetime | None:
    """When a signer sent the case back for a second visit, if the last return was for that."""
    last = find_last_applied(db, request_id, DecisionCode.RETURN)
    return last.decided_at if last and last.reason is Reason.SECOND_VISIT else None


def list_asked_fields(db: Session, request_id: UUID) -> frozenset[AskedField]:
    """The fields that the applicant was asked for last."""
    last = find_last_applied(db, request_id, DecisionCode.SEND_BACK)
    return frozenset(map(AskedField, last.fields)) if last else frozenset()
