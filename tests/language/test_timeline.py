"""The story of a case reads like a person telling it, in both languages."""

from datetime import UTC, datetime, timedelta

import pytest

from domain.cycle import EventType, Wait
from domain.deadlines import Phase
from language.catalogues import Language
from language.words import Words, words_for

# Wednesday 18 November 2026, 10:00 in Kuwait.
NOW = datetime(2026, 11, 18, 7, 0, tzinfo=UTC)
SUNDAY = NOW - timedelta(days=3)


@pytest.fixture
def ar() -> Words:
    return words_for("ar")


@pytest.fixture
def en() -> Words:
    return words_for("en")


def read(text: str) -> str:
    """A text as the eye reads it, without the invisible marks of direction."""
    return text.replace("\u2068", "").replace("\u2069", "")


def test_the_second_signature_is_waited_for_since_sunday_and_goes_to_the_ministry(en: Words) -> None:
    said = en.waiting("aid_manager", SUNDAY, NOW, level=2, then="ministry", then_at=NOW + timedelta(days=5))
    assert read(said) == (
        "Waiting for the second signature (the head of aid department) since Sunday; "
        "goes to the ministry on Monday 10:00"
    )


def test_the_same_wait_in_arabic(ar: Words) -> None:
    said = ar.waiting("aid_manager", SUNDAY, NOW, level=2, then="ministry", then_at=NOW + timedelta(days=5))
    assert read(said) == (
        "الحالة بانتظار التوقيع الثاني (مدير إدارة المساعدات) منذ الأحد؛ وتُرفع إلى الوزارة يوم الاثنين 10:00"
    )


def test_a_wait_past_its_deadline_says_how_late_it_is(ar: Words, en: Words) -> None:
    due_at = NOW - timedelta(days=2)
    assert read(ar.waiting("desk", SUNDAY, NOW, due_at=due_at)) == (
        "الحالة بانتظار قرار مكتب الازدواجية منذ الأحد، متأخرة منذ يومين"
    )
    assert read(en.waiting("desk", SUNDAY, NOW, due_at=due_at)).endswith("since Sunday, overdue by 2 days")


def test_a_wait_within_its_deadline_is_not_called_late(en: Words) -> None:
    assert "overdue" not in en.waiting("desk", SUNDAY, NOW, due_at=NOW + timedelta(hours=1))


def test_the_researcher_of_a_study_is_named(ar: Words) -> None:
    assert read(ar.waiting("under_study", SUNDAY, NOW, who="نورة الصباح")) == (
        "الحالة قيد الدراسة لدى نورة الصباح منذ الأحد"
    )


def test_an_arabic_verb_agrees_with_its_actor(ar: Words) -> None:
    assert read(ar.event("claimed", actor="نورة الصباح", sex="F")) == "استلمت نورة الصباح الحالة"
    assert read(ar.event("claimed", actor="خالد الرشيد", sex="M")) == "استلم خالد الرشيد الحالة"


def test_an_actor_of_unknown_sex_gets_a_sentence_without_such_a_verb(ar: Words) -> None:
    assert read(ar.event("claimed", actor="نورة الصباح")) == "أصبحت الحالة لدى نورة الصباح"


def test_a_recommendation_names_amount_instalments_and_payee(ar: Words, en: Words) -> None:
    said = ar.event(
        "recommended",
        actor="نورة الصباح",
        sex="F",
        amount_fils=780_000,
        instalments=2,
        payee=ar.code("payee_kind", "landlord"),
    )
    assert read(said) == (
        "رفعت نورة الصباح التوصية بالموافقة على 780.000 د.ك، تُصرف على دفعتين، والجهة المدفوع لها: المالك"
    )
    assert read(en.event("recommended", amount_fils=780_000, instalments=1)) == (
        "Recommendation: approval of KD 780.000"
    )


def test_an_instalment_is_counted_only_where_there_are_several(en: Words) -> None:
    assert read(en.event("confirmed", instalment=1, instalments=1)) == "Receipt confirmed"
    assert read(en.event("confirmed", instalment=2, instalments=3)) == "Receipt confirmed (instalment 2 of 3)"


def test_what_is_left_empty_is_left_out(en: Words) -> None:
    assert en.event("rejected", actor=None, reason="") == "The request was rejected"


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("event", EventType)
def test_every_event_can_be_told_knowing_nothing_more(language: Language, event: EventType) -> None:
    assert words_for(language).event(event)


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("then", [*Phase, "expiry", "alert"])
@pytest.mark.parametrize("wait", Wait)
def test_every_wait_says_since_when_and_what_comes_next(language: Language, wait: Wait, then: str) -> None:
    words = words_for(language)
    then_at = NOW + timedelta(days=4)
    said = words.waiting(wait, SUNDAY, NOW, then=then, then_at=then_at)
    assert words.since(SUNDAY, NOW) in said
    assert words.when(then_at, NOW) in said
