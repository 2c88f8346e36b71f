"""What is accepted while the engine is down, or ahead of what it knows, takes effect when it returns, once."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from domain.contracts.cases import CaseState
from tests.faults.cases import FEW_STOPS, FaultWorld
from tests.faults.doors import Door
from tests.faults.endings import CalmEndings
from tests.faults.record import check_whole, count_errands, describe_ending, grip
from tests.faults.stack import PATIENCE_SECONDS, Victim, wait_until

# Whoever comes first starts the whole stack, which a busy machine is slow to do.
pytestmark = pytest.mark.timeout(300)


def test_what_the_api_accepts_while_the_engine_is_down_takes_effect_once_when_it_returns(
    fault_world: FaultWorld, door: Door, calm_endings: CalmEndings
) -> None:
    cases = fault_world.bring(*FEW_STOPS)
    letters = [door.write(case) for case in cases]
    with fault_world.stack.without(Victim.ENGINE), ThreadPoolExecutor(len(letters)) as threads:
        answers = [future.result() for future in door.send_all(letters, threads)]
        again = list(threads.map(door.insist, letters))
    assert [answer.status_code for answer in answers] == [
        201 if "request" in a.url.path else 202 for a in answers
    ]
    assert [str(made) for made in again] == [read_id(answer.json()) for answer in answers]
    fault_world.wait_for_effect(*cases)
    fault_world.play_to_end(cases)
    calm_endings.check(fault_world, cases)


def test_a_decision_on_a_task_that_the_engine_has_not_heard_of_takes_effect(fault_world: FaultWorld) -> None:
    cases = fault_world.bring("sign_off", "payment", "held")
    for case in cases:
        fault_world.record_next(case)
    with grip(fault_world.stack.get_state().socket) as held:
        held.hold_cases([case.id for case in cases])
        asked = fault_world.ask_engine(cases)
        held.wait_until_blocking(len(cases))
        fault_world.stack.freeze(Victim.ENGINE)
    fault_world.wait_for_effect(*cases)
    # Both die: what the worker had to say of its steps is lost with the connection.
    fault_world.stack.kill(Victim.WORKER)
    fault_world.stack.kill(Victim.ENGINE)
    fault_world.stack.wait_for_return(Victim.ENGINE)
    fault_world.play_to_end(cases)
    for future in asked:
        future.exception(PATIENCE_SECONDS)
    check_whole(fault_world.store, [case.id for case in cases])


def test_a_late_retry_never_runs_a_closed_case_again(fault_world: FaultWorld, door: Door) -> None:
    (case,) = fault_world.bring("registration")
    letter = door.write(case)
    request_id = door.insist(letter)
    fault_world.wait_for_effect(case)
    fault_world.play_to_end([case])
    ended = describe_ending(fault_world.store, request_id)
    processes = fault_world.house.processes
    assert door.insist(letter) == request_id
    assert fault_world.portal.call(processes.start_case, request_id) is False
    # One that read the record before the case had closed, and asks the engine only now.
    assert fault_world.portal.call(processes._start, CaseState(str(request_id))) is False
    wait_until(lambda: count_errands(fault_world.store) == 0, PATIENCE_SECONDS)
    assert describe_ending(fault_world.store, request_id) == ended


def read_id(answer: dict[str, str]) -> str:
    return answer.get("decision_id") or answer["request_id"]
