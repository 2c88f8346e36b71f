"""Aid from outside: which windows it holds open, and for how long."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from domain.categories import Category, PayeeKind, Recurrence
from domain.errors import InvalidFieldsError
from domain.outside_aid import StatedAid, Window, list_windows, read_outside_aid
from domain.overlaps import OverlapFamily, Subject, WindowKind

TODAY = date(2026, 11, 24)
PERSON, HOME = UUID(int=1), UUID(int=2)
ROW = {
    "code": "Z1",
    "civil_id": "290010100011",
    "full_name": "سالم",
    "kind": "cash",
    "given_on": "2026-10-01",
}
CASH = OverlapFamily("cash", Subject.HOUSEHOLD, WindowKind.MONTHS, 6)


def make_category(kind: str, family: OverlapFamily) -> Category:
    return Category(
        code=f"{kind}-{family.window}-{family.months}",
        kind=kind,
        case_class="general",
        name_ar="",
        name_en="",
        family=family,
        ceiling_fils=1,
        recurrence=Recurrence.ONCE,
        payee_kind=PayeeKind.APPLICANT,
        papers=(),
        fast_track=False,
        pilot=False,
        ministry_gate=True,
        first_on=date(2024, 1, 1),
        last_on=None,
        circular="1",
    )


def read(**changes: str) -> StatedAid:
    return read_outside_aid({**ROW, **changes}, {"cash", "rent"}, today=TODAY)


def list_of(aid: StatedAid, *families: OverlapFamily) -> list[Window]:
    categories = [make_category("cash", family) for family in families]
    return list_windows(aid, categories, person_id=PERSON, household_id=HOME)


def test_an_amount_and_days_are_read_in_any_digits() -> None:
    aid = read(amount="١٬٢٣٤٫٥", given_on="٠١/١٠/٢٠٢٦")
    assert (aid.amount_fils, aid.given_on) == (1_234_500, date(2026, 10, 1))
    assert read().amount_fils is None


def test_every_problem_of_a_row_is_told_at_once() -> None:
    row = {"code": "", "kind": "gold", "given_on": "2026-12-01", "ends_on": "2026-11-30", "amount": "1,5"}
    with pytest.raises(InvalidFieldsError) as refused:
        read(**row, full_name="")
    assert [(problem.field, problem.code) for problem in refused.value.problems] == [
        ("code", "required"),
        ("kind", "unknown_kind"),
        ("given_on", "in_the_future"),
        ("ends_on", "ends_before_it_begins"),
        ("amount", "malformed_amount"),
        ("full_name", "name_needed"),
    ]


def test_where_the_windows_of_two_categories_meet_the_longer_holds() -> None:
    shorter = replace(CASH, months=3)
    expected = [Window("cash", f"household:{HOME}", date(2027, 4, 1))]
    assert list_of(read(), shorter, CASH) == list_of(read(), CASH, shorter) == expected
    ever = replace(CASH, window=WindowKind.EVER)
    assert [window.free_on for window in list_of(read(), ever, CASH)] == [None]


def test_aid_that_runs_holds_its_window_to_its_last_day_and_never_shortens_it() -> None:
    assert list_of(read(ends_on="2027-12-31"), CASH)[0].free_on == date(2028, 1, 1)
    assert list_of(read(ends_on="2026-10-02"), CASH)[0].free_on == date(2027, 4, 1)


def test_aid_counts_for_whatever_its_kind_is_asked_on() -> None:
    bill = OverlapFamily("bills", Subject.BILL, WindowKind.EVER)
    child = OverlapFamily("cash", Subject.CHILD, WindowKind.MONTHS, 1)
    windows = list_of(read(bill_number="b-17"), bill, child, CASH)
    assert [(window.family, window.subject_key) for window in windows] == [
        ("bills", "bill:B17"),
        ("cash", f"household:{HOME}"),
        ("cash", f"person:{PERSON}"),
    ]


def test_aid_of_a_kind_that_no_category_gives_opens_no_window() -> None:
    assert not list_windows(
        read(kind="rent"), [make_category("cash", CASH)], person_id=PERSON, household_id=HOME
    )
