"""Delivery of bulk acts: row by row, at most eight at a time, by whoever is alive; a row is done once."""

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from temporalio.service import RPCError

from domain.bulk_acts import BulkForm, BulkKind
from domain.cycle import DecisionCode, may_decide
from domain.errors import (
    BusyError,
    ForbiddenError,
    InputError,
    NotFoundError,
    NotHolderError,
    NotSignedInError,
    RecordFaultError,
    RefusedError,
    SanadError,
    TaskTakenError,
    UnavailableError,
    WrongDecisionError,
)
from domain.roles import Actor
from domain.stand_ins import AssignmentForm
from services.assignments import reassign_task
from services.decisions import decide
from services.processes import Processes
from services.sessions import get_actor
from services.submissions import Submission, digest_of
from services.tasks import claim_task
from store.queries.bulk_acts import TakenItem, find_act, settle_item, take_items
from store.queries.tasks import find_task, has_lapsed
from store.scope import Store
from store.tables.bulk_acts import BulkAct, ItemState

log = logging.getLogger(__name__)

AT_ONCE = 8
IN_REQUEST_SECONDS = 2.0
"""How long a door does rows itself before it answers: a short act is over when its page appears."""

FAULTS_ALLOWED = 3
"""So often a row is tried that the record refuses for a reason no rule of ours foresaw."""

REFUSED = (RefusedError, ForbiddenError, NotFoundError, NotSignedInError, InputError)


class BulkDelivery:
    """What relays and doors do of bulk acts; any number may run: rows are taken with SKIP LOCKED."""

    def __init__(self, store: Store, processes: Processes, clock: Callable[[], datetime]) -> None:
        self._store = store
        self._processes = processes
        self._clock = clock

    async def advance(self, act_id: UUID | None = None) -> int:
        """Do up to eight rows that wait, of one act or of all; how many were taken."""
        items = await asyncio.to_thread(self._take, act_id)
        await asyncio.gather(*map(self._do, items))
        return len(items)

    async def begin(self, act_id: UUID, seconds: float = IN_REQUEST_SECONDS) -> None:
        """Do rows of a new act for a moment; what is left is the relay's."""
        loop = asyncio.get_running_loop()
        ends_at = loop.time() + seconds
        while loop.time() < ends_at and await self.advance(act_id):
            continue

    def _take(self, act_id: UUID | None) -> list[TakenItem]:
        with self._store.registry() as db:
            return take_items(db, at=self._clock(), limit=AT_ONCE, act_id=act_id)

    async def _do(self, item: TakenItem) -> None:
        decision_id = await asyncio.to_thread(self._record, item)
        if decision_id:
            try:
                await self._processes.deliver_decision(decision_id)
            except (SanadError, RPCError) as error:
                # The decision has an errand of its own in the outbox: it is repeated.
                log.warning("a row of a bulk act is delivered later: %s", type(error).__name__)

    def _record(self, item: TakenItem) -> UUID | None:
        """Record what the act says of one row, and what became of it; its decision, if it has one."""
        at = self._clock()
        with self._store.registry() as db:
            act = find_act(db, item.act_id)
        if act is None:
            return None
        try:
            actor = get_actor(self._store, act.actor_id, at=at)
            decision_id = _ACTS[act.kind](self._store, actor, act, item, at)
        except (BusyError, UnavailableError):
            # It comes back by itself.
            return None
        except REFUSED as error:
            self._settle(item, ItemState.REFUSED, at=at, refusal=error.code)
            return None
        except RecordFaultError as error:
            if item.attempts >= FAULTS_ALLOWED:
                self._settle(item, ItemState.REFUSED, at=at, refusal=error.code)
            return None
        state = ItemState.RECORDED if decision_id else ItemState.DONE
        self._settle(item, state, at=at, decision_id=decision_id)
        return decision_id

    def _settle(
        self,
        item: TakenItem,
        state: ItemState,
        *,
        at: datetime,
        decision_id: UUID | None = None,
        refusal: str | None = None,
    ) -> None:
        with self._store.registry() as db:
            settle_item(db, item, state, at=at, decision_id=decision_id, refusal=refusal)


def _sign(store: Store, actor: Actor, act: BulkAct, item: TakenItem, at: datetime) -> UUID:
    """One signature; what was given to a colleague is left to that colleague."""
    with store.acting_for(actor) as db:
        task = find_task(db, item.task_id)
    if task is None:
        raise NotFoundError
    if not may_decide(task.kind, DecisionCode(act.form["code"])):
        raise WrongDecisionError(task=task.kind.value, decision=act.form["code"])
    if task.holder_id not in (None, actor.account_id) and not has_lapsed(task, at=at):
        raise TaskTakenError(holder=str(task.holder_id))
    return _decide(store, actor, act, item, at)


def _close(store: Store, actor: Actor, act: BulkAct, item: TakenItem, at: datetime) -> UUID:
    """One ruling; a task that is free is claimed first, one of another kind never."""
    with store.acting_for(actor) as db:
        task = find_task(db, item.task_id)
    if task and not may_decide(task.kind, DecisionCode(act.form["code"])):
        raise WrongDecisionError(task=task.kind.value, decision=act.form["code"])
    try:
        return _decide(store, actor, act, item, at)
    except NotHolderError:
        claim_task(store, actor, item.task_id, at=at)
        return _decide(store, actor, act, item, at)


def _reassign(store: Store, actor: Actor, act: BulkAct, item: TakenItem, at: datetime) -> None:
    form = AssignmentForm(to=act.form["to"], text=act.form["text"])
    reassign_task(store, actor, item.task_id, form, _submission(item, form), at=at)


def _decide(store: Store, actor: Actor, act: BulkAct, item: TakenItem, at: datetime) -> UUID:
    form = BulkForm(**act.form).decision  # type: ignore[arg-type] # the record keeps only its texts
    return decide(store, actor, item.task_id, form, _submission(item, form), at=at).decision_id


def _submission(item: TakenItem, form: object) -> Submission:
    """A row that is done again after a kill finds what it did."""
    return Submission(f"bulk/{item.act_id}/{item.seq}", digest_of(form))


_ACTS: dict[BulkKind, Callable[[Store, Actor, BulkAct, TakenItem, datetime], UUID | None]] = {
    BulkKind.SIGN_OFF: _sign,
    BulkKind.CLOSING: _close,
    BulkKind.REASSIGN: _reassign,
}
