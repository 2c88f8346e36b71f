"""Days and instants in words: Gregorian with Hijri beside it, how long ago, how long is left."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Protocol

from hijridate import Gregorian

from domain.calendars import KUWAIT
from language.numerals import Digits, shape_digits

# Umm al-Qura is computed for these days; an older or later one is shown without its Hijri date.
HIJRI_FIRST = date(1924, 8, 1)
HIJRI_LAST = date(2077, 11, 16)

_MINUTE = timedelta(minutes=1)
_HOUR = timedelta(hours=1)
_DAYS_OF_A_WEEK = 7


class WorkingDays(Protocol):
    """The one thing asked of the official calendar here."""

    def is_working_day(self, on: date) -> bool:
        """Say whether anybody works on that day in Kuwait."""


class DateWords:
    """Words dates through `fill(key, **values)`, which answers with the text of a catalogue's sentence."""

    def __init__(self, fill: Callable[..., str], digits: Digits) -> None:
        self._fill = fill
        self._digits = digits

    def day(self, on: date) -> str:
        """Weekday, day, month, year."""
        return self._fill("date-day", short=self.day_short(on), year=self._digit(on.year))

    def day_short(self, on: date) -> str:
        """Weekday, day, month."""
        return self._fill(
            "date-day_short",
            weekday=self._weekday(on),
            day=self._digit(on.day),
            month=self._fill(f"month-{on.month}"),
        )

    def day_hijri(self, on: date) -> str:
        """Day, month, year of Umm al-Qura; `on` lies between HIJRI_FIRST and HIJRI_LAST (OverflowError)."""
        hijri = Gregorian.fromdate(on).to_hijri()
        return self._fill(
            "date-hijri",
            day=self._digit(hijri.day),
            month=self._fill(f"hijri_month-{hijri.month}"),
            year=self._digit(hijri.year),
        )

    def day_both(self, on: date) -> str:
        """Gregorian, with Hijri beside it where Umm al-Qura is known."""
        if not HIJRI_FIRST <= on <= HIJRI_LAST:
            return self.day(on)
        return self._fill("date-both", day=self.day(on), hijri=self.day_hijri(on))

    def clock(self, at: datetime) -> str:
        """Hours and minutes on the clock of Kuwait, of twenty-four hours."""
        return shape_digits(f"{at.astimezone(KUWAIT):%H:%M}", self._digits)

    def instant(self, at: datetime, now: datetime | None) -> str:
        """Day and clock in Kuwait; with its year only if `now` is given and lies in another."""
        on = at.astimezone(KUWAIT).date()
        far = now is not None and now.astimezone(KUWAIT).year != on.year
        return self._fill(
            "date-instant", day=self.day(on) if far else self.day_short(on), clock=self.clock(at)
        )

    def when(self, at: datetime, now: datetime, *, in_sentence: bool = False) -> str:
        """A near instant as people say it: today, tomorrow, a weekday within six days, else the day."""
        on, today = at.astimezone(KUWAIT).date(), now.astimezone(KUWAIT).date()
        days = (on - today).days
        if -1 <= days <= 1:
            day = self._fill(("date-yesterday", "date-today", "date-tomorrow")[days + 1])
            return self._fill("date-when", day=day, clock=self.clock(at))
        if 0 < days < _DAYS_OF_A_WEEK:
            moment = self._fill("date-when", day=self._weekday(on), clock=self.clock(at))
        else:
            moment = self.instant(at, now)
        return self._fill("date-on", moment=moment) if in_sentence else moment

    def since(self, at: datetime, now: datetime) -> str:
        """How long ago: minutes and hours of today, then yesterday, a weekday within six days, then days."""
        days = _count_days(at, now)
        if days == 0:
            return self._elapsed("since", now - at)
        if days == 1:
            return self._fill("since-yesterday")
        if days < _DAYS_OF_A_WEEK:
            return self._fill("since-weekday", weekday=self._weekday(at.astimezone(KUWAIT).date()))
        return self._fill("since-days", count=days)

    def until(self, due_at: datetime, now: datetime, calendar: WorkingDays | None) -> str:
        """What is left until `due_at`, or how late it is; with a calendar the days left are working days."""
        if due_at <= now:
            return self._late(due_at, now)
        days = _count_days(now, due_at)
        if days == 0:
            return self._elapsed("until", due_at - now)
        if calendar is None:
            return self._fill("until-days", count=days)
        today = now.astimezone(KUWAIT).date()
        working = sum(calendar.is_working_day(today + timedelta(days=n)) for n in range(1, days + 1))
        return (
            self._fill("until-working_days", count=working)
            if working
            else self._fill("until-days", count=days)
        )

    def _late(self, due_at: datetime, now: datetime) -> str:
        days = _count_days(due_at, now)
        return self._fill("overdue-days", count=days) if days else self._elapsed("overdue", now - due_at)

    def _elapsed(self, family: str, duration: timedelta) -> str:
        if duration < _MINUTE:
            return self._fill(f"{family}-moment")
        if duration < _HOUR:
            return self._fill(f"{family}-minutes", count=duration // _MINUTE)
        return self._fill(f"{family}-hours", count=duration // _HOUR)

    def _weekday(self, on: date) -> str:
        return self._fill(f"weekday-{on.isoweekday()}")

    def _digit(self, number: int) -> str:
        return shape_digits(str(number), self._digits)


def _count_days(start: datetime, end: datetime) -> int:
    """Midnights of Kuwait between two instants."""
    return (end.astimezone(KUWAIT).date() - start.astimezone(KUWAIT).date()).days
