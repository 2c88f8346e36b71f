"""Shapes of a committee's session: when, who sits, the cases before it, its minutes, and how far its effect has come."""

from uuid import UUID

from pydantic import ConfigDict, Field
from pydantic.config import JsonDict

from api.schemas.agendas import ITEM, ItemAnswer
from api.schemas.committees import COMMITTEE_ID, SESSION_ID
from api.schemas.people import RESEARCHER, StaffAnswer
from api.schemas.shapes import Answer, Body, Instant, Text
from domain.committees import SessionState

SESSION: JsonDict = {
    "session_id": SESSION_ID,
    "committee_id": COMMITTEE_ID,
    "name_ar": "لجنة المساعدات",
    "name_en": "Aid committee",
    "number": "4/2026",
    "state": "open",
    "scheduled_at": "2026-11-24T07:00:00Z",
    "quorum": 2,
    "secretary": RESEARCHER,
    "chair": RESEARCHER,
    "opened_at": "2026-11-24T07:05:00Z",
    "closed_at": None,
    "in_effect_at": None,
    "members": [RESEARCHER],
    "present": [RESEARCHER],
    "stays": [{"person": RESEARCHER, "joined_at": None, "left_at": None}],
    "items": [ITEM],
    "minutes": None,
    "minutes_digest": None,
    "is_scanned": False,
    "progress": {"total": 0, "settled": 0, "refused": 0},
    "may_keep": True,
}


class SessionBody(Body):
    """When a session is to sit; the day is today unless named, the hour 10:00."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"day": "2026-11-24", "clock": "10:30"}]})

    day: Text = ""
    clock: Text = ""


class OpeningBody(Body):
    """Who sits, in their order, and who presides."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"present": [RESEARCHER["account_id"]], "chair": RESEARCHER["account_id"]}]
        }
    )

    present: list[UUID] = Field(max_length=50)
    chair: UUID | None = None


class ClosingSessionBody(Body):
    """The end of the sitting: nothing else to say."""

    model_config = ConfigDict(json_schema_extra={"examples": [{}]})


class ProgressAnswer(Answer):
    """Of the decisions of a session in effect: how many the engine has answered, how many it refused."""

    total: int
    settled: int
    refused: int


class AttendanceBody(Body):
    """A member who comes into the open session, or leaves it."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"account_id": RESEARCHER["account_id"], "has_come": True}]}
    )

    account_id: UUID
    has_come: bool = True


class StayAnswer(Answer):
    """How long a member sat: from the opening unless `joined_at` is told, to the end unless `left_at` is."""

    person: StaffAnswer | None
    joined_at: Instant | None
    left_at: Instant | None


class SessionAnswer(Answer):
    """A session whole; `minutes` is the canonical text that was fixed, `minutes_digest` its SHA-256 in hex."""

    model_config = ConfigDict(json_schema_extra={"examples": [SESSION]})

    session_id: UUID
    committee_id: UUID
    name_ar: str
    name_en: str
    number: str
    state: SessionState
    scheduled_at: Instant
    quorum: int
    secretary: StaffAnswer | None
    chair: StaffAnswer | None
    opened_at: Instant | None
    closed_at: Instant | None
    in_effect_at: Instant | None
    members: list[StaffAnswer]
    present: list[StaffAnswer]
    stays: list[StayAnswer]
    items: list[ItemAnswer]
    minutes: str | None
    minutes_digest: str | None
    is_scanned: bool
    progress: ProgressAnswer
    may_keep: bool


class SessionIdAnswer(Answer):
    """The session that was prepared."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"session_id": SESSION_ID}]})

    session_id: UUID
