"""Shapes of verification by sample: samples with their receipts, and the issues they opened."""

from datetime import date
from uuid import UUID

from pydantic import ConfigDict, Field
from pydantic.config import JsonDict

from api.schemas.requests import NUMBER, REQUEST_ID
from api.schemas.shapes import Answer, Body, Instant, Text
from domain.deadlines import Phase
from domain.roles import Role
from domain.samples import IssueState, SampleResult

SAMPLE_ID = "0192f0c1-7a10-7c3e-9d55-2f6f8f1f0c31"
ITEM_ID = "0192f0c1-7a10-7c3e-9d55-2f6f8f1f0c32"
ISSUE_ID = "0192f0c1-7a10-7c3e-9d55-2f6f8f1f0c33"
SAMPLE: JsonDict = {
    "sample_id": SAMPLE_ID,
    "from_on": "2026-11-01",
    "until_on": "2026-11-30",
    "kind": "",
    "population": 1200,
    "size": 292,
    "margin_percent": 5,
    "confidence_percent": 95,
    "seed": 73,
    "drawn_at": "2026-12-01T07:00:00Z",
    "asked": 1,
    "results": {"received": 1},
    "items": [
        {
            "item_id": ITEM_ID,
            "request_id": REQUEST_ID,
            "number": NUMBER,
            "name": "سالم العامري",
            "amount_fils": 300_000,
            "confirmed_at": "2026-11-25T07:00:00Z",
            "result": "received",
            "text": "",
        }
    ],
}
ISSUE: JsonDict = {
    "issue_id": ISSUE_ID,
    "request_id": REQUEST_ID,
    "number": NUMBER,
    "result": "with_issues",
    "text": "وصلت البطاقة ناقصة الرصيد.",
    "state": "open",
    "owner": "aid_manager",
    "opened_at": "2026-12-01T07:00:00Z",
    "due_at": "2026-12-08T11:00:00Z",
    "then": "warn",
    "then_at": "2026-12-06T09:15:00Z",
    "answer": "",
    "may_answer": True,
    "may_close": False,
}


class SampleBody(Body):
    """Receipts of which days and kind; margin and confidence in per cent, 5 and 95 unless said otherwise."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {"from_on": "2026-11-01", "until_on": "2026-11-30", "margin": "5", "confidence": "95"}
            ]
        }
    )

    from_on: Text
    until_on: Text
    kind: Text = Field("", description="A kind of aid; left out: all")
    margin: Text = ""
    confidence: Text = ""


class ResultBody(Body):
    """What whoever was asked said."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"result": "received", "text": ""}]})

    result: Text = Field(description=f"One of {', '.join(SampleResult)}")
    text: Text = ""


class IssueBody(Body):
    """What the charity did about an issue."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"text": "شُحنت البطاقة بالباقي."}]})

    text: Text


class SampleItemAnswer(Answer):
    """One receipt of a sample; the amount in fils."""

    item_id: UUID
    request_id: UUID
    number: str
    name: str
    amount_fils: int
    confirmed_at: Instant
    result: SampleResult | None
    text: str


class SampleAnswer(Answer):
    """A sample: of `population` receipts `size` are asked about, drawn by `seed`."""

    model_config = ConfigDict(json_schema_extra={"examples": [SAMPLE]})

    sample_id: UUID
    from_on: date
    until_on: date
    kind: str
    population: int
    size: int
    margin_percent: int
    confidence_percent: int
    seed: int
    drawn_at: Instant
    asked: int
    results: dict[SampleResult, int]
    items: list[SampleItemAnswer]


class SamplesAnswer(Answer):
    """The samples of the caller's body, without their receipts."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"items": [{**SAMPLE, "items": []}]}]})

    items: list[SampleAnswer]


class IssueAnswer(Answer):
    """What a sample found wrong with a receipt."""

    issue_id: UUID
    request_id: UUID
    number: str
    result: SampleResult
    text: str
    state: IssueState
    owner: Role
    opened_at: Instant
    due_at: Instant
    then: Phase | None
    then_at: Instant | None
    answer: str
    may_answer: bool
    may_close: bool


class IssuesAnswer(Answer):
    """Issues that are not closed, those due first at the front."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"items": [ISSUE]}]})

    items: list[IssueAnswer]
