"""Households: whose purse a person lives from on a day, and how that changes."""

from datetime import date, datetime
from uuid import UUID

from sqlmodel import Session, col, or_, select

from domain.calendars import read_day
from store.tables.people import Household, Membership, Relation


def get_household(db: Session, person_id: UUID, *, at: datetime) -> UUID:
    """The household a person lives in on that day; one of their own if none is known."""
    membership = _find_membership(db, person_id, at=at)
    return membership.household_id if membership else found_household(db, person_id, at=at)


def found_household(db: Session, person_id: UUID, *, at: datetime) -> UUID:
    """A new household with this person at its head."""
    household = Household()
    db.add(household)
    db.flush()
    return _join(db, person_id, household.id, Relation.HEAD, at=at)


def add_to_household(
    db: Session, person_id: UUID, household_id: UUID, relation: Relation, *, from_on: date
) -> None:
    """Make somebody who lives nowhere yet a member from that day on."""
    db.add(Membership(household_id=household_id, person_id=person_id, relation=relation, from_on=from_on))
    db.flush()


def is_member(db: Session, person_id: UUID, household_id: UUID, *, at: datetime) -> bool:
    """True if the person lives in this household on that day."""
    membership = _find_membership(db, person_id, at=at)
    return membership is not None and membership.household_id == household_id


def end_membership(db: Session, person_id: UUID, household_id: UUID, *, to_on: date) -> None:
    """Let a person be no member of a household from that day on."""
    open_ones = select(Membership).where(
        Membership.person_id == person_id,
        Membership.household_id == household_id,
        col(Membership.to_on).is_(None),
    )
    for membership in db.exec(open_ones):
        membership.to_on = max(to_on, membership.from_on)


def join_household(db: Session, person_id: UUID, household_id: UUID, *, at: datetime) -> UUID:
    """Make a person a member from that day on; where they lived before ends the same day."""
    before = _find_membership(db, person_id, at=at)
    if before and before.household_id == household_id:
        return household_id
    if before:
        before.to_on = read_day(at)
    return _join(db, person_id, household_id, Relation.OTHER, at=at)


def leave_household(db: Session, person_id: UUID, household_id: UUID, *, at: datetime) -> None:
    """Take back a membership that a ruling gave; where the person lived until that day, they live on."""
    membership = _find_membership(db, person_id, at=at)
    if membership is None or membership.household_id != household_id:
        return
    before = db.exec(
        select(Membership).where(Membership.person_id == person_id, Membership.to_on == membership.from_on)
    ).first()
    if before:
        before.to_on = None
    db.delete(membership)
    db.flush()


def _find_membership(db: Session, person_id: UUID, *, at: datetime) -> Membership | None:
    today = read_day(at)
    return db.exec(
        select(Membership)
        .where(
            Membership.person_id == person_id,
            col(Membership.from_on) <= today,
            or_(col(Membership.to_on).is_(None), col(Membership.to_on) > today),
        )
        .order_by(col(Membership.from_on).desc(), col(Membership.id).desc())
        .limit(1)
    ).first()


def _join(db: Session, person_id: UUID, household_id: UUID, relation: Relation, *, at: datetime) -> UUID:
    add_to_household(db, person_id, household_id, relation, from_on=read_day(at))
    return household_id
