"""Reading a form as people type it: every field is tried, every problem is kept, nothing is half-read."""

import re
from collections.abc import Callable, Iterable
from datetime import date, time
from enum import StrEnum
from typing import TypeVar

from domain.digits import convert_digits
from domain.errors import (
    FieldProblem,
    FieldValueError,
    InvalidFieldsError,
    MalformedClockError,
    MalformedDateError,
    Param,
)

Value = TypeVar("Value")
Choice = TypeVar("Choice", bound=StrEnum)
_UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
TEXT_LIMIT = 2000
NAME_LIMIT = 120


class FormReader:
    """Collects the problems of one form; `finish()` raises them all together."""

    def __init__(self) -> None:
        self._problems: list[FieldProblem] = []
        self._path: tuple[str, ...] = ()

    def within(self, part: str) -> "FormReader":
        """A reader of one part of the form: its fields are named after the part, its problems are this one's."""
        reader = FormReader()
        reader._problems, reader._path = self._problems, (*self._path, part)
        return reader

    @property
    def problems(self) -> tuple[FieldProblem, ...]:
        """Every problem so far."""
        return tuple(self._problems)

    def blame(self, field: str, code: str, **params: Param) -> None:
        """Note that `field` is wrong in the way `code` says."""
        name = ".".join((*self._path, field) if field else self._path)
        self._problems.append(FieldProblem(name, code, params))

    def take(self, problems: Iterable[FieldProblem]) -> None:
        """Note problems that a rule found."""
        for problem in problems:
            self.blame(problem.field, problem.code, **problem.params)

    def text(self, field: str, raw: str, *, required: bool = False, limit: int = NAME_LIMIT) -> str:
        """The text without outer spaces; blamed if missing though required, or longer than `limit`."""
        value = " ".join(raw.split()) if limit <= NAME_LIMIT else raw.strip()
        if required and not value:
            self.blame(field, "required")
        if len(value) > limit:
            self.blame(field, "too_long", limit=limit)
        if _UNWRITABLE.search(value):
            # Neither Postgres nor a message to a bank can keep it, and nobody types it.
            self.blame(field, "malformed")
        return value

    def value(
        self, field: str, raw: str, read: Callable[[str], Value], *, required: bool = False
    ) -> Value | None:
        """What `read` makes of the text, or None; a FieldValueError becomes a problem of the field."""
        if not raw.strip():
            if required:
                self.blame(field, "required")
            return None
        try:
            return read(raw)
        except FieldValueError as error:
            self.blame(field, error.code, **error.params)
            return None

    def choice(
        self, field: str, raw: str, choices: type[Choice], *, unknown: str = "unknown_choice"
    ) -> Choice | None:
        """The member named by the text; blamed as `unknown` if there is none, `required` if empty."""
        if not raw.strip():
            self.blame(field, "required")
            return None
        try:
            return choices(raw.strip())
        except ValueError:
            self.blame(field, unknown)
            return None

    def count(self, field: str, raw: str, *, limit: int, code: str, default: int = 1) -> int:
        """A whole number between 1 and `limit`; an empty field is `default`."""
        if not raw.strip():
            return default
        digits = convert_digits(raw).strip()
        if not digits.isdecimal() or not 1 <= int(digits[:6]) <= limit:
            self.blame(field, code, limit=limit)
            return default
        return int(digits)

    def finish(self) -> None:
        """Raise InvalidFieldsError if any field was blamed."""
        if self._problems:
            raise InvalidFieldsError(self._problems)


def read_clock(text: str) -> time:
    """An hour of the day written as 10:30 or 10, in any digits. Raises MalformedClockError."""
    hours, _, minutes = convert_digits(text).strip().partition(":")
    try:
        return time(int(hours), int(minutes or 0))
    except ValueError:
        raise MalformedClockError from None


def read_date(text: str) -> date:
    """A day written as 2026-11-24 or 24/11/2026 (day first), in any digits. Raises MalformedDateError."""
    parts = convert_digits(text).strip().replace("/", "-").replace(".", "-").split("-")
    if len(parts) != 3 or not all(part.isdecimal() for part in parts):
        raise MalformedDateError
    first, month, last = (int(part) for part in parts)
    year, day = (first, last) if len(parts[0]) == 4 else (last, first)
    try:
        return date(year, month, day)
    except ValueError:
        raise MalformedDateError from None
