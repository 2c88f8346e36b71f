"""Shapes of who is named in an answer: staff, bodies, and the person a request is about."""

from datetime import date
from uuid import UUID

from pydantic.config import JsonDict

from api.schemas.shapes import Answer
from domain.requests import DocumentKind, Sex

RESEARCHER: JsonDict = {
    "account_id": "0192f0c1-0000-7000-8000-000000000002",
    "name_ar": "باحثة أولى",
    "name_en": "First Researcher",
    "is_ministry": False,
}
CHARITY: JsonDict = {
    "id": "0192f0c1-0000-7000-8000-0000000000c1",
    "name_ar": "جمعية المثال",
    "name_en": "Example Society",
}
IDENTITY: JsonDict = {
    "names": {"full_name": "نورة سالم المثال"},
    "full_name": "نورة سالم المثال",
    "sex": "F",
    "birth_on": "1985-01-01",
    "document_kind": "civil_id",
    "document_number": "285010100010",
    "nationality": "KW",
    "phone": "+96550000000",
    "address": {"governorate": "hawalli", "area": "السالمية"},
}


class StaffAnswer(Answer):
    """A member of staff; the names are empty where another body's staff are not named to the reader."""

    account_id: UUID
    name_ar: str
    name_en: str
    is_ministry: bool


class CharityAnswer(Answer):
    """A body."""

    id: UUID
    name_ar: str
    name_en: str


class BeneficiaryAnswer(Answer):
    """Whom the aid is for, as stated at registration; without a civil ID the number is empty."""

    full_name: str
    sex: Sex | None
    birth_on: date | None
    document_number: str


class IdentityAnswer(Answer):
    """Who the applicant says to be, as stated at registration."""

    names: dict[str, str]
    full_name: str
    sex: Sex | None
    birth_on: date | None
    document_kind: DocumentKind
    document_number: str
    nationality: str
    phone: str | None
    address: dict[str, str]
