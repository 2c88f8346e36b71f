"""The ledgers of funds: what moved each balance, and what promised instalments have of it."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, Column, Index, Integer, Uuid, text
from sqlmodel import Field, SQLModel

from domain.funds import ClaimState, MovementKind
from store.tables.columns import choice, day, fils, instant, key, link, recorded, words


class FundMovement(SQLModel, table=True):
    """A line of a fund's ledger, never changed: a balance is the sum of its lines.

    The instalment is named and not linked: a plan may be made anew, the ledger keeps what was.
    """

    __tablename__ = "fund_movement"
    __table_args__ = (
        CheckConstraint("amount_fils > 0", name="fund_movement_is_positive"),
        Index("fund_movement_of_fund", "fund_id", "moved_at", "id"),
    )
    id: UUID = Field(default=None, sa_column=key())
    fund_id: UUID = Field(sa_column=link("fund.id"))
    charity_id: UUID = Field(sa_column=link("charity.id"))
    kind: MovementKind = Field(sa_column=choice(MovementKind))
    amount_fils: int = Field(sa_column=fils())
    request_id: UUID | None = Field(default=None, sa_column=link("aid_request.id", optional=True, index=True))
    instalment_id: UUID | None = Field(default=None, sa_column=Column(Uuid, nullable=True))
    reference: str = Field(default="", sa_column=words(default=""))
    received_on: date | None = Field(default=None, sa_column=day(optional=True))
    text: str = Field(default="", sa_column=words(default=""))
    entered_by: UUID | None = Field(default=None, sa_column=link("account.id", optional=True))
    moved_at: datetime = Field(sa_column=instant())
    recorded_at: datetime = Field(default=None, sa_column=recorded())


class FundClaim(SQLModel, table=True):
    """What one promised instalment asks of its fund; written only under the fund's lock."""

    __tablename__ = "fund_claim"
    __table_args__ = (
        Index(
            "fund_claim_waiting",
            "fund_id",
            "asked_at",
            "request_id",
            "number",
            postgresql_where=text("state = 'waiting'"),
        ),
    )
    instalment_id: UUID = Field(sa_column=Column(Uuid, primary_key=True))
    fund_id: UUID = Field(sa_column=link("fund.id"))
    charity_id: UUID = Field(sa_column=link("charity.id"))
    request_id: UUID = Field(sa_column=link("aid_request.id", index=True))
    number: int = Field(sa_column=Column(Integer, nullable=False))
    amount_fils: int = Field(sa_column=fils())
    state: ClaimState = Field(sa_column=choice(ClaimState))
    asked_at: datetime = Field(sa_column=instant())


class FundClass(SQLModel, table=True):
    """A class of case that a fund may pay for, while it stands; a fund without any may pay for every class."""

    __tablename__ = "fund_class"
    id: UUID = Field(default=None, sa_column=key())
    fund_id: UUID = Field(sa_column=link("fund.id", index=True))
    charity_id: UUID = Field(sa_column=link("charity.id"))
    case_class: str = Field(sa_column=words())
    set_by: UUID = Field(sa_column=link("account.id"))
    set_at: datetime = Field(sa_column=instant())
    ended_at: datetime | None = Field(default=None, sa_column=instant(optional=True))
