"""Shapes of campaigns, of the groups that register in a crisis, and of a charity's list with the result of every row."""

from datetime import date
from uuid import UUID

from pydantic import ConfigDict, Field
from pydantic.config import JsonDict

from api.schemas.decisions import DECISION_ID, TASK_ID
from api.schemas.requests import FORM, NUMBER, REQUEST_ID, RegisteredAnswer, RequestBody
from api.schemas.shapes import Answer, Body, Instant, Text
from domain.campaigns import GROUP_LIMIT, MOST_ROWS, RowRefusal
from services.list_views import RowPlace

LIST_ID = "0192f0c1-7a10-7c3e-9d55-2f6f8f1f0b01"
CAMPAIGN_FORM: JsonDict = {
    "code": "RAMADAN-48",
    "circular": "2026/31",
    "name_ar": "سلة رمضان",
    "name_en": "Ramadan baskets",
    "category": "FOOD",
    "from_on": "2027-02-01",
    "to_on": "2027-03-10",
    "household_ceiling": "25",
    "total_ceiling": "100000",
}
CAMPAIGN: JsonDict = {
    "campaign_id": "0192f0c1-7a10-7c3e-9d55-2f6f8f1f0b00",
    "code": "RAMADAN-48",
    "circular": "2026/31",
    "name_ar": "سلة رمضان",
    "name_en": "Ramadan baskets",
    "category": "FOOD",
    "from_on": "2027-02-01",
    "to_on": "2027-03-10",
    "household_ceiling_fils": 25_000,
    "total_ceiling_fils": 100_000_000,
    "papers": ["identity"],
    "exclusion_lists": ["RAMADAN-47"],
    "study_months": 6,
    "most_rows": MOST_ROWS,
    "takes_groups": True,
    "is_open": True,
}
ROW: JsonDict = {
    "position": 1,
    "number": NUMBER,
    "amount_fils": 25_000,
    "place": "to_sign",
    "refusal": "not_studied",
    "request_id": REQUEST_ID,
    "case_number": "2027-000321",
}
LIST: JsonDict = {
    "list_id": LIST_ID,
    "campaign_code": "RAMADAN-48",
    "submitted_at": "2027-02-02T08:00:00Z",
    "total_fils": 25_000,
    "signatures": ["aid_manager", "ministry"],
    "level": 0,
    "counts": {"to_sign": 1},
    "rows": [ROW],
}
SIGNED: JsonDict = {
    "task_id": TASK_ID,
    "request_id": REQUEST_ID,
    "number": NUMBER,
    "decision_id": DECISION_ID,
    "state": "applied",
    "refusal": "excluded_person",
}


class CampaignBody(Body):
    """A campaign as its circular says: no papers are all papers of the category, amounts in dinars."""

    model_config = ConfigDict(json_schema_extra={"examples": [CAMPAIGN_FORM]})

    code: Text
    circular: Text
    name_ar: Text
    name_en: Text
    category: Text
    from_on: Text
    to_on: Text
    household_ceiling: Text
    total_ceiling: Text
    papers: tuple[Text, ...] = ()
    exclusion_lists: tuple[Text, ...] = ()
    study_months: Text = ""
    most_rows: Text = ""
    takes_groups: bool = False


class CampaignAnswer(Answer):
    """A campaign; both days included."""

    model_config = ConfigDict(json_schema_extra={"examples": [CAMPAIGN]})

    campaign_id: UUID
    code: str
    circular: str
    name_ar: str
    name_en: str
    category: str
    from_on: date
    to_on: date
    household_ceiling_fils: int
    total_ceiling_fils: int
    papers: list[str]
    exclusion_lists: list[str]
    study_months: int
    most_rows: int
    takes_groups: bool
    is_open: bool


class CampaignsAnswer(Answer):
    """Every campaign, latest first."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"items": [CAMPAIGN]}]})

    items: list[CampaignAnswer]


class GroupBody(Body):
    """One person and up to six others; the first is whoever came."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"people": [FORM]}]})

    people: list[RequestBody] = Field(description=f"At most {GROUP_LIMIT}")


class GroupAnswer(Answer):
    """A request for each of them, in the order given."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"items": [{"request_id": REQUEST_ID, "number": NUMBER, "warnings": []}]}]
        }
    )

    items: list[RegisteredAnswer]


class ListRowBody(Body):
    """A household by the number of the request under which it was studied; no amount is the household's ceiling."""

    number: Text
    amount: Text = ""


class ListBody(Body):
    """A list, and the fund that pays all of it."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"fund": "zakat", "rows": [{"number": NUMBER, "amount": "25"}]}]}
    )

    fund: Text
    rows: list[ListRowBody] = Field(description=f"At most {MOST_ROWS}")


class ListRowAnswer(Answer):
    """A row with its result: refused with a reason, or the case it became and where that stands."""

    position: int
    number: str
    amount_fils: int
    place: RowPlace
    refusal: RowRefusal | None
    request_id: UUID | None
    case_number: str | None


class ListAnswer(Answer):
    """A list and how far it is; `level` (from 0) is the signature that is next."""

    model_config = ConfigDict(json_schema_extra={"examples": [LIST]})

    list_id: UUID
    campaign_code: str
    submitted_at: Instant
    total_fils: int
    signatures: list[str]
    level: int
    counts: dict[RowPlace, int]
    rows: list[ListRowAnswer]


class SignedRowAnswer(Answer):
    """A row that was signed: its decision and where that stands, or why not."""

    task_id: UUID
    request_id: UUID
    number: str
    decision_id: UUID | None
    state: str | None
    refusal: str | None


class SignedAnswer(Answer):
    """The rows of one call, some hundreds: call again until it is refused as nothing_to_sign."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"rows": [SIGNED]}]})

    rows: list[SignedRowAnswer]
