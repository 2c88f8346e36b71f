"""A file of requests as a whole: one person twice is said, and a storm stops everything before it begins."""

from pathlib import Path

import pytest

from domain.exclusions import EXCLUSION_COLUMNS, ListForm
from domain.imports import REQUEST_COLUMNS, RequestDefaults
from matching import Decision
from services.exclusions import import_exclusions
from services.imports import (
    ImportedRequests,
    RequestsFile,
    choose_registrars,
    open_upload,
    wait_until_checked,
)
from services.sheets import open_sheet
from services.uploads import ImportStormError, Pair
from tests.applicants import blur_applicant, invent_applicant
from tests.files import invent_child_row, invent_row, write_csv
from tests.stepping import Steps, count_rows
from tests.world import MATCH_SECRET, RunningWorld, World

DEFAULTS = RequestDefaults("CASH", "300")
MANY = 24
THREE_QUARTERS = 18


@pytest.fixture
def world(running_town: RunningWorld) -> RunningWorld:
    return running_town


def look(world: World, path: Path, *, accept_storm: bool = False) -> RequestsFile:
    registrars = choose_registrars(world.store, None, DEFAULTS.category, at=world.clock())
    return open_upload(
        world.store,
        open_sheet(path, REQUEST_COLUMNS),
        registrars,
        DEFAULTS,
        secret=MATCH_SECRET,
        clock=world.clock,
        accept_storm=accept_storm,
    )


def submit(world: RunningWorld, path: Path, *, accept_storm: bool = False) -> ImportedRequests:
    upload = look(world, path, accept_storm=accept_storm)
    done = world.portal.call(upload.register_rows, world.processes)

    async def wait() -> None:
        await wait_until_checked(world.store, done.requests, patience=60)

    world.portal.call(wait)
    return done


def blur(row: dict[str, str]) -> dict[str, str]:
    """The person of a row as a hurried clerk writes them."""
    blurred = blur_applicant({**row, "document_number": ""})
    return {**row, "civil_id": "", "phone": "", "birth_date": str(blurred["birth_date"])}


def list_pairs(upload: RequestsFile) -> list[tuple[int, int, Decision]]:
    return [(pair.row, pair.earlier, pair.decision) for pair in upload.upload.pairs]


def test_a_person_twice_in_a_file_is_said_with_the_words_why_and_both_rows_are_registered(
    running: RunningWorld, tmp_path: Path
) -> None:
    row, other = invent_row(), invent_row()
    path = write_csv(tmp_path / "r.csv", [row, other, {**row, "phone": ""}, blur(other)])
    upload = look(running, path)
    assert list_pairs(upload) == [(4, 2, Decision.LINK), (5, 3, Decision.ADJUDICATE)]
    evidence = upload.upload.pairs[0].evidence
    assert evidence
    assert {"civil", "birth", "given"} <= {each.field for each in evidence.fields if each.bits > 0}
    assert len(submit(running, path).registered) == 4


def test_two_rows_of_one_registered_person_are_one_person_though_they_differ(
    world: RunningWorld, tmp_path: Path
) -> None:
    person = {name: str(value) for name, value in invent_applicant().items()}
    Steps(world).open_case("waha.registrar", **person)
    row = {**person, "civil_id": person["document_number"]}
    upload = look(world, write_csv(tmp_path / "r.csv", [row, {**row, "phone": ""}]))
    assert upload.upload.pairs == [Pair(3, 2, Decision.LINK, evidence=None)]


def test_people_of_whom_every_one_is_new_are_nobody_twice(world: RunningWorld, tmp_path: Path) -> None:
    upload = look(world, write_csv(tmp_path / "r.csv", [invent_row() for _ in range(MANY)])).upload
    assert (upload.rows, upload.linked, len(set(upload.persons.values()))) == (MANY, {}, MANY)


def test_a_file_whose_people_have_asked_already_is_stopped_before_a_row_is_registered(
    world: RunningWorld, tmp_path: Path
) -> None:
    rows = [invent_row() for _ in range(MANY)]
    submit(world, write_csv(tmp_path / "first.csv", rows[:THREE_QUARTERS]))
    before = count_rows(world.store)
    path = write_csv(tmp_path / "again.csv", rows)
    with pytest.raises(ImportStormError) as storm:
        look(world, path)
    told = storm.value.params
    assert (told["storm"], told["rows"]) == ("too_many_rows", MANY)
    assert MANY / 2 <= int(told["linked"]) <= THREE_QUARTERS
    numbers = [int(number) for number in str(told["numbers"]).split(", ")]
    assert set(numbers) <= set(range(2, 2 + THREE_QUARTERS))
    assert len(numbers) == told["linked"]
    assert count_rows(world.store) == before
    assert len(submit(world, path, accept_storm=True).registered) == MANY


def test_fewer_than_half_are_no_storm(world: RunningWorld, tmp_path: Path) -> None:
    rows = [invent_row() for _ in range(MANY)]
    submit(world, write_csv(tmp_path / "first.csv", rows[: MANY // 2 - 1]))
    assert 0 < len(look(world, write_csv(tmp_path / "r.csv", rows)).upload.asked) < MANY / 2


def test_a_person_in_more_than_five_rows_is_a_storm_registered_or_not(
    world: RunningWorld, tmp_path: Path
) -> None:
    row = invent_row()
    for count, is_storm in ((5, False), (6, True), (90, True)):
        rows = [row] * count + [invent_row() for _ in range(count)]
        path = write_csv(tmp_path / f"{count}.csv", rows)
        if not is_storm:
            assert len(look(world, path).upload.pairs) == count - 1
            continue
        with pytest.raises(ImportStormError) as storm:
            look(world, path)
        assert (storm.value.params["storm"], storm.value.params["linked"]) == ("one_person_too_often", count)


def test_what_an_earlier_run_registered_counts_towards_no_storm(world: RunningWorld, tmp_path: Path) -> None:
    new = [invent_row() for _ in range(MANY)]
    refused = [{**row, "sex": "?"} for row in _register_without_a_request(world, tmp_path, MANY)]
    path = write_csv(tmp_path / "r.csv", [*new, *refused])
    first = submit(world, path)
    assert (len(first.registered), len(first.refused)) == (MANY, MANY)
    again = look(world, path).upload
    assert (again.rows, len(again.persons)) == (2 * MANY, MANY)
    done = submit(world, path)
    assert (done.registered, set(done.known)) == ([], set(first.registered))


def test_a_file_of_people_registered_nearly_all_but_who_never_asked_is_a_storm_and_most_of_them_is_none(
    world: RunningWorld, tmp_path: Path
) -> None:
    known = _register_without_a_request(world, tmp_path, MANY)
    most = [*known[:THREE_QUARTERS], *(invent_row() for _ in range(MANY - THREE_QUARTERS))]
    upload = look(world, write_csv(tmp_path / "most.csv", most)).upload
    assert len(upload.linked) >= MANY / 2
    assert upload.asked == {}
    with pytest.raises(ImportStormError):
        look(world, write_csv(tmp_path / "all.csv", known))


def test_rows_that_say_nearly_nothing_are_nobody_twice(world: RunningWorld, tmp_path: Path) -> None:
    thin = {"civil_id": "", "full_name": "سالم", "birth_date": "", "phone": ""}
    upload = look(world, write_csv(tmp_path / "r.csv", [thin] * 8))
    assert not [pair for pair in upload.upload.pairs if pair.decision is Decision.LINK]


def _register_without_a_request(world: World, folder: Path, count: int) -> list[dict[str, str]]:
    """People whom a list entered, as rows."""
    rows = [invent_row() for _ in range(count)]
    form = ListForm("SEEN", "قائمة", "List", "2026-7", "FOOD", "2026-01-01")
    listed = [{**row, "helped_on": "2025-03-01"} for row in rows]
    sheet = open_sheet(write_csv(folder / "seen.csv", listed), EXCLUSION_COLUMNS)
    import_exclusions(world.store, sheet, form, secret=MATCH_SECRET, at=world.clock())
    return rows


def test_a_guardian_may_ask_for_many_children_and_a_child_who_comes_twice_is_said(
    world: RunningWorld, tmp_path: Path
) -> None:
    guardian = invent_row()
    rows = [invent_child_row(**guardian) for _ in range(7)]
    upload = look(world, write_csv(tmp_path / "r.csv", [*rows, {**rows[0], **invent_row()}]))
    assert list_pairs(upload) == [(9, 2, Decision.LINK)]
    assert len(set(upload.upload.persons.values())) == 7
