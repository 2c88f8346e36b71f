"""What the engine still has to be told, and which submissions were already accepted."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import Column, Index, Integer, LargeBinary, Text, Uuid, text
from sqlmodel import Field, SQLModel

from store.tables.columns import choice, document, instant, key, link, recorded, words


class Topic(StrEnum):
    """What an outbox row asks of the relay."""

    START_CASE = "start_case"
    DELIVER_DECISION = "deliver_decision"
    RECHECK = "recheck"
    MOVE_DEADLINE = "move_deadline"
    UNDO_RULING = "undo_ruling"
    RETRY_STEP = "retry_step"
    START_APPEAL = "start_appeal"


class Outbox(SQLModel, table=True):
    """One thing to tell the engine, repeated until it is acknowledged."""

    __tablename__ = "outbox"
    __table_args__ = (Index("outbox_waiting", "next_at", postgresql_where=text("delivered_at is null")),)
    id: UUID = Field(default=None, sa_column=key())
    topic: Topic = Field(sa_column=choice(Topic))
    key: str = Field(sa_column=words(unique=True))
    request_id: UUID = Field(sa_column=link("aid_request.id", index=True))
    payload: dict[str, str] = Field(default_factory=dict, sa_column=document())
    attempts: int = Field(default=0, sa_column=Column(Integer, nullable=False, server_default="0"))
    next_at: datetime = Field(sa_column=instant())
    delivered_at: datetime | None = Field(default=None, sa_column=instant(optional=True))
    last_error: str = Field(default="", sa_column=words(default=""))
    recorded_at: datetime = Field(default=None, sa_column=recorded())


class SubmissionKey(SQLModel, table=True):
    """An Idempotency-Key an account used, the digest of what came with it, and what it made."""

    __tablename__ = "submission_key"
    account_id: UUID = Field(sa_column=link("account.id", primary=True))
    key: str = Field(sa_column=Column(Text, primary_key=True))
    digest: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    result_id: UUID = Field(sa_column=Column(Uuid, nullable=False))
    recorded_at: datetime = Field(default=None, sa_column=recorded())
