"""Files of orders to a bank, and the account they are paid from."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Column, Index, Integer, text
from sqlmodel import Field, SQLModel

from domain.bank_files import BatchState
from store.tables.columns import choice, fils, flag, instant, key, link, words


class BankAccount(SQLModel, table=True):
    """The account from which a charity pays; without a BIC its bank is known by the IBAN alone."""

    __tablename__ = "bank_account"
    charity_id: UUID = Field(sa_column=link("charity.id", primary=True))
    iban: str = Field(sa_column=words())
    bic: str = Field(default="", sa_column=words(default=""))
    set_by: UUID = Field(sa_column=link("account.id"))
    set_at: datetime = Field(sa_column=instant())


class BankBatch(SQLModel, table=True):
    """One file of orders: written once and sealed; its id without hyphens is the message id that the bank knows."""

    __tablename__ = "bank_batch"
    id: UUID = Field(default=None, sa_column=key())
    charity_id: UUID = Field(sa_column=link("charity.id", index=True))
    iban: str = Field(sa_column=words())
    state: BatchState = Field(sa_column=choice(BatchState))
    file_key: str = Field(sa_column=words())
    orders: int = Field(sa_column=Column(Integer, nullable=False))
    total_fils: int = Field(sa_column=fils())
    made_by: UUID = Field(sa_column=link("account.id"))
    made_at: datetime = Field(sa_column=instant())
    sending_at: datetime | None = Field(default=None, sa_column=instant(optional=True))
    sent_by: UUID | None = Field(default=None, sa_column=link("account.id", optional=True))
    sent_at: datetime | None = Field(default=None, sa_column=instant(optional=True))


class BankBatchLine(SQLModel, table=True):
    """An order in a file; it stands in one live file at most, and in no second one once the first was sent."""

    __tablename__ = "bank_batch_line"
    __table_args__ = (
        Index("bank_batch_line_one_live", "order_id", unique=True, postgresql_where=text("is_live")),
    )
    batch_id: UUID = Field(sa_column=link("bank_batch.id", primary=True))
    order_id: UUID = Field(sa_column=link("payment_order.id", primary=True))
    charity_id: UUID = Field(sa_column=link("charity.id"))
    position: int = Field(sa_column=Column(Integer, nullable=False))
    is_live: bool = Field(default=True, sa_column=flag(default=True))
