"""A supervised child: started behind its readiness gate, restarted with back-off, stopped in time."""

import asyncio
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

from stack.errors import ChildFailedError, StackError
from stack.processes import (
    ChildSpec,
    kill_session,
    read_tail,
    start_process,
    stop_process,
    wait_exit,
    wait_ready,
)

FIRST_PAUSE_SECONDS = 0.2
LONGEST_PAUSE_SECONDS = 10.0
STEADY_SECONDS = 30.0


class Child:
    """One child of the supervisor; `changed` is called whenever its process is another one."""

    def __init__(
        self, spec: ChildSpec, logs: Path, say: Callable[[str], None], changed: Callable[[], None]
    ) -> None:
        self.spec = spec
        self.log = logs / f"{spec.name}.log"
        self._say = say
        self._changed = changed
        self._process: subprocess.Popen[bytes] | None = None
        self._keeper: asyncio.Task[None] | None = None

    @property
    def pid(self) -> int | None:
        return self._process.pid if self._process and self._process.poll() is None else None

    async def start(self) -> None:
        """Start and wait for readiness; raises ChildFailedError with the end of the log."""
        if not await self._run():
            raise ChildFailedError(
                f"{self.spec.name} did not start; the end of {self.log} says:\n{read_tail(self.log)}"
            )
        self._keeper = asyncio.create_task(self._keep())

    async def stop(self, seconds: float) -> None:
        """Stop for good within so many seconds."""
        if self._keeper:
            self._keeper.cancel()
        if self._process:
            await stop_process(self.spec, self._process, seconds)

    def kill(self) -> None:
        """End the child at once; the keeper must not start another one."""
        if self._keeper:
            self._keeper.cancel()
        self._kill_process()

    def _kill_process(self) -> None:
        if self._process:
            kill_session(self._process)

    async def _keep(self) -> None:
        pause = FIRST_PAUSE_SECONDS
        while self._process:
            started = time.monotonic()
            await wait_exit(self._process)
            kill_session(self._process)
            if time.monotonic() - started > STEADY_SECONDS:
                pause = FIRST_PAUSE_SECONDS
            self._say(f"{self.spec.name} ended (status {self._process.returncode}); starting it again.")
            await asyncio.sleep(pause)
            pause = min(pause * 2, LONGEST_PAUSE_SECONDS)
            await self._restart()

    async def _restart(self) -> None:
        try:
            ready = await self._run()
        except (StackError, OSError) as error:
            self._say(f"{self.spec.name} could not be started again: {error}")
            return
        if ready:
            self._say(f"{self.spec.name} is ready again.")
        elif self.pid:
            self._say(f"{self.spec.name} is not ready after {self.spec.ready_seconds:.0f} s; see {self.log}.")
            self._kill_process()

    async def _run(self) -> bool:
        await asyncio.to_thread(self.spec.prepare)
        self._process = start_process(self.spec, self.log)
        self._changed()
        return await wait_ready(self.spec, self._process)
