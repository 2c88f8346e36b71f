"""Signatures with the real engine: who decides at once, a committee of two hundred cases, and a suspension over time."""

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from time import monotonic
from uuid import UUID

import pytest
from sqlalchemy import text

from domain.calendars import read_day
from domain.errors import DecisionPendingError, RefusedError, TaskClosedError
from services.committee_sessions import attach_scan
from services.decisions import DecisionReceipt, get_receipt
from services.policies import get_calendar
from services.relay import Relay
from tests.applicants import invent_applicant
from tests.keeping import open_papers
from tests.signing import SCAN, Sitting, answer_seat, ask_for, found, hire, list_open
from tests.stepping import Steps
from tests.world import MATCH_SECRET, RunningWorld


def decide_at_once(
    world: RunningWorld, task_id: UUID, answers: dict[str, str]
) -> dict[str, DecisionReceipt | RefusedError]:
    """Everybody answers the same task at the same moment; what became of each."""

    def answer(by: str) -> DecisionReceipt | RefusedError:
        try:
            receipt = answer_seat(world, by, task_id, answers[by])
        except RefusedError as error:
            return error
        world.hand_over(receipt.decision_id)
        return get_receipt(world.store, world.actor(by), receipt.decision_id)

    with ThreadPoolExecutor(len(answers)) as threads:
        return dict(zip(answers, threads.map(answer, answers), strict=True))


def test_of_two_supervisors_who_decide_at_once_one_has_effect_and_the_other_is_told_who(
    running: RunningWorld,
) -> None:
    request_id = running.open_case(**invent_applicant())
    running.recommend(request_id)
    (task,) = list_open(running, request_id)
    told = decide_at_once(running, task.id, {"supervisor": "approve", "supervisor2": "return"})
    winners = [by for by, one in told.items() if isinstance(one, DecisionReceipt) and one.state == "applied"]
    assert len(winners) == 1
    (loser,) = told.keys() - set(winners)
    refused = told[loser]
    assert isinstance(refused, DecisionPendingError | TaskClosedError)
    assert refused.params["actor"] == str(running.cast.accounts[winners[0]])
    expected = {"supervisor": "delivery", "supervisor2": "review"}[winners[0]]
    assert running.look(request_id).stage == expected == running.ask_engine(request_id).stage


def test_of_three_who_answer_the_seats_of_a_quorum_at_once_the_engine_takes_two_and_names_one(
    running: RunningWorld,
) -> None:
    ask_for(running, "ministry:2/3")
    hire(running, "supervisor3", "supervisor")
    request_id = running.open_case(**invent_applicant())
    running.recommend(request_id)
    seats = list_open(running, request_id)
    people = ("supervisor", "supervisor2", "supervisor3")
    receipts = [answer_seat(running, by, seat.id) for by, seat in zip(people, seats, strict=True)]
    with ThreadPoolExecutor(3) as threads:
        list(threads.map(lambda one: running.hand_over(one.decision_id), receipts))
    told = [
        get_receipt(running.store, running.actor(by), one.decision_id)
        for by, one in zip(people, receipts, strict=True)
    ]
    assert sorted(one.state for one in told) == ["applied", "applied", "refused"]
    (late,) = [one for one in told if one.state == "refused"]
    assert (late.refusal, late.settled_with) == ("task_closed", "approve")
    assert late.settled_by is not None
    assert late.settled_by.account_id in {running.cast.accounts[by] for by in people}
    assert running.ask_engine(request_id).stage == "delivery"


@pytest.mark.timeout(600)
@pytest.mark.parametrize("many", [12, pytest.param(200, marks=pytest.mark.long)])
def test_a_committee_decides_many_cases_in_one_sitting_and_a_killed_relay_is_taken_up_again(
    running: RunningWorld, tmp_path: Path, many: int
) -> None:
    ask_for(running, "committee")
    sitting = Sitting(running, found(running))
    steps = Steps(running)
    opened = [steps.open_case() for _ in range(many)]
    for request_id in opened:
        steps.recommend(request_id)
    sitting.lay()
    sitting.open()
    begun = monotonic()
    assert {row.decision for row in sitting.decide()} == {"approve"}
    decided = monotonic() - begun
    closed = sitting.close()
    # The engine learns of the cases where the record has them; nothing of the minutes is among what it is told.
    running.relay_all()
    assert {running.ask_engine(request_id).stage for request_id in opened[:5]} == {"sign_off"}
    assert len(json.loads(closed.minutes or "")["items"]) == many

    begun = monotonic()
    attach_scan(
        running.store,
        open_papers(tmp_path),
        running.actor("waha.admin"),
        sitting.session_id,
        SCAN,
        at=running.clock(),
    )
    attached = monotonic() - begun
    relay = Relay(running.store, running.processes, running.clock, secret=MATCH_SECRET)
    assert running.portal.call(relay.deliver_waiting) <= 8, "the relay was killed after these"
    halfway = sitting.look().progress
    assert 0 < halfway.settled < halfway.total == many
    running.relay_all()
    progress = sitting.look().progress
    assert (progress.settled, progress.refused) == (many, 0)
    print(
        f"\n{many} cases: decided in {decided:.1f} s, attached in {attached:.1f} s, "
        f"in effect after {monotonic() - begun:.1f} s"
    )
    with running.store.registry() as db:
        query = "select count(*), count(distinct request_id) from decision where session_number = :number"
        rows = db.execute(text(query), {"number": closed.number}).one()
    assert tuple(rows) == (many, many)


@pytest.mark.timeout(120)
def test_a_suspension_gives_back_the_working_minutes_that_were_left_while_the_engine_slept(
    running: RunningWorld,
) -> None:
    request_id = running.open_case(**invent_applicant())
    running.study(request_id)
    (before,) = list_open(running, request_id)
    calendar = get_calendar(running.store)
    until = (read_day(running.clock()) + timedelta(days=30)).isoformat()
    running.decide("waha.manager", request_id, "suspend", until=until)
    (waits,) = list_open(running, request_id)
    left = calendar.working_time_between(waits.opened_at, before.due_at)
    (told,) = running.ask_engine(request_id).tasks
    assert (told.kind, told.wait, told.wakes_at) == ("resume", "suspended", waits.warn_at)
    running.skip(request_id, timedelta(days=12))
    running.decide("waha.manager", request_id, "resume")
    (after,) = list_open(running, request_id)
    assert (after.kind, after.holder_id) == ("study", before.holder_id)
    assert calendar.working_time_between(after.opened_at, after.due_at) == left
    running.decide("waha.researcher", request_id, "recommend")
    assert running.look(request_id).stage == "sign_off"


def test_a_suspension_that_nobody_ends_breaches_on_its_day_and_goes_up(running: RunningWorld) -> None:
    request_id = running.open_case(**invent_applicant())
    until = (read_day(running.clock()) + timedelta(days=10)).isoformat()
    running.decide("waha.manager", request_id, "suspend", until=until)
    (waits,) = list_open(running, request_id)
    running.skip(request_id, waits.ministry_at - running.clock() + timedelta(minutes=1))
    running.wait_until(lambda: running.look(request_id).timeline[0].type == "escalated_ministry")
    occurred = {event.type.value: event.occurred_at for event in running.look(request_id).timeline}
    assert occurred["breached"] == waits.due_at
    assert occurred["escalated_ministry"] == waits.ministry_at


def test_a_case_is_passed_to_the_ministry_and_decided_there(running: RunningWorld) -> None:
    ask_for(running, "aid_manager")
    request_id = running.open_case(**invent_applicant())
    running.recommend(request_id)
    running.decide("waha.manager", request_id, "escalate")
    assert running.ask_engine(request_id).tasks[0].wait == "ministry"
    receipt = running.decide("supervisor", request_id, "approve", amount="120", text="يكفي لشهرين")
    assert receipt.state == "applied"
    assert running.look(request_id).approved_fils == 120_000
