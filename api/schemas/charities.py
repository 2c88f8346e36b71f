"""Shapes of charities and of their standing."""

from datetime import date
from uuid import UUID

from pydantic import ConfigDict, Field
from pydantic.config import JsonDict

from api.schemas.people import CHARITY
from api.schemas.shapes import Answer, Body, Text
from domain.standings import Standing

STANDING: JsonDict = {
    "standing_id": "0192f0c1-7a10-7c3e-9d55-2f6f8f1f0a01",
    "charity_id": CHARITY["id"],
    "standing": "suspended",
    "from_on": "2026-11-24",
    "cases": 214,
}


class CharityRowAnswer(Answer):
    """A charity, whether it may act, and the categories it is registered for today."""

    id: UUID
    code: str
    name_ar: str
    name_en: str
    standing: Standing
    categories: list[str]


class CharitiesAnswer(Answer):
    """Every charity."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "items": [
                        {**CHARITY, "code": "mithal", "standing": "active", "categories": ["CASH", "RENT"]}
                    ]
                }
            ]
        }
    )

    items: list[CharityRowAnswer]


class StandingBody(Body):
    """A change of standing from today on; `heir` goes on with the payments that are running."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {"standing": "suspended", "circular": "2026-44", "reason": "مخالفات مالية قيد التحقيق."}
            ]
        }
    )

    standing: Text = Field(description=f"One of {', '.join(Standing)}")
    circular: Text
    reason: Text
    heir: Text = Field("", description="An id of GET /charities, or empty: the ministry names one per case")


class StandingAnswer(Answer):
    """The change, and how many open cases are being taken from the charity now."""

    model_config = ConfigDict(json_schema_extra={"examples": [STANDING]})

    standing_id: UUID
    charity_id: UUID
    standing: Standing
    from_on: date
    cases: int
