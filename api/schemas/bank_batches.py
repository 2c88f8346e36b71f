"""Shapes of files to the bank, its answers, and what does not agree."""

from uuid import UUID

from pydantic import ConfigDict, Field
from pydantic.config import JsonDict

from api.schemas.people import RESEARCHER, StaffAnswer
from api.schemas.requests import NUMBER, REQUEST_ID
from api.schemas.shapes import Answer, Body, Instant, Text
from domain.bank_files import BankAnswer, BatchState, DifferenceKind, LineOutcome

BATCH_ID = "0192f0c1-0000-7000-8000-0000000000b1"
MESSAGE_ID = BATCH_ID.replace("-", "")
ORDER_ID = "0192f0c1-0000-7000-8000-0000000000c1"
REFERENCE = ORDER_ID.replace("-", "")
IBAN = "KW81CBKU0000000000001234560101"
BATCH: JsonDict = {
    "batch_id": BATCH_ID,
    "message_id": MESSAGE_ID,
    "file_name": f"{MESSAGE_ID}.xml",
    "state": "sent",
    "iban": IBAN,
    "orders": 1,
    "total_fils": 300000,
    "made_by": RESEARCHER,
    "made_at": "2026-11-29T07:30:00Z",
    "sending_at": "2026-11-29T07:31:00Z",
    "sent_at": "2026-11-29T07:31:01Z",
    "lines": [
        {
            "order_id": ORDER_ID,
            "request_id": REQUEST_ID,
            "number": NUMBER,
            "payee_name": "سالم العامري",
            "iban": IBAN,
            "amount_fils": 300000,
            "state": "signed",
        }
    ],
}
STATUS: JsonDict = {
    "status_id": "0192f0c1-0000-7000-8000-0000000000d1",
    "batch_id": BATCH_ID,
    "message_id": "BANK-77",
    "code": "PART",
    "read_at": "2026-11-29T12:00:00Z",
    "is_repeat": False,
    "left": 0,
    "lines": [
        {
            "reference": REFERENCE,
            "answer": "rejected",
            "code": "RJCT",
            "reason": "AC04",
            "bank_reference": "",
            "outcome": "applied",
            "refusal": "",
        }
    ],
}


class BankAccountBody(Body):
    """The account from which the charity pays."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"iban": IBAN, "bic": "COMBKWKW"}]})

    iban: Text
    bic: Text = ""


class HandOverBody(Body):
    """How the file goes to the bank: into its folder, again after a person asked the bank, or brought by hand."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"again": False, "by_hand": False}]})

    again: bool = Field(
        default=False, description="Send the same file again: a person says that it did not arrive"
    )
    by_hand: bool = Field(default=False, description="A person brought the file to the bank")


class StatusBody(Body):
    """The bank's answer (pain.002.001.10) as text."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"content": "<?xml version=…"}]})

    content: Text


class AccountAnswer(Answer):
    """The account from which the charity pays."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"iban": IBAN, "bic": "COMBKWKW"}]})

    iban: str
    bic: str


class OrderLineAnswer(Answer):
    """An order of a file."""

    order_id: UUID
    request_id: UUID
    number: str
    payee_name: str
    iban: str
    amount_fils: int
    state: str


class BatchAnswer(Answer):
    """A file of orders; `lines` only where one file is asked for."""

    model_config = ConfigDict(json_schema_extra={"examples": [BATCH]})

    batch_id: UUID
    message_id: str
    file_name: str
    state: BatchState
    iban: str
    orders: int
    total_fils: int
    made_by: StaffAnswer | None
    made_at: Instant
    sending_at: Instant | None
    sent_at: Instant | None
    lines: list[OrderLineAnswer]


class BatchesAnswer(Answer):
    """A page of files, the latest first."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"items": [{**BATCH, "lines": []}], "next_cursor": None}]}
    )

    items: list[BatchAnswer]
    next_cursor: str | None


class StatusLineAnswer(Answer):
    """The bank's word on one order, and what became of it."""

    reference: str
    answer: BankAnswer
    code: str
    reason: str
    bank_reference: str
    outcome: LineOutcome
    refusal: str


class StatusAnswer(Answer):
    """An answer of the bank; while `left` is not 0, apply it again."""

    model_config = ConfigDict(json_schema_extra={"examples": [STATUS]})

    status_id: UUID
    batch_id: UUID
    message_id: str
    code: str
    read_at: Instant
    is_repeat: bool
    left: int
    lines: list[StatusLineAnswer]


class DifferenceAnswer(Answer):
    """Some fils that do not agree."""

    kind: DifferenceKind
    amount_fils: int
    reference: str
    request_id: UUID | None
    number: str
    batch_id: UUID | None
    code: str
    detail: str


class ReconciliationAnswer(Answer):
    """What the bank was told to pay, what became of it, and every fils that does not agree."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "sent_fils": 300000,
                    "paid_fils": 0,
                    "returned_fils": 0,
                    "open_fils": 300000,
                    "compared_at": "2026-11-29T12:00:00Z",
                    "differences": [
                        {
                            "kind": "unanswered",
                            "amount_fils": 300000,
                            "reference": REFERENCE,
                            "request_id": REQUEST_ID,
                            "number": NUMBER,
                            "batch_id": BATCH_ID,
                            "code": "",
                            "detail": "",
                        }
                    ],
                }
            ]
        }
    )

    sent_fils: int
    paid_fils: int
    returned_fils: int
    open_fils: int
    compared_at: Instant
    differences: list[DifferenceAnswer]
