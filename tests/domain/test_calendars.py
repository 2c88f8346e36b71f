"""The official calendar: days off, hours, and working time."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.calendars import KUWAIT, Calendar, DayOverride, Hours

ORDINARY = Calendar()


def in_kuwait(day: str, clock: str) -> datetime:
    return datetime.fromisoformat(f"{day}T{clock}").replace(tzinfo=KUWAIT)


def get_clock(calendar: Calendar, on: date) -> tuple[str, str] | None:
    window = calendar.hours_on(on)
    if window is None:
        return None
    opens, closes = (instant.astimezone(KUWAIT) for instant in window)
    return f"{opens:%H:%M}", f"{closes:%H:%M}"


def list_hours() -> st.SearchStrategy[Hours]:
    clocks = st.times().map(lambda clock: clock.replace(microsecond=0))
    return st.tuples(clocks, clocks).filter(lambda pair: pair[0] < pair[1]).map(lambda pair: Hours(*pair))


days = st.dates(date(2025, 11, 1), date(2027, 4, 30))
instants = st.datetimes(
    datetime(2025, 11, 1), datetime(2027, 4, 30), timezones=st.sampled_from([UTC, KUWAIT])
)
durations = st.timedeltas(timedelta(0), timedelta(hours=300))
overrides = st.builds(DayOverride, days, st.booleans(), st.none() | list_hours())
calendars = st.lists(overrides, max_size=20).map(lambda listed: Calendar(tuple(listed)))


@pytest.mark.parametrize(
    ("on", "why"),
    [
        ("2026-01-01", "New Year"),
        ("2026-02-25", "National Day"),
        ("2026-02-26", "Liberation Day"),
        ("2026-03-22", "third day of Eid al-Fitr, a Sunday"),
        ("2026-05-26", "Arafah"),
        ("2026-05-27", "Eid al-Adha"),
        ("2026-06-16", "Islamic New Year"),
        ("2026-11-27", "a Friday"),
        ("2026-11-28", "a Saturday"),
    ],
)
def test_nobody_works_at_weekends_and_on_public_holidays(on: str, why: str) -> None:
    assert not ORDINARY.is_working_day(date.fromisoformat(on)), why


@pytest.mark.parametrize("on", ["2026-11-22", "2026-11-23", "2026-11-24", "2026-11-25", "2026-11-26"])
def test_sunday_to_thursday_are_worked_from_eight_to_two(on: str) -> None:
    assert get_clock(ORDINARY, date.fromisoformat(on)) == ("08:00", "14:00")


@pytest.mark.parametrize(
    ("on", "clock"),
    [
        ("2026-02-17", ("08:00", "14:00")),
        ("2026-02-18", ("09:30", "13:30")),
        ("2026-03-19", ("09:30", "13:30")),
        ("2026-03-23", ("08:00", "14:00")),
        ("2030-01-06", ("09:30", "13:30")),
        ("2030-12-29", ("09:30", "13:30")),
    ],
    ids=["eve", "first day", "last day", "after Eid", "first Ramadan of 2030", "second Ramadan of 2030"],
)
def test_ramadan_has_its_own_hours(on: str, clock: tuple[str, str]) -> None:
    assert get_clock(ORDINARY, date.fromisoformat(on)) == clock


def test_hours_are_data_of_the_calendar() -> None:
    early = Calendar(
        usual_hours=Hours(time(7), time(13)),
        ramadan_hours=Hours(time(10), time(12)),
        weekend=frozenset({3, 4}),
    )
    assert get_clock(early, date(2026, 11, 24)) == ("07:00", "13:00")
    assert get_clock(early, date(2026, 2, 18)) == ("10:00", "12:00")
    assert get_clock(early, date(2026, 11, 26)) is None
    assert get_clock(early, date(2026, 11, 28)) == ("07:00", "13:00")


def test_override_closes_a_working_day() -> None:
    closed = Calendar((DayOverride(date(2026, 11, 24), is_open=False),))
    assert get_clock(closed, date(2026, 11, 24)) is None
    assert closed.add_working_time(in_kuwait("2026-11-23", "13:00"), timedelta(hours=2)) == in_kuwait(
        "2026-11-25", "09:00"
    )


def test_override_opens_a_friday_with_the_usual_hours() -> None:
    friday = date(2026, 11, 27)
    assert get_clock(Calendar((DayOverride(friday, is_open=True),)), friday) == ("08:00", "14:00")


def test_override_opens_a_friday_of_ramadan_with_the_hours_of_ramadan() -> None:
    friday = date(2026, 2, 27)
    assert get_clock(Calendar((DayOverride(friday, is_open=True),)), friday) == ("09:30", "13:30")


def test_override_opens_a_holiday_and_sets_hours() -> None:
    national_day = date(2026, 2, 25)
    short = Calendar((DayOverride(national_day, is_open=True, hours=Hours(time(10), time(11, 30))),))
    assert get_clock(short, national_day) == ("10:00", "11:30")


def test_of_two_overrides_for_a_day_the_later_counts() -> None:
    day = date(2026, 11, 24)
    reopened = Calendar((DayOverride(day, is_open=False), DayOverride(day, is_open=True)))
    assert reopened.is_working_day(day)


@pytest.mark.parametrize(
    ("at", "hours", "reached"),
    [
        (("2026-11-24", "09:00"), 2, ("2026-11-24", "11:00")),
        (("2026-11-24", "13:00"), 1, ("2026-11-24", "14:00")),
        (("2026-11-24", "14:00"), 1, ("2026-11-25", "09:00")),
        (("2026-11-24", "05:00"), 1, ("2026-11-24", "09:00")),
        (("2026-11-26", "13:00"), 2, ("2026-11-29", "09:00")),
        (("2026-11-27", "10:00"), 6, ("2026-11-29", "14:00")),
        (("2026-11-24", "14:00"), 0, ("2026-11-24", "14:00")),
        (("2026-11-27", "10:00"), 0, ("2026-11-29", "08:00")),
        (("2026-03-19", "12:30"), 2, ("2026-03-23", "09:00")),
        (("2026-02-17", "13:00"), 5, ("2026-02-18", "13:30")),
    ],
    ids=[
        "within a day",
        "to closing",
        "from closing",
        "before opening",
        "over a weekend",
        "from a Friday",
        "nothing at closing",
        "nothing on a Friday",
        "over Eid al-Fitr",
        "into Ramadan",
    ],
)
def test_working_time_passes_only_in_working_hours(
    at: tuple[str, str], hours: int, reached: tuple[str, str]
) -> None:
    assert ORDINARY.add_working_time(in_kuwait(*at), timedelta(hours=hours)) == in_kuwait(*reached)


@pytest.mark.parametrize(
    ("at", "count", "reached"),
    [
        (("2026-11-22", "07:00"), 3, ("2026-11-25", "14:00")),
        (("2026-11-22", "23:00"), 3, ("2026-11-25", "14:00")),
        (("2026-11-27", "10:00"), 1, ("2026-11-29", "14:00")),
        (("2026-11-26", "09:00"), 1, ("2026-11-29", "14:00")),
        (("2026-02-24", "09:00"), 1, ("2026-03-01", "13:30")),
        (("2026-12-31", "09:00"), 1, ("2027-01-03", "14:00")),
    ],
    ids=["early", "late", "from a Friday", "over a weekend", "over National Day in Ramadan", "over New Year"],
)
def test_working_days_end_at_closing_and_the_first_never_counts(
    at: tuple[str, str], count: int, reached: tuple[str, str]
) -> None:
    assert ORDINARY.add_working_days(in_kuwait(*at), count) == in_kuwait(*reached)


def test_day_is_the_day_in_kuwait_and_not_in_greenwich() -> None:
    late_on_saturday = datetime(2026, 11, 28, 22, tzinfo=UTC)
    assert ORDINARY.add_working_days(late_on_saturday, 1) == in_kuwait("2026-11-30", "14:00")


def test_a_working_week_has_thirty_hours() -> None:
    week = ORDINARY.working_time_between(in_kuwait("2026-11-20", "00:00"), in_kuwait("2026-11-27", "00:00"))
    assert week == timedelta(hours=30)


def test_naive_instant_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        ORDINARY.add_working_days(datetime(2026, 11, 24, 9), 1)


def test_working_time_never_runs_backward() -> None:
    with pytest.raises(ValueError, match="forward"):
        ORDINARY.add_working_time(in_kuwait("2026-11-24", "09:00"), timedelta(hours=-1))


def test_no_working_day_is_no_deadline() -> None:
    with pytest.raises(ValueError, match="at least one"):
        ORDINARY.add_working_days(in_kuwait("2026-11-24", "09:00"), 0)


def test_kuwait_knows_no_summer_time() -> None:
    year = [date(2027, 1, 1) + timedelta(days=n) for n in range(365)]
    openings = {f"{window[0]:%H:%M}" for on in year if (window := ORDINARY.hours_on(on))}
    assert openings == {"05:00", "06:30"}


@given(calendars, instants, durations)
def test_adding_then_measuring_gives_the_duration_back(
    calendar: Calendar, at: datetime, duration: timedelta
) -> None:
    assert calendar.working_time_between(at, calendar.add_working_time(at, duration)) == duration


@given(calendars, instants, durations)
def test_reached_instant_lies_in_working_hours_and_is_utc(
    calendar: Calendar, at: datetime, duration: timedelta
) -> None:
    reached = calendar.add_working_time(at, duration)
    window = calendar.hours_on(reached.astimezone(KUWAIT).date())
    assert reached.tzinfo is UTC
    assert reached >= at
    assert window is not None
    assert window[0] <= reached <= window[1]


@given(calendars, instants, durations, durations)
def test_two_stretches_of_work_are_one_of_their_sum(
    calendar: Calendar, at: datetime, first: timedelta, second: timedelta
) -> None:
    in_two = calendar.add_working_time(calendar.add_working_time(at, first), second)
    assert in_two == calendar.add_working_time(at, first + second)


@given(calendars, instants, instants, instants)
def test_working_time_adds_up_over_any_cut(
    calendar: Calendar, first: datetime, second: datetime, third: datetime
) -> None:
    start, cut, end = sorted((first, second, third))
    parts = calendar.working_time_between(start, cut) + calendar.working_time_between(cut, end)
    assert calendar.working_time_between(start, end) == parts
    assert calendar.working_time_between(end, start) == timedelta(0)


@given(calendars, instants, st.integers(1, 30))
def test_so_many_closings_lie_between(calendar: Calendar, at: datetime, count: int) -> None:
    reached = calendar.add_working_days(at, count)
    first, last = (instant.astimezone(KUWAIT).date() for instant in (at, reached))
    between = [first + timedelta(days=n) for n in range(1, (last - first).days + 1)]
    assert sum(calendar.is_working_day(on) for on in between) == count
    window = calendar.hours_on(last)
    assert window is not None
    assert reached == window[1]


@given(st.lists(overrides, max_size=20), instants, durations)
def test_equal_calendars_answer_equally(listed: list[DayOverride], at: datetime, duration: timedelta) -> None:
    asked_before, fresh = Calendar(tuple(listed)), Calendar(tuple(listed))
    asked_before.add_working_time(at, duration * 2)
    assert asked_before == fresh
    assert hash(asked_before) == hash(fresh)
    assert asked_before.add_working_time(at, duration) == fresh.add_working_time(at, duration)
