"""More time for the open task of a case: what may be given, the day, the reason, and back to the case."""

from uuid import UUID

from fastapi import APIRouter, Response
from fastapi.responses import RedirectResponse

from domain.errors import InvalidFieldsError, NotFoundError, RefusedError
from services import cases, extensions
from services.extensions import ExtensionForm
from web.addresses import add_query
from web.doors import SignedIn, Visit
from web.forms import Typed, list_values, read_data, read_form, read_submission, read_text
from web.frame import show_page
from web.pages.cases import show_refused_case

router = APIRouter(prefix="/requests/{request_id}/tasks/{task_id}/extension")


@router.get("")
async def ask_extension(visit: SignedIn, request_id: UUID, task_id: UUID) -> Response:
    """What may be given, before it is asked for. Raises NotFoundError."""
    return await _show_form(visit, request_id, task_id, Typed())


@router.post("")
async def extend_task(visit: SignedIn, request_id: UUID, task_id: UUID) -> Response:
    """Extend the deadline and show the case, or the form again with what is wrong."""
    data = await read_data(visit.request)
    form = read_form(data, ExtensionForm)
    submission = read_submission(data, {"act": "extend_task", "task_id": task_id, **list_values(form)})
    try:
        await visit.ask(extensions.extend_task, task_id, form, submission, at=visit.at)
    except InvalidFieldsError as error:
        typed = Typed(list_values(form), error.problems, read_text(data, "key"))
        return await _show_form(visit, request_id, task_id, typed, 422)
    except RefusedError as error:
        return await show_refused_case(visit, request_id, error)
    return RedirectResponse(add_query(f"/requests/{request_id}", done="extended"), 303)


async def _show_form(
    visit: Visit, request_id: UUID, task_id: UUID, typed: Typed, status: int = 200
) -> Response:
    case = await visit.ask(cases.get_case, request_id, at=visit.at)
    offer = await visit.ask(extensions.find_offer, task_id, at=visit.at)
    if offer is None:
        raise NotFoundError
    return await show_page(visit, "extension.html", status, case=case, offer=offer, typed=typed)
