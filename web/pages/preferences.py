"""Choosing language and digits from any page, and coming back to it."""

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from web.addresses import read_local_path
from web.doors import get_house, is_secure
from web.forms import read_data, read_text
from web.preferences import (
    DIGITS_COOKIE,
    LANGUAGE_COOKIE,
    choose_digits,
    choose_language,
    keep_preference,
)

router = APIRouter()


@router.post("/preferences")
async def keep_preferences(request: Request) -> Response:
    """Remember what was chosen and show the same page again."""
    data = await read_data(request)
    secure = is_secure(get_house(request))
    response = RedirectResponse(read_local_path(read_text(data, "next")), 303)
    if language := read_text(data, "language"):
        keep_preference(response, LANGUAGE_COOKIE, choose_language(language), secure=secure)
    if digits := read_text(data, "digits"):
        keep_preference(response, DIGITS_COOKIE, choose_digits(digits), secure=secure)
    return response
