"""Instalments: what an approval promised, what was paid, and what was confirmed."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import Column, Integer, UniqueConstraint
from sqlmodel import Field, SQLModel

from domain.decisions import PaymentMethod
from domain.proofs import Proof
from store.tables.columns import choice, day, fils, instant, key, link, words


class InstalmentState(StrEnum):
    """Due, paid, or confirmed by whoever received it; or cancelled with its case."""

    DUE = "due"
    PAID = "paid"
    CONFIRMED = "confirmed"
    CANCELLED = "cancelled"


class Instalment(SQLModel, table=True):
    """One payment of an approved case; those of one approval sum to its amount. `due_on` is the day of one that recurs."""

    __tablename__ = "instalment"
    __table_args__ = (UniqueConstraint("request_id", "round", "number"),)
    id: UUID = Field(default=None, sa_column=key())
    request_id: UUID = Field(sa_column=link("aid_request.id", index=True))
    round: int = Field(sa_column=Column(Integer, nullable=False))
    number: int = Field(sa_column=Column(Integer, nullable=False))
    due_on: date | None = Field(default=None, sa_column=day(optional=True))
    amount_fils: int = Field(sa_column=fils())
    payee_id: UUID = Field(sa_column=link("payee.id", index=True))
    fund_id: UUID = Field(sa_column=link("fund.id"))
    state: InstalmentState = Field(sa_column=choice(InstalmentState))
    method: PaymentMethod | None = Field(default=None, sa_column=choice(PaymentMethod, optional=True))
    reference: str = Field(default="", sa_column=words(default=""))
    paid_at: datetime | None = Field(default=None, sa_column=instant(optional=True))
    proof: Proof | None = Field(default=None, sa_column=choice(Proof, optional=True))
    confirmed_at: datetime | None = Field(default=None, sa_column=instant(optional=True))
