"""Opening a closed case again by the ministry: what will follow, the typed reason, and back to the case."""

from uuid import UUID

from fastapi import APIRouter, Response
from fastapi.responses import RedirectResponse

from domain.errors import InvalidFieldsError, RefusedError
from domain.reopenings import NotReopenableError, ReopeningForm, ReopeningReason
from domain.roles import Role
from services import cases, reopenings
from web.addresses import add_query
from web.doors import SignedIn, Visit
from web.forms import Typed, list_values, read_data, read_form, read_submission
from web.frame import show_page
from web.pages.cases import show_refused_case

router = APIRouter(prefix="/requests/{request_id}/reopening")


@router.get("")
async def ask_reopening(visit: SignedIn, request_id: UUID) -> Response:
    """What opening this case again means, before it is done. Raises WrongRoleError."""
    return await _show_form(visit, request_id, Typed())


@router.post("")
async def reopen_case(visit: SignedIn, request_id: UUID) -> Response:
    """Open the case again, or show the form again with what is wrong."""
    data = await read_data(visit.request)
    form = read_form(data, ReopeningForm)
    submission = read_submission(data, form)
    try:
        await visit.ask(reopenings.reopen_case, request_id, form, submission, at=visit.at)
    except InvalidFieldsError as error:
        typed = Typed(list_values(form), error.problems, submission.key)
        return await _show_form(visit, request_id, typed, 422)
    except RefusedError as error:
        return await show_refused_case(visit, request_id, error)
    await visit.house.processes.try_start(request_id)
    return RedirectResponse(add_query(f"/requests/{request_id}", done="reopened"), 303)


async def _show_form(visit: Visit, request_id: UUID, typed: Typed, status: int = 200) -> Response:
    visit.actor.require(Role.SUPERVISOR)
    offer = await visit.ask(reopenings.find_offer, request_id)
    if offer is None:
        return await show_refused_case(visit, request_id, NotReopenableError())
    case = await visit.ask(cases.get_case, request_id, at=visit.at)
    return await show_page(
        visit, "reopening.html", status, case=case, offer=offer, reasons=tuple(ReopeningReason), typed=typed
    )
