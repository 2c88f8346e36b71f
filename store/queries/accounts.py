"""Accounts: who may act, who may sign, and how colleagues are named."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, ScalarSelect, distinct, func, text, update
from sqlalchemy import select as columns
from sqlmodel import Session, col, or_, select

from domain.roles import Actor, Role
from domain.standings import Standing
from store.ahead import map_many
from store.tables.accounts import Account, AccountChange, AccountRole, SignIn
from store.tables.charities import Charity

DOOR = "applicants.door"


def find_actor(db: Session, account_id: UUID | ScalarSelect[UUID], *, on: date) -> Actor | None:
    """An active account of a body in good standing, with the roles it holds on that day; else None.

    The account may be named by the query that finds its id: every page asks.
    """
    roles_held = (
        select(func.array_agg(col(AccountRole.role)))
        .where(AccountRole.account_id == Account.id, *_valid(on))
        .correlate(Account)
        .scalar_subquery()
    )
    # Every page and every act asks: the columns alone cost less than a row of the account.
    row = db.execute(
        columns(
            col(Account.id), col(Account.charity_id), col(Account.name_ar), col(Account.name_en), roles_held
        )
        .outerjoin(Charity, col(Charity.id) == col(Account.charity_id))
        .where(
            col(Account.id) == account_id,
            col(Account.is_active),
            or_(col(Account.charity_id).is_(None), col(Charity.standing) == Standing.ACTIVE),
        )
    ).one_or_none()
    if row is None:
        return None
    found_id, charity_id, name_ar, name_en, roles = row
    return Actor(found_id, charity_id, frozenset(Role(role) for role in roles or ()), name_ar, name_en)


def count_signatories(
    db: Session, charity_id: UUID | None, role: Role, *, except_for: Collection[UUID], on: date
) -> int:
    """How many others of the charity may give this signature."""
    query = (
        select(func.count(distinct(col(Account.id))))
        .join(AccountRole, col(AccountRole.account_id) == Account.id)
        .where(
            Account.charity_id == charity_id,
            col(Account.is_active),
            AccountRole.role == role,
            col(Account.id).not_in(list(except_for)),
            *_valid(on),
        )
    )
    return db.exec(query).one()


def list_accounts(db: Session, account_ids: Iterable[UUID]) -> dict[UUID, Account]:
    """The accounts among `account_ids` that the session's scope may see."""
    return map_many(db, Account, account_ids)


def list_staff(db: Session, charity_id: UUID | None) -> list[Account]:
    """The active accounts of a body (None: the ministry and the platform), by user name."""
    query = select(Account).where(
        col(Account.charity_id).is_not_distinct_from(charity_id), col(Account.is_active)
    )
    return list(db.exec(query.order_by(col(Account.username))))


def get_door(db: Session) -> Actor:
    """The account of the applicants' own door: it comes with the installation, and nobody can sign in with it."""
    row = db.exec(select(Account).where(Account.username == DOOR)).one()
    return Actor(row.id, None, frozenset(), row.name_ar, row.name_en)


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


@dataclass(frozen=True)
class RoleHolder:
    """An account with its roles of a day, and how many live tasks are with it."""

    account_id: UUID
    name_ar: str
    name_en: str
    roles: tuple[Role, ...]
    held: int


def list_role_holders(db: Session, charity_id: UUID | None, *, on: date) -> list[RoleHolder]:
    """The active accounts of a body (None: ministry and platform) that hold a role on that day, by name."""
    rows = db.execute(
        text(
            """
            select a.id, a.name_ar, a.name_en, array_agg(distinct r.role) as roles,
                   (select count(*) from task t where t.holder_id = a.id and t.state in ('open', 'deciding')) as held
            from account a join account_role r on r.account_id = a.id
                 and r.from_on <= :on and (r.to_on is null or r.to_on >= :on)
            where a.is_active and a.charity_id is not distinct from cast(:charity as uuid)
            group by a.id order by a.name_ar, a.id
            """
        ),
        {"on": on, "charity": charity_id},
    )
    return [
        RoleHolder(row.id, row.name_ar, row.name_en, tuple(map(Role, sorted(row.roles))), row.held)
        for row in rows
    ]


@dataclass(frozen=True)
class BodyAccount:
    """An account of a body, ended ones too, with its roles of a day and how many live tasks are with it."""

    account_id: UUID
    username: str
    name_ar: str
    name_en: str
    is_active: bool
    roles: tuple[Role, ...]
    held: int


def list_body_accounts(
    db: Session, charity_id: UUID | None, *, on: date, account_id: UUID | None = None
) -> list[BodyAccount]:
    """The accounts of a charity, or one of them, by name, ended ones last."""
    rows = db.execute(
        text(
            f"""
            select a.id, a.username, a.name_ar, a.name_en, a.is_active,
                   array(select distinct r.role from account_role r where r.account_id = a.id
                         and r.from_on <= :on and (r.to_on is null or r.to_on >= :on) order by r.role) as roles,
                   (select count(*) from task t where t.holder_id = a.id and t.state in ('open', 'deciding')) as held
            from account a
            where a.charity_id = cast(:charity as uuid) {"and a.id = :account" if account_id else ""}
            order by not a.is_active, a.name_ar, a.id
            """  # noqa: S608 (constants)
        ),
        {"on": on, "account": account_id, "charity": charity_id},
    )
    return [
        BodyAccount(
            row.id,
            row.username,
            row.name_ar,
            row.name_en,
            row.is_active,
            tuple(map(Role, row.roles)),
            row.held,
        )
        for row in rows
    ]


def find_body_account(
    db: Session, charity_id: UUID | None, account_id: UUID, *, on: date
) -> BodyAccount | None:
    """An account of a charity, ended or not."""
    return next(iter(list_body_accounts(db, charity_id, on=on, account_id=account_id)), None)


def list_changes(db: Session, account_id: UUID) -> Sequence[AccountChange]:
    """What was done to an account, the latest first."""
    query = select(AccountChange).where(AccountChange.account_id == account_id)
    return db.exec(query.order_by(col(AccountChange.changed_at).desc(), col(AccountChange.id).desc())).all()


def set_roles(db: Session, account_id: UUID, roles: Collection[Role], *, on: date) -> None:
    """Let these roles hold from that day on and every other one end with the day before."""
    held = db.exec(
        select(AccountRole).where(AccountRole.account_id == account_id, *_valid(on)).with_for_update()
    ).all()
    for row in held:
        if row.role not in roles:
            row.to_on = on - timedelta(days=1)
    kept = {row.role for row in held}
    db.add_all(
        AccountRole(account_id=account_id, role=role, from_on=on) for role in sorted(set(roles) - kept)
    )


def end_sessions(db: Session, account_id: UUID, *, at: datetime) -> None:
    """End every session of an account."""
    db.execute(
        update(SignIn)
        .where(col(SignIn.account_id) == account_id, col(SignIn.ended_at).is_(None))
        .values(ended_at=at)
    )
