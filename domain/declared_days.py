"""A day that the ministry declares, as typed: a day off, or one on which work is done, perhaps with other hours."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from domain.calendars import DayOverride, Hours
from domain.forms import FormReader, read_clock, read_date

CIRCULAR_LIMIT = 60
AHEAD = timedelta(days=3 * 366)
"""As far ahead as a day is declared: what is later is a slip of the pen."""


class DayState(StrEnum):
    """What a day is declared to be."""

    CLOSED = "closed"
    OPEN = "open"


@dataclass(frozen=True)
class DayForm:
    """A declaration as typed; hours belong to a day of work alone, and are the usual ones if left out."""

    on: str = ""
    state: str = ""
    opens: str = ""
    closes: str = ""
    circular: str = ""


@dataclass(frozen=True)
class StatedDay:
    """A declaration that can be made."""

    override: DayOverride
    circular: str


def read_declaration(form: DayForm, *, today: date) -> StatedDay:
    """Read a declaration; `today` is the day in Kuwait. Raises InvalidFieldsError with every problem at once."""
    reader = FormReader()
    on = reader.value("on", form.on, read_date, required=True)
    if on and on < today:
        reader.blame("on", "in_the_past")
    if on and on > today + AHEAD:
        reader.blame("on", "out_of_range")
    state = reader.choice("state", form.state, DayState)
    hours = _read_hours(reader, form) if state is DayState.OPEN else None
    circular = reader.text("circular", form.circular, required=True, limit=CIRCULAR_LIMIT)
    reader.finish()
    assert on is not None  # noqa: S101 (finish() proved it)
    return StatedDay(DayOverride(on, state is DayState.OPEN, hours), circular)


def _read_hours(reader: FormReader, form: DayForm) -> Hours | None:
    if not form.opens.strip() and not form.closes.strip():
        return None
    opens = reader.value("opens", form.opens, read_clock, required=True)
    closes = reader.value("closes", form.closes, read_clock, required=True)
    if opens and closes and closes <= opens:
        reader.blame("closes", "ends_before_it_begins")
    return Hours(opens, closes) if opens and closes else None
