"""Requests of the demonstration that came without a charity: they wait in the pool, one of them longer than two weeks."""

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID

from cli.demo.applicants import list_applicants, write_request
from cli.demo.stage import CHECK_SECONDS, ask, submit
from cli.wiring import House
from domain.contracts.cases import CheckDuplicates, WakeTask
from domain.requests import RequestForm
from services.cases import load_case_state
from services.deadlines import wake_task
from services.duplicates import check_duplicates
from services.pool import register_for_pool
from services.submissions import Submission

ALONE = ((3, "FURN", "550", 0), (10, "CASH", "260", 5), (18, "MED", "430", 19))
"""Applicant, category, amount, and how many days ago the request came."""

LONG_AGO = timedelta(days=14)


async def fill_pool(house: House, progress: Callable[[], None]) -> None:
    """Register them by the applicants' own door, and let the engine go on with each."""
    for number, category, amount, days_ago in ALONE:
        received_at = house.clock() - timedelta(days=days_ago)
        form = write_request(list_applicants()[number], category, amount)
        request_id = await ask(_register, house, form, submit(form), received_at)
        await house.processes.start_case(request_id)
        async with asyncio.timeout(CHECK_SECONDS):
            while not load_case_state(house.store, request_id, at=house.clock()).tasks:  # noqa: ASYNC110 (another process opens it)
                await asyncio.sleep(0.05)
        progress()


def _register(house: House, form: RequestForm, submission: Submission, received_at: datetime) -> UUID:
    """An old one was checked on the day it came, and nobody took it since."""
    is_old = house.clock() - received_at > LONG_AGO
    at = received_at if is_old else house.clock()
    registered = register_for_pool(house.store, form, submission, at=at, received_at=received_at)
    if is_old:
        request_id = str(registered.request_id)
        asked = CheckDuplicates(request_id, 1, f"check/{request_id}/1", received_at)
        state = check_duplicates(house.store, asked, secret=house.match_secret)
        for task in state.tasks:
            woken = WakeTask(request_id, 1, task.task_id, house.clock())
            wake_task(house.store, woken, secret=house.match_secret)
    return registered.request_id
