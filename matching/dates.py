"""Birth dates as typed: Gregorian or Hijri, ISO or day first, in any digits."""

import re
from datetime import date
from functools import lru_cache

from hijridate import Hijri

from domain.digits import convert_digits

_NUMBERS = re.compile(r"\d+")
_HIJRI_YEARS = range(1343, 1501)  # what the Umm al-Qura tables of the library cover
_GREGORIAN_YEARS = range(1880, 2101)


@lru_cache(maxsize=1 << 15)
def read_birth_date(text: str) -> date | None:
    """The day meant, or None. A year alone is read as its 1 January, which is how papers write an estimate."""
    numbers = [int(number) for number in _NUMBERS.findall(convert_digits(text)[:40])]
    if len(numbers) == 1 and len(convert_digits(text)) == 4:
        return _build(numbers[0], 1, 1)
    if len(numbers) < 3:
        return None
    year, month, day = numbers[:3] if numbers[0] > 31 else numbers[2::-1]
    return _build(year, month, day) or _build(year, day, month)


def _build(year: int, month: int, day: int) -> date | None:
    try:
        if year in _HIJRI_YEARS:
            converted = Hijri(year, month, day).to_gregorian()
            return date(converted.year, converted.month, converted.day)
        return date(year, month, day) if year in _GREGORIAN_YEARS else None
    except (ValueError, OverflowError):
        return None
