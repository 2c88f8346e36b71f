"""A record and an engine that a measurement has to itself."""

import asyncio
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from gateways.message_seal import MessageSeal
from gateways.named_keys import NamedKeys
from stack.postgres import OWNER, Cluster
from stack.processes import ChildSpec, read_tail, start_process, stop_process, wait_ready
from store.migrations.run import LOGIN_ROLES, migrate
from store.scope import Store, StoreUrls

KEYS = NamedKeys((("bench", bytes(32)),))
"""What seals in a measurement: the payloads of its engine and the codes of its messages."""


def run_child(running: ExitStack, spec: ChildSpec, log: Path) -> None:
    """Start a child of the stack; it ends with `running`."""
    spec.prepare()
    process = start_process(spec, log)
    running.callback(lambda: asyncio.run(stop_process(spec, process, 10)))
    if not asyncio.run(wait_ready(spec, process)):
        raise RuntimeError(read_tail(log))


@contextmanager
def open_store(cluster: Cluster) -> Iterator[Store]:
    """The migrated record of a cluster."""
    cluster.ensure_database()
    migrate(cluster.get_url(OWNER), None)
    urls = StoreUrls(*(cluster.get_url(role) for role in LOGIN_ROLES))
    store = Store(urls, seal=MessageSeal(KEYS))
    try:
        yield store
    finally:
        store.close()
