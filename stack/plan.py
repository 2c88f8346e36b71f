"""What one command is to run: the options of the stack, given by the composition root or by a test."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class StackPlan:
    """Everything the supervisor needs to know.

    `migrate` gets the address of the database for its owner. `worker`, `web` and `seed` are command lines that
    find the rest in their SANAD_ variables; what `seed` prints is shown to the operator. Engine ports of 0 mean
    any free one. `mailbox` takes --port and --smtp-port; without it messages wait, unless `environment` names gateways.
    `time_skipping` is for tests: in production nobody may move the clock.
    """

    data: Path
    host: str
    port: int
    migrate: Callable[[str], None]
    worker: tuple[str, ...]
    web: tuple[str, ...]
    seed: tuple[str, ...] | None
    worker_queue: str
    check_assets: Callable[[], None]
    environment: Mapping[str, str] = field(default_factory=dict)
    engine_port: int = 0
    engine_ui_port: int = 0
    mailbox: tuple[str, ...] | None = None
    mailbox_port: int = 0
    time_skipping: bool = False

    @property
    def local_host(self) -> str:
        """Where this machine reaches the web server: the wildcard is no address to call."""
        return "127.0.0.1" if self.host == "0.0.0.0" else self.host  # noqa: S104 - compared, not bound

    @property
    def address(self) -> str:
        return f"http://{self.local_host}:{self.port}"
