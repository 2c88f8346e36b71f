"""Money, numbers and percentages, in Western and in Arabic-Indic digits."""

import pytest

from domain.money import read_dinars
from language.numerals import Digits
from language.words import Words, words_for

LRI, PDI = "\u2066", "\u2069"


@pytest.fixture
def ar() -> Words:
    return words_for("ar")


@pytest.fixture
def arab() -> Words:
    return words_for("ar", "arab")


def test_money_has_three_decimals_and_its_currency(ar: Words) -> None:
    assert ar.money(780_000) == "780.000 د.ك"
    assert words_for("en").money(780_000) == "KD 780.000"


@pytest.mark.parametrize(
    ("fils", "shown"),
    [(0, "0.000"), (5, "0.005"), (1_000, "1.000"), (412_500, "412.500"), (1_904_312_500, "1,904,312.500")],
)
def test_dinars_are_grouped_and_exact(ar: Words, fils: int, shown: str) -> None:
    assert ar.dinars(fils) == shown


def test_arabic_indic_digits_come_with_their_own_marks(arab: Words) -> None:
    assert arab.money(1_904_312_500) == "١٬٩٠٤٬٣١٢٫٥٠٠ د.ك"
    assert arab.number(18_204) == "١٨٬٢٠٤"
    assert arab.percent(0.063) == "٦٫٣٪"


@pytest.mark.parametrize("digits", ["latn", "arab"])
@pytest.mark.parametrize("language", ["ar", "en"])
def test_money_that_is_shown_can_be_typed_back(language: str, digits: Digits) -> None:
    words = words_for("ar" if language == "ar" else "en", digits)
    assert read_dinars(words.money(1_234_567)) == 1_234_567


def test_western_digits_unless_asked_otherwise(ar: Words) -> None:
    assert ar.number(18_204) == "18,204"


def test_a_negative_number_keeps_its_sign_on_the_left(ar: Words) -> None:
    assert ar.number(-5) == f"{LRI}−5{PDI}"
    assert ar.money(-5_100) == f"{LRI}−5.100{PDI} د.ك"


@pytest.mark.parametrize(("share", "shown"), [(0.063, "6.3%"), (0.38, "38%"), (0, "0%"), (1, "100%")])
def test_a_share_is_a_percentage_with_one_decimal_at_most(ar: Words, share: float, shown: str) -> None:
    assert ar.percent(share) == shown


def test_digits_that_stand_in_a_sentence_follow_the_preference(arab: Words) -> None:
    assert arab.code("recurrence", "every_3_months") == "كل ٣ أشهر"


def test_a_number_filled_in_follows_the_preference(arab: Words) -> None:
    assert "١٬٥٠٠" in arab.say("error-too-long", limit=1_500)
