"""Aid given outside the cycle, imported as fact: by the ministry's own assistance, by Zakat House."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from store.tables.columns import choice, day, fils, key, link, recorded, words


class OutsideSource(StrEnum):
    """Who gave it."""

    PUBLIC_ASSISTANCE = "public_assistance"
    ZAKAT_HOUSE = "zakat_house"
    OTHER = "other"


class OutsideAid(SQLModel, table=True):
    """One payment or grant outside the cycle; `code` is its name at the source, so that a file enters once.

    Its window, if policy counts it, is a reservation that refers to it.
    """

    __tablename__ = "outside_aid"
    __table_args__ = (UniqueConstraint("source", "code"),)
    id: UUID = Field(default=None, sa_column=key())
    source: OutsideSource = Field(sa_column=choice(OutsideSource))
    code: str = Field(sa_column=words())
    person_id: UUID = Field(sa_column=link("person.id", index=True))
    kind: str = Field(sa_column=words())
    amount_fils: int | None = Field(default=None, sa_column=fils(optional=True))
    given_on: date = Field(sa_column=day())
    ends_on: date | None = Field(default=None, sa_column=day(optional=True))
    recorded_at: datetime = Field(default=None, sa_column=recorded())
