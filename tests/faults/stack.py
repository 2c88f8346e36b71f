"""The whole real stack as processes, and hands to kill, freeze and thaw each of them."""

import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from stack.ports import choose_port
from tests.stack.running import RunningStack, wait_until

READY = "Ctrl-C stops everything."
PATIENCE_SECONDS = 60.0


class Victim(StrEnum):
    """Whom a test kills, by the name the supervisor calls it."""

    WORKER = "worker"
    ENGINE = "engine"
    POSTGRES = "postgres"
    WEB = "web"


@dataclass
class FullStack(RunningStack):
    """`sanad up` in a process; run.json says who its children are."""

    killed_at: float = field(default=0.0)

    def kill(self, victim: Victim) -> dict[str, int]:
        """Kill a child as a power cut would; returns who ran at that moment."""
        self._drain()
        self.said = ""
        children = dict(self.get_state().children)
        self.killed_at = time.monotonic()
        os.kill(children[victim], signal.SIGKILL)
        return children

    def wait_for_return(self, victim: Victim) -> float:
        """Wait until the supervisor says that it is ready again; the seconds since it was killed."""
        words = f"{victim} is ready again."
        assert words in self.read_until(words), self.said
        return self.seconds_since_kill

    @property
    def seconds_since_kill(self) -> float:
        return time.monotonic() - self.killed_at

    def freeze(self, victim: Victim) -> None:
        """Let a child neither run nor die."""
        os.kill(self.get_state().children[victim], signal.SIGSTOP)

    def thaw(self, victim: Victim) -> None:
        os.kill(self.get_state().children[victim], signal.SIGCONT)

    @contextmanager
    def without(self, victim: Victim) -> Iterator[None]:
        """A child is dead and stays so until the block ends: its supervisor sleeps meanwhile."""
        self.process.send_signal(signal.SIGSTOP)
        try:
            self.kill(victim)
            yield
        finally:
            self.process.send_signal(signal.SIGCONT)
        self.wait_for_return(victim)

    def _drain(self) -> None:
        assert self.process.stdout is not None
        while select.select([self.process.stdout], [], [], 0)[0]:
            if not os.read(self.process.stdout.fileno(), 65536):
                return


@contextmanager
def run_full_stack(data: Path) -> Iterator[FullStack]:
    """Start `sanad up` on an empty or used data folder; what the block leaves running is killed."""
    port = choose_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "cli", "up", "--data", str(data), "--port", str(port), "--no-seed"],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    try:
        stack = FullStack(data, port, process)
        assert READY in stack.read_until(READY), stack.said
        yield stack
    finally:
        process.kill()
        process.wait()
        if process.stdout is not None:
            process.stdout.close()


__all__ = ["PATIENCE_SECONDS", "FullStack", "Victim", "run_full_stack", "wait_until"]
