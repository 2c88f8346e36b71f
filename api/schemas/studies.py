"""Shapes of a researcher's study."""

from datetime import date
from typing import Any

from pydantic import ConfigDict, Field
from pydantic.config import JsonDict

from api.schemas.shapes import Answer, Body, Instant, Text
from domain.known_facts import FactKind
from domain.need_scores import NeedFactor
from domain.studies import Creditor, Health, HousingState, IncomeSource, MemberRelation, Section, Tenure
from domain.study_forms import DebtForm, IncomeForm, MemberForm, StudyForm

STUDY: JsonDict = {
    "kind": "visit",
    "visited_on": "2026-11-23",
    "income_fils": 650_000,
    "rent_fils": 260_000,
    "summary": "أسرة من خمسة أفراد، والدخل راتب واحد.",
    "begun_at": "2026-11-23T08:10:00Z",
    "saved_at": "2026-11-23T09:40:00Z",
    "answers": {
        "members": [
            {
                "name": "سالم العامري",
                "relation": "head",
                "age": 36,
                "income_fils": None,
                "health": "well",
                "since_on": None,
            }
        ],
        "incomes": [{"source": "salary", "amount_fils": 650_000}],
        "debts": [{"creditor": "bank", "monthly_fils": 50_000, "total_fils": 1_200_000}],
        "tenure": "rented",
        "rent_fils": 260_000,
        "rooms": 2,
        "housing_state": "fair",
        "savings_fils": 0,
        "property_fils": None,
        "vehicles": None,
    },
    "score": {
        "edition": "2026-1",
        "points": 24,
        "most": 100,
        "lines": [
            {
                "factor": "housing",
                "points": 2,
                "most": 8,
                "terms": {"grade": 1},
                "limit": None,
            }
        ],
    },
}


class MemberBody(Body):
    """A member as typed; the income a month in dinars, the relation to the head of the household."""

    name: Text = ""
    relation: Text = ""
    age: Text = ""
    income: Text = ""
    health: Text = ""
    since: Text = Field("", description="The day of joining the household")


class IncomeBody(Body):
    """An income of the household a month, in dinars."""

    source: Text = ""
    amount: Text = ""


class DebtBody(Body):
    """A debt: dinars paid a month, and dinars left."""

    creditor: Text = ""
    monthly: Text = ""
    total: Text = ""


class StudyBody(Body):
    """A study as typed; saved as often as needed, the first save begins it."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "kind": "visit",
                    "visited_on": "23/11/2026",
                    "income": "٦٥٠",
                    "rent": "260",
                    "summary": "أسرة من خمسة أفراد، والدخل راتب واحد.",
                    "members": [{"name": "سالم العامري", "relation": "head", "age": "٣٦"}],
                    "debts": [{"creditor": "bank", "monthly": "50", "total": "1200"}],
                    "tenure": "rented",
                    "rooms": "2",
                    "housing_state": "fair",
                }
            ]
        }
    )

    kind: Text = Field("", description="desk or visit")
    visited_on: Text = ""
    income: Text = Field("", description="Dinars a month, as text")
    rent: Text = Field("", description="Dinars a month, as text")
    summary: Text = ""
    members: tuple[MemberBody, ...] = ()
    incomes: tuple[IncomeBody, ...] = ()
    debts: tuple[DebtBody, ...] = ()
    tenure: Text = ""
    rooms: Text = ""
    housing_state: Text = ""
    savings: Text = ""
    property_value: Text = ""
    vehicles: Text = ""

    def to_form(self) -> StudyForm:
        """The form of the service."""
        return StudyForm(
            **self.model_dump(exclude={"members", "incomes", "debts"}),
            members=tuple(MemberForm(**row.model_dump()) for row in self.members),
            incomes=tuple(IncomeForm(**row.model_dump()) for row in self.incomes),
            debts=tuple(DebtForm(**row.model_dump()) for row in self.debts),
        )


class MemberAnswer(Answer):
    """A member of the household."""

    name: str
    relation: MemberRelation
    age: int | None
    income_fils: int | None
    health: Health
    since_on: date | None


class IncomeAnswer(Answer):
    """An income of the household, fils a month."""

    source: IncomeSource
    amount_fils: int


class DebtAnswer(Answer):
    """A debt: fils a month, fils left."""

    creditor: Creditor
    monthly_fils: int
    total_fils: int


class AnswersAnswer(Answer):
    """What the study found; null where it was not answered."""

    members: list[MemberAnswer]
    incomes: list[IncomeAnswer]
    debts: list[DebtAnswer]
    tenure: Tenure | None
    rent_fils: int | None
    rooms: int | None
    housing_state: HousingState | None
    savings_fils: int | None
    property_fils: int | None
    vehicles: int | None


class NeedLineAnswer(Answer):
    """A line of the score: its points, what its value was worked out from, and the threshold that was met."""

    factor: NeedFactor
    points: int
    most: int
    terms: dict[str, int]
    limit: int | None


class NeedAnswer(Answer):
    """The score of need; it advises and decides nothing."""

    edition: str
    points: int
    most: int
    lines: list[NeedLineAnswer]


class StudyAnswer(Answer):
    """A study as saved; amounts in fils a month."""

    model_config = ConfigDict(json_schema_extra={"examples": [STUDY]})

    kind: str
    visited_on: date | None
    income_fils: int | None
    rent_fils: int | None
    summary: str
    begun_at: Instant
    saved_at: Instant
    answers: AnswersAnswer
    score: NeedAnswer | None


class AskedAnswer(Answer):
    """The sections that a study of this category asks, and those it must have."""

    edition: str
    sections: list[Section]
    needed: list[Section]


class GapAnswer(Answer):
    """What is missing before approval can be recommended."""

    field: str
    code: str
    params: dict[str, str | int]


class KnownFactAnswer(Answer):
    """A fact of the household that was verified in the cycle; whose study it was is not told."""

    kind: FactKind
    month_on: date
    value: dict[str, Any]


SHEET: JsonDict = {
    "asked": {"edition": "2026-1", "sections": ["members", "income"], "needed": ["income", "members"]},
    "study": STUDY,
    "gaps": [{"field": "papers", "code": "paper_not_accepted", "params": {"paper": "lease"}}],
    "known": [{"kind": "income", "month_on": "2026-09-01", "value": {"income_fils": 650_000}}],
    "visit_asked_at": None,
}


class SheetAnswer(Answer):
    """The sheet of a study: what it asks, what was found, what is missing, what is known already."""

    model_config = ConfigDict(json_schema_extra={"examples": [SHEET]})

    asked: AskedAnswer
    study: StudyAnswer | None
    gaps: list[GapAnswer]
    known: list[KnownFactAnswer]
    visit_asked_at: Instant | None
