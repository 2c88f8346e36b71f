"""Looks of the ministry before a file is open to it: why, whose, and until when."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from store.tables.columns import instant, key, link, words


class BrokenGlass(SQLModel, table=True):
    """One case opened to one account of the ministry for a while; its charity reads the reason."""

    __tablename__ = "broken_glass"
    __table_args__ = (Index("broken_glass_of_account", "request_id", "account_id"),)
    id: UUID = Field(default=None, sa_column=key())
    request_id: UUID = Field(sa_column=link("aid_request.id"))
    account_id: UUID = Field(sa_column=link("account.id"))
    reason: str = Field(sa_column=words())
    broken_at: datetime = Field(sa_column=instant())
    ends_at: datetime = Field(sa_column=instant())
