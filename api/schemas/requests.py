"""Shapes of registering and finding requests."""

from uuid import UUID

from pydantic import ConfigDict, Field
from pydantic.config import JsonDict

from api.schemas.shapes import Answer, Body, Instant, Text
from domain.cycle import Outcome, Stage, Wait
from domain.requests import DocumentKind, RequestWarning, Urgency

REQUEST_ID = "0192f0c1-7a10-7c3e-9d55-2f6f8f1f0a01"
NUMBER = "2026-001234"
NUMBER_PATTERN = r"^[0-9]{4}-[0-9]{1,9}$"

BENEFICIARY = (
    "Whom the aid is for. Needed where the window runs on a child (`child`), taken where it runs on a student "
    "(`student_year`; left out if the applicant is the student), refused elsewhere"
)

FORM: JsonDict = {
    "category": "RENT",
    "full_name": "نورة سالم المثال",
    "sex": "F",
    "birth_date": "1/1/1985",
    "document_kind": "civil_id",
    "document_number": "٢٨٥٠١٠١٠٠٠١٠",
    "nationality": "KW",
    "phone": "٥٠٠٠٠٠٠٠",
    "governorate": "hawalli",
    "area": "السالمية",
    "household_size": "٥",
    "amount": "٧٨٠٫٥٠٠",
    "need": "متأخرات إيجار ثلاثة أشهر",
    "urgency": "normal",
    "lease_number": "L-1",
    "papers": ["identity", "lease", "arrears_notice"],
    "consent": True,
}
ROW: JsonDict = {
    "request_id": REQUEST_ID,
    "number": NUMBER,
    "name": "نورة سالم المثال",
    "category": "RENT",
    "category_ar": "سداد إيجار",
    "category_en": "Rent arrears",
    "amount_fils": 780_500,
    "stage": "review",
    "outcome": None,
    "wait": "to_claim",
    "received_at": "2026-11-22T06:15:00Z",
    "due_at": "2026-11-29T11:00:00Z",
}


class RequestBody(Body):
    """A request as typed: every field is text in any digits and script; what may be empty may be left out."""

    model_config = ConfigDict(json_schema_extra={"examples": [FORM]})

    category: Text = Field(description="A code of GET /categories")
    full_name: Text = Field("", description="The whole name as written; or the parts below")
    given_ar: Text = ""
    father_ar: Text = ""
    grandfather_ar: Text = ""
    family_ar: Text = ""
    given_en: Text = ""
    father_en: Text = ""
    grandfather_en: Text = ""
    family_en: Text = ""
    sex: Text = Field("", description="M or F")
    birth_date: Text = Field("", description="2026-11-24 or 24/11/2026")
    document_kind: Text = Field(DocumentKind.CIVIL_ID.value, description=f"One of {', '.join(DocumentKind)}")
    document_number: Text = ""
    nationality: Text = ""
    phone: Text = ""
    governorate: Text = ""
    area: Text = ""
    block: Text = ""
    street: Text = ""
    house: Text = ""
    household_size: Text = ""
    amount: Text = Field(description="Dinars with at most three decimals, as text")
    need: Text = ""
    urgency: Text = Field(Urgency.NORMAL.value, description=f"One of {', '.join(Urgency)}")
    lease_number: Text = ""
    bill_number: Text = ""
    beneficiary_name: Text = Field("", description=BENEFICIARY)
    beneficiary_birth_date: Text = Field("", description="2019-11-24 or 24/11/2019; this or the number")
    beneficiary_number: Text = Field("", description="A civil ID; empty for a newborn who has none yet")
    beneficiary_sex: Text = Field("", description="M or F")
    papers: tuple[Text, ...] = Field((), description="Codes of the papers presented")
    consent: bool = Field(
        default=False, description="The applicant consented to the processing of their data"
    )


class RegisteredAnswer(Answer):
    """The number given at once, and what deserves a second look."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"request_id": REQUEST_ID, "number": NUMBER, "warnings": ["wrong_check_digit"]}]
        }
    )

    request_id: UUID
    number: str
    warnings: list[RequestWarning]


class SearchBody(Body):
    """What to look for among the requests the caller may see; in a body, so that no name is ever in a URL."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"text": "نورة المثال", "limit": 25}]})

    text: Text = Field(min_length=1, max_length=120, description="A number, a civil ID or a name")
    stage: Stage | None = None
    cursor: Text | None = Field(None, max_length=200)
    limit: int = Field(25, ge=1, le=100)


class RequestRowAnswer(Answer):
    """One request in a list; the amount in fils."""

    request_id: UUID
    number: str
    name: str = Field(description="Empty where the file is not open to the caller")
    category: str
    category_ar: str
    category_en: str
    amount_fils: int
    stage: Stage
    outcome: Outcome | None
    wait: Wait | None
    received_at: Instant
    due_at: Instant | None


class RequestsAnswer(Answer):
    """A page of requests, newest first; `next_cursor` leads to the next one, null on the last."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"items": [ROW], "next_cursor": None}]})

    items: list[RequestRowAnswer]
    next_cursor: str | None
