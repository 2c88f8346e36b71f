"""Whose turn it is at a desk of the ministry: when a task of each charity was last taken there."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from domain.roles import Role
from store.tables.columns import choice, instant, key, link


class DeskTurn(SQLModel, table=True):
    """The charity whose last task was taken longest ago is next; without a charity it is the pool's turn."""

    __tablename__ = "desk_turn"
    __table_args__ = (UniqueConstraint("role", "charity_id", postgresql_nulls_not_distinct=True),)
    id: UUID = Field(default=None, sa_column=key())
    role: Role = Field(sa_column=choice(Role))
    charity_id: UUID | None = Field(default=None, sa_column=link("charity.id", optional=True))
    taken_at: datetime = Field(sa_column=instant())
