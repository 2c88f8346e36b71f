"""Requests that their applicants are still writing."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Column, LargeBinary, Uuid
from sqlmodel import Field, SQLModel

from store.tables.columns import instant, link


class Application(SQLModel, table=True):
    """A request that is being written by whoever holds its token; what was written is sealed, and forgotten when it ends.

    `request_id` is what became of it.
    """

    __tablename__ = "application"
    token_digest: bytes = Field(sa_column=Column(LargeBinary, primary_key=True))
    id: UUID = Field(sa_column=Column(Uuid, nullable=False))
    sealed: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    begun_at: datetime = Field(sa_column=instant())
    saved_at: datetime = Field(sa_column=instant())
    ends_at: datetime = Field(sa_column=instant())
    request_id: UUID | None = Field(default=None, sa_column=link("aid_request.id", optional=True))
