"""Shapes of committees: names, quorum, dated seats, and the sessions they sat in."""

from datetime import date
from uuid import UUID

from pydantic import ConfigDict, Field
from pydantic.config import JsonDict

from api.schemas.people import CHARITY, RESEARCHER, CharityAnswer, StaffAnswer
from api.schemas.shapes import Answer, Body, Instant, Text
from domain.committees import LARGEST_QUORUM, SMALLEST_QUORUM, SessionState

COMMITTEE_ID = "0192f0c1-7a10-7c3e-9d55-2f6f8f1f0aa1"
MEMBER_ID = "0192f0c1-7a10-7c3e-9d55-2f6f8f1f0aa2"
SESSION_ID = "0192f0c1-7a10-7c3e-9d55-2f6f8f1f0aa3"
ROW: JsonDict = {
    "committee_id": COMMITTEE_ID,
    "name_ar": "لجنة المساعدات",
    "name_en": "Aid committee",
    "charity": CHARITY,
    "quorum": 3,
    "from_on": "2026-01-01",
    "to_on": "2027-12-31",
    "waiting": 12,
}


class CommitteeBody(Body):
    """A committee to found; the day it begins is today unless named."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"name_ar": "لجنة المساعدات", "name_en": "Aid committee", "quorum": "3"}]
        }
    )

    name_ar: Text = ""
    name_en: Text = ""
    quorum: Text = Field("", description=f"From {SMALLEST_QUORUM} to {LARGEST_QUORUM} members")
    begins: Text = ""


class SeatBody(Body):
    """Who takes a seat, by user name, and from which day."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"username": "waha.manager"}]})

    username: Text = ""
    begins: Text = ""


class EndingBody(Body):
    """The end of a seat: today, nothing else to say."""

    model_config = ConfigDict(json_schema_extra={"examples": [{}]})


class CommitteeRowAnswer(Answer):
    """A committee in a list; `charity` is null for one of the ministry, `waiting` how many cases wait for its body."""

    committee_id: UUID
    name_ar: str
    name_en: str
    charity: CharityAnswer | None
    quorum: int
    from_on: date
    to_on: date | None
    waiting: int


class CommitteesAnswer(Answer):
    """The committees the caller has to do with."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"items": [ROW]}]})

    items: list[CommitteeRowAnswer]


class MemberAnswer(Answer):
    """A seat and its days."""

    member_id: UUID
    person: StaffAnswer | None
    from_on: date
    to_on: date | None


class SessionRowAnswer(Answer):
    """One sitting; `number` is that of the year."""

    session_id: UUID
    number: str
    state: SessionState
    scheduled_at: Instant


class CommitteeAnswer(CommitteeRowAnswer):
    """A committee whole; `may_keep` says that the caller keeps its agendas and minutes."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    **ROW,
                    "members": [
                        {
                            "member_id": MEMBER_ID,
                            "person": RESEARCHER,
                            "from_on": "2026-01-01",
                            "to_on": "2027-12-31",
                        }
                    ],
                    "sessions": [
                        {
                            "session_id": SESSION_ID,
                            "number": "4/2026",
                            "state": "closed",
                            "scheduled_at": "2026-11-24T07:00:00Z",
                        }
                    ],
                    "may_keep": True,
                }
            ]
        }
    )

    members: list[MemberAnswer]
    sessions: list[SessionRowAnswer]
    may_keep: bool


class CommitteeIdAnswer(Answer):
    """The committee that was founded."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"committee_id": COMMITTEE_ID}]})

    committee_id: UUID


class MemberIdAnswer(Answer):
    """The seat that was given."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"member_id": MEMBER_ID}]})

    member_id: UUID
