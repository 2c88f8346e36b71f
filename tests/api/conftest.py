"""Fixtures of the API's tests: its door over the tests' world, with an engine that is down or up."""

import pytest
from anyio.from_thread import BlockingPortal

from services.processes import Processes, connect_engine
from stack.ports import choose_port
from stack.temporal import NAMESPACE
from tests.api.calling import Desk
from tests.api.houses import OpenHouse
from tests.world import KEYS, RunningWorld, World


@pytest.fixture
def desk(world: World, portal: BlockingPortal) -> Desk:
    """The API over the real record while nothing listens where the engine should be."""
    client = portal.call(connect_engine, f"127.0.0.1:{choose_port()}", NAMESPACE, KEYS)
    return Desk(
        OpenHouse(world.store, Processes(client, world.store, world.clock), world.clock), world, portal
    )


@pytest.fixture
def running_desk(running: RunningWorld) -> Desk:
    """The API over the real record and the real engine, whose worker gives decisions their effect."""
    return Desk(OpenHouse(running.store, running.processes, running.clock), running, running.portal)
