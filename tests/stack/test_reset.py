"""`sanad reset` deletes an installation of ours, after a yes, and never under a running one."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from cli.main import build_app
from stack.folder import hold_folder, open_folder
from stack.secrets import load_secrets


@pytest.fixture
def installation(tmp_path: Path) -> Path:
    path = tmp_path / "data"
    load_secrets(open_folder(path).secrets)
    return path


def run_reset(path: Path, *options: str, answer: str = "") -> tuple[int, str]:
    result = CliRunner().invoke(build_app("reset"), ["reset", "--data", str(path), *options], input=answer)
    return result.exit_code, result.output


def test_yes_deletes_everything(installation: Path) -> None:
    assert run_reset(installation, "--yes")[0] == 0
    assert not installation.exists()


def test_answer_no_keeps_everything(installation: Path) -> None:
    assert run_reset(installation, answer="n\n")[0] == 1
    assert (installation / "secrets.json").exists()


def test_running_installation_is_not_deleted(installation: Path) -> None:
    with hold_folder(open_folder(installation)):
        code, said = run_reset(installation, "--yes")
    assert (code, "already running" in said) == (2, True)
    assert (installation / "secrets.json").exists()


def test_folder_of_somebody_else_is_not_deleted(tmp_path: Path) -> None:
    (tmp_path / "thesis.odt").write_text("somebody's work")
    code, said = run_reset(tmp_path, "--yes")
    assert (code, "was not made by Sanad" in said) == (2, True)
    assert (tmp_path / "thesis.odt").exists()


def test_missing_folder_is_nothing_to_delete(tmp_path: Path) -> None:
    assert run_reset(tmp_path / "none", "--yes")[0] == 0
