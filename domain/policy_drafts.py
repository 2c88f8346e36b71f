"""A policy in the making: the form that the policy officer fills, and how a version is written into one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Any, TypeVar, cast, get_args, get_origin, get_type_hints

from domain.categories import Category
from domain.cycle import TaskKind
from domain.deadlines import Ladder
from domain.errors import RefusedError
from domain.forms import FormReader
from domain.money import write_dinars
from domain.policies import Policy

Form = TypeVar("Form")


class DraftClosedError(RefusedError):
    """The draft was published or discarded; nothing changes it any more."""

    code = "draft_closed"


class StaleDraftError(RefusedError):
    """The draft was changed meanwhile; `edition` is the one it has now."""

    code = "stale_draft"


class CircularTakenError(RefusedError):
    """A version or an open draft has this circular number."""

    code = "circular_taken"


class NewerVersionError(RefusedError):
    """A version that the draft does not know was published meanwhile; `circular` names it.

    Publishing would take back what it says: whoever wants that says so by naming it.
    """

    code = "newer_version"


class PolicyAct(StrEnum):
    """What the policy officer did."""

    DRAFTED = "drafted"
    EDITED = "edited"
    DISCARDED = "discarded"
    PUBLISHED = "published"
    DAY_DECLARED = "day_declared"
    CATEGORY_GRANTED = "category_granted"
    CATEGORY_ENDED = "category_ended"
    FREEZE_ENTERED = "freeze_entered"
    FREEZE_ENDED = "freeze_ended"


@dataclass(frozen=True)
class CodeForm:
    """A kind of aid or a class of case that a draft brings, with its names (product.md rule 14: two code lists)."""

    code: str = ""
    name_ar: str = ""
    name_en: str = ""


@dataclass(frozen=True)
class FamilyForm:
    """An overlap family: its subject, and whether aid from outside counts in its windows."""

    code: str = ""
    subject: str = ""
    counts_outside: bool = True


@dataclass(frozen=True)
class CategoryForm:
    """A category as typed: amounts in dinars, days in any way a form takes them, codes as they are.

    `registry_papers` are those of its papers that come from a registry; the others the applicant brings. Without a
    circular of its own it is that of the draft.
    """

    code: str = ""
    kind: str = ""
    case_class: str = ""
    name_ar: str = ""
    name_en: str = ""
    conditions_ar: str = ""
    conditions_en: str = ""
    family: str = ""
    window: str = ""
    months: str = ""
    ceiling: str = ""
    recurrence: str = ""
    payee_kind: str = ""
    papers: tuple[str, ...] = ()
    registry_papers: tuple[str, ...] = ()
    fund_sources: tuple[str, ...] = ()
    proofs: tuple[str, ...] = ()
    restudy_months: str = ""
    pays_arrears: bool = False
    fast_track: bool = False
    pilot: bool = False
    ministry_gate: bool = True
    first_on: str = ""
    last_on: str = ""
    circular: str = ""


@dataclass(frozen=True)
class BandForm:
    """A band from `floor` dinars up to, and without, `until`; without `until` it reaches to the next one.

    Levels are written as domain/approvals.py reads them: `aid_manager`, `committee`, `ministry:2/3`.
    """

    floor: str = ""
    until: str = ""
    flags: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()


@dataclass(frozen=True)
class AllowanceForm:
    """How long a kind of task may take, on the normal or the fast track."""

    task_kind: str = ""
    fast_track: bool = False
    amount: str = ""
    unit: str = ""


@dataclass(frozen=True)
class LadderForm:
    """When a neglected task of a kind is told of: per cent of its time, then working hours after each step."""

    task_kind: str = ""
    warn_percent: str = ""
    aid_manager_hours: str = ""
    ministry_hours: str = ""


@dataclass(frozen=True)
class PolicyForm:
    """Everything a version says; the two thresholds are log-odds of matching, as text, the pause of new accounts is hours.

    `kinds` and `case_classes` are those it brings: the code lists keep what they have, whatever a version says. A kind
    of task without a ladder goes by the usual one.
    """

    kinds: tuple[CodeForm, ...] = ()
    case_classes: tuple[CodeForm, ...] = ()
    families: tuple[FamilyForm, ...] = ()
    categories: tuple[CategoryForm, ...] = ()
    bands: tuple[BandForm, ...] = ()
    allowances: tuple[AllowanceForm, ...] = ()
    ladders: tuple[LadderForm, ...] = ()
    link_threshold: str = ""
    adjudicate_threshold: str = ""
    payee_pause: str = ""


def load_form(document: Mapping[str, Any]) -> PolicyForm:
    """The form that a document (JSON of the same names) holds; what it leaves out is empty.

    Raises InvalidFieldsError for a name that is unknown, or a value of another shape.
    """
    reader = FormReader()
    form = _load(PolicyForm, document, reader)
    reader.finish()
    return form


def write_form(policy: Policy) -> PolicyForm:
    """A form that says exactly what a version says."""
    return PolicyForm(
        families=tuple(_write_families(policy.categories.values())),
        categories=tuple(write_category(category) for category in policy.categories.values()),
        bands=tuple(
            BandForm(
                floor=write_dinars(band.floor_fils),
                flags=tuple(sorted(band.flags)),
                levels=tuple(level.code for level in band.levels),
            )
            for band in sorted(policy.bands, key=lambda band: (sorted(band.flags), band.floor_fils))
        ),
        allowances=tuple(
            AllowanceForm(kind.value, fast, str(allowance.amount), allowance.unit.value)
            for (kind, fast), allowance in sorted(policy.allowances.items())
        ),
        ladders=tuple(_write_ladder(kind, ladder) for kind, ladder in sorted(policy.ladders.items())),
        link_threshold=str(policy.link_at),
        adjudicate_threshold=str(policy.adjudicate_at),
        payee_pause=str(policy.payee_pause_hours),
    )


def _write_ladder(kind: TaskKind, ladder: Ladder) -> LadderForm:
    return LadderForm(
        kind.value,
        str(ladder.warn_percent),
        str(ladder.aid_manager_after // timedelta(hours=1)),
        str(ladder.ministry_after // timedelta(hours=1)),
    )


def write_category(category: Category) -> CategoryForm:
    """A form that says exactly what a category says."""
    return CategoryForm(
        code=category.code,
        kind=category.kind,
        case_class=category.case_class,
        name_ar=category.name_ar,
        name_en=category.name_en,
        conditions_ar=category.conditions_ar,
        conditions_en=category.conditions_en,
        family=category.family.code,
        window=category.family.window.value,
        months=str(category.family.months or ""),
        ceiling=write_dinars(category.ceiling_fils),
        recurrence=category.recurrence.value,
        payee_kind=category.payee_kind.value,
        papers=tuple(category.papers),
        registry_papers=tuple(paper for paper in category.papers if paper in category.registry_papers),
        fund_sources=tuple(sorted(category.fund_sources)),
        proofs=tuple(sorted(category.proofs)),
        restudy_months=str(category.restudy_months),
        pays_arrears=category.pays_arrears,
        fast_track=category.fast_track,
        pilot=category.pilot,
        ministry_gate=category.ministry_gate,
        first_on=category.first_on.isoformat(),
        last_on=category.last_on.isoformat() if category.last_on else "",
        circular=category.circular,
    )


def _write_families(categories: Iterable[Category]) -> list[FamilyForm]:
    """A family that no category names does nothing and is not carried on."""
    families = {category.family.code: category.family for category in categories}
    return [
        FamilyForm(code, family.subject.value, family.counts_outside)
        for code, family in sorted(families.items())
    ]


def _load(kind: type[Form], value: object, reader: FormReader) -> Form:
    if not isinstance(value, Mapping):
        reader.blame("", "malformed")
        return kind()
    wanted = get_type_hints(kind)
    for name in value.keys() - wanted.keys():
        reader.blame(str(name), "unknown_field")
    return kind(
        **{
            name: _load_value(hint, value[name], reader.within(name))
            for name, hint in wanted.items()
            if name in value
        }
    )


def _load_value(hint: Any, value: object, reader: FormReader) -> object:  # noqa: ANN401 (a type as data)
    if get_origin(hint) is tuple:
        item = get_args(hint)[0]
        if not isinstance(value, list | tuple):
            reader.blame("", "malformed")
            return ()
        return tuple(_load_value(item, one, reader.within(str(n))) for n, one in enumerate(value, 1))
    if is_dataclass(hint):
        return _load(cast(type[Any], hint), value, reader)
    if not isinstance(value, hint):
        reader.blame("", "malformed")
        return hint()
    return value


def list_field_names(form: type) -> tuple[str, ...]:
    """The names of a form's fields, in order."""
    return tuple(each.name for each in fields(form))
