"""Accounts: who may act, who may sign, and how colleagues are named."""

from collections.abc import Collection, Iterable
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, or_, select

from domain.roles import Actor, Role
from store.tables.accounts import Account, AccountRole
from store.tables.charities import Charity, Standing


def find_actor(db: Session, account_id: UUID, *, on: date) -> Actor | None:
    """An active account of a body in good standing, with the roles it holds on that day; else None."""
    row = db.exec(
        select(Account, Charity.standing)
        .outerjoin(Charity, col(Charity.id) == Account.charity_id)
        .where(Account.id == account_id, col(Account.is_active))
    ).one_or_none()
    if row is None:
        return None
    account, standing = row
    if account.charity_id and standing is not Standing.ACTIVE:
        return None
    roles = db.exec(select(AccountRole.role).where(AccountRole.account_id == account_id, *_valid(on)))
    return Actor(
        account.id,
        account.charity_id,
        frozenset(Role(role) for role in roles),
        account.name_ar,
        account.name_en,
    )


def has_signatory(
    db: Session, charity_id: UUID | None, role: Role, *, except_for: Collection[UUID], on: date
) -> bool:
    """True if the charity has somebody else who may give this signature."""
    query = (
        select(Account.id)
        .join(AccountRole, col(AccountRole.account_id) == Account.id)
        .where(
            Account.charity_id == charity_id,
            col(Account.is_active),
            AccountRole.role == role,
            col(Account.id).not_in(list(except_for)),
            *_valid(on),
        )
    )
    return db.exec(query.limit(1)).first() is not None


def list_accounts(db: Session, account_ids: Iterable[UUID]) -> dict[UUID, Account]:
    """The accounts among `account_ids` that the session's scope may see."""
    wanted = set(account_ids)
    if not wanted:
        return {}
    return {row.id: row for row in db.exec(select(Account).where(col(Account.id).in_(wanted)))}


def _valid(on: date) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return (
        col(AccountRole.from_on) <= on,
        or_(col(AccountRole.to_on).is_(None), col(AccountRole.to_on) >= on),
    )
