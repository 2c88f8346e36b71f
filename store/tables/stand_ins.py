"""Who stands in for whom, from one day to another: for all that a colleague holds, or for one task."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from store.tables.columns import day, instant, key, link, words


class StandIn(SQLModel, table=True):
    """A substitute acts on what the absent one holds where both hold the role; it ends by itself after `to_on`."""

    __tablename__ = "stand_in"
    __table_args__ = (Index("stand_in_of_substitute", "substitute_id", "to_on"),)
    id: UUID = Field(default=None, sa_column=key())
    charity_id: UUID | None = Field(default=None, sa_column=link("charity.id", optional=True, index=True))
    absent_id: UUID = Field(sa_column=link("account.id", index=True))
    substitute_id: UUID = Field(sa_column=link("account.id"))
    task_id: UUID | None = Field(default=None, sa_column=link("task.id", optional=True))
    from_on: date = Field(sa_column=day())
    to_on: date = Field(sa_column=day())
    reason: str = Field(sa_column=words())
    named_by: UUID = Field(sa_column=link("account.id"))
    named_at: datetime = Field(sa_column=instant())
    ended_by: UUID | None = Field(default=None, sa_column=link("account.id", optional=True))
    ended_at: datetime | None = Field(default=None, sa_column=instant(optional=True))
