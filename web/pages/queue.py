"""The reader's queues: what waits for them, what they may take, and the next case at one press."""

from typing import Annotated

from fastapi import APIRouter, Depends, Response
from fastapi.responses import JSONResponse, RedirectResponse

from domain.bulk_acts import BULK_TASKS, BulkKind
from domain.cycle import Wait
from domain.errors import NothingToClaimError, SanadError
from domain.roles import Role
from services import colleagues, queues, tasks
from services.queues import AGES, Queue, QueueFilter
from web.addresses import add_query
from web.doors import SignedIn, Visit
from web.forms import Typed, list_values, read_data, read_submission
from web.frame import TAKERS, mark_figures, read_calendar, show_page
from web.pages.bulk_acts import list_endings
from web.questions import read_kinds

router = APIRouter()

CHOOSABLE = frozenset({Queue.MINE, Queue.TO_CLAIM, Queue.OVERDUE})
"""Queues whose rows are chosen for one act on many."""


def read_filter(
    kind: str = "",
    wait: str = "",
    governorate: str = "",
    urgent: str = "",
    age: str = "",
    charity: str = "",
    number: str = "",
) -> QueueFilter:
    """What of a queue is wanted, from the address."""
    return QueueFilter(kind, wait, governorate, urgent, age, charity, number)


Wanted = Annotated[QueueFilter, Depends(read_filter)]


@router.get("/queue")
async def show_queue(
    visit: SignedIn, wanted: Wanted, queue: Queue = Queue.MINE, cursor: str | None = None
) -> Response:
    """One queue, narrowed as the address says, the nearest deadline first."""
    return await _show_queue(visit, queue, wanted, cursor=cursor)


async def _show_queue(
    visit: Visit,
    queue: Queue,
    wanted: QueueFilter | None = None,
    status: int = 200,
    *,
    cursor: str | None = None,
    nothing: SanadError | None = None,
) -> Response:
    wanted = wanted or QueueFilter()
    opened = await visit.ask(queues.open_queue, queue, wanted, cursor=cursor, at=visit.at)
    page = opened.page
    given = {name: str(value) for name, value in list_values(wanted).items() if value}
    bulk = choose_bulk(visit, queue)
    return await show_page(
        visit,
        "queue.html",
        status,
        queue=queue,
        page=page,
        more=add_query("/queue", queue=queue.value, **given, cursor=page.next_cursor),
        wanted=wanted,
        narrowed=bool(given),
        ages=AGES,
        waits=tuple(Wait),
        kinds=await read_kinds(visit),
        charities=opened.charities,
        counts=opened.counts,
        nothing=nothing,
        calendar=await read_calendar(visit),
        bulk=bulk.value if bulk else "",
        bulk_kinds=BULK_TASKS[bulk] if bulk else frozenset(),
        endings=list_endings(bulk) if bulk else (),
        staff=await visit.ask(colleagues.list_colleagues, at=visit.at) if bulk is BulkKind.REASSIGN else (),
        typed=Typed(),
    )


def choose_bulk(visit: Visit, queue: Queue) -> BulkKind | None:
    """What this reader may do with many rows of a queue at once: rule, sign what waits for him, give what waits for others."""
    if visit.actor.has_any(Role.DUPLICATE_DESK):
        return BulkKind.CLOSING if queue in CHOOSABLE else None
    if not visit.actor.has_any(Role.AID_MANAGER, Role.SUPERVISOR):
        return None
    if queue is Queue.MINE:
        return BulkKind.SIGN_OFF
    return BulkKind.REASSIGN if queue in (Queue.WAITING, Queue.OVERDUE) else None


@router.get("/queue/counts")
async def show_counts(visit: SignedIn) -> Response:
    """The counts of all queues, in the reader's digits; 304 while they are what the reader has."""
    counts = await visit.ask(queues.count_queues, at=visit.at)
    shown = {queue.value: visit.words.number(count) for queue, count in counts.items()}
    tag = mark_figures(visit, counts)
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
        return await _show_queue(visit, Queue.MINE, status=409, nothing=error)
    return RedirectResponse(add_query(f"/requests/{taken.request_id}", taken=taken.reason.value), 303)


async def _open_first(visit: Visit) -> Response:
    page = await visit.ask(queues.list_tasks, Queue.MINE, limit=1, at=visit.at)
    first = next(iter(page.items), None)
    return RedirectResponse(f"/requests/{first.request_id}" if first else "/queue", 303)
