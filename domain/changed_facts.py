"""Facts that changed while aid runs (rule 12): what was noted, from which day, and what follows for the payments."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from domain.forms import TEXT_LIMIT, FormReader, read_date
from domain.overlaps import Subject


class FactChange(StrEnum):
    """What can change about those whom the aid is for or who receive it."""

    BENEFICIARY_DIED = "beneficiary_died"
    RECEIVER_DIED = "receiver_died"
    MARRIED = "married"
    NATIONALITY = "nationality"
    ADDRESS = "address"


class Consequence(StrEnum):
    """What follows: nothing, a re-study before anything more is paid, or the end of the payments."""

    NOTHING = "nothing"
    RESTUDY = "restudy"
    STOP = "stop"


WORDED = frozenset({FactChange.NATIONALITY, FactChange.ADDRESS})
"""Changes that say what is true now."""


@dataclass(frozen=True)
class ChangeForm:
    """A change as typed: what, from which day on, what is true now, and by which paper that is known."""

    change: str = ""
    since: str = ""
    value: str = ""
    text: str = ""


@dataclass(frozen=True)
class StatedChange:
    """A change that can be written down."""

    change: FactChange
    since_on: date
    value: str
    text: str


def judge_change(change: FactChange, *, subject: Subject) -> Consequence:
    """What follows for aid whose window runs on `subject`.

    Only the death of whom the aid is for ends it; a machine refuses nobody otherwise (rule 11): whatever may touch a
    condition is studied again by a person. A new address touches what is given for a lease or a household alone.
    """
    if change is FactChange.BENEFICIARY_DIED:
        return Consequence.STOP
    if change is FactChange.ADDRESS and subject not in (Subject.LEASE, Subject.HOUSEHOLD):
        return Consequence.NOTHING
    return Consequence.RESTUDY


def read_change(form: ChangeForm, *, today: date) -> StatedChange:
    """A change that has happened; its paper or witness is named. Raises InvalidFieldsError."""
    reader = FormReader()
    change = reader.choice("change", form.change, FactChange)
    since_on = reader.value("since", form.since, read_date, required=True)
    if since_on and since_on > today:
        reader.blame("since", "in_the_future")
    value = reader.text("value", form.value, required=change in WORDED)
    text = reader.text("text", form.text, required=True, limit=TEXT_LIMIT)
    reader.finish()
    assert change and since_on  # noqa: S101, PT018 (finish() proved it)
    return StatedChange(change, since_on, value, text)
