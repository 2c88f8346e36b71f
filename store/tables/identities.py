"""Who a stated identity is: the checks made, the candidates weighed, the ties, and what the desk ruled of a pair."""

from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import Column, Index, Integer, Text, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlmodel import Field, SQLModel

from domain.identities import Party, Ruling
from store.tables.columns import choice, document, instant, key, link, words


class LinkBand(StrEnum):
    """How a stated identity was tied to a person."""

    NEW = "new"
    LINK = "link"
    RULED = "ruled"


class IdentityCheck(SQLModel, table=True):
    """One look for a stated identity in the registry: what was decided, and on what.

    `basis` holds the score (natural log-odds), rule, version of the weights, thresholds, size of the registry and the
    kinds of key that were not followed.
    """

    __tablename__ = "identity_check"
    id: UUID = Field(default=None, sa_column=key())
    request_id: UUID = Field(sa_column=link("aid_request.id", index=True))
    decision: str = Field(sa_column=words())
    basis: dict[str, Any] = Field(sa_column=document())
    checked_at: datetime = Field(sa_column=instant())


class IdentityCandidate(SQLModel, table=True):
    """A registered person whom a party of a request may be; open until the desk ruled or the question fell away.

    `evidence` holds score, other relation, rule and, per field, level and bits: codes and numbers, never a value.
    """

    __tablename__ = "identity_candidate"
    __table_args__ = (
        UniqueConstraint("check_id", "person_id"),
        Index("identity_candidate_open", "person_id", postgresql_where=text("settled_at is null")),
    )
    id: UUID = Field(default=None, sa_column=key())
    check_id: UUID = Field(sa_column=link("identity_check.id"))
    request_id: UUID = Field(sa_column=link("aid_request.id", index=True))
    person_id: UUID = Field(sa_column=link("person.id", index=True))
    party: Party = Field(default=Party.APPLICANT, sa_column=choice(Party, default="applicant"))
    rank: int = Field(sa_column=Column(Integer, nullable=False))
    evidence: dict[str, Any] = Field(sa_column=document())
    key_kinds: list[str] = Field(sa_column=Column(ARRAY(Text), nullable=False))
    ruling: Ruling | None = Field(default=None, sa_column=choice(Ruling, optional=True))
    decision_id: UUID | None = Field(default=None, sa_column=link("decision.id", optional=True))
    settled_at: datetime | None = Field(default=None, sa_column=instant(optional=True))


class IdentityLink(SQLModel, table=True):
    """What ties a stated identity to a person: dated, reversible, with its reason and the fields that agreed."""

    __tablename__ = "identity_link"
    id: UUID = Field(default=None, sa_column=key())
    request_id: UUID = Field(sa_column=link("aid_request.id", index=True))
    person_id: UUID = Field(sa_column=link("person.id", index=True))
    band: LinkBand = Field(sa_column=choice(LinkBand))
    reason: str = Field(sa_column=words())
    fields: list[str] = Field(
        default_factory=list, sa_column=Column(ARRAY(Text), nullable=False, server_default="{}")
    )
    decision_id: UUID | None = Field(default=None, sa_column=link("decision.id", optional=True))
    linked_at: datetime = Field(sa_column=instant())
    undone_at: datetime | None = Field(default=None, sa_column=instant(optional=True))


class PairRuling(SQLModel, table=True):
    """What the desk ruled of two registered persons, the lower id first; at most one ruling of a pair stands."""

    __tablename__ = "pair_ruling"
    __table_args__ = (
        Index(
            "pair_ruling_standing",
            "low_id",
            "high_id",
            unique=True,
            postgresql_where=text("undone_at is null"),
        ),
    )
    id: UUID = Field(default=None, sa_column=key())
    low_id: UUID = Field(sa_column=link("person.id"))
    high_id: UUID = Field(sa_column=link("person.id", index=True))
    ruling: Ruling = Field(sa_column=choice(Ruling))
    decision_id: UUID = Field(sa_column=link("decision.id", index=True))
    ruled_at: datetime = Field(sa_column=instant())
    undone_at: datetime | None = Field(default=None, sa_column=instant(optional=True))
