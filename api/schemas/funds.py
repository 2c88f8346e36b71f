"""Shapes of funds, their ledgers, and what is approved and not paid."""

from datetime import date
from uuid import UUID

from pydantic import ConfigDict
from pydantic.config import JsonDict

from api.schemas.people import RESEARCHER, StaffAnswer
from api.schemas.requests import NUMBER, REQUEST_ID
from api.schemas.shapes import Answer, Body, Instant, Text
from domain.categories import FundSource
from domain.cycle import Wait
from domain.funds import MovementKind, ZakatClass

FUND_ID = "0192f0c1-0000-7000-8000-0000000000f1"
FUND: JsonDict = {
    "fund_id": FUND_ID,
    "code": "zakat",
    "name_ar": "زكاة",
    "name_en": "Zakat",
    "source": "zakat",
    "zakat_class": "poor",
    "condition": "",
    "case_classes": ["widow"],
    "on_hand_fils": 400000000,
    "reserved_fils": 120000000,
    "available_fils": 280000000,
    "waiting_fils": 0,
    "waiting_cases": 0,
}
MOVEMENT: JsonDict = {
    "movement_id": "0192f0c1-0000-7000-8000-0000000000f2",
    "kind": "reserve",
    "amount_fils": 300000,
    "request_id": REQUEST_ID,
    "number": NUMBER,
    "reference": "",
    "received_on": None,
    "text": "",
    "entered_by": None,
    "moved_at": "2026-11-29T07:30:00Z",
}
DEPOSIT: JsonDict = {
    **MOVEMENT,
    "kind": "deposit",
    "request_id": None,
    "number": None,
    "reference": "BK-551",
    "received_on": "2026-11-28",
    "entered_by": RESEARCHER,
}


class FundBody(Body):
    """A fund to open; zakat names its class, an endowment or a donor's gift its condition."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "code": "waqf-orphans",
                    "name_ar": "وقف الأيتام",
                    "name_en": "Orphans' endowment",
                    "source": "waqf",
                    "condition": "للأيتام",
                    "case_classes": ["orphan"],
                }
            ]
        }
    )

    code: Text
    name_ar: Text
    name_en: Text
    source: Text
    zakat_class: Text = ""
    condition: Text = ""
    case_classes: tuple[Text, ...] = ()


class ClassesBody(Body):
    """The classes of case that a fund may pay for; none means every class."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"case_classes": ["widow", "orphan"]}]})

    case_classes: tuple[Text, ...]


class MoneyBody(Body):
    """Money that came in, or was taken out with a reason."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"amount": "1500.000", "reference": "BK-551", "on": "28/11/2026"}]}
    )

    amount: Text
    reference: Text = ""
    on: Text = ""
    text: Text = ""


class FundSheetAnswer(Answer):
    """A fund with what it holds, what of it is promised, and what is asked beyond that."""

    model_config = ConfigDict(json_schema_extra={"examples": [FUND]})

    fund_id: UUID
    code: str
    name_ar: str
    name_en: str
    source: FundSource
    zakat_class: ZakatClass | None
    condition: str
    case_classes: list[str]
    on_hand_fils: int
    reserved_fils: int
    available_fils: int
    waiting_fils: int
    waiting_cases: int


class FundSheetsAnswer(Answer):
    """The funds of the caller's charity."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"items": [FUND]}]})

    items: list[FundSheetAnswer]


class MovementAnswer(Answer):
    """A line of a fund's ledger."""

    model_config = ConfigDict(json_schema_extra={"examples": [DEPOSIT]})

    movement_id: UUID
    kind: MovementKind
    amount_fils: int
    request_id: UUID | None
    number: str | None
    reference: str
    received_on: date | None
    text: str
    entered_by: StaffAnswer | None
    moved_at: Instant


class MovementsAnswer(Answer):
    """A page of a ledger, the latest line first."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"items": [MOVEMENT, DEPOSIT], "next_cursor": None}]}
    )

    items: list[MovementAnswer]
    next_cursor: str | None


class AgedAnswer(Answer):
    """How many were asked for at least so many days ago."""

    days: int
    cases: int


class UnpaidWaitAnswer(Answer):
    """One named wait in cases and fils."""

    wait: Wait
    cases: int
    due_fils: int
    oldest_at: Instant
    aged: list[AgedAnswer]


class UnpaidAnswer(Answer):
    """What is approved and not received yet."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "cases": 2,
                    "due_fils": 600000,
                    "waits": [
                        {
                            "wait": "balance",
                            "cases": 2,
                            "due_fils": 600000,
                            "oldest_at": "2026-08-01T06:00:00Z",
                            "aged": [{"days": 14, "cases": 2}, {"days": 30, "cases": 2}],
                        }
                    ],
                }
            ]
        }
    )

    cases: int
    due_fils: int
    waits: list[UnpaidWaitAnswer]
