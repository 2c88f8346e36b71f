"""Charities, what each may give, and the funds each pays from."""

from datetime import date, datetime
from uuid import UUID

from sqlmodel import Field, SQLModel

from domain.categories import FundSource
from domain.funds import ZakatClass
from domain.standings import Standing
from store.tables.columns import choice, day, key, link, recorded, words


class Charity(SQLModel, table=True):
    """A charitable society or foundation."""

    __tablename__ = "charity"
    id: UUID = Field(default=None, sa_column=key())
    code: str = Field(sa_column=words(unique=True))
    name_ar: str = Field(sa_column=words())
    name_en: str = Field(sa_column=words())
    standing: Standing = Field(default=Standing.ACTIVE, sa_column=choice(Standing))
    recorded_at: datetime = Field(default=None, sa_column=recorded())


class Specialisation(SQLModel, table=True):
    """A category a charity is registered for, between two days (rule 3)."""

    __tablename__ = "specialisation"
    id: UUID = Field(default=None, sa_column=key())
    charity_id: UUID = Field(sa_column=link("charity.id", index=True))
    category: str = Field(sa_column=words())
    from_on: date = Field(sa_column=day())
    to_on: date | None = Field(default=None, sa_column=day(optional=True))
    circular: str = Field(default="", sa_column=words(default=""))


class Fund(SQLModel, table=True):
    """A purse of one charity: zakat with its class, an endowment or a donor's gift with its condition.

    What it holds is the sum of its ledger.
    """

    __tablename__ = "fund"
    id: UUID = Field(default=None, sa_column=key())
    charity_id: UUID = Field(sa_column=link("charity.id", index=True))
    code: str = Field(sa_column=words())
    name_ar: str = Field(sa_column=words())
    name_en: str = Field(sa_column=words())
    source: FundSource = Field(sa_column=choice(FundSource))
    condition: str = Field(default="", sa_column=words(default=""))
    zakat_class: ZakatClass | None = Field(default=None, sa_column=choice(ZakatClass, optional=True))
