"""The engine goes and comes back, or is lost: what was accepted meanwhile takes effect once, and nothing runs twice."""

import asyncio
import shutil
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from uuid import UUID

import pytest
from anyio.from_thread import BlockingPortal

from cli.demo.bodies import Cast
from domain.contracts.cases import CaseState
from domain.cycle import EventType, Outcome, Stage
from services.decisions import DecisionReceipt
from services.verification import verify_record
from stack.ports import choose_port
from stack.temporal import EngineServer
from store.scope import Store
from store.tables.decisions import DecisionState
from tests.applicants import invent_applicant
from tests.conftest import run_process
from tests.workflows.branches import APPROVE, CONFIRM, PAID, RECOMMEND, act, open_case
from tests.world import RunningWorld, run_worker


class OwnEngine:
    """An engine of the test's own, which it may stop, start again, and rob of its memory."""

    def __init__(self, folder: Path) -> None:
        self.server = EngineServer(
            folder / "e", port=choose_port(), ui_port=choose_port(), synchronous="NORMAL", time_skipping=True
        )
        self._log = folder / "engine.log"
        self._running = ExitStack()

    def start(self) -> None:
        self._running.enter_context(run_process(self.server.get_spec(), self._log))

    def stop(self) -> None:
        self._running.close()

    def forget_everything(self) -> None:
        self.stop()
        shutil.rmtree(self.server.folder)
        self.start()


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[OwnEngine]:
    engine = OwnEngine(tmp_path)
    engine.start()
    yield engine
    engine.stop()


@pytest.fixture
def island(store: Store, cast: Cast, portal: BlockingPortal, engine: OwnEngine) -> Iterator[RunningWorld]:
    """The invented bodies with an engine that nobody else uses."""
    world = RunningWorld(store, cast, portal, engine.server)
    with run_worker(world):
        yield world


def count_events(world: RunningWorld, request_id: UUID) -> Counter[EventType]:
    return Counter(event.type for event in world.look(request_id, "waha.manager").timeline)


@pytest.mark.long  # tests/faults asks the same of the whole stack
@pytest.mark.timeout(240)
def test_what_was_accepted_while_the_engine_was_down_takes_effect_once_when_it_returns(
    island: RunningWorld, engine: OwnEngine
) -> None:
    studied = open_case(island)
    island.study(studied)
    engine.stop()

    new = [island.register("waha.registrar", **invent_applicant()).request_id for _ in range(5)]
    assert island.portal.call(island.processes.try_start, new[0]) is False
    receipt = island.record("waha.researcher", studied, "recommend")
    assert island.hand_over(receipt.decision_id).state is DecisionState.PENDING
    assert island.look(new[0], "waha.manager").stage is Stage.REGISTRATION
    assert island.portal.call(island.processes.is_up) is False

    engine.start()
    island.wait_until(lambda: bool(island.portal.call(island.processes.is_up)))
    for _ in range(3):
        island.relay_all()
    island.wait_until(lambda: all(island.look(one, "waha.manager").task for one in new))
    assert island.look(studied).stage is Stage.SIGN_OFF
    for request_id in new:
        assert count_events(island, request_id) == {EventType.REGISTERED: 1, EventType.CLEARED: 1}
        assert island.count_runs(request_id) == 1
    assert count_events(island, studied)[EventType.RECOMMENDED] == 1
    assert island.hand_over(receipt.decision_id).state is DecisionState.APPLIED
    assert verify_record(island.store).findings == []
    print(f"\n{len(new)} requests and 1 decision accepted while the engine was down: each took effect once")


@pytest.mark.timeout(240)
def test_a_late_retry_of_a_start_never_runs_a_closed_case_again(
    island: RunningWorld, engine: OwnEngine
) -> None:
    request_id = open_case(island)
    act(island, request_id, "waha.registrar withdraw")
    closed = count_events(island, request_id)
    assert island.portal.call(island.processes.start_case, request_id) is False
    # The retry of a client that read the record before the case was closed.
    stale = CaseState(request_id=str(request_id))
    assert island.portal.call(island.processes._start, stale) is False
    assert island.count_runs(request_id) == 1

    # Even an engine that has forgotten the case does not act on it: its first step meets the record.
    engine.forget_everything()
    assert island.portal.call(island.processes.start_case, request_id) is False
    assert island.portal.call(island.processes._start, stale) is True
    island.wait_until(lambda: island.ask_engine(request_id).outcome == Outcome.WITHDRAWN)
    assert count_events(island, request_id) == closed


@pytest.mark.timeout(240)
def test_an_engine_that_lost_everything_is_rebuilt_and_every_case_goes_on_where_the_record_says(
    island: RunningWorld, engine: OwnEngine
) -> None:
    studied, signed, paid = (open_case(island) for _ in range(3))
    act(island, signed, RECOMMEND)
    act(island, paid, RECOMMEND, APPROVE, *PAID)
    done = island.record("supervisor", signed, "approve").decision_id
    assert island.hand_over(done).state is DecisionState.APPLIED
    pending = island.record("waha.manager", paid, "confirm").decision_id

    engine.forget_everything()
    rebuilt = island.portal.call(island.processes.rebuild)
    assert (rebuilt.open_cases, rebuilt.started) == (3, 3)
    again = island.portal.call(island.processes.rebuild)
    assert (again.open_cases, again.started) == (3, 0)

    assert island.hand_over(done).state is DecisionState.APPLIED
    signatory = island.cast.accounts["supervisor"]
    assert island.send_as(done, signatory) == "task_closed"
    assert island.hand_over(done).state is DecisionState.APPLIED
    assert island.hand_over(pending).state is DecisionState.APPLIED
    act(island, studied, RECOMMEND, APPROVE, *PAID, CONFIRM)
    act(island, signed, *PAID, CONFIRM)
    assert {island.look(one).outcome for one in (studied, signed, paid)} == {Outcome.DELIVERED}
    assert count_events(island, signed)[EventType.APPROVED] == 1
    assert verify_record(island.store).findings == []


@pytest.mark.timeout(240)
def test_a_decision_sent_twenty_times_to_an_engine_that_forgot_its_case_has_one_effect_and_twenty_equal_answers(
    island: RunningWorld, engine: OwnEngine
) -> None:
    request_id = open_case(island)
    act(island, request_id, RECOMMEND)
    decision_id = island.record("supervisor", request_id, "approve").decision_id
    engine.forget_everything()

    async def deliver() -> list[DecisionReceipt]:
        return await asyncio.gather(*(island.processes.deliver_decision(decision_id) for _ in range(20)))

    receipts = island.portal.call(deliver)
    assert {receipt.state for receipt in receipts} == {DecisionState.APPLIED}
    assert len(set(receipts)) == 1
    assert count_events(island, request_id)[EventType.APPROVED] == 1
    assert island.count_runs(request_id) == 1
