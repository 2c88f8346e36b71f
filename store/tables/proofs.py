"""Proofs of delivery: one-time codes and their refusals, collectors named beforehand, the counter's procedure."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Column, Index, Integer, LargeBinary, text
from sqlmodel import Field, SQLModel

from domain.proofs import CodeFault, CodePath, CodeState, CounterKind, CounterState
from store.tables.columns import choice, instant, key, link, words


class DeliveryCode(SQLModel, table=True):
    """A one-time code for the receipt of one instalment; only its keyed digest is kept.

    `seen_by` is whoever of the staff saw the digits when they were handed over sealed: that person proves nothing by it.
    """

    __tablename__ = "delivery_code"
    __table_args__ = (
        Index(
            "delivery_code_one_live",
            "instalment_id",
            "charity_id",
            unique=True,
            postgresql_where=text("state in ('live', 'shown')"),
        ),
    )
    id: UUID = Field(default=None, sa_column=key())
    request_id: UUID = Field(sa_column=link("aid_request.id", index=True))
    charity_id: UUID = Field(sa_column=link("charity.id"))
    instalment_id: UUID = Field(sa_column=link("instalment.id"))
    digest: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    path: CodePath = Field(sa_column=choice(CodePath))
    state: CodeState = Field(default=CodeState.LIVE, sa_column=choice(CodeState, default="live"))
    attempts: int = Field(default=0, sa_column=Column(Integer, nullable=False, server_default="0"))
    seen_by: UUID | None = Field(default=None, sa_column=link("account.id", optional=True))
    issued_at: datetime = Field(sa_column=instant())
    expires_at: datetime = Field(sa_column=instant())
    shown_by: UUID | None = Field(default=None, sa_column=link("account.id", optional=True))
    shown_at: datetime | None = Field(default=None, sa_column=instant(optional=True))
    ended_at: datetime | None = Field(default=None, sa_column=instant(optional=True))


class CodeRefusal(SQLModel, table=True):
    """A code that did not open: counted, whatever it was."""

    __tablename__ = "code_refusal"
    id: UUID = Field(default=None, sa_column=key())
    request_id: UUID = Field(sa_column=link("aid_request.id", index=True))
    charity_id: UUID = Field(sa_column=link("charity.id"))
    instalment_id: UUID = Field(sa_column=link("instalment.id"))
    fault: CodeFault = Field(sa_column=choice(CodeFault))
    tried_by: UUID = Field(sa_column=link("account.id"))
    tried_at: datetime = Field(sa_column=instant())


class Collector(SQLModel, table=True):
    """Who may collect for the applicant (مفوّض بالاستلام), named before the aid is there."""

    __tablename__ = "collector"
    __table_args__ = (
        Index(
            "collector_one_named",
            "request_id",
            "charity_id",
            unique=True,
            postgresql_where=text("ended_at is null"),
        ),
    )
    id: UUID = Field(default=None, sa_column=key())
    request_id: UUID = Field(sa_column=link("aid_request.id", index=True))
    charity_id: UUID = Field(sa_column=link("charity.id"))
    name: str = Field(sa_column=words())
    document_number: str = Field(sa_column=words())
    named_by: UUID = Field(sa_column=link("account.id"))
    named_at: datetime = Field(sa_column=instant())
    ended_at: datetime | None = Field(default=None, sa_column=instant(optional=True))


class CounterProcedure(SQLModel, table=True):
    """A lost phone or a changed number, written down by one clerk and agreed to by another; `phone` is the number since."""

    __tablename__ = "counter_procedure"
    __table_args__ = (
        Index(
            "counter_procedure_one_asked",
            "request_id",
            "charity_id",
            unique=True,
            postgresql_where=text("state = 'asked'"),
        ),
    )
    id: UUID = Field(default=None, sa_column=key())
    request_id: UUID = Field(sa_column=link("aid_request.id", index=True))
    charity_id: UUID = Field(sa_column=link("charity.id"))
    kind: CounterKind = Field(sa_column=choice(CounterKind))
    phone: str | None = Field(default=None, sa_column=words(optional=True))
    text: str = Field(default="", sa_column=words(default=""))
    state: CounterState = Field(sa_column=choice(CounterState))
    asked_by: UUID = Field(sa_column=link("account.id"))
    asked_at: datetime = Field(sa_column=instant())
    answered_by: UUID | None = Field(default=None, sa_column=link("account.id", optional=True))
    answered_at: datetime | None = Field(default=None, sa_column=instant(optional=True))
