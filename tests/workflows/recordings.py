"""Recorded histories of every branch: where they lie, how they are read, and the commands they consist of."""

import json
import re
from collections.abc import Iterable
from difflib import unified_diff
from pathlib import Path

from temporalio.api.enums.v1 import EventType
from temporalio.api.history.v1 import HistoryEvent
from temporalio.client import WorkflowHistory

FOLDER = Path(__file__).parent / "histories"
TOLD = Path(__file__).with_name("told.json")
"""What the record says happened in each recorded branch: the histories themselves are sealed and name steps only."""

_COMMANDS = {
    EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED,
    EventType.EVENT_TYPE_TIMER_STARTED,
    EventType.EVENT_TYPE_TIMER_CANCELED,
    EventType.EVENT_TYPE_UPSERT_WORKFLOW_SEARCH_ATTRIBUTES,
    EventType.EVENT_TYPE_MARKER_RECORDED,
    EventType.EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_ACCEPTED,
    EventType.EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_COMPLETED,
    EventType.EVENT_TYPE_WORKFLOW_EXECUTION_CONTINUED_AS_NEW,
    EventType.EVENT_TYPE_WORKFLOW_EXECUTION_COMPLETED,
    EventType.EVENT_TYPE_WORKFLOW_EXECUTION_FAILED,
}


def list_names() -> list[str]:
    return sorted(path.stem for path in FOLDER.glob("*.json"))


def read_history(name: str) -> WorkflowHistory:
    """A recorded history; its payloads are sealed under the key of the tests."""
    path = FOLDER / f"{name}.json"
    assert path.exists(), (
        f"{name} was never recorded: run `python -m tests.workflows.record_histories {name}`"
    )
    return WorkflowHistory.from_json(f"aid-request/{name}", path.read_text(encoding="utf-8"))


def write_history(name: str, history: WorkflowHistory) -> None:
    """Keep a history without the names of the machine it was recorded on."""
    FOLDER.mkdir(exist_ok=True)
    text = re.sub(r'("identity": )"[^"]*"', r'\1"recording"', history.to_json())
    (FOLDER / f"{name}.json").write_text(
        json.dumps(json.loads(text), separators=(",", ":"), ensure_ascii=False) + "\n", encoding="utf-8"
    )


def read_told() -> dict[str, list[str]]:
    """Branch → the kinds of events its record told."""
    told: dict[str, list[str]] = json.loads(TOLD.read_text(encoding="utf-8"))
    return told


def keep_told(name: str, events: Iterable[str]) -> None:
    told = {**read_told(), name: sorted(events)}
    TOLD.write_text(json.dumps(dict(sorted(told.items())), indent=1) + "\n", encoding="utf-8")


def find_run_before(history: WorkflowHistory) -> str | None:
    """The run that this one continues."""
    return history.events[0].workflow_execution_started_event_attributes.continued_execution_run_id or None


def list_commands(history: WorkflowHistory) -> list[str]:
    """The fingerprint of a run: what its code asked of the engine, in order, without ids and instants."""
    return [_name(event) for event in history.events if event.event_type in _COMMANDS]


def explain_change(name: str, recorded: list[str], commands: list[str]) -> str:
    """What a failing fingerprint tells: the rule, the reason, the mend."""
    change = "\n".join(unified_diff(recorded, commands, "recorded", "now", lineterm="", n=2))
    return (
        f"The commands of branch {name} changed.\n{change}\n"
        "Rule: the code of a workflow gives the same commands, in the same order, for the same history.\n"
        "Reason: cases run for months; the engine plays their history again through today's code, and a case "
        "whose commands differ stops for good.\n"
        'Mend: keep the old way and enter the new one by `if workflow.patched("what-changed")`; then record '
        f"again with `python -m tests.workflows.record_histories {name}` and keep the old file under another "
        "name as long as cases of its kind are open."
    )


def _name(event: HistoryEvent) -> str:
    kind = EventType.Name(event.event_type).removeprefix("EVENT_TYPE_").lower()
    if kind == "activity_task_scheduled":
        return f"{kind} {event.activity_task_scheduled_event_attributes.activity_type.name}"
    return kind
