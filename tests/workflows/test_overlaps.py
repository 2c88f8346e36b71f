"""Who waits behind whom, and one decision told many times: one release wakes one, one decision acts once."""

import asyncio

from sqlmodel import col, select

from domain.cycle import EventType, Outcome, Stage
from services.decisions import DecisionReceipt
from store.tables.requests import AidRequest
from tests.applicants import invent_applicant
from tests.workflows.branches import act, open_case
from tests.world import RunningWorld


def test_the_case_that_waited_longest_is_the_one_that_wakes(running_town: RunningWorld) -> None:
    person = invent_applicant()
    first, second, third = (
        running_town.start(running_town.register(f"{code}.registrar", **person))
        for code in ("waha", "diyaa", "marfa")
    )
    act(running_town, first, "waha.registrar withdraw")
    running_town.relay_all()
    running_town.wait_until(lambda: running_town.ask_engine(second).stage == Stage.REVIEW)
    assert running_town.ask_engine(third).stage == Stage.DUPLICATE_CHECK
    act(running_town, second, "diyaa.registrar withdraw")
    running_town.relay_all()
    running_town.wait_until(lambda: running_town.ask_engine(third).stage == Stage.REVIEW)


def test_one_decision_delivered_twenty_times_at_once_has_one_effect_and_twenty_equal_answers(
    running_town: RunningWorld,
) -> None:
    request_id = open_case(running_town)
    act(running_town, request_id, "waha.researcher recommend")
    decision_id = running_town.record("supervisor", request_id, "approve").decision_id

    async def deliver() -> list[DecisionReceipt]:
        return await asyncio.gather(
            *(running_town.processes.deliver_decision(decision_id) for _ in range(20))
        )

    receipts = running_town.portal.call(deliver)
    assert len(receipts) == 20
    assert len(set(receipts)) == 1
    assert receipts[0].state == "applied"
    case = running_town.look(request_id)
    assert [event.type for event in case.timeline].count(EventType.APPROVED) == 1
    assert len(case.instalments) == 1
    print(f"\n20 deliveries at once: 1 effect, {len(receipts)} equal answers")


def test_two_decisions_that_race_for_one_task_leave_one_effect(running_town: RunningWorld) -> None:
    """The door lets one in; the engine would refuse the other even if it came past the door."""
    request_id = open_case(running_town)
    act(running_town, request_id, "waha.researcher recommend")
    first = running_town.record("supervisor", request_id, "approve").decision_id
    supervisor2 = running_town.cast.accounts["supervisor2"]

    async def race() -> None:
        await asyncio.gather(
            running_town.processes.deliver_decision(first),
            asyncio.to_thread(running_town.send_as, first, supervisor2),
        )

    running_town.portal.call(race)
    events = [event.type for event in running_town.look(request_id).timeline]
    assert events.count(EventType.APPROVED) == 1


def test_an_ended_case_answers_no_decision_and_leaves_its_outcome(running_town: RunningWorld) -> None:
    request_id = open_case(running_town)
    act(running_town, request_id, "waha.researcher recommend")
    decision_id = running_town.record("supervisor", request_id, "approve").decision_id
    running_town.hand_over(decision_id)
    act(running_town, request_id, "waha.registrar withdraw")
    assert running_town.hand_over(decision_id).state == "applied"
    with running_town.store.registry() as db:
        case = db.exec(select(AidRequest).where(col(AidRequest.id) == request_id)).one()
    assert case.outcome is Outcome.WITHDRAWN
