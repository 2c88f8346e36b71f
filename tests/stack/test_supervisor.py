"""One command starts everything in order, keeps it running, and leaves nothing behind."""

import os
import signal
import socket
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from stack.processes import read_tail
from tests.stack.running import RunningStack, list_leftovers, run_tiny_stack, wait_until

READY = "Ctrl-C stops everything."


def kill_child(stack: RunningStack, name: str) -> int:
    pid = stack.get_state().children[name]
    os.kill(pid, signal.SIGKILL)
    return pid


def query_owner(stack: RunningStack, statement: str) -> tuple[object, ...] | None:
    with psycopg.connect(host=stack.get_state().socket, user="sanad_owner", dbname="sanad") as connection:
        cursor = connection.execute(statement)
        return cursor.fetchone() if cursor.description else None


def test_start_names_the_address_and_the_demo_accounts_and_ctrl_c_stops_all_in_five_seconds(
    tmp_path: Path,
) -> None:
    data = tmp_path / "data"
    with run_tiny_stack(data) as stack:
        said = stack.read_until(READY)
        assert f"http://127.0.0.1:{stack.port}" in said
        assert "demo account: amal" in said
        assert list(stack.get_state().children) == ["postgres", "engine", "worker", "web"]
        assert (data / "run.json").stat().st_mode & 0o777 == 0o600
        assert stack.interrupt() < 5
        assert stack.process.returncode == 0
        assert list_leftovers(data) == []
        assert not (data / "run.json").exists()


def test_sigterm_stops_as_ctrl_c_does_and_the_database_ends_cleanly(tmp_path: Path) -> None:
    with run_tiny_stack(tmp_path) as stack:
        stack.read_until(READY)
        stack.process.terminate()
        assert stack.process.wait(10) == 0
        assert list_leftovers(tmp_path) == []
    assert "database system is shut down" in read_tail(tmp_path / "logs" / "postgres.log")


def test_ctrl_c_during_the_start_stops_what_has_started(tmp_path: Path) -> None:
    with run_tiny_stack(tmp_path) as stack:
        stack.read_until("postgres is ready")
        assert stack.interrupt() < 5
        assert list_leftovers(tmp_path) == []


def test_child_that_ignores_the_signal_is_killed_within_five_seconds(tmp_path: Path) -> None:
    with run_tiny_stack(tmp_path, web="serve_stubbornly") as stack:
        stack.read_until(READY)
        assert stack.interrupt() < 5
        assert list_leftovers(tmp_path) == []


def test_second_ctrl_c_kills_at_once(tmp_path: Path) -> None:
    with run_tiny_stack(tmp_path, web="serve_stubbornly") as stack:
        stack.read_until(READY)
        stack.process.send_signal(signal.SIGINT)
        stack.read_until("a second Ctrl-C kills")
        assert stack.interrupt() < 2.5, "left alone, the stubborn one has nearly five seconds"
        wait_until(lambda: list_leftovers(tmp_path) == [])


def test_second_copy_on_one_folder_is_refused_in_one_sentence(tmp_path: Path) -> None:
    with run_tiny_stack(tmp_path) as first:
        first.read_until(READY)
        with run_tiny_stack(tmp_path) as second:
            assert second.process.wait(20) == 2
            said = second.read_until("\n\n")
    assert said == f"Sanad is already running on {tmp_path}; see `sanad status`.\n"


def test_busy_port_is_refused_before_anything_is_made(tmp_path: Path) -> None:
    data = tmp_path / "data"
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with run_tiny_stack(data, port=port) as stack:
            assert stack.process.wait(20) == 2
            assert stack.read_until("\n\n").startswith(f"Port {port} on 127.0.0.1 cannot be used")
    assert not (data / "postgres").exists()


def test_failed_child_ends_the_start_with_the_end_of_its_log(tmp_path: Path) -> None:
    with run_tiny_stack(tmp_path, web="fail_to_serve") as stack:
        assert stack.process.wait(40) == 2
        assert "web did not start" in stack.read_until("\n\n\n")
        assert stack.said.endswith("no web today\n")
        assert list_leftovers(tmp_path) == []


@pytest.fixture(scope="module")
def lasting_stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningStack]:
    with run_tiny_stack(tmp_path_factory.mktemp("lasting")) as stack:
        stack.read_until(READY)
        yield stack
        assert stack.interrupt() < 5


@pytest.mark.parametrize("name", ["postgres", "engine", "worker", "web"])
def test_killed_child_is_started_again(lasting_stack: RunningStack, name: str) -> None:
    killed = kill_child(lasting_stack, name)
    lasting_stack.read_until(f"{name} is ready again.")
    assert lasting_stack.get_state().children[name] != killed


def test_committed_rows_outlive_a_killed_database(tmp_path: Path) -> None:
    with run_tiny_stack(tmp_path) as stack:
        stack.read_until(READY)
        query_owner(stack, "CREATE TABLE kept AS SELECT 7 AS number")
        kill_child(stack, "postgres")
        stack.read_until("postgres is ready again.")
        assert query_owner(stack, "SELECT number FROM kept") == (7,)
        assert stack.interrupt() < 5


def test_killed_supervisor_leaves_nothing_and_the_next_start_finds_every_row(tmp_path: Path) -> None:
    with run_tiny_stack(tmp_path) as stack:
        stack.read_until(READY)
        query_owner(stack, "CREATE TABLE kept AS SELECT 7 AS number")
        stack.process.kill()
        stack.process.wait()
        wait_until(lambda: list_leftovers(tmp_path) == [])
    with run_tiny_stack(tmp_path) as stack:
        stack.read_until(READY)
        assert query_owner(stack, "SELECT number FROM kept") == (7,)
        assert stack.interrupt() < 5


def test_start_right_after_a_killed_supervisor_waits_for_the_old_database(tmp_path: Path) -> None:
    with run_tiny_stack(tmp_path) as stack:
        stack.read_until(READY)
        stack.process.kill()
        with run_tiny_stack(tmp_path) as following:
            following.read_until(READY)
            assert following.interrupt() < 5
            assert following.process.returncode == 0
