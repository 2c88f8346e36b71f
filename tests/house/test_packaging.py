"""The wheel: everything that running needs is in it, and nothing else."""

import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.house.rules import FROZEN, HOUSE, ROOMS, Rule

DATA = (
    "web/templates/**/*.html",
    "web/static/**/*.*",
    "web/static/vendor/.stamp",
    "language/*/*.ftl",
    "matching/data/*",
    "services/*.toml",
    "cli/demo/*.toml",
    f"{FROZEN}*.py",
)
"""What is no module and yet is read while running; each pattern must find something."""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The names in the wheel of this checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--quiet",
        "--no-deps",
        "--no-build-isolation",
        "--no-index",
    ]
    subprocess.run([*command, "--wheel-dir", str(folder), str(HOUSE)], check=True, capture_output=True)
    (built,) = folder.glob("*.whl")
    with ZipFile(built) as names:
        return set(names.namelist())


def list_files(pattern: str) -> set[str]:
    found = {path.relative_to(HOUSE).as_posix() for path in HOUSE.glob(pattern) if path.is_file()}
    assert found, f"{pattern} finds nothing: the pattern is older than the house"
    return found


def test_the_wheel_holds_what_running_needs(wheel: set[str]) -> None:
    needed = {name for room in ROOMS for name in list_files(f"{room}/**/*.py")}
    needed |= {name for pattern in DATA for name in list_files(pattern)}
    Rule(
        "the wheel holds every module, template, sheet, font, sentence, weight and migration",
        "a file that only the checkout has is missed in production, on the page that needs it",
        "keep it inside a room; what git ignores is named in `artifacts` of pyproject.toml",
    ).judge(needed - wheel)


def test_the_wheel_holds_nothing_else(wheel: set[str]) -> None:
    rooms = tuple(Path(name).parts[0] for name in wheel)
    Rule(
        "the wheel holds rooms and its own description, no tests, benches, documents or data of a run",
        "what is shipped is read, loaded and attacked",
        "list packages by name in pyproject.toml",
    ).judge({room for room in rooms if room not in ROOMS and not room.endswith(".dist-info")})


def test_the_wheel_holds_no_secret_and_no_leftover(wheel: set[str]) -> None:
    endings = (".db", ".env", ".key", ".log", ".map", ".orig", ".pem", ".pyc", ".sqlite")
    Rule(
        "no key, log, database or leftover of an editor is in the wheel",
        "a wheel is public the day it is copied",
        "delete it, and ignore it in .gitignore",
    ).judge(name for name in wheel if name.endswith(endings) or "/node_modules/" in name)
