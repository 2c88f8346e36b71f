"""The official calendar: which days and hours the bodies work, and arithmetic on working time alone."""

from calendar import FRIDAY, SATURDAY
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache, cached_property
from zoneinfo import ZoneInfo

import holidays
from hijridate import Gregorian

KUWAIT = ZoneInfo("Asia/Kuwait")

_RAMADAN = 9
_ONE_DAY = timedelta(days=1)

type _Window = tuple[datetime, datetime]


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

    def hours_on(self, on: date) -> tuple[datetime, datetime] | None:
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
        start, left = at.astimezone(UTC), duration
        for opens, closes in self._list_windows_from(at):
            begins = max(opens, start)
            if begins <= closes and begins + left <= closes:
                return begins + left
            left -= max(closes - begins, timedelta(0))
        raise AssertionError("a calendar has no last day")

    def add_working_days(self, at: datetime, count: int) -> datetime:
        """Return the closing instant of the `count`-th working day after the day of `at` in Kuwait.

        The day of `at` itself never counts, however early `at` is: three days from Sunday 07:00 and from
        Sunday 23:00 both end on Wednesday at closing, one day from a Friday ends on Sunday at closing.

        Raises ValueError for a count below one.
        """
        if count < 1:
            raise ValueError("at least one working day must follow")
        windows = self._list_windows_from_day(_read_local_date(at) + _ONE_DAY)
        for _ in range(count - 1):
            next(windows)
        return next(windows)[1]

    def working_time_between(self, start: datetime, end: datetime) -> timedelta:
        """Return the working time from `start` to `end`; zero when `end` is not later."""
        total = timedelta(0)
        if end <= start:
            return total
        for opens, closes in self._list_windows_from(start):
            if opens >= end:
                break
            total += max(min(closes, end) - max(opens, start), timedelta(0))
        return total
