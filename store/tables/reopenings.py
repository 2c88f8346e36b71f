"""Reopenings: the ministry's own decisions to open a closed case again, each with its typed reason."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Column, Integer, UniqueConstraint
from sqlmodel import Field, SQLModel

from domain.appeals import Against
from domain.reopenings import ReopeningReason
from store.tables.columns import choice, instant, key, link, recorded, words


class Reopening(SQLModel, table=True):
    """One reopening of a round of a case; `against` is the decision it set aside, `charity_id` whose case it was."""

    __tablename__ = "reopening"
    __table_args__ = (UniqueConstraint("request_id", "round"),)
    id: UUID = Field(default=None, sa_column=key())
    request_id: UUID = Field(sa_column=link("aid_request.id"))
    charity_id: UUID | None = Field(default=None, sa_column=link("charity.id", optional=True, index=True))
    round: int = Field(sa_column=Column(Integer, nullable=False))
    against: Against | None = Field(default=None, sa_column=choice(Against, optional=True))
    reason: ReopeningReason = Field(sa_column=choice(ReopeningReason))
    text: str = Field(sa_column=words())
    reopened_by: UUID = Field(sa_column=link("account.id"))
    reopened_at: datetime = Field(sa_column=instant())
    recorded_at: datetime = Field(default=None, sa_column=recorded())
