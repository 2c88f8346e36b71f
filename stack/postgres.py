"""The embedded record: a Postgres cluster from the wheel, reachable by one socket and by nobody else."""

import asyncio
import os
import shutil
import signal
import subprocess
import time
from pathlib import Path
from urllib.parse import quote

import psycopg
from psycopg import sql

from stack.errors import BrokenFolderError
from stack.pgserver import MAJOR, Account, choose_account, choose_socket_folder, get_programs
from stack.processes import ChildSpec

DATABASE = "sanad"
OWNER = "sanad_owner"
SUPERUSER = "postgres"
ORPHAN_SECONDS = 15.0
_INITDB_OPTIONS = (
    *("-U", SUPERUSER, "--auth=trust", "--encoding=UTF8", "--locale-provider=builtin"),
    *("--builtin-locale=C.UTF-8", "--lc-collate=C", "--lc-ctype=C.UTF-8"),
)
_SERVER_OPTIONS = (
    "listen_addresses=",
    "timezone=UTC",
    "log_timezone=UTC",
    # An error's text, detail and statement may hold personal data: they go to the client, never to the log.
    "log_min_messages=log",
    "log_error_verbosity=terse",
    "log_min_error_statement=panic",
    # Pages come from memory or a solid-state disk: an index costs little more than reading on.
    "random_page_cost=1.1",
)
_FORGETFUL_OPTIONS = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")


class Cluster:
    """One cluster in one folder; `durable=False` is for tests and survives nothing.

    A superuser may not run Postgres, and the account that may cannot always walk to the folder (a home of
    mode 0700). So the server is handed the open folders and reaches them through /proc/self/fd.
    """

    def __init__(self, folder: Path, *, durable: bool = True) -> None:
        self._folder = folder
        self._durable = durable
        self._data = folder / "data"
        self._socket = choose_socket_folder(folder)
        self._account: Account = choose_account(folder)
        self._handles: dict[Path, int] = {}

    @property
    def host(self) -> str:
        """The folder of the socket, as libpq's `host`."""
        return str(self._socket)

    def get_url(self, role: str, database: str = DATABASE) -> str:
        """Return the SQLAlchemy address of a database for a role."""
        return f"postgresql+psycopg://{role}@/{database}?host={quote(self.host)}"

    def prepare(self) -> None:
        """Create the cluster when there is none, in one move; raises BrokenFolderError for one that is not ours."""
        for folder in (self._folder, self._socket):
            self._own_folder(folder)
        if not self._data.exists():
            self._create_data()
        self._check_version()

    def get_spec(self) -> ChildSpec:
        """Return how the server is started; call `prepare` first."""
        data, socket = self._open(self._data), self._open(self._socket)
        options = (*_SERVER_OPTIONS, *(() if self._durable else _FORGETFUL_OPTIONS))
        return ChildSpec(
            name="postgres",
            argv=(
                *(str(get_programs(self._account) / "postgres"), "-D", f"/proc/self/fd/{data}"),
                *("-k", f"/proc/self/fd/{socket}"),
                *(part for option in options for part in ("-c", option)),
            ),
            ready=self._is_ready,
            prepare=self._wait_for_orphans,
            stop_signal=signal.SIGINT,
            death_signal=signal.SIGQUIT,
            owner=self._account.owner,
            group=self._account.group,
            pass_fds=(data, socket),
        )

    def connect(self, database: str = "postgres") -> psycopg.Connection:
        """Return an autocommit connection of the cluster's superuser, who owns nothing of Sanad."""
        return psycopg.connect(
            host=self.host, user=SUPERUSER, dbname=database, autocommit=True, connect_timeout=2
        )

    def ensure_owner(self) -> None:
        """Make sure that the migrating role exists: it may make roles and is no superuser."""
        with self.connect() as connection:
            if not connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [OWNER]).fetchone():
                connection.execute(sql.SQL("CREATE ROLE {} LOGIN CREATEROLE").format(sql.Identifier(OWNER)))

    def ensure_database(self) -> None:
        """Make sure that the database and the role that owns it exist."""
        self.ensure_owner()
        with self.connect() as connection:
            if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone():
                connection.execute(
                    sql.SQL("CREATE DATABASE {} OWNER {}").format(
                        sql.Identifier(DATABASE), sql.Identifier(OWNER)
                    )
                )

    def close(self) -> None:
        """Let go of the folders once the server has ended."""
        for handle in self._handles.values():
            os.close(handle)
        self._handles.clear()

    async def _is_ready(self, _pid: int) -> bool:
        return await asyncio.to_thread(self._may_connect)

    def _may_connect(self) -> bool:
        try:
            with self.connect():
                return True
        except psycopg.OperationalError:
            return False

    def _own_folder(self, folder: Path) -> None:
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            if self._account.owner is not None:
                os.chown(folder, self._account.owner, self._account.group or -1)
        except OSError as error:
            raise BrokenFolderError(f"{folder} cannot be used for the database: {error.strerror}.") from error
        if folder.stat().st_uid not in {self._account.owner, os.geteuid()}:
            raise BrokenFolderError(f"{folder} belongs to another account: the database cannot use it.")

    def _create_data(self) -> None:
        draft = self._folder / "data.draft"
        shutil.rmtree(draft, ignore_errors=True)
        self._own_folder(draft)
        handle = self._open(draft)
        result = subprocess.run(  # noqa: S603 - argv is built here
            [
                *(str(get_programs(self._account) / "initdb"), "-D", f"/proc/self/fd/{handle}"),
                *(*_INITDB_OPTIONS, *(() if self._durable else ("--no-sync",))),
            ],
            capture_output=True,
            text=True,
            check=False,
            user=self._account.owner,
            group=self._account.group,
            extra_groups=None if self._account.owner is None else [],
            cwd="/",
            pass_fds=[handle],
        )
        if result.returncode:
            raise BrokenFolderError(
                f"The database could not be created in {self._data}:\n{result.stderr.strip()}"
            )
        draft.rename(self._data)

    def _check_version(self) -> None:
        stamp = self._data / "PG_VERSION"
        found = stamp.read_text().strip() if stamp.exists() else None
        if found is None:
            raise BrokenFolderError(f"{self._data} is damaged (no PG_VERSION): put it back from a backup.")
        if found != MAJOR:
            raise BrokenFolderError(
                f"{self._data} was written by Postgres {found} and this Sanad carries {MAJOR}: "
                "dump it with the Sanad that made it, and restore it here."
            )

    def _wait_for_orphans(self) -> None:
        # After a hard kill the servers of the earlier run may still be ending. The pid file may be removed only
        # once none of them is left: it is what keeps two servers from writing one cluster.
        deadline = time.monotonic() + ORPHAN_SECONDS
        while orphans := self._list_servers():
            if time.monotonic() > deadline:
                raise BrokenFolderError(
                    f"An earlier database server still runs on {self._data}: process {orphans[0]}."
                )
            time.sleep(0.05)
        (self._data / "postmaster.pid").unlink(missing_ok=True)
        (self._socket / ".s.PGSQL.5432.lock").unlink(missing_ok=True)

    def _list_servers(self) -> list[int]:
        return [int(entry.name) for entry in Path("/proc").glob("[0-9]*") if self._is_server(entry)]

    def _is_server(self, process: Path) -> bool:
        try:
            return (process / "comm").read_text() == "postgres\n" and (process / "cwd").samefile(self._data)
        except OSError:
            # It ended meanwhile, is a zombie, or belongs to somebody else.
            return False

    def _open(self, folder: Path) -> int:
        if folder not in self._handles:
            self._handles[folder] = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        return self._handles[folder]
