"""Shapes of a case file: everything one reader may see of one request."""

from datetime import date
from uuid import UUID

from pydantic import ConfigDict
from pydantic.config import JsonDict

from api.schemas.case_papers import PAPER, PaperStateAnswer
from api.schemas.decisions import DecisionAnswer
from api.schemas.people import (
    CHARITY,
    IDENTITY,
    RESEARCHER,
    BeneficiaryAnswer,
    CharityAnswer,
    IdentityAnswer,
    StaffAnswer,
)
from api.schemas.policies import CATEGORY, CategoryAnswer
from api.schemas.requests import NUMBER, REQUEST_ID
from api.schemas.shapes import Answer, Instant
from api.schemas.studies import STUDY, StudyAnswer
from api.schemas.tasks import TASK, TaskAnswer
from domain.cycle import EventType, Outcome, Stage, Wait
from domain.decisions import PaymentMethod
from domain.proofs import Proof
from domain.requests import Channel, Urgency

CASE: JsonDict = {
    "request_id": REQUEST_ID,
    "number": NUMBER,
    "category": CATEGORY,
    "channel": "api",
    "urgency": "normal",
    "stage": "review",
    "stage_since_at": "2026-11-22T06:15:02Z",
    "outcome": None,
    "received_at": "2026-11-22T06:15:00Z",
    "closed_at": None,
    "amount_fils": 780_500,
    "need": "متأخرات إيجار ثلاثة أشهر",
    "household_size": 5,
    "lease_number": "L-1",
    "bill_number": "",
    "approved_fils": None,
    "registered_by": None,
    "charity": CHARITY,
    "identity": IDENTITY,
    "beneficiary": None,
    "papers": [PAPER],
    "study": STUDY,
    "recommendation": None,
    "decisions": [],
    "task": TASK,
    "instalments": [],
    "complement_fils": None,
    "cap_fils": None,
    "restudy_on": None,
    "stopped_on": None,
    "notices": [
        {
            "kind": "rent",
            "month_on": "2026-03-01",
            "state": "given",
            "source": "charity",
            "fields": ["civil", "given"],
        }
    ],
    "timeline": [
        {
            "seq": 1,
            "type": "registered",
            "from_stage": None,
            "to_stage": "registration",
            "wait": None,
            "actor": RESEARCHER,
            "amount_fils": 780_500,
            "text": "",
            "occurred_at": "2026-11-22T06:15:00Z",
            "acted_for": None,
            "given_to": None,
        }
    ],
}


class OrderAnswer(Answer):
    """The latest order of an instalment; payee and account as they were at its issue."""

    order_id: UUID
    reference: str
    attempt: int
    amount_fils: int
    payee_name: str
    iban: str | None
    method: PaymentMethod
    state: str
    issued_at: Instant
    signed_at: Instant | None
    ended_at: Instant | None
    bank_reference: str


class InstalmentAnswer(Answer):
    """One instalment from order to proof; the amount in fils. `due_on` is the day of one of aid that recurs."""

    number: int
    due_on: date | None
    amount_fils: int
    payee_name: str
    state: str
    method: PaymentMethod | None
    reference: str
    paid_at: Instant | None
    proof: Proof | None
    confirmed_at: Instant | None
    order: OrderAnswer | None


class NoticeAnswer(Answer):
    """That like aid exists elsewhere: never whose, never how much; `fields` names what agreed, never its values."""

    kind: str
    month_on: date
    state: str
    source: str
    fields: list[str]


class EventAnswer(Answer):
    """One line of the record; no actor means the system itself."""

    seq: int
    type: EventType
    from_stage: Stage | None
    to_stage: Stage
    wait: Wait | None
    actor: StaffAnswer | None
    amount_fils: int | None
    text: str
    occurred_at: Instant
    acted_for: StaffAnswer | None
    given_to: StaffAnswer | None


class CaseAnswer(Answer):
    """The case file; the timeline is newest first.

    `identity` is null while it is not open to this reader, and so is `beneficiary`, which is also null where the aid
    is for the applicant or the household.
    """

    model_config = ConfigDict(json_schema_extra={"examples": [CASE]})

    request_id: UUID
    number: str
    category: CategoryAnswer
    channel: Channel
    urgency: Urgency
    stage: Stage
    stage_since_at: Instant
    outcome: Outcome | None
    received_at: Instant
    closed_at: Instant | None
    amount_fils: int
    need: str
    household_size: int
    lease_number: str
    bill_number: str
    approved_fils: int | None
    registered_by: StaffAnswer | None
    charity: CharityAnswer | None
    identity: IdentityAnswer | None
    beneficiary: BeneficiaryAnswer | None
    papers: list[PaperStateAnswer]
    study: StudyAnswer | None
    recommendation: DecisionAnswer | None
    decisions: list[DecisionAnswer]
    task: TaskAnswer | None
    instalments: list[InstalmentAnswer]
    complement_fils: int | None
    cap_fils: int | None
    restudy_on: date | None
    stopped_on: date | None
    notices: list[NoticeAnswer]
    timeline: list[EventAnswer]
