"""Entering of lists: what a door began the worker goes on with, whether anybody looks on or not."""

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from domain.errors import BusyError, RecordFaultError
from services.listed_cases import ENTERED_AT_ONCE, enter_rows
from services.turns import take_turns
from store.queries.campaigns import list_lists_unentered
from store.scope import Store

IDLE_SECONDS = 1.0

log = logging.getLogger(__name__)


class ListEntries:
    """What a worker does of lists; any number may run: whoever enters rows of a list has them locked."""

    def __init__(self, store: Store, clock: Callable[[], datetime]) -> None:
        self._store = store
        self._clock = clock
        self._faulty: set[UUID] = set()

    async def run(self, stop: asyncio.Event) -> None:
        """Enter what waits until told to stop; a record that is down is waited for."""
        await take_turns(self.advance, stop, work="the entering of lists", idle_seconds=IDLE_SECONDS)

    async def advance(self) -> int:
        """Enter the next rows of every list that has some; how many there were."""
        return await asyncio.to_thread(self._advance)

    def _advance(self) -> int:
        with self._store.registry() as db:
            waiting = list_lists_unentered(db)
        return sum(self._enter(list_id) for list_id in waiting if list_id not in self._faulty)

    def _enter(self, list_id: UUID) -> int:
        try:
            return enter_rows(self._store, list_id, at=self._clock(), limit=ENTERED_AT_ONCE)
        except BusyError:
            # It comes back by itself.
            return 0
        except RecordFaultError as error:
            # The other lists go on; this one is tried again by the next process.
            log.exception("list %s cannot be entered: %s", list_id, error.code)
            self._faulty.add(list_id)
            return 0
