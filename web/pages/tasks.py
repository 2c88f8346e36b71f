"""Claiming a task and giving it back."""

from uuid import UUID

from fastapi import APIRouter, Response
from fastapi.responses import RedirectResponse

from domain.errors import RefusedError
from services import tasks
from web.addresses import add_query
from web.doors import SignedIn
from web.pages.cases import show_refused_case

router = APIRouter(prefix="/requests/{request_id}/tasks/{task_id}")


@router.post("/claim")
async def claim_task(visit: SignedIn, request_id: UUID, task_id: UUID) -> Response:
    """Take one task; if a colleague was faster, show the case and say who."""
    try:
        taken = await visit.ask(tasks.claim_task, task_id, at=visit.at)
    except RefusedError as error:
        return await show_refused_case(visit, request_id, error)
    return RedirectResponse(add_query(f"/requests/{taken.request_id}", taken="chosen"), 303)


@router.post("/release")
async def release_task(visit: SignedIn, request_id: UUID, task_id: UUID) -> Response:
    """Give a task back to the queue."""
    try:
        await visit.ask(tasks.release_task, task_id, at=visit.at)
    except RefusedError as error:
        return await show_refused_case(visit, request_id, error)
    return RedirectResponse(add_query(f"/requests/{request_id}", done="released"), 303)
