"""The step of the nightly comparison: a thin method that tells the engine it lives."""

from collections.abc import Callable
from typing import Any

from temporalio import activity
from temporalio.exceptions import ApplicationError

from domain.contracts.case_checks import CheckResult
from domain.errors import SanadError
from domain.stuck_cases import CheckKind
from services.case_checks import CaseChecks


class CaseCheckSteps:
    """Built with the comparison of this house."""

    def __init__(self, checks: CaseChecks) -> None:
        self._checks = checks

    @activity.defn
    async def verify_cases(self) -> CheckResult:
        """Compare every open case and keep the result; a part that is down is tried again."""
        try:
            checked = await self._checks.verify_cases(CheckKind.NIGHTLY, activity.heartbeat)
        except SanadError as error:
            raise ApplicationError(error.code, type=error.code) from None
        return CheckResult(checked.cases, len(checked.findings), checked.repaired)

    @property
    def all(self) -> list[Callable[..., Any]]:
        """Every step, for the worker."""
        return [self.verify_cases]
