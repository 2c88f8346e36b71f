"""Reading what a browser posts into the form classes of the services, and what a page shows of it again."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from typing import TypeVar
from uuid import uuid4

from fastapi import Request
from starlette.datastructures import FormData

from domain.errors import FieldProblem, KeyMissingError, TooLargeError
from services.submissions import Submission, digest_of

Form = TypeVar("Form")
KEY_LIMIT = 80
FORM_LIMIT = 256 * 1024


def read_form(data: FormData, form: type[Form], within: str = "") -> Form:
    """An instance of a form class: tuples take every value of their name, booleans mean that it was sent.

    `within` is what the names of its fields begin with on the page.
    """
    values: dict[str, object] = {}
    for spot in fields(form):  # type: ignore[arg-type] # bound to dataclasses by its callers
        sent = [value for value in data.getlist(within + spot.name) if isinstance(value, str)]
        if spot.type in (bool, "bool"):
            values[spot.name] = bool(sent)
        elif spot.type in (str, "str"):
            values[spot.name] = sent[0] if sent else ""
        else:
            values[spot.name] = tuple(sent)
    return form(**values)


def read_text(data: FormData, name: str) -> str:
    """The text of one field, or nothing."""
    value = data.get(name, "")
    return value if isinstance(value, str) else ""


def read_submission(data: FormData, form: object) -> Submission:
    """The form's idempotency key with the digest of what came. Raises KeyMissingError."""
    key = read_text(data, "key")
    if not key or len(key) > KEY_LIMIT:
        raise KeyMissingError
    return Submission(key, digest_of(form))


@dataclass(frozen=True)
class Typed:
    """What stands in the fields of a form: what was typed, and what is wrong with it."""

    values: Mapping[str, object] = field(default_factory=dict)
    problems: tuple[FieldProblem, ...] = ()
    key: str = field(default_factory=lambda: str(uuid4()))

    def get(self, name: str) -> str:
        """The text of a field."""
        value = self.values.get(name, "")
        return value if isinstance(value, str) else ""

    def has(self, name: str, choice: str) -> bool:
        """True if `choice` was ticked in the group `name`, or is its one value."""
        value = self.values.get(name)
        if isinstance(value, bool):
            return value
        return choice in value if isinstance(value, tuple) else value == choice

    def list_problems(self, name: str) -> tuple[FieldProblem, ...]:
        """The problems of one field."""
        return tuple(problem for problem in self.problems if problem.field == name)


def list_values(form: object, within: str = "") -> dict[str, object]:
    """The fields of a form class by name, as `Typed` takes them; `within` is what the names begin with on the page."""
    return {within + spot.name: getattr(form, spot.name) for spot in fields(form)}  # type: ignore[arg-type]


async def read_data(
    request: Request, *, limit: int = FORM_LIMIT, fields: int = 200, files: int = 0
) -> FormData:
    """The posted fields. Raises TooLargeError for a form above the limit, without reading it."""
    length = request.headers.get("content-length", "")
    # Every browser announces a form's length; who does not is no browser.
    if not length.isdecimal() or int(length) > limit:
        raise TooLargeError(limit=limit)
    return await request.form(max_files=files, max_fields=fields)


def list_hidden(values: Mapping[str, object]) -> Iterable[tuple[str, str]]:
    """Names and texts of hidden fields that carry a whole form to the next page."""
    for name, value in values.items():
        for text in value if isinstance(value, tuple) else (value,):
            if text is True:
                yield name, "yes"
            elif isinstance(text, str) and text:
                yield name, text
