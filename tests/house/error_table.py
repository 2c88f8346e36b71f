"""Writes docs/errors.md: every error of the house by its code, as callers of the API and operators meet it."""

from api.problems import get_status
from domain.errors import InvalidFieldsError, SanadError
from language.catalogues import load_catalogue
from language.words import words_for
from stack.errors import StackError
from tests.house.rules import HOUSE
from tests.house.test_language_complete import list_field_codes
from tests.house.test_names import list_error_kinds

DOCUMENT = "docs/errors.md"
INTRODUCTION = """# Errors

Written by `python -m tests.house.error_table`; a test compares. Every refusal of the API is problem+json with one of these
codes, worded in the language of the caller; codes never change their meaning. The tree of the classes is drawn in
`domain/errors.py`.
"""


def write_table() -> str:
    """The document as it should be."""
    kinds = sorted(list_error_kinds(), key=lambda kind: kind.code)
    told = [kind for kind in kinds if not issubclass(kind, StackError)]
    operated = [kind for kind in kinds if issubclass(kind, StackError)]
    fields = sorted(list_field_codes() | {kind.code for kind in told if _is_about_a_value(kind)})
    parts = [
        INTRODUCTION,
        "## Refusals\n\n| code | status | what it means |\n|---|---|---|",
        *(f"| `{kind.code}` | {_get_status(kind)} | {_describe(kind)} |" for kind in told),
        "\n## Problems of a field\n\nCodes in `errors` of `invalid_fields`, with their English wording.\n",
        "| code | wording |\n|---|---|",
        *(f"| `{code}` | {_word(code)} |" for code in fields),
        "\n## Failures of the embedded stack\n\n`sanad up` says a sentence and ends with status 2.\n",
        "| code | what it means |\n|---|---|",
        *(f"| `{kind.code}` | {_describe(kind)} |" for kind in operated),
    ]
    return "\n".join(parts) + "\n"


def _is_about_a_value(kind: type[SanadError]) -> bool:
    return kind.__base__ is not None and kind.__base__.__name__ == "FieldValueError"


def _describe(kind: type[SanadError]) -> str:
    return " ".join((kind.__doc__ or "").partition("\n\n")[0].split())


def _get_status(kind: type[SanadError]) -> int:
    return get_status(InvalidFieldsError([]) if issubclass(kind, InvalidFieldsError) else kind())


def _word(code: str) -> str:
    key = f"error-{code.replace('_', '-')}"
    needed = load_catalogue("en", "latn").get(key).needed
    sentence = words_for("en").say(key, **dict.fromkeys(needed, "…"))
    return sentence.replace("\u2068", "").replace("\u2069", "")


if __name__ == "__main__":
    (HOUSE / DOCUMENT).write_text(write_table(), encoding="utf-8")
