"""Whatever is typed, a check ends in a decision: never in an exception, and never in a link out of noise."""

from dataclasses import fields, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching import (
    Decision,
    Statement,
    list_index_keys,
    list_query_keys,
    pack_profile,
    prepare,
    unpack_profile,
)
from tests.matching.people import AHMAD, FATIMA, fill, register

REGISTRY = fill(register(AHMAD, FATIMA))
TEXT = st.text(max_size=60) | st.sampled_from(
    [
        "محمد",
        "Abd El",
        "بن",
        "عبد",
        "د.",
        ",",
        "،",
        "٢٩٠٠١٠١٠٠٠١١",
        "1447-01-01",
        "999999999999",
        "2" * 24,
        "ØÙ",
        "\u202e",
    ]
)
STATEMENTS = st.builds(Statement, **{field.name: TEXT for field in fields(Statement)})


@given(STATEMENTS)
@settings(max_examples=300, deadline=None)
def test_any_text_in_any_field_is_checked(statement: Statement) -> None:
    verdict = REGISTRY.check(prepare(statement))
    assert verdict.decision in Decision


@given(STATEMENTS)
@settings(max_examples=200, deadline=None)
def test_any_profile_packs_and_unpacks(statement: Statement) -> None:
    profile = prepare(statement)
    assert unpack_profile(pack_profile(profile)) == profile
    assert (
        set(list_index_keys(profile)) <= set(list_query_keys(profile)) or len(list_query_keys(profile)) == 160
    )


@pytest.mark.parametrize(
    ("change", "decision"),
    [
        ({"given_ar": "أحمد".encode().decode("latin-1")}, Decision.LINK),
        ({"given_ar": "\u202bأحمد\u202c", "family_ar": "المطيري Al-Mutairi"}, Decision.LINK),
        ({"civil_id": "٢٨٥٠١١٥٠٠١٢٥"}, Decision.LINK),
        ({"civil_id": "۲۸۵۰۱۱۵۰۰۱۲۵"}, Decision.LINK),
        ({"civil_id": "285011500125 / 290010100011"}, Decision.LINK),
        ({"birth_date": "24/04/1405"}, Decision.LINK),
        ({"birth_date": "1447-01-01"}, Decision.LINK),
        ({"birth_date": "2095-01-15"}, Decision.LINK),
        ({"given_ar": "أ", "given_en": "A"}, Decision.LINK),
        ({"given_ar": "أحمد " * 75, "given_en": ""}, Decision.LINK),
    ],
)
def test_one_bad_field_does_not_hide_a_person_whose_civil_id_is_right(
    change: dict[str, str], decision: Decision
) -> None:
    assert REGISTRY.check(prepare(replace(AHMAD, **change))).decision is decision


@pytest.mark.parametrize(
    "statement",
    [
        Statement(given_en="A"),
        Statement(given_ar="أحمد"),
        Statement(full_name="محمد"),
        Statement(given_en="\u200f\u200f", sex="M"),
        Statement(full_name="x" * 300),
    ],
)
def test_a_first_name_and_nothing_else_goes_to_a_human(statement: Statement) -> None:
    assert REGISTRY.check(prepare(statement)).decision is Decision.ADJUDICATE


def test_a_year_of_the_hijri_calendar_is_no_gregorian_year() -> None:
    assert (
        prepare(Statement(birth_date="1405-04-24")).births
        == prepare(Statement(birth_date="1985-01-15")).births
    )
