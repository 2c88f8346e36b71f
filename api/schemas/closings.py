"""Shapes of bulk closing: one reasoned decision for many tasks, what each would meet, and what became of each."""

from uuid import UUID

from pydantic import ConfigDict, Field
from pydantic.config import JsonDict

from api.schemas.decisions import DECISION_ID, TASK_ID
from api.schemas.people import CHARITY, CharityAnswer, StaffAnswer
from api.schemas.requests import NUMBER, REQUEST_ID
from api.schemas.shapes import Answer, Body, Instant, Text
from services.bulk_closing import BULK_CODES, MOST_AT_ONCE

ROW: JsonDict = {"task_id": TASK_ID, "request_id": REQUEST_ID, "number": NUMBER}


class ClosingBody(Body):
    """The tasks, and the one decision for all of them."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "tasks": [TASK_ID],
                    "code": "release",
                    "reason": "different_need",
                    "text": "الحاجة غير التي سبق صرفها.",
                }
            ]
        }
    )

    tasks: list[UUID] = Field(description=f"At most {MOST_AT_ONCE}")
    code: Text = Field(description=f"One of {', '.join(sorted(BULK_CODES))}")
    reason: Text = ""
    text: Text = ""
    until: Text = Field("", description="The day to which the holds are put off")


class ClosingRowAnswer(Answer):
    """One row before anything is written: `ready`, or the code it would be refused with."""

    task_id: UUID
    request_id: UUID | None
    number: str
    kind: str
    charity: CharityAnswer | None
    state: str
    refusal: str | None


class PreviewAnswer(Answer):
    """What would become of each row, in the order asked."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "rows": [
                        {**ROW, "kind": "cash", "charity": CHARITY, "state": "ready", "refusal": None},
                    ]
                }
            ]
        }
    )

    rows: list[ClosingRowAnswer]


class ClosedRowAnswer(Answer):
    """One row after: its decision and where that stands, or the code it was refused with."""

    task_id: UUID
    request_id: UUID | None
    number: str
    decision_id: UUID | None
    state: str | None
    refusal: str | None


class ClosingAnswer(Answer):
    """What became of each row; a pending decision takes effect shortly."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"rows": [{**ROW, "decision_id": DECISION_ID, "state": "applied", "refusal": None}]}]
        }
    )

    rows: list[ClosedRowAnswer]


class SiblingAnswer(Answer):
    """A task that waits behind the same need; `is_this` is that of the case asked about, `may_close` one that is free."""

    task_id: UUID
    request_id: UUID
    number: str
    name: str
    category_ar: str
    category_en: str
    kind: str
    charity: CharityAnswer | None
    amount_fils: int
    received_at: Instant
    due_at: Instant
    holder: StaffAnswer | None
    may_close: bool
    is_this: bool


class SiblingsAnswer(Answer):
    """The tasks of the desk behind one need, whoever waited longest first."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "items": [
                        {
                            **ROW,
                            "name": "نورة سالم المثال",
                            "category_ar": "سداد إيجار",
                            "category_en": "Rent arrears",
                            "kind": "rent",
                            "charity": CHARITY,
                            "amount_fils": 780_500,
                            "received_at": "2026-11-22T06:15:00Z",
                            "due_at": "2026-11-25T11:00:00Z",
                            "holder": None,
                            "may_close": True,
                            "is_this": True,
                        }
                    ]
                }
            ]
        }
    )

    items: list[SiblingAnswer]
