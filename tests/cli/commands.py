"""Runs `sanad` as an operator does: a process of its own, which finds the house by its variables alone."""

import multiprocessing
import os
import sys
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from pkgutil import iter_modules
from tempfile import TemporaryDirectory

import cli
from cli.main import main
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
        "SANAD_BANK_FOLDER": str(data / "bank"),
        "SANAD_PAPER_KEY": f"test:{b64encode(bytes(32)).decode()}",
        "SANAD_MESSAGE_KEY": f"test:{b64encode(bytes(32)).decode()}",
    }


_READY = multiprocessing.get_context("forkserver")
_READY.set_forkserver_preload(
    [f"cli.{module.name}" for module in iter_modules(cli.__path__) if module.name != "__main__"]
)
"""Its processes begin with every command imported: importing the house takes longer than most commands."""


def run(*words: str, variables: Mapping[str, str], given: bytes = b"") -> Said:
    """Run one command to its end in a process of its own; no other variable of Sanad reaches it.

    `given` comes on its standard input.
    """
    others = {name: value for name, value in os.environ.items() if not name.startswith("SANAD_")}
    with TemporaryDirectory() as folder:
        source, out, err = Path(folder) / "in", Path(folder) / "out", Path(folder) / "err"
        source.write_bytes(given)
        process = _READY.Process(
            target=_act, args=(words, {**others, **variables, "COLUMNS": "200"}, source, out, err)
        )
        process.start()
        process.join(SECONDS)
        if process.exitcode is None:
            process.kill()
            raise TimeoutError(f"sanad {words[0]} did not end")
        return Said(process.exitcode, out.read_text("utf-8"), err.read_text("utf-8"))


def _act(words: tuple[str, ...], variables: dict[str, str], source: Path, out: Path, err: Path) -> None:
    sys.stdin = source.open()
    for stream, file in ((sys.stdout, out), (sys.stderr, err)):
        os.dup2(os.open(file, os.O_WRONLY | os.O_CREAT), stream.fileno())
    os.environ.clear()
    os.environ.update(variables)
    sys.argv = ["sanad", *words]
    main()
