"""The registry: persons, dated facts, households and dwellings."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import Column, Index, Text
from sqlmodel import Field, SQLModel

from domain.requests import Sex
from store.tables.columns import choice, day, document, key, link, recorded, words


class Relation(StrEnum):
    """What a member is to the head of the household."""

    HEAD = "head"
    SPOUSE = "spouse"
    CHILD = "child"
    PARENT = "parent"
    SIBLING = "sibling"
    OTHER = "other"


class Person(SQLModel, table=True):
    """A person of the registry, as first known; later spellings are extra keys, later facts are dated rows."""

    __tablename__ = "person"
    id: UUID = Field(default=None, sa_column=key())
    names: dict[str, str] = Field(default_factory=dict, sa_column=document())
    sex: Sex | None = Field(default=None, sa_column=choice(Sex, optional=True))
    birth_on: date | None = Field(default=None, sa_column=day(optional=True))
    civil_id: str | None = Field(default=None, sa_column=words(optional=True))
    phone: str | None = Field(default=None, sa_column=words(optional=True))
    address: dict[str, str] = Field(default_factory=dict, sa_column=document())
    recorded_at: datetime = Field(default=None, sa_column=recorded())


class PersonFact(SQLModel, table=True):
    """A fact that changes with time (nationality, residency, marriage …), never part of the identity key."""

    __tablename__ = "person_fact"
    id: UUID = Field(default=None, sa_column=key())
    person_id: UUID = Field(sa_column=link("person.id", index=True))
    kind: str = Field(sa_column=words())
    value: str = Field(sa_column=words())
    from_on: date = Field(sa_column=day())
    to_on: date | None = Field(default=None, sa_column=day(optional=True))


class PersonSource(SQLModel, table=True):
    """Under which code another registry knows a person: a file imported twice enters nobody twice."""

    __tablename__ = "person_source"
    source: str = Field(sa_column=Column(Text, primary_key=True))
    code: str = Field(sa_column=Column(Text, primary_key=True))
    person_id: UUID = Field(sa_column=link("person.id", index=True))
    recorded_at: datetime = Field(default=None, sa_column=recorded())


class Household(SQLModel, table=True):
    """Who lives from one purse (أسرة)."""

    __tablename__ = "household"
    id: UUID = Field(default=None, sa_column=key())
    source_code: str | None = Field(default=None, sa_column=words(optional=True, unique=True))
    recorded_at: datetime = Field(default=None, sa_column=recorded())


class Membership(SQLModel, table=True):
    """A person's place in a household between two days."""

    __tablename__ = "membership"
    id: UUID = Field(default=None, sa_column=key())
    household_id: UUID = Field(sa_column=link("household.id", index=True))
    person_id: UUID = Field(sa_column=link("person.id", index=True))
    relation: Relation = Field(sa_column=choice(Relation))
    from_on: date = Field(sa_column=day())
    to_on: date | None = Field(default=None, sa_column=day(optional=True))


class Dwelling(SQLModel, table=True):
    """An address (مسكن); one dwelling holds many households."""

    __tablename__ = "dwelling"
    __table_args__ = (Index("dwelling_address", "address", postgresql_using="hash"),)
    id: UUID = Field(default=None, sa_column=key())
    paci_number: str | None = Field(default=None, sa_column=words(optional=True, unique=True))
    address: dict[str, str] = Field(default_factory=dict, sa_column=document())


class Occupancy(SQLModel, table=True):
    """A household's time in a dwelling."""

    __tablename__ = "occupancy"
    id: UUID = Field(default=None, sa_column=key())
    household_id: UUID = Field(sa_column=link("household.id", index=True))
    dwelling_id: UUID = Field(sa_column=link("dwelling.id", index=True))
    from_on: date = Field(sa_column=day())
    to_on: date | None = Field(default=None, sa_column=day(optional=True))


class Guardianship(SQLModel, table=True):
    """Who decides for a child or a ward (ولي / وصي), by which deed, until when."""

    __tablename__ = "guardianship"
    id: UUID = Field(default=None, sa_column=key())
    ward_id: UUID = Field(sa_column=link("person.id", index=True))
    guardian_id: UUID = Field(sa_column=link("person.id", index=True))
    deed: str = Field(sa_column=words())
    from_on: date = Field(sa_column=day())
    expires_on: date | None = Field(default=None, sa_column=day(optional=True))
