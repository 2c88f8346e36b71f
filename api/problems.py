"""Every refusal as problem+json (RFC 9457): which status, which words, and who catches it."""

from collections.abc import Iterator, Mapping

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from api.faults import read_faults
from api.languages import choose_language
from api.schemas.problems import FieldFault, Problem
from domain.errors import (
    ForbiddenError,
    InputError,
    InvalidFieldsError,
    KeyMissingError,
    NotFoundError,
    NotSignedInError,
    Param,
    RefusedError,
    SanadError,
    TooLargeError,
    UnavailableError,
)
from language.catalogues import Language
from language.words import Words, words_for

PROBLEM_JSON = "application/problem+json"
RETRY_SECONDS = 5
_STATUSES: Mapping[type[SanadError], int] = {
    KeyMissingError: 400,
    TooLargeError: 413,
    InputError: 422,
    NotSignedInError: 401,
    ForbiddenError: 403,
    NotFoundError: 404,
    RefusedError: 409,
    UnavailableError: 503,
    SanadError: 500,
}
_FAMILIES = (InputError, NotSignedInError, ForbiddenError, NotFoundError, RefusedError, UnavailableError)


def get_status(error: SanadError) -> int:
    """The HTTP status of an error: that of its nearest class which has one."""
    return next(_STATUSES[kind] for kind in type(error).__mro__ if kind in _STATUSES)


def make_problem(error: SanadError, language: Language, *, status: int | None = None) -> Problem:
    """The problem details of `error`: its family gives the title, the error itself the detail."""
    words = words_for(language)
    faults = error.problems if isinstance(error, InvalidFieldsError) else ()
    return Problem(
        type=f"/problems/{error.code}",
        title=words.error(_get_family(error)),
        status=status or get_status(error),
        detail=words.error(error, **_name_people(error, words)),
        code=error.code,
        errors=[
            FieldFault(field=fault.field, code=fault.code, message=words.error(fault)) for fault in faults
        ],
    )


def make_refusal(code: str | None, **params: Param) -> SanadError:
    """The error of a refusal that the engine stated as a code; a plain RefusedError for one it may not state."""
    kinds = (*_list_kinds(RefusedError), *_list_kinds(ForbiddenError))
    return next((kind(**params) for kind in kinds if kind.code == code), RefusedError())


def answer_problem(
    error: SanadError,
    accept_language: str | None,
    *,
    status: int | None = None,
    headers: Mapping[str, str] | None = None,
) -> JSONResponse:
    """The response to a caller who sent this Accept-Language; with the headers its status asks for."""
    language = choose_language(accept_language)
    problem = make_problem(error, language, status=status)
    every = {
        "Content-Language": language,
        "Vary": "Accept-Language",
        **_get_headers(error),
        **(headers or {}),
    }
    return JSONResponse(problem.model_dump(), problem.status, headers=every, media_type=PROBLEM_JSON)


def install_problems(app: FastAPI) -> None:
    """Let `app` answer every error as a problem: ours, FastAPI's, unknown paths and methods, the unexpected."""

    @app.exception_handler(SanadError)
    def answer_error(request: Request, error: SanadError) -> JSONResponse:
        return answer_problem(error, request.headers.get("accept-language"))

    @app.exception_handler(RequestValidationError)
    def answer_invalid(request: Request, error: RequestValidationError) -> JSONResponse:
        return answer_problem(read_faults(error), request.headers.get("accept-language"))

    @app.exception_handler(HTTPException)
    def answer_http(request: Request, error: HTTPException) -> JSONResponse:
        kind = NotFoundError if error.status_code == 404 else InputError
        return answer_problem(
            kind(), request.headers.get("accept-language"), status=error.status_code, headers=error.headers
        )

    @app.exception_handler(Exception)
    def answer_unexpected(request: Request, _error: Exception) -> JSONResponse:
        return answer_problem(SanadError(), request.headers.get("accept-language"))


def _list_kinds(kind: type[SanadError]) -> Iterator[type[SanadError]]:
    yield kind
    for child in kind.__subclasses__():
        yield from _list_kinds(child)


def _name_people(error: SanadError, words: Words) -> dict[str, str]:
    """The name of whoever acted first, where the error carries one that the reader may know."""
    name = words.name(str(error.params.get("actor_ar", "")), str(error.params.get("actor_en", "")))
    return {"actor": name} if name else {}


def _get_family(error: SanadError) -> SanadError:
    return next((family() for family in _FAMILIES if isinstance(error, family)), SanadError())


def _get_headers(error: SanadError) -> dict[str, str]:
    if isinstance(error, NotSignedInError):
        return {"WWW-Authenticate": "Bearer"}
    if isinstance(error, UnavailableError):
        return {"Retry-After": str(error.params.get("retry_after", RETRY_SECONDS))}
    return {}
