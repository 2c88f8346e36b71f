"""Shapes of an agenda: the cases that wait, those laid before a session, who left which, and what was decided."""

from uuid import UUID

from pydantic import ConfigDict, Field
from pydantic.config import JsonDict

from api.schemas.decisions import TASK_ID
from api.schemas.people import CHARITY, RESEARCHER, CharityAnswer, StaffAnswer
from api.schemas.problems import FieldFault
from api.schemas.requests import NUMBER, REQUEST_ID
from api.schemas.shapes import Answer, Body, Instant, Text
from domain.committees import FallGround, ItemDecision, RecusalGround
from domain.decisions import Reason
from services.agendas import MOST_ON_AGENDA

ITEM_ID = "0192f0c1-7a10-7c3e-9d55-2f6f8f1f0aa4"
CASE: JsonDict = {
    "task_id": TASK_ID,
    "request_id": REQUEST_ID,
    "number": NUMBER,
    "category_ar": "سداد إيجار",
    "category_en": "Rent arrears",
    "charity": CHARITY,
}
ITEM: JsonDict = {
    **CASE,
    "item_id": ITEM_ID,
    "place": 1,
    "limit_fils": 780_500,
    "decision": "approve",
    "amount_fils": 600_000,
    "reason": None,
    "text": "يكفي لسداد المتأخر.",
    "recusals": [{"person": RESEARCHER, "ground": "interest", "text": "صلة قرابة"}],
    "is_quorate": True,
    "is_fallen": False,
    "fall_ground": None,
    "absent": [],
    "state": None,
    "refusal": None,
}


class AgendaBody(Body):
    """The waiting tasks to lay before a session."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"tasks": [TASK_ID]}]})

    tasks: list[UUID] = Field(description=f"At most {MOST_ON_AGENDA}")


class InterestBody(Body):
    """Which member leaves the item, and why."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"account_id": RESEARCHER["account_id"], "text": "صلة قرابة"}]}
    )

    account_id: UUID
    text: Text = ""


class ItemBody(Body):
    """What the session decided of one case; an empty amount is all that may be approved."""

    item_id: UUID
    decision: Text = Field("", description=f"One of {', '.join(ItemDecision)}")
    amount: Text = ""
    reason: Text = ""
    text: Text = ""


class ItemsBody(Body):
    """What the session decided of many cases at once."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "rows": [
                        {
                            "item_id": ITEM_ID,
                            "decision": "approve",
                            "amount": "600",
                            "text": "يكفي لسداد المتأخر.",
                        }
                    ]
                }
            ]
        }
    )

    rows: list[ItemBody] = Field(max_length=MOST_ON_AGENDA)


class WaitingRowAnswer(Answer):
    """A case that waits for a committee and lies before none."""

    task_id: UUID
    request_id: UUID
    number: str
    category_ar: str
    category_en: str
    charity: CharityAnswer | None
    amount_fils: int
    is_urgent: bool
    opened_at: Instant
    due_at: Instant


class WaitingAnswer(Answer):
    """What may be laid before the session, earliest deadline first."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "items": [
                        {
                            **CASE,
                            "amount_fils": 780_500,
                            "is_urgent": False,
                            "opened_at": "2026-11-22T06:15:00Z",
                            "due_at": "2026-11-25T11:00:00Z",
                        }
                    ]
                }
            ]
        }
    )

    items: list[WaitingRowAnswer]


class ListedRowAnswer(Answer):
    """What became of one case that was to be laid before the session."""

    task_id: UUID
    item_id: UUID | None
    refusal: str | None


class ListedAnswer(Answer):
    """What became of each case, in the order asked."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"rows": [{"task_id": TASK_ID, "item_id": ITEM_ID, "refusal": None}]}]
        }
    )

    rows: list[ListedRowAnswer]


class RecusalAnswer(Answer):
    """A member who left the item, and on which ground."""

    person: StaffAnswer | None
    ground: RecusalGround
    text: str


class ItemAnswer(Answer):
    """One case before a session; `state` is that of its decision once the session is in effect."""

    item_id: UUID
    task_id: UUID
    request_id: UUID
    number: str
    category_ar: str
    category_en: str
    charity: CharityAnswer | None
    place: int
    limit_fils: int
    decision: ItemDecision | None
    amount_fils: int | None
    reason: Reason | None
    text: str
    recusals: list[RecusalAnswer]
    is_quorate: bool
    is_fallen: bool
    fall_ground: FallGround | None
    absent: list[StaffAnswer]
    state: str | None
    refusal: str | None


class ItemResultAnswer(Answer):
    """What became of one row: recorded, refused with a code, or wrong in some fields."""

    item_id: UUID
    number: str
    decision: ItemDecision | None
    refusal: str | None
    problems: list[FieldFault]


class ItemResultsAnswer(Answer):
    """What became of each row, in the order sent."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "rows": [
                        {
                            "item_id": ITEM_ID,
                            "number": NUMBER,
                            "decision": "approve",
                            "refusal": None,
                            "problems": [],
                        }
                    ]
                }
            ]
        }
    )

    rows: list[ItemResultAnswer]
