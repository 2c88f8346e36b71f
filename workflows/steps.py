"""The steps of a case as the workflow calls them: names, messages and patience of each activity."""

from datetime import timedelta

from temporalio import workflow
from temporalio.common import RetryPolicy

from domain.contracts.cases import CaseState, CheckDuplicates, RecordDecision, WakeTask

STEP_TIMEOUT = timedelta(seconds=10)
"""A step is one short transaction: a worker that died in it is noticed after this long."""

UNTIL_IT_WORKS = RetryPolicy(
    initial_interval=timedelta(milliseconds=500),
    backoff_coefficient=2,
    maximum_interval=timedelta(seconds=15),
)
"""The record may be down for an hour: a step is repeated until it works; its step key makes that harmless."""


async def check_duplicates(asked: CheckDuplicates) -> CaseState:
    """Settle the person, then reserve the need or hold the case."""
    return await _take("check_duplicates", asked)


async def record_decision(asked: RecordDecision) -> CaseState:
    """Give a recorded decision its effect."""
    return await _take("record_decision", asked)


async def wake_task(asked: WakeTask) -> CaseState:
    """Ask what the clock of a task means now."""
    return await _take("wake_task", asked)


async def _take(step: str, asked: CheckDuplicates | RecordDecision | WakeTask) -> CaseState:
    state: CaseState = await workflow.execute_activity(
        step,
        asked,
        result_type=CaseState,
        start_to_close_timeout=STEP_TIMEOUT,
        retry_policy=UNTIL_IT_WORKS,
    )
    return state
