"""Bulk acts: one reasoned act on many tasks, kept row by row so that it is resumed and never repeated."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import Column, Index, Integer, Uuid, text
from sqlmodel import Field, SQLModel

from domain.bulk_acts import BulkKind
from store.tables.columns import choice, document, fils, instant, key, link, words


class ItemState(StrEnum):
    """Where a row stands: `recorded` rows have a decision, whose own state says the rest."""

    WAITING = "waiting"
    RECORDED = "recorded"
    DONE = "done"
    REFUSED = "refused"


class BulkAct(SQLModel, table=True):
    """What one person does to many tasks; `form` is the one decision of all rows, or who is to have them."""

    __tablename__ = "bulk_act"
    __table_args__ = (Index("bulk_act_of_actor", "actor_id", "begun_at"),)
    id: UUID = Field(default=None, sa_column=key())
    actor_id: UUID = Field(sa_column=link("account.id"))
    kind: BulkKind = Field(sa_column=choice(BulkKind))
    form: dict[str, str] = Field(default_factory=dict, sa_column=document())
    total: int = Field(sa_column=Column(Integer, nullable=False))
    total_fils: int = Field(sa_column=fils())
    begun_at: datetime = Field(sa_column=instant())


class BulkItem(SQLModel, table=True):
    """One row of a bulk act; `next_at` is when whoever took it would have given up on it."""

    __tablename__ = "bulk_item"
    __table_args__ = (
        Index("bulk_item_waiting", "seq", "act_id", postgresql_where=text("state = 'waiting'")),
        Index("bulk_item_once", "act_id", "task_id", unique=True),
    )
    act_id: UUID = Field(sa_column=link("bulk_act.id", primary=True))
    seq: int = Field(sa_column=Column(Integer, primary_key=True, autoincrement=False))
    # No reference: a row that names no task is told so like every other.
    task_id: UUID = Field(sa_column=Column(Uuid, nullable=False))
    state: ItemState = Field(default=ItemState.WAITING, sa_column=choice(ItemState, default="waiting"))
    decision_id: UUID | None = Field(default=None, sa_column=link("decision.id", optional=True))
    refusal: str | None = Field(default=None, sa_column=words(optional=True))
    attempts: int = Field(default=0, sa_column=Column(Integer, nullable=False, server_default="0"))
    next_at: datetime = Field(sa_column=instant())
    settled_at: datetime | None = Field(default=None, sa_column=instant(optional=True))
