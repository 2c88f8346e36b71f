"""The browser's files are served only when they were built from the lock that lies here."""

from hashlib import sha256
from pathlib import Path

import pytest

from stack.assets import check_assets
from stack.errors import StaleAssetsError


def write_files(folder: Path, lock: str | None, stamp: str | None) -> tuple[Path, Path]:
    (folder / "vendor").mkdir()
    if lock is not None:
        (folder / "lock.json").write_text(lock)
    if stamp is not None:
        (folder / "vendor" / ".stamp").write_text(stamp)
    return folder / "lock.json", folder / "vendor"


@pytest.mark.parametrize(
    ("lock", "stamp"), [("now", None), ("now", sha256(b"before").hexdigest()), (None, None)]
)
def test_missing_or_older_files_are_refused(tmp_path: Path, lock: str | None, stamp: str | None) -> None:
    with pytest.raises(StaleAssetsError, match="make build"):
        check_assets(*write_files(tmp_path, lock, stamp))


@pytest.mark.parametrize("lock", ["now", None])
def test_files_of_this_lock_or_of_an_installed_wheel_are_accepted(tmp_path: Path, lock: str | None) -> None:
    check_assets(*write_files(tmp_path, lock, sha256(b"now").hexdigest()))


def test_this_checkout_serves_the_files_of_its_lock() -> None:
    check_assets()
