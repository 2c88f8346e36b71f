"""Reopenings of a case by the ministry, and whose advice they set aside."""

from collections.abc import Sequence
from uuid import UUID

from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from store.tables.reopenings import Reopening


def list_reopenings(db: Session, request_id: UUID) -> Sequence[Reopening]:
    """The reopenings of a case, the first one first."""
    return db.exec(ask_reopenings(request_id)).all()


def ask_reopenings(request_id: UUID) -> SelectOfScalar[Reopening]:
    """The question of `list_reopenings`."""
    return select(Reopening).where(Reopening.request_id == request_id).order_by(col(Reopening.round))
