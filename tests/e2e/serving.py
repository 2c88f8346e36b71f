"""The real application over the tests' world, served to a real browser by the world's own event loop."""

import base64
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import anyio
import uvicorn

from cli.app import build_app
from cli.settings import Settings
from cli.wiring import House
from gateways.paper_store import PaperStore
from stack.ports import choose_port
from tests.keeping import open_bank
from tests.pressing import open_press
from tests.world import KEYS, MATCH_SECRET, RunningWorld

SECRET = "a secret of the tests, long enough for HMAC"
START_SECONDS = 10


@contextmanager
def serve_world(world: RunningWorld) -> Iterator[str]:
    """The address at which the application answers until the block ends."""
    port = choose_port()
    address = f"http://127.0.0.1:{port}"
    config = uvicorn.Config(
        build_app(open_house(world, address)),
        port=port,
        log_level="warning",
        access_log=False,
        lifespan="off",
        ws="none",
        timeout_graceful_shutdown=1,
    )
    server = uvicorn.Server(config)
    running = world.portal.start_task_soon(server.serve)
    world.portal.call(_wait_started, server)
    try:
        yield address
    finally:
        server.should_exit = True
        running.result(START_SECONDS)


def open_house(world: RunningWorld, address: str) -> House:
    """The house of the test: its record, its engine, its clock; the settings name nothing that is used."""
    settings = Settings(
        database_host="unused",
        engine_address="unused",
        engine_key="unused",
        match_secret=base64.b64encode(MATCH_SECRET).decode(),
        token_secret=SECRET,
        paper_key="unused",
        message_key="unused",
        public_url=address,
    )
    papers = PaperStore(Path(tempfile.mkdtemp()), KEYS)
    return House(
        settings, world.store, world.client, world.processes, world.clock, papers, open_press(), open_bank()
    )


async def _wait_started(server: uvicorn.Server) -> None:
    deadline = time.monotonic() + START_SECONDS
    while not server.started:
        assert time.monotonic() < deadline, "the server did not start"
        await anyio.sleep(0.01)
