"""Reading changed facts: those of a case, and those whose consequence is still to take effect."""

from uuid import UUID

from sqlmodel import Session, col, select

from store.tables.changed_facts import ChangedFact


def list_changes(db: Session, request_id: UUID) -> list[ChangedFact]:
    """The changes of a case within the scope, the latest first."""
    query = select(ChangedFact).where(ChangedFact.request_id == request_id)
    return list(db.exec(query.order_by(col(ChangedFact.noted_at).desc(), col(ChangedFact.id).desc())))


def list_unapplied(db: Session, request_id: UUID) -> list[ChangedFact]:
    """The changes of a case that nothing followed from yet, in the order they were written down."""
    query = select(ChangedFact).where(
        ChangedFact.request_id == request_id, col(ChangedFact.applied_at).is_(None)
    )
    return list(db.exec(query.order_by(col(ChangedFact.noted_at), col(ChangedFact.id))))
