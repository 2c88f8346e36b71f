"""Bulk closing at the duplicate desk: choose, say why, look at every row, confirm, and read what became of each."""

from uuid import UUID

from fastapi import APIRouter, Response
from fastapi.responses import RedirectResponse
from starlette.datastructures import FormData

from domain.decisions import DecisionForm
from domain.errors import InvalidFieldsError
from domain.roles import Role
from services import bulk_closing
from web.doors import SignedIn, Visit
from web.forms import Typed, list_values, read_data, read_form, read_submission, read_text
from web.frame import show_page
from web.pages.decisions import name_reason
from web.questions import BULK, read_kinds

router = APIRouter(prefix="/closings")

"""How many decisions are told to the engine at a time."""

FIELDS = ("code", "text", "until")


@router.get("")
@router.get("/preview")
@router.get("/all")
async def show_queue_instead(_visit: SignedIn) -> Response:
    """These pages answer a form and have no address of their own; the queue has."""
    return RedirectResponse("/queue?queue=to_claim", 303)


@router.post("")
async def choose_ending(visit: SignedIn) -> Response:
    """The ending of the chosen rows, with what was typed of it already. Raises WrongRoleError."""
    visit.actor.require(Role.DUPLICATE_DESK)
    data = await read_data(visit.request)
    return await _show_form(visit, data, Typed(_list_typed(data)))


@router.post("/preview")
async def preview(visit: SignedIn) -> Response:
    """What would become of each row; nothing is written."""
    data = await read_data(visit.request)
    form = read_closing_form(data)
    try:
        rows = await visit.ask(bulk_closing.preview_closing, read_tasks(data), form, at=visit.at)
    except InvalidFieldsError as error:
        return await _show_problems(visit, data, form, error)
    return await show_page(
        visit,
        "closing_preview.html",
        rows=rows,
        ready=sum(row.state == "ready" for row in rows),
        form=form,
        typed=Typed(_list_typed(data)),
        kinds=await read_kinds(visit),
    )


@router.post("/all")
async def close_all(visit: SignedIn) -> Response:
    """End every row that can be ended; sending it again finds the same results."""
    data = await read_data(visit.request)
    form, task_ids = read_closing_form(data), read_tasks(data)
    submission = read_submission(data, {**list_values(form), "tasks": sorted(map(str, task_ids))})
    try:
        rows = await visit.ask(bulk_closing.close_all, task_ids, form, submission, at=visit.at)
    except InvalidFieldsError as error:
        return await _show_problems(visit, data, form, error)
    results = await visit.house.processes.deliver_closing(rows)
    closed = sum(row.refusal is None for row in results)
    return await show_page(visit, "closing_result.html", rows=results, form=form, closed=closed)


def read_tasks(data: FormData) -> tuple[UUID, ...]:
    """The chosen rows; what is no id of a task was sent by no form of ours and is left out."""
    found = []
    for text in data.getlist("tasks"):
        try:
            found.append(UUID(str(text)))
        except ValueError:
            continue
    return tuple(found)


def read_closing_form(data: FormData) -> DecisionForm:
    """The one decision of all rows; each ending has a list of reasons of its own."""
    form = read_form(data, DecisionForm)
    reason = read_text(data, f"reason_{form.code}")
    return DecisionForm(code=form.code, text=form.text, until=form.until, reason=reason)


async def _show_problems(
    visit: Visit, data: FormData, form: DecisionForm, error: InvalidFieldsError
) -> Response:
    problems = name_reason(error, form.code).problems
    return await _show_form(visit, data, Typed(_list_typed(data), problems), 422)


async def _show_form(visit: Visit, data: FormData, typed: Typed, status: int = 200) -> Response:
    return await show_page(visit, "closing.html", status, tasks=read_tasks(data), endings=BULK, typed=typed)


def _list_typed(data: FormData) -> dict[str, object]:
    names = {*FIELDS, *(f"reason_{code}" for code in BULK)}
    values: dict[str, object] = {name: read_text(data, name) for name in names}
    return {**values, "tasks": tuple(map(str, read_tasks(data)))}
