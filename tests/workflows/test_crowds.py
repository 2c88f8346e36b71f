"""A crowd at once: a hundred requests for one need, and what one rejection sets free."""

import asyncio
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from time import monotonic
from uuid import UUID

import pytest
from sqlmodel import select

from domain.cycle import EventType, Stage
from services.verification import verify_record
from store.tables.events import CaseEvent
from store.tables.requests import AidRequest
from tests.applicants import invent_applicant
from tests.workflows.branches import act
from tests.world import RunningWorld

CROWD = 100
AT_ONCE = 16


def count_stages(world: RunningWorld) -> Counter[Stage]:
    with world.store.registry() as db:
        return Counter(case.stage for case in db.exec(select(AidRequest)))


def count_types(world: RunningWorld) -> Counter[EventType]:
    with world.store.registry() as db:
        return Counter(event.type for event in db.exec(select(CaseEvent)))


def find_passed(world: RunningWorld) -> tuple[UUID, str]:
    """The one case under review, and the code of its charity."""
    with world.store.registry() as db:
        case = db.exec(select(AidRequest).where(AidRequest.stage == Stage.REVIEW)).one()
    code = next(
        code
        for code in world.cast.charities
        if world.actor(f"{code}.registrar").charity_id == case.charity_id
    )
    return case.id, code


@pytest.mark.timeout(240)
def test_of_a_hundred_simultaneous_requests_for_one_need_at_eight_charities_one_passes_and_a_rejection_wakes_one(
    running: RunningWorld,
) -> None:
    person = invent_applicant()
    begun = monotonic()

    def submit(number: int) -> UUID:
        code = running.cast.charities[number % len(running.cast.charities)]
        return running.register(f"{code}.registrar", **person).request_id

    with ThreadPoolExecutor(AT_ONCE) as threads:
        requests = list(threads.map(submit, range(CROWD)))
    start_all(running, requests)
    running.wait_until(lambda: count_stages(running)[Stage.REGISTRATION] == 0, seconds=120)
    assert count_stages(running) == {Stage.REVIEW: 1, Stage.DUPLICATE_CHECK: CROWD - 1}
    checked = monotonic() - begun

    request_id, code = find_passed(running)
    researcher = "qalb.manager" if code == "qalb" else f"{code}.researcher"
    signatory = "supervisor" if code == "qalb" else f"{code}.manager"
    act(running, request_id, f"{researcher} advise_rejection", f"{signatory} reject")
    running.relay_all()
    running.wait_until(lambda: count_stages(running)[Stage.REVIEW] == 1)
    running.relay_all()
    assert count_stages(running) == {Stage.CLOSED: 1, Stage.REVIEW: 1, Stage.DUPLICATE_CHECK: CROWD - 2}
    types = count_types(running)
    assert (types[EventType.CLEARED], types[EventType.HELD]) == (2, CROWD - 1)
    assert types[EventType.STILL_HELD] == 0
    assert verify_record(running.store).findings == []
    print(
        f"\n{CROWD} at once: 1 passed, {CROWD - 1} held in {checked:.1f} s; one rejection woke 1, {CROWD - 2} stay"
    )


def start_all(world: RunningWorld, requests: list[UUID]) -> None:
    async def start() -> None:
        await asyncio.gather(*(world.processes.start_case(request_id) for request_id in requests))

    world.portal.call(start)
