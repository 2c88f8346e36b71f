"""Shapes of proofs of delivery: codes, the counter's procedure, collectors, appointments, follow-ups."""

from uuid import UUID

from pydantic import ConfigDict, Field
from pydantic.config import JsonDict

from api.schemas.people import CharityAnswer
from api.schemas.requests import NUMBER, REQUEST_ID
from api.schemas.shapes import Answer, Body, Instant, Text
from domain.appointments import AppointmentState, HandoverKind
from domain.cycle import EventType
from domain.proofs import CodePath, CodeState, CounterKind, CounterState, Proof

PROCEDURE_ID = "0192f0c1-7a10-7c3e-9d55-2f6f8f1f0c21"
SHEET: JsonDict = {
    "request_id": REQUEST_ID,
    "number": NUMBER,
    "name": "سالم العامري",
    "phone": "+96566554433",
    "instalment": 1,
    "is_open": True,
    "is_waited_for": True,
    "proofs": ["code", "signed_receipt", "thumb_receipt", "collector"],
    "code": {
        "state": "live",
        "path": "counter",
        "issued_at": "2026-11-25T07:00:00Z",
        "expires_at": "2026-12-05T07:00:00Z",
        "attempts": 0,
    },
    "refusals": 0,
    "collector": None,
    "asked": None,
    "appointments": [],
    "may_arrange": True,
}


class CodeBody(Body):
    """The code as the applicant told it; from a shared telephone with the PIN that was chosen for it."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"code": "٠٤١ ٩٢٦"}]})

    code: Text
    pin: Text = ""


class CollectorBody(Body):
    """Whom the applicant names, and the number of the document that will be shown."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"name": "خالد العامري", "document": "285011500125"}]}
    )

    name: Text
    document: Text


class CounterBody(Body):
    """Why the applicant came, the document that was shown, and the new number if there is one."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"cause": "changed_number", "document": "290010100011", "phone": "66554433"}]
        }
    )

    cause: Text = Field(description=f"One of {', '.join(CounterKind)}")
    document: Text = ""
    phone: Text = ""
    text: Text = ""


class CounterAnswerBody(Body):
    """Whether the second clerk agrees."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"agrees": True}]})

    agrees: bool


class AppointmentBody(Body):
    """How, when and where what was promised changes hands; the day and the hour in Kuwait."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {"handover": "pick_up", "on": "26/11/2026", "clock": "10:30", "place": "مستودع الجهة"}
            ]
        }
    )

    handover: Text = Field(description=f"One of {', '.join(HandoverKind)}")
    on: Text
    clock: Text
    place: Text = ""


class IssuedCodeAnswer(Answer):
    """A code to be handed over sealed: its digits are told this once."""

    digits: str
    expires_at: Instant


class CounterAnswer(Answer):
    """What became of a counter's procedure; with `code` what its second clerk hands over."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {"procedure_id": PROCEDURE_ID, "request_id": REQUEST_ID, "state": "asked", "code": None}
            ]
        }
    )

    procedure_id: UUID
    request_id: UUID
    state: CounterState
    code: IssuedCodeAnswer | None


class CodeAnswer(Answer):
    """The latest code of the instalment at hand, without its digits."""

    state: CodeState
    path: CodePath
    issued_at: Instant
    expires_at: Instant
    attempts: int


class CollectorAnswer(Answer):
    """Whom the applicant named to collect."""

    name: str
    document_number: str
    named_at: Instant


class AskedCounterAnswer(Answer):
    """A counter's procedure that waits for its second clerk."""

    procedure_id: UUID
    kind: CounterKind
    phone: str | None
    text: str
    asked_at: Instant
    may_answer: bool


class AppointmentAnswer(Answer):
    """An appointment to hand over what was promised."""

    kind: HandoverKind
    meet_at: Instant
    place: str
    state: AppointmentState


class ReceiptSheetAnswer(Answer):
    """Everything around the receipt of the instalment at hand."""

    model_config = ConfigDict(json_schema_extra={"examples": [SHEET]})

    request_id: UUID
    number: str
    name: str
    phone: str | None
    instalment: int
    is_open: bool
    is_waited_for: bool
    proofs: list[Proof]
    code: CodeAnswer | None
    refusals: int = Field(description="How many codes were refused in this case")
    collector: CollectorAnswer | None
    asked: AskedCounterAnswer | None
    appointments: list[AppointmentAnswer]
    may_arrange: bool


class FollowUpAnswer(Answer):
    """A receipt whose recipient was not reached."""

    request_id: UUID
    number: str
    name: str
    charity: CharityAnswer | None
    instalment: int
    cause: EventType | None
    since_at: Instant
    due_at: Instant
    tries: int


class FollowUpsAnswer(Answer):
    """Receipts that are followed up, the oldest first."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "items": [
                        {
                            "request_id": REQUEST_ID,
                            "number": NUMBER,
                            "name": "سالم العامري",
                            "charity": None,
                            "instalment": 1,
                            "cause": "unconfirmed",
                            "since_at": "2026-11-25T07:00:00Z",
                            "due_at": "2026-12-02T11:00:00Z",
                            "tries": 0,
                        }
                    ]
                }
            ]
        }
    )

    items: list[FollowUpAnswer]
