"""The folder that the bank's own transfer program empties and fills, as an SFTP directory would be: real files, whole or not at all."""

import os
import re
from pathlib import Path

from domain.errors import NotFoundError, UnavailableError
from gateways.folders import is_usable_folder

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,120}")


class BankFolder:
    """Each charity has `out`, from which the bank takes files, and `in`, where it leaves its answers."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def drop(self, charity: str, name: str, content: bytes) -> None:
        """Leave a file for the bank under its one name; a file that lies there already is the same one.

        Raises UnavailableError if the folder cannot be written.
        """
        target = self._locate(charity, "out", name)
        draft = target.with_name(f".{name}.draft")
        try:
            target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with draft.open("wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            draft.rename(target)
        except OSError as error:
            raise UnavailableError(part="bank") from error

    def lies_out(self, charity: str, name: str) -> bool:
        """True while the bank has not taken the file away."""
        return self._locate(charity, "out", name).is_file()

    def list_answers(self, charity: str) -> tuple[str, ...]:
        """The names of the bank's files that lie in `in`, the oldest name first."""
        folder = self._folder / charity / "in"
        if not folder.is_dir():
            return ()
        return tuple(
            sorted(each.name for each in folder.iterdir() if each.is_file() and _NAME.fullmatch(each.name))
        )

    def read_answer(self, charity: str, name: str) -> bytes:
        """One of the bank's files. Raises NotFoundError."""
        try:
            return self._locate(charity, "in", name).read_bytes()
        except OSError as error:
            raise NotFoundError from error

    def is_usable(self) -> bool:
        """True if files can be left here and found again."""
        return is_usable_folder(self._folder)

    def _locate(self, charity: str, side: str, name: str) -> Path:
        if not _NAME.fullmatch(name) or not _NAME.fullmatch(charity):
            raise NotFoundError
        return self._folder / charity / side / name
