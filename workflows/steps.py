"""The steps of a case and of its appeals as the workflows call them: names, messages and patience of each activity."""

from datetime import timedelta
from typing import TypeVar

from temporalio import workflow
from temporalio.common import RetryPolicy

from domain.contracts.appeals import HearingState
from domain.contracts.cases import CaseState, CheckDuplicates, RecordDecision, WakeTask

STEP_TIMEOUT = timedelta(seconds=10)
"""A step is one short transaction: a worker that died in it is noticed after this long."""

UNTIL_IT_WORKS = RetryPolicy(
    initial_interval=timedelta(milliseconds=500),
    backoff_coefficient=2,
    maximum_interval=timedelta(seconds=15),
)
"""The record may be down for an hour: a step is repeated until it works; its step key makes that harmless."""


State = TypeVar("State", CaseState, HearingState)


async def check_duplicates(asked: CheckDuplicates) -> CaseState:
    """Settle the person, then reserve the need or hold the case."""
    return await _take("check_duplicates", asked, CaseState)


async def record_decision(asked: RecordDecision) -> CaseState:
    """Give a recorded decision its effect."""
    return await _take("record_decision", asked, CaseState)


async def wake_task(asked: WakeTask) -> CaseState:
    """Ask what the clock of a task means now."""
    return await _take("wake_task", asked, CaseState)


async def record_hearing(asked: RecordDecision) -> HearingState:
    """Give a recorded decision on an appeal its effect."""
    return await _take("record_hearing", asked, HearingState)


async def wake_hearing(asked: WakeTask) -> HearingState:
    """Ask what the clock of a hearing means now."""
    return await _take("wake_hearing", asked, HearingState)


async def _take(step: str, asked: CheckDuplicates | RecordDecision | WakeTask, answer: type[State]) -> State:
    state: State = await workflow.execute_activity(
        step,
        asked,
        result_type=answer,
        start_to_close_timeout=STEP_TIMEOUT,
        retry_policy=UNTIL_IT_WORKS,
    )
    return state
