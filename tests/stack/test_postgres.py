"""The embedded cluster: fits deep folders, keeps what was typed out of its log, and never runs as root."""

import os
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from stack.pgserver import choose_socket_folder
from stack.postgres import Cluster
from tests.conftest import run_process


@pytest.fixture
def private_cluster(tmp_path: Path) -> Iterator[Cluster]:
    """A cluster in a home that only its owner may enter, with a log of its own."""
    home = tmp_path / "home"
    home.mkdir(mode=0o700)
    cluster = Cluster(home / "postgres", durable=False)
    cluster.prepare()
    with run_process(cluster.get_spec(), tmp_path / "postgres.log"):
        yield cluster
    cluster.close()


def test_socket_beside_deep_data_gets_a_short_name(tmp_path: Path) -> None:
    deep = tmp_path / ("a" * 60) / ("b" * 60)
    assert len(os.fsencode(choose_socket_folder(deep) / ".s.PGSQL.5432")) <= 107
    assert choose_socket_folder(deep) == choose_socket_folder(deep)


def test_database_in_a_private_home_belongs_to_an_owner_without_superuser(private_cluster: Cluster) -> None:
    private_cluster.ensure_database()
    private_cluster.ensure_database()
    with private_cluster.connect() as connection:
        rows = connection.execute(
            "SELECT datname, rolname, rolsuper FROM pg_database JOIN pg_roles ON pg_roles.oid = datdba "
            "WHERE NOT datistemplate ORDER BY 1"
        ).fetchall()
    assert rows == [("postgres", "postgres", True), ("sanad", "sanad_owner", False)]


def test_what_was_typed_never_reaches_the_log(private_cluster: Cluster, tmp_path: Path) -> None:
    with private_cluster.connect() as connection:
        connection.execute("CREATE TABLE person (civil_id text PRIMARY KEY)")
        connection.execute("INSERT INTO person VALUES ('290010112345')")
        with pytest.raises(psycopg.errors.UniqueViolation, match="290010112345"):
            connection.execute("INSERT INTO person VALUES ('290010112345')")
    assert "290010112345" not in (tmp_path / "postgres.log").read_text()


def test_nobody_reaches_the_server_over_the_network(private_cluster: Cluster) -> None:
    with private_cluster.connect() as connection:
        assert connection.execute("SHOW listen_addresses").fetchone() == ("",)


def test_interrupted_creation_is_begun_again(tmp_path: Path) -> None:
    half = tmp_path / "postgres" / "data.draft"
    half.mkdir(parents=True)
    (half / "PG_VERSION").write_text("18\n")
    cluster = Cluster(tmp_path / "postgres", durable=False)
    cluster.prepare()
    cluster.close()
    assert (tmp_path / "postgres" / "data" / "global" / "pg_control").exists()
