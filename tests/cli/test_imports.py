"""`sanad import`: files in, figures and a file of refused rows out, and nothing twice."""

import csv
from pathlib import Path

import pytest

from domain.calendars import read_day
from stack.temporal import EngineServer
from tests.cli.commands import reach, run
from tests.conftest import Database
from tests.files import PERSON_COLUMNS, invent_person, invent_row, write_csv
from tests.stepping import count_rows
from tests.world import RunningWorld


@pytest.fixture
def variables(
    running: RunningWorld, database: Database, engine_server: EngineServer, tmp_path: Path
) -> dict[str, str]:
    return reach(database, engine_server, tmp_path / "data")


def test_people_and_their_requests_go_in_once(
    running: RunningWorld, variables: dict[str, str], tmp_path: Path
) -> None:
    people = [invent_person("P1", "H1"), invent_person("P2", "H1", "spouse"), invent_person("P3", "H3")]
    registry = str(write_csv(tmp_path / "people.csv", people, PERSON_COLUMNS))
    entered = run("import", "people", registry, variables=variables)
    assert (entered.code, entered.figures["entered"], entered.figures["new households"]) == (0, "3", "2")
    rows = [*people, invent_row(full_name=""), invent_row()]
    path = str(write_csv(tmp_path / "requests.csv", rows, ["truth_person_id", "kind", *PERSON_COLUMNS]))
    submitted = run("import", "requests", path, variables=variables).figures
    wanted = (
        "rows",
        "submitted",
        "clear",
        "held for the duplicate desk",
        "of people known before",
        "refused",
    )
    assert [submitted[name] for name in wanted] == ["5", "4", "3", "1", "3", "1"]
    before = count_rows(running.store)
    again = run("import", "requests", path, variables=variables).figures
    assert (again["submitted"], again["already there"], again["refused"]) == ("0", "4", "1")
    assert (again["clear"], again["held for the duplicate desk"], again["not checked yet"]) == ("3", "1", "0")
    assert run("import", "people", registry, variables=variables).figures["known already"] == "3"
    assert count_rows(running.store) == before


def test_refused_rows_are_written_with_reasons_in_both_languages_and_can_be_mended(
    variables: dict[str, str], tmp_path: Path
) -> None:
    rows = [invent_row(), invent_row(civil_id="29", kind="pos:typo", truth_person_id="P1")]
    path = write_csv(tmp_path / "r.csv", rows, [*rows[1]])
    said = run("import", "requests", str(path), "--wait", "0", variables=variables)
    assert (said.code, said.figures["refused"]) == (0, "1")
    with (tmp_path / "r.refused.csv").open(encoding="utf-8-sig") as file:
        (refused,) = csv.DictReader(file)
    assert refused["row"] == "3"
    assert refused["reason_ar"].startswith("civil_id: الرقم المدني")
    assert refused["reason_en"].startswith("civil_id: A civil ID")
    assert not {"kind", "truth_person_id"} & refused.keys()
    mended = write_csv(tmp_path / "mended.csv", [{**refused, "civil_id": invent_row()["civil_id"]}])
    assert run("import", "requests", str(mended), variables=variables).figures["submitted"] == "1"


def test_refused_rows_go_where_they_are_asked_to(variables: dict[str, str], tmp_path: Path) -> None:
    path = write_csv(tmp_path / "p.csv", [invent_person("", "H1")], PERSON_COLUMNS)
    target = tmp_path / "elsewhere.csv"
    run("import", "people", str(path), "--refused", str(target), variables=variables)
    assert "person_id: " in target.read_text(encoding="utf-8-sig")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"phone,area\n1,x\n", "civil_id/document_number, full_name/given_ar/given_en"),
        ("civil_id,full_name\n1,سالم\n".encode("cp1256"), "UTF-8"),
        (b"", "civil_id/document_number"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_in_one_sentence(
    tmp_path: Path, content: bytes, told: str
) -> None:
    path = tmp_path / "r.csv"
    path.write_bytes(content)
    said = run("import", "requests", str(path), variables={"SANAD_DATA": str(tmp_path / "data")})
    assert (said.code, said.out, said.err.count("\n")) == (1, "", 1)
    assert told in said.err


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--as", "nobody"), "There is no account nobody."),
        (("--as", "desk"), "Data entry clerk"),
        (("--category", "NOTHING"), "category: "),
    ],
)
def test_who_and_what_cannot_be_is_said_in_one_sentence(
    variables: dict[str, str], tmp_path: Path, options: tuple[str, str], told: str
) -> None:
    path = write_csv(tmp_path / "r.csv", [invent_row()])
    said = run("import", "requests", str(path), *options, variables=variables)
    assert (said.code, said.err.count("\n")) == (1, 1)
    assert told in said.err


def test_rows_of_one_person_are_told_with_reasons_in_both_languages(
    variables: dict[str, str], tmp_path: Path
) -> None:
    row = invent_row()
    path = write_csv(tmp_path / "r.csv", [row, invent_row(), {**row, "phone": ""}])
    said = run("import", "requests", str(path), variables=variables)
    assert (said.code, said.figures["submitted"]) == (0, "3")
    assert said.figures["rows of a person of an earlier row"] == "1"
    assert "row 4: The same person as in row" in said.out
    with (tmp_path / "r.twice.csv").open(encoding="utf-8-sig") as file:
        (told,) = csv.DictReader(file)
    assert (told["row"], told["earlier_row"]) == ("4", "2")
    assert "الرقم المدني" in told["reason_ar"]
    assert "Civil ID" in told["reason_en"]
    assert row["full_name"] not in said.out + said.err


def test_a_storm_stops_the_import_in_both_languages_until_somebody_says_go_on(
    running: RunningWorld, variables: dict[str, str], tmp_path: Path
) -> None:
    row = invent_row()
    path = str(write_csv(tmp_path / "r.csv", [row] * 6))
    before = count_rows(running.store)
    stopped = run("import", "requests", path, variables=variables)
    assert (stopped.code, stopped.out) == (1, "")
    assert "لم يُستورد شيء" in stopped.err
    assert "Nothing was imported" in stopped.err
    assert stopped.err.count("2, 3, 4, 5, 6, 7") == 2
    assert count_rows(running.store) == before
    accepted = run("import", "requests", path, "--accept-storm", variables=variables)
    assert (
        accepted.code,
        accepted.figures["submitted"],
        accepted.figures["held for the duplicate desk"],
    ) == (
        0,
        "6",
        "5",
    )


def test_aid_from_outside_goes_in_once_and_holds_whoever_asks_again(
    running: RunningWorld, variables: dict[str, str], tmp_path: Path
) -> None:
    row, given_on = invent_row(), read_day(running.clock()).isoformat()
    aid = {"code": "Z-1", "kind": "cash", "amount": "١٢٠", "given_on": given_on, **row}
    path = str(write_csv(tmp_path / "aid.csv", [aid, {**aid, "code": "Z-2", "kind": "gold"}]))
    said = run("import", "outside-aid", path, "--source", "zakat_house", variables=variables)
    assert (said.code, said.figures["recorded"], said.figures["refused"]) == (0, "1", "1")
    with (tmp_path / "aid.refused.csv").open(encoding="utf-8-sig") as file:
        (refused,) = csv.DictReader(file)
    assert refused["reason_ar"].startswith("kind: لا يوجد نوع مساعدة")
    assert refused["reason_en"].startswith("kind: There is no kind of aid")
    requests = str(write_csv(tmp_path / "r.csv", [row]))
    assert (
        run("import", "requests", requests, variables=variables).figures["held for the duplicate desk"] == "1"
    )


def test_an_exclusion_list_is_filled_from_a_file_or_from_the_record(
    variables: dict[str, str], tmp_path: Path
) -> None:
    path = str(write_csv(tmp_path / "list.csv", [{"helped_on": "2024-05-17", **invent_row()}]))
    named = ("--list", "D1", "--name-ar", "حملة الغارمين", "--name-en", "Debtors", "--circular", "2025-12")
    lasting = ("--categories", "DEBT,CASH", "--from", "2025-01-01")
    said = run("import", "exclusions", path, *named, *lasting, variables=variables).figures
    assert (said["put on the list"], said["of people nobody had registered"]) == ("1", "1")
    helped = ("--from-delivered", "CASH", "--helped-from", "2026-01-01", "--helped-to", "2026-11-01")
    record = run("import", "exclusions", *named, *lasting, *helped, variables=variables)
    assert (record.code, record.figures["people who were helped"]) == (0, "0")
    neither = run("import", "exclusions", *named, *lasting, variables=variables)
    assert (neither.code, "one of the two" in neither.err) == (1, True)
