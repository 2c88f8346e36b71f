"""The nightly comparison in the engine's calendar: a schedule that every worker makes sure of."""

from datetime import timedelta

from temporalio.client import (
    Client,
    Schedule,
    ScheduleActionStartWorkflow,
    ScheduleAlreadyRunningError,
    ScheduleOverlapPolicy,
    SchedulePolicy,
    ScheduleSpec,
)
from temporalio.service import RPCError

from domain.errors import UnavailableError
from workflows.case_checks import VerifyCasesWorkflow

CHECK_QUEUE = "sanad-checks"
SCHEDULE = "verify-cases"
AT_NIGHT = "30 2 * * *"
"""Half past two in Kuwait: nobody works, and what is found is on the desk in the morning."""

CATCH_UP = timedelta(hours=12)
"""A night missed because the engine was down is made up for within so long."""


async def schedule_nights(client: Client) -> bool:
    """Make sure that record and engine are compared once a night; False if that was so already.

    Raises UnavailableError if the engine is down.
    """
    schedule = Schedule(
        action=ScheduleActionStartWorkflow(VerifyCasesWorkflow.run, id=SCHEDULE, task_queue=CHECK_QUEUE),
        spec=ScheduleSpec(cron_expressions=[AT_NIGHT], time_zone_name="Asia/Kuwait"),
        policy=SchedulePolicy(overlap=ScheduleOverlapPolicy.SKIP, catchup_window=CATCH_UP),
    )
    try:
        await client.create_schedule(SCHEDULE, schedule)
    except ScheduleAlreadyRunningError:
        return False
    except RPCError as error:
        raise UnavailableError(part="engine") from error
    return True
