"""Accounts: who may act, who may sign, and how colleagues are named."""

from collections.abc import Collection, Iterable
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, text
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


def find_account_id(db: Session, username: str) -> UUID | None:
    """The account with this user name."""
    return db.exec(select(Account.id).where(Account.username == username.strip().lower())).one_or_none()


def list_registrars(db: Session, category: str, *, on: date) -> list[UUID]:
    """One registrar of each active charity that gives this category on that day, in the order of their codes."""
    rows = db.execute(
        text(
            """
            select distinct on (c.code) a.id from charity c
            join account a on a.charity_id = c.id and a.is_active
            join account_role r on r.account_id = a.id and r.role = :role
                 and r.from_on <= :on and (r.to_on is null or r.to_on >= :on)
            where c.standing = 'active' and exists (
                select from specialisation s where s.charity_id = c.id and s.category = :category
                and s.from_on <= :on and (s.to_on is null or s.to_on >= :on))
            order by c.code, a.username
            """
        ),
        {"role": Role.REGISTRAR.value, "category": category, "on": on},
    )
    return list(rows.scalars())


def _valid(on: date) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return (
        col(AccountRole.from_on) <= on,
        or_(col(AccountRole.to_on).is_(None), col(AccountRole.to_on) >= on),
    )
