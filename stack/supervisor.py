"""Runs the whole embedded stack in order, watches it, and stops it in reverse."""

import asyncio
import os
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass

from stack.children import Child
from stack.environment import build_environment
from stack.folder import DataFolder, RunState, hold_folder, open_folder, write_run
from stack.plan import StackPlan
from stack.ports import check_port_free, choose_port
from stack.postgres import OWNER, Cluster
from stack.probes import is_answering
from stack.processes import ChildSpec, run_once
from stack.secrets import load_secrets
from stack.temporal import EngineServer, is_polling

STOP_SECONDS = 4.5
Say = Callable[[str], None]


async def run_stack(plan: StackPlan, say: Say) -> None:
    """Run until Ctrl-C or SIGTERM; raises StackError when the stack cannot start.

    The order is the guarantee: nothing is touched before the folder is held, and no child starts before what
    it needs is ready.
    """
    folder = open_folder(plan.data)
    with hold_folder(folder):
        check_port_free(plan.host, plan.port)
        plan.check_assets()
        load_secrets(folder.secrets)
        await Supervisor(plan, folder, say).run()


@dataclass(frozen=True)
class LocalMailbox:
    """Where messages end that would go to applicants: one page, and the ports that gateways would have."""

    port: int
    smtp_port: int

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def environment(self) -> dict[str, str]:
        return {
            "SANAD_SMTP_HOST": "127.0.0.1",
            "SANAD_SMTP_PORT": str(self.smtp_port),
            "SANAD_SMTP_TLS": "none",
            "SANAD_SMS_URL": f"{self.address}/messages",
            "SANAD_WHATSAPP_URL": f"{self.address}/messages",
        }

    def describe(self, command: tuple[str, ...]) -> ChildSpec:
        ports = ("--port", str(self.port), "--smtp-port", str(self.smtp_port))
        return ChildSpec(name="mailbox", argv=(*command, *ports))


class Supervisor:
    """The children of one run, in the order in which they started."""

    def __init__(self, plan: StackPlan, folder: DataFolder, say: Say) -> None:
        self._plan = plan
        self._folder = folder
        self._say = say
        self._cluster = Cluster(folder.postgres)
        self._engine = EngineServer(
            folder=folder.engine,
            port=choose_port(plan.engine_port),
            ui_port=choose_port(plan.engine_ui_port),
            time_skipping=plan.time_skipping,
        )
        self._mailbox = LocalMailbox(choose_port(plan.mailbox_port), choose_port()) if plan.mailbox else None
        self._state = RunState(
            pid=os.getpid(),
            address=plan.address,
            socket=self._cluster.host,
            engine=self._engine.address,
            engine_ui=f"http://127.0.0.1:{self._engine.ui_port}",
            mailbox=self._mailbox.address if self._mailbox else "",
        )
        self._children: list[Child] = []
        self._stopping = asyncio.Event()

    async def run(self) -> None:
        """Start everything, wait for the signal, stop everything."""
        loop = asyncio.get_running_loop()
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, self._handle_signal)
        try:
            starting = asyncio.create_task(self._start())
            stopping = asyncio.create_task(self._stopping.wait())
            await asyncio.wait({starting, stopping}, return_when=asyncio.FIRST_COMPLETED)
            if starting.done():
                starting.result()
                await stopping
            else:
                starting.cancel()
                await asyncio.wait({starting})
        finally:
            await self._stop()

    async def _start(self) -> None:
        await asyncio.to_thread(self._cluster.prepare)
        await self._start_child(self._cluster.get_spec())
        await asyncio.to_thread(self._cluster.ensure_database)
        await asyncio.to_thread(self._plan.migrate, self._cluster.get_url(OWNER))
        await self._start_child(self._engine.get_spec())
        if self._mailbox and self._plan.mailbox:
            # Nobody waits for it: a message that it does not take yet is tried again.
            await self._start_child(self._mailbox.describe(self._plan.mailbox))
        await self._start_child(self._describe_worker())
        await self._start_child(self._describe_web())
        self._say(f"\nSanad is ready: {self._plan.address}\nThe engine's own pages: {self._state.engine_ui}")
        if self._mailbox:
            self._say(f"What applicants are sent: {self._mailbox.address}")
        self._say(f"{await self._seed()}Ctrl-C stops everything.")

    async def _start_child(self, spec: ChildSpec) -> None:
        started = time.monotonic()
        child = Child(spec, self._folder.logs, self._say, self._note_children)
        self._children.append(child)
        await child.start()
        self._say(f"{spec.name} is ready after {time.monotonic() - started:.1f} s.")

    def _describe_worker(self) -> ChildSpec:
        queue = self._plan.worker_queue
        return ChildSpec(
            name="worker",
            argv=self._plan.worker,
            ready=lambda pid: is_polling(self._engine.address, queue, pid),
            environment=self._build_environment(),
        )

    def _describe_web(self) -> ChildSpec:
        host, port = self._plan.local_host, self._plan.port
        return ChildSpec(
            name="web",
            argv=self._plan.web,
            ready=lambda _pid: is_answering(host, port, "/ready"),
            environment=self._build_environment(),
        )

    async def _seed(self) -> str:
        if self._plan.seed is None:
            return ""
        self._say("Preparing the demonstration: a quarter of a minute the first time ...")
        spec = ChildSpec(name="seed", argv=self._plan.seed, environment=self._build_environment())
        return await run_once(spec, self._folder.logs / "seed.log")

    def _build_environment(self) -> dict[str, str]:
        mailbox = self._mailbox.environment if self._mailbox else {}
        return {**self._plan.environment, **mailbox, **build_environment(self._folder, self._state)}

    def _note_children(self) -> None:
        self._state.children = {child.spec.name: child.pid for child in self._children if child.pid}
        write_run(self._folder, self._state)

    def _handle_signal(self) -> None:
        if not self._stopping.is_set():
            self._say("\nStopping; a second Ctrl-C kills.")
            self._stopping.set()
            return
        for child in reversed(self._children):
            child.kill()

    async def _stop(self) -> None:
        deadline = time.monotonic() + STOP_SECONDS
        for position in range(len(self._children), 0, -1):
            # Whoever stops first may use its share only: the database, last, must keep enough to end cleanly.
            share = (deadline - time.monotonic()) / position
            await self._children[position - 1].stop(max(share, 0.1))
        self._cluster.close()
        self._folder.run.unlink(missing_ok=True)
