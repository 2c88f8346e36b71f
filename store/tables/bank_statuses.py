"""The bank's answers to files of orders, as they were read."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Column, Integer, LargeBinary, UniqueConstraint
from sqlmodel import Field, SQLModel

from domain.bank_files import BankAnswer, LineOutcome
from store.tables.columns import choice, fils, instant, key, link, words


class BankStatus(SQLModel, table=True):
    """One answer of a bank, known by its message id and by the digest of what came."""

    __tablename__ = "bank_status"
    __table_args__ = (UniqueConstraint("charity_id", "message_id"),)
    id: UUID = Field(default=None, sa_column=key())
    charity_id: UUID = Field(sa_column=link("charity.id"))
    batch_id: UUID = Field(sa_column=link("bank_batch.id", index=True))
    message_id: str = Field(sa_column=words())
    digest: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    code: str = Field(default="", sa_column=words(default=""))
    read_by: UUID = Field(sa_column=link("account.id"))
    read_at: datetime = Field(sa_column=instant())


class BankStatusLine(SQLModel, table=True):
    """The bank's word on one order, and what became of it here."""

    __tablename__ = "bank_status_line"
    __table_args__ = (UniqueConstraint("status_id", "position"),)
    id: UUID = Field(default=None, sa_column=key())
    status_id: UUID = Field(sa_column=link("bank_status.id"))
    charity_id: UUID = Field(sa_column=link("charity.id", index=True))
    position: int = Field(sa_column=Column(Integer, nullable=False))
    reference: str = Field(sa_column=words())
    order_id: UUID | None = Field(default=None, sa_column=link("payment_order.id", optional=True, index=True))
    answer: BankAnswer = Field(sa_column=choice(BankAnswer))
    code: str = Field(sa_column=words())
    reason: str = Field(default="", sa_column=words(default=""))
    bank_reference: str = Field(default="", sa_column=words(default=""))
    amount_fils: int | None = Field(default=None, sa_column=fils(optional=True))
    outcome: LineOutcome = Field(default=LineOutcome.WAITING, sa_column=choice(LineOutcome))
    refusal: str = Field(default="", sa_column=words(default=""))
