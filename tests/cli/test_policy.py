"""`sanad policy`: a policy is drafted, checked, compared, simulated and published by circular number."""

import json
from pathlib import Path

import pytest

from domain.calendars import read_day
from stack.temporal import EngineServer
from tests.cli.commands import reach, run
from tests.conftest import Database
from tests.policies import changing, draft
from tests.stepping import Steps
from tests.world import World


@pytest.fixture
def variables(
    world: World, database: Database, engine_server: EngineServer, tmp_path: Path
) -> dict[str, str]:
    return reach(database, engine_server, tmp_path)


def test_a_draft_is_begun_changed_in_an_editor_and_checked(
    world: World, variables: dict[str, str], tmp_path: Path
) -> None:
    begun = run("policy", "draft", "2026-14", "--by", "policy", variables=variables)
    assert (begun.code, begun.out.split()[0]) == (0, "2026-14")
    form = json.loads(run("policy", "show", "2026-14", variables=variables).out)
    next(row for row in form["categories"] if row["code"] == "CASH")["ceiling"] = ""
    file = tmp_path / "policy.json"
    file.write_text(json.dumps(form), encoding="utf-8")
    edited = run("policy", "edit", "2026-14", "--by", "policy", "--file", str(file), variables=variables)
    assert (edited.code, "edition 2" in edited.out) == (0, True)
    checked = run("policy", "check", "2026-14", variables=variables)
    assert checked.code == 1
    assert "categories.CASH.ceiling: This field is required." in checked.out


def test_what_a_draft_changes_and_would_have_changed_is_told_with_the_numbers_of_cases(
    world: World, variables: dict[str, str]
) -> None:
    number = world.look(Steps(world).open_case()).number
    draft(world, changing("CASH", ceiling="250"), circular="2026-14")
    assert "Ceiling" in run("policy", "compare", "2026-14", variables=variables).out
    simulate = ("policy", "simulate", "2026-14", "--since", "2024-01-01")
    told = run(*simulate, variables=variables)
    assert (told.code, number in told.out) == (0, True)
    found = json.loads(run(*simulate, "--json", variables=variables).out)
    assert [(row["number"], row["measures"]) for row in found["differences"]] == [
        (number, {"above_ceiling": [0, 1]})
    ]


def test_a_whole_draft_is_published_once(world: World, variables: dict[str, str]) -> None:
    today = read_day(world.clock()).isoformat()
    draft(world, circular="2026-14")
    publish = ("policy", "publish", "2026-14", "--by", "policy")
    published = run(*publish, variables=variables)
    assert (published.code, today in published.out) == (0, True)
    assert run(*publish, variables=variables).code == 1
    assert run("policy", "drafts", variables=variables).out == ""


def test_whoever_is_no_policy_officer_publishes_nothing_and_is_told_in_a_sentence(
    world: World, variables: dict[str, str]
) -> None:
    said = run("policy", "draft", "2026-14", "--by", "waha.manager", variables=variables)
    assert (said.code, said.out) == (1, "")
    assert said.err.strip()
    assert run("policy", "drafts", "--by", "nobody", variables=variables).code == 1
