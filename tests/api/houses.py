"""Houses that the API's tests open its door with."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from services.processes import Processes
from store.scope import Store

SECRET = "a secret of the tests, long enough for HMAC"


class ClosedHouse:
    """A house of which only the plan is looked at: entering a room of it fails the test."""

    token_secret = SECRET

    @property
    def clock(self) -> Callable[[], datetime]:
        raise AssertionError("the plan was to be looked at only")

    @property
    def store(self) -> Store:
        raise AssertionError("the plan was to be looked at only")

    @property
    def processes(self) -> Processes:
        raise AssertionError("the plan was to be looked at only")


@dataclass(frozen=True)
class OpenHouse:
    """A house with the real record and the real engine."""

    store: Store
    processes: Processes
    clock: Callable[[], datetime]
    token_secret: str = SECRET
