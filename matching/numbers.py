"""Civil IDs, other papers' numbers and phones as typed, several in one field if need be."""

import re
from datetime import date
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

from domain.civil_ids import CivilIdVerdict, read_civil_id
from domain.digits import convert_digits
from domain.errors import MalformedCivilIdError

_BETWEEN = re.compile(r"[/,;،؛|\n\t&+]| و ")
_NOT_DIGIT = re.compile(r"\D")
_NOT_CODE = re.compile(r"[^0-9a-z]")
_MOST_NUMBERS = 4


class Trust(IntEnum):
    """What kind of number it is."""

    VALID = 0  # a civil ID whose check digit is right
    DOUBTFUL = 1  # meant as a civil ID: digits in about its length, or a wrong check digit
    FOREIGN = 2  # another paper: passport, security card, a neighbouring country's number


class CivilNumber(NamedTuple):
    """A number without blanks and signs, and what it is."""

    value: str
    trust: Trust


@lru_cache(maxsize=1 << 12)
def read_numbers(text: str) -> tuple[CivilNumber, ...]:
    """Every number of a field for the civil ID; placeholders such as 000000000000 are none."""
    converted = convert_digits(text).lower()
    if not converted:
        return ()
    digits = _NOT_DIGIT.sub("", converted)
    pieces = [digits[:12], digits[12:]] if len(digits) == 24 else _BETWEEN.split(converted)
    found = (read_number(piece) for piece in pieces)
    return tuple(dict.fromkeys(number for number in found if number is not None))[:_MOST_NUMBERS]


def read_number(piece: str) -> CivilNumber | None:
    code = _NOT_CODE.sub("", piece)
    if len(code) < 6 or len(code) > 24 or len(set(code)) == 1:
        return None
    if not code.isdecimal() or not 11 <= len(code) <= 13 or code[0] not in "23":
        return CivilNumber(code, Trust.FOREIGN)
    return CivilNumber(code, Trust.VALID if is_valid_civil_id(code) else Trust.DOUBTFUL)


def is_valid_civil_id(code: str) -> bool:
    try:
        return read_civil_id(code).verdict is CivilIdVerdict.OK
    except MalformedCivilIdError:
        return False


def find_inner_date(numbers: tuple[CivilNumber, ...]) -> date | None:
    """The birth date inside the first valid civil ID."""
    return next((read_civil_id(each.value).birth_on for each in numbers if each.trust is Trust.VALID), None)


@lru_cache(maxsize=1 << 12)
def read_phones(text: str) -> tuple[str, ...]:
    """Phone numbers of a field without the country's code; fewer than seven digits are none."""
    pieces = _BETWEEN.split(convert_digits(text).replace("+", "00"))
    found = (_strip_country(_NOT_DIGIT.sub("", piece)) for piece in pieces)
    return tuple(dict.fromkeys(phone for phone in found if 7 <= len(phone) <= 15 and len(set(phone)) > 1))


def _strip_country(digits: str) -> str:
    digits = digits.removeprefix("00")
    return digits[3:] if len(digits) == 11 and digits.startswith("965") else digits


@lru_cache(maxsize=1 << 12)
def list_neighbours(code: str) -> tuple[str, ...]:
    """Valid civil IDs one slip away from a doubtful number (the check digit leaves about one in eleven)."""
    tries = {code[:at] + digit + code[at + 1 :] for at in range(len(code)) for digit in "0123456789"}
    tries |= {code[:at] + code[at + 1] + code[at] + code[at + 2 :] for at in range(len(code) - 1)}
    if len(code) == 11:
        tries = {code[:at] + digit + code[at:] for at in range(12) for digit in "0123456789"}
    if len(code) == 13:
        tries = {code[:at] + code[at + 1 :] for at in range(13)}
    return tuple(sorted(each for each in tries if each != code and is_valid_civil_id(each)))
