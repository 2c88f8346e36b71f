"""Appointments to hand goods over: fetched at a place, or brought home."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from domain.forms import FormReader, read_clock, read_date
from domain.visits import combine, compute_visit_end


class HandoverKind(StrEnum):
    """Where goods change hands."""

    PICK_UP = "pick_up"
    HOME_DELIVERY = "home_delivery"


class AppointmentState(StrEnum):
    """The life of an appointment."""

    BOOKED = "booked"
    KEPT = "kept"
    MISSED = "missed"
    CANCELLED = "cancelled"


@dataclass(frozen=True)
class AppointmentForm:
    """An appointment as typed: how, on which day and hour in Kuwait, where."""

    handover: str = ""
    on: str = ""
    clock: str = ""
    place: str = ""


@dataclass(frozen=True)
class StatedAppointment:
    """An appointment that can be booked."""

    kind: HandoverKind
    meet_at: datetime
    place: str


def read_appointment(form: AppointmentForm, *, at: datetime, unsaid: Iterable[str] = ()) -> StatedAppointment:
    """An appointment ahead of us; a pick-up names its place, which is told by message and so holds nothing of `unsaid`.

    Raises InvalidFieldsError.
    """
    reader = FormReader()
    kind = reader.choice("handover", form.handover, HandoverKind)
    on = reader.value("on", form.on, read_date, required=True)
    clock = reader.value("clock", form.clock, read_clock, required=True)
    place = reader.text("place", form.place, required=kind is HandoverKind.PICK_UP, limit=300)
    if any(name.casefold() in (place or "").casefold() for name in unsaid):
        reader.blame("place", "names_too_much")
    if on and clock and combine(on, clock) <= at:
        reader.blame("on", "in_the_past")
    reader.finish()
    assert kind and on and clock is not None  # noqa: S101, PT018 (finish() proved it)
    return StatedAppointment(kind, combine(on, clock), place)


def compute_appointment_end(meet_at: datetime) -> datetime:
    """The instant (UTC) from which an appointment nobody kept counts as missed: the end of its day in Kuwait."""
    return compute_visit_end(meet_at)
