"""Shapes of the desk's comparison: for the ministry alone, each value only while the person is in question."""

from datetime import date
from uuid import UUID

from pydantic import ConfigDict, Field
from pydantic.config import JsonDict

from api.schemas.decisions import PERSON_ID
from api.schemas.people import CHARITY, IDENTITY, CharityAnswer, IdentityAnswer
from api.schemas.requests import NUMBER, REQUEST_ID
from api.schemas.shapes import Answer, Instant
from domain.identities import Party
from domain.requests import Sex

OTHER_ID = "0192f0c1-7a10-7c3e-9d55-2f6f8f1f0a02"
AID: JsonDict = {
    "kind": "rent",
    "month_on": "2026-09-01",
    "state": "given",
    "source": "charity",
    "outside": None,
    "charity": CHARITY,
    "number": NUMBER,
    "request_id": OTHER_ID,
    "amount_fils": 300_000,
}
COMPARISON: JsonDict = {
    "request_id": REQUEST_ID,
    "stated": IDENTITY,
    "checked_at": "2026-11-22T06:15:02Z",
    "basis": {
        "score": 2.131,
        "rule": "civil_id_of_another",
        "model": "2026-11-24",
        "link_from": 4.6,
        "adjudicate_from": -1.0,
        "size": 4_900_000,
        "degraded": ["phone"],
    },
    "degraded": "The check was degraded: this phone is shared by very many.",
    "candidates": [
        {
            "person_id": PERSON_ID,
            "party": "applicant",
            "rank": 1,
            "is_open": True,
            "ruling": None,
            "ruling_decision_id": None,
            "score": 2.131,
            "relation": "sibling",
            "rule": "civil_id_of_another",
            "key_kinds": ["civil_id", "phone"],
            "fields": [
                {
                    "field": "given",
                    "level": "differ",
                    "bits": -5.0,
                    "stated": "نورة",
                    "registered": "منيرة",
                    "sentence": "Given name: two different names (−5.0 bits). If not the same, looks like a sibling.",
                }
            ],
            "values": {
                "names": {"full_name": "منيرة سالم المثال"},
                "full_name": "منيرة سالم المثال",
                "sex": "F",
                "birth_on": "1987-04-03",
                "civil_id": "285010100010",
                "phone": "+96550000000",
                "address": {"governorate": "hawalli", "area": "السالمية"},
            },
            "aid": [AID],
            "sentence": "If not the same, looks like a sibling.",
        }
    ],
    "obstacle": {
        **AID,
        "is_same_person": True,
        "is_open": False,
        "window_ends_on": "2027-09-01",
        "list_ar": "",
        "list_en": "",
        "circular": "",
    },
}


class BasisAnswer(Answer):
    """On what the check decided: natural log-odds, codes of matching, and how many people were registered."""

    score: float
    rule: str | None
    model: str
    link_from: float = Field(validation_alias="link_at")
    adjudicate_from: float = Field(validation_alias="adjudicate_at")
    size: int
    degraded: list[str]


class FieldAnswer(Answer):
    """One field: level, signed bits for one person, both texts, and all of it as a sentence."""

    field: str
    level: str
    bits: float
    stated: str
    registered: str
    sentence: str = ""


class PersonAnswer(Answer):
    """A registered person as first known."""

    names: dict[str, str]
    full_name: str
    sex: Sex | None
    birth_on: date | None
    civil_id: str | None
    phone: str | None
    address: dict[str, str]


class AidAnswer(Answer):
    """Aid asked for or given at any charity or outside the cycle; the amount in fils."""

    kind: str
    month_on: date
    state: str
    source: str
    outside: str | None = None
    charity: CharityAnswer | None
    number: str | None
    request_id: UUID | None
    amount_fils: int | None


class CandidateAnswer(Answer):
    """A registered person whom a party of the request may be; `values` and `aid` only while nobody has ruled."""

    person_id: UUID
    party: Party
    rank: int
    is_open: bool
    ruling: str | None = None
    ruling_decision_id: UUID | None = None
    score: float
    relation: str
    rule: str | None
    key_kinds: list[str]
    fields: list[FieldAnswer]
    values: PersonAnswer | None
    aid: list[AidAnswer]
    sentence: str = Field("", description="What else the two may be, in the language of Accept-Language")


class ObstacleAnswer(AidAnswer):
    """What stands in the way of the need; `is_open`: a case that this one may join."""

    is_same_person: bool
    is_open: bool
    window_ends_on: date | None
    list_ar: str
    list_en: str
    circular: str


class ComparisonAnswer(Answer):
    """Everything the desk decides by; sentences are in the language of Accept-Language."""

    model_config = ConfigDict(json_schema_extra={"examples": [COMPARISON]})

    request_id: UUID
    stated: IdentityAnswer
    checked_at: Instant | None
    basis: BasisAnswer | None
    degraded: str = Field("", description="Which ways of looking were too crowded to be followed")
    candidates: list[CandidateAnswer]
    obstacle: ObstacleAnswer | None
