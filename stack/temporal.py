"""The embedded engine: a Temporal development server on a file, from the wheel."""

import signal
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from socket import gethostname

from google.protobuf.duration_pb2 import Duration
from temporalio.api.enums.v1 import TaskQueueType
from temporalio.api.namespace.v1 import NamespaceConfig
from temporalio.api.taskqueue.v1 import TaskQueue
from temporalio.api.workflowservice.v1 import (
    DescribeNamespaceRequest,
    DescribeTaskQueueRequest,
    UpdateNamespaceRequest,
)
from temporalio.client import Client
from temporalio.service import RPCError

from stack.processes import ChildSpec

NAMESPACE = "sanad"
SEARCH_ATTRIBUTES: Mapping[str, str] = {"Stage": "Keyword", "Charity": "Keyword", "DueAt": "Datetime"}
RETENTION = timedelta(days=30)
_PROBE_TIMEOUT = timedelta(seconds=2)
_DYNAMIC = {
    # The default poll rates make an idle machine wait: twice the throughput at low load.
    "history.transferProcessorMaxPollRPS": "2000",
    "history.timerProcessorMaxPollRPS": "2000",
    "history.visibilityProcessorMaxPollRPS": "2000",
    # Fairness between charities.
    "matching.useNewMatcher": "true",
    "matching.enableFairness": "true",
    "matching.enableMigration": "true",
}


@dataclass(frozen=True)
class EngineServer:
    """One development server; `synchronous` FULL survives a power cut, NORMAL only the death of the process."""

    folder: Path
    port: int
    ui_port: int
    synchronous: str = "FULL"
    time_skipping: bool = False

    @property
    def address(self) -> str:
        return f"127.0.0.1:{self.port}"

    def get_spec(self) -> ChildSpec:
        """Return how the server is started; it is ready when its namespace answers and has its retention."""
        return ChildSpec(
            name="engine",
            argv=self._build_command(),
            ready=self._is_ready,
            prepare=lambda: self.folder.mkdir(mode=0o700, exist_ok=True),
            stop_signal=signal.SIGINT,
        )

    def _build_command(self) -> tuple[str, ...]:
        dynamic = {
            **_DYNAMIC,
            **({"frontend.WorkflowTimeSkippingEnabled": "true"} if self.time_skipping else {}),
        }
        return (
            *(str(Path(sys.executable).with_name("temporal")), "server", "start-dev"),
            *("--ip", "127.0.0.1", "--port", str(self.port), "--ui-port", str(self.ui_port)),
            *("--db-filename", str(self.folder / "temporal.db"), "-n", NAMESPACE),
            *("--sqlite-pragma", "journal_mode=WAL", "--sqlite-pragma", f"synchronous={self.synchronous}"),
            *(
                part
                for name, kind in SEARCH_ATTRIBUTES.items()
                for part in ("--search-attribute", f"{name}={kind}")
            ),
            *(
                part
                for key, value in dynamic.items()
                for part in ("--dynamic-config-value", f"{key}={value}")
            ),
            *("--ui-disable-news-fetch", "--log-level", "warn"),
        )

    async def _is_ready(self, _pid: int) -> bool:
        try:
            client = await Client.connect(self.address, namespace=NAMESPACE)
            await client.workflow_service.describe_namespace(
                DescribeNamespaceRequest(namespace=NAMESPACE), timeout=_PROBE_TIMEOUT
            )
            # The server forgets closed cases after a day unless told otherwise, so it is told at each start.
            retention = Duration()
            retention.FromTimedelta(RETENTION)
            await client.workflow_service.update_namespace(
                UpdateNamespaceRequest(
                    namespace=NAMESPACE, config=NamespaceConfig(workflow_execution_retention_ttl=retention)
                ),
                timeout=_PROBE_TIMEOUT,
            )
        except (RPCError, RuntimeError):  # RuntimeError is how the client says that nobody listens yet.
            return False
        return True


async def is_polling(address: str, queue: str, pid: int, namespace: str = NAMESPACE) -> bool:
    """True once the worker process `pid` of this host asks the queue for work; a dead one does not count."""
    try:
        client = await Client.connect(address, namespace=namespace)
        answer = await client.workflow_service.describe_task_queue(
            DescribeTaskQueueRequest(
                namespace=namespace,
                task_queue=TaskQueue(name=queue),
                task_queue_type=TaskQueueType.TASK_QUEUE_TYPE_WORKFLOW,
            ),
            timeout=_PROBE_TIMEOUT,
        )
    except (RPCError, RuntimeError):
        return False
    return f"{pid}@{gethostname()}" in {poller.identity for poller in answer.pollers}
