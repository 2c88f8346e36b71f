"""Pools of connections of one login role, none of which is handed out dead."""

import select
import time

import psycopg
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import InvalidatePoolError
from sqlalchemy.pool import ConnectionPoolEntry

WRITER_TIMEOUT = "30s"
LOCK_TIMEOUT = "5s"
RESTED_SECONDS = 30.0
"""A connection that nobody used for so long is asked whether it stands: a network may have forgotten it without a word."""


def open_pool(url: str, size: int) -> Engine:
    """A pool of at most so many connections; none is opened yet."""
    options = f"-c timezone=UTC -c statement_timeout={WRITER_TIMEOUT} -c lock_timeout={LOCK_TIMEOUT}"
    pool = create_engine(
        url,
        pool_size=size,
        max_overflow=0,
        pool_timeout=10,
        hide_parameters=True,
        connect_args={"options": options, "connect_timeout": 5},
    )
    _refuse_the_dead(pool)
    return pool


def _refuse_the_dead(pool: Engine) -> None:
    """Ask a connection before it is used, but only one that may be dead: asking costs a round trip."""

    @event.listens_for(pool, "checkin")
    def rest(_driver: DBAPIConnection | None, entry: ConnectionPoolEntry) -> None:
        entry.info["rests_since"] = time.monotonic()

    @event.listens_for(pool, "checkout")
    def ask(driver: DBAPIConnection, entry: ConnectionPoolEntry, _proxy: object) -> None:
        since = entry.info.get("rests_since")
        if since is None:
            return
        try:
            if _may_be_dead(driver, since):
                pool.dialect.do_ping(driver)
        except psycopg.Error as error:
            raise InvalidatePoolError from error


def _may_be_dead(driver: DBAPIConnection, rests_since: float) -> bool:
    """Whether the server said something nobody asked for, as it does when it ends, or nothing for long."""
    if time.monotonic() - rests_since > RESTED_SECONDS:
        return True
    said = select.poll()
    said.register(driver.fileno(), select.POLLIN)
    return bool(said.poll(0))
