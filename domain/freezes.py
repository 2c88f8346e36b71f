"""Freezes: between two days nothing is registered, or nothing approved, in some categories or in all."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from domain.errors import FieldProblem, RefusedError
from domain.forms import TEXT_LIMIT, FormReader, read_date


class Stop(StrEnum):
    """What a freeze stops."""

    REGISTRATION = "registration"
    APPROVALS = "approvals"


class FrozenError(RefusedError):
    """The ministry stopped this until `until_on`, that day included, by `circular`."""

    code = "frozen"


@dataclass(frozen=True)
class Freeze:
    """From one day through another (days in Kuwait) these acts stop; without categories it holds for all of them."""

    from_on: date
    to_on: date
    categories: frozenset[str]
    stops: frozenset[Stop]
    reason_ar: str
    reason_en: str
    circular: str

    def is_holding(self, category: str, stop: Stop, *, on: date) -> bool:
        """True if it stops this for the category on that day."""
        return (
            stop in self.stops
            and self.from_on <= on <= self.to_on
            and (not self.categories or category in self.categories)
        )


@dataclass(frozen=True)
class FreezeForm:
    """A freeze as typed."""

    from_on: str = ""
    to_on: str = ""
    categories: tuple[str, ...] = ()
    stops: tuple[str, ...] = ()
    reason_ar: str = ""
    reason_en: str = ""
    circular: str = ""


def find_freeze(freezes: Iterable[Freeze], category: str, stop: Stop, *, on: date) -> Freeze | None:
    """The freeze that stops this on that day, the one that lasts longest if there are several."""
    holding = (freeze for freeze in freezes if freeze.is_holding(category, stop, on=on))
    return max(holding, key=lambda freeze: freeze.to_on, default=None)


def list_freeze_problems(
    freezes: Iterable[Freeze], category: str, stop: Stop, *, on: date
) -> tuple[FieldProblem, ...]:
    """The freeze as a problem of the field `category`, as a form is refused by it."""
    freeze = find_freeze(freezes, category, stop, on=on)
    if freeze is None:
        return ()
    return (
        FieldProblem(
            "category", "frozen", {"until_on": freeze.to_on.isoformat(), "circular": freeze.circular}
        ),
    )


def read_freeze(form: FreezeForm, categories: Collection[str], *, today: date) -> Freeze:
    """Read a freeze; `categories` are the codes there are, `today` is the day in Kuwait.

    Raises InvalidFieldsError with every problem at once.
    """
    reader = FormReader()
    from_on = reader.value("from_on", form.from_on, read_date, required=True)
    to_on = reader.value("to_on", form.to_on, read_date, required=True)
    if from_on and from_on < today:
        reader.blame("from_on", "in_the_past")
    if from_on and to_on and to_on < from_on:
        reader.blame("to_on", "ends_before_it_begins")
    if not frozenset(categories).issuperset(form.categories):
        reader.blame("categories", "unknown_category")
    if not form.stops:
        reader.blame("stops", "required")
    if not frozenset(Stop).issuperset(form.stops):
        reader.blame("stops", "unknown_choice")
    reason_ar = reader.text("reason_ar", form.reason_ar, required=True, limit=TEXT_LIMIT)
    reason_en = reader.text("reason_en", form.reason_en, required=True, limit=TEXT_LIMIT)
    circular = reader.text("circular", form.circular, required=True)
    reader.finish()
    assert from_on is not None and to_on is not None  # noqa: S101, PT018 (finish() proved it)
    stops = frozenset(map(Stop, form.stops))
    return Freeze(from_on, to_on, frozenset(form.categories), stops, reason_ar, reason_en, circular)
