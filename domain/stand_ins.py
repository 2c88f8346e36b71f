"""Standing in for a colleague: the span of days it may have, and how a task is put off to a day."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from domain.calendars import KUWAIT
from domain.forms import TEXT_LIMIT, FormReader, read_date

LONGEST = timedelta(days=92)
"""Who is away for longer gives his work to others for good."""


@dataclass(frozen=True)
class StandInForm:
    """Who stands in, as typed: every field is text. `absent` and `substitute` are account ids; no `absent` is oneself."""

    absent: str = ""
    substitute: str = ""
    from_on: str = ""
    to_on: str = ""
    reason: str = ""


@dataclass(frozen=True)
class AssignmentForm:
    """To whom a task is given, and why; `until` only if it comes back on the day after. `to` is an account id."""

    to: str = ""
    until: str = ""
    text: str = ""


@dataclass(frozen=True)
class SnoozeForm:
    """The day until which a task is put off, and why."""

    until: str = ""
    text: str = ""


@dataclass(frozen=True)
class Span:
    """From one day to another, both included."""

    from_on: date
    to_on: date


def read_span(reader: FormReader, from_on: str, to_on: str, *, today: date, until: str = "to_on") -> Span:
    """The span of a substitution, from today if nothing else is said; what is wrong is blamed.

    It begins today or later, ends no earlier, and lasts at most LONGEST.
    """
    first = reader.value("from_on", from_on, read_date) or today
    last = reader.value(until, to_on, read_date, required=True) or first
    if first < today:
        reader.blame("from_on", "in_the_past")
    if last < first or last - first > LONGEST:
        reader.blame(until, "not_a_span", limit=LONGEST.days)
    return Span(first, last)


def read_reason(reader: FormReader, text: str, field: str = "text") -> str:
    """The sentence that explains it; blamed if there is none."""
    return reader.text(field, text, required=True, limit=TEXT_LIMIT)


def read_snooze(reader: FormReader, form: SnoozeForm, *, today: date, due_at: datetime) -> datetime | None:
    """The instant at which a task put off comes back: the day begins in Kuwait, and the task is not due before."""
    until = reader.value("until", form.until, read_date, required=True)
    if until is None:
        return None
    comes_back_at = datetime.combine(until, time(), tzinfo=KUWAIT).astimezone(UTC)
    if until <= today:
        reader.blame("until", "not_after_today")
    elif comes_back_at > due_at:
        reader.blame("until", "beyond_due", due_on=due_at.astimezone(KUWAIT).date().isoformat())
    return comes_back_at
