"""Freezes: those there are, and whether one stops something today."""

from datetime import date
from uuid import UUID

from sqlmodel import Session, col, select

from domain.freezes import Freeze, FrozenError, Stop, find_freeze
from store.tables.freezes import FreezeRow


def list_freezes(db: Session, *, since_on: date) -> list[FreezeRow]:
    """Every freeze that had not ended before that day, the first to begin first."""
    query = select(FreezeRow).where(col(FreezeRow.to_on) >= since_on)
    return list(db.exec(query.order_by(col(FreezeRow.from_on), col(FreezeRow.id))))


def find_freeze_row(db: Session, freeze_id: UUID) -> FreezeRow | None:
    """One freeze, locked until the transaction ends."""
    return db.exec(select(FreezeRow).where(FreezeRow.id == freeze_id).with_for_update()).one_or_none()


def load_freezes(db: Session, on: date) -> list[Freeze]:
    """The freezes of that day, as the rules understand them."""
    rows = db.exec(select(FreezeRow).where(FreezeRow.from_on <= on, FreezeRow.to_on >= on))
    return [read_row(row) for row in rows]


def read_row(row: FreezeRow) -> Freeze:
    """A freeze as the rules understand it."""
    return Freeze(
        row.from_on,
        row.to_on,
        frozenset(row.categories),
        frozenset(map(Stop, row.stops)),
        row.reason_ar,
        row.reason_en,
        row.circular,
    )


def require_not_frozen(db: Session, category: str, stop: Stop, *, on: date) -> None:
    """Raise FrozenError, which says until when, if the ministry stopped this for the category on that day."""
    freeze = find_freeze(load_freezes(db, on), category, stop, on=on)
    if freeze:
        raise FrozenError(until_on=freeze.to_on.isoformat(), circular=freeze.circular)
