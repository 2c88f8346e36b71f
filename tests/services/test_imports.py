"""Requests from a file: each row once, by whom, where it went, and what was refused."""

from pathlib import Path

import pytest

from domain.errors import InvalidFieldsError, WrongRoleError
from domain.imports import REQUEST_COLUMNS, RequestDefaults
from services.imports import (
    UNREADABLE_PHONE,
    CheckedRequests,
    ImportedRequests,
    Whereabouts,
    choose_registrars,
    open_upload,
    wait_until_checked,
)
from services.processes import Processes
from services.sheets import open_sheet
from tests.files import invent_child_row, invent_row, write_csv
from tests.stepping import count_rows
from tests.world import MATCH_SECRET, RunningWorld

DEFAULTS = RequestDefaults("CASH", "300")
CHARITIES = 8


@pytest.fixture
def world(running_town: RunningWorld) -> RunningWorld:
    return running_town


def submit_file(
    world: RunningWorld, path: Path, by: str | None = None, processes: Processes | None = None
) -> ImportedRequests:
    registrars = choose_registrars(world.store, by, DEFAULTS.category, at=world.clock())

    upload = open_upload(
        world.store,
        open_sheet(path, REQUEST_COLUMNS),
        registrars,
        DEFAULTS,
        secret=MATCH_SECRET,
        clock=world.clock,
    )
    return world.portal.call(upload.register_rows, processes or world.processes)


def check(world: RunningWorld, done: ImportedRequests, patience: float = 60) -> CheckedRequests:
    async def wait() -> CheckedRequests:
        return await wait_until_checked(world.store, done.registered, patience=patience)

    return world.portal.call(wait)


def test_a_second_run_of_a_file_changes_nothing_whoever_runs_it(world: RunningWorld, tmp_path: Path) -> None:
    path = write_csv(tmp_path / "r.csv", [invent_row() for _ in range(12)])
    first = submit_file(world, path)
    assert check(world, first).whereabouts == {Whereabouts.CLEAR: 12, Whereabouts.WAITING: 0}
    before = count_rows(world.store)
    for again in (submit_file(world, path), submit_file(world, path, "qalb.registrar")):
        assert (len(again.registered), len(again.known), again.rows) == (0, 12, 12)
        assert set(again.requests) == set(first.registered)
    assert count_rows(world.store) == before


def test_rows_spread_over_the_charities_unless_somebody_is_named(world: RunningWorld, tmp_path: Path) -> None:
    def count_charities(by: str | None, name: str) -> int:
        rows = [invent_row() for _ in range(CHARITIES)]
        done = submit_file(world, write_csv(tmp_path / name, rows), by)
        charities = {world.look(request_id, "auditor").charity for request_id in done.registered}
        return len({charity.id for charity in charities if charity})

    assert count_charities(None, "spread.csv") == CHARITIES
    assert count_charities("waha.registrar", "one.csv") == 1


def test_two_requests_of_one_person_in_a_file_leave_one_clear_and_one_held(
    world: RunningWorld, tmp_path: Path
) -> None:
    row = invent_row()
    done = submit_file(world, write_csv(tmp_path / "r.csv", [row, {**row, "phone": ""}]))
    checked = check(world, done)
    assert checked.whereabouts == {
        Whereabouts.CLEAR: 1,
        Whereabouts.HELD: 1,
        Whereabouts.WAITING: 0,
    }
    assert checked.linked == 1


def test_what_deserves_a_second_look_is_counted_and_refuses_nobody(
    world: RunningWorld, tmp_path: Path
) -> None:
    rows = [
        invent_row(civil_id="290010100010", birth_date="1990-01-02"),
        invent_row(phone="12"),
        invent_row(civil_id=""),
    ]
    done = submit_file(world, write_csv(tmp_path / "r.csv", rows))
    assert len(done.registered) == 3
    assert done.warnings == {"wrong_check_digit": 1, "birth_date_differs": 1, UNREADABLE_PHONE: 1}


def test_a_row_that_cannot_be_registered_is_kept_with_its_problems(
    world: RunningWorld, tmp_path: Path
) -> None:
    rows = [invent_row(full_name=""), invent_row(), invent_row(civil_id="29", sex="?")]
    done = submit_file(world, write_csv(tmp_path / "r.csv", rows))
    assert len(done.registered) == 1
    told = [
        (refused.row.number, [(problem.field, problem.code) for problem in refused.problems])
        for refused in done.refused
    ]
    assert told == [
        (2, [("full_name", "name_needed")]),
        (4, [("document_number", "malformed_civil_id"), ("sex", "unknown_choice")]),
    ]


def test_a_row_for_a_child_keeps_the_child_and_one_without_is_refused(
    world: RunningWorld, tmp_path: Path
) -> None:
    named = invent_child_row()
    unnamed = invent_child_row(beneficiary_name="", beneficiary_birth_date="", beneficiary_number="")
    done = submit_file(world, write_csv(tmp_path / "r.csv", [named, unnamed]), "waha.registrar")
    (request_id,) = done.registered
    child = world.look(request_id, "waha.registrar").beneficiary
    assert child is not None
    assert (child.full_name, child.document_number) == (
        named["beneficiary_name"],
        named["beneficiary_number"],
    )
    (refused,) = done.refused
    assert {problem.field for problem in refused.problems} == {"beneficiary_name", "beneficiary_birth_date"}


def test_nobody_submits_who_may_not_register(world: RunningWorld) -> None:
    with pytest.raises(WrongRoleError):
        choose_registrars(world.store, "waha.researcher", "CASH", at=world.clock())
    with pytest.raises(InvalidFieldsError):
        choose_registrars(world.store, None, "NOTHING", at=world.clock())
    assert choose_registrars(world.store, "nobody", "CASH", at=world.clock()) == []
    assert len(choose_registrars(world.store, None, "CASH", at=world.clock())) == CHARITIES


def test_a_check_that_does_not_come_is_said_to_be_waiting(world: RunningWorld) -> None:
    unstarted = ImportedRequests(registered=[world.register(document_kind="none").request_id])
    assert check(world, unstarted, patience=0).whereabouts[Whereabouts.WAITING] == 1
