"""Shapes of what else waits behind the need of a case."""

from uuid import UUID

from pydantic import ConfigDict
from pydantic.config import JsonDict

from api.schemas.decisions import TASK_ID
from api.schemas.people import CHARITY, CharityAnswer, StaffAnswer
from api.schemas.requests import NUMBER, REQUEST_ID
from api.schemas.shapes import Answer, Instant

ROW: JsonDict = {"task_id": TASK_ID, "request_id": REQUEST_ID, "number": NUMBER}


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
