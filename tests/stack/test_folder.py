"""A data folder that is not ours, damaged or of another version is refused in one sentence, untouched."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from stack.errors import AlreadyRunningError, BrokenFolderError
from stack.folder import DataFolder, RunState, find_run, hold_folder, open_folder, write_run
from stack.postgres import Cluster
from tests.stack.running import list_leftovers, run_tiny_stack

Damage = Callable[[Path], None]


def put_a_file_in_its_place(data: Path) -> None:
    data.write_text("not a folder")


def put_other_files_in_it(data: Path) -> None:
    data.mkdir()
    (data / "thesis.odt").write_text("somebody's work")


def cut_the_secrets(data: Path) -> None:
    copy_template(data)
    (data / "secrets.json").write_text('{"SANAD_ENGINE_KEY"')


def write_another_version(data: Path) -> None:
    copy_template(data)
    (data / "postgres" / "data" / "PG_VERSION").write_text("16\n")


def remove_the_version(data: Path) -> None:
    copy_template(data)
    (data / "postgres" / "data" / "PG_VERSION").unlink()


def corrupt_the_cluster(data: Path) -> None:
    copy_template(data)
    (data / "postgres" / "data" / "global" / "pg_control").write_bytes(b"\0" * 8192)


def copy_template(data: Path) -> None:
    shutil.copytree(data.parent / "template", data)
    Cluster(data / "postgres").prepare()


@pytest.fixture
def template(tmp_path: Path) -> Path:
    """A folder with secrets and an empty cluster, as the first start leaves it."""
    path = tmp_path / "template"
    path.mkdir()
    (path / "secrets.json").write_text(
        json.dumps(
            dict.fromkeys(("SANAD_ENGINE_KEY", "SANAD_MATCH_SECRET", "SANAD_TOKEN_SECRET"), "invented")
        )
    )
    return path


@pytest.mark.usefixtures("template")
@pytest.mark.parametrize(
    ("damage", "words"),
    [
        (put_a_file_in_its_place, "cannot be used as data folder"),
        (put_other_files_in_it, "was not made by Sanad"),
        (cut_the_secrets, "secrets.json is damaged"),
        (write_another_version, "was written by Postgres 16"),
        (remove_the_version, "is damaged (no PG_VERSION)"),
        (corrupt_the_cluster, "postgres did not start"),
    ],
)
def test_broken_folder_ends_the_start_with_a_sentence_and_code_two(
    tmp_path: Path, damage: Damage, words: str
) -> None:
    data = tmp_path / "data"
    damage(data)
    with run_tiny_stack(data) as stack:
        assert stack.process.wait(30) == 2
        said = stack.read_until("\n\n\n")
    assert words in said
    assert "Traceback" not in said
    assert list_leftovers(data) == []


def test_folder_that_cannot_be_made_is_refused() -> None:
    with pytest.raises(BrokenFolderError, match="cannot be used as data folder"):
        open_folder(Path("/proc/sanad"))


def test_only_one_holds_the_folder_and_its_end_frees_it(tmp_path: Path) -> None:
    folder = open_folder(tmp_path)
    with hold_folder(folder), pytest.raises(AlreadyRunningError), hold_folder(folder):
        raise AssertionError("two hold one folder")
    with hold_folder(folder):
        assert folder.lock.exists()


def test_run_state_is_read_back_as_it_was_written(tmp_path: Path) -> None:
    state = RunState(1, "http://127.0.0.1:1", "/socket", "127.0.0.1:2", "http://127.0.0.1:3", {"web": 4})
    write_run(DataFolder(tmp_path), state)
    assert find_run(tmp_path) == state


def test_folder_where_nothing_runs_names_nothing(tmp_path: Path) -> None:
    assert find_run(tmp_path) is None
