"""Shapes of who stands in for whom, and of giving, delegating and putting off single tasks."""

from datetime import date
from uuid import UUID

from pydantic import ConfigDict, Field
from pydantic.config import JsonDict

from api.schemas.people import RESEARCHER, StaffAnswer
from api.schemas.shapes import Answer, Body, Instant, Text
from domain.roles import Role

COLLEAGUE_ID = "0192f0c1-0000-7000-8000-000000000003"
STAND_IN: JsonDict = {
    "stand_in_id": "0192f0c1-0000-7000-8000-0000000000a1",
    "absent": RESEARCHER,
    "substitute": {**RESEARCHER, "account_id": COLLEAGUE_ID, "name_en": "Second Researcher"},
    "task_id": None,
    "from_on": "2026-11-29",
    "to_on": "2026-12-10",
    "reason": "إجازة سنوية",
    "named_by": RESEARCHER,
    "may_end": True,
}


class AssignmentBody(Body):
    """To whom, and why; `until` only of a delegation: the last day on which the colleague may act."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"to": COLLEAGUE_ID, "until": "", "text": "توزيع العمل"}]}
    )

    to: Text = Field(description="An account of the caller's body")
    until: Text = ""
    text: Text


class SnoozeBody(Body):
    """Until which day, and why."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"until": "2026-11-26", "text": "بانتظار اتصال صاحب الطلب"}]}
    )

    until: Text
    text: Text = ""


class SnoozeAnswer(Answer):
    """When it is back on top of the queue; the deadline runs on meanwhile."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"snoozed_until_at": "2026-11-25T21:00:00Z"}]})

    snoozed_until_at: Instant


class StandInBody(Body):
    """Who acts in whose place between two days, both included; without `absent` in the caller's own."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "substitute": COLLEAGUE_ID,
                    "from_on": "2026-11-29",
                    "to_on": "2026-12-10",
                    "reason": "إجازة سنوية",
                }
            ]
        }
    )

    absent: Text = ""
    substitute: Text
    from_on: Text = ""
    to_on: Text
    reason: Text


class StandInAnswer(Answer):
    """Who stands in for whom; with `task_id` for that task alone."""

    model_config = ConfigDict(json_schema_extra={"examples": [STAND_IN]})

    stand_in_id: UUID
    absent: StaffAnswer | None
    substitute: StaffAnswer | None
    task_id: UUID | None
    from_on: date
    to_on: date
    reason: str
    named_by: StaffAnswer | None
    may_end: bool


class StandInsAnswer(Answer):
    """What stands today or later."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"items": [STAND_IN]}]})

    items: list[StandInAnswer]


class ColleagueAnswer(Answer):
    """A member of staff, the roles held today, and how many open tasks are with them."""

    account_id: UUID
    name_ar: str
    name_en: str
    roles: list[Role]
    held: int


class ColleaguesAnswer(Answer):
    """The staff of the caller's body."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "items": [
                        {
                            "account_id": COLLEAGUE_ID,
                            "name_ar": "باحث ثانٍ",
                            "name_en": "Second Researcher",
                            "roles": ["researcher"],
                            "held": 4,
                        }
                    ]
                }
            ]
        }
    )

    items: list[ColleagueAnswer]
