"""Shapes of reopenings: why the ministry opened a closed case again, and what that set aside."""

from uuid import UUID

from pydantic import ConfigDict, Field
from pydantic.config import JsonDict

from api.schemas.people import StaffAnswer
from api.schemas.shapes import Answer, Body, Instant, Text
from domain.appeals import Against
from domain.reopenings import ReopeningReason

REOPENING: JsonDict = {
    "reopening_id": "0192f0c1-7a10-7c3e-9d55-2f6f8f1f0b21",
    "round": 1,
    "against": "signature",
    "reason": "new_evidence",
    "text": "وصل إلى الوزارة كتاب المستشفى الذي طُلب.",
    "reopened_by": None,
    "reopened_at": "2026-11-25T07:00:00Z",
}


class ReopeningBody(Body):
    """Why a closed case is opened again; its charity reads both."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"reason": REOPENING["reason"], "text": REOPENING["text"]}]}
    )

    reason: Text = Field(default="", description=f"One of {', '.join(ReopeningReason)}")
    text: Text = ""


class ReopeningAnswer(Answer):
    """One reopening of a round; `against` is the decision it set aside, null if nobody decided against the case."""

    model_config = ConfigDict(json_schema_extra={"examples": [REOPENING]})

    reopening_id: UUID
    round: int
    against: Against | None
    reason: ReopeningReason
    text: str
    reopened_by: StaffAnswer | None
    reopened_at: Instant


class ReopeningsAnswer(Answer):
    """The reopenings of a case by the ministry, the first one first."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"items": [REOPENING]}]})

    items: list[ReopeningAnswer]
