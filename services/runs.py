"""What the engine runs: counted, listed page by page, and looked at one by one; asked again, or a failing step retried."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

from google.protobuf.timestamp_pb2 import Timestamp
from temporalio.api.common.v1 import WorkflowExecution as Execution
from temporalio.api.enums.v1 import PendingActivityState, TaskQueueType
from temporalio.api.failure.v1 import Failure
from temporalio.api.taskqueue.v1 import TaskQueue
from temporalio.api.workflowservice.v1 import (
    DescribeTaskQueueRequest,
    DescribeWorkflowExecutionResponse,
    ResetActivityRequest,
)
from temporalio.client import Client, WorkflowExecution, WorkflowExecutionStatus, WorkflowHandle
from temporalio.service import RPCError, RPCStatusCode

from domain.contracts.appeals import HearingResult
from domain.contracts.cases import CaseResult, MovedDeadline
from domain.errors import UnavailableError
from domain.stuck_cases import FAILING_ATTEMPTS, SILENCE, Shown
from workflows.aid_requests import AidRequestWorkflow
from workflows.appeals import AppealWorkflow
from workflows.waiting import CHARITY, DUE_AT, STAGE

PATIENCE = timedelta(seconds=5)
"""How long a call to the engine may take, and a door waits for the effect of a decision."""

PAGE = 1000
RUNNING = 'WorkflowType in ("AidRequest", "Appeal") and ExecutionStatus = "Running"'
WORKFLOW_STEP = "workflow"
"""The name under which the process itself fails, outside of any step."""

NOT_TAKEN = "not_taken"
"""Said of a step that no worker takes: there is no failure whose type could be said."""

_DOWN = (RPCStatusCode.UNAVAILABLE, RPCStatusCode.DEADLINE_EXCEEDED, RPCStatusCode.RESOURCE_EXHAUSTED)


Handle = WorkflowHandle[AidRequestWorkflow, CaseResult] | WorkflowHandle[AppealWorkflow, HearingResult]


def process_id(request_id: UUID | str, round_: int) -> str:
    """The workflow's id; clients address it, never a run."""
    return f"aid-request/{request_id}" if round_ == 1 else f"aid-request/{request_id}/{round_}"


def get_run(
    client: Client, request_id: UUID | str, round_: int
) -> WorkflowHandle[AidRequestWorkflow, CaseResult]:
    """The process of a case, to ask or to tell; whether it runs is known only by the answer."""
    return client.get_workflow_handle(process_id(request_id, round_))


def hearing_id(request_id: UUID | str, round_: int) -> str:
    """The id of the process of an appeal against how that round of a case ended."""
    return f"appeal/{request_id}/{round_}"


def get_hearing(
    client: Client, request_id: UUID | str, round_: int
) -> WorkflowHandle[AppealWorkflow, HearingResult]:
    """The process of an appeal, to ask or to tell; whether it runs is known only by the answer."""
    return client.get_workflow_handle(hearing_id(request_id, round_))


@dataclass(frozen=True)
class Run:
    """A case, or with `is_hearing` the appeal of one, that the engine runs, as its attributes show it."""

    request_id: UUID
    round: int
    shown: Shown
    is_hearing: bool = False


@dataclass(frozen=True)
class StepFailure:
    """A step that fails: of its last error only the type, for the words may quote a person."""

    step: str
    attempts: int
    error_type: str
    since_at: datetime
    next_attempt_at: datetime | None


@dataclass(frozen=True)
class Look:
    """One case in the engine as it is this moment: what it shows, None if it does not run; the step that keeps it."""

    shown: Shown | None
    failure: StepFailure | None = None


@dataclass(frozen=True)
class QueueState:
    """A queue of the engine: of steps, or of processes to be moved on. `seen_at` is when a worker last came for more."""

    name: str
    is_steps: bool
    waiting: int
    oldest: timedelta
    workers: int
    seen_at: datetime | None


class Runs:
    """The engine as the monitor asks it. Raises UnavailableError when it is down."""

    def __init__(self, client: Client) -> None:
        self._client = client

    async def count(self) -> int:
        """How many cases and appeals run."""
        try:
            return (await self._client.count_workflows(RUNNING)).count
        except (RPCError, RuntimeError) as error:
            raise UnavailableError(part="engine") from error

    async def list_queues(self, *names: str) -> list[QueueState]:
        """What waits at these queues for a worker, and who fetches from them, by queue and by what is fetched."""
        kinds = (TaskQueueType.TASK_QUEUE_TYPE_WORKFLOW, TaskQueueType.TASK_QUEUE_TYPE_ACTIVITY)
        try:
            return list(await asyncio.gather(*(self._read_queue(n, k) for n in names for k in kinds)))
        except (RPCError, RuntimeError) as error:
            raise UnavailableError(part="engine") from error

    async def _read_queue(self, name: str, kind: TaskQueueType.ValueType) -> QueueState:
        found = await self._client.workflow_service.describe_task_queue(
            DescribeTaskQueueRequest(
                namespace=self._client.namespace,
                task_queue=TaskQueue(name=name),
                task_queue_type=kind,
                report_stats=True,
            ),
            timeout=PATIENCE,
        )
        seen = [at for each in found.pollers if (at := _read_instant(each.last_access_time))]
        return QueueState(
            name,
            is_steps=kind == TaskQueueType.TASK_QUEUE_TYPE_ACTIVITY,
            waiting=found.stats.approximate_backlog_count,
            oldest=found.stats.approximate_backlog_age.ToTimedelta(),
            workers=len(found.pollers),
            seen_at=max(seen, default=None),
        )

    async def list_pages(self) -> AsyncIterator[list[Run]]:
        """Every case and appeal that runs, a thousand at a time, with what its attributes show."""
        found = self._client.list_workflows(RUNNING, page_size=PAGE)
        while True:
            try:
                await found.fetch_next_page()
            except (RPCError, RuntimeError) as error:
                raise UnavailableError(part="engine") from error
            if found.current_page:
                yield [run for each in found.current_page if (run := read_run(each))]
            if not found.next_page_token:
                return

    async def look(self, request_id: UUID, round_: int, *, at: datetime, is_hearing: bool = False) -> Look:
        """Whether the engine runs this case, or its appeal, and which of its steps fails."""
        handle = self._get(request_id, round_, is_hearing=is_hearing)
        try:
            described = await handle.describe(rpc_timeout=PATIENCE)
        except RPCError as error:
            if error.status is RPCStatusCode.NOT_FOUND:
                return Look(None)
            raise UnavailableError(part="engine") from error
        except RuntimeError as error:
            raise UnavailableError(part="engine") from error
        if described.status is not WorkflowExecutionStatus.RUNNING:
            return Look(None)
        return Look(read_shown(described), find_failure(described.raw_description, at=at))

    async def ask_again(
        self, request_id: UUID, round_: int, task_id: UUID | None, *, is_hearing: bool = False
    ) -> None:
        """Let the process ask the record where the case stands; it adopts the answer, whatever task is named."""
        handle = self._get(request_id, round_, is_hearing=is_hearing)
        moved = MovedDeadline(str(task_id or request_id))
        try:
            await handle.signal("move_deadline", moved, rpc_timeout=PATIENCE)
        except RPCError as error:
            if error.status in _DOWN:
                raise UnavailableError(part="engine") from error
            # It ended meanwhile: there is nobody to ask.

    async def retry_steps(self, request_id: UUID, round_: int, *, is_hearing: bool = False) -> int:
        """Try every waiting step of a case at once, as if for the first time; how many there were."""
        handle = self._get(request_id, round_, is_hearing=is_hearing)
        try:
            described = await handle.describe(rpc_timeout=PATIENCE)
            waiting = [
                pending.activity_id
                for pending in described.raw_description.pending_activities
                if pending.state == PendingActivityState.PENDING_ACTIVITY_STATE_SCHEDULED
            ]
            await asyncio.gather(*(self._reset(described, activity_id) for activity_id in waiting))
        except RPCError as error:
            if error.status is RPCStatusCode.NOT_FOUND:
                return 0
            raise UnavailableError(part="engine") from error
        return len(waiting)

    def _get(self, request_id: UUID, round_: int, *, is_hearing: bool) -> Handle:
        get = get_hearing if is_hearing else get_run
        return get(self._client, request_id, round_)

    async def _reset(self, described: WorkflowExecution, activity_id: str) -> None:
        await self._client.workflow_service.reset_activity(
            ResetActivityRequest(
                namespace=self._client.namespace,
                execution=Execution(workflow_id=described.id, run_id=described.run_id),
                identity=self._client.identity,
                id=activity_id,
            ),
            timeout=PATIENCE,
        )


def read_run(execution: WorkflowExecution) -> Run | None:
    """A listed process as a case; None for one whose id is not of ours."""
    kind, _, rest = execution.id.partition("/")
    request_id, _, round_ = rest.partition("/")
    try:
        known = UUID(request_id), int(round_ or 1)
    except ValueError:
        return None
    return Run(*known, read_shown(execution), is_hearing=kind == "appeal")


def read_shown(execution: WorkflowExecution) -> Shown:
    """What a process shows of its case: a list follows a moment behind, a description does not."""
    shown = execution.typed_search_attributes
    return Shown(shown.get(STAGE) or "", shown.get(CHARITY) or "", shown.get(DUE_AT))


def find_failure(description: DescribeWorkflowExecutionResponse, *, at: datetime) -> StepFailure | None:
    """The step of a running process that fails, or that nobody takes; None if all is well."""
    for pending in description.pending_activities:
        scheduled_at = _read_instant(pending.scheduled_time) or at
        is_untaken = (
            pending.state == PendingActivityState.PENDING_ACTIVITY_STATE_SCHEDULED
            and pending.attempt <= 1
            and scheduled_at < at - SILENCE
        )
        if pending.attempt >= FAILING_ATTEMPTS or is_untaken:
            return StepFailure(
                pending.activity_type.name,
                pending.attempt,
                NOT_TAKEN if is_untaken else _name_type(pending.last_failure),
                _read_instant(pending.scheduled_time) or at,
                _read_instant(pending.next_attempt_schedule_time),
            )
    waiting = description.pending_workflow_task
    if waiting.attempt >= FAILING_ATTEMPTS:
        begun_at = _read_instant(waiting.original_scheduled_time) or at
        return StepFailure(WORKFLOW_STEP, waiting.attempt, WORKFLOW_STEP, begun_at, None)
    return None


def _name_type(failure: Failure) -> str:
    # A failure's message and stack are words; its type is a name of ours or of a class.
    if failure.HasField("application_failure_info"):
        return failure.application_failure_info.type
    return (failure.WhichOneof("failure_info") or "").removesuffix("_failure_info")


def _read_instant(stamp: Timestamp) -> datetime | None:
    if not stamp.seconds:
        return None
    return datetime.fromtimestamp(stamp.seconds, UTC) + timedelta(microseconds=stamp.nanos // 1000)
