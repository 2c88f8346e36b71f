"""The secrets of an embedded installation: made once, kept in the data folder, handed to the children."""

import json
import os
import secrets
from base64 import b64encode
from pathlib import Path

from stack.errors import BrokenFolderError

FIRST_NAMES = frozenset({"SANAD_ENGINE_KEY", "SANAD_MATCH_SECRET", "SANAD_TOKEN_SECRET"})
NAMES = FIRST_NAMES | {"SANAD_PAPER_KEY", "SANAD_MESSAGE_KEY"}


def load_secrets(path: Path) -> dict[str, str]:
    """Return the secrets as environment variables; made at the first call, with mode 0600.

    A folder of an earlier version lacks the keys of papers or of messages: it gets what it lacks, since nothing is
    sealed by that yet.
    """
    if not path.exists():
        _write_once(path, _make_secrets())
    try:
        found = json.loads(path.read_text())
    except ValueError:
        found = None
    if isinstance(found, dict) and found.keys() >= FIRST_NAMES and not found.keys() >= NAMES:
        found = {**_make_secrets(), **found}
        _write_once(path, found)
    if not isinstance(found, dict) or not found.keys() >= NAMES:
        raise BrokenFolderError(
            f"{path} is damaged: put it back from a backup, for nothing else opens the record."
        )
    return {name: str(found[name]) for name in NAMES}


def _make_secrets() -> dict[str, str]:
    return {
        "SANAD_ENGINE_KEY": f"k1:{_make_key()}",
        "SANAD_MATCH_SECRET": _make_key(),
        "SANAD_TOKEN_SECRET": _make_key(),
        "SANAD_PAPER_KEY": f"k1:{_make_key()}",
        "SANAD_MESSAGE_KEY": f"k1:{_make_key()}",
    }


def _make_key() -> str:
    return b64encode(secrets.token_bytes(32)).decode()


def _write_once(path: Path, content: dict[str, str]) -> None:
    # Linked into place only when whole: half a key file after a power cut would lock the record for ever.
    draft = path.with_suffix(".draft")
    draft.unlink(missing_ok=True)
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        json.dump(content, file)
        file.flush()
        os.fsync(file.fileno())
    draft.rename(path)
