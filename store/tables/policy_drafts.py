"""Policies before they are published, and what the policy officer did, when, under which circular."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Column, Index, Integer, text
from sqlmodel import Field, SQLModel

from domain.policy_drafts import PolicyAct
from store.tables.columns import choice, day, document, instant, key, link, words


class PolicyDraft(SQLModel, table=True):
    """A policy in the making: one document, as typed, that may still lack something; open until it has an end."""

    __tablename__ = "policy_draft"
    __table_args__ = (
        Index(
            "policy_draft_one_open",
            "circular",
            unique=True,
            postgresql_where=text("published_as is null and discarded_at is null"),
        ),
    )
    id: UUID = Field(default=None, sa_column=key())
    circular: str = Field(sa_column=words())
    base_id: UUID = Field(sa_column=link("policy_version.id"))
    effective_on: date | None = Field(default=None, sa_column=day(optional=True))
    title: str = Field(default="", sa_column=words(default=""))
    notes: str = Field(default="", sa_column=words(default=""))
    form: dict[str, Any] = Field(sa_column=document())
    edition: int = Field(default=1, sa_column=Column(Integer, nullable=False, server_default="1"))
    drafted_by: UUID = Field(sa_column=link("account.id"))
    drafted_at: datetime = Field(sa_column=instant())
    edited_at: datetime = Field(sa_column=instant())
    published_as: UUID | None = Field(default=None, sa_column=link("policy_version.id", optional=True))
    discarded_at: datetime | None = Field(default=None, sa_column=instant(optional=True))


class PolicyActRow(SQLModel, table=True):
    """One act of the policy officer; a trigger refuses any change."""

    __tablename__ = "policy_act"
    id: UUID = Field(default=None, sa_column=key())
    act: PolicyAct = Field(sa_column=choice(PolicyAct))
    circular: str = Field(sa_column=words())
    draft_id: UUID | None = Field(default=None, sa_column=link("policy_draft.id", optional=True, index=True))
    charity_id: UUID | None = Field(default=None, sa_column=link("charity.id", optional=True))
    details: dict[str, Any] = Field(default_factory=dict, sa_column=document())
    actor_id: UUID = Field(sa_column=link("account.id"))
    acted_at: datetime = Field(sa_column=instant())
