"""Shapes of field visits and of their plan."""

from datetime import date
from uuid import UUID

from pydantic import ConfigDict, Field
from pydantic.config import JsonDict

from api.schemas.people import StaffAnswer
from api.schemas.requests import NUMBER, REQUEST_ID
from api.schemas.shapes import Answer, Body, Instant, Text
from domain.visits import VisitState

VISIT_ID = "0192f0c1-7a10-7c3e-9d55-2f6f8f1f0f01"
VISIT: JsonDict = {
    "visit_id": VISIT_ID,
    "request_id": REQUEST_ID,
    "visit_at": "2026-11-26T07:30:00Z",
    "note": "",
    "state": "booked",
}
DAY: JsonDict = {
    "on": "2026-11-26",
    "areas": [
        {
            "governorate": "حولي",
            "area": "السالمية",
            "stops": [
                {
                    "visit_id": VISIT_ID,
                    "request_id": REQUEST_ID,
                    "number": NUMBER,
                    "name": "سالم العامري",
                    "category_ar": "سداد إيجار",
                    "category_en": "Rent arrears",
                    "household_size": 5,
                    "visit_at": "2026-11-26T07:30:00Z",
                    "block": "3",
                    "street": "7",
                    "house": "12",
                    "note": "",
                    "researcher": None,
                }
            ],
        }
    ],
}


class VisitBody(Body):
    """A visit as typed: the day and the hour in Kuwait."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"on": "26/11/2026", "clock": "10:30"}]})

    on: Text
    clock: Text
    note: Text = ""


class VisitOutcomeBody(Body):
    """What came of a visit."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"state": "done"}]})

    state: Text = Field(description="done, missed or cancelled")


class VisitAnswer(Answer):
    """A visit of a case."""

    model_config = ConfigDict(json_schema_extra={"examples": [VISIT]})

    visit_id: UUID
    request_id: UUID
    visit_at: Instant
    note: str
    state: VisitState


class StopAnswer(Answer):
    """One stop of a plan; there is no telephone number in it."""

    visit_id: UUID
    request_id: UUID
    number: str
    name: str
    category_ar: str
    category_en: str
    household_size: int
    visit_at: Instant
    block: str
    street: str
    house: str
    note: str
    researcher: StaffAnswer | None


class AreaAnswer(Answer):
    """The stops of one area on one day."""

    governorate: str
    area: str
    stops: list[StopAnswer]


class DayAnswer(Answer):
    """One day of a plan, by area."""

    on: date
    areas: list[AreaAnswer]


class PlanAnswer(Answer):
    """The days of a plan that have visits."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"items": [DAY]}]})

    items: list[DayAnswer]
