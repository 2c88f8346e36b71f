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
from gateways.payload_codec import make_converter
from tests.workflows.branches import BRANCHES, NEGLECTED
from tests.workflows.recordings import FOLDER, list_names, read_history
from tests.world import KEYS
from workflows import steps
from workflows.aid_requests import AidRequestWorkflow

STEPS = {
    name: step
    for name, step in inspect.getmembers(steps, inspect.iscoroutinefunction)
    if step.__module__ == steps.__name__ and not name.startswith("_")
}


@pytest.mark.parametrize("name", list_names())
def test_a_recorded_history_replays_through_the_workflow_of_today(name: str) -> None:
    replayer = Replayer(workflows=[AidRequestWorkflow], data_converter=make_converter(KEYS))
    asyncio.run(replayer.replay_workflow(read_history(name)))


def test_every_branch_is_recorded() -> None:
    assert set(list_names()) >= {*BRANCHES, *NEGLECTED}


def test_a_recording_names_no_machine_and_nobody() -> None:
    for path in FOLDER.glob("*.json"):
        kept = path.read_text(encoding="utf-8")
        assert set(re.findall(r'"identity":"([^"]*)"', kept)) <= {"recording"}, path.name
        assert not re.search("[\\u0600-\\u06ff]", kept), path.name


@pytest.mark.parametrize("method", AidRequestSteps(None, b"").all, ids=lambda method: method.__name__)
def test_an_activity_is_what_the_workflow_calls(method: Callable[..., Any]) -> None:
    definition = activity._Definition.must_from_callable(method)
    called = STEPS[method.__name__]
    assert definition.name == method.__name__
    assert get_type_hints(method) == get_type_hints(called)
    assert list(inspect.signature(method).parameters) == list(inspect.signature(called).parameters)


def test_every_step_that_the_workflow_calls_has_its_activity() -> None:
    assert {method.__name__ for method in AidRequestSteps(None, b"").all} == set(STEPS)
