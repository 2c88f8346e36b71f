"""Aid that recurs (rule 10): when each instalment is due, the re-study after which payment stops, arrears."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from domain.calendars import KUWAIT, Calendar
from domain.categories import Recurrence
from domain.overlaps import add_months

STEP_MONTHS: dict[Recurrence, int] = {
    Recurrence.ONCE: 0,
    Recurrence.MONTHLY: 1,
    Recurrence.EVERY_2_MONTHS: 2,
    Recurrence.EVERY_3_MONTHS: 3,
    Recurrence.EVERY_4_MONTHS: 4,
    Recurrence.EVERY_6_MONTHS: 6,
    Recurrence.YEARLY: 12,
}
"""How many months lie between two instalments; aid that is given once has no dates."""

RESTUDY_MONTHS = 12
"""After how long aid that recurs is studied again, unless its category says otherwise."""
RESTUDY_LIMIT = 60


def count_limit(recurrence: Recurrence, restudy_months: int) -> int:
    """How many instalments lie before the re-study, the first one due at the beginning; 0 for aid that is given once."""
    step = STEP_MONTHS[recurrence]
    return -(-restudy_months // step) if step else 0


def plan_due_dates(
    first_on: date, recurrence: Recurrence, count: int, *, anchor_on: date | None = None
) -> list[date]:
    """The days on which `count` instalments are due from the first on.

    All of a case fall on the day of the month of `anchor_on`, its very first (`first_on` unless given): a 31st is the
    last day of a shorter month, and the 31st again after it.
    """
    return [_step(anchor_on or first_on, first_on, STEP_MONTHS[recurrence] * place) for place in range(count)]


def choose_first_due(
    last_on: date | None,
    recurrence: Recurrence,
    *,
    today: date,
    pays_arrears: bool,
    anchor_on: date | None = None,
) -> date:
    """The day from which an approval pays: today for the first one, else the day after the last that was paid for.

    Where policy pays no arrears, whatever fell due before today is passed over, in whole steps.
    """
    if last_on is None:
        return today
    step, place = STEP_MONTHS[recurrence], 1
    while not pays_arrears and _step(anchor_on or last_on, last_on, step * place) < today:
        place += 1
    return _step(anchor_on or last_on, last_on, step * place)


def shift_due_dates(
    due: Sequence[date], recurrence: Recurrence, *, today: date, anchor_on: date | None = None
) -> list[date]:
    """The same instalments after a standstill for which nothing is owed: the first of them is due today or later."""
    if not due:
        return []
    step, place, anchor = STEP_MONTHS[recurrence], 0, anchor_on or due[0]
    while _step(anchor, due[0], step * place) < today:
        place += 1
    return [_step(anchor, on, step * place) for on in due]


def _step(anchor_on: date, on: date, months: int) -> date:
    """The day `months` after `on`, as the day of the month of the anchor has it."""
    apart = (on.year - anchor_on.year) * 12 + on.month - anchor_on.month
    return add_months(anchor_on, apart + months)


def compute_restudy(first_on: date, restudy_months: int) -> date:
    """The day on which aid that began on `first_on` is studied again: from then on nothing is paid until it is renewed."""
    return add_months(first_on, restudy_months)


def compute_opening(calendar: Calendar, due_on: date) -> datetime:
    """The instant (UTC) at which an instalment's order may be issued: the opening of the last working day before it is due."""
    day = due_on - timedelta(days=1)
    while not calendar.is_working_day(day):
        day -= timedelta(days=1)
    return compute_day_opening(calendar, day)


def compute_day_opening(calendar: Calendar, on: date) -> datetime:
    """The instant (UTC) at which work opens on that day, or on the next one that has work."""
    return calendar.add_working_time(datetime.combine(on, time(), KUWAIT), timedelta(0))
