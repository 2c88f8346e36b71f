"""The caller's language is what Accept-Language asks for first, else Arabic."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.languages import choose_language


@pytest.mark.parametrize(
    ("accept", "language"),
    [
        (None, "ar"),
        ("", "ar"),
        ("en", "en"),
        ("EN-gb", "en"),
        ("ar-KW,en;q=0.9", "ar"),
        ("en;q=0.4, ar;q=0.8", "ar"),
        ("en;q=0.8, ar;q=0.4", "en"),
        ("fr", "ar"),
        ("fr, en;q=0.1", "en"),
        ("*", "ar"),
        ("en;q=0", "ar"),
        ("en;q=many", "ar"),
        ("en; q=0.5, *;q=0.1", "en"),
    ],
)
def test_the_most_wanted_of_our_languages_is_chosen(accept: str | None, language: str) -> None:
    assert choose_language(accept) == language


@given(st.text(max_size=60))
def test_no_header_breaks_anything(accept: str) -> None:
    assert choose_language(accept) in {"ar", "en"}
