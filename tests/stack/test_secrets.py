"""Secrets are made once and read by nobody else."""

import json
from base64 import b64decode
from pathlib import Path

from stack.environment import build_environment
from stack.folder import DataFolder, RunState
from stack.secrets import FIRST_NAMES, NAMES, load_secrets


def test_secrets_are_made_once_and_for_their_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "secrets.json"
    made = load_secrets(path)
    assert load_secrets(path) == made
    assert path.stat().st_mode & 0o777 == 0o600


def test_each_secret_is_256_bits_of_its_own(tmp_path: Path) -> None:
    made = load_secrets(tmp_path / "secrets.json")
    keys = [b64decode(value.rpartition(":")[2]) for value in made.values()]
    assert {len(key) for key in keys} == {32}
    assert len(set(keys)) == len(NAMES)


def test_a_folder_of_before_papers_and_messages_gets_keys_for_them_and_keeps_the_others(
    tmp_path: Path,
) -> None:
    path = tmp_path / "secrets.json"
    made = load_secrets(path)
    path.write_text(json.dumps({name: made[name] for name in FIRST_NAMES}))
    completed = load_secrets(path)
    assert {name: completed[name] for name in FIRST_NAMES} == {name: made[name] for name in FIRST_NAMES}
    assert completed["SANAD_PAPER_KEY"]
    assert completed["SANAD_MESSAGE_KEY"]
    assert load_secrets(path) == completed
    assert path.stat().st_mode & 0o777 == 0o600


def test_two_installations_share_no_secret(tmp_path: Path) -> None:
    first, second = load_secrets(tmp_path / "first.json"), load_secrets(tmp_path / "second.json")
    assert not set(first.values()) & set(second.values())


def test_children_get_the_secrets_and_the_addresses(tmp_path: Path) -> None:
    state = RunState(1, "http://127.0.0.1:1", "/socket", "127.0.0.1:2", "http://127.0.0.1:3")
    environment = build_environment(DataFolder(tmp_path), state)
    assert environment["SANAD_DATABASE_HOST"] == "/socket"
    assert environment["SANAD_ENGINE_ADDRESS"] == "127.0.0.1:2"
    assert environment.keys() >= NAMES
