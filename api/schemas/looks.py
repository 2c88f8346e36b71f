"""Shapes of the ministry's looks at a case."""

from uuid import UUID

from pydantic import ConfigDict, Field
from pydantic.config import JsonDict

from api.schemas.people import StaffAnswer
from api.schemas.requests import REQUEST_ID
from api.schemas.shapes import Answer, Body, Instant, Text

LOOK: JsonDict = {
    "look_id": "0192f0c1-7a10-7c3e-9d55-2f6f8f1f0f01",
    "person": {
        "account_id": "0192f0c1-0000-7000-8000-0000000000d1",
        "name_ar": "مشرفة المثال",
        "name_en": "Example Supervisor",
        "is_ministry": True,
    },
    "looked_at": "2026-11-22T06:15:02Z",
    "purpose": "break_glass",
    "reason": "شكوى مكتوبة من مقدم الطلب.",
}


class LookAnswer(Answer):
    """One look: who, when, what for; `reason` of one that came before the file was open to the ministry."""

    look_id: UUID
    person: StaffAnswer
    looked_at: Instant
    purpose: str
    reason: str


class LooksAnswer(Answer):
    """Every look of the ministry at a case, newest first."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"items": [LOOK], "next_cursor": None}]})

    items: list[LookAnswer]
    next_cursor: str | None


class GlassBody(Body):
    """Why the ministry has to see the file now; the charity reads it."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"reason": "شكوى مكتوبة من مقدم الطلب."}]})

    reason: Text = Field(description="Shown to the charity")


class GlassAnswer(Answer):
    """The case is open to the caller until then."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"request_id": REQUEST_ID, "ends_at": "2026-11-22T10:15:02Z"}]}
    )

    request_id: UUID
    ends_at: Instant
