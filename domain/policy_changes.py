"""What a policy in the making changes of the version it is based on, field by field."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import Any

from domain.errors import FieldValueError
from domain.forms import read_date
from domain.money import read_dinars, read_income, write_dinars
from domain.payees import PAUSE_HOURS
from domain.policy_drafts import (
    AllowanceForm,
    BandForm,
    CategoryForm,
    CodeForm,
    FamilyForm,
    LadderForm,
    PolicyForm,
)

Value = str | bool | tuple[str, ...]


class PolicyPart(StrEnum):
    """What of a policy is changed."""

    KIND = "kind"
    CASE_CLASS = "case_class"
    CATEGORY = "category"
    FAMILY = "family"
    BAND = "band"
    ALLOWANCE = "allowance"
    LADDER = "ladder"
    THRESHOLD = "threshold"
    PAUSE = "pause"


class ChangeKind(StrEnum):
    """Whether something comes, goes, or reads otherwise."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True)
class Change:
    """One difference: of which part and which of its rows (`code`), in which field, from what to what.

    A row that comes or goes whole has no field; values are as the form writes them, in one way only.
    """

    part: PolicyPart
    kind: ChangeKind
    code: str
    field: str = ""
    before: Value = ""
    after: Value = ""


_SINGLE = {
    "link_threshold": PolicyPart.THRESHOLD,
    "adjudicate_threshold": PolicyPart.THRESHOLD,
    "payee_pause": PolicyPart.PAUSE,
}
"""Fields of the form that are no rows, and the part of the policy each is."""


def list_changes(before: PolicyForm, after: PolicyForm) -> tuple[Change, ...]:
    """Every difference between two forms, however either is spelled."""
    old, new = tidy_form(before), tidy_form(after)
    changes = [
        *_compare(PolicyPart.KIND, _by(old.kinds, _code), _by(new.kinds, _code)),
        *_compare(PolicyPart.CASE_CLASS, _by(old.case_classes, _code), _by(new.case_classes, _code)),
        *_compare(PolicyPart.CATEGORY, _by(old.categories, _code), _by(new.categories, _code)),
        *_compare(PolicyPart.FAMILY, _by(old.families, _code), _by(new.families, _code)),
        *_compare(PolicyPart.BAND, _by(_drop_ends(old), name_band), _by(_drop_ends(new), name_band)),
        *_compare(
            PolicyPart.ALLOWANCE, _by(old.allowances, name_allowance), _by(new.allowances, name_allowance)
        ),
        *_compare(PolicyPart.LADDER, _by(old.ladders, _name_ladder), _by(new.ladders, _name_ladder)),
    ]
    for name, part in _SINGLE.items():
        one, other = getattr(old, name), getattr(new, name)
        if one != other:
            changes.append(Change(part, ChangeKind.CHANGED, name, name, one, other))
    return tuple(changes)


def _drop_ends(form: PolicyForm) -> tuple[BandForm, ...]:
    """Where a band ends is where the next one begins: it is stated to be checked, and changes nothing by itself."""
    return tuple(replace(band, until="") for band in form.bands)


def tidy_form(form: PolicyForm) -> PolicyForm:
    """The form with everything that can be read written in one way; what cannot be read stays as typed."""
    return replace(
        form,
        categories=tuple(tidy_category(category) for category in form.categories),
        bands=tuple(
            replace(
                band,
                floor=_tidy(band.floor, read_income, write_dinars),
                until=_tidy(band.until, read_dinars, write_dinars),
                flags=tuple(sorted(band.flags)),
            )
            for band in form.bands
        ),
        link_threshold=form.link_threshold.strip(),
        adjudicate_threshold=form.adjudicate_threshold.strip(),
        payee_pause=form.payee_pause.strip() or str(PAUSE_HOURS),
    )


def tidy_category(form: CategoryForm) -> CategoryForm:
    """The same for one category."""
    texts = {each.name: getattr(form, each.name) for each in fields(form)}
    trimmed: dict[str, Any] = {name: value.strip() for name, value in texts.items() if isinstance(value, str)}
    return replace(
        form,
        **{
            **trimmed,
            "ceiling": _tidy(form.ceiling, read_dinars, write_dinars),
            "first_on": _tidy(form.first_on, read_date, str),
            "last_on": _tidy(form.last_on, read_date, str),
            "months": form.months.strip() if form.months.strip() != "0" else "",
            "fund_sources": tuple(sorted(form.fund_sources)),
            "proofs": tuple(sorted(form.proofs)),
        },
    )


def name_band(band: BandForm) -> str:
    """What tells a band from the others: its floor and its flags."""
    return " ".join((band.floor, *band.flags))


def name_allowance(allowance: AllowanceForm) -> str:
    """What tells an allowance from the others: its kind of task and its track."""
    return f"{allowance.task_kind} fast" if allowance.fast_track else allowance.task_kind


def _name_ladder(ladder: LadderForm) -> str:
    return ladder.task_kind


def _tidy(raw: str, read: Callable[[str], Any], write: Callable[[Any], str]) -> str:
    if not raw.strip():
        return ""
    try:
        return write(read(raw))
    except FieldValueError:
        return raw.strip()


def _code(row: CategoryForm | CodeForm | FamilyForm) -> str:
    return row.code


def _by(rows: Sequence[Any], name: Callable[[Any], str]) -> dict[str, Any]:
    return {name(row): row for row in rows}


def _compare(part: PolicyPart, old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Change]:
    for code in sorted(old.keys() - new.keys()):
        yield Change(part, ChangeKind.REMOVED, code)
    for code, row in new.items():
        if code not in old:
            yield Change(part, ChangeKind.ADDED, code)
            continue
        for each in fields(row):
            before, after = getattr(old[code], each.name), getattr(row, each.name)
            if before != after:
                yield Change(part, ChangeKind.CHANGED, code, each.name, before, after)
