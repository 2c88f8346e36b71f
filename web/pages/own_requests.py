"""What an applicant follows: their requests, one of them in plain words, and who looked at it."""

from typing import Any
from uuid import UUID

from fastapi import APIRouter, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from services import own_requests
from web.doors import OwnSignedIn, OwnVisit
from web.forms import Typed
from web.rendering import render_guest

router = APIRouter(prefix="/my")
DONE = frozenset({"papers", "receipt", "appeal", "contact", "withdrawal"})
"""What a page can say was done."""


@router.get("")
async def list_requests(visit: OwnSignedIn) -> Response:
    """The applicant's requests; whoever has one is shown that one."""
    rows = await visit.ask(own_requests.list_own_requests)
    if len(rows) == 1:
        return RedirectResponse(f"/my/requests/{rows[0].request_id}", 303)
    return show_own(visit, "own_requests.html", rows=rows)


@router.get("/requests/{request_id}")
async def show_request(visit: OwnSignedIn, request_id: UUID, done: str = "") -> Response:
    """Where a request stands, and the one thing that is asked now."""
    view = await visit.ask(own_requests.get_own_request, request_id, at=visit.at)
    said = done if done in DONE else ""
    return show_own(visit, "own_request.html", view=view, typed=Typed(), done=said)


@router.get("/requests/{request_id}/looks")
async def show_looks(visit: OwnSignedIn, request_id: UUID) -> Response:
    """Which bodies looked at the request, and when."""
    looks = await visit.ask(own_requests.list_own_looks, request_id)
    return show_own(visit, "own_looks.html", looks=looks, request_id=request_id)


def show_own(visit: OwnVisit, template: str, status: int = 200, **context: Any) -> HTMLResponse:  # noqa: ANN401
    """A page of the applicant who is signed in."""
    return render_guest(visit.request, template, status, own=visit, at=visit.at, **context)
