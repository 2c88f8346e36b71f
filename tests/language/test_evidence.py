"""Match evidence: level and signed bits in words, the same in both directions of writing."""

import pytest

from language.catalogues import Language, MissingWordError
from language.evidence import word_degraded, word_field, word_runner_up
from language.words import Words, words_for
from matching import KeyKind, Relation
from matching.compare import FIELD_LEVELS


@pytest.fixture
def ar() -> Words:
    return words_for("ar")


@pytest.fixture
def en() -> Words:
    return words_for("en")


def read(text: str) -> str:
    """A text as the eye reads it, without the invisible marks of direction."""
    for mark in "\u2066\u2068\u2069":
        text = text.replace(mark, "")
    return text


def test_what_speaks_for_one_person_carries_a_plus(ar: Words, en: Words) -> None:
    assert read(word_field(en, "birth", "swapped", 7.24, "sibling")) == (
        "Date of birth: day and month of birth swapped (+7.2 bits)"
    )
    assert read(word_field(ar, "birth", "swapped", 7.24, "sibling")) == (
        "تاريخ الميلاد: اليوم والشهر متبادلان (+7.2 بت)"
    )


def test_what_speaks_against_carries_a_minus_and_says_what_it_looks_like(ar: Words, en: Words) -> None:
    assert read(word_field(en, "given", "differ", -5.0, "sibling")) == (
        "Given name: two different names (−5.0 bits). If not the same, looks like a sibling."
    )
    assert read(word_field(ar, "given", "differ", -5.0, "sibling")) == (
        "الاسم الأول: اسمان مختلفان (−5.0 بت). إن لم يكن هو، فيبدو أخاً أو أختاً."
    )


@pytest.mark.parametrize("bits", [0.0, -0.0, 0.04, -0.04])
def test_what_says_nothing_has_no_sign(en: Words, bits: float) -> None:
    assert read(word_field(en, "sex", "same", bits, "kin")) == "Sex: the same sex (says nothing either way)"


@pytest.mark.parametrize("bits", [6.1, -6.1])
def test_a_sign_stays_on_the_left_of_its_number_in_a_line_from_right_to_left(ar: Words, bits: float) -> None:
    sign = "+" if bits > 0 else "−"
    assert f"\u2066{sign}6.1\u2069" in word_field(ar, "given", "differ", bits, "kin")


def test_bits_are_shown_in_the_digits_of_the_reader() -> None:
    said = word_field(words_for("ar", "arab"), "birth", "exact", 12.5, "kin")
    assert "\u2066+١٢٫٥\u2069" in said


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("bits", [3.0, -3.0])
def test_every_level_of_every_field_can_be_said_against_every_relation(
    language: Language, bits: float
) -> None:
    words = words_for(language)
    said = {
        word_field(words, field, level.name.lower(), bits, relation)
        for field, levels in FIELD_LEVELS.items()
        for level in levels
        if level.name != "MISSING"
        for relation in Relation
    }
    levels = sum(len(kind) - 1 for kind in FIELD_LEVELS.values())
    assert len(said) == levels * (len(Relation) if bits < 0 else 1)


def test_a_level_without_words_is_refused(en: Words) -> None:
    with pytest.raises(MissingWordError):
        word_field(en, "given", "missing", 0.0, "kin")


def test_the_likeliest_other_relation_is_named(ar: Words, en: Words) -> None:
    assert word_runner_up(en, "child") == "If not the same, looks like a child of this person."
    assert word_runner_up(ar, "child") == "إن لم يكن هو، فيبدو ابناً أو ابنة لهذا الشخص."


def test_a_degraded_check_says_what_too_many_share(ar: Words, en: Words) -> None:
    assert read(word_degraded(en, ["phone"])) == (
        "The check was degraded: this phone is shared by very many."
    )
    assert read(word_degraded(en, ["phone", "address"])) == (
        "The check was degraded: this phone is shared by very many and this address is shared by very many."
    )
    assert read(word_degraded(ar, ["phone"])) == "لم يكتمل الفحص: هذا الهاتف يشترك فيه كثيرون جداً."
    assert len({word_degraded(ar, [kind]) for kind in KeyKind}) == len(KeyKind)


def test_a_whole_check_says_nothing_of_it(en: Words) -> None:
    assert word_degraded(en, []) == ""
