"""Shapes of bulk acts: one reasoned act on many tasks, what each would meet, how far it is, what became of each."""

from uuid import UUID

from pydantic import ConfigDict, Field
from pydantic.config import JsonDict

from api.schemas.decisions import DECISION_ID, TASK_ID
from api.schemas.people import CHARITY, CharityAnswer
from api.schemas.requests import NUMBER, REQUEST_ID
from api.schemas.shapes import Answer, Body, Instant, Text
from domain.bulk_acts import BULK_CODES, MOST_AT_ONCE, BulkKind

ACT_ID = "0192f0c1-0000-7000-8000-0000000000a7"
ROW: JsonDict = {"task_id": TASK_ID, "request_id": REQUEST_ID, "number": NUMBER}
ACT: JsonDict = {
    "act_id": ACT_ID,
    "kind": "sign_off",
    "code": "approve",
    "reason": "",
    "text": "",
    "until": "",
    "total": 2000,
    "total_fils": 640_000_000,
    "waiting": 1200,
    "pending": 8,
    "done": 790,
    "refused": 2,
    "begun_at": "2026-11-24T07:00:00Z",
    "is_over": False,
}
CODES = ", ".join(sorted({code for codes in BULK_CODES.values() for code in codes}))


class BulkBody(Body):
    """The tasks (or of a reassignment whose tasks they are), and the one act for all of them."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {"kind": "sign_off", "tasks": [TASK_ID], "code": "approve"},
                {
                    "kind": "closing",
                    "tasks": [TASK_ID],
                    "code": "release",
                    "reason": "different_need",
                    "text": "الحاجة غير التي سبق صرفها.",
                },
            ]
        }
    )

    kind: Text = Field(description=f"One of {', '.join(BulkKind)}")
    tasks: list[UUID] = Field(default=[], description=f"At most {MOST_AT_ONCE}")
    holder: Text = Field("", description="Of a reassignment: the account whose open tasks are meant")
    code: Text = Field("", description=f"Of a decision: one of {CODES}")
    reason: Text = ""
    text: Text = ""
    until: Text = Field("", description="The day to which holds are put off")
    to: Text = Field("", description="Of a reassignment: the account that is to have them")


class PreviewRowAnswer(Answer):
    """One row before anything is written: `ready`, or the code it would be refused with."""

    task_id: UUID
    request_id: UUID | None
    number: str
    kind: str
    charity: CharityAnswer | None
    amount_fils: int
    state: str
    refusal: str | None


class PreviewAnswer(Answer):
    """What would become of each row, in the order asked; how many are ready, and how many fils those are."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "rows": [
                        {
                            **ROW,
                            "kind": "cash",
                            "charity": CHARITY,
                            "amount_fils": 320_000,
                            "state": "ready",
                            "refusal": None,
                        },
                    ],
                    "ready": 1,
                    "ready_fils": 320_000,
                }
            ]
        }
    )

    rows: list[PreviewRowAnswer]
    ready: int
    ready_fils: int


class ActAnswer(Answer):
    """How far a bulk act is: rows that wait, take effect shortly, are done, were refused."""

    model_config = ConfigDict(json_schema_extra={"examples": [ACT]})

    act_id: UUID
    kind: BulkKind
    code: str
    reason: str
    text: str
    until: str
    total: int
    total_fils: int
    waiting: int
    pending: int
    done: int
    refused: int
    begun_at: Instant
    is_over: bool


class ActsAnswer(Answer):
    """One's own bulk acts, the latest first."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"items": [ACT]}]})

    items: list[ActAnswer]


class ItemAnswer(Answer):
    """One row after: waiting, pending, done, or refused with a code."""

    seq: int
    task_id: UUID
    request_id: UUID | None
    number: str
    state: str
    decision_id: UUID | None
    refusal: str | None


class ItemsAnswer(Answer):
    """Rows of an act in order; `next_after` leads to the next ones, null on the last page."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "items": [
                        {**ROW, "seq": 0, "state": "done", "decision_id": DECISION_ID, "refusal": None}
                    ],
                    "next_after": None,
                }
            ]
        }
    )

    items: list[ItemAnswer]
    next_after: int | None
