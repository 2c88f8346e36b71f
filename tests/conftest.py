"""The real record and the real engine for every test that asks: one of each per test process."""

import asyncio
import gc
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from psycopg import sql
from xdist.scheduler import LoadFileScheduling  # type: ignore[import-untyped]

from stack.ports import choose_port
from stack.postgres import OWNER, Cluster
from stack.processes import ChildSpec, read_tail, start_process, stop_process, wait_ready
from stack.temporal import EngineServer
from store.migrations.run import migrate

settings.register_profile("busy machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("busy machine")

MEMORY = Path("/dev/shm")
MEMORY_WANTED = 4 * 2**30
WAITING_ROOMS = ("faults", "workflows", "stack", "cli")
FAULTS = "tests/faults/"
TEMPLATE = "sanad_template"
TOWN = "sanad_town"
_FREE_NAMES = [f"test_{number}" for number in range(40, 0, -1)]
"""Names are used again, so that what was compiled for a database of that name serves the next one."""


class OneWorkerPerWorld(LoadFileScheduling):  # type: ignore[misc]
    """The tests of a file go to one worker, whose world they share; those of the faults share one stack."""

    def _split_scope(self, nodeid: str) -> str:
        file = str(super()._split_scope(nodeid))
        return FAULTS if file.startswith(FAULTS) else file


def pytest_xdist_make_scheduler(config: pytest.Config) -> OneWorkerPerWorld:
    return OneWorkerPerWorld(config)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What waits for processes and what computes take turns, so that the processors are busy; what takes longest goes first."""
    files = dict.fromkeys(item.path for item in items)
    waiting = [path for room in WAITING_ROOMS for path in files if path.parent.name == room]
    computing = sorted(files.keys() - {*waiting}, key=lambda path: (path.parent.name != "e2e", path))
    turns = {path: turn for group in (waiting, computing) for turn, path in enumerate(group)}
    items.sort(key=lambda item: (turns[item.path], item.path.parent.name not in WAITING_ROOMS))


def pytest_collection_finish() -> None:
    """What was imported lives as long as the process: the collector need not walk through it again with every test."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)


@dataclass(frozen=True)
class Database:
    """One migrated, empty database of a test's own; `get_url(role)` for roles such as `sanad_charity`."""

    cluster: Cluster
    name: str

    @property
    def host(self) -> str:
        return self.cluster.host

    @property
    def owner_url(self) -> str:
        return self.get_url(OWNER)

    def get_url(self, role: str) -> str:
        return self.cluster.get_url(role, self.name)


@contextmanager
def run_process(spec: ChildSpec, log: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Run a child of the stack until the block ends."""
    spec.prepare()
    process = start_process(spec, log)
    try:
        assert asyncio.run(wait_ready(spec, process)), read_tail(log)
        yield process
    finally:
        asyncio.run(stop_process(spec, process, 5))


@pytest.fixture(scope="session")
def memory_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder in memory where the machine has room for it: copying a database is eight times as quick there."""
    if not MEMORY.is_dir() or shutil.disk_usage(MEMORY).free < MEMORY_WANTED:
        yield tmp_path_factory.mktemp("memory")
        return
    with tempfile.TemporaryDirectory(prefix="sanad-", dir=MEMORY) as folder:
        yield Path(folder)


@pytest.fixture(scope="session")
def postgres_cluster(memory_folder: Path) -> Iterator[Cluster]:
    """A running cluster that forgets everything, with an owner's role and no database of Sanad's."""
    folder = memory_folder / "pg"
    folder.mkdir()
    cluster = Cluster(folder / "c", durable=False)
    cluster.prepare()
    with run_process(cluster.get_spec(), folder / "postgres.log"):
        cluster.ensure_owner()
        yield cluster
    cluster.close()


@pytest.fixture(scope="session")
def migrated_template(postgres_cluster: Cluster) -> str:
    """The name of a migrated database that `database` copies."""
    with postgres_cluster.connect() as connection:
        connection.execute(create_database(TEMPLATE))
    migrate(postgres_cluster.get_url(OWNER, TEMPLATE), None)
    return TEMPLATE


@contextmanager
def copy_template(cluster: Cluster, template: str) -> Iterator[Database]:
    """A migrated, empty database until the block ends."""
    with cluster.connect() as connection:
        name = _FREE_NAMES.pop()
        connection.execute(create_database(name, template))
    yield Database(cluster, name)
    with cluster.connect() as connection:
        connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))
    _FREE_NAMES.append(name)


@pytest.fixture
def database(
    request: pytest.FixtureRequest, postgres_cluster: Cluster, migrated_template: str
) -> Iterator[Database]:
    """A migrated database for this test alone: empty, or with the bodies of the `cast` that the test asks for."""
    has_bodies = "cast" in request.fixturenames
    with copy_template(postgres_cluster, TOWN if has_bodies else migrated_template) as database:
        yield database


@pytest.fixture(scope="session")
def engine_server(memory_folder: Path) -> Iterator[EngineServer]:
    """A running engine whose clock may be moved; `address` and NAMESPACE of stack.temporal lead to it."""
    folder = memory_folder / "engine"
    folder.mkdir()
    server = EngineServer(
        folder / "e", port=choose_port(), ui_port=choose_port(), synchronous="OFF", time_skipping=True
    )
    with run_process(server.get_spec(), folder / "engine.log"):
        yield server


def create_database(name: str, template: str = "template0") -> sql.Composed:
    return sql.SQL("CREATE DATABASE {} OWNER {} TEMPLATE {} STRATEGY FILE_COPY").format(
        sql.Identifier(name), sql.Identifier(OWNER), sql.Identifier(template)
    )


# At the end: the world is built on the fixtures above.
from tests.world import cast, crowd, portal, runner, running, running_town, store, town, world  # noqa: E402, F401
