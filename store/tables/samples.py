"""Samples of confirmed receipts that are asked about again, and what such a question opened."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Column, Index, Integer, Text, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlmodel import Field, SQLModel

from domain.roles import Role
from domain.samples import IssueState, SampleResult
from store.tables.columns import choice, day, instant, key, link, words


class VerificationSample(SQLModel, table=True):
    """A drawn sample: the same population and seed draw it again. Without a charity it is the ministry's."""

    __tablename__ = "verification_sample"
    id: UUID = Field(default=None, sa_column=key())
    charity_id: UUID | None = Field(default=None, sa_column=link("charity.id", optional=True, index=True))
    from_on: date = Field(sa_column=day())
    until_on: date = Field(sa_column=day())
    kind: str = Field(default="", sa_column=words(default=""))
    population: int = Field(sa_column=Column(Integer, nullable=False))
    margin_percent: int = Field(sa_column=Column(Integer, nullable=False))
    confidence_percent: int = Field(sa_column=Column(Integer, nullable=False))
    seed: int = Field(sa_column=Column(Integer, nullable=False))
    drawn_by: UUID = Field(sa_column=link("account.id"))
    drawn_at: datetime = Field(sa_column=instant())


class SampleItem(SQLModel, table=True):
    """One receipt of a sample, and what whoever was asked said of it; `charity_id` is whose sample it is."""

    __tablename__ = "sample_item"
    __table_args__ = (UniqueConstraint("sample_id", "instalment_id"),)
    id: UUID = Field(default=None, sa_column=key())
    sample_id: UUID = Field(sa_column=link("verification_sample.id", index=True))
    charity_id: UUID | None = Field(default=None, sa_column=link("charity.id", optional=True))
    request_id: UUID = Field(sa_column=link("aid_request.id"))
    instalment_id: UUID = Field(sa_column=link("instalment.id"))
    result: SampleResult | None = Field(default=None, sa_column=choice(SampleResult, optional=True))
    text: str = Field(default="", sa_column=words(default=""))
    asked_by: UUID | None = Field(default=None, sa_column=link("account.id", optional=True))
    asked_at: datetime | None = Field(default=None, sa_column=instant(optional=True))


class DeliveryIssue(SQLModel, table=True):
    """What a sample found wrong with a receipt: its charity owes an answer by `due_at`, another person closes it.

    `role` is waited for since `since_at`, and `asked_by_role` once it was answered; its clock asks next at `wakes_at`.
    """

    __tablename__ = "delivery_issue"
    __table_args__ = (
        Index("delivery_issue_wake", "wakes_at", postgresql_where=text("wakes_at is not null")),
    )
    id: UUID = Field(default=None, sa_column=key())
    item_id: UUID = Field(sa_column=link("sample_item.id", index=True))
    request_id: UUID = Field(sa_column=link("aid_request.id", index=True))
    charity_id: UUID = Field(sa_column=link("charity.id", index=True))
    instalment_id: UUID = Field(sa_column=link("instalment.id"))
    result: SampleResult = Field(sa_column=choice(SampleResult))
    text: str = Field(sa_column=words())
    state: IssueState = Field(default=IssueState.OPEN, sa_column=choice(IssueState, default="open"))
    role: Role = Field(sa_column=choice(Role))
    asked_by_role: Role = Field(sa_column=choice(Role, rule="asked_by_role"))
    opened_by: UUID = Field(sa_column=link("account.id"))
    opened_at: datetime = Field(sa_column=instant())
    since_at: datetime = Field(sa_column=instant())
    warn_at: datetime = Field(sa_column=instant())
    due_at: datetime = Field(sa_column=instant())
    aid_manager_at: datetime = Field(sa_column=instant())
    ministry_at: datetime = Field(sa_column=instant())
    phases: list[str] = Field(
        default_factory=list, sa_column=Column(ARRAY(Text), nullable=False, server_default="{}")
    )
    wakes_at: datetime | None = Field(default=None, sa_column=instant(optional=True))
    answer: str = Field(default="", sa_column=words(default=""))
    answered_by: UUID | None = Field(default=None, sa_column=link("account.id", optional=True))
    answered_at: datetime | None = Field(default=None, sa_column=instant(optional=True))
    closed_by: UUID | None = Field(default=None, sa_column=link("account.id", optional=True))
    closed_at: datetime | None = Field(default=None, sa_column=instant(optional=True))
