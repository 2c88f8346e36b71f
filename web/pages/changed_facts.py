"""Facts that changed while aid runs: what was written down, and writing down another."""

from uuid import UUID

from fastapi import APIRouter, Response
from fastapi.responses import RedirectResponse

from domain.changed_facts import ChangeForm, FactChange
from domain.errors import InvalidFieldsError, RefusedError
from services import cases, changed_facts
from web.doors import SignedIn, Visit
from web.forms import Typed, list_values, read_data, read_form, read_submission, read_text
from web.frame import show_page
from web.pages.cases import show_refused_case

router = APIRouter(prefix="/requests/{request_id}/changes")


@router.get("")
async def show_changes(visit: SignedIn, request_id: UUID, noted: str = "") -> Response:
    """What changed in a case; `noted` says that the reader just wrote the first of it down. Raises NotFoundError."""
    return await _show(visit, request_id, Typed(), noted=bool(noted))


@router.post("")
async def note_change(visit: SignedIn, request_id: UUID) -> Response:
    """Show what a change leads to; once that is confirmed, write it down."""
    data = await read_data(visit.request)
    form = read_form(data, ChangeForm)
    if read_text(data, "again"):
        return await _show(visit, request_id, Typed(list_values(form), key=read_text(data, "key")))
    try:
        if not read_text(data, "confirmed"):
            return await _ask(visit, request_id, form, read_text(data, "key"))
        await visit.ask(changed_facts.note_change, request_id, form, read_submission(data, form), at=visit.at)
    except InvalidFieldsError as error:
        typed = Typed(list_values(form), error.problems, read_text(data, "key"))
        return await _show(visit, request_id, typed, 422)
    except RefusedError as error:
        return await show_refused_case(visit, request_id, error)
    return RedirectResponse(f"/requests/{request_id}/changes?noted=yes", 303)


async def _ask(visit: Visit, request_id: UUID, form: ChangeForm, key: str) -> Response:
    return await show_page(
        visit,
        "change_check.html",
        case=await visit.ask(cases.get_case, request_id, at=visit.at),
        preview=await visit.ask(changed_facts.preview_change, request_id, form, at=visit.at),
        typed=Typed(list_values(form), key=key),
    )


async def _show(
    visit: Visit, request_id: UUID, typed: Typed, status: int = 200, *, noted: bool = False
) -> Response:
    return await show_page(
        visit,
        "changes.html",
        status,
        case=await visit.ask(cases.get_case, request_id, at=visit.at),
        rows=await visit.ask(changed_facts.list_of_case, request_id),
        may_note=visit.actor.has_any(*changed_facts.NOTERS),
        changes=tuple(FactChange),
        noted=noted,
        typed=typed,
    )
