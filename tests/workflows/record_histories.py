"""`python -m tests.workflows.record_histories [NAME…]`: play branches on the real engine and keep their histories."""

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

from anyio.from_thread import start_blocking_portal

from stack.ports import choose_port
from stack.postgres import OWNER, Cluster
from stack.temporal import EngineServer
from store.migrations.run import migrate
from tests.conftest import TEMPLATE, TOWN, copy_template, create_database, run_process
from tests.workflows.branches import BRANCHES, NEGLECTED, Branch
from tests.workflows.hearings import HEARINGS, NEGLECTED_HEARINGS, Hearing
from tests.workflows.recordings import find_run_before, keep_told, write_history
from tests.workflows.side_branches import SIDE_BRANCHES, TIMED
from tests.world import RunningWorld, found_town, open_store, run_worker


def main(names: list[str]) -> None:
    """Record the named branches, or all of them."""
    ended = {name: play for name, (play, _) in {**BRANCHES, **SIDE_BRANCHES}.items()}
    timed = {**NEGLECTED, **TIMED}
    heard = {**{name: play for name, (play, _) in HEARINGS.items()}, **NEGLECTED_HEARINGS}
    wanted = names or [*ended, *timed, *heard]
    with open_world() as world:
        for name in (each for each in wanted if each in ended):
            record(world, name, ended[name])
        for name in (each for each in wanted if each in heard):
            record_hearing(world, name, heard[name])
    # Each of these moves the clock of its world.
    for name in (each for each in wanted if each in timed):
        with open_world() as world:
            record(world, name, timed[name])


def record_hearing(world: RunningWorld, name: str, play: Hearing) -> None:
    """Play an appeal; keep the history of its process, and what the record told of its case."""
    hearing = play(world)
    handle = world.client.get_workflow_handle(hearing)
    write_history(name, world.portal.call(handle.fetch_history))
    keep_told(name, world.list_events(UUID(hearing.split("/")[1])))
    print(name)


def record(world: RunningWorld, name: str, play: Branch) -> None:
    """Play a branch; keep its history, that of the run before if it began anew, and what the record told of it."""
    request_id = play(world)
    history = world.fetch_history(request_id)
    write_history(name, history)
    if earlier := find_run_before(history):
        write_history(f"{name}_first_run", world.fetch_history(request_id, earlier))
    keep_told(name, world.list_events(request_id))
    print(name)


@contextmanager
def open_world() -> Iterator[RunningWorld]:
    """A record and an engine of this command's own."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        with run_world(Path(folder)) as world:
            yield world


@contextmanager
def run_world(folder: Path) -> Iterator[RunningWorld]:
    cluster = Cluster(folder / "c", durable=False)
    cluster.prepare()
    engine = EngineServer(
        folder / "e", port=choose_port(), ui_port=choose_port(), synchronous="OFF", time_skipping=True
    )
    with (
        run_process(cluster.get_spec(), folder / "postgres.log"),
        run_process(engine.get_spec(), folder / "engine.log"),
    ):
        cluster.ensure_owner()
        with cluster.connect() as connection:
            connection.execute(create_database(TEMPLATE))
        migrate(cluster.get_url(OWNER, TEMPLATE), None)
        cast = found_town(cluster)
        with (
            copy_template(cluster, TOWN) as database,
            open_store(database) as store,
            start_blocking_portal() as portal,
        ):
            world = RunningWorld(store, cast, portal, engine)
            with run_worker(world):
                yield world
    cluster.close()


if __name__ == "__main__":
    main(sys.argv[1:])
