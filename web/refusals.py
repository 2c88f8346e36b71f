"""Every refusal and failure as a page that says what happened and what to do now."""

import logging

from fastapi import Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import RedirectResponse
from starlette.exceptions import HTTPException

from domain.applicants import PinNeededError
from domain.errors import (
    BusyError,
    ForbiddenError,
    InputError,
    InvalidFieldsError,
    NotFoundError,
    NotSignedInError,
    RefusedError,
    SanadError,
    TooLargeError,
    UnavailableError,
)
from web.addresses import add_query
from web.doors import find_visit, is_of_applicants
from web.frame import show_page
from web.rendering import render_guest

log = logging.getLogger("sanad.web")

STATUSES: dict[type[SanadError], int] = {
    InvalidFieldsError: 422,
    TooLargeError: 413,
    InputError: 400,
    ForbiddenError: 403,
    NotFoundError: 404,
    RefusedError: 409,
    UnavailableError: 503,
}
TITLES = {403: "forbidden", 404: "not_found", 409: "refused", 503: "unavailable", 500: "internal"}
RETRY_SECONDS = 5


def get_status(error: SanadError) -> int:
    """The status of an error: of its own class, or of the nearest one above it."""
    return next((STATUSES[kind] for kind in type(error).__mro__ if kind in STATUSES), 500)


async def show_refusal(request: Request, error: Exception) -> Response:
    """The page of any error, in the frame of the reader as far as we know one."""
    known = _translate(error)
    if isinstance(known, NotSignedInError):
        return _ask_to_sign_in(request, known)
    status = get_status(known)
    if status == 500:
        # Our own errors carry codes and no text of anybody's; a stranger's is logged by the server.
        log.error("a page failed: %s", known.code, exc_info=known)
    context = {"error": known, "title": TITLES.get(status, "input")}
    visit = find_visit(request)
    if visit is None:
        template = "own_refusal.html" if is_of_applicants(request) else "refusal.html"
        response: Response = render_guest(request, template, status, language=None, **context)
    else:
        response = await show_page(visit, "refusal.html", status, **context)
    if isinstance(known, UnavailableError):
        seconds = known.params.get("retry_after") if isinstance(known, BusyError) else None
        response.headers["Retry-After"] = str(seconds or RETRY_SECONDS)
    return response


def _translate(error: Exception) -> SanadError:
    """What a stranger's error means here: an address that is none is a page that is not there."""
    if isinstance(error, SanadError):
        return error
    is_lost = isinstance(error, HTTPException | RequestValidationError)
    return NotFoundError() if is_lost else SanadError()


def _ask_to_sign_in(request: Request, error: NotSignedInError) -> Response:
    if is_of_applicants(request):
        return RedirectResponse("/my/pin" if isinstance(error, PinNeededError) else "/my/sign-in", 303)
    wanted = request.url.path if request.method == "GET" else "/queue"
    if request.url.query and request.method == "GET":
        wanted += f"?{request.url.query}"
    return RedirectResponse(add_query("/sign-in", next=wanted), 303)
