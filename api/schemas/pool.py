"""Shapes of the masked pool, and of what changes the charity of a case."""

from uuid import UUID

from pydantic import ConfigDict, Field
from pydantic.config import JsonDict

from api.schemas.people import CHARITY, CharityAnswer
from api.schemas.requests import NUMBER, REQUEST_ID
from api.schemas.shapes import Answer, Body, Instant, Text
from domain.cycle import TaskKind

CARD: JsonDict = {
    "request_id": REQUEST_ID,
    "kind": "rent",
    "household_size": 6,
    "governorate": "hawalli",
    "received_at": "2026-11-08T06:15:00Z",
    "alerted_at": "2026-11-22T06:15:02Z",
}
ROW: JsonDict = {
    "request_id": REQUEST_ID,
    "number": NUMBER,
    "kind": "rent",
    "category_ar": "سداد إيجار",
    "category_en": "Rent arrears",
    "household_size": 6,
    "received_at": "2026-11-08T06:15:00Z",
    "pooled_at": "2026-11-08T06:15:02Z",
    "due_at": "2026-11-22T06:15:02Z",
    "alerted_at": "2026-11-22T06:15:02Z",
    "kind_of_wait": "pull",
    "receivers": [CHARITY],
}


class PoolCardAnswer(Answer):
    """A masked case: nothing of it says who asks. `alerted_at`: nobody took it in the time that policy allows."""

    request_id: UUID
    kind: str
    household_size: int
    governorate: str
    received_at: Instant
    alerted_at: Instant | None


class PoolAnswer(Answer):
    """The cases that the caller's charity may pull today, the oldest first."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"items": [CARD], "next_cursor": None}]})

    items: list[PoolCardAnswer]
    next_cursor: str | None


class UntakenRowAnswer(Answer):
    """A case that no charity has, as the ministry directs it: to be pulled, or to be paid on by another body."""

    request_id: UUID
    number: str
    kind: str
    category_ar: str
    category_en: str
    household_size: int
    received_at: Instant
    pooled_at: Instant
    due_at: Instant
    alerted_at: Instant | None
    kind_of_wait: TaskKind
    receivers: list[CharityAnswer]


class UntakenAnswer(Answer):
    """The cases that no charity has, the oldest first, each with the charities to which it may be directed."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"items": [ROW], "next_cursor": None}]})

    items: list[UntakenRowAnswer]
    next_cursor: str | None


class ReturnBody(Body):
    """Why the charity gives the case back."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"text": "الأسرة خارج نطاق عملنا."}]})

    text: Text


class RedirectionBody(Body):
    """Where the ministry directs a case, and why."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"charity": CHARITY["id"], "text": "لم تُسحب الحالة أربعة عشر يوماً."}]}
    )

    charity: Text = Field(description="An id of GET /charities")
    text: Text
