"""The documents say what is so: every room on the map, every decision guarded, every command and error there."""

import ast
import re
import tomllib
from pathlib import Path

import pytest

from cli.main import build_app
from tests.house import test_sizes
from tests.house.error_table import DOCUMENT, write_table
from tests.house.rules import HOUSE, Rule

MAP = (HOUSE / "docs" / "house.md").read_text(encoding="utf-8")
README = (HOUSE / "README.md").read_text(encoding="utf-8")
DECISIONS = sorted((HOUSE / "docs" / "adr").glob("*.md"))
HEADINGS = ["Context", "Decision", "Consequences", "Guarded by"]
ONE_PAGE = 350
"""Words that a reader still reads."""

WORDS_OF_SIZES = {
    "FILE_MEDIAN": r"File median ≤ (\d+)",
    "FILE_P90": r"File median .*?p90 ≤ (\d+)",
    "FILE_MOST": r"none above (\d+) \(revisions",
    "FUNCTION_P90": r"function\s+p90 ≤ (\d+)",
    "FUNCTION_MOST": r"function\s+p90 .*?none above (\d+)",
}

every_decision = pytest.mark.parametrize("decision", DECISIONS, ids=lambda path: path.stem)


def list_packages() -> set[str]:
    project = tomllib.loads((HOUSE / "pyproject.toml").read_text(encoding="utf-8"))
    return set(project["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"])


def list_tests(path: Path) -> set[str]:
    return {
        node.name
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name.startswith("test_")
    }


def is_test(guard: str) -> bool:
    """True for `tests/…/test_x.py` and `tests/…/test_x.py::test_name` that are there."""
    path, _, name = guard.partition("::")
    place = HOUSE / path
    return place.is_file() and (name in list_tests(place) if name else bool(list_tests(place)))


def test_the_map_shows_every_room_and_no_other() -> None:
    rooms = set(re.findall(r"^\| `(\w+)/` \|", MAP, flags=re.MULTILINE))
    Rule(
        "docs/house.md shows every top-level folder of code and no other",
        "a stranger who finds a room that is not on the map stops trusting the map",
        "add, rename or remove its line in docs/house.md",
    ).judge(rooms ^ (list_packages() | {"bench", "tests"}))


@pytest.mark.parametrize("size", WORDS_OF_SIZES)
def test_the_map_states_the_budget_that_is_kept(size: str) -> None:
    found = re.search(WORDS_OF_SIZES[size], MAP, flags=re.DOTALL)
    assert found, f"docs/house.md states no {size}"
    assert int(found[1]) == getattr(test_sizes, size)


@pytest.mark.parametrize("document", [MAP, README], ids=["house", "readme"])
def test_every_place_a_document_names_is_there(document: str) -> None:
    places = re.findall(r"`([a-z_]+/[\w/]+\.\w+)`", document) + re.findall(r"\]\(([^)#]+)\)", document)
    assert places
    Rule(
        "files that README and docs/house.md name or link to exist",
        "a path that leads nowhere sends a stranger searching",
        "correct the path",
    ).judge(place for place in places if not ((HOUSE / place).exists() or (HOUSE / "docs" / place).exists()))


def test_decisions_are_numbered_in_line_and_linked_from_the_map() -> None:
    assert [path.name[:4] for path in DECISIONS] == [
        f"{number:04}" for number in range(1, len(DECISIONS) + 1)
    ]
    Rule(
        "docs/house.md links every decision",
        "a wall whose reason is not found is torn down",
        "add it to the walls of docs/house.md",
    ).judge(path.name for path in DECISIONS if f"(adr/{path.name})" not in MAP)


@every_decision
def test_a_decision_has_its_four_parts_on_one_page(decision: Path) -> None:
    text = decision.read_text(encoding="utf-8")
    assert re.match(rf"# {decision.name[:4]} \S", text)
    assert re.findall(r"^## (.+)$", text, flags=re.MULTILINE) == HEADINGS
    assert len(text.split()) <= ONE_PAGE


@every_decision
def test_a_decision_begins_with_the_line_that_people_quote(decision: Path) -> None:
    said = decision.read_text(encoding="utf-8").partition("## Decision\n\n")[2]
    quoted = re.match(r"\*\*([^*\n]+\.)\*\*", said)
    assert quoted, "the decision's first line is one sentence in bold"
    assert len(quoted[1]) <= 240


@every_decision
def test_a_decision_names_the_tests_that_guard_it(decision: Path) -> None:
    guards = re.findall(
        r"^- `([^`]+)`$", decision.read_text(encoding="utf-8").partition("## Guarded by")[2], re.M
    )
    assert guards, "the last part is a list of `tests/….py::test_…`"
    Rule(
        "the tests that a decision names exist",
        "a wall that no test holds falls at the next repair",
        "name the test that would fail, or write it",
    ).judge(f"{decision.name}: {guard}" for guard in guards if not is_test(guard))


def test_every_command_of_the_readme_exists() -> None:
    make = (HOUSE / "Makefile").read_text(encoding="utf-8")
    app = build_app()
    groups = {str(group.name) for group in app.registered_groups}
    commands = {command.callback.__name__ for command in app.registered_commands if command.callback}
    targets = {f"make {name}" for name in re.findall(r"^(\w+):", make, flags=re.MULTILINE)}
    known = targets | {f"sanad {name}" for name in groups | commands}
    said = set(re.findall(r"\b(?:make|sanad) \w+", README)) - {"sanad command"}
    assert {"make up", "make test"} <= said
    Rule(
        "every command that the README names exists",
        "the first command a stranger types must work",
        "correct the README",
    ).judge(said - known)


def test_every_error_is_documented() -> None:
    written = (HOUSE / DOCUMENT).read_text(encoding="utf-8")
    there, here = set(written.splitlines()), set(write_table().splitlines())
    Rule(
        f"{DOCUMENT} lists every error with its code, status, meaning and sentence",
        "an integrator looks up the code, not the source",
        "python -m tests.house.error_table",
    ).judge(
        [f"not so any more: {line}" for line in there - here] + [f"missing: {line}" for line in here - there]
    )
