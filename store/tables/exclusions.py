"""Exclusion lists: whom an earlier campaign helped, whatever the year (rule 5)."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Column, Text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlmodel import Field, SQLModel

from store.tables.columns import day, key, link, recorded, words


class ExclusionList(SQLModel, table=True):
    """A list by circular: its people are held when they ask for one of these categories between the two days."""

    __tablename__ = "exclusion_list"
    id: UUID = Field(default=None, sa_column=key())
    code: str = Field(sa_column=words(unique=True))
    name_ar: str = Field(sa_column=words())
    name_en: str = Field(sa_column=words())
    circular: str = Field(sa_column=words())
    categories: list[str] = Field(sa_column=Column(ARRAY(Text), nullable=False))
    from_on: date = Field(sa_column=day())
    to_on: date | None = Field(default=None, sa_column=day(optional=True))
    recorded_at: datetime = Field(default=None, sa_column=recorded())


class Exclusion(SQLModel, table=True):
    """One person of an exclusion list, and the month in which the earlier campaign helped."""

    __tablename__ = "exclusion"
    list_id: UUID = Field(sa_column=link("exclusion_list.id", primary=True))
    person_id: UUID = Field(sa_column=link("person.id", primary=True, index=True))
    helped_on: date = Field(sa_column=day())
