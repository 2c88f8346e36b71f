"""Exclusion lists: whether one stands in the way of a request, and who is put on one."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, or_, select

from store.tables.exclusions import Exclusion, ExclusionList
from store.tables.people import Membership


@dataclass(frozen=True)
class FoundExclusion:
    """The list that somebody is on, and when the earlier campaign helped them."""

    list_id: UUID
    helped_on: date


def find_exclusion(
    db: Session, category: str, person_id: UUID, household_id: UUID, *, on: date, household: bool = False
) -> FoundExclusion | None:
    """The exclusion that holds a request for `category` of this person on that day, the latest help first.

    With `household`, for aid that serves a whole household, whoever lives in it on that day counts too: help once
    given to the husband is not asked for again by the wife.
    """
    whom = _is_of_household(household_id, on) if household else None
    row = db.exec(
        select(Exclusion)
        .join(ExclusionList, col(ExclusionList.id) == Exclusion.list_id)
        .where(
            col(ExclusionList.categories).contains([category]),
            ExclusionList.from_on <= on,
            or_(col(ExclusionList.to_on).is_(None), col(ExclusionList.to_on) >= on),
            or_(Exclusion.person_id == person_id, whom)
            if whom is not None
            else Exclusion.person_id == person_id,
        )
        .order_by(col(Exclusion.helped_on).desc(), col(Exclusion.list_id))
        .limit(1)
    ).first()
    return FoundExclusion(row.list_id, row.helped_on) if row else None


def _is_of_household(household_id: UUID, on: date) -> ColumnElement[bool]:
    return col(Exclusion.person_id).in_(
        select(Membership.person_id).where(
            Membership.household_id == household_id,
            col(Membership.from_on) <= on,
            or_(col(Membership.to_on).is_(None), col(Membership.to_on) > on),
        )
    )
