"""The board of deadlines: the places at which an open case stands, and the ages by which the ministry tells them."""

from calendar import THURSDAY
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from domain.calendars import begin_day, read_day
from domain.codes import Wait
from domain.forms import FormReader

AGE_LIMIT = 36_500


class Place(StrEnum):
    """Where an open case stands: the stages, with the pool and what waits after approval told apart."""

    REGISTRATION = "registration"
    POOL = "pool"
    DUPLICATE_CHECK = "duplicate_check"
    REVIEW = "review"
    SIGN_OFF = "sign_off"
    UNPAID = "unpaid"
    SCHEDULED = "scheduled"


@dataclass(frozen=True)
class AgeBand:
    """Ages in whole days since the day a request was received, both ends within; the last band has no end."""

    first: int
    last: int | None


AGE_BANDS = (
    AgeBand(0, 14),
    AgeBand(15, 30),
    AgeBand(31, 90),
    AgeBand(91, 180),
    AgeBand(181, 365),
    AgeBand(366, None),
)
UNTAKEN_DAYS = 15
"""From this age on a case that nobody pulled breaks the two-week rule."""


@dataclass(frozen=True)
class BoardForm:
    """Which open cases are meant, as it stands in an address: every field is text and may be empty.

    `late` and `open` are anything or nothing, `charity` an id (for the ministry), ages are whole days, both ends within.
    """

    charity: str = ""
    kind: str = ""
    place: str = ""
    wait: str = ""
    min_days: str = ""
    max_days: str = ""
    late: str = ""
    open: str = ""


@dataclass(frozen=True)
class PlaceFilter:
    """Which open cases are meant; empty parts narrow nothing. Ages are whole days, both ends within."""

    charity_id: UUID | None = None
    kind: str = ""
    place: Place | None = None
    wait: Wait | None = None
    min_days: int | None = None
    max_days: int | None = None
    is_late: bool = False
    is_open: bool = False


EVERYTHING = PlaceFilter()
"""Every case there is, open or closed."""


def read_board_form(form: BoardForm) -> PlaceFilter:
    """The filter of an address. Raises InvalidFieldsError."""
    reader = FormReader()
    charity_id = None
    try:
        charity_id = UUID(form.charity) if form.charity else None
    except ValueError:
        reader.blame("charity", "unknown_choice")
    ages = {
        name: reader.count(name, text, limit=AGE_LIMIT, code="unknown_choice") if text else None
        for name, text in (("min_days", form.min_days), ("max_days", form.max_days))
    }
    found = PlaceFilter(
        charity_id=charity_id,
        kind=reader.text("kind", form.kind),
        place=reader.choice("place", form.place, Place) if form.place else None,
        wait=reader.choice("wait", form.wait, Wait) if form.wait else None,
        is_late=bool(form.late),
        is_open=bool(form.open),
        **ages,
    )
    reader.finish()
    return found


def compute_latest_receipt(days: int, at: datetime) -> datetime:
    """The instant before which a request was received that is at least so many days old on the day of `at`."""
    return _begin(at, 1 - days)


def compute_thursday(at: datetime) -> datetime:
    """The end of the last Thursday before the day of `at`: where the working week before closed."""
    today = read_day(at)
    days = (today.weekday() - THURSDAY - 1) % 7
    return _begin(at, -days)


def _begin(at: datetime, shift: int) -> datetime:
    return begin_day(read_day(at) + timedelta(days=shift))
