"""Shapes of facts that changed while aid runs."""

from datetime import date

from pydantic import ConfigDict, Field
from pydantic.config import JsonDict

from api.schemas.shapes import Answer, Body, Instant, Text
from domain.changed_facts import Consequence, FactChange

CHANGE: JsonDict = {
    "change": "nationality",
    "since_on": "2026-10-01",
    "value": "الأردن",
    "text": "جواز سفر جديد عُرض في المقر.",
    "consequence": "restudy",
    "noted_at": "2026-11-25T07:00:00Z",
}


class ChangeBody(Body):
    """What changed, from which day on, what is true now, and by which paper that is known."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "change": "nationality",
                    "since": "1/10/2026",
                    "value": "الأردن",
                    "text": "جواز سفر جديد عُرض في المقر.",
                }
            ]
        }
    )

    change: Text = Field(description=f"One of {', '.join(FactChange)}")
    since: Text
    value: Text = ""
    text: Text


class ChangePreviewAnswer(Answer):
    """What a change would lead to: `unpaid` instalments wait for a study, or fall; what is on its way comes to its end first."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "change": "nationality",
                    "since_on": "2026-10-01",
                    "value": "الأردن",
                    "text": "جواز سفر جديد عُرض في المقر.",
                    "consequence": "restudy",
                    "unpaid": 9,
                    "unpaid_fils": 1_350_000,
                    "is_on_its_way": False,
                    "may_note": True,
                }
            ]
        }
    )

    change: FactChange
    since_on: date
    value: str
    text: str
    consequence: Consequence
    unpaid: int
    unpaid_fils: int
    is_on_its_way: bool
    may_note: bool = Field(description="False for the end of payments, unless the caller is an aid manager")


class NotedAnswer(Answer):
    """What follows from a change for the payments; it takes effect shortly."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"consequence": "restudy"}]})

    consequence: Consequence


class ChangeAnswer(Answer):
    """A change as it was written down."""

    change: FactChange
    since_on: date
    value: str
    text: str
    consequence: Consequence
    noted_at: Instant


class ChangesAnswer(Answer):
    """The changes of a case, the latest first."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"items": [CHANGE]}]})

    items: list[ChangeAnswer]
