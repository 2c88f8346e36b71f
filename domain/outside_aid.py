"""Aid given outside the cycle: a row of its list, and the windows that it opens inside (rules 14, 16)."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from domain.categories import Category
from domain.forms import FormReader, read_date
from domain.imports import NAME_COLUMNS, PERSON_COLUMNS, ListedPerson, Row, read_listed_person
from domain.money import read_dinars
from domain.overlaps import AidSubject, OverlapFamily, find_window_end, make_subject_key

OUTSIDE_AID_COLUMNS = (("code",), ("civil_id",), NAME_COLUMNS, ("kind",), ("given_on",))
"""One of each group must be there; a cell may still be empty."""

KNOWN_OUTSIDE_AID_COLUMNS = (
    *("code", *PERSON_COLUMNS, "kind", "amount", "given_on", "ends_on"),
    *("lease_number", "bill_number"),
)
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class StatedAid:
    """One aid as its source states it; `code` is its name there, `ends_on` the last day of aid that runs.

    Without an amount the source did not say it. Money in fils; lease and bill as written on the paper.
    """

    code: str
    kind: str
    amount_fils: int | None
    given_on: date
    ends_on: date | None
    lease_number: str
    bill_number: str
    person: ListedPerson


@dataclass(frozen=True)
class Window:
    """A need that counts as served: like aid may be given again from `free_on` on; None is never by itself."""

    family: str
    subject_key: str
    free_on: date | None


def read_outside_aid(row: Row, kinds: Collection[str], *, today: date) -> StatedAid:
    """Read a row; `kinds` are the codes of the kinds of aid there are, `today` is the day in Kuwait.

    Raises InvalidFieldsError with every problem of the row at once; nothing about the person is ever in it.
    """
    reader = FormReader()
    code = reader.text("code", row["code"], required=True)
    kind = reader.text("kind", row["kind"], required=True)
    if kind and kind not in kinds:
        reader.blame("kind", "unknown_kind")
    given_on = reader.value("given_on", row["given_on"], read_date, required=True)
    if given_on and given_on > today:
        reader.blame("given_on", "in_the_future")
    ends_on = reader.value("ends_on", row.get("ends_on", ""), read_date)
    if given_on and ends_on and ends_on < given_on:
        reader.blame("ends_on", "ends_before_it_begins")
    amount_fils = reader.value("amount", row.get("amount", ""), read_dinars)
    lease_number = reader.text("lease_number", row.get("lease_number", ""))
    bill_number = reader.text("bill_number", row.get("bill_number", ""))
    person = read_listed_person(reader, row, today=today)
    reader.finish()
    assert given_on is not None  # noqa: S101 (finish() proved it)
    return StatedAid(code, kind, amount_fils, given_on, ends_on, lease_number, bill_number, person)


def list_windows(
    aid: StatedAid, categories: Iterable[Category], *, person_id: UUID, household_id: UUID
) -> list[Window]:
    """The windows in which the aid counts, one for each need that a category of its kind serves.

    The source says the kind and not the class, so where the windows of two categories meet the longer holds (rule 14);
    aid that runs holds its window open to its last day. Ids are of the registry.
    """
    subject = AidSubject(person_id, household_id, aid.given_on, aid.lease_number, aid.bill_number)
    windows: dict[tuple[str, str], date | None] = {}
    for family in dict.fromkeys(each.family for each in categories if each.kind == aid.kind):
        need = (family.code, make_subject_key(family, subject))
        free_on = _find_free_day(family, aid)
        windows[need] = _choose_later(windows[need], free_on) if need in windows else free_on
    return [Window(*need, free_on) for need, free_on in sorted(windows.items())]


def _find_free_day(family: OverlapFamily, aid: StatedAid) -> date | None:
    free_on = find_window_end(family, aid.given_on)
    return _choose_later(free_on, aid.ends_on + ONE_DAY) if aid.ends_on else free_on


def _choose_later(one: date | None, other: date | None) -> date | None:
    return max(one, other) if one and other else None
