"""Sessions of committees: who sat, which cases lay before them, who left which, what was decided, and the minutes."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Column, Index, Integer, LargeBinary, UniqueConstraint, Uuid, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlmodel import Field, SQLModel

from domain.committees import ItemDecision, RecusalGround, SessionState
from domain.decisions import Reason
from store.tables.columns import choice, fils, flag, instant, key, link, recorded, words


class CommitteeSession(SQLModel, table=True):
    """One sitting, numbered per committee and year; `scan_key` names the signed minutes among the kept papers."""

    __tablename__ = "committee_session"
    __table_args__ = (UniqueConstraint("committee_id", "year", "number"),)
    id: UUID = Field(default=None, sa_column=key())
    committee_id: UUID = Field(sa_column=link("committee.id"))
    charity_id: UUID | None = Field(default=None, sa_column=link("charity.id", optional=True, index=True))
    year: int = Field(sa_column=Column(Integer, nullable=False))
    number: int = Field(sa_column=Column(Integer, nullable=False))
    scheduled_at: datetime = Field(sa_column=instant())
    state: SessionState = Field(
        default=SessionState.DRAFTED, sa_column=choice(SessionState, default="drafted")
    )
    quorum: int = Field(sa_column=Column(Integer, nullable=False))
    secretary_id: UUID = Field(sa_column=link("account.id"))
    chair_id: UUID | None = Field(default=None, sa_column=link("account.id", optional=True))
    opened_at: datetime | None = Field(default=None, sa_column=instant(optional=True))
    closed_at: datetime | None = Field(default=None, sa_column=instant(optional=True))
    in_effect_at: datetime | None = Field(default=None, sa_column=instant(optional=True))
    scan_key: str | None = Field(default=None, sa_column=words(optional=True))
    scanned_by: UUID | None = Field(default=None, sa_column=link("account.id", optional=True))
    recorded_at: datetime = Field(default=None, sa_column=recorded())

    @property
    def numeral(self) -> str:
        """The number as minutes and decisions write it."""
        return f"{self.number}/{self.year}"


class SessionMinutes(SQLModel, table=True):
    """The minutes as they were fixed: a canonical JSON text and its SHA-256; a trigger refuses any change."""

    __tablename__ = "session_minutes"
    session_id: UUID = Field(sa_column=link("committee_session.id", primary=True))
    content: str = Field(sa_column=words())
    digest: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    fixed_at: datetime = Field(sa_column=instant())


class SessionAttendance(SQLModel, table=True):
    """One stay of a member in a session; `seat` keeps the order in which stays were recorded.

    Without `joined_at` it began with the opening, without `left_at` it lasts: until the closing, once that has come.
    """

    __tablename__ = "session_attendance"
    session_id: UUID = Field(sa_column=link("committee_session.id", primary=True))
    seat: int = Field(sa_column=Column(Integer, primary_key=True, autoincrement=False))
    account_id: UUID = Field(sa_column=link("account.id"))
    joined_at: datetime | None = Field(default=None, sa_column=instant(optional=True))
    left_at: datetime | None = Field(default=None, sa_column=instant(optional=True))


class AgendaItem(SQLModel, table=True):
    """One case before a session; while `is_live` its task is on no other agenda.

    It ends with the session's effect, with being put off, and with a task that fell away (`refusal` says so). Whoever
    laid a case before a session knows its number (`case_number`), also when the case has gone to another body since.
    `present_ids` are those who sat when it was decided, whether or not they had left the item.
    """

    __tablename__ = "agenda_item"
    __table_args__ = (
        UniqueConstraint("session_id", "task_id"),
        UniqueConstraint("session_id", "place"),
        Index("agenda_item_one_live", "task_id", unique=True, postgresql_where=text("is_live")),
    )
    id: UUID = Field(default=None, sa_column=key())
    session_id: UUID = Field(sa_column=link("committee_session.id"))
    task_id: UUID = Field(sa_column=link("task.id"))
    request_id: UUID = Field(sa_column=link("aid_request.id", index=True))
    place: int = Field(sa_column=Column(Integer, nullable=False))
    is_live: bool = Field(default=True, sa_column=flag(default=True))
    decision: ItemDecision | None = Field(default=None, sa_column=choice(ItemDecision, optional=True))
    amount_fils: int | None = Field(default=None, sa_column=fils(optional=True))
    reason: Reason | None = Field(default=None, sa_column=choice(Reason, optional=True))
    text: str = Field(default="", sa_column=words(default=""))
    recorded_by: UUID | None = Field(default=None, sa_column=link("account.id", optional=True))
    decided_at: datetime | None = Field(default=None, sa_column=instant(optional=True))
    decision_id: UUID | None = Field(default=None, sa_column=link("decision.id", optional=True, index=True))
    refusal: str | None = Field(default=None, sa_column=words(optional=True))
    case_number: str = Field(default="", sa_column=words(default=""))
    present_ids: list[UUID] | None = Field(default=None, sa_column=Column(ARRAY(Uuid)))

    @property
    def is_for_effect(self) -> bool:
        """True if the session decided the case; what was put off goes on waiting."""
        return self.decision is not None and self.decision.code is not None


class ItemRecusal(SQLModel, table=True):
    """A member who leaves one item and is not counted for it."""

    __tablename__ = "item_recusal"
    item_id: UUID = Field(sa_column=link("agenda_item.id", primary=True))
    account_id: UUID = Field(sa_column=link("account.id", primary=True))
    ground: RecusalGround = Field(sa_column=choice(RecusalGround))
    text: str = Field(default="", sa_column=words(default=""))
    recorded_at: datetime = Field(sa_column=instant())
