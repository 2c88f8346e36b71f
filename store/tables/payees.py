"""The register of payees beside its entries: what was done to each, and the flags that payments to them raise."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from domain.payees import FlagKind, PayeeAct
from store.tables.columns import choice, instant, key, link, words


class PayeeChange(SQLModel, table=True):
    """What somebody did to an entry of the register; never changed."""

    __tablename__ = "payee_change"
    id: UUID = Field(default=None, sa_column=key())
    payee_id: UUID = Field(sa_column=link("payee.id", index=True))
    charity_id: UUID = Field(sa_column=link("charity.id"))
    act: PayeeAct = Field(sa_column=choice(PayeeAct))
    iban: str | None = Field(default=None, sa_column=words(optional=True))
    account_name: str = Field(default="", sa_column=words(default=""))
    text: str = Field(default="", sa_column=words(default=""))
    done_by: UUID = Field(sa_column=link("account.id"))
    done_at: datetime = Field(sa_column=instant())


class PayeeFlag(SQLModel, table=True):
    """A payment that the ministry has to look at; its charity reads that and why, and nothing of the other case."""

    __tablename__ = "payee_flag"
    __table_args__ = (UniqueConstraint("request_id", "payee_id", "kind"),)
    id: UUID = Field(default=None, sa_column=key())
    request_id: UUID = Field(sa_column=link("aid_request.id"))
    charity_id: UUID = Field(sa_column=link("charity.id", index=True))
    payee_id: UUID = Field(sa_column=link("payee.id"))
    kind: FlagKind = Field(sa_column=choice(FlagKind))
    raised_at: datetime = Field(sa_column=instant())
    settled_by: UUID | None = Field(default=None, sa_column=link("account.id", optional=True))
    settled_at: datetime | None = Field(default=None, sa_column=instant(optional=True))


class PayeeFlagSide(SQLModel, table=True):
    """Another case in which the same account, lease, bill or file stands: for the ministry alone."""

    __tablename__ = "payee_flag_side"
    flag_id: UUID = Field(sa_column=link("payee_flag.id", primary=True))
    request_id: UUID = Field(sa_column=link("aid_request.id", primary=True))
