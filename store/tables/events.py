"""The record: events of a case, chained over salted digests, their erasable texts, and who looked."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Column, Index, Integer, LargeBinary, UniqueConstraint, Uuid, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlmodel import Field, SQLModel

from domain.briefs import NEWS
from domain.cycle import EventType, Stage, Wait
from store.tables.columns import choice, fils, instant, key, link, recorded, words

_NEWS = f"type in ({', '.join(repr(each.value) for each in sorted(NEWS))})"


class CaseEvent(SQLModel, table=True):
    """Something that happened to a case; `hash` covers the row, the digest of its text and the event before."""

    __tablename__ = "case_event"
    __table_args__ = (
        UniqueConstraint("request_id", "seq"),
        Index("case_event_news", "occurred_at", "charity_id", postgresql_where=text(_NEWS)),
    )
    id: UUID = Field(default=None, sa_column=key())
    request_id: UUID = Field(sa_column=link("aid_request.id"))
    seq: int = Field(sa_column=Column(Integer, nullable=False))
    step_key: str = Field(sa_column=words(unique=True))
    type: EventType = Field(sa_column=choice(EventType))
    from_stage: Stage | None = Field(default=None, sa_column=choice(Stage, optional=True, rule="from_stage"))
    to_stage: Stage = Field(sa_column=choice(Stage, rule="to_stage"))
    wait: Wait | None = Field(default=None, sa_column=choice(Wait, optional=True))
    charity_id: UUID | None = Field(default=None, sa_column=link("charity.id", optional=True))
    kind: str = Field(sa_column=words())
    case_class: str = Field(sa_column=words())
    amount_fils: int | None = Field(default=None, sa_column=fils(optional=True))
    actor_id: UUID | None = Field(default=None, sa_column=link("account.id", optional=True))
    subject_id: UUID | None = Field(default=None, sa_column=Column(Uuid))
    occurred_at: datetime = Field(sa_column=instant())
    recorded_at: datetime = Field(default=None, sa_column=recorded())
    text_digest: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    hash: bytes = Field(sa_column=Column(LargeBinary, nullable=False))


class CaseEventText(SQLModel, table=True):
    """The words of an event with their salt; retention may erase the row without breaking the chain."""

    __tablename__ = "case_event_text"
    event_id: UUID = Field(sa_column=link("case_event.id", primary=True))
    salt: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    text: str = Field(sa_column=words())


class CaseHead(SQLModel, table=True):
    """The end of a case's chain; locked last by whoever appends."""

    __tablename__ = "case_head"
    request_id: UUID = Field(sa_column=link("aid_request.id", primary=True))
    seq: int = Field(sa_column=Column(Integer, nullable=False))
    hash: bytes = Field(sa_column=Column(LargeBinary, nullable=False))


class AccessLog(SQLModel, table=True):
    """One look at a case: who, why, at whose data.

    A look at a page of names is one row for each charity whose cases stood on it: `charity_id` and `request_ids`.
    """

    __tablename__ = "access_log"
    __table_args__ = (
        Index("access_log_lists", "charity_id", "looked_at", postgresql_where=text("charity_id is not null")),
    )
    id: UUID = Field(default=None, sa_column=key())
    account_id: UUID = Field(sa_column=link("account.id", index=True))
    purpose: str = Field(sa_column=words())
    request_id: UUID | None = Field(default=None, sa_column=link("aid_request.id", optional=True, index=True))
    person_ids: list[UUID] = Field(
        default_factory=list,
        sa_column=Column(ARRAY(Uuid), nullable=False, server_default="{}"),
    )
    charity_id: UUID | None = Field(default=None, sa_column=link("charity.id", optional=True))
    request_ids: list[UUID] = Field(
        default_factory=list,
        sa_column=Column(ARRAY(Uuid), nullable=False, server_default="{}"),
    )
    looked_at: datetime = Field(sa_column=instant())
