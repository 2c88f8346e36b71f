"""The steps of an aid request as the engine calls them: thin methods, each one service."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from temporalio import activity
from temporalio.exceptions import ApplicationError

from domain.contracts.cases import CaseState, CheckDuplicates, RecordDecision, WakeTask
from domain.errors import SanadError, UnavailableError
from services.deadlines import wake_task
from services.decisions import record_decision
from services.duplicates import check_duplicates


class AidRequestSteps:
    """Built with the record and the secret by which persons are found."""

    def __init__(self, store: Any, secret: bytes) -> None:  # noqa: ANN401 (a door passes the store on and never looks into it)
        self._store = store
        self._secret = secret

    @activity.defn
    def check_duplicates(self, asked: CheckDuplicates) -> CaseState:
        """Settle the person, then reserve the need or hold the case."""
        with refusals_in_code(are_final=False):
            return check_duplicates(self._store, asked, secret=self._secret)

    @activity.defn
    def record_decision(self, asked: RecordDecision) -> CaseState:
        """Give a recorded decision its effect."""
        with refusals_in_code(are_final=True):
            return record_decision(self._store, asked, secret=self._secret)

    @activity.defn
    def wake_task(self, asked: WakeTask) -> CaseState:
        """Ask what the clock of a task means now."""
        with refusals_in_code(are_final=False):
            return wake_task(self._store, asked, secret=self._secret)

    @property
    def all(self) -> list[Callable[..., Any]]:
        """Every step, for the worker."""
        return [self.check_duplicates, self.record_decision, self.wake_task]


@contextmanager
def refusals_in_code(*, are_final: bool) -> Iterator[None]:
    """Tell the engine a refusal by its code alone; a part that is down is a reason to try again.

    A refused decision is answered (`are_final`). A check or a clock has nobody to answer: a refusal there would
    end the whole process of the case, so it is tried until whoever operates the record has mended it.
    """
    try:
        yield
    except SanadError as error:
        is_final = are_final and not isinstance(error, UnavailableError)
        raise ApplicationError(error.code, type=error.code, non_retryable=is_final) from None
