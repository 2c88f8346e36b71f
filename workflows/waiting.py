"""What the processes share: waiting for a person or a clock, showing where they stand, and refusing what comes too late."""

from collections.abc import Callable
from datetime import datetime, timedelta

from temporalio import workflow
from temporalio.common import SearchAttributeKey
from temporalio.exceptions import ActivityError, ApplicationError

from domain.contracts.cases import DecisionNotice, OpenTask
from domain.cycle import SIDE_MOVES
from domain.errors import ExcludedPersonError, SanadError

JITTER_SECONDS = 20
"""Clocks of many cases fall due at one instant, the opening of offices: each wakes a little later."""

STAGE = SearchAttributeKey.for_keyword("Stage")
CHARITY = SearchAttributeKey.for_keyword("Charity")
DUE_AT = SearchAttributeKey.for_datetime("DueAt")


async def wait_for(happened: Callable[[], bool], *, wakes_at: datetime | None) -> None:
    """Wait until something happened or, if a clock runs, until a little after it wakes."""
    timeout = None
    if wakes_at:
        late = timedelta(seconds=workflow.random().uniform(0, JITTER_SECONDS))
        timeout = max(wakes_at - workflow.now(), timedelta(0)) + late
    # A timer's end is an ordinary answer here, not a failure.
    try:
        await workflow.wait_condition(happened, timeout=timeout)
    except TimeoutError:
        return


def show_standing(stage: str, charity_id: str | None, wakes_at: datetime | None) -> None:
    """Let the engine's own pages and `verify cases` find the process by where it stands."""
    workflow.upsert_search_attributes(
        [
            STAGE.value_set(stage),
            CHARITY.value_set(charity_id or ""),
            DUE_AT.value_set(wakes_at) if wakes_at else DUE_AT.value_unset(),
        ]
    )


def refuse_excluded(task: OpenTask, notice: DecisionNotice) -> None:
    """Raise the refusal of somebody whom the task excludes; a side move is nobody's answer to the task itself."""
    if notice.actor_id in task.barred and notice.code not in SIDE_MOVES:
        raise make_refusal(ExcludedPersonError)


def make_refusal(error: type[SanadError]) -> ApplicationError:
    """A refusal of ours as the engine carries it: its code, and no second try."""
    return ApplicationError(error.code, type=error.code, non_retryable=True)


def name_refusal(error: ActivityError) -> ApplicationError:
    """A step's refusal under its own code: the door words it for whoever decided."""
    code = error.cause.type if isinstance(error.cause, ApplicationError) else None
    return ApplicationError(code or SanadError.code, type=code or SanadError.code, non_retryable=True)
