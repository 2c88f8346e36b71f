"""Fixtures of the API's tests: the real record, and an engine that is down or up."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from anyio.from_thread import BlockingPortal, start_blocking_portal
from temporalio.client import Client
from temporalio.worker import UnsandboxedWorkflowRunner, Worker

from activities.aid_requests import AidRequestSteps
from gateways.payload_codec import EngineKeys, make_converter
from services.processes import CASE_QUEUE, Processes, connect_engine
from stack.ports import choose_port
from stack.temporal import NAMESPACE, EngineServer
from store.scope import Store, StoreUrls
from tests.api.calling import Desk
from tests.api.houses import MATCH_SECRET, OpenHouse, read_clock
from tests.api.worlds import World, build_world
from tests.conftest import Database
from workflows.aid_requests import AidRequestWorkflow

KEYS = EngineKeys((("test", bytes(32)),))
THREADS = 4


async def connect_now(address: str) -> Client:
    """A client that a worker may use: the doors' own one connects when it is first needed."""
    return await Client.connect(address, namespace=NAMESPACE, data_converter=make_converter(KEYS))


@pytest.fixture
def portal() -> Iterator[BlockingPortal]:
    """An event loop of this test's own."""
    with start_blocking_portal() as portal:
        yield portal


@pytest.fixture
def store(database: Database) -> Iterator[Store]:
    """The record, as each of its three roles."""
    roles = {role: database.get_url(f"sanad_{role}") for role in ("charity", "ministry", "registry")}
    store = Store(StoreUrls(**roles), pool_size=THREADS)
    yield store
    store.close()


@pytest.fixture
def world(database: Database) -> World:
    """Two charities, their staff, the ministry, one policy."""
    return build_world(database.get_url("sanad_registry"))


@pytest.fixture
def desk(store: Store, world: World, portal: BlockingPortal) -> Desk:
    """The API over the real record while nothing listens where the engine should be."""
    client = portal.call(connect_engine, f"127.0.0.1:{choose_port()}", NAMESPACE, KEYS)
    return Desk(OpenHouse(store, Processes(client, store, read_clock)), world, portal)


@pytest.fixture
def running_desk(
    store: Store, world: World, portal: BlockingPortal, engine_server: EngineServer
) -> Iterator[Desk]:
    """The API over the real record and the real engine, with a worker that gives decisions their effect."""
    client = portal.call(connect_now, engine_server.address)

    def make_worker() -> Worker:
        return Worker(
            client,
            task_queue=CASE_QUEUE,
            workflows=[AidRequestWorkflow],
            activities=AidRequestSteps(store, MATCH_SECRET).all,
            activity_executor=threads,
            max_concurrent_activities=THREADS,
            workflow_runner=UnsandboxedWorkflowRunner(),
        )

    with (
        ThreadPoolExecutor(THREADS) as threads,
        portal.wrap_async_context_manager(portal.call(make_worker)),
    ):
        yield Desk(OpenHouse(store, Processes(client, store, read_clock)), world, portal)
