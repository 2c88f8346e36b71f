"""The reader's queues: what waits for them, what they may take, and the next case at one press."""

from hashlib import sha256

from fastapi import APIRouter, Response
from fastapi.responses import JSONResponse, RedirectResponse

from domain.errors import NothingToClaimError, SanadError
from domain.roles import Role
from services import tasks
from services.tasks import Queue
from web.addresses import add_query
from web.doors import SignedIn, Visit
from web.forms import Typed, read_data, read_submission
from web.frame import TAKERS, read_calendar, show_page
from web.questions import BULK

router = APIRouter()

CLOSABLE = frozenset({Queue.MINE, Queue.TO_CLAIM, Queue.OVERDUE})
"""Queues whose rows the duplicate desk may end together."""


@router.get("/")
async def show_home(_visit: SignedIn) -> Response:
    """The work comes first."""
    return RedirectResponse("/queue", 303)


@router.get("/queue")
async def show_queue(visit: SignedIn, queue: Queue = Queue.MINE, cursor: str | None = None) -> Response:
    """One queue, the nearest deadline first."""
    return await _show_queue(visit, queue, cursor=cursor)


async def _show_queue(
    visit: Visit,
    queue: Queue,
    status: int = 200,
    *,
    cursor: str | None = None,
    nothing: SanadError | None = None,
) -> Response:
    page = await visit.ask(tasks.list_tasks, queue, cursor=cursor, at=visit.at)
    return await show_page(
        visit,
        "queue.html",
        status,
        queue=queue,
        page=page,
        nothing=nothing,
        calendar=await read_calendar(visit),
        may_close=visit.actor.has_any(Role.DUPLICATE_DESK) and queue in CLOSABLE,
        endings=BULK,
        typed=Typed(),
    )


@router.get("/queue/counts")
async def show_counts(visit: SignedIn) -> Response:
    """The counts of all queues, in the reader's digits; 304 while they are what the reader has."""
    counts = await visit.ask(tasks.count_queues, at=visit.at)
    shown = {queue.value: visit.words.number(count) for queue, count in counts.items()}
    tag = f'"{sha256(repr(sorted(shown.items())).encode()).hexdigest()[:16]}"'
    headers = {"ETag": tag, "Cache-Control": "private, no-cache", "Vary": "Cookie"}
    if visit.request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=headers)
    return JSONResponse(shown, headers=headers)


@router.post("/queue/next")
async def open_next(visit: SignedIn) -> Response:
    """Take the case that should be worked on first and say why it is that one; or open what waits for the reader.

    The form's key makes a second press of the button the same case, not a second one.
    """
    if not visit.actor.has_any(*TAKERS):
        return await _open_first(visit)
    submission = read_submission(await read_data(visit.request), {"act": "take_next"})
    try:
        taken = await visit.ask(tasks.take_next_task, submission, at=visit.at)
    except NothingToClaimError as error:
        return await _show_queue(visit, Queue.MINE, 409, nothing=error)
    return RedirectResponse(add_query(f"/requests/{taken.request_id}", taken=taken.reason.value), 303)


async def _open_first(visit: Visit) -> Response:
    page = await visit.ask(tasks.list_tasks, Queue.MINE, limit=1, at=visit.at)
    first = next(iter(page.items), None)
    return RedirectResponse(f"/requests/{first.request_id}" if first else "/queue", 303)
