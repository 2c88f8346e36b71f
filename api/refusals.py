"""What the OpenAPI document says about refusals: one shape, with an example per code and language."""

from collections.abc import Iterable
from typing import Any

from fastapi import FastAPI
from pydantic.json_schema import models_json_schema

from api.problems import PROBLEM_JSON, get_status, make_problem
from api.schemas.problems import Problem
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
_REF = "#/components/schemas/{model}"
_LANGUAGES: tuple[Language, ...] = ("ar", "en")


def describe_refusals(*errors: SanadError, field: str = "limit") -> Responses:
    """The refusals of an operation that reads: those every operation knows, and `errors`; `field` is an example."""
    wrong = InvalidFieldsError([FieldProblem(field, "malformed")])
    return _describe([NotSignedInError(), wrong, BusyError(retry_after=5), UnavailableError(), *errors])


def describe_post_refusals(*errors: SanadError, field: str, code: str = "required") -> Responses:
    """The refusals of an operation that writes; `field` and `code` are its example of a wrong field."""
    wrong = InvalidFieldsError([FieldProblem(field, code)])
    keys = (KeyMissingError(), KeyReusedError(), TooLargeError())
    return _describe(
        [NotSignedInError(), wrong, BusyError(retry_after=5), UnavailableError(), *keys, *errors]
    )


def describe_sign_in_refusals() -> Responses:
    """The refusals of signing in."""
    wrong = InvalidFieldsError([FieldProblem("password", "required")])
    return _describe(
        [WrongPasswordError(), wrong, TooLargeError(), BusyError(retry_after=5), UnavailableError()]
    )


class DescribedApi(FastAPI):
    """A FastAPI whose document also holds the shape of problems, which no success answer mentions."""

    def openapi(self) -> dict[str, Any]:
        document = super().openapi()
        _, definitions = models_json_schema([(Problem, "serialization")], ref_template=_REF)
        document.setdefault("components", {}).setdefault("schemas", {}).update(definitions["$defs"])
        return document


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
    content = {PROBLEM_JSON: {"schema": {"$ref": _REF.format(model=Problem.__name__)}, "examples": {}}}
    return {"description": first_line, "content": content}
