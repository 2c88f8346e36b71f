"""`sanad campaign` opens what a circular says, from a file, and says in one sentence what is wrong with it."""

from pathlib import Path

import pytest

from stack.temporal import EngineServer
from tests.cli.commands import reach, run
from tests.conftest import Database

FILE = """
code = "RAMADAN-48"
circular = "2026/31"
name_ar = "سلة رمضان"
name_en = "Ramadan baskets"
category = "FOOD"
from_on = 2026-01-01
to_on = 2030-12-31
household_ceiling = 25
total_ceiling = 100000
papers = ["identity"]
takes_groups = true
"""


@pytest.mark.timeout(240)
@pytest.mark.usefixtures("world")
def test_a_campaign_is_opened_from_a_file_and_a_wrong_one_is_named(
    database: Database, engine_server: EngineServer, tmp_path: Path
) -> None:
    variables, file = reach(database, engine_server, tmp_path), tmp_path / "campaign.toml"
    file.write_text(FILE, encoding="utf-8")
    for _ in range(2):
        said = run("campaign", "open", str(file), variables=variables)
        assert (said.code, said.out.split()[:2]) == (0, ["RAMADAN-48", "FOOD"]), said.err
    assert run("campaign", "list", variables=variables).out.count("Ramadan baskets") == 1
    file.write_text(FILE.replace("25", "151"), encoding="utf-8")
    assert "household_ceiling" in run("campaign", "open", str(file), variables=variables).err
    file.write_text(FILE + 'colour = "red"', encoding="utf-8")
    assert "colour" in run("campaign", "open", str(file), variables=variables).err
