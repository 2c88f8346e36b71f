"""Running cases survive a change of code: every recorded history still plays through today's workflow."""

import asyncio
import inspect
import re
from collections.abc import Callable
from typing import Any, get_type_hints

import pytest
from temporalio import activity
from temporalio.worker import Replayer

from activities.aid_requests import AidRequestSteps
from activities.appeals import AppealSteps
from domain.contracts.appeals import HearingState
from domain.contracts.cases import CaseState, DecisionNotice
from domain.cycle import TASK_DECISIONS, DecisionCode, EventType
from gateways.payload_codec import make_converter
from tests.workflows.branches import BRANCHES, NEGLECTED
from tests.workflows.hearings import HEARINGS, NEGLECTED_HEARINGS
from tests.workflows.recordings import FOLDER, list_names, read_history, read_told
from tests.workflows.side_branches import SIDE_BRANCHES, TIMED
from tests.world import KEYS
from workflows import steps
from workflows.aid_requests import AidRequestWorkflow
from workflows.appeals import AppealWorkflow

BESIDE_THE_PROCESS = {
    EventType.REASSIGNED,
    EventType.DELEGATED,
    EventType.GIVEN_BACK,
    EventType.SNOOZED,
    EventType.GLASS_BROKEN,
    EventType.CODE_LOCKED,
    EventType.COUNTER_AGREED,
    EventType.COLLECTOR_NAMED,
    EventType.RECEIPT_DOUBTED,
}
"""Who holds a task, who looked at a case, how a receipt is proved: settled in the record alone, no process hears of it."""

STEPS = {
    name: step
    for name, step in inspect.getmembers(steps, inspect.iscoroutinefunction)
    if step.__module__ == steps.__name__ and not name.startswith("_")
}


HEARD = {*HEARINGS, *NEGLECTED_HEARINGS}
"""Histories of the process of an appeal; the others are of cases."""

ACTIVITIES = [*AidRequestSteps(None, b"").all, *AppealSteps(None, b"").all]


@pytest.mark.parametrize("name", list_names())
def test_a_recorded_history_replays_through_the_workflow_of_today(name: str) -> None:
    replayer = Replayer(workflows=[AidRequestWorkflow, AppealWorkflow], data_converter=make_converter(KEYS))
    asyncio.run(replayer.replay_workflow(read_history(name)))


def test_every_branch_is_recorded_with_what_the_record_told_of_it() -> None:
    branches = {*BRANCHES, *SIDE_BRANCHES, *NEGLECTED, *TIMED, *HEARD}
    assert set(list_names()) >= branches
    assert set(read_told()) == branches


def test_whatever_can_happen_in_a_process_happened_in_a_recorded_one() -> None:
    told = {event for events in read_told().values() for event in events}
    assert told == set(EventType) - BESIDE_THE_PROCESS


def test_every_decision_that_a_task_takes_stands_in_a_recorded_history() -> None:
    answers = {answer for name in list_names() for answer in asyncio.run(list_answers(name))}
    assert answers >= {(kind, code) for kind, codes in TASK_DECISIONS.items() for code in codes}
    assert {code for _, code in answers} == set(DecisionCode)


async def list_answers(name: str) -> set[tuple[str, str]]:
    """Every decision of a recorded history with the kind of task it answered."""
    converter = make_converter(KEYS)
    kinds: dict[str, str] = {}
    answers = set()
    for event in read_history(name).events:
        begun = event.workflow_execution_started_event_attributes.input.payloads
        done = event.activity_task_completed_event_attributes.result.payloads
        for payload in (*begun, *done):
            if name in HEARD:
                (hearing,) = await converter.decode([payload], [HearingState])
                tasks = (hearing.task,) if hearing.task else ()
            else:
                (state,) = await converter.decode([payload], [CaseState])
                tasks = state.tasks
            kinds |= {task.task_id: task.kind for task in tasks}
        accepted = event.workflow_execution_update_accepted_event_attributes.accepted_request
        for payload in accepted.input.args.payloads:
            (notice,) = await converter.decode([payload], [DecisionNotice])
            answers.add((kinds[notice.task_id], notice.code))
    return answers


def test_a_recording_names_no_machine_and_nobody() -> None:
    for path in FOLDER.glob("*.json"):
        kept = path.read_text(encoding="utf-8")
        assert set(re.findall(r'"identity":"([^"]*)"', kept)) <= {"recording"}, path.name
        assert not re.search("[\\u0600-\\u06ff]", kept), path.name


@pytest.mark.parametrize("method", ACTIVITIES, ids=lambda method: method.__name__)
def test_an_activity_is_what_the_workflow_calls(method: Callable[..., Any]) -> None:
    definition = activity._Definition.must_from_callable(method)
    called = STEPS[method.__name__]
    assert definition.name == method.__name__
    assert get_type_hints(method) == get_type_hints(called)
    assert list(inspect.signature(method).parameters) == list(inspect.signature(called).parameters)


def test_every_step_that_the_workflow_calls_has_its_activity() -> None:
    assert {method.__name__ for method in ACTIVITIES} == set(STEPS)
