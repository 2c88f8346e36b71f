"""The Kuwaiti civil ID: reading one as typed, the birth date inside it, and a verdict on its check digit."""

import re
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from domain.digits import convert_digits
from domain.errors import MalformedCivilIdError

_SEPARATORS = re.compile(r"[\s\-\u2010-\u2015\u2212]+")
_SHAPE = re.compile(r"[23][0-9]{11}")
_CENTURIES = {"2": 1900, "3": 2000}
_WEIGHTS = (2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


class CivilIdVerdict(StrEnum):
    """Whether the last digit agrees with the other eleven."""

    OK = "ok"
    WRONG_CHECK_DIGIT = "wrong_check_digit"


@dataclass(frozen=True)
class CivilId:
    """A civil ID of possible shape: twelve ASCII digits, the birth date inside, the verdict.

    The number and the date are left out of `repr`, so that no log or traceback shows them.
    """

    value: str = field(repr=False)
    birth_on: date = field(repr=False)
    verdict: CivilIdVerdict


def read_civil_id(text: str) -> CivilId:
    """Read a civil ID as a person typed it (Arabic-Indic or Persian digits, spaces and dashes allowed).

    Twelve digits: century (2 = 19xx, 3 = 20xx), YYMMDD, a serial of four, a check digit. A wrong check digit
    is a warning and refuses nobody, because no official specification of it is published. Whether the birth
    date lies in the future is the caller's to judge: this room has no clock.

    Raises MalformedCivilIdError for another length, another century, or a date no calendar has.
    """
    value = _SEPARATORS.sub("", convert_digits(text))
    if not _SHAPE.fullmatch(value):
        raise MalformedCivilIdError
    verdict = CivilIdVerdict.OK if _has_right_check_digit(value) else CivilIdVerdict.WRONG_CHECK_DIGIT
    return CivilId(value=value, birth_on=_read_birth_date(value), verdict=verdict)


def _read_birth_date(value: str) -> date:
    year = _CENTURIES[value[0]] + int(value[1:3])
    try:
        return date(year, int(value[3:5]), int(value[5:7]))
    except ValueError:
        raise MalformedCivilIdError from None


def _has_right_check_digit(value: str) -> bool:
    """Compare the last digit with 11 − (Σ dᵢ·wᵢ mod 11); 10 and 11 are not issued, so never right."""
    total = sum(int(digit) * weight for digit, weight in zip(value, _WEIGHTS, strict=False))
    return 11 - total % 11 == int(value[-1])
