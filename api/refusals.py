"""What the OpenAPI document says about refusals: one shape, with an example per code and language."""

from collections.abc import Iterable
from typing import Any

from api.faults import KEY_HEADER
from api.problems import PROBLEM_JSON, get_status, make_problem
from api.schemas.problems import Problem
from domain.accounts import FirstPasswordError
from domain.errors import (
    BusyError,
    FieldProblem,
    InvalidFieldsError,
    KeyMissingError,
    KeyReusedError,
    NotSignedInError,
    SanadError,
    TooLargeError,
    UnavailableError,
    WrongPasswordError,
)
from language.catalogues import Language

Responses = dict[int | str, dict[str, Any]]
_LANGUAGES: tuple[Language, ...] = ("ar", "en")
_DOWN = (BusyError(retry_after=5), UnavailableError())


def describe_refusals(*errors: SanadError, field: str | None = None) -> Responses:
    """The refusals of an operation that reads; `field` is its example of a wrong one, if it takes any."""
    wrong = [InvalidFieldsError([FieldProblem(field, "malformed")])] if field else []
    return _describe([NotSignedInError(), *wrong, *_DOWN, *errors])


def describe_post_refusals(
    *errors: SanadError, field: str = KEY_HEADER, code: str = "malformed"
) -> Responses:
    """The refusals of an operation that writes; `field` and `code` are its example of a wrong field."""
    wrong = InvalidFieldsError([FieldProblem(field, code)])
    keys = (KeyMissingError(), KeyReusedError(), TooLargeError())
    return _describe([NotSignedInError(), wrong, *_DOWN, *keys, *errors])


def describe_sign_in_refusals() -> Responses:
    """The refusals of signing in."""
    wrong = InvalidFieldsError([FieldProblem("password", "required")])
    return _describe([WrongPasswordError(), FirstPasswordError(), wrong, TooLargeError(), *_DOWN])


def _describe(errors: Iterable[SanadError]) -> Responses:
    responses: Responses = {}
    for error in errors:
        response = responses.setdefault(get_status(error), _make_response(error))
        examples = response["content"][PROBLEM_JSON]["examples"]
        for language in _LANGUAGES:
            examples[f"{error.code}_{language}"] = {"value": make_problem(error, language).model_dump()}
    return responses


def _make_response(error: SanadError) -> dict[str, Any]:
    first_line = (type(error).__doc__ or "").partition("\n")[0]
    content = {PROBLEM_JSON: {"schema": {"$ref": f"#/components/schemas/{Problem.__name__}"}, "examples": {}}}
    return {"description": first_line, "content": content}
