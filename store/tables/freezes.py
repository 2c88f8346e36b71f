"""Times in which the ministry lets nothing be registered or approved."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, Column, Text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlmodel import Field, SQLModel

from store.tables.columns import day, instant, key, link, words


class FreezeRow(SQLModel, table=True):
    """From one day through another, these acts stop for these categories; none named means all of them."""

    __tablename__ = "freeze_period"
    __table_args__ = (CheckConstraint("from_on <= to_on", name="freeze_has_days"),)
    id: UUID = Field(default=None, sa_column=key())
    from_on: date = Field(sa_column=day())
    to_on: date = Field(sa_column=day())
    categories: list[str] = Field(sa_column=Column(ARRAY(Text), nullable=False))
    stops: list[str] = Field(sa_column=Column(ARRAY(Text), nullable=False))
    reason_ar: str = Field(sa_column=words())
    reason_en: str = Field(sa_column=words())
    circular: str = Field(sa_column=words())
    entered_by: UUID = Field(sa_column=link("account.id"))
    entered_at: datetime = Field(sa_column=instant())
