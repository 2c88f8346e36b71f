"""Decisions of a case: one by id, the one that ended a task, the recommendation that counts."""

from uuid import UUID

from sqlmodel import Session, col, select

from domain.cycle import DecisionCode
from store.tables.decisions import Decision, DecisionState


def find_decision(db: Session, decision_id: UUID) -> Decision | None:
    """A decision within the session's scope."""
    return db.exec(select(Decision).where(Decision.id == decision_id)).one_or_none()


def find_last_decision(db: Session, task_id: UUID) -> Decision | None:
    """The decision that ended a task."""
    return db.exec(
        select(Decision).where(Decision.task_id == task_id, Decision.state != DecisionState.REFUSED)
    ).one_or_none()


def find_recommendation(db: Session, request_id: UUID) -> Decision | None:
    """The latest recommendation that took effect: its amount, payee, fund and instalments count."""
    return db.exec(
        select(Decision)
        .where(
            Decision.request_id == request_id,
            Decision.code == DecisionCode.RECOMMEND,
            Decision.state == DecisionState.APPLIED,
        )
        .order_by(col(Decision.decided_at).desc())
        .limit(1)
    ).first()


def list_decisions(db: Session, request_id: UUID) -> list[Decision]:
    """The decisions of a case, oldest first."""
    return list(
        db.exec(select(Decision).where(Decision.request_id == request_id).order_by(col(Decision.decided_at)))
    )
