"""`sanad status`, `engine rebuild` and `verify record`: what an operator asks of a house that runs, or does not."""

import os
from pathlib import Path

import pytest

from services.runs import get_run
from stack.folder import DataFolder, RunState, write_run
from stack.temporal import EngineServer
from tests.applicants import invent_applicant
from tests.cli.commands import reach, run
from tests.conftest import Database
from tests.world import RunningWorld


@pytest.fixture
def variables(
    running: RunningWorld, database: Database, engine_server: EngineServer, tmp_path: Path
) -> dict[str, str]:
    return reach(database, engine_server, tmp_path)


def note_run(folder: Path, pid: int) -> None:
    """What a supervisor leaves in its data folder."""
    children = {"postgres": pid, "web": pid}
    state = RunState(pid, "http://127.0.0.1:1", "socket", "127.0.0.1:2", "http://127.0.0.1:3", children)
    write_run(DataFolder(folder), state)


@pytest.mark.parametrize(
    "command", [("status",), ("verify", "record"), ("verify", "cases"), ("engine", "rebuild")]
)
def test_where_nothing_runs_one_sentence_says_so(tmp_path: Path, command: tuple[str, ...]) -> None:
    said = run(*command, variables={"SANAD_DATA": str(tmp_path)})
    assert (said.code, said.out, said.err.count("\n")) == (1, "", 1)
    assert "sanad up" in said.err


def test_a_house_that_was_killed_is_not_said_to_run(tmp_path: Path) -> None:
    gone = os.spawnlp(os.P_NOWAIT, "true", "true")
    os.waitpid(gone, 0)
    note_run(tmp_path, gone)
    said = run("status", "--data", str(tmp_path), variables={})
    assert (said.code, said.out) == (1, "")
    assert "ended without cleaning up" in said.err


def test_status_says_what_runs_and_how_the_cases_stand(
    running: RunningWorld, variables: dict[str, str], tmp_path: Path
) -> None:
    note_run(tmp_path, os.getpid())
    running.open_case("waha.registrar", **invent_applicant())
    running.register("waha.registrar", **invent_applicant())
    said = run("status", variables=variables)
    assert said.code == 0
    assert f"process {os.getpid()}" in said.out
    assert "http://127.0.0.1:1" in said.out
    assert "(gone)" not in said.out
    assert said.figures["messages to applicants that wait"] == "2"
    assert (said.figures["open cases"], said.figures["registration"], said.figures["review"]) == (
        "2",
        "1",
        "1",
    )
    assert said.figures["errands the engine was not told yet"] == "1"
    assert said.figures["tasks past their deadline"] == "0"
    assert "oldest open case waits" in said.out


def test_rebuild_starts_what_the_engine_has_lost_and_nothing_else(
    running: RunningWorld, variables: dict[str, str]
) -> None:
    kept, lost = (running.open_case("waha.registrar", **invent_applicant()) for _ in range(2))
    running.portal.call(get_run(running.client, lost, 1).terminate)
    first = run("engine", "rebuild", variables=variables)
    assert (first.code, first.figures) == (0, {"open cases": "2", "started": "1"})
    assert running.ask_engine(lost).stage == running.ask_engine(kept).stage == "review"
    assert run("engine", "rebuild", variables=variables).figures["started"] == "0"


def test_rebuild_without_an_engine_says_that_it_does_not_answer(
    running: RunningWorld, variables: dict[str, str]
) -> None:
    running.register("waha.registrar", **invent_applicant())
    said = run("engine", "rebuild", variables={**variables, "SANAD_ENGINE_ADDRESS": "127.0.0.1:1"})
    assert said.code == 1
    assert "Traceback" not in said.err


def test_verify_ends_well_on_a_true_record_and_names_the_row_of_an_altered_one(
    running: RunningWorld, database: Database, variables: dict[str, str]
) -> None:
    request_id = running.open_case("waha.registrar", **invent_applicant())
    true = run("verify", "record", variables=variables)
    assert (true.code, true.figures["faults"]) == (0, "0")
    with database.cluster.connect(database.name) as connection:
        connection.execute("set session_replication_role = replica")
        connection.execute(
            "update case_event set occurred_at = occurred_at - interval '1 day' where request_id = %s and seq = 2",
            [request_id],
        )
    altered = run("verify", "record", variables=variables)
    assert (altered.code, altered.figures["faults"]) == (1, "1")
    number = running.look(request_id).number
    assert f"case {number} event 2: the row was altered" in altered.out


def test_verify_cases_repairs_what_the_engine_lost_and_keeps_when_it_looked(
    running: RunningWorld, variables: dict[str, str]
) -> None:
    kept, lost = (running.open_case("waha.registrar", **invent_applicant()) for _ in range(2))
    running.relay_all()
    running.wait_until(lambda: running.portal.call(running.processes.runs.count) == 2)
    well = run("verify", "cases", variables=variables)
    assert (well.code, well.figures["open cases"], well.figures["differences"]) == (0, "2", "0")
    running.portal.call(get_run(running.client, lost, 1).terminate)
    running.wait_until(lambda: running.portal.call(running.processes.runs.count) == 1)
    said = run("verify", "cases", variables=variables)
    assert (said.code, said.figures["repaired"]) == (0, "1")
    assert f"case {lost}: the engine does not run it; repaired" in said.out
    assert running.ask_engine(lost).stage == running.ask_engine(kept).stage == "review"
    assert "last on demand comparison" in run("status", variables=variables).out


def test_verify_cases_ends_with_one_while_a_case_has_nobody_who_can_act(
    running: RunningWorld, database: Database, variables: dict[str, str]
) -> None:
    running.open_case("waha.registrar", **invent_applicant())
    running.relay_all()
    with database.cluster.connect(database.name) as connection:
        connection.execute("update charity set standing = 'suspended' where code = 'waha'")
    said = run("verify", "cases", variables=variables)
    assert (said.code, said.figures["charity suspended"]) == (1, "1")
    assert "/stuck-cases" in said.err
