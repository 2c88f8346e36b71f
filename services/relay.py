"""The relay: repeats to the engine what the doors could not deliver, until it is acknowledged."""

import asyncio
from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from temporalio.service import RPCError

from domain.errors import SanadError
from services.bulk_delivery import BulkDelivery
from services.processes import Processes
from services.turns import take_turns
from store.queries.outbox import Errand, note_failure, take_errands
from store.scope import Store
from store.tables.outbox import Topic

AT_ONCE = 8
IDLE_SECONDS = 0.5


class Relay:
    """One of possibly many: errands are taken with SKIP LOCKED and come back if nobody settles them.

    `secret` keys the digests by which persons are found.
    """

    def __init__(
        self, store: Store, processes: Processes, clock: Callable[[], datetime], *, secret: bytes
    ) -> None:
        self._store = store
        self._processes = processes
        self._clock = clock
        self._secret = secret
        self._bulk = BulkDelivery(store, processes, clock)

    async def run(self, stop: asyncio.Event) -> None:
        """Deliver what waits until told to stop; a record that is down is waited for."""
        await take_turns(self.deliver_waiting, stop, work="the relay", idle_seconds=IDLE_SECONDS)

    async def deliver_waiting(self) -> int:
        """Take up to eight errands and deliver them together, then up to eight rows of bulk acts; how many in all."""
        errands = await asyncio.to_thread(self._take)
        await asyncio.gather(*(self._deliver(errand) for errand in errands))
        return len(errands) + await self._bulk.advance()

    def _take(self) -> list[Errand]:
        with self._store.registry() as db:
            return take_errands(db, at=self._clock(), limit=AT_ONCE)

    async def _deliver(self, errand: Errand) -> None:
        try:
            match errand.topic:
                case Topic.START_CASE:
                    await self._processes.start_case(errand.request_id)
                case Topic.START_APPEAL:
                    await self._processes.start_appeal(errand.request_id, errand.key)
                case Topic.DELIVER_DECISION:
                    await self._processes.deliver_decision(UUID(errand.payload["decision_id"]))
                case Topic.MOVE_DEADLINE:
                    task_id = errand.payload["task_id"]
                    await self._processes.move_deadline(errand.request_id, errand.key, task_id)
                case Topic.RECHECK:
                    await self._processes.recheck(errand.request_id, errand.key)
                case Topic.RETRY_STEP:
                    await self._processes.retry_steps(errand.request_id, errand.key)
                case Topic.UNDO_RULING:
                    decision_id = UUID(errand.payload["decision_id"])
                    await self._processes.undo_ruling(decision_id, errand.key, secret=self._secret)
        except (SanadError, RPCError) as error:
            # It comes back by itself, later and later; the outbox says why.
            await asyncio.to_thread(self._note, errand, getattr(error, "code", type(error).__name__))

    def _note(self, errand: Errand, code: str) -> None:
        with self._store.registry() as db:
            note_failure(db, errand.key, code)
