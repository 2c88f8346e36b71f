"""One child process: in its own session, dying with its parent, writing to its own log."""

import asyncio
import ctypes
import os
import signal
import subprocess
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from stack.errors import ChildFailedError

POLL_SECONDS = 0.05
LOG_BYTES = 10_000_000
TAIL_LINES = 15
_PR_SET_PDEATHSIG = 1
_LIBC = ctypes.CDLL(None, use_errno=True)


def _prepare_nothing() -> None:
    """Most children need no preparation."""


async def _is_ready_at_once(_pid: int) -> bool:
    return True


@dataclass(frozen=True)
class ChildSpec:
    """How a child is started, known to be ready, and stopped.

    `ready` is asked with the child's pid until it says yes. `prepare` runs before each start, so also before
    a restart. `death_signal` is what the kernel sends when the parent dies.
    """

    name: str
    argv: tuple[str, ...]
    ready: Callable[[int], Awaitable[bool]] = _is_ready_at_once
    environment: Mapping[str, str] = field(default_factory=dict)
    prepare: Callable[[], None] = _prepare_nothing
    stop_signal: signal.Signals = signal.SIGTERM
    death_signal: signal.Signals = signal.SIGKILL
    owner: int | None = None
    group: int | None = None
    pass_fds: tuple[int, ...] = ()
    ready_seconds: float = 60.0


def start_process(spec: ChildSpec, log: Path) -> subprocess.Popen[bytes]:
    """Start a child that is prepared.

    Call it from a thread that lives as long as this process: the kernel watches the thread, not the process.
    """
    log.parent.mkdir(exist_ok=True)
    if log.exists() and log.stat().st_size > LOG_BYTES:
        log.replace(log.with_suffix(".log.1"))
    parent = os.getpid()

    def die_with_parent() -> None:
        _LIBC.prctl(_PR_SET_PDEATHSIG, spec.death_signal.value)
        if os.getppid() != parent:
            os._exit(1)

    with log.open("ab") as output:
        return subprocess.Popen(  # noqa: S603 - argv is built by this package
            spec.argv,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            env={**os.environ, **spec.environment},
            cwd="/" if spec.owner is not None else None,
            user=spec.owner,
            group=spec.group,
            extra_groups=[] if spec.owner is not None else None,
            pass_fds=spec.pass_fds,
            start_new_session=True,
            preexec_fn=die_with_parent,  # noqa: PLW1509 - no thread of ours holds a lock at this moment
        )


async def wait_ready(spec: ChildSpec, process: subprocess.Popen[bytes]) -> bool:
    """True once the child says that it is ready; False when it ended or took longer than `ready_seconds`."""
    deadline = time.monotonic() + spec.ready_seconds
    while process.poll() is None and time.monotonic() < deadline:
        if await spec.ready(process.pid):
            return True
        await asyncio.sleep(POLL_SECONDS)
    return False


async def wait_exit(process: subprocess.Popen[bytes], seconds: float | None = None) -> bool:
    """True once the process has ended, False when it still runs after so many seconds."""
    deadline = None if seconds is None else time.monotonic() + seconds
    while process.poll() is None:
        if deadline is not None and time.monotonic() >= deadline:
            return False
        await asyncio.sleep(POLL_SECONDS)
    return True


async def run_once(spec: ChildSpec, log: Path) -> str:
    """Run a child to its end and return what it wrote; raises ChildFailedError unless it ends well."""
    log.unlink(missing_ok=True)
    process = start_process(spec, log)
    try:
        await wait_exit(process)
    finally:
        kill_session(process)
    if process.returncode:
        raise ChildFailedError(f"{spec.name} failed; the end of {log} says:\n{read_tail(log)}")
    return log.read_text()


async def stop_process(spec: ChildSpec, process: subprocess.Popen[bytes], seconds: float) -> None:
    """Ask the process to stop and kill its whole session when it has not after so many seconds."""
    if process.poll() is None:
        process.send_signal(spec.stop_signal)
        await wait_exit(process, seconds)
    kill_session(process)
    await wait_exit(process)


def kill_session(process: subprocess.Popen[bytes]) -> None:
    """Kill the process and whatever it started in its session, also when it has ended itself."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        return


def read_tail(log: Path) -> str:
    """Return the last lines of a log, for the message about a failed start."""
    lines = log.read_text(errors="replace").splitlines() if log.exists() else []
    return "\n".join(lines[-TAIL_LINES:])
