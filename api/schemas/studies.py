"""Shapes of a researcher's study."""

from datetime import date

from pydantic import ConfigDict, Field
from pydantic.config import JsonDict

from api.schemas.shapes import Answer, Body, Instant, Text

STUDY: JsonDict = {
    "kind": "visit",
    "visited_on": "2026-11-23",
    "income_fils": 650_000,
    "rent_fils": 260_000,
    "summary": "أسرة من خمسة أفراد، والدخل راتب واحد.",
    "begun_at": "2026-11-23T08:10:00Z",
    "saved_at": "2026-11-23T09:40:00Z",
}


class StudyBody(Body):
    """A study as typed; saved as often as needed, the first save begins it."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "kind": "visit",
                    "visited_on": "23/11/2026",
                    "income": "٦٥٠",
                    "rent": "260",
                    "summary": "أسرة من خمسة أفراد، والدخل راتب واحد.",
                }
            ]
        }
    )

    kind: Text = Field("", description="desk or visit")
    visited_on: Text = ""
    income: Text = Field("", description="Dinars a month, as text")
    rent: Text = Field("", description="Dinars a month, as text")
    summary: Text = ""


class StudyAnswer(Answer):
    """A study as saved; amounts in fils a month."""

    model_config = ConfigDict(json_schema_extra={"examples": [STUDY]})

    kind: str
    visited_on: date | None
    income_fils: int | None
    rent_fils: int | None
    summary: str
    begun_at: Instant
    saved_at: Instant
