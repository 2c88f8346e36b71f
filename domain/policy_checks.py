"""Whether a policy in the making is whole: everything that keeps it from being published, named by field."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import TypeVar
from uuid import UUID

from domain.approvals import ApprovalLevel, Band, Flag, read_level
from domain.calendars import Calendar
from domain.categories import Category, FundSource, Paper, PayeeKind, Recurrence
from domain.cycle import TaskKind
from domain.deadlines import Allowance, AllowanceUnit, Ladder
from domain.errors import FieldProblem
from domain.forms import TEXT_LIMIT, FormReader, read_date
from domain.money import read_dinars, read_income
from domain.overlaps import OverlapFamily, Subject, WindowKind
from domain.payees import PAUSE_HOURS, PAUSE_LIMIT
from domain.policies import Policy, StatedBand, list_band_problems
from domain.policy_drafts import (
    AllowanceForm,
    BandForm,
    CategoryForm,
    CodeForm,
    FamilyForm,
    LadderForm,
    PolicyForm,
)
from domain.proofs import STATED_PROOFS, Proof
from domain.recurrences import RESTUDY_LIMIT, RESTUDY_MONTHS

MONTHS_LIMIT = 600
ALLOWANCE_LIMIT = 400
LADDER_HOURS_LIMIT = 400
WARN_PERCENT_LIMIT = 99
_CODE = re.compile(r"[A-Z][A-Z0-9_]{0,19}")
_FAMILY_CODE = re.compile(r"[a-z][a-z0-9_]{0,19}")

Families = Mapping[str, FamilyForm]
Code = TypeVar("Code", bound=StrEnum)


@dataclass(frozen=True)
class DraftContext:
    """What a draft is judged beside: its head, today in Kuwait, the codes there are, and the version it is based on."""

    draft_id: UUID
    circular: str
    effective_on: date | None
    today: date
    kinds: Collection[str]
    case_classes: Collection[str]
    base: Policy
    calendar: Calendar


@dataclass(frozen=True)
class CheckedPolicy:
    """A draft as the rules would read it (None while it is not whole), what it lacks, what deserves a second look."""

    policy: Policy | None
    problems: tuple[FieldProblem, ...]
    warnings: tuple[FieldProblem, ...] = ()


def check_policy(form: PolicyForm, context: DraftContext) -> CheckedPolicy:
    """Read a whole draft and name every problem; one without problems is a policy that could be published today."""
    reader = FormReader()
    _check_head(reader, context)
    context = _bring_codes(reader, form, context)
    families = _read_families(reader, form.families)
    categories = _read_categories(reader, form.categories, families, context)
    bands = _read_bands(reader, form.bands)
    allowances = _read_allowances(reader, form.allowances, context)
    ladders = _read_ladders(reader, form.ladders)
    link_at, adjudicate_at = _read_thresholds(reader, form)
    pause = reader.count(
        "payee_pause", form.payee_pause, limit=PAUSE_LIMIT, code="out_of_range", default=PAUSE_HOURS
    )
    if reader.problems:
        return CheckedPolicy(None, reader.problems)
    policy = Policy(
        version_id=context.draft_id,
        circular=context.circular,
        effective_on=context.effective_on or context.today,
        categories=categories,
        bands=bands,
        allowances=allowances,
        calendar=context.calendar,
        link_at=link_at,
        adjudicate_at=adjudicate_at,
        fact_months=context.base.fact_months,
        payee_pause_hours=pause,
        ladders=ladders,
    )
    return CheckedPolicy(policy, (), _list_warnings(policy, context.base))


def list_code_problems(code: str) -> tuple[FieldProblem, ...]:
    """What is wrong with the code of a category: everything else of one may come later, its code names it from the start."""
    if _CODE.fullmatch(code):
        return ()
    return (FieldProblem("code", "malformed_code" if code else "required"),)


def read_category(
    reader: FormReader, form: CategoryForm, families: Families, context: DraftContext
) -> Category | None:
    """A category as the rules understand it, None while it is not whole; `reader` names its fields."""
    before = len(reader.problems)
    family = _read_family(reader, form, families)
    papers = _read_codes(reader, "papers", form.papers, Paper)
    registry_papers = frozenset(
        _read_codes(reader, "registry_papers", form.registry_papers, Paper, needed=False)
    )
    if not registry_papers.issubset(papers):
        reader.blame("registry_papers", "paper_not_asked_for")
    ceiling_fils = reader.value("ceiling", form.ceiling, read_dinars, required=True)
    recurrence = reader.choice("recurrence", form.recurrence, Recurrence)
    payee_kind = reader.choice("payee_kind", form.payee_kind, PayeeKind)
    sources = _read_codes(reader, "fund_sources", form.fund_sources, FundSource)
    proofs = _read_proofs(reader, form)
    restudy_months = reader.count(
        "restudy_months",
        form.restudy_months,
        limit=RESTUDY_LIMIT,
        code="malformed_count",
        default=RESTUDY_MONTHS,
    )
    first_on, last_on = _read_days(reader, form)
    texts = _read_texts(reader, form, context)
    if len(reader.problems) > before:
        return None
    assert family and ceiling_fils and recurrence and payee_kind and first_on  # noqa: S101, PT018 (each was blamed)
    return Category(
        **texts,
        family=family,
        ceiling_fils=ceiling_fils,
        recurrence=recurrence,
        payee_kind=payee_kind,
        papers=papers,
        fast_track=form.fast_track,
        pilot=form.pilot,
        ministry_gate=form.ministry_gate,
        first_on=first_on,
        last_on=last_on,
        registry_papers=registry_papers,
        fund_sources=frozenset(sources),
        proofs=proofs,
        restudy_months=restudy_months,
        pays_arrears=form.pays_arrears,
    )


def _read_proofs(reader: FormReader, form: CategoryForm) -> frozenset[Proof]:
    """What proves a receipt; a draft that does not say takes any. What stands in for a proof is not for a category to say."""
    proofs = frozenset(_read_codes(reader, "proofs", form.proofs, Proof, needed=False))
    if proofs - frozenset(STATED_PROOFS):
        reader.blame("proofs", "unknown_choice")
    return proofs or frozenset(STATED_PROOFS)


def _check_head(reader: FormReader, context: DraftContext) -> None:
    if not context.circular:
        reader.blame("circular", "required")
    if context.effective_on is None:
        reader.blame("effective_on", "required")
    elif context.effective_on < context.today:
        reader.blame("effective_on", "in_the_past")


def _bring_codes(reader: FormReader, form: PolicyForm, context: DraftContext) -> DraftContext:
    """The context with the kinds and classes that the draft brings: its own categories may name them."""
    return replace(
        context,
        kinds={*context.kinds, *_read_names(reader.within("kinds"), form.kinds, context.kinds)},
        case_classes={
            *context.case_classes,
            *_read_names(reader.within("case_classes"), form.case_classes, context.case_classes),
        },
    )


def _read_names(reader: FormReader, forms: Collection[CodeForm], known: Collection[str]) -> set[str]:
    brought: set[str] = set()
    for place, form in enumerate(forms, 1):
        part = reader.within(form.code or str(place))
        if not _FAMILY_CODE.fullmatch(form.code):
            part.blame("code", "malformed_code" if form.code else "required")
        elif form.code in known:
            part.blame("code", "code_taken")
        elif form.code in brought:
            part.blame("code", "stated_twice")
        part.text("name_ar", form.name_ar, required=True)
        part.text("name_en", form.name_en, required=True)
        brought.add(form.code)
    return brought


def _read_families(reader: FormReader, forms: Collection[FamilyForm]) -> dict[str, FamilyForm]:
    families: dict[str, FamilyForm] = {}
    for place, form in enumerate(forms, 1):
        part = reader.within("families").within(form.code or str(place))
        if not _FAMILY_CODE.fullmatch(form.code):
            part.blame("code", "malformed_code" if form.code else "required")
        if form.code in families:
            part.blame("code", "stated_twice")
        part.choice("subject", form.subject, Subject)
        families[form.code] = form
    return families


def _read_categories(
    reader: FormReader, forms: Collection[CategoryForm], families: Families, context: DraftContext
) -> dict[str, Category]:
    categories: dict[str, Category] = {}
    seen: set[str] = set()
    if not forms:
        reader.blame("categories", "required")
    for place, form in enumerate(forms, 1):
        part = reader.within("categories").within(form.code or str(place))
        if form.code in seen:
            part.blame("code", "stated_twice")
        seen.add(form.code)
        if category := read_category(part, form, families, context):
            categories[category.code] = category
    return categories


def _read_texts(reader: FormReader, form: CategoryForm, context: DraftContext) -> dict[str, str]:
    reader.take(list_code_problems(form.code))
    for name, known in (("kind", context.kinds), ("case_class", context.case_classes)):
        given = getattr(form, name)
        if given not in known:
            reader.blame(name, "unknown_choice" if given else "required")
    return {
        "code": form.code,
        "kind": form.kind,
        "case_class": form.case_class,
        "name_ar": reader.text("name_ar", form.name_ar, required=True),
        "name_en": reader.text("name_en", form.name_en, required=True),
        "conditions_ar": reader.text("conditions_ar", form.conditions_ar, required=True, limit=TEXT_LIMIT),
        "conditions_en": reader.text("conditions_en", form.conditions_en, required=True, limit=TEXT_LIMIT),
        "circular": reader.text("circular", form.circular or context.circular),
    }


def _read_family(reader: FormReader, form: CategoryForm, families: Families) -> OverlapFamily | None:
    family = families.get(form.family)
    if family is None:
        reader.blame("family", "unknown_choice" if form.family else "required")
    window = reader.choice("window", form.window, WindowKind)
    months = 0
    if window is WindowKind.MONTHS:
        if not form.months.strip():
            reader.blame("months", "required")
        months = reader.count("months", form.months, limit=MONTHS_LIMIT, code="out_of_range")
    elif form.months.strip() not in ("", "0"):
        reader.blame("months", "not_asked_for")
    if family is None or window is None or family.subject not in frozenset(Subject):
        return None
    return OverlapFamily(family.code, Subject(family.subject), window, months, family.counts_outside)


def _read_days(reader: FormReader, form: CategoryForm) -> tuple[date | None, date | None]:
    first_on = reader.value("first_on", form.first_on, read_date, required=True)
    last_on = reader.value("last_on", form.last_on, read_date)
    if first_on and last_on and last_on < first_on:
        reader.blame("last_on", "ends_before_it_begins")
    return first_on, last_on


def _read_codes(
    reader: FormReader, field: str, raw: Collection[str], choices: type[Code], *, needed: bool = True
) -> tuple[Code, ...]:
    known = frozenset(choices)
    if needed and not raw:
        reader.blame(field, "required")
    if not known.issuperset(raw):
        reader.blame(field, "unknown_choice")
    return tuple(dict.fromkeys(choices(code) for code in raw if code in known))


def _read_bands(reader: FormReader, forms: Collection[BandForm]) -> tuple[Band, ...]:
    before, stated = len(reader.problems), []
    for place, form in enumerate(forms, 1):
        part = reader.within("bands").within(str(place))
        floor_fils = part.value("floor", form.floor, read_income, required=True)
        until_fils = part.value("until", form.until, read_dinars)
        flags = frozenset(_read_codes(part, "flags", form.flags, Flag, needed=False))
        stated.append(StatedBand(floor_fils or 0, until_fils, flags, _read_levels(part, form)))
    # What could not be read would look like a gap as well.
    if len(reader.problems) == before:
        reader.take(list_band_problems(stated))
    return tuple(Band(each.floor_fils, each.levels, each.flags) for each in stated)


def _read_levels(reader: FormReader, form: BandForm) -> tuple[ApprovalLevel, ...]:
    levels = []
    for code in form.levels:
        try:
            levels.append(read_level(code))
        except ValueError:
            reader.blame("levels", "unknown_level")
    return tuple(levels)


def _read_allowances(
    reader: FormReader, forms: Collection[AllowanceForm], context: DraftContext
) -> dict[tuple[TaskKind, bool], Allowance]:
    """Every kind of task that has an allowance in the version a draft is based on has one in the draft."""
    allowances: dict[tuple[TaskKind, bool], Allowance] = {}
    for place, form in enumerate(forms, 1):
        part = reader.within("allowances").within(form.task_kind or str(place))
        part = part.within("fast") if form.fast_track else part
        kind = part.choice("task_kind", form.task_kind, TaskKind)
        unit = part.choice("unit", form.unit, AllowanceUnit)
        if not form.amount.strip():
            part.blame("amount", "required")
        amount = part.count("amount", form.amount, limit=ALLOWANCE_LIMIT, code="out_of_range")
        if kind and (kind, form.fast_track) in allowances:
            part.blame("task_kind", "stated_twice")
        if kind and unit:
            allowances[kind, form.fast_track] = Allowance(amount, unit)
    for kind in sorted({kind for kind, _ in context.base.allowances}):
        if (kind, False) not in allowances:
            reader.within("allowances").blame(kind.value, "required")
    return allowances


def _read_ladders(reader: FormReader, forms: Collection[LadderForm]) -> dict[TaskKind, Ladder]:
    ladders: dict[TaskKind, Ladder] = {}
    for place, form in enumerate(forms, 1):
        part = reader.within("ladders").within(form.task_kind or str(place))
        kind = part.choice("task_kind", form.task_kind, TaskKind)
        if kind in ladders:
            part.blame("task_kind", "stated_twice")
        if kind:
            ladders[kind] = Ladder(
                aid_manager_after=timedelta(hours=_read_step(part, form, "aid_manager_hours")),
                ministry_after=timedelta(hours=_read_step(part, form, "ministry_hours")),
                warn_percent=_read_step(part, form, "warn_percent", WARN_PERCENT_LIMIT),
            )
    return ladders


def _read_step(reader: FormReader, form: LadderForm, field: str, limit: int = LADDER_HOURS_LIMIT) -> int:
    raw = getattr(form, field)
    if not raw.strip():
        reader.blame(field, "required")
    return reader.count(field, raw, limit=limit, code="out_of_range")


def _read_thresholds(reader: FormReader, form: PolicyForm) -> tuple[float, float]:
    values = []
    for name in ("link_threshold", "adjudicate_threshold"):
        try:
            values.append(float(getattr(form, name)))
        except ValueError:
            reader.blame(name, "malformed" if getattr(form, name) else "required")
            values.append(0.0)
    link_at, adjudicate_at = values
    if link_at <= adjudicate_at and not reader.problems:
        reader.blame("adjudicate_threshold", "out_of_range")
    return link_at, adjudicate_at


def _list_warnings(policy: Policy, base: Policy) -> tuple[FieldProblem, ...]:
    """A family on another subject does not meet what was reserved on the one before; a category left out ends."""
    subjects = {category.family.code: category.family.subject for category in base.categories.values()}
    moved = {
        category.family.code: category.family
        for category in policy.categories.values()
        if subjects.get(category.family.code, category.family.subject) is not category.family.subject
    }
    return (
        *(FieldProblem(f"families.{code}.subject", "subject_moved") for code in sorted(moved)),
        *(
            FieldProblem(f"categories.{code}", "category_left_out")
            for code in sorted(base.categories.keys() - policy.categories.keys())
        ),
    )
