"""Decisions: what a person answered to a task; texts, reasons and payee stay here."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import Column, Index, Integer, Text, text
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlmodel import Field, SQLModel

from domain.categories import PayeeKind
from domain.cycle import DecisionCode
from domain.decisions import PaymentMethod, Reason
from domain.proofs import Proof
from store.tables.columns import choice, day, fils, instant, key, link, recorded, words


class DecisionState(StrEnum):
    """Recorded, given its effect by the engine, or refused by it."""

    PENDING = "pending"
    APPLIED = "applied"
    REFUSED = "refused"


class Decision(SQLModel, table=True):
    """One person's answer to one task; at most one per task is not refused.

    `charity_id` is where a case is directed, `case_charity_id` whose it was: what one charity wrote no other reads.
    `need_score` is the score of need that a recommendation rested on (a document of `domain.need_scores`). `for_id` is the absent colleague in whose place `actor_id` acted.
    """

    __tablename__ = "decision"
    __table_args__ = (
        Index(
            "decision_one_live",
            "task_id",
            unique=True,
            postgresql_where=text("state <> 'refused'"),
        ),
    )
    id: UUID = Field(default=None, sa_column=key())
    task_id: UUID = Field(sa_column=link("task.id", index=True))
    request_id: UUID = Field(sa_column=link("aid_request.id", index=True))
    code: DecisionCode = Field(sa_column=choice(DecisionCode))
    actor_id: UUID = Field(sa_column=link("account.id"))
    for_id: UUID | None = Field(default=None, sa_column=link("account.id", optional=True))
    amount_fils: int | None = Field(default=None, sa_column=fils(optional=True))
    instalments: int = Field(default=1, sa_column=Column(Integer, nullable=False, server_default="1"))
    payee_id: UUID | None = Field(default=None, sa_column=link("payee.id", optional=True, index=True))
    fund_id: UUID | None = Field(default=None, sa_column=link("fund.id", optional=True))
    reason: Reason | None = Field(default=None, sa_column=choice(Reason, optional=True))
    text: str = Field(default="", sa_column=words(default=""))
    papers: list[str] = Field(
        default_factory=list, sa_column=Column(ARRAY(Text), nullable=False, server_default="{}")
    )
    fields: list[str] = Field(
        default_factory=list, sa_column=Column(ARRAY(Text), nullable=False, server_default="{}")
    )
    method: PaymentMethod | None = Field(default=None, sa_column=choice(PaymentMethod, optional=True))
    reference: str = Field(default="", sa_column=words(default=""))
    proof: Proof | None = Field(default=None, sa_column=choice(Proof, optional=True))
    person_id: UUID | None = Field(default=None, sa_column=link("person.id", optional=True))
    charity_id: UUID | None = Field(default=None, sa_column=link("charity.id", optional=True))
    case_charity_id: UUID | None = Field(default=None, sa_column=link("charity.id", optional=True))
    need_score: dict[str, Any] | None = Field(default=None, sa_column=Column(JSONB(none_as_null=True)))
    until_on: date | None = Field(default=None, sa_column=day(optional=True))
    committee_session_id: UUID | None = Field(
        default=None, sa_column=link("committee_session.id", optional=True, index=True)
    )
    session_number: str = Field(default="", sa_column=words(default=""))
    decided_at: datetime = Field(sa_column=instant())
    state: DecisionState = Field(
        default=DecisionState.PENDING, sa_column=choice(DecisionState, default="pending")
    )
    refusal: str | None = Field(default=None, sa_column=words(optional=True))
    settled_at: datetime | None = Field(default=None, sa_column=instant(optional=True))
    recorded_at: datetime = Field(default=None, sa_column=recorded())


class Payee(SQLModel, table=True):
    """Who is paid, as a charity's register knows them (rule 17).

    The account is as `account_by` entered or changed it at `account_at`, and another person confirmed it.
    """

    __tablename__ = "payee"
    __table_args__ = (Index("payee_iban", "iban", postgresql_where=text("iban is not null")),)
    id: UUID = Field(default=None, sa_column=key())
    charity_id: UUID = Field(sa_column=link("charity.id", index=True))
    kind: PayeeKind = Field(sa_column=choice(PayeeKind))
    name: str = Field(sa_column=words())
    iban: str | None = Field(default=None, sa_column=words(optional=True))
    entered_by: UUID = Field(sa_column=link("account.id"))
    entered_at: datetime = Field(sa_column=instant())
    account_by: UUID = Field(sa_column=link("account.id"))
    account_at: datetime = Field(sa_column=instant())
    account_name: str = Field(default="", sa_column=words(default=""))
    confirmed_by: UUID | None = Field(default=None, sa_column=link("account.id", optional=True))
    confirmed_at: datetime | None = Field(default=None, sa_column=instant(optional=True))
    lease_number: str = Field(default="", sa_column=words(default=""))
    address_number: str = Field(default="", sa_column=words(default=""))
    owner_name: str = Field(default="", sa_column=words(default=""))
