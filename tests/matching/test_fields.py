"""Dates, numbers, phones and places as typed, and how two of them stand to each other."""

from datetime import date

import pytest

from matching import Statement, prepare
from matching.compare_dates import BirthLevel, compare_dates
from matching.compare_numbers import (
    AddressLevel,
    CivilLevel,
    PhoneLevel,
    compare_homes,
    compare_numbers,
    compare_phones,
)
from matching.dates import read_birth_date
from matching.numbers import CivilNumber, Trust, list_neighbours, read_numbers, read_phones
from matching.places import read_home


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("1985-01-15", date(1985, 1, 15)),
        ("15/1/1985", date(1985, 1, 15)),
        ("١٥/٠١/١٩٨٥", date(1985, 1, 15)),
        ("1405-04-24", date(1985, 1, 15)),
        ("1985", date(1985, 1, 1)),
        ("1985-31-01", date(1985, 1, 31)),
        ("0000-00-00", None),
        ("2990-01-01", None),
        ("yesterday", None),
    ],
)
def test_a_birth_date_is_read_as_typed(typed: str, day: date | None) -> None:
    assert read_birth_date(typed) == day


@pytest.mark.parametrize(
    ("one", "other", "level"),
    [
        (date(1985, 1, 15), date(1985, 1, 15), BirthLevel.EXACT),
        (date(1985, 1, 1), date(1985, 1, 1), BirthLevel.EXACT_ESTIMATE),
        (date(1985, 3, 5), date(1985, 5, 3), BirthLevel.SWAPPED),
        (date(1985, 1, 1), date(1985, 7, 9), BirthLevel.ESTIMATED),
        (date(1986, 1, 1), date(1985, 7, 9), BirthLevel.NEAR_ESTIMATE),
        (date(1985, 7, 31), date(1985, 8, 1), BirthLevel.DAY_OFF),
        (date(1985, 7, 9), date(1985, 7, 19), BirthLevel.ONE_PART),
        (date(1985, 7, 9), date(1958, 7, 9), BirthLevel.ONE_PART),
        (date(1985, 7, 9), date(1985, 2, 20), BirthLevel.SAME_YEAR),
        (date(1985, 7, 9), date(1987, 2, 20), BirthLevel.CLOSE),
        (date(1985, 7, 9), date(1975, 2, 20), BirthLevel.SIBLINGS),
        (date(1985, 7, 9), date(1955, 2, 20), BirthLevel.LATER),
        (date(1955, 7, 9), date(1985, 2, 20), BirthLevel.EARLIER),
    ],
)
def test_two_birth_dates_stand_so(one: date, other: date, level: BirthLevel) -> None:
    assert compare_dates(one, other) is level


def test_two_civil_ids_in_one_field_are_both_read() -> None:
    both = (CivilNumber("285011500125", Trust.VALID), CivilNumber("290010100011", Trust.VALID))
    assert read_numbers("285011500125 / ٢٩٠٠١٠١٠٠٠١١") == both
    assert read_numbers("285011500125290010100011") == both


@pytest.mark.parametrize("typed", ["000000000000", "-", "n/a", "123"])
def test_a_placeholder_is_no_number(typed: str) -> None:
    assert read_numbers(typed) == ()


@pytest.mark.parametrize(
    ("queried", "registered", "level"),
    [
        ("285011500125", "285011500125", CivilLevel.EXACT),
        ("285011500126", "285011500125", CivilLevel.ONE_EDIT),
        ("28501150012", "285011500125", CivilLevel.ONE_EDIT),
        ("285011500215", "285011500125", CivilLevel.ONE_EDIT),
        ("285011505126", "285011500125", CivilLevel.TWO_EDITS),
        ("290010100011", "285011500125", CivilLevel.DIFFER),
        ("A1234567", "285011500125", CivilLevel.MISSING),
        ("A1234567", "a-1234567", CivilLevel.EXACT_DOUBTFUL),
    ],
)
def test_two_numbers_stand_so(queried: str, registered: str, level: CivilLevel) -> None:
    query, person = prepare(Statement(civil_id=queried)), prepare(Statement(civil_id=registered))
    assert compare_numbers(query, person, BirthLevel.MISSING) is level


def test_a_mistyped_civil_id_has_the_true_one_among_few_neighbours() -> None:
    neighbours = list_neighbours("285011500126")
    assert "285011500125" in neighbours
    assert len(neighbours) < 25


@pytest.mark.parametrize("typed", ["99123456", "+965 9912 3456", "0096599123456", "٩٩١٢٣٤٥٦", "965-99123456"])
def test_a_phone_has_one_spelling(typed: str) -> None:
    assert read_phones(typed) == ("99123456",)


@pytest.mark.parametrize(
    ("holders", "level"), [(1, PhoneLevel.EXACT), (20, PhoneLevel.SHARED), (5000, PhoneLevel.CROWD)]
)
def test_a_phone_says_less_the_more_people_hold_it(holders: int, level: PhoneLevel) -> None:
    assert compare_phones(("99123456",), ("99123456",), {"99123456": holders}) is level


@pytest.mark.parametrize(
    ("area", "block", "street", "house", "level"),
    [
        ("السالمية", "قطعة ٥", "12", "7", AddressLevel.EXACT),
        ("Salmiyah", "Block 5", "12", "", AddressLevel.PART),
        ("Salmiya", "5", "80", "1", AddressLevel.BLOCK),
        ("Salmiya", "", "", "", AddressLevel.AREA),
        ("Mangaf", "5", "12", "7", AddressLevel.DIFFER),
    ],
)
def test_two_addresses_stand_so(area: str, block: str, street: str, house: str, level: AddressLevel) -> None:
    home, other = read_home("", area, block, street, house), read_home("Hawalli", "Salmiya", "5", "12", "7")
    assert home is not None
    assert other is not None
    assert compare_homes((home,), (other,), {}) is level
