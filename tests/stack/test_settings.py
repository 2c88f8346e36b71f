"""Settings come from SANAD_ variables, and from the installation that runs when a command is typed by hand."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from cli.settings import PREFIX, Settings, load_settings
from stack.folder import RunState, open_folder, write_run
from stack.secrets import load_secrets

GIVEN = {
    "DATABASE_HOST": "db",
    "ENGINE_ADDRESS": "engine:7233",
    "ENGINE_KEY": "k1:AAAA",
    "MATCH_SECRET": "AAAA",
    "TOKEN_SECRET": "AAAA",
    "PAPER_KEY": "k1:AAAA",
    "MESSAGE_KEY": "k1:AAAA",
}


@pytest.fixture(autouse=True)
def _only_these_variables(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(f"{PREFIX}{name}".upper(), raising=False)
    monkeypatch.setenv("SANAD_DATA", str(tmp_path))


def set_given(monkeypatch: pytest.MonkeyPatch, **more: str) -> None:
    for name, value in {**GIVEN, **more}.items():
        monkeypatch.setenv(f"{PREFIX}{name}", value)


def test_each_role_has_its_own_address_and_password(monkeypatch: pytest.MonkeyPatch) -> None:
    set_given(monkeypatch, CHARITY_PASSWORD="p@ss/word", DATABASE_PORT="5433")
    settings = load_settings()
    assert (
        settings.get_database_url("charity")
        == "postgresql+psycopg://sanad_charity:p%40ss%2Fword@db:5433/sanad"
    )
    assert settings.get_database_url("owner") == "postgresql+psycopg://sanad_owner@db:5433/sanad"
    assert settings.get_passwords() == {"sanad_charity": "p@ss/word"}


def test_folder_of_a_socket_is_a_host(monkeypatch: pytest.MonkeyPatch) -> None:
    set_given(monkeypatch, DATABASE_HOST="/run/sanad")
    address = load_settings().get_database_url("registry")
    assert address == "postgresql+psycopg://sanad_registry@/sanad?host=%2Frun%2Fsanad&port=5432"


def test_missing_address_of_the_record_is_refused() -> None:
    with pytest.raises(ValidationError, match="database_host"):
        load_settings()


def test_installation_that_runs_lends_its_addresses_and_secrets(tmp_path: Path) -> None:
    folder = open_folder(tmp_path)
    secrets = load_secrets(folder.secrets)
    write_run(folder, RunState(1, "http://127.0.0.1:1", "/socket", "127.0.0.1:2", "http://127.0.0.1:3"))
    settings = load_settings()
    assert (settings.database_host, settings.engine_address) == ("/socket", "127.0.0.1:2")
    assert settings.match_secret.get_secret_value() == secrets["SANAD_MATCH_SECRET"]


def test_variable_goes_before_the_installation_that_runs(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    folder = open_folder(tmp_path)
    load_secrets(folder.secrets)
    write_run(folder, RunState(1, "http://127.0.0.1:1", "/socket", "127.0.0.1:2", "http://127.0.0.1:3"))
    monkeypatch.setenv("SANAD_ENGINE_ADDRESS", "cluster:7233")
    assert load_settings().engine_address == "cluster:7233"


def test_secrets_are_not_shown_when_settings_are_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    set_given(monkeypatch, OWNER_PASSWORD="very-secret", ENGINE_KEY="k1:very-secret")
    assert "very-secret" not in repr(load_settings())
