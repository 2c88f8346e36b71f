"""Reopenings of a case by the ministry, and whose advice they set aside."""

from collections.abc import Sequence
from uuid import UUID

from sqlmodel import Session, col, select

from store.tables.reopenings import Reopening


def list_reopenings(db: Session, request_id: UUID) -> Sequence[Reopening]:
    """The reopenings of a case, the first one first."""
    return db.exec(
        select(Reopening).where(Reopening.request_id == request_id).order_by(col(Reopening.round))
    ).all()
