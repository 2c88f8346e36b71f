"""The official calendar: which days and hours the bodies work, and arithmetic on working time alone."""

from calendar import FRIDAY, SATURDAY
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache, cached_property
from itertools import islice, takewhile
from zoneinfo import ZoneInfo

import holidays
from hijridate import Gregorian

KUWAIT = ZoneInfo("Asia/Kuwait")

_RAMADAN = 9
_ONE_DAY = timedelta(days=1)

_Window = tuple[datetime, datetime]


@dataclass(frozen=True)
class Hours:
    """The working hours of one day, on the clock of Kuwait; `closes` is later than `opens`."""

    opens: time
    closes: time


@dataclass(frozen=True)
class DayOverride:
    """What the ministry decreed for one day, above weekend, holiday and Ramadan.

    A closed day has no hours whatever `hours` says; an open day without `hours` keeps the usual ones.
    """

    on: date
    is_open: bool
    hours: Hours | None = None


@dataclass(frozen=True)
class Calendar:
    """The working week, the hours and the ministry's overrides; of two overrides for a day the later counts.

    Holidays are Kuwait's public ones and Ramadan that of Umm al-Qura, both computed ahead; what the sighting
    of the moon changes comes as an override. Known from 1 August 1924 to 16 November 2077: OverflowError
    beyond. Every instant taken or given is aware (ValueError for a naive one); those given are in UTC. Build
    one and keep it: a calendar remembers the days it was asked about.
    """

    overrides: tuple[DayOverride, ...] = ()
    usual_hours: Hours = Hours(time(8), time(14))
    ramadan_hours: Hours = Hours(time(9, 30), time(13, 30))
    weekend: frozenset[int] = frozenset({FRIDAY, SATURDAY})

    def is_working_day(self, on: date) -> bool:
        """Say whether anybody works on that day in Kuwait."""
        return self.hours_on(on) is not None

    def hours_on(self, on: date) -> _Window | None:
        """Return when work opens and closes on that day in Kuwait, as instants in UTC; None on a day off."""
        if on not in self._windows:
            self._windows[on] = self._compute_window(on)
        return self._windows[on]

    def add_working_time(self, at: datetime, duration: timedelta) -> datetime:
        """Return the earliest instant by which `duration` of working time has passed since `at`.

        It lies within working hours; a duration that fills a day ends at that day's closing, not at the next
        opening. No duration at all gives `at` itself, or the next opening when nobody works at `at`.

        Raises ValueError for a negative duration.
        """
        if duration < timedelta(0):
            raise ValueError("working time runs forward only")
        left = duration
        windows = self._list_windows_from(at)
        while True:
            opens, closes = next(windows)
            if left <= closes - opens:
                return opens + left
            left -= closes - opens

    def add_working_days(self, at: datetime, count: int) -> datetime:
        """Return the closing instant of the `count`-th working day after the day of `at` in Kuwait.

        The day of `at` itself never counts, however early `at` is: three days from Sunday 07:00 and from
        Sunday 23:00 both end on Wednesday at closing, one day from a Friday ends on Sunday at closing.

        Raises ValueError for a count below one.
        """
        if count < 1:
            raise ValueError("at least one working day must follow")
        following = self._list_windows(read_day(at) + _ONE_DAY)
        return next(islice(following, count - 1, None))[1]

    def working_time_between(self, start: datetime, end: datetime) -> timedelta:
        """Return the working time from `start` to `end`; zero when `end` is not later."""
        until_end = takewhile(lambda window: window[0] < end, self._list_windows_from(start))
        return sum((min(closes, end) - opens for opens, closes in until_end), timedelta(0))

    @cached_property
    def _windows(self) -> dict[date, _Window | None]:
        return {}

    @cached_property
    def _overrides_by_day(self) -> dict[date, DayOverride]:
        return {override.on: override for override in self.overrides}

    def _list_windows_from(self, at: datetime) -> Iterator[_Window]:
        """Yield the windows not yet closed at `at`, the first one cut to begin there."""
        windows = self._list_windows(read_day(at))
        first = next(windows)
        if at <= first[1]:
            yield max(first[0], at.astimezone(UTC)), first[1]
        yield from windows

    def _list_windows(self, on: date) -> Iterator[_Window]:
        """Yield the window of every working day from `on`, without end."""
        while True:
            window = self.hours_on(on)
            if window is not None:
                yield window
            on += _ONE_DAY

    def _compute_window(self, on: date) -> _Window | None:
        hours = self._find_hours(on)
        if hours is None:
            return None
        return _place_in_kuwait(on, hours.opens), _place_in_kuwait(on, hours.closes)

    def _find_hours(self, on: date) -> Hours | None:
        override = self._overrides_by_day.get(on)
        if override is None:
            is_open, hours = on.weekday() not in self.weekend and on not in _list_holidays(on.year), None
        else:
            is_open, hours = override.is_open, override.hours
        return (hours or self._get_usual_hours(on)) if is_open else None

    def _get_usual_hours(self, on: date) -> Hours:
        return self.ramadan_hours if Gregorian.fromdate(on).to_hijri().month == _RAMADAN else self.usual_hours


@cache
def _list_holidays(year: int) -> frozenset[date]:
    return frozenset(holidays.country_holidays("KW", years=year))


def _place_in_kuwait(on: date, clock: time) -> datetime:
    return datetime.combine(on, clock, tzinfo=KUWAIT).astimezone(UTC)


def begin_day(on: date) -> datetime:
    """The instant (UTC) at which a day begins in Kuwait."""
    return _place_in_kuwait(on, time.min)


def read_day(at: datetime) -> date:
    """Return the day of an instant in Kuwait. Raises ValueError for a naive one."""
    if at.tzinfo is None:
        raise ValueError("an instant without a time zone would be read in the zone of this machine")
    return at.astimezone(KUWAIT).date()
