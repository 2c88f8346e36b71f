"""`sanad import`: files in, figures and a file of refused rows out, and nothing twice."""

import csv
from pathlib import Path

import pytest

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
