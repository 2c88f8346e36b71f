"""The SANAD_ variables by which every process of an embedded installation finds the others."""

from collections.abc import Mapping
from pathlib import Path

from stack.folder import DataFolder, RunState, find_run
from stack.postgres import DATABASE
from stack.secrets import load_secrets
from stack.temporal import NAMESPACE


def build_environment(folder: DataFolder, state: RunState) -> Mapping[str, str]:
    """Return the variables for the record, the engine and the secrets; the socket asks for no password."""
    return {
        "SANAD_DATA": str(folder.path),
        "SANAD_DATABASE_HOST": state.socket,
        "SANAD_DATABASE_PORT": "5432",
        "SANAD_DATABASE_NAME": DATABASE,
        "SANAD_ENGINE_ADDRESS": state.engine,
        "SANAD_ENGINE_NAMESPACE": NAMESPACE,
        "SANAD_ENGINE_UI_URL": state.engine_ui,
        "SANAD_PAPER_STORE": str(folder.papers),
        "SANAD_BANK_FOLDER": str(folder.bank),
        **load_secrets(folder.secrets),
    }


def read_environment(data: Path) -> Mapping[str, str]:
    """Return the same for an installation that runs now, so that commands by hand reach it; else nothing."""
    state = find_run(data)
    return build_environment(DataFolder(data.absolute()), state) if state else {}
