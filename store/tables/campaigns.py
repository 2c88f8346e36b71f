"""Campaigns by circular, the lists that charities submit to them, their rows, and who signed a list."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Column, Index, Integer, Text, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlmodel import Field, SQLModel

from domain.campaigns import RowRefusal
from store.tables.columns import choice, day, fils, flag, instant, key, link, recorded, words


class Campaign(SQLModel, table=True):
    """What a circular opened: for which category, between which days, up to how much; both days included."""

    __tablename__ = "campaign"
    id: UUID = Field(default=None, sa_column=key())
    code: str = Field(sa_column=words(unique=True))
    circular: str = Field(sa_column=words())
    name_ar: str = Field(sa_column=words())
    name_en: str = Field(sa_column=words())
    category: str = Field(sa_column=words())
    from_on: date = Field(sa_column=day())
    to_on: date = Field(sa_column=day())
    household_ceiling_fils: int = Field(sa_column=fils())
    total_ceiling_fils: int = Field(sa_column=fils())
    papers: list[str] = Field(sa_column=Column(ARRAY(Text), nullable=False))
    exclusion_lists: list[str] = Field(sa_column=Column(ARRAY(Text), nullable=False))
    study_months: int = Field(sa_column=Column(Integer, nullable=False))
    most_rows: int = Field(sa_column=Column(Integer, nullable=False))
    takes_groups: bool = Field(default=False, sa_column=flag())
    opened_by: UUID = Field(sa_column=link("account.id"))
    opened_at: datetime = Field(sa_column=instant())
    recorded_at: datetime = Field(default=None, sa_column=recorded())


class CampaignList(SQLModel, table=True):
    """A charity's list of households; `signatures` are the levels that the band of its total asks for."""

    __tablename__ = "campaign_list"
    id: UUID = Field(default=None, sa_column=key())
    campaign_id: UUID = Field(sa_column=link("campaign.id", index=True))
    charity_id: UUID = Field(sa_column=link("charity.id", index=True))
    version_id: UUID = Field(sa_column=link("policy_version.id"))
    fund_id: UUID = Field(sa_column=link("fund.id"))
    signatures: list[str] = Field(sa_column=Column(ARRAY(Text), nullable=False))
    submitted_by: UUID = Field(sa_column=link("account.id"))
    submitted_at: datetime = Field(sa_column=instant())
    recorded_at: datetime = Field(default=None, sa_column=recorded())


class CampaignListRow(SQLModel, table=True):
    """One household of a list: the request it was studied under, the case it became, or why it became none.

    `set_aside_at` is when its case left the list to go on alone.
    """

    __tablename__ = "campaign_list_row"
    __table_args__ = (
        UniqueConstraint("request_id"),
        Index(
            "campaign_list_row_waiting",
            "list_id",
            postgresql_where=text("refusal is null and request_id is null"),
        ),
    )
    list_id: UUID = Field(sa_column=link("campaign_list.id", primary=True))
    position: int = Field(sa_column=Column(Integer, primary_key=True, autoincrement=False))
    number: str = Field(sa_column=words())
    amount_fils: int = Field(sa_column=fils())
    source_id: UUID | None = Field(default=None, sa_column=link("aid_request.id", optional=True))
    payee_id: UUID | None = Field(default=None, sa_column=link("payee.id", optional=True))
    request_id: UUID | None = Field(default=None, sa_column=link("aid_request.id", optional=True))
    refusal: RowRefusal | None = Field(default=None, sa_column=choice(RowRefusal, optional=True))
    set_aside_at: datetime | None = Field(default=None, sa_column=instant(optional=True))


class ListSignature(SQLModel, table=True):
    """One signature under a whole list: what it decided at which level; its decisions are delivered row by row."""

    __tablename__ = "list_signature"
    list_id: UUID = Field(sa_column=link("campaign_list.id", primary=True))
    level: int = Field(sa_column=Column(Integer, primary_key=True, autoincrement=False))
    signed_by: UUID = Field(sa_column=link("account.id"))
    signed_at: datetime = Field(sa_column=instant())
