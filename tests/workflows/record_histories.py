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
from tests.workflows.branches import BRANCHES, NEGLECTED
from tests.workflows.recordings import find_run_before, write_history
from tests.world import RunningWorld, found_town, open_store, run_worker


def main(names: list[str]) -> None:
    """Record the named branches, or all of them."""
    with tempfile.TemporaryDirectory() as folder, open_world(Path(folder)) as world:
        # Those that skip time come last: they move the clock of the doors.
        plays = {name: play for name, (play, _) in BRANCHES.items()} | NEGLECTED
        for name in names or plays:
            history = world.fetch_history(plays[name](world))
            write_history(name, history)
            print(name)
            if earlier := find_run_before(history):
                request_id = history.workflow_id.partition("/")[2]
                write_history(f"{name}_first_run", world.fetch_history(UUID(request_id), earlier))


@contextmanager
def open_world(folder: Path) -> Iterator[RunningWorld]:
    """A record and an engine of this command's own."""
    folder.chmod(0o755)
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
