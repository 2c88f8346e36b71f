"""The design language: every token and every part with its states, over invented figures."""

from fastapi import APIRouter, Request, Response

from web.doors import get_house
from web.preferences import choose_words
from web.rendering import render_guest
from web.specimens import show_specimens
from web.tokens import read_tokens

router = APIRouter()


@router.get("/design")
async def show_design(request: Request) -> Response:
    """What pages are made of, in the reader's language; nothing of the record is on it."""
    specimens = show_specimens(choose_words(request), get_house(request).clock())
    return render_guest(request, "design.html", 200, language=None, tokens=read_tokens(), **specimens)
