"""Reservations of a need, the holds that wait behind them, and what a charity may learn of it."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, Column, Index, Text, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlmodel import Field, SQLModel

from store.tables.columns import choice, day, instant, key, link, words


class ReservationState(StrEnum):
    """The life of a reservation: written by the step that ends the case, never by a timer."""

    RESERVED = "reserved"
    GIVEN = "given"
    RELEASED = "released"


class AidState(StrEnum):
    """What another charity may learn of aid that stands in the way."""

    ASKED = "asked"
    APPROVED = "approved"
    GIVEN = "given"


class NoticeSource(StrEnum):
    """Whence the aid in the way: another charity's case, outside the cycle, an earlier campaign's list."""

    CHARITY = "charity"
    OUTSIDE = "outside"
    CAMPAIGN = "campaign"


class Reservation(SQLModel, table=True):
    """One need served or asked for once, by a request or by aid from outside the cycle.

    `ruling_id` is the decision that let it stand beside another.
    """

    __tablename__ = "reservation"
    __table_args__ = (
        Index(
            "reservation_one_reserved",
            "family",
            "subject_key",
            unique=True,
            postgresql_where=text("state = 'reserved' and ruling_id is null"),
        ),
        Index("reservation_need", "family", "subject_key"),
        CheckConstraint("num_nonnulls(request_id, outside_id) = 1", name="one_claim"),
    )
    id: UUID = Field(default=None, sa_column=key())
    request_id: UUID | None = Field(default=None, sa_column=link("aid_request.id", optional=True, index=True))
    outside_id: UUID | None = Field(default=None, sa_column=link("outside_aid.id", optional=True, index=True))
    family: str = Field(sa_column=words())
    subject_key: str = Field(sa_column=words())
    state: ReservationState = Field(sa_column=choice(ReservationState))
    ruling_id: UUID | None = Field(default=None, sa_column=link("decision.id", optional=True))
    reserved_at: datetime = Field(sa_column=instant())
    given_on: date | None = Field(default=None, sa_column=day(optional=True))
    window_ends_on: date | None = Field(default=None, sa_column=day(optional=True))
    released_at: datetime | None = Field(default=None, sa_column=instant(optional=True))


class ReservationSubject(SQLModel, table=True):
    """Another subject on which a reservation's window runs too: the lease and the dwelling beside the household."""

    __tablename__ = "reservation_subject"
    family: str = Field(sa_column=words(primary=True))
    subject_key: str = Field(sa_column=words(primary=True))
    reservation_id: UUID = Field(sa_column=link("reservation.id", primary=True, index=True))


class Hold(SQLModel, table=True):
    """A case that waits because like aid or an exclusion list stands in the way; the oldest wakes when it is released."""

    __tablename__ = "hold"
    __table_args__ = (
        Index("hold_waiting", "family", "subject_key", "held_at", postgresql_where=text("ended_at is null")),
    )
    id: UUID = Field(default=None, sa_column=key())
    request_id: UUID = Field(sa_column=link("aid_request.id", index=True))
    family: str = Field(sa_column=words())
    subject_key: str = Field(sa_column=words())
    reservation_id: UUID | None = Field(default=None, sa_column=link("reservation.id", optional=True))
    exclusion_list_id: UUID | None = Field(default=None, sa_column=link("exclusion_list.id", optional=True))
    other_keys: list[str] = Field(
        default_factory=list, sa_column=Column(ARRAY(Text), nullable=False, server_default="{}")
    )
    held_at: datetime = Field(sa_column=instant())
    ended_at: datetime | None = Field(default=None, sa_column=instant(optional=True))


class OverlapNotice(SQLModel, table=True):
    """What the charity of a held case may know: kind, month, state, matched fields; never who."""

    __tablename__ = "overlap_notice"
    id: UUID = Field(default=None, sa_column=key())
    request_id: UUID = Field(sa_column=link("aid_request.id", index=True))
    kind: str = Field(sa_column=words())
    month_on: date = Field(sa_column=day())
    state: AidState = Field(sa_column=choice(AidState))
    source: NoticeSource = Field(
        default=NoticeSource.CHARITY, sa_column=choice(NoticeSource, default="charity")
    )
    fields: list[str] = Field(sa_column=Column(ARRAY(Text), nullable=False))
    noted_at: datetime = Field(sa_column=instant())
    withdrawn_at: datetime | None = Field(default=None, sa_column=instant(optional=True))
