"""Shapes of deciding a task, of withdrawing a request, and of what became of it."""

from datetime import date
from uuid import UUID

from pydantic import ConfigDict, Field
from pydantic.config import JsonDict

from api.schemas.people import StaffAnswer
from api.schemas.requests import REQUEST_ID
from api.schemas.shapes import Answer, Body, Instant, Text
from domain.categories import Paper, PayeeKind
from domain.cycle import DecisionCode
from domain.decisions import AskedField, PaymentMethod, Reason
from domain.proofs import Proof

TASK_ID = "0192f0c1-7a10-7c3e-9d55-2f6f8f1f0b01"
PERSON_ID = "0192f0c1-7a10-7c3e-9d55-2f6f8f1f0e01"
DECISION_ID = "0192f0c1-7a10-7c3e-9d55-2f6f8f1f0d01"
RECEIPT: JsonDict = {
    "decision_id": DECISION_ID,
    "request_id": REQUEST_ID,
    "task_id": TASK_ID,
    "code": "recommend",
    "state": "applied",
    "refusal": None,
}


class DecisionBody(Body):
    """A decision as typed: every field is text; which ones count depends on `code`."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "code": "recommend",
                    "amount": "٧٨٠٫٥٠٠",
                    "instalments": "1",
                    "payee_kind": "landlord",
                    "payee_name": "شركة المثال العقارية",
                    "payee_iban": "KW81CBKU0000000000001234560101",
                    "fund": "ZAKAT",
                    "reason": "home_at_risk",
                    "text": "زيارة منزلية، والمتأخرات ثابتة بإشعار المؤجر.",
                },
                {"code": "approve"},
                {"code": "relative", "person": PERSON_ID, "text": "أخوان بحسب شهادتي الميلاد."},
                {"code": "defer", "until": "2027-01-15", "text": "تنتهي مدة المساعدة السابقة."},
            ]
        }
    )

    code: Text = Field(description=f"One of {', '.join(DecisionCode)}")
    amount: Text = Field("", description="Dinars with at most three decimals, as text")
    instalments: Text = ""
    payee_kind: Text = ""
    payee_name: Text = ""
    payee_iban: Text = ""
    fund: Text = Field("", description="A code of GET /funds")
    reason: Text = ""
    text: Text = ""
    papers: tuple[Text, ...] = ()
    fields: tuple[Text, ...] = Field((), description="Facts asked of the applicant, or that came")
    method: Text = ""
    reference: Text = ""
    proof: Text = ""
    document: Text = Field("", description="The number of the document shown with a receipt")
    person: Text = Field(
        "", description="A candidate's person_id; empty with different_person: all that are left"
    )
    until: Text = Field("", description="The day to which a hold is put off")
    charity: Text = Field("", description="An id of GET /charities, to which a case is directed")


class UndoingBody(Body):
    """Why a ruling is taken back."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"text": "وثيقة جديدة تثبت أنهما شخصان."}]})

    text: Text


class WithdrawalBody(Body):
    """Why the applicant withdraws."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"text": "سددت الأسرة المتأخرات بنفسها."}]})

    text: Text


class ReceiptAnswer(Answer):
    """What became of a decision: pending (recorded, takes effect shortly), applied, or refused with a code."""

    model_config = ConfigDict(json_schema_extra={"examples": [RECEIPT]})

    decision_id: UUID
    request_id: UUID
    task_id: UUID
    code: DecisionCode
    state: str
    refusal: str | None


class DecisionAnswer(Answer):
    """A decision in a case file; the amount in fils."""

    decision_id: UUID
    code: DecisionCode
    actor: StaffAnswer | None
    amount_fils: int | None
    instalments: int
    payee_name: str
    payee_kind: PayeeKind | None
    fund_ar: str
    fund_en: str
    reason: Reason | None
    text: str
    papers: list[Paper]
    fields: list[AskedField]
    method: PaymentMethod | None
    reference: str
    proof: Proof | None
    decided_at: Instant
    state: str
    refusal: str | None
    until_on: date | None
    is_undone: bool
    session_number: str = Field(
        description="The session of the committee that took it, such as 4/2026; empty for others"
    )
    acted_for: StaffAnswer | None
