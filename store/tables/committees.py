"""Committees of charities and of the ministry, and who sits in them between which days (rule 18)."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Column, Integer
from sqlmodel import Field, SQLModel

from store.tables.columns import day, key, link, recorded, words


class Committee(SQLModel, table=True):
    """A committee; `charity_id` is empty for one of the ministry."""

    __tablename__ = "committee"
    id: UUID = Field(default=None, sa_column=key())
    charity_id: UUID | None = Field(default=None, sa_column=link("charity.id", optional=True, index=True))
    name_ar: str = Field(sa_column=words())
    name_en: str = Field(sa_column=words())
    quorum: int = Field(sa_column=Column(Integer, nullable=False))
    from_on: date = Field(sa_column=day())
    to_on: date | None = Field(default=None, sa_column=day(optional=True))
    recorded_at: datetime = Field(default=None, sa_column=recorded())


class CommitteeMember(SQLModel, table=True):
    """Somebody's seat in a committee, from a day on and perhaps until one."""

    __tablename__ = "committee_member"
    id: UUID = Field(default=None, sa_column=key())
    committee_id: UUID = Field(sa_column=link("committee.id", index=True))
    account_id: UUID = Field(sa_column=link("account.id"))
    from_on: date = Field(sa_column=day())
    to_on: date | None = Field(default=None, sa_column=day(optional=True))
