"""The operator's page: how each part does, what waits for it, what fails; counts and codes, nothing personal."""

from fastapi import APIRouter, Response
from fastapi.concurrency import run_in_threadpool

from domain.errors import UnavailableError
from domain.stuck_cases import REMEDIES
from services import health
from services.nights import CHECK_QUEUE
from services.processes import CASE_QUEUE, Processes
from services.runs import QueueState
from web.doors import SignedIn
from web.frame import show_marked

router = APIRouter(prefix="/operation")


@router.get("")
async def show_operation(visit: SignedIn) -> Response:
    """How the house is; 304 for a minute while nothing has changed. Raises WrongRoleError."""
    house = visit.house
    load = await visit.ask(health.describe_workload, at=visit.at)
    queues = await find_queues(house.processes)
    papers, bank = await run_in_threadpool(lambda: (house.papers.is_usable(), house.bank.is_usable()))
    parts = health.judge_parts(load, queues, papers=papers, bank=bank, at=visit.at)
    # What is told by the minute is marked by the minute: workers come for more every few seconds.
    minute = visit.at.replace(second=0, microsecond=0)
    known = [(each.name, each.is_steps, each.waiting, each.workers) for each in queues or ()]
    return await show_marked(
        visit,
        "health.html",
        (minute, [(part.name, part.is_well) for part in parts], load.backlog, load.lanes, load.stuck, known),
        section="health",
        parts=parts,
        load=load,
        engine_queues=queues or (),
        pages=house.engine_pages,
        is_urgent=lambda each: REMEDIES[each].breaks_invariant,
    )


async def find_queues(processes: Processes) -> list[QueueState] | None:
    """The queues of the engine; None while it does not answer."""
    try:
        return await processes.runs.list_queues(CASE_QUEUE, CHECK_QUEUE)
    except UnavailableError:
        return None
