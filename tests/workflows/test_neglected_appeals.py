"""Appeals that nobody hears, that the engine lost, or that it was not told of: each has its timer and is found."""

from datetime import timedelta

from domain.cycle import EventType, Outcome, Stage, TaskKind
from domain.stuck_cases import Cause, CheckKind
from services.case_checks import CaseChecks
from services.hearings import find_hearing
from services.watch import Watch
from store.queries.stuck_cases import list_stuck
from store.tables.decisions import DecisionState
from tests.workflows.branches import act
from tests.workflows.hearings import claim_hearing, reject
from tests.world import RunningWorld


def test_a_neglected_appeal_is_warned_of_and_breached_by_its_own_timer(running: RunningWorld) -> None:
    request_id = reject(running)
    running.file_appeal(request_id)
    hearing = running.get_hearing(request_id)
    running.skip(request_id, timedelta(days=40), is_heard=True)
    running.wait_until(
        lambda: EventType.BREACHED in [event.type for event in running.look(request_id).timeline]
    )
    assert running.portal.call(hearing.query, "get_state") is not None
    at = running.clock()
    with running.store.registry() as db:
        rows = list_stuck(db, charity_id=None, at=at, today=running.today(), request_id=request_id)
    assert [row.causes for row in rows] == [(Cause.LADDER_SPENT,)]
    act(running, request_id, "supervisor2 dismiss")
    assert running.look(request_id).outcome is Outcome.REJECTED


def test_an_appeal_whose_process_is_lost_is_named_and_started_again(running: RunningWorld) -> None:
    request_id = reject(running)
    running.file_appeal(request_id)
    running.portal.call(running.get_hearing(request_id).terminate)
    checks = CaseChecks(running.store, running.processes, running.clock)
    watch = Watch(running.store, running.processes, running.clock)
    running.clock.move(timedelta(minutes=1))
    for _ in range(2):
        running.wait_until(lambda: running.portal.call(watch.look_once))
        running.clock.move(timedelta(minutes=1))
    checked = running.portal.call(checks.verify_cases, CheckKind.ON_DEMAND)
    assert [(each.request_id, each.is_repaired) for each in checked.findings] == [(request_id, True)]
    # What was started again has yet to say where it stands.
    running.wait_until(lambda: not running.portal.call(checks.verify_cases, CheckKind.ON_DEMAND).findings)
    act(running, request_id, "supervisor2 dismiss")


def test_an_appeal_filed_while_the_engine_is_down_begins_when_it_returns(running: RunningWorld) -> None:
    """Nobody told the engine: the errand that was written with the appeal does."""
    request_id = reject(running)
    running.file_appeal(request_id, is_told=False)
    assert find_hearing(running.store, request_id, at=running.clock()) is not None
    claim_hearing(running, request_id)
    receipt = running.record("supervisor2", request_id, "uphold")
    running.relay_all()
    running.wait_until(lambda: running.look(request_id).stage is Stage.SIGN_OFF)
    assert running.hand_over(receipt.decision_id).state is DecisionState.APPLIED
    task = running.look(request_id).task
    assert task is not None
    assert task.kind is TaskKind.SIGN
