"""Shapes of what the ministry's policy offers: categories of aid, and the funds that pay for it."""

from datetime import date
from typing import Annotated

from pydantic import BeforeValidator, ConfigDict, Field
from pydantic.config import JsonDict

from api.schemas.shapes import Answer
from domain.categories import FundSource, Paper, PayeeKind, Recurrence
from domain.proofs import Proof

CATEGORY: JsonDict = {
    "code": "RENT",
    "kind": "rent",
    "case_class": "general",
    "name_ar": "سداد إيجار",
    "name_en": "Rent arrears",
    "ceiling_fils": 1_500_000,
    "recurrence": "once",
    "payee_kind": "landlord",
    "papers": ["identity", "lease", "arrears_notice"],
    "fast_track": False,
    "pilot": False,
    "ministry_gate": True,
    "first_on": "2026-01-01",
    "last_on": None,
    "circular": "1/2026",
    "conditions_ar": "عقد إيجار سارٍ",
    "conditions_en": "A lease in force",
    "registry_papers": ["identity"],
    "fund_sources": ["general", "zakat"],
    "proofs": ["payee_receipt"],
    "restudy_months": 12,
    "pays_arrears": False,
}


class CategoryAnswer(Answer):
    """One row of a circular; amounts in fils, days in Kuwait."""

    code: str
    kind: str
    case_class: str
    name_ar: str
    name_en: str
    ceiling_fils: int
    recurrence: Recurrence
    payee_kind: PayeeKind
    papers: list[Paper]
    fast_track: bool
    pilot: bool
    ministry_gate: bool
    first_on: date
    last_on: date | None
    circular: str
    conditions_ar: str
    conditions_en: str
    registry_papers: Annotated[list[Paper], BeforeValidator(sorted)] = Field(
        description="Those of its papers that come from a registry: nobody brings them"
    )
    fund_sources: Annotated[list[FundSource], BeforeValidator(sorted)]
    proofs: Annotated[list[Proof], BeforeValidator(sorted)]
    restudy_months: int = Field(description="Aid that recurs is studied again after so long")
    pays_arrears: bool = Field(description="What fell due before a late renewal is paid afterwards")


class CategoriesAnswer(Answer):
    """The categories open for registration today."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"items": [CATEGORY]}]})

    items: list[CategoryAnswer]


class FundAnswer(Answer):
    """A fund that a recommendation may name."""

    code: str
    name_ar: str
    name_en: str
    source: str


class FundsAnswer(Answer):
    """The funds of the caller's charity; for the ministry the sources alone."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {"items": [{"code": "ZAKAT", "name_ar": "الزكاة", "name_en": "Zakat", "source": "zakat"}]}
            ]
        }
    )

    items: list[FundAnswer]
