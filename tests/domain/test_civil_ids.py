"""The civil ID: what is read, what is only warned of, what is refused."""

import string
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.civil_ids import CivilIdVerdict, read_civil_id
from domain.errors import MalformedCivilIdError

VALID = {
    "290010100011": date(1990, 1, 1),
    "285011500125": date(1985, 1, 15),
    "295123100459": date(1995, 12, 31),
    "300010100077": date(2000, 1, 1),
    "308022900115": date(2008, 2, 29),
    "261070401235": date(1961, 7, 4),
    "278032509991": date(1978, 3, 25),
    "315120900771": date(2015, 12, 9),
    "299061503217": date(1999, 6, 15),
    "288111102021": date(1988, 11, 11),
    "305063012348": date(2005, 6, 30),
}


@pytest.mark.parametrize(("value", "birth_on"), VALID.items())
def test_valid_number_is_ok_and_tells_the_birth_date(value: str, birth_on: date) -> None:
    civil_id = read_civil_id(value)
    assert (civil_id.value, civil_id.birth_on, civil_id.verdict) == (value, birth_on, CivilIdVerdict.OK)


@pytest.mark.parametrize(
    "typed",
    [
        "٢٩٠٠١٠١٠٠٠١١",
        "۲۹۰۰۱۰۱۰۰۰۱۱",
        " 2900 1010 0011 ",
        "290-010-100-011",
        "2\u2013900101\u00a000011",
        "\u200f٢٩٠٠١٠١ ٠٠٠١١\u200e",
    ],
)
def test_arabic_digits_spaces_and_dashes_are_accepted(typed: str) -> None:
    assert read_civil_id(typed).value == "290010100011"


def test_wrong_check_digit_is_a_warning_and_refuses_nobody() -> None:
    civil_id = read_civil_id("290010100010")
    assert civil_id.verdict is CivilIdVerdict.WRONG_CHECK_DIGIT
    assert civil_id.birth_on == date(1990, 1, 1)


@pytest.mark.parametrize(
    "typed",
    [
        "123456789012",
        "300013200011",
        "29001010001",
        "2900101000111",
        "301022900115",
        "290001000011",
        "290130100011",
        "29001010001A",
        "29001010001²",
        "",
        "سند",
    ],
    ids=[
        "century",
        "day 32",
        "eleven digits",
        "thirteen digits",
        "29 February 2001",
        "month 0",
        "month 13",
        "a letter",
        "a superscript",
        "nothing",
        "a word",
    ],
)
def test_impossible_number_is_refused(typed: str) -> None:
    with pytest.raises(MalformedCivilIdError):
        read_civil_id(typed)


@pytest.mark.parametrize("first_eleven", ["29001010002", "29001010007"], ids=["ten", "eleven"])
def test_number_whose_check_would_be_ten_or_eleven_is_never_ok(first_eleven: str) -> None:
    verdicts = {read_civil_id(first_eleven + last).verdict for last in string.digits}
    assert verdicts == {CivilIdVerdict.WRONG_CHECK_DIGIT}


@given(st.sampled_from(sorted(VALID)), st.integers(0, 11), st.sampled_from(string.digits))
def test_one_mistyped_digit_is_never_ok(value: str, place: int, digit: str) -> None:
    mistyped = value[:place] + digit + value[place + 1 :]
    try:
        verdict = read_civil_id(mistyped).verdict
    except MalformedCivilIdError:
        return
    assert (verdict is CivilIdVerdict.OK) == (mistyped == value)


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)), st.integers(0, 99_999))
def test_any_birth_date_of_two_centuries_is_read_back(birth_on: date, rest: int) -> None:
    century = "2" if birth_on.year < 2000 else "3"
    assert read_civil_id(f"{century}{birth_on:%y%m%d}{rest:05d}").birth_on == birth_on


@given(st.text() | st.from_regex(r"[23][0-9٠-٩ -]{11,14}", fullmatch=True))
def test_any_text_is_read_or_refused(typed: str) -> None:
    try:
        value = read_civil_id(typed).value
    except MalformedCivilIdError:
        return
    assert read_civil_id(value).value == value


def test_number_shows_in_no_error_and_no_repr() -> None:
    with pytest.raises(MalformedCivilIdError) as refusal:
        read_civil_id("301022900115")
    assert str(refusal.value) == "malformed_civil_id"
    assert refusal.value.params == {}
    assert "290010100011" not in repr(read_civil_id("290010100011"))
    assert "1990" not in repr(read_civil_id("290010100011"))
