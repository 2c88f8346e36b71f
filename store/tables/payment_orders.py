"""Payment orders: one attempt to pay one instalment, from its issue to the bank's answer."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import Column, Index, Integer, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from domain.decisions import PaymentMethod
from store.tables.columns import choice, fils, instant, key, link, recorded, words


class OrderState(StrEnum):
    """Issued, signed by a second person and on its way; paid, or come back; or cancelled before it was signed."""

    ISSUED = "issued"
    SIGNED = "signed"
    SETTLED = "settled"
    BOUNCED = "bounced"
    CANCELLED = "cancelled"


LIVE = (OrderState.ISSUED, OrderState.SIGNED, OrderState.SETTLED)
"""States of an order beside which no other of its instalment may stand."""


class PaymentOrder(SQLModel, table=True):
    """An order to pay an instalment; payee and account are kept as they were when it was issued.

    Its id, without hyphens, is the reference that the bank is told and answers with; it says nothing of anybody.
    """

    __tablename__ = "payment_order"
    __table_args__ = (
        UniqueConstraint("instalment_id", "attempt"),
        Index(
            "payment_order_one_live",
            "instalment_id",
            unique=True,
            postgresql_where=text("state in ('issued', 'signed', 'settled')"),
        ),
    )
    id: UUID = Field(default=None, sa_column=key())
    instalment_id: UUID = Field(sa_column=link("instalment.id"))
    request_id: UUID = Field(sa_column=link("aid_request.id", index=True))
    charity_id: UUID = Field(sa_column=link("charity.id", index=True))
    attempt: int = Field(sa_column=Column(Integer, nullable=False))
    amount_fils: int = Field(sa_column=fils())
    payee_id: UUID = Field(sa_column=link("payee.id"))
    payee_name: str = Field(sa_column=words())
    iban: str | None = Field(default=None, sa_column=words(optional=True))
    fund_id: UUID = Field(sa_column=link("fund.id"))
    method: PaymentMethod = Field(sa_column=choice(PaymentMethod))
    state: OrderState = Field(sa_column=choice(OrderState))
    issued_by: UUID = Field(sa_column=link("account.id"))
    issued_at: datetime = Field(sa_column=instant())
    signed_by: UUID | None = Field(default=None, sa_column=link("account.id", optional=True))
    signed_at: datetime | None = Field(default=None, sa_column=instant(optional=True))
    ended_at: datetime | None = Field(default=None, sa_column=instant(optional=True))
    bank_reference: str = Field(default="", sa_column=words(default=""))
    recorded_at: datetime = Field(default=None, sa_column=recorded())
