"""Field visits: when one is booked, what came of it, and the plan of a researcher by day and area."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from itertools import groupby
from typing import Protocol, TypeVar

from domain.calendars import KUWAIT, read_day
from domain.forms import FormReader, read_clock, read_date


class VisitState(StrEnum):
    """The life of a visit."""

    BOOKED = "booked"
    DONE = "done"
    MISSED = "missed"
    CANCELLED = "cancelled"


@dataclass(frozen=True)
class VisitForm:
    """A visit as typed: the day and the hour in Kuwait, and a note for the way."""

    on: str = ""
    clock: str = ""
    note: str = ""


@dataclass(frozen=True)
class VisitOutcomeForm:
    """What came of a visit as typed: done, or missed because nobody was there."""

    state: str = ""


class Stop(Protocol):
    """What a plan needs to know of a visit."""

    @property
    def visit_at(self) -> datetime:
        """When it is booked for."""

    @property
    def governorate(self) -> str:
        """As the applicant stated it."""

    @property
    def area(self) -> str:
        """As the applicant stated it."""


AnyStop = TypeVar("AnyStop", bound=Stop)


def read_visit(form: VisitForm, *, at: datetime) -> datetime:
    """The instant a visit is booked for. Raises InvalidFieldsError, also for one that is past already."""
    reader = FormReader()
    on = reader.value("on", form.on, read_date, required=True)
    clock = reader.value("clock", form.clock, read_clock, required=True)
    if on and clock and combine(on, clock) <= at:
        reader.blame("on", "in_the_past")
    reader.finish()
    assert on is not None and clock is not None  # noqa: S101, PT018 (finish() proved it)
    return combine(on, clock)


def combine(on: date, clock: time) -> datetime:
    """A day and an hour in Kuwait as an instant."""
    return datetime.combine(on, clock, KUWAIT).astimezone(UTC)


def compute_visit_end(visit_at: datetime) -> datetime:
    """The instant (UTC) at which the day of a visit is over in Kuwait: by then somebody has said what came of it."""
    return combine(read_day(visit_at) + timedelta(days=1), time.min)


def group_stops(stops: Iterable[AnyStop]) -> list[tuple[date, list[tuple[tuple[str, str], list[AnyStop]]]]]:
    """Stops by day, and within a day by (governorate, area): each area whole, the one that begins first at the front."""
    by_day = groupby(sorted(stops, key=lambda stop: stop.visit_at), key=_read_day_of)
    return [(day, _group_areas(list(of_day))) for day, of_day in by_day]


def _group_areas(stops: list[AnyStop]) -> list[tuple[tuple[str, str], list[AnyStop]]]:
    areas: dict[tuple[str, str], list[AnyStop]] = {}
    for stop in stops:
        areas.setdefault((stop.governorate, stop.area), []).append(stop)
    return list(areas.items())


def _read_day_of(stop: Stop) -> date:
    return read_day(stop.visit_at)
