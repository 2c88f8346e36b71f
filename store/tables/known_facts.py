"""Verified facts of households, and what of them a charity with a case may know: never whose work it was."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from domain.known_facts import FactKind
from store.tables.columns import choice, day, document, key, link, words


class VerifiedFactRow(SQLModel, table=True):
    """One fact that a study verified, by the consent of that request: for the registry alone."""

    __tablename__ = "verified_fact"
    __table_args__ = (Index("verified_fact_household", "household_id", "kind", "verified_on"),)
    id: UUID = Field(default=None, sa_column=key())
    household_id: UUID = Field(sa_column=link("household.id"))
    request_id: UUID = Field(sa_column=link("aid_request.id", index=True))
    kind: FactKind = Field(sa_column=choice(FactKind))
    value: dict[str, Any] = Field(default_factory=dict, sa_column=document())
    consent_text: str = Field(sa_column=words())
    verified_on: date = Field(sa_column=day())
    expires_on: date = Field(sa_column=day())


class KnownFact(SQLModel, table=True):
    """What the charity of a case may know of the household: the fact, its month, and until when it counts."""

    __tablename__ = "known_fact"
    __table_args__ = (UniqueConstraint("request_id", "kind"),)
    id: UUID = Field(default=None, sa_column=key())
    request_id: UUID = Field(sa_column=link("aid_request.id"))
    kind: FactKind = Field(sa_column=choice(FactKind))
    value: dict[str, Any] = Field(default_factory=dict, sa_column=document())
    month_on: date = Field(sa_column=day())
    expires_on: date = Field(sa_column=day())
