"""How two birth dates stand to each other: the same, mistyped, estimated, or a generation apart."""

from datetime import date
from enum import IntEnum

from matching.records import is_estimate


class BirthLevel(IntEnum):
    """The strongest first; "later" and "earlier" are said of the queried person."""

    EXACT = 0
    EXACT_ESTIMATE = 1  # the same 1 January
    SWAPPED = 2  # day and month exchanged
    ESTIMATED = 3  # one of them is 1 January of the same year
    DAY_OFF = 4  # one day apart, as two calendars convert a Hijri date
    ONE_PART = 5  # only the day, only the month, or the year by one slip
    NEAR_ESTIMATE = 6  # one of them is 1 January of a neighbouring year
    SAME_YEAR = 7
    CLOSE = 8  # at most three years apart
    SIBLINGS = 9  # at most fifteen
    LATER = 10
    EARLIER = 11
    MISSING = 12


def compare_births(queried: tuple[date, ...], registered: tuple[date, ...]) -> BirthLevel:
    """The strongest level of any two of the dates."""
    if not queried or not registered:
        return BirthLevel.MISSING
    if len(queried) == 1 and len(registered) == 1:
        return compare_dates(queried[0], registered[0])
    return min(compare_dates(one, other) for one in queried for other in registered)


def compare_dates(one: date, other: date) -> BirthLevel:
    """Level of two dates, the queried person's first."""
    if one == other:
        return BirthLevel.EXACT_ESTIMATE if is_estimate(one) else BirthLevel.EXACT
    if one.year == other.year and one.month == other.day and one.day == other.month:
        return BirthLevel.SWAPPED
    if is_estimate(one) or is_estimate(other):
        return _compare_estimates(one, other)
    if abs((one - other).days) == 1:
        return BirthLevel.DAY_OFF
    if _differs_in_one_part(one, other):
        return BirthLevel.ONE_PART
    return _compare_years(one.year - other.year)


def _compare_estimates(one: date, other: date) -> BirthLevel:
    years = one.year - other.year
    if years == 0:
        return BirthLevel.ESTIMATED
    return BirthLevel.NEAR_ESTIMATE if abs(years) <= 2 else _compare_years(years)


def _differs_in_one_part(one: date, other: date) -> bool:
    same = (one.year == other.year) + (one.month == other.month) + (one.day == other.day)
    if same != 2:
        return False
    return one.year == other.year or is_year_slip(one.year, other.year)


def is_year_slip(one: int, other: int) -> bool:
    """A neighbouring year, one digit replaced, or the last two exchanged."""
    digits = sum(left != right for left, right in zip(str(one), str(other), strict=True))
    exchanged = str(one)[2:] == str(other)[:1:-1]
    return abs(one - other) <= 2 or digits == 1 or exchanged


def _compare_years(years: int) -> BirthLevel:
    if years == 0:
        return BirthLevel.SAME_YEAR
    if abs(years) <= 3:
        return BirthLevel.CLOSE
    if abs(years) <= 15:
        return BirthLevel.SIBLINGS
    return BirthLevel.LATER if years > 0 else BirthLevel.EARLIER
