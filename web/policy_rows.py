"""A policy in the making as its pages name it: `bands.1.floor` and its like, read, spelled, and blamed where it stands."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from enum import StrEnum
from typing import Any, TypeVar

from starlette.datastructures import FormData

from domain.errors import FieldProblem
from domain.policy_drafts import (
    AllowanceForm,
    BandForm,
    CodeForm,
    FamilyForm,
    LadderForm,
    PolicyForm,
)
from web.forms import list_values, read_form, read_text

Row = TypeVar("Row", AllowanceForm, BandForm, CodeForm, FamilyForm, LadderForm)
MORE_ROWS = 2
"""Empty rows below those that are filled."""
SIGNATURES = 3
"""How many signatures of a band can be chosen."""
FIELD_LIMIT = 600
SINGLE = ("link_threshold", "adjudicate_threshold", "payee_pause")


class DraftPart(StrEnum):
    """What of a draft has a page of its own, beside its categories."""

    BANDS = "bands"
    WINDOWS = "windows"
    TIMES = "times"


FIELDS: Mapping[DraftPart, tuple[str, ...]] = {
    DraftPart.BANDS: ("bands",),
    DraftPart.WINDOWS: ("families", "kinds", "case_classes"),
    DraftPart.TIMES: ("allowances", "ladders", *SINGLE),
}
"""The fields of the form that each page shows."""


def read_part(data: FormData, part: DraftPart) -> dict[str, Any]:
    """The fields of the form that a page posted."""
    if part is DraftPart.BANDS:
        rows = tuple(_read_rows(data, "bands", BandForm))
        return {"bands": tuple(replace(row, levels=tuple(filter(None, row.levels))) for row in rows)}
    if part is DraftPart.WINDOWS:
        return {
            "families": tuple(_read_rows(data, "families", FamilyForm)),
            "kinds": tuple(_read_rows(data, "kinds", CodeForm)),
            "case_classes": tuple(_read_rows(data, "case_classes", CodeForm)),
        }
    return {
        "allowances": tuple(_read_allowances(data)),
        "ladders": tuple(
            replace(row, task_kind=name)
            for name, row in _read_named(data, "ladders", LadderForm)
            if _is_filled(row)
        ),
        **{name: read_text(data, name) for name in SINGLE},
    }


def list_part_values(form: PolicyForm, part: DraftPart) -> dict[str, object]:
    """What stands in the fields of a page."""
    values: dict[str, object] = {}
    for field in FIELDS[part]:
        rows = getattr(form, field)
        if isinstance(rows, str):
            values[field] = rows
            continue
        for place, row in enumerate(rows, 1):
            values |= list_values(row, f"{field}.{_name_row(row, place)}.")
    return values


def place_problems(
    form: PolicyForm, part: DraftPart, problems: Iterable[FieldProblem]
) -> tuple[FieldProblem, ...]:
    """Those of a draft's problems that this page can mend, each named after the field where it stands."""
    return tuple(
        replace(problem, field=_place(form, problem.field))
        for problem in problems
        if problem.field.split(".")[0] in FIELDS[part]
    )


def locate_page(field: str) -> str:
    """Where below a draft's address a problem is mended, with the field to stand in."""
    first, _, rest = field.partition(".")
    if first == "categories" and rest:
        code, _, name = rest.partition(".")
        return f"/categories/{code}" + (f"#category.{name}" if name else "")
    part = next((part for part, names in FIELDS.items() if first in names), None)
    return f"/{part}" if part else "#head"


def _place(form: PolicyForm, field: str) -> str:
    """Rows that have a code are blamed by it; their fields are named after their place."""
    first, *rest = field.split(".")
    if first in ("families", "kinds", "case_classes") and rest:
        codes = [row.code for row in getattr(form, first)]
        place = codes.index(rest[0]) + 1 if rest[0] in codes else int(rest[0])
        return ".".join((first, str(place), *rest[1:]))
    if first == "allowances" and len(rest) == 1:
        return f"{field}.amount"
    return field


def _name_row(row: object, place: int) -> str:
    if isinstance(row, AllowanceForm):
        return f"{row.task_kind}.fast" if row.fast_track else row.task_kind
    return row.task_kind if isinstance(row, LadderForm) else str(place)


def _read_allowances(data: FormData) -> Iterator[AllowanceForm]:
    for name, row in _read_named(data, "allowances", AllowanceForm):
        fast = read_form(data, AllowanceForm, f"allowances.{name}.fast.")
        if row.amount.strip():
            yield replace(row, task_kind=name, fast_track=False)
        if fast.amount.strip():
            yield replace(fast, task_kind=name, fast_track=True)


def _read_rows(data: FormData, field: str, form: type[Row]) -> Iterator[Row]:
    """The rows in which anything is written, without those that are to go."""
    for name, row in _read_named(data, field, form):
        if _is_filled(row) and not read_text(data, f"{field}.{name}.remove"):
            yield row


def _read_named(data: FormData, field: str, form: type[Row]) -> Iterator[tuple[str, Row]]:
    """Every row that was posted with its name, in the order of the page."""
    names = (name.split(".") for name in data)
    for row in dict.fromkeys(parts[1] for parts in names if parts[0] == field and len(parts) > 2):
        yield row, read_form(data, form, f"{field}.{row}.")


def _is_filled(row: Row) -> bool:
    """True if somebody wrote or chose anything: a tick alone, or a list of empty choices, is nothing."""
    values = list_values(row).values()
    return any(any(value) if isinstance(value, tuple) else value for value in values if value is not True)
