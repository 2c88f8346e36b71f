"""The steps of an appeal as the engine calls them: thin methods, each one service."""

from collections.abc import Callable
from typing import Any

from temporalio import activity

from activities.aid_requests import refusals_in_code
from domain.contracts.appeals import HearingState
from domain.contracts.cases import RecordDecision, WakeTask
from services.hearings import record_hearing, wake_hearing


class AppealSteps:
    """Built with the record and the secret by which persons are found."""

    def __init__(self, store: Any, secret: bytes) -> None:  # noqa: ANN401 (a door passes the store on and never looks into it)
        self._store = store
        self._secret = secret

    @activity.defn
    def record_hearing(self, asked: RecordDecision) -> HearingState:
        """Give a recorded decision on an appeal its effect."""
        with refusals_in_code(are_final=True):
            return record_hearing(self._store, asked, secret=self._secret)

    @activity.defn
    def wake_hearing(self, asked: WakeTask) -> HearingState:
        """Ask what the clock of a hearing means now."""
        with refusals_in_code(are_final=False):
            return wake_hearing(self._store, asked)

    @property
    def all(self) -> list[Callable[..., Any]]:
        """Every step, for the worker."""
        return [self.record_hearing, self.wake_hearing]
