"""Exclusion lists: whether one stands in the way of a request, and who is put on one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, func, text
from sqlmodel import Session, col, or_, select

from domain.calendars import KUWAIT
from domain.exclusions import PastHelp
from store.tables.exclusions import Exclusion, ExclusionList
from store.tables.people import Membership

# A row that was there before has been updated by this statement: its xmax says so.
_PUT = text(
    """
    insert into exclusion (list_id, person_id, helped_on) values (:list, :person, :helped_on)
    on conflict (list_id, person_id) do update set helped_on = greatest(exclusion.helped_on, excluded.helped_on)
    returning xmax = 0
    """
)
_PUT_HELPED = text(
    """
    insert into exclusion (list_id, person_id, helped_on)
    select :list, r.person_id, max((i.paid_at at time zone :zone)::date)
    from aid_request r join instalment i on i.request_id = r.id and i.state in ('paid', 'confirmed')
    where r.category = any(:categories) and r.person_id is not null
      and (i.paid_at at time zone :zone)::date between :from_on and :to_on
    group by r.person_id
    on conflict (list_id, person_id) do update set helped_on = greatest(exclusion.helped_on, excluded.helped_on)
    returning xmax = 0
    """
)


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


def find_list(db: Session, code: str) -> ExclusionList | None:
    """The list with this code, locked until the transaction ends."""
    return db.exec(select(ExclusionList).where(ExclusionList.code == code).with_for_update()).one_or_none()


def list_lists(db: Session) -> Sequence[tuple[ExclusionList, int]]:
    """Every list with the number of its people, the latest first."""
    found = db.exec(
        select(ExclusionList, func.count(col(Exclusion.person_id)))
        .outerjoin(Exclusion, col(Exclusion.list_id) == ExclusionList.id)
        .group_by(col(ExclusionList.id))
        .order_by(col(ExclusionList.from_on).desc(), col(ExclusionList.code))
    ).all()
    return [(row, people) for row, people in found]


def put_on_list(db: Session, list_id: UUID, person_id: UUID, *, helped_on: date) -> bool:
    """Put a person on a list, helped last on that day; False for one who is on it already."""
    values = {"list": list_id, "person": person_id, "helped_on": helped_on}
    return bool(db.execute(_PUT, values).scalar_one())


def put_helped_on_list(db: Session, list_id: UUID, given: PastHelp) -> tuple[int, int]:
    """Put everybody on a list who was helped; how many are new to it, and how many were helped at all."""
    values = {
        "list": list_id,
        "categories": list(given.categories),
        "from_on": given.from_on,
        "to_on": given.to_on,
        "zone": KUWAIT.key,
    }
    fresh = db.execute(_PUT_HELPED, values).scalars().all()
    return sum(fresh), len(fresh)
