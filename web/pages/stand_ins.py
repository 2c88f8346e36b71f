"""Substitutes, and what is done with a single task besides deciding it: put off, taken up again, given, delegated."""

from collections.abc import Callable
from uuid import UUID

from fastapi import APIRouter, Response
from fastapi.responses import RedirectResponse

from domain.errors import ForbiddenError, InvalidFieldsError, RefusedError
from domain.stand_ins import AssignmentForm, SnoozeForm, StandInForm
from services import assignments, colleagues, dossiers, snoozes, stand_ins
from web.addresses import add_query
from web.doors import SignedIn, Visit
from web.forms import Typed, list_values, read_data, read_form, read_submission
from web.frame import show_page
from web.pages.cases import show_dossier, show_refused_case

router = APIRouter()
TASK = "/requests/{request_id}/tasks/{task_id}"


@router.get("/stand-ins")
async def show_stand_ins(visit: SignedIn) -> Response:
    """Who stands in for whom, and a form to name somebody."""
    return await _show_stand_ins(visit, Typed())


@router.post("/stand-ins")
async def name_substitute(visit: SignedIn) -> Response:
    """Name who acts in one's own or a colleague's place."""
    data = await read_data(visit.request)
    form = read_form(data, StandInForm)
    submission = read_submission(data, form)
    try:
        await visit.ask(stand_ins.name_substitute, form, submission, at=visit.at)
    except InvalidFieldsError as error:
        return await _show_stand_ins(visit, Typed(list_values(form), error.problems), 422)
    return RedirectResponse("/stand-ins", 303)


@router.post("/stand-ins/{stand_in_id}/end")
async def end_stand_in(visit: SignedIn, stand_in_id: UUID) -> Response:
    """End it before its last day."""
    await visit.ask(stand_ins.end_stand_in, stand_in_id, at=visit.at)
    return RedirectResponse("/stand-ins", 303)


@router.post(f"{TASK}/snooze")
async def snooze_task(visit: SignedIn, request_id: UUID, task_id: UUID) -> Response:
    """Put a task off to a day."""
    data = await read_data(visit.request)
    form = read_form(data, SnoozeForm)
    submission = read_submission(data, {**list_values(form), "task": str(task_id)})
    return await _act(visit, request_id, form, "snoozed", snoozes.snooze_task, task_id, form, submission)


@router.post(f"{TASK}/wake")
async def wake_task(visit: SignedIn, request_id: UUID, task_id: UUID) -> Response:
    """Take it up again before its day."""
    return await _act(visit, request_id, SnoozeForm(), "woken", snoozes.wake_snoozed, task_id)


@router.post(f"{TASK}/reassign")
async def reassign_task(visit: SignedIn, request_id: UUID, task_id: UUID) -> Response:
    """Give it to a colleague."""
    data = await read_data(visit.request)
    form = read_form(data, AssignmentForm)
    submission = read_submission(data, {**list_values(form), "task": str(task_id)})
    give = assignments.delegate_task if form.until else assignments.reassign_task
    done = "delegated" if form.until else "reassigned"
    return await _act(visit, request_id, form, done, give, task_id, form, submission)


async def _act(
    visit: Visit, request_id: UUID, form: object, done: str, act: Callable[..., object], *given: object
) -> Response:
    """Do it and show the case again: with what was done, what is wrong with the form, or what happened meanwhile."""
    try:
        await visit.ask(act, *given, at=visit.at)
    except InvalidFieldsError as error:
        dossier = await visit.ask(dossiers.open_dossier, request_id, at=visit.at)
        return await show_dossier(visit, dossier, 422, typed=Typed(list_values(form), error.problems))
    except RefusedError as error:
        return await show_refused_case(visit, request_id, error)
    except ForbiddenError as error:
        return await show_refused_case(visit, request_id, error.code)
    return RedirectResponse(add_query(f"/requests/{request_id}", done=done), 303)


async def _show_stand_ins(visit: Visit, typed: Typed, status: int = 200) -> Response:
    return await show_page(
        visit,
        "stand_ins.html",
        status,
        rows=await visit.ask(stand_ins.list_stand_ins, at=visit.at),
        staff=await visit.ask(colleagues.list_colleagues, at=visit.at),
        may_name_others=visit.actor.has_any(*stand_ins.ANSWERERS),
        typed=typed,
    )
