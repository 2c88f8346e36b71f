"""Days and instants in words: Kuwait's clock, Hijri beside Gregorian, six plural forms, what is left."""

from datetime import UTC, date, datetime, timedelta

import pytest

from domain.calendars import Calendar
from language.words import Words, words_for

# Wednesday 18 November 2026, 10:00 in Kuwait.
NOW = datetime(2026, 11, 18, 7, 0, tzinfo=UTC)


@pytest.fixture
def ar() -> Words:
    return words_for("ar")


@pytest.fixture
def en() -> Words:
    return words_for("en")


def test_a_day_has_weekday_month_and_year(ar: Words, en: Words) -> None:
    assert ar.day(date(2026, 11, 15)) == "الأحد 15 نوفمبر 2026"
    assert en.day(date(2026, 11, 15)) == "Sunday 15 November 2026"
    assert words_for("ar", "arab").day(date(2026, 11, 15)) == "الأحد ١٥ نوفمبر ٢٠٢٦"


@pytest.mark.parametrize(
    ("on", "hijri_ar", "hijri_en"),
    [
        (date(2023, 7, 19), "1 محرم 1445 هـ", "1 Muharram 1445 AH"),
        (date(2025, 3, 1), "1 رمضان 1446 هـ", "1 Ramadan 1446 AH"),
        (date(2023, 4, 21), "1 شوال 1444 هـ", "1 Shawwal 1444 AH"),
        (date(2024, 6, 16), "10 ذو الحجة 1445 هـ", "10 Dhu al-Hijja 1445 AH"),
    ],
)
def test_hijri_stands_beside_gregorian(on: date, hijri_ar: str, hijri_en: str) -> None:
    ar, en = words_for("ar"), words_for("en")
    assert ar.day_both(on) == f"{ar.day(on)} ({hijri_ar})"
    assert en.day_both(on) == f"{en.day(on)} ({hijri_en})"


@pytest.mark.parametrize("on", [date(1924, 7, 31), date(2077, 11, 17)])
def test_a_day_without_known_hijri_date_is_shown_alone(ar: Words, on: date) -> None:
    assert ar.day_both(on) == ar.day(on)


@pytest.mark.parametrize("on", [date(1924, 8, 1), date(2077, 11, 16)])
def test_the_first_and_last_known_hijri_days_are_shown(ar: Words, on: date) -> None:
    assert ar.day_both(on).endswith(" هـ)")


def test_an_instant_is_on_the_clock_of_kuwait(ar: Words, en: Words) -> None:
    at = datetime(2026, 11, 15, 6, 12, tzinfo=UTC)
    assert ar.instant(at) == "الأحد 15 نوفمبر، 09:12"
    assert en.instant(at) == "Sunday 15 November, 09:12"
    assert words_for("ar", "arab").instant(at) == "الأحد ١٥ نوفمبر، ٠٩:١٢"


def test_an_instant_late_in_the_evening_belongs_to_the_next_day_of_kuwait(en: Words) -> None:
    assert en.instant(datetime(2026, 11, 14, 21, 30, tzinfo=UTC)) == "Sunday 15 November, 00:30"


def test_an_instant_of_another_year_says_its_year(en: Words) -> None:
    at = datetime(2025, 11, 16, 6, 0, tzinfo=UTC)
    assert en.instant(at, NOW) == "Sunday 16 November 2025, 09:00"
    assert en.instant(NOW, NOW) == "Wednesday 18 November, 10:00"


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (0, "منذ اليوم"),
        (1, "منذ يوم"),
        (2, "منذ يومين"),
        (3, "منذ 3 أيام"),
        (11, "منذ 11 يوماً"),
        (100, "منذ 100 يوم"),
    ],
)
def test_since_has_all_six_arabic_plural_forms(ar: Words, count: int, said: str) -> None:
    assert ar.say("since-days", count=count).replace("\u2068", "").replace("\u2069", "") == said


@pytest.mark.parametrize(
    ("ago", "said_ar", "said_en"),
    [
        (timedelta(seconds=20), "منذ لحظات", "just now"),
        (timedelta(minutes=1), "منذ دقيقة", "for 1 minute"),
        (timedelta(minutes=45), "منذ 45 دقيقة", "for 45 minutes"),
        (timedelta(hours=2), "منذ ساعتين", "for 2 hours"),
        (timedelta(hours=9), "منذ 9 ساعات", "for 9 hours"),
        (timedelta(hours=11), "منذ أمس", "since yesterday"),
        (timedelta(days=3), "منذ الأحد", "since Sunday"),
        (timedelta(days=6), "منذ الخميس", "since Thursday"),
        (timedelta(days=7), "منذ 7 أيام", "for 7 days"),
        (timedelta(days=17), "منذ 17 يوماً", "for 17 days"),
        (timedelta(days=412), "منذ 412 يوماً", "for 412 days"),
    ],
)
def test_since_is_said_as_people_say_it(ago: timedelta, said_ar: str, said_en: str) -> None:
    assert words_for("ar").since(NOW - ago, NOW) == said_ar
    assert words_for("en").since(NOW - ago, NOW) == said_en


@pytest.mark.parametrize(
    ("left", "said_ar", "said_en"),
    [
        (timedelta(seconds=20), "يحلّ الموعد خلال لحظات", "due any moment"),
        (timedelta(minutes=3), "تتبقّى 3 دقائق", "3 minutes left"),
        (timedelta(hours=1), "تتبقّى ساعة", "1 hour left"),
        (timedelta(hours=13), "تتبقّى 13 ساعة", "13 hours left"),
        (timedelta(days=1), "يتبقّى يوم", "1 day left"),
        (timedelta(days=2), "يتبقّى يومان", "2 days left"),
        (timedelta(days=5), "تتبقّى 5 أيام", "5 days left"),
        (timedelta(days=40), "يتبقّى 40 يوماً", "40 days left"),
        (-timedelta(0), "متأخرة منذ لحظات", "overdue as of now"),
        (-timedelta(hours=2), "متأخرة منذ ساعتين", "overdue by 2 hours"),
        (-timedelta(days=2), "متأخرة منذ يومين", "overdue by 2 days"),
    ],
)
def test_what_is_left_and_what_is_late(left: timedelta, said_ar: str, said_en: str) -> None:
    assert words_for("ar").until(NOW + left, NOW) == said_ar
    assert words_for("en").until(NOW + left, NOW) == said_en


def test_with_the_official_calendar_working_days_are_left(ar: Words, en: Words) -> None:
    # Wednesday to Monday: Thursday, Sunday and Monday are worked.
    due_at = NOW + timedelta(days=5)
    assert ar.until(due_at, NOW, Calendar()) == "تتبقّى 3 أيام عمل"
    assert en.until(due_at, NOW, Calendar()) == "3 working days left"
    assert ar.until(NOW + timedelta(days=4), NOW, Calendar()) == "يتبقّى يوما عمل"


def test_days_off_that_are_left_are_plain_days(en: Words) -> None:
    thursday_evening = datetime(2026, 11, 19, 15, 0, tzinfo=UTC)
    assert en.until(thursday_evening + timedelta(days=2), thursday_evening, Calendar()) == "2 days left"


@pytest.mark.parametrize(
    ("days", "said_ar", "said_en"),
    [
        (-1, "أمس 10:00", "yesterday 10:00"),
        (0, "اليوم 10:00", "today 10:00"),
        (1, "غداً 10:00", "tomorrow 10:00"),
        (4, "الأحد 10:00", "Sunday 10:00"),
        (7, "الأربعاء 25 نوفمبر، 10:00", "Wednesday 25 November, 10:00"),
        (60, "الأحد 17 يناير 2027، 10:00", "Sunday 17 January 2027, 10:00"),
    ],
)
def test_a_near_instant_is_said_as_people_say_it(days: int, said_ar: str, said_en: str) -> None:
    assert words_for("ar").when(NOW + timedelta(days=days), NOW) == said_ar
    assert words_for("en").when(NOW + timedelta(days=days), NOW) == said_en


def test_an_age_in_days_stands_alone(ar: Words, en: Words) -> None:
    assert ar.days(2) == "يومان"
    assert ar.days(14) == "14 يوماً"
    assert en.days(1) == "1 day"
