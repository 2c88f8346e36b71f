"""The nightly comparison of record and engine: one long step that tells how far it is, begun by a schedule."""

from datetime import timedelta

from temporalio import workflow
from temporalio.common import RetryPolicy

from domain.contracts.case_checks import CheckResult

STEP = "verify_cases"
NIGHT = timedelta(hours=3)
"""A night is long enough; what has not ended by then is begun again the next one."""

SILENT_FOR = timedelta(minutes=10)
"""A worker that tells nothing for this long has died: another one begins the comparison anew."""


@workflow.defn(name="VerifyCases")
class VerifyCasesWorkflow:
    """One night's comparison; its result is kept in the record."""

    @workflow.run
    async def run(self) -> CheckResult:
        """Compare every open case, however often a worker dies over it."""
        result: CheckResult = await workflow.execute_activity(
            STEP,
            result_type=CheckResult,
            start_to_close_timeout=NIGHT,
            heartbeat_timeout=SILENT_FOR,
            retry_policy=RetryPolicy(
                initial_interval=timedelta(seconds=10), maximum_interval=timedelta(minutes=5)
            ),
            schedule_to_close_timeout=NIGHT,
        )
        return result
