"""Accounts of staff, their dated roles, their secrets, and who is signed in."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ARRAY, Column, LargeBinary, Text
from sqlmodel import Field, SQLModel

from domain.accounts import AccountAct
from domain.roles import Role
from store.tables.columns import choice, day, flag, instant, key, link, recorded, words


class Account(SQLModel, table=True):
    """A person who works with the system; `charity_id` is empty for the ministry and the platform."""

    __tablename__ = "account"
    id: UUID = Field(default=None, sa_column=key())
    charity_id: UUID | None = Field(default=None, sa_column=link("charity.id", optional=True, index=True))
    username: str = Field(sa_column=words(unique=True))
    name_ar: str = Field(sa_column=words())
    name_en: str = Field(sa_column=words())
    is_active: bool = Field(default=True, sa_column=flag(default=True))
    recorded_at: datetime = Field(default=None, sa_column=recorded())


class AccountRole(SQLModel, table=True):
    """A role an account holds between two days."""

    __tablename__ = "account_role"
    id: UUID = Field(default=None, sa_column=key())
    account_id: UUID = Field(sa_column=link("account.id", index=True))
    role: Role = Field(sa_column=choice(Role))
    from_on: date = Field(sa_column=day())
    to_on: date | None = Field(default=None, sa_column=day(optional=True))


class AccountChange(SQLModel, table=True):
    """What was done to an account, by whom and when; `roles` are those that it held from then on."""

    __tablename__ = "account_change"
    id: UUID = Field(default=None, sa_column=key())
    account_id: UUID = Field(sa_column=link("account.id", index=True))
    charity_id: UUID | None = Field(default=None, sa_column=link("charity.id", optional=True))
    act: AccountAct = Field(sa_column=choice(AccountAct))
    roles: list[str] = Field(sa_column=Column(ARRAY(Text), nullable=False))
    changed_by: UUID = Field(sa_column=link("account.id"))
    changed_at: datetime = Field(sa_column=instant())


class AccountSecret(SQLModel, table=True):
    """The password of an account, as an argon2 hash; readable by the sign-in service alone.

    One that `is_first` was given by somebody else: it opens nothing before its owner chose another.
    """

    __tablename__ = "account_secret"
    account_id: UUID = Field(sa_column=link("account.id", primary=True))
    password_hash: str = Field(sa_column=words())
    is_first: bool = Field(default=False, sa_column=flag(default=False))


class SignIn(SQLModel, table=True):
    """A session of the pages: only the digest of its token is kept."""

    __tablename__ = "sign_in"
    token_digest: bytes = Field(sa_column=Column(LargeBinary, primary_key=True))
    account_id: UUID = Field(sa_column=link("account.id", index=True))
    begun_at: datetime = Field(sa_column=instant())
    ends_at: datetime = Field(sa_column=instant())
    ended_at: datetime | None = Field(default=None, sa_column=instant(optional=True))
