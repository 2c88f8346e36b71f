"""The documents say what is so: every room on the map, every decision guarded, every command there."""

import re
import tomllib
from pathlib import Path

import pytest

from cli.main import build_app

ROOT = Path(__file__).parents[2]
HOUSE = (ROOT / "docs" / "house.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")
DECISIONS = sorted((ROOT / "docs" / "adr").glob("*.md"))
HEADINGS = ["Context", "Decision", "Consequences", "Guarded by"]


def list_packages() -> set[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return set(project["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"])


def test_the_map_shows_every_room_and_no_other() -> None:
    rooms = set(re.findall(r"^\| `(\w+)/` \|", HOUSE, flags=re.MULTILINE))
    assert rooms == list_packages() | {"bench", "tests"}


@pytest.mark.parametrize("document", [HOUSE, README], ids=["house", "readme"])
def test_every_place_a_document_names_is_there(document: str) -> None:
    places = re.findall(r"`([a-z_]+/[\w/]+\.\w+)`", document) + re.findall(
        r"\]\(([^)#]+)\)", document
    )
    missing = [place for place in places if not ((ROOT / place).exists() or (ROOT / "docs" / place).exists())]
    assert missing == []


@pytest.mark.parametrize("decision", DECISIONS, ids=lambda path: path.stem)
def test_a_decision_says_why_and_names_the_test_that_guards_it(decision: Path) -> None:
    text = decision.read_text(encoding="utf-8")
    assert re.findall(r"^## (.+)$", text, flags=re.MULTILINE) == HEADINGS
    guards = text.partition("## Guarded by")[2].replace(",", " ").split()
    assert guards
    assert [guard for guard in guards if not (ROOT / guard).exists()] == []


def test_every_command_of_the_readme_exists() -> None:
    make = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert [name for name in re.findall(r"`?make (\w+)", README) if f"\n{name}:" not in make] == []
    groups = {group.name for group in build_app().registered_groups}
    commands = {command.callback.__name__ for command in build_app().registered_commands if command.callback}
    assert set(re.findall(r"\bsanad (\w+)", README)) <= groups | commands
