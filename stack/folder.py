"""The data folder of an embedded installation: whose it is, who holds it, and what runs in it."""

import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path

from stack.errors import AlreadyRunningError, BrokenFolderError


@dataclass(frozen=True)
class DataFolder:
    """Where everything of one installation lies."""

    path: Path

    @property
    def lock(self) -> Path:
        return self.path / "lock"

    @property
    def run(self) -> Path:
        return self.path / "run.json"

    @property
    def secrets(self) -> Path:
        return self.path / "secrets.json"

    @property
    def postgres(self) -> Path:
        return self.path / "postgres"

    @property
    def engine(self) -> Path:
        return self.path / "engine"

    @property
    def papers(self) -> Path:
        return self.path / "papers"

    @property
    def bank(self) -> Path:
        return self.path / "bank"

    @property
    def logs(self) -> Path:
        return self.path / "logs"


@dataclass
class RunState:
    """What runs now, written to run.json for `sanad status` and the fault tests; instants and secrets stay out."""

    pid: int
    address: str
    socket: str
    engine: str
    engine_ui: str
    children: dict[str, int] = field(default_factory=dict)
    mailbox: str = ""


def open_folder(path: Path) -> DataFolder:
    """Create the folder or make sure it is ours and writable; raises BrokenFolderError."""
    folder = DataFolder(path.absolute())
    try:
        folder.path.mkdir(mode=0o700, parents=True, exist_ok=True)
        entries = {entry.name for entry in folder.path.iterdir()}
    except OSError as error:
        raise BrokenFolderError(f"{path} cannot be used as data folder: {error.strerror}.") from error
    if entries - {"lock", "secrets.draft"} and "secrets.json" not in entries:
        raise BrokenFolderError(f"{path} holds other files and was not made by Sanad: choose another --data.")
    return folder


@contextmanager
def hold_folder(folder: DataFolder) -> Iterator[None]:
    """Hold the folder for this process; raises AlreadyRunningError or BrokenFolderError."""
    try:
        handle = os.open(folder.lock, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise BrokenFolderError(f"{folder.path} cannot be written to: {error.strerror}.") from error
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        os.close(handle)
        raise AlreadyRunningError(
            f"Sanad is already running on {folder.path}; see `sanad status`."
        ) from error
    try:
        yield
    finally:
        os.close(handle)


def write_run(folder: DataFolder, state: RunState) -> None:
    """Replace run.json in one move, so that a reader never sees half of it."""
    draft = folder.run.with_suffix(".draft")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        json.dump(asdict(state), file, indent=2)
    draft.rename(folder.run)


def find_run(path: Path) -> RunState | None:
    """Return what run.json says, or None; after a hard kill it may name processes that are gone."""
    run = DataFolder(path.absolute()).run
    return RunState(**json.loads(run.read_text())) if run.exists() else None
