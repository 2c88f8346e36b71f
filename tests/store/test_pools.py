"""Connections that are handed out stand, and an error of the driver alone is told as every other is."""

import pytest
from sqlalchemy import text
from sqlmodel import Session

from domain.errors import BusyError, RecordFaultError, UnavailableError
from matching import Statement, prepare
from stack.postgres import Cluster
from store import pools
from store.queries.matches import look_up
from store.scope import Store

SOMEBODY = prepare(Statement(phone="99123456"))


def ask_server(db: Session) -> int:
    pid: int = db.scalar(text("select pg_backend_pid()")) or 0
    return pid


def end_server(cluster: Cluster, pid: int) -> None:
    """End the server process of one connection, and come back once it is gone."""
    with cluster.connect() as connection:
        assert connection.execute("select pg_terminate_backend(%s, 5000)", [pid]).fetchone() == (True,)


def test_a_connection_whose_server_ended_while_it_rested_is_not_handed_out(
    store: Store, postgres_cluster: Cluster
) -> None:
    with store.registry() as db:
        first = ask_server(db)
    with store.registry() as db:
        assert ask_server(db) == first
    end_server(postgres_cluster, first)
    with store.registry() as db:
        assert ask_server(db) != first


def test_a_connection_that_rested_long_is_asked_and_used_again(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    with store.registry() as db:
        first = ask_server(db)
    monkeypatch.setattr(pools, "RESTED_SECONDS", -1.0)
    with store.registry() as db:
        assert ask_server(db) == first


def look_up_without_a_server(store: Store, cluster: Cluster) -> None:
    with store.registry() as db:
        end_server(cluster, ask_server(db))
        look_up(db, SOMEBODY, secret=b"of a test")


def look_up_behind_a_lock(store: Store) -> None:
    with store.registry() as db, store.registry() as other:
        db.execute(text("set local lock_timeout = '1ms'"))
        other.execute(text("lock table match_key in access exclusive mode"))
        look_up(db, SOMEBODY, secret=b"of a test")


def look_up_without_a_table(store: Store) -> None:
    with store.registry() as db:
        db.execute(text("set local search_path = pg_temp"))
        look_up(db, SOMEBODY, secret=b"of a test")


def test_a_look_up_whose_server_ends_says_that_the_record_is_away_and_the_next_one_is_answered(
    store: Store, postgres_cluster: Cluster
) -> None:
    with pytest.raises(UnavailableError):
        look_up_without_a_server(store, postgres_cluster)
    with store.registry() as db:
        assert look_up(db, SOMEBODY, secret=b"of a test").size == 0


def test_a_look_up_that_waits_is_told_as_busy_and_a_fault_without_the_words_of_the_database(
    store: Store,
) -> None:
    with pytest.raises(BusyError):
        look_up_behind_a_lock(store)
    with pytest.raises(RecordFaultError) as fault:
        look_up_without_a_table(store)
    assert fault.value.__suppress_context__
    assert "match_profile" not in str(fault.value)
