"""Appeals on the real engine: a process of their own beside the closed case, and the round that they open."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from domain.cycle import EventType, Outcome, Stage
from domain.errors import DecisionPendingError, TaskClosedError
from services.decisions import DecisionReceipt
from store.tables.decisions import DecisionState
from tests.signing import hire
from tests.workflows.branches import CONFIRM, PAID, act
from tests.workflows.hearings import HEARINGS, claim_hearing, reject
from tests.workflows.recordings import explain_change, list_commands, read_history
from tests.world import RunningWorld


@pytest.mark.parametrize("name", HEARINGS)
def test_an_appeal_ends_as_it_should_by_the_commands_it_was_recorded_with(
    running_town: RunningWorld, name: str
) -> None:
    play, outcome = HEARINGS[name]
    hearing = play(running_town)
    history = running_town.portal.call(running_town.client.get_workflow_handle(hearing).fetch_history)
    assert outcome in str(running_town.portal.call(running_town.client.get_workflow_handle(hearing).result))
    commands, recorded = list_commands(history), list_commands(read_history(name))
    assert commands == recorded, explain_change(name, recorded, commands)


def test_a_case_that_an_appeal_opened_again_runs_in_a_process_of_its_next_round(
    running_town: RunningWorld,
) -> None:
    hire(running_town, "supervisor3", "supervisor")
    request_id = reject(running_town)
    running_town.file_appeal(request_id)
    act(running_town, request_id, "supervisor2 uphold")
    running_town.wait_until(lambda: running_town.look(request_id).stage is Stage.SIGN_OFF)
    state = running_town.ask_engine(request_id)
    assert (state.round, state.stage, [task.kind for task in state.tasks]) == (2, "sign_off", ["sign"])
    act(running_town, request_id, "supervisor3 approve", *PAID, CONFIRM)
    assert running_town.look(request_id).outcome is Outcome.DELIVERED
    assert [event.type for event in running_town.look(request_id).timeline].count(EventType.REOPENED) == 1


def test_of_a_ruling_and_a_withdrawal_at_once_one_takes_effect(running_town: RunningWorld) -> None:
    request_id = reject(running_town)
    running_town.file_appeal(request_id)
    claim_hearing(running_town, request_id)

    def answer(by: str, code: str) -> DecisionReceipt | None:
        try:
            return running_town.decide(by, request_id, code)
        except (DecisionPendingError, TaskClosedError, AssertionError):
            return None

    with ThreadPoolExecutor(2) as threads:
        answers = [
            threads.submit(answer, by, code)
            for by, code in (("supervisor2", "dismiss"), ("waha.manager", "withdraw_appeal"))
        ]
    receipts = [each.result() for each in answers]
    assert [receipt.state for receipt in receipts if receipt] == [DecisionState.APPLIED]
    told = {event.type for event in running_town.look(request_id).timeline}
    assert len(told & {EventType.APPEAL_DISMISSED, EventType.APPEAL_WITHDRAWN}) == 1
