"""Exclusion lists: what a circular says of one, and a row of its file (rule 5)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from domain.forms import FormReader, read_date
from domain.imports import NAME_COLUMNS, PERSON_COLUMNS, ListedPerson, Row, read_listed_person

EXCLUSION_COLUMNS = (("civil_id",), NAME_COLUMNS, ("helped_on",))
"""One of each group must be there; a cell may still be empty."""

KNOWN_EXCLUSION_COLUMNS = (*PERSON_COLUMNS, "helped_on")


@dataclass(frozen=True)
class ListForm:
    """An exclusion list as typed: `categories` parted by commas, days in any way people write them."""

    code: str
    name_ar: str
    name_en: str
    circular: str
    categories: str
    from_on: str
    to_on: str = ""


@dataclass(frozen=True)
class StatedList:
    """An exclusion list: its people are held when they ask for one of `categories` from `from_on` to `to_on`, both included."""

    code: str
    name_ar: str
    name_en: str
    circular: str
    categories: tuple[str, ...]
    from_on: date
    to_on: date | None


@dataclass(frozen=True)
class HelpForm:
    """Whom the record itself puts on a list, as typed: who was paid in `categories` from `from_on` to `to_on`."""

    categories: str
    from_on: str
    to_on: str


@dataclass(frozen=True)
class PastHelp:
    """Who was paid in these categories from one day to another, both included."""

    categories: tuple[str, ...]
    from_on: date
    to_on: date


@dataclass(frozen=True)
class StatedExclusion:
    """A person of a list, and the day on which the earlier campaign helped."""

    helped_on: date
    person: ListedPerson


def read_list(form: ListForm, known: Collection[str]) -> StatedList:
    """Read a list; `known` are the codes of all categories. Raises InvalidFieldsError with every problem at once."""
    reader = FormReader()
    code = reader.text("list", form.code, required=True)
    name_ar = reader.text("name_ar", form.name_ar, required=True)
    name_en = reader.text("name_en", form.name_en, required=True)
    circular = reader.text("circular", form.circular, required=True)
    categories = _read_categories(reader, "categories", form.categories, known)
    from_on = reader.value("from", form.from_on, read_date, required=True)
    to_on = reader.value("to", form.to_on, read_date)
    if from_on and to_on and to_on < from_on:
        reader.blame("to", "ends_before_it_begins")
    reader.finish()
    assert from_on is not None  # noqa: S101 (finish() proved it)
    return StatedList(code, name_ar, name_en, circular, categories, from_on, to_on)


def read_past_help(form: HelpForm, known: Collection[str], *, today: date) -> PastHelp:
    """Read whom the record puts on a list. Raises InvalidFieldsError with every problem at once."""
    reader = FormReader()
    categories = _read_categories(reader, "from_delivered", form.categories, known)
    from_on = reader.value("helped_from", form.from_on, read_date, required=True)
    to_on = reader.value("helped_to", form.to_on, read_date, required=True)
    if from_on and from_on > today:
        reader.blame("helped_from", "in_the_future")
    if from_on and to_on and to_on < from_on:
        reader.blame("helped_to", "ends_before_it_begins")
    reader.finish()
    assert from_on is not None and to_on is not None  # noqa: S101, PT018 (finish() proved it)
    return PastHelp(categories, from_on, to_on)


def read_exclusion(row: Row, *, today: date) -> StatedExclusion:
    """Read a row; `today` is the day in Kuwait. Raises InvalidFieldsError with every problem of the row at once."""
    reader = FormReader()
    helped_on = reader.value("helped_on", row["helped_on"], read_date, required=True)
    if helped_on and helped_on > today:
        reader.blame("helped_on", "in_the_future")
    person = read_listed_person(reader, row, today=today)
    reader.finish()
    assert helped_on is not None  # noqa: S101 (finish() proved it)
    return StatedExclusion(helped_on, person)


def _read_categories(reader: FormReader, field: str, typed: str, known: Collection[str]) -> tuple[str, ...]:
    """The codes, each once, in their order; one list said in another order is the same list."""
    codes = sorted({code.strip().upper() for code in typed.replace("،", ",").split(",") if code.strip()})
    if not codes:
        reader.blame(field, "required")
    if not set(codes) <= set(known):
        reader.blame(field, "unknown_category")
    return tuple(codes)
