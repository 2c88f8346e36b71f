"""Members that a charity wrote down beside a case."""

from collections.abc import Sequence
from uuid import UUID

from sqlmodel import Session, col, select

from store.tables.household_members import HouseholdMember


def list_members(db: Session, request_id: UUID) -> Sequence[HouseholdMember]:
    """The members written down beside a case, who belongs first, each by the day of joining."""
    query = select(HouseholdMember).where(HouseholdMember.request_id == request_id)
    order = (col(HouseholdMember.to_on).is_not(None), col(HouseholdMember.from_on), col(HouseholdMember.id))
    return db.exec(query.order_by(*order)).all()


def find_member(
    db: Session, request_id: UUID, member_id: UUID, *, lock: bool = False
) -> HouseholdMember | None:
    """One of them."""
    query = select(HouseholdMember).where(
        HouseholdMember.id == member_id, HouseholdMember.request_id == request_id
    )
    return db.exec(query.with_for_update() if lock else query).one_or_none()


def find_live_member(db: Session, request_id: UUID, person_id: UUID) -> HouseholdMember | None:
    """The row by which this person is a member already."""
    query = select(HouseholdMember).where(
        HouseholdMember.request_id == request_id,
        HouseholdMember.person_id == person_id,
        col(HouseholdMember.to_on).is_(None),
    )
    return db.exec(query).first()
