"""The engine's client: starting cases, delivering decisions, waking holds; nobody else speaks to it."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from temporalio.client import (
    Client,
    WorkflowHandle,
    WorkflowUpdateFailedError,
    WorkflowUpdateRPCTimeoutOrCancelledError,
)
from temporalio.common import WorkflowIDConflictPolicy, WorkflowIDReusePolicy
from temporalio.exceptions import ApplicationError, WorkflowAlreadyStartedError
from temporalio.service import RPCError, RPCStatusCode

from domain.appeals import HEARING_CODES
from domain.contracts.appeals import HearingState
from domain.contracts.cases import CaseResult, CaseState, DecisionNotice, MovedDeadline, Recheck
from domain.errors import CaseClosedError, TaskClosedError, UnavailableError
from gateways.named_keys import NamedKeys
from gateways.payload_codec import make_converter
from services.cases import list_open_cases, load_case_state
from services.decisions import DecisionReceipt, close_notice, read_notice, settle_refusal
from services.hearings import find_hearing, list_open_hearings
from services.rulings import take_back
from services.runs import PATIENCE, Runs, get_hearing, get_run, hearing_id, process_id
from store.queries.outbox import appeal_key, settle_errand, start_key
from store.scope import Store
from store.tables.decisions import DecisionState
from workflows.aid_requests import AidRequestWorkflow
from workflows.appeals import AppealWorkflow

CASE_QUEUE = "sanad-cases"
REBUILD_AT_ONCE = 20

_TERMS: dict[str, Any] = {
    "task_queue": CASE_QUEUE,
    # A completed run is never repeated; one that an operator terminated may be begun again.
    "id_conflict_policy": WorkflowIDConflictPolicy.FAIL,
    "id_reuse_policy": WorkflowIDReusePolicy.ALLOW_DUPLICATE_FAILED_ONLY,
    "rpc_timeout": PATIENCE,
}

Clock = Callable[[], datetime]


@dataclass(frozen=True)
class Rebuilt:
    """How many open cases and appeals the record holds, and how many of them the engine had lost."""

    open_cases: int
    started: int


async def connect_engine(address: str, namespace: str, keys: NamedKeys, *, lazy: bool = True) -> Client:
    """The engine's client; a lazy one connects when first needed: doors open even while the engine is down."""
    return await Client.connect(address, namespace=namespace, data_converter=make_converter(keys), lazy=lazy)


class Processes:
    """What doors and the relay ask of the engine. Every act may be repeated."""

    def __init__(self, client: Client, store: Store, clock: Clock) -> None:
        self._client = client
        self._store = store
        self._clock = clock
        self.runs = Runs(client)

    async def start_case(self, request_id: UUID) -> bool:
        """Start the process of a case from where the record says it stands; False if it was not started now.

        A case with an outcome is never started again. Raises UnavailableError if the engine is down.
        """
        state = await asyncio.to_thread(load_case_state, self._store, request_id, at=self._clock())
        started = False if state.outcome else await self._start(state)
        await asyncio.to_thread(self._settle, start_key(request_id, state.round))
        return started

    async def try_start(self, request_id: UUID) -> bool:
        """Like `start_case`, but an engine that is down is an answer: the relay starts the case later."""
        try:
            return await self.start_case(request_id)
        except UnavailableError:
            return False

    async def start_appeal(self, request_id: UUID, key: str = "") -> bool:
        """Start the process of a case's open appeal; False if it was not started now, or none is open.

        `key` is the errand that asked for it. Raises UnavailableError if the engine is down.
        """
        state = await asyncio.to_thread(find_hearing, self._store, request_id, at=self._clock())
        started = await self._start_hearing(state) if state else False
        if state and not key:
            key = appeal_key(request_id, state.round)
        if key:
            await asyncio.to_thread(self._settle, key)
        return started

    async def try_start_appeal(self, request_id: UUID) -> bool:
        """Like `start_appeal`, but an engine that is down is an answer: the relay starts it later."""
        try:
            return await self.start_appeal(request_id)
        except UnavailableError:
            return False

    async def deliver_decision(self, decision_id: UUID) -> DecisionReceipt:
        """Tell a recorded decision to its case and wait, within limits, for its effect.

        The receipt is `pending` when the engine did not answer in time: the relay repeats it.
        """
        receipt, notice, round_ = await asyncio.to_thread(read_notice, self._store, decision_id)
        if receipt.state is DecisionState.PENDING:
            if receipt.code in HEARING_CODES:
                refusal = await self._send_to_hearing(receipt.request_id, round_, notice)
            else:
                refusal = await self._send_to_case(receipt.request_id, round_, notice)
            if refusal == UnavailableError.code or await self._is_behind(refusal, receipt):
                return receipt
            if refusal:
                await asyncio.to_thread(settle_refusal, self._store, decision_id, refusal, at=self._clock())
        receipt = await asyncio.to_thread(close_notice, self._store, decision_id, at=self._clock())
        if receipt.code in HEARING_CODES and receipt.state is DecisionState.APPLIED:
            # What the appeal may have opened again goes on at once; the relay would start it a moment later.
            await self.try_start(receipt.request_id)
        return receipt

    async def recheck(self, request_id: UUID, key: str) -> None:
        """Tell a case that its check may have another answer now. Raises UnavailableError if the engine is down."""
        state = await asyncio.to_thread(load_case_state, self._store, request_id, at=self._clock())
        if state.outcome is None:
            handle = await self._get_running(state)
            await self._call(lambda: handle.signal(AidRequestWorkflow.recheck, Recheck(key)))
        await asyncio.to_thread(self._settle, key)

    async def undo_ruling(self, decision_id: UUID, key: str, *, secret: bytes) -> None:
        """Give the taking back of a ruling its effect; its case is checked again by an errand of its own."""
        await asyncio.to_thread(take_back, self._store, decision_id, secret=secret, at=self._clock())
        await asyncio.to_thread(self._settle, key)

    async def move_deadline(self, request_id: UUID, key: str, task_id: str) -> None:
        """Tell a case that the clock of one of its tasks now wakes earlier. Raises UnavailableError."""
        state = await asyncio.to_thread(load_case_state, self._store, request_id, at=self._clock())
        if state.find_task(task_id):
            handle = await self._get_running(state)
            moved = MovedDeadline(task_id)
            await self._call(lambda: handle.signal(AidRequestWorkflow.move_deadline, moved))
        elif hearing := await self._find_hearing(request_id):
            await self._start_hearing(hearing)
            heard = get_hearing(self._client, request_id, hearing.round)
            await self._call(lambda: heard.signal(AppealWorkflow.move_deadline, MovedDeadline(task_id)))
        await asyncio.to_thread(self._settle, key)

    async def retry_steps(self, request_id: UUID, key: str) -> None:
        """Try the waiting steps of a case, or of its appeal, at once. Raises UnavailableError if the engine is down."""
        state = await asyncio.to_thread(load_case_state, self._store, request_id, at=self._clock())
        is_hearing = await self._find_hearing(request_id) is not None
        await self.runs.retry_steps(request_id, state.round, is_hearing=is_hearing)
        await asyncio.to_thread(self._settle, key)

    async def rebuild(self, progress: Callable[[int], None] = lambda _count: None) -> Rebuilt:
        """Start every open case and appeal of the record that the engine does not run. Raises UnavailableError."""
        seen = started = 0
        for list_open, start in (
            (list_open_cases, self.start_case),
            (list_open_hearings, self.start_appeal),
        ):
            after = None
            while batch := await asyncio.to_thread(list_open, self._store, after=after):
                for first in range(0, len(batch), REBUILD_AT_ONCE):
                    results = await asyncio.gather(*map(start, batch[first : first + REBUILD_AT_ONCE]))
                    seen += len(results)
                    started += sum(results)
                    progress(seen)
                after = batch[-1]
        return Rebuilt(seen, started)

    async def is_up(self) -> bool:
        """True if the engine answers."""
        try:
            return await self._client.service_client.check_health(timeout=timedelta(seconds=2))
        except (RPCError, RuntimeError):
            return False

    async def _is_behind(self, refusal: str, receipt: DecisionReceipt) -> bool:
        # Until a step is acknowledged the record knows a task that the engine does not: that is no refusal.
        if refusal != TaskClosedError.code:
            return False
        state = await asyncio.to_thread(load_case_state, self._store, receipt.request_id, at=self._clock())
        if receipt.code not in HEARING_CODES:
            return state.find_task(str(receipt.task_id)) is not None
        hearing = await self._find_hearing(receipt.request_id)
        return bool(hearing and hearing.task and hearing.task.task_id == str(receipt.task_id))

    async def _find_hearing(self, request_id: UUID) -> HearingState | None:
        return await asyncio.to_thread(find_hearing, self._store, request_id, at=self._clock())

    async def _get_running(self, state: CaseState) -> WorkflowHandle[AidRequestWorkflow, CaseResult]:
        await self._start(state)
        return get_run(self._client, state.request_id, state.round)

    async def _start(self, state: CaseState) -> bool:
        process = process_id(state.request_id, state.round)
        return await self._begin(
            lambda: self._client.start_workflow(AidRequestWorkflow.run, state, id=process, **_TERMS)
        )

    async def _start_hearing(self, state: HearingState) -> bool:
        process = hearing_id(state.request_id, state.round)
        return await self._begin(
            lambda: self._client.start_workflow(AppealWorkflow.run, state, id=process, **_TERMS)
        )

    async def _begin(self, start: Callable[[], Any]) -> bool:
        try:
            await self._call(start)
        except WorkflowAlreadyStartedError:
            return False
        return True

    async def _send_to_case(self, request_id: UUID, round_: int, notice: DecisionNotice) -> str:
        handle = get_run(self._client, request_id, round_)
        send = lambda: handle.execute_update(  # noqa: E731 (sent twice at most)
            AidRequestWorkflow.decide, notice, id=notice.decision_id, rpc_timeout=PATIENCE
        )
        return await self._send(send, lambda: self._restart_case(request_id))

    async def _send_to_hearing(self, request_id: UUID, round_: int, notice: DecisionNotice) -> str:
        handle = get_hearing(self._client, request_id, round_)
        send = lambda: handle.execute_update(  # noqa: E731 (sent twice at most)
            AppealWorkflow.decide, notice, id=notice.decision_id, rpc_timeout=PATIENCE
        )
        return await self._send(send, lambda: self._restart_hearing(request_id))

    async def _send(self, send: Callable[[], Any], restart: Callable[[], Awaitable[str]] | None) -> str:
        """Send an update; the code of a refusal, the code of UnavailableError, or nothing."""
        try:
            await self._call(send)
        except WorkflowUpdateFailedError as error:
            return error.cause.type or "" if isinstance(error.cause, ApplicationError) else "internal"
        except UnavailableError as error:
            return error.code
        except RPCError as error:
            if error.status is not RPCStatusCode.NOT_FOUND:
                raise
            # The engine does not know it: if the record says that it is open, it is started there and told again.
            if restart is None:
                return UnavailableError.code
            return await restart() or await self._send(send, None)
        return ""

    async def _restart_case(self, request_id: UUID) -> str:
        try:
            await self.start_case(request_id)
        except UnavailableError as error:
            return error.code
        state = await asyncio.to_thread(load_case_state, self._store, request_id, at=self._clock())
        return CaseClosedError.code if state.outcome else ""

    async def _restart_hearing(self, request_id: UUID) -> str:
        try:
            await self.start_appeal(request_id)
        except UnavailableError as error:
            return error.code
        return "" if await self._find_hearing(request_id) else TaskClosedError.code

    async def _call(self, call: Callable[[], Any]) -> Any:  # noqa: ANN401 (whatever the call returns)
        try:
            return await call()
        except WorkflowUpdateRPCTimeoutOrCancelledError as error:
            raise UnavailableError(part="engine") from error
        except RPCError as error:
            if error.status in (
                RPCStatusCode.UNAVAILABLE,
                RPCStatusCode.DEADLINE_EXCEEDED,
                RPCStatusCode.CANCELLED,
                RPCStatusCode.RESOURCE_EXHAUSTED,
            ):
                raise UnavailableError(part="engine") from error
            raise
        except RuntimeError as error:
            # The lazy client reports a failed first connection as a bare RuntimeError.
            raise UnavailableError(part="engine") from error

    def _settle(self, key: str) -> None:
        with self._store.registry() as db:
            settle_errand(db, key, at=self._clock())
