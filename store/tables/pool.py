"""What is kept of a case that waits in the pool, or waited there: the notice that nobody took it, and old opinions."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlmodel import Field, SQLModel

from store.tables.columns import document, instant, key, link


class PoolAlert(SQLModel, table=True):
    """The notice that nobody took a request for as long as the policy allows: both sides read it."""

    __tablename__ = "pool_alert"
    request_id: UUID = Field(sa_column=link("aid_request.id", primary=True))
    alerted_at: datetime = Field(sa_column=instant())


class PastStudy(SQLModel, table=True):
    """The study of a charity that has the case no more: an opinion, and it stays with whoever wrote it (rule 20)."""

    __tablename__ = "past_study"
    id: UUID = Field(default=None, sa_column=key())
    request_id: UUID = Field(sa_column=link("aid_request.id", index=True))
    charity_id: UUID = Field(sa_column=link("charity.id"))
    content: dict[str, Any] = Field(default_factory=dict, sa_column=document())
    left_at: datetime = Field(sa_column=instant())
