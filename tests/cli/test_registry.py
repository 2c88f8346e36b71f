"""`sanad registry file` and `sanad migrate`: whoever is registered can be found."""

from pathlib import Path

import pytest
from sqlmodel import col, select

from matching import Statement, prepare
from stack.temporal import EngineServer
from store.queries.matches import look_up
from store.tables.matches import MatchProfile
from store.tables.people import Person
from tests.cli.commands import reach, run
from tests.conftest import Database
from tests.world import MATCH_SECRET, World


@pytest.fixture
def variables(
    world: World, database: Database, engine_server: EngineServer, tmp_path: Path
) -> dict[str, str]:
    """A record in which two persons stand whom nothing leads to."""
    with world.store.registry() as db:
        db.add_all(Person(names={}, phone=phone) for phone in ("99123456", "99123457"))
    return reach(database, engine_server, tmp_path)


def count_found(world: World) -> int:
    with world.store.registry() as db:
        return len(look_up(db, prepare(Statement(phone="99123456")), secret=MATCH_SECRET).numbers)


def test_whoever_is_not_filed_is_filed_once(world: World, variables: dict[str, str]) -> None:
    first = run("registry", "file", variables=variables)
    assert (first.code, first.figures) == (0, {"people filed": "2", "all keys made anew": "no"})
    assert count_found(world) == 1
    assert run("registry", "file", variables=variables).figures["people filed"] == "0"


def test_all_are_filed_anew_on_demand_and_keep_their_numbers(world: World, variables: dict[str, str]) -> None:
    run("registry", "file", variables=variables)
    with world.store.registry() as db:
        before = db.exec(select(MatchProfile).order_by(col(MatchProfile.number))).all()
    again = run("registry", "file", "--all", variables=variables)
    assert again.figures == {"people filed": "2", "all keys made anew": "yes"}
    with world.store.registry() as db:
        assert db.exec(select(MatchProfile).order_by(col(MatchProfile.number))).all() == before
    assert count_found(world) == 1


def test_migrating_files_whoever_a_check_would_not_find(world: World, variables: dict[str, str]) -> None:
    said = run("migrate", variables=variables)
    assert said.code == 0
    assert "2 people were filed" in said.out
    assert count_found(world) == 1


def test_without_a_record_one_sentence_says_so(tmp_path: Path) -> None:
    said = run("registry", "file", variables={"SANAD_DATA": str(tmp_path)})
    assert (said.code, said.out, said.err.count("\n")) == (1, "", 1)
    assert "sanad up" in said.err
