"""Runs `sanad` as an operator does: a process of its own, which finds the house by its variables alone."""

import os
import subprocess
import sys
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from stack.temporal import EngineServer
from tests.conftest import Database
from tests.world import MATCH_SECRET

SECONDS = 90


@dataclass(frozen=True)
class Said:
    """How a command ended; `figures` are the lines of its summary."""

    code: int
    out: str
    err: str

    @property
    def figures(self) -> dict[str, str]:
        """Name → figure of every line that has both."""
        lines = (line.rsplit(maxsplit=1) for line in self.out.splitlines())
        return {words[0].strip(): words[1] for words in lines if len(words) == 2}


def reach(database: Database, engine: EngineServer, data: Path) -> dict[str, str]:
    """The variables that lead to the world of a test."""
    return {
        "SANAD_DATA": str(data),
        "SANAD_DATABASE_HOST": database.host,
        "SANAD_DATABASE_NAME": database.name,
        "SANAD_ENGINE_ADDRESS": engine.address,
        "SANAD_ENGINE_KEY": f"test:{b64encode(bytes(32)).decode()}",
        "SANAD_MATCH_SECRET": b64encode(MATCH_SECRET).decode(),
        "SANAD_TOKEN_SECRET": b64encode(bytes(32)).decode(),
        "SANAD_PAPER_STORE": str(data / "papers"),
        "SANAD_PAPER_KEY": f"test:{b64encode(bytes(32)).decode()}",
        "SANAD_MESSAGE_KEY": f"test:{b64encode(bytes(32)).decode()}",
    }


def run(*words: str, variables: Mapping[str, str]) -> Said:
    """Run one command to its end; no other variable of Sanad reaches it."""
    others = {name: value for name, value in os.environ.items() if not name.startswith("SANAD_")}
    done = subprocess.run(
        [sys.executable, "-m", "cli", *words],
        env={**others, **variables, "COLUMNS": "200"},
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )
    return Said(done.returncode, done.stdout, done.stderr)
