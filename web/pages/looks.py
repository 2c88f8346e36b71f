"""Looks of the ministry at a case: the list of them, and the early look that gives its reason."""

from uuid import UUID

from fastapi import APIRouter, Response
from fastapi.responses import RedirectResponse

from domain.errors import InvalidFieldsError, RefusedError
from domain.looks import GLASS_OPEN_FOR
from services import cases, looks
from services.looks import LOOKERS
from web.doors import SignedIn, Visit
from web.forms import Typed, read_data, read_submission, read_text
from web.frame import show_page
from web.pages.cases import show_refused_case

router = APIRouter(prefix="/requests/{request_id}")


@router.get("/looks")
async def show_looks(visit: SignedIn, request_id: UUID, cursor: str | None = None) -> Response:
    """Who of the ministry looked at this case, when and what for."""
    page = await visit.ask(looks.list_looks, request_id, cursor=cursor)
    return await show_page(visit, "looks.html", request_id=request_id, page=page)


@router.get("/glass")
async def ask_glass(visit: SignedIn, request_id: UUID) -> Response:
    """What an early look means, before it is made. Raises WrongRoleError."""
    visit.actor.require(*LOOKERS)
    return await _show_form(visit, request_id, Typed())


@router.post("/glass")
async def break_glass(visit: SignedIn, request_id: UUID) -> Response:
    """Open the file for a few hours; its charity reads the reason."""
    data = await read_data(visit.request)
    reason = read_text(data, "reason")
    submission = read_submission(data, {"act": "glass", "request_id": str(request_id), "reason": reason})
    try:
        await visit.ask(looks.break_glass, request_id, reason, submission, at=visit.at)
    except InvalidFieldsError as error:
        typed = Typed({"reason": reason}, error.problems, submission.key)
        return await _show_form(visit, request_id, typed, 422)
    except RefusedError as error:
        return await show_refused_case(visit, request_id, error)
    return RedirectResponse(f"/requests/{request_id}", 303)


async def _show_form(visit: Visit, request_id: UUID, typed: Typed, status: int = 200) -> Response:
    case = await visit.ask(cases.get_case, request_id, at=visit.at)
    hours = int(GLASS_OPEN_FOR.total_seconds() // 3600)
    return await show_page(visit, "glass.html", status, case=case, hours=hours, typed=typed)
