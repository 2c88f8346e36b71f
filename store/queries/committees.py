"""Committees in force and who sits in them on a day."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, distinct, func
from sqlmodel import Session, col, or_, select
from sqlmodel.sql.expression import SelectOfScalar

from store.tables.accounts import Account
from store.tables.committees import Committee, CommitteeMember


def find_committee(db: Session, committee_id: UUID, *, lock: bool = False) -> Committee | None:
    """A committee within the session's scope; with `lock` its row is locked and read afresh."""
    query = ask_committee(committee_id)
    if lock:
        query = query.with_for_update().execution_options(populate_existing=True)
    return db.exec(query).one_or_none()


def ask_committee(committee_id: UUID) -> SelectOfScalar[Committee]:
    """The question of `find_committee`."""
    return select(Committee).where(Committee.id == committee_id)


def list_committees(db: Session, *, own: UUID | None = None, every: bool = False) -> list[Committee]:
    """The committees of a body (None: the ministry), or with `every` all that the scope reaches, by name."""
    query = select(Committee).order_by(col(Committee.name_en), col(Committee.id))
    if not every:
        query = query.where(col(Committee.charity_id).is_not_distinct_from(own))
    return list(db.exec(query))


def list_members(db: Session, committee_id: UUID, *, on: date | None = None) -> list[CommitteeMember]:
    """Who sits in a committee, longest first; on a day, or ever."""
    return list(db.exec(ask_members(committee_id, on=on)))


def ask_members(committee_id: UUID, *, on: date | None = None) -> SelectOfScalar[CommitteeMember]:
    """The question of `list_members`."""
    query = select(CommitteeMember).where(CommitteeMember.committee_id == committee_id)
    if on:
        query = query.where(*_sits(on))
    return query.order_by(col(CommitteeMember.from_on), col(CommitteeMember.id))


def is_member(db: Session, account_id: UUID, *, on: date) -> bool:
    """True if the account sits in any committee that day."""
    return db.exec(ask_membership(account_id, on=on)).first() is not None


def ask_membership(account_id: UUID, *, on: date) -> SelectOfScalar[UUID]:
    """The question of `is_member`."""
    return select(CommitteeMember.id).where(CommitteeMember.account_id == account_id, *_sits(on)).limit(1)


def has_able_committee(
    db: Session, charity_id: UUID | None, *, except_for: Collection[UUID], on: date
) -> bool:
    """True if a committee of the body (None: the ministry) has a quorum without these people."""
    query = (
        select(Committee.id)
        .join(CommitteeMember, col(CommitteeMember.committee_id) == Committee.id)
        .join(Account, col(Account.id) == CommitteeMember.account_id)
        .where(
            col(Committee.charity_id).is_not_distinct_from(charity_id),
            Committee.from_on <= on,
            or_(col(Committee.to_on).is_(None), col(Committee.to_on) >= on),
            col(Account.is_active),
            col(Account.id).not_in(list(except_for)),
            *_sits(on),
        )
        .group_by(col(Committee.id), col(Committee.quorum))
        .having(func.count(distinct(col(Account.id))) >= col(Committee.quorum))
    )
    return db.exec(query.limit(1)).first() is not None


def _sits(on: date) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return (
        col(CommitteeMember.from_on) <= on,
        or_(col(CommitteeMember.to_on).is_(None), col(CommitteeMember.to_on) >= on),
    )
