"""Saying: keys, codes, refusals, what is filled in, and its direction."""

from datetime import UTC, date, datetime

import pytest

from domain.errors import (
    BusyError,
    CaseClosedError,
    FieldProblem,
    TaskClosedError,
    TaskTakenError,
    WrongRoleError,
)
from language.catalogues import MissingWordError
from language.words import Words, words_for

FSI, PDI = "\u2068", "\u2069"


@pytest.fixture
def ar() -> Words:
    return words_for("ar")


@pytest.fixture
def en() -> Words:
    return words_for("en")


def read(text: str) -> str:
    """A text as the eye reads it, without the invisible marks of direction."""
    return text.replace(FSI, "").replace(PDI, "")


def test_a_key_without_wording_is_refused_at_once(ar: Words) -> None:
    with pytest.raises(MissingWordError) as caught:
        ar.say("no-such-key")
    assert caught.value.params == {"key": "no-such-key"}


def test_a_sentence_without_what_it_needs_is_refused(ar: Words) -> None:
    with pytest.raises(MissingWordError) as caught:
        ar.say("error-above-ceiling")
    assert caught.value.params == {"param": "ceiling_fils"}


def test_nothing_is_no_value_for_what_a_sentence_needs(ar: Words) -> None:
    with pytest.raises(MissingWordError):
        ar.say("error-above-ceiling", ceiling_fils=None)


def test_a_code_is_worded_in_the_language_of_the_reader(ar: Words, en: Words) -> None:
    assert ar.code("stage", "review") == "البحث والدراسة"
    assert en.code("stage", "review") == "Review"
    assert ar.code("payment_method", "bank_transfer") == "تحويل بنكي"


def test_an_unknown_code_is_refused(ar: Words) -> None:
    with pytest.raises(MissingWordError):
        ar.code("stage", "nowhere")


def test_words_of_a_language_are_built_once() -> None:
    assert words_for("ar", "arab") is words_for("ar", "arab")


def test_direction_and_language_go_to_the_page(ar: Words, en: Words) -> None:
    assert (ar.language, ar.direction) == ("ar", "rtl")
    assert (en.language, en.direction) == ("en", "ltr")


def test_what_is_filled_in_keeps_its_own_direction(ar: Words) -> None:
    said = ar.event("claimed", actor="Noura Alsabah")
    assert said == f"أصبحت الحالة لدى {FSI}Noura Alsabah{PDI}"


def test_choices_of_the_catalogue_are_not_isolated(ar: Words) -> None:
    assert FSI not in ar.event("registered", channel="counter")


def test_money_in_an_error_is_worded_as_money(ar: Words, en: Words) -> None:
    problem = FieldProblem("amount", "above_ceiling", {"ceiling_fils": 900_000})
    assert f"{FSI}900.000 د.ك{PDI}" in ar.error(problem)
    assert read(en.error(problem)).endswith("which is KD 900.000.")


def test_the_day_in_an_error_is_worded_as_a_day(en: Words) -> None:
    problem = FieldProblem("category", "closed_category", {"on": "2026-11-15"})
    assert "Sunday 15 November 2026" in en.error(problem)


def test_codes_in_an_error_are_worded(ar: Words, en: Words) -> None:
    assert "مشرف الوزارة" in ar.error(WrongRoleError(role="supervisor"))
    assert "إنذار بمتأخرات الإيجار" in ar.error(
        FieldProblem("papers", "missing_paper", {"paper": "arrears_notice"})
    )
    assert "Withdrawn by the applicant" in en.error(CaseClosedError(outcome="withdrawn"))


def test_a_count_out_of_range_is_told_its_range_and_a_choice_its_list(en: Words) -> None:
    count = FieldProblem("household_size", "unknown_choice", {"limit": 40})
    assert read(en.error(count)) == "Write a whole number from 1 to 40."
    assert en.error(FieldProblem("urgency", "unknown_choice")) == "Choose a value from the list."


def test_ids_in_an_error_are_not_shown(en: Words) -> None:
    account = "0198f6a2-5f0e-7cc1-9a38-2b1f5f3d9e11"
    assert account not in en.error(TaskTakenError(holder=account))
    assert account not in en.error(TaskClosedError(actor=account, decision="approve"))


def test_a_caller_who_knows_the_colleague_names_them(en: Words) -> None:
    error = TaskClosedError(actor="0198f6a2-5f0e-7cc1-9a38-2b1f5f3d9e11", decision="approve")
    said = read(en.error(error, actor="Noura Alsabah"))
    assert said == "Noura Alsabah decided this task a moment ago: “Approve”."


def test_waiting_seconds_choose_the_plural(ar: Words) -> None:
    assert read(ar.error(BusyError(retry_after=2))).endswith("بعد ثانيتين.")
    assert read(ar.error(BusyError(retry_after=7))).endswith("بعد 7 ثوانٍ.")
    assert read(ar.error(BusyError(retry_after=30))).endswith("بعد 30 ثانية.")


def test_dates_filled_in_are_worded(en: Words) -> None:
    due_at = datetime(2026, 11, 15, 6, 12, tzinfo=UTC)
    assert read(en.event("held", due_at=due_at)).endswith("; due Sunday 15 November, 09:12")
    assert "Sunday 15 November 2026" in en.say("error-closed-category", on=date(2026, 11, 15))


def test_a_text_keeps_its_digits_whatever_the_reader_prefers() -> None:
    said = words_for("ar", "arab").event("claimed", actor="2026-004512")
    assert "2026-004512" in said


def test_a_name_falls_back_to_the_other_language(ar: Words, en: Words) -> None:
    assert ar.name("مبرة الواحة", "Oasis") == "مبرة الواحة"
    assert en.name("مبرة الواحة", "Oasis") == "Oasis"
    assert en.name("مبرة الواحة", None) == "مبرة الواحة"
    assert ar.name("", "Oasis") == "Oasis"


def test_an_enumeration_ends_with_and(ar: Words, en: Words) -> None:
    assert read(ar.list(["أ", "ب", "ج"])) == "أ، ب وج"
    assert read(en.list(["a", "b", "c"])) == "a, b and c"
    assert read(ar.list(["أ", "ب"])) == "أ وب"
    assert read(ar.list(["أ"])) == "أ"
    assert ar.list([]) == ""


def test_items_of_an_enumeration_keep_their_direction(ar: Words) -> None:
    assert ar.list(["IBAN", "ب"]) == f"{FSI}IBAN{PDI} و{FSI}ب{PDI}"
