"""Which categories a charity is registered for, between which days (rule 3)."""

from datetime import date
from uuid import UUID

from sqlmodel import Session, col, or_, select

from store.tables.charities import Charity, Specialisation


def lock_charity(db: Session, charity_id: UUID) -> Charity | None:
    """The charity, locked: its categories are granted and ended one at a time."""
    return db.exec(select(Charity).where(Charity.id == charity_id).with_for_update()).one_or_none()


def list_specialisations(
    db: Session, charity_id: UUID | None = None, *, since_on: date
) -> list[Specialisation]:
    """What charities give on that day or later, by charity and category."""
    query = (
        select(Specialisation)
        .join(Charity, col(Charity.id) == Specialisation.charity_id)
        .where(or_(col(Specialisation.to_on).is_(None), col(Specialisation.to_on) >= since_on))
        .order_by(col(Charity.code), col(Specialisation.category), col(Specialisation.from_on))
    )
    if charity_id:
        query = query.where(Specialisation.charity_id == charity_id)
    return list(db.exec(query))


def find_grant(db: Session, charity_id: UUID, category: str, *, since_on: date) -> Specialisation | None:
    """The grant of a category that holds on that day, or the first to come."""
    rows = list_specialisations(db, charity_id, since_on=since_on)
    return next((row for row in rows if row.category == category), None)
