"""Digits as people type and paste them."""

import pytest

from domain.digits import convert_digits


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("٠١٢٣٤٥٦٧٨٩", "0123456789"),
        ("۰۱۲۳۴۵۶۷۸۹", "0123456789"),
        ("\u200f٩٩\u200e 12\u202c", "99 12"),
        ("\ufeff 7 ", "7"),
        ("سند ٣", "سند 3"),
    ],
)
def test_arabic_and_persian_digits_become_ascii_and_marks_go(typed: str, read: str) -> None:
    assert convert_digits(typed) == read
