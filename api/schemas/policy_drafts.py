"""Shapes of policies in the making: their forms as typed, what they lack, change, and would have changed."""

from datetime import date
from typing import Any
from uuid import UUID

from pydantic import ConfigDict, Field
from pydantic.config import JsonDict

from api.schemas.shapes import Answer, Body, Instant, Text
from domain.payees import PAUSE_HOURS, PAUSE_LIMIT
from domain.simulations import Measure, Unplayed
from services.draft_views import DraftState

DRAFT_ID = "0192f0c1-7a10-7c3e-9d55-2f6f8f1f0b01"
CATEGORY_FORM: JsonDict = {
    "code": "RENT",
    "kind": "rent",
    "case_class": "general",
    "name_ar": "سداد إيجار",
    "name_en": "Rent arrears",
    "conditions_ar": "عقد إيجار سارٍ",
    "conditions_en": "A lease in force",
    "family": "rent",
    "window": "months",
    "months": "12",
    "ceiling": "1500",
    "recurrence": "once",
    "payee_kind": "landlord",
    "papers": ["identity", "lease", "arrears_notice"],
    "registry_papers": ["identity"],
    "fund_sources": ["zakat", "general"],
    "proofs": ["payee_receipt"],
    "first_on": "2026-12-01",
}
FORM: JsonDict = {
    "kinds": [{"code": "solar", "name_ar": "ألواح شمسية", "name_en": "Solar panels"}],
    "case_classes": [],
    "families": [{"code": "rent", "subject": "lease", "counts_outside": True}],
    "categories": [CATEGORY_FORM],
    "bands": [
        {"floor": "0", "levels": ["ministry"]},
        {"floor": "500", "levels": ["aid_manager", "ministry:2/3"]},
    ],
    "allowances": [{"task_kind": "study", "amount": "10", "unit": "working_days"}],
    "ladders": [
        {"task_kind": "study", "warn_percent": "75", "aid_manager_hours": "6", "ministry_hours": "12"}
    ],
    "link_threshold": "4.6",
    "adjudicate_threshold": "-1.0",
    "payee_pause": "24",
}
HEAD: JsonDict = {"circular": "2026-14", "effective_on": "2026-12-01", "title": "سقف الإيجار"}


class CodeShape(Body):
    """A kind of aid or a class of case that the draft brings to its code list."""

    code: Text = ""
    name_ar: Text = ""
    name_en: Text = ""


class FamilyShape(Body):
    """An overlap family."""

    code: Text = ""
    subject: Text = ""
    counts_outside: bool = True


class CategoryShape(Body):
    """A category as typed: amounts in dinars, days as a form takes them."""

    code: Text = ""
    kind: Text = ""
    case_class: Text = ""
    name_ar: Text = ""
    name_en: Text = ""
    conditions_ar: Text = ""
    conditions_en: Text = ""
    family: Text = ""
    window: Text = ""
    months: Text = ""
    ceiling: Text = Field("", description="Dinars with at most three decimals, as text")
    recurrence: Text = ""
    payee_kind: Text = ""
    papers: tuple[Text, ...] = ()
    registry_papers: tuple[Text, ...] = Field((), description="Those of its papers that come from a registry")
    fund_sources: tuple[Text, ...] = ()
    proofs: tuple[Text, ...] = Field((), description="What proves a receipt; left out: any of them")
    restudy_months: Text = Field(
        "", description="Aid that recurs is studied again after so long; left out: 12"
    )
    pays_arrears: bool = False
    fast_track: bool = False
    pilot: bool = False
    ministry_gate: bool = True
    first_on: Text = ""
    last_on: Text = ""
    circular: Text = Field("", description="Without one of its own it is that of the draft")


class BandShape(Body):
    """From `floor` dinars up to, and without, `until`: these levels in this order, for cases with one of the flags."""

    floor: Text = ""
    until: Text = Field("", description="Left out: up to where the next band begins")
    flags: tuple[Text, ...] = ()
    levels: tuple[Text, ...] = Field(
        (), description="aid_manager, committee, ministry; ministry:2/3 for two of three"
    )


class AllowanceShape(Body):
    """How long a kind of task may take."""

    task_kind: Text = ""
    fast_track: bool = False
    amount: Text = ""
    unit: Text = ""


class LadderShape(Body):
    """When a neglected task of a kind is told of; a kind without a ladder goes by the usual one."""

    task_kind: Text = ""
    warn_percent: Text = Field("", description="Per cent of its working time, 1 to 99")
    aid_manager_hours: Text = Field("", description="Working hours from the breach to the aid manager")
    ministry_hours: Text = Field("", description="Working hours from there to the ministry")


class FormShape(Body):
    """Everything a policy says; what is missing may come later, until it is published."""

    kinds: tuple[CodeShape, ...] = Field((), description="New kinds of aid that it brings")
    case_classes: tuple[CodeShape, ...] = Field((), description="New classes of case that it brings")
    families: tuple[FamilyShape, ...] = ()
    categories: tuple[CategoryShape, ...] = ()
    bands: tuple[BandShape, ...] = ()
    allowances: tuple[AllowanceShape, ...] = ()
    ladders: tuple[LadderShape, ...] = ()
    link_threshold: Text = ""
    adjudicate_threshold: Text = ""
    payee_pause: Text = Field(
        "",
        description=f"Hours in which a new account is not paid to, 1 to {PAUSE_LIMIT}; left out: {PAUSE_HOURS}",
    )


class NewDraftBody(Body):
    """A draft to begin, as a copy of the version published under `based_on`."""

    model_config = ConfigDict(json_schema_extra={"examples": [HEAD]})

    circular: Text
    effective_on: Text = ""
    title: Text = ""
    notes: Text = ""
    based_on: Text = Field("", description="A circular number; left out: the version in force today")


class EditBody(Body):
    """What changes; null leaves it as it is, a form replaces the whole form."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"edition": 1, "effective_on": "2026-12-01"}]})

    edition: int = Field(description="The edition that was read: another one is refused")
    circular: Text | None = None
    effective_on: Text | None = None
    title: Text | None = None
    notes: Text | None = None
    form: FormShape | None = None


class CategoryEditBody(Body):
    """One category, new or in place of the one with its code."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"edition": 1, "category": CATEGORY_FORM}]})

    edition: int
    category: CategoryShape


class RemovalBody(Body):
    """Which edition a category is left out of."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"edition": 1}]})

    edition: int


class PublishBody(Body):
    """The circular published since the draft began, by whoever knows that it goes too."""

    model_config = ConfigDict(json_schema_extra={"examples": [{}, {"superseding": "2026-13"}]})

    superseding: Text = ""


class DraftAnswer(Answer):
    """A draft as it is kept."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    **HEAD,
                    "draft_id": DRAFT_ID,
                    "based_on": "2026-1",
                    "notes": "",
                    "edition": 1,
                    "state": "open",
                    "drafted_at": "2026-11-24T06:15:00Z",
                    "edited_at": "2026-11-24T06:15:00Z",
                    "form": FORM,
                }
            ]
        }
    )

    draft_id: UUID
    circular: str
    based_on: str
    effective_on: date | None
    title: str
    notes: str
    edition: int
    state: DraftState
    drafted_at: Instant
    edited_at: Instant
    form: dict[str, Any]


class DraftsAnswer(Answer):
    """Every open draft, without its form."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"items": [{**HEAD, "draft_id": DRAFT_ID, "based_on": "2026-1", "edition": 1}]}]
        }
    )

    items: list["DraftRow"]


class DraftRow(Answer):
    """One open draft."""

    draft_id: UUID
    circular: str
    based_on: str
    effective_on: date | None
    title: str
    edition: int


class FaultRow(Answer):
    """What is wrong, or deserves a second look: the field, a code, and the sentence in both languages."""

    field: str
    code: str
    message_ar: str
    message_en: str


class CheckAnswer(Answer):
    """Whether a draft could be published today."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"is_whole": True, "problems": [], "warnings": []}]}
    )

    is_whole: bool
    problems: list[FaultRow]
    warnings: list[FaultRow]


class ChangeRow(Answer):
    """One difference between a draft and its base, with its sentence in both languages."""

    part: str
    kind: str
    code: str
    field: str
    before: str | bool | list[str]
    after: str | bool | list[str]
    sentence_ar: str
    sentence_en: str


class ComparisonAnswer(Answer):
    """Everything a draft changes."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"items": []}]})

    items: list[ChangeRow]


class FigureRow(Answer):
    """A measure as it was and by the draft; fils where the name of the measure ends in `_fils`."""

    measure: Measure
    before: int
    after: int
    differing: int


class DifferenceRow(Answer):
    """A case of which the draft says something else."""

    request_id: UUID
    number: str
    category: str
    measures: dict[Measure, tuple[int, int]]
    problems: list[str]
    levels_before: list[str]
    levels_after: list[str]


class UnplayedRow(Answer):
    """What could not be replayed."""

    reason: Unplayed
    count: int
    numbers: list[str]


class SimulationAnswer(Answer):
    """What a draft would have changed of the cases received since a day."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "circular": "2026-14",
                    "since_on": "2026-01-01",
                    "until_at": "2026-11-24T06:15:00Z",
                    "cases": 1204,
                    "figures": [{"measure": "held", "before": 61, "after": 74, "differing": 13}],
                    "differences": [],
                    "unplayed": [{"reason": "counter_refusals", "count": 0, "numbers": []}],
                }
            ]
        }
    )

    circular: str
    since_on: date
    until_at: Instant
    cases: int
    figures: list[FigureRow]
    differences: list[DifferenceRow]
    unplayed: list[UnplayedRow]


class PublishedAnswer(Answer):
    """The version that a draft became."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"version_id": DRAFT_ID, "circular": "2026-14", "effective_on": "2026-12-01"}]
        }
    )

    version_id: UUID
    circular: str
    effective_on: date
