"""Starts the tiny stack as a process of its own, so that a test may kill it as an operator or a power cut would."""

import os
import select
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from stack.folder import RunState, find_run
from stack.ports import choose_port
from tests.stack.tiny_stack import build_command

START_SECONDS = 180.0


@dataclass
class RunningStack:
    """A supervisor in a process; `said` is what it has printed so far."""

    data: Path
    port: int
    process: subprocess.Popen[bytes]
    said: str = field(default="")

    def read_until(self, words: str) -> str:
        """Return all output once it contains the words, or has ended."""
        assert self.process.stdout is not None
        deadline = time.monotonic() + START_SECONDS
        while words not in self.said:
            ready, _, _ = select.select([self.process.stdout], [], [], deadline - time.monotonic())
            assert ready, f"never said {words!r}: {self.said}"
            chunk = os.read(self.process.stdout.fileno(), 65536)
            if not chunk:
                break
            self.said += chunk.decode()
        return self.said

    def get_state(self) -> RunState:
        state = find_run(self.data)
        assert state is not None
        return state

    def interrupt(self) -> float:
        """Press Ctrl-C and return the seconds until the supervisor has gone."""
        started = time.monotonic()
        self.process.send_signal(signal.SIGINT)
        self.process.wait(30)
        return time.monotonic() - started


@contextmanager
def run_tiny_stack(data: Path, web: str = "serve", port: int = 0) -> Iterator[RunningStack]:
    """Start; the block decides how it ends, and what it leaves is killed."""
    port = port or choose_port()
    process = subprocess.Popen(
        build_command("up", str(data), str(port), web), stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    try:
        yield RunningStack(data, port, process)
    finally:
        process.kill()
        process.wait()
        if process.stdout is not None:
            process.stdout.close()


def wait_until(is_true: Callable[[], bool], seconds: float = 20.0) -> None:
    """Wait for a fact of another process; fails when it does not come about."""
    deadline = time.monotonic() + seconds
    while not is_true():
        assert time.monotonic() < deadline, f"still not true after {seconds} s"
        select.select([], [], [], 0.02)


def list_leftovers(data: Path) -> list[int]:
    """Return the processes that were started for this data folder and still run."""
    return [int(entry.name) for entry in Path("/proc").glob("[0-9]*") if _belongs_to(entry, data)]


def _belongs_to(process: Path, data: Path) -> bool:
    try:
        words = (process / "environ").read_bytes() + (process / "cmdline").read_bytes()
        inside = (process / "cwd").readlink().is_relative_to(data)
    except OSError:
        return False
    return inside or str(data).encode() in words
