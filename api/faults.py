"""What FastAPI found wrong with a request, in the words of the domain."""

from collections.abc import Mapping
from typing import Any

from fastapi.exceptions import RequestValidationError

from domain.errors import FieldProblem, InputError, InvalidFieldsError, KeyMissingError

KEY_HEADER = "Idempotency-Key"
_CODES: Mapping[str, str] = {
    "missing": "required",
    "string_too_short": "required",
    "string_too_long": "too_long",
    "enum": "unknown_choice",
    "literal_error": "unknown_choice",
}


def read_faults(error: RequestValidationError) -> InputError:
    """The domain's error for FastAPI's: never with a value that was sent.

    A missing Idempotency-Key is KeyMissingError, everything else InvalidFieldsError with one problem per field.
    """
    faults = error.errors()
    if any(_is_missing_key(fault) for fault in faults):
        return KeyMissingError()
    return InvalidFieldsError([_read_fault(fault) for fault in faults])


def _is_missing_key(fault: Mapping[str, Any]) -> bool:
    place, *names = fault["loc"]
    is_key = place == "header" and names == [KEY_HEADER]
    return is_key and _CODES.get(fault["type"]) == "required"


def _read_fault(fault: Mapping[str, Any]) -> FieldProblem:
    place, *names = fault["loc"]
    whole = not names or fault["type"] == "json_invalid"
    code = _CODES.get(fault["type"], "malformed")
    params = {"limit": fault["ctx"]["max_length"]} if code == "too_long" else {}
    return FieldProblem(str(place) if whole else ".".join(str(name) for name in names), code, params)
