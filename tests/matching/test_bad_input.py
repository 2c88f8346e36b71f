"""Whatever is typed, a check ends in the outcome that docs/matching.md states, never in an exception."""

from dataclasses import fields, replace
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching import (
    Decision,
    Registry,
    Relation,
    Rule,
    Statement,
    Verdict,
    explain,
    list_index_keys,
    list_query_keys,
    pack_profile,
    prepare,
    unpack_profile,
)
from tests.matching.people import AHMAD, FATIMA, fill, register

REGISTRY = fill(register(AHMAD, FATIMA))
WITHOUT_NUMBER = replace(AHMAD, civil_id="")
NOISE = st.text(max_size=60) | st.text(
    st.characters(codec="utf-16", categories=["Cf", "Mn", "Nd", "Lo", "P"])
)
ODDITIES = st.sampled_from(
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
        "\x1d\x1e\x1f",
        "\ud800",
        "x" * 300,
        "²³",
        "𝟙𝟚/𝟛/𝟙𝟡𝟠𝟝",
    ]
)
STATEMENTS = st.builds(Statement, **{field.name: NOISE | ODDITIES for field in fields(Statement)})


def check(statement: Statement, registry: Registry = REGISTRY) -> Verdict:
    return registry.check(prepare(statement))


@given(STATEMENTS)
@settings(max_examples=120, deadline=None)
def test_any_text_in_any_field_is_checked_and_explained(statement: Statement) -> None:
    verdict = check(statement)
    assert verdict.decision in Decision
    for ranked in verdict.ranked:
        assert explain(ranked.assessment).runner_up in Relation


@given(st.sampled_from([field.name for field in fields(Statement)]), NOISE | ODDITIES)
@settings(max_examples=150, deadline=None)
def test_noise_in_one_field_never_makes_another_person_of_someone(field: str, noise: str) -> None:
    verdict = check(replace(AHMAD, **{field: noise}))
    assert verdict.decision is not Decision.CLEAR
    assert verdict.best is not None
    assert verdict.best.person_id == "P1"


@given(STATEMENTS)
@settings(max_examples=120, deadline=None)
def test_any_profile_packs_and_unpacks(statement: Statement) -> None:
    profile = prepare(statement)
    assert unpack_profile(pack_profile(profile)) == profile
    assert (
        set(list_index_keys(profile)) <= set(list_query_keys(profile)) or len(list_query_keys(profile)) == 160
    )


@pytest.mark.parametrize(
    "change",
    [
        {"given_ar": "أحمد".encode().decode("latin-1"), "given_en": ""},
        {"family_ar": "المطيري".encode().decode("cp1252", "ignore"), "family_en": ""},
        {"given_ar": "\u202bأحمد\u202c", "family_ar": "المطيري Al-Mutairi", "given_en": "", "family_en": ""},
        {"given_ar": "أ", "given_en": "A"},
        {"given_ar": "أحمد " * 75, "given_en": ""},
        {"birth_date": "24/04/1405"},
        {"birth_date": "١٤٠٥-٠٤-٢٤"},
        {"birth_date": "۱۹۸۵/۰۱/۱۵"},
        {"phone": "٩٩١٢٣٤٥٦"},
    ],
)
def test_a_field_typed_oddly_still_links_without_a_civil_id(change: dict[str, str]) -> None:
    verdict = check(replace(WITHOUT_NUMBER, **change))
    assert (verdict.decision, verdict.household_id) == (Decision.LINK, "H1")


@pytest.mark.parametrize(
    "typed", ["٢٨٥٠١١٥٠٠١٢٥", "۲۸۵۰۱۱۵۰۰۱۲۵", "2850 1150-0125", "\u200f285011500125\u200f"]
)
def test_a_civil_id_in_any_digits_is_the_civil_id(typed: str) -> None:
    assert check(replace(AHMAD, civil_id=typed)).rule is Rule.CIVIL_ID_AGREES


@pytest.mark.parametrize("born", ["1447-01-01", "2095-01-15"])
def test_a_birth_date_that_cannot_be_goes_to_a_human_unless_the_civil_id_is_right(born: str) -> None:
    assert check(replace(AHMAD, birth_date=born)).decision is Decision.LINK
    assert check(replace(WITHOUT_NUMBER, birth_date=born)).decision is Decision.ADJUDICATE


def test_of_two_civil_ids_in_one_field_either_finds_its_bearer() -> None:
    verdict = check(replace(AHMAD, civil_id="285011500125 / 295123100459"))
    assert (verdict.decision, verdict.rule) == (Decision.LINK, Rule.CIVIL_ID_AGREES)


def test_his_own_and_his_sisters_civil_id_in_one_field_link_him_to_himself() -> None:
    verdict = check(replace(AHMAD, civil_id="290010100011 285011500125"))
    assert verdict.best is not None
    assert (verdict.decision, verdict.best.person_id) == (Decision.LINK, "P1")


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
    verdict = check(statement)
    assert (verdict.decision, verdict.household_id) == (Decision.ADJUDICATE, "")


def test_people_of_whom_only_a_first_name_is_registered_are_no_candidates() -> None:
    registry = register(*[Statement(given_ar="محمد")] * 20)
    assert check(Statement(given_ar="محمد"), registry).ranked == ()


@cache
def call_a_charity() -> Registry:
    registry = fill(register(AHMAD))
    for number in range(5000):
        born = f"{1950 + number % 50}-{number % 12 + 1}-{number % 28 + 1}"
        caller = Statement(given_en="Joseph", family_en="Thomas", phone=AHMAD.phone, birth_date=born)
        registry.add(f"C{number}", "", prepare(caller))
    return registry


def test_a_phone_shared_by_five_thousand_is_not_followed_and_the_check_says_so() -> None:
    stranger = Statement(given_ar="ليلى", family_ar="حداد", phone=AHMAD.phone)
    verdict = check(stranger, call_a_charity())
    assert (verdict.decision, verdict.household_id) == (Decision.CLEAR, "")
    assert "phone" in verdict.degraded


def test_the_bearer_of_a_phone_shared_by_five_thousand_is_still_found() -> None:
    verdict = check(WITHOUT_NUMBER, call_a_charity())
    assert (verdict.decision, verdict.household_id) == (Decision.LINK, "H1")
