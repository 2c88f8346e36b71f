"""Telephone numbers: one spelling for one line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors import MalformedPhoneError
from domain.phones import read_phone


@pytest.mark.parametrize(
    "typed",
    [
        "99123456",
        "9912 3456",
        "٩٩١٢٣٤٥٦",
        "۹۹۱۲۳۴۵۶",
        "+965 9912-3456",
        "(965) 9912.3456",
        "00965 99123456",
        "٠٠٩٦٥٩٩١٢٣٤٥٦",
        "\u202a+965 99123456\u202c",
    ],
)
def test_kuwaiti_number_is_one_spelling_however_typed(typed: str) -> None:
    assert read_phone(typed) == "+96599123456"


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("22451234", "+96522451234"),
        ("+966 50 123 4567", "+966501234567"),
        ("0020 10 1234 5678", "+201012345678"),
    ],
    ids=["landline", "Saudi", "Egyptian"],
)
def test_landlines_and_foreign_numbers_are_accepted(typed: str, read: str) -> None:
    assert read_phone(typed) == read


@pytest.mark.parametrize(
    "typed",
    [
        "9912345",
        "112",
        "99123456 66123456",
        "99123456 ext 5",
        "call 99123456",
        "هاتف 99123456",
        "--",
        "",
        "+",
    ],
    ids=[
        "short",
        "emergency",
        "two numbers",
        "extension",
        "words",
        "Arabic words",
        "dashes",
        "nothing",
        "plus",
    ],
)
def test_anything_else_is_refused(typed: str) -> None:
    with pytest.raises(MalformedPhoneError) as refusal:
        read_phone(typed)
    assert str(refusal.value) == "malformed_phone"


@given(st.text() | st.from_regex(r"\+?[0-9 ()-]{3,20}", fullmatch=True))
def test_any_text_is_read_or_refused_and_reading_twice_changes_nothing(typed: str) -> None:
    try:
        value = read_phone(typed)
    except MalformedPhoneError:
        return
    assert read_phone(value) == value


def test_a_line_of_a_range_that_no_list_knows_yet_is_read() -> None:
    assert read_phone("54087445") == "+96554087445"
