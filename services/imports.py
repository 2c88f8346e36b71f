"""Submitting the rows of a file as requests, by the same service as the pages, and waiting for their checks."""

import asyncio
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from domain.calendars import read_day
from domain.categories import Paper
from domain.cycle import Stage
from domain.errors import FieldProblem, InvalidFieldsError
from domain.imports import KNOWN_REQUEST_COLUMNS, RequestDefaults, Row, fill_request, is_phone_readable
from domain.requests import Channel
from domain.roles import Actor, Role
from matching import Bands
from services.policies import get_policy
from services.processes import Processes
from services.requests import register_request
from services.sessions import get_actor
from services.sheets import FIRST_ROW, NumberedRow, RefusedRow, Sheet, read_rows
from services.submissions import Submission, digest_of
from services.uploads import Upload, look_through
from store.queries.accounts import find_account_id, list_registrars
from store.queries.requests import list_checked
from store.queries.submissions import list_known_results
from store.scope import Store
from store.tables.identities import LinkBand

AT_ONCE = 8
LOOK_AGAIN_SECONDS = 0.3
UNREADABLE_PHONE = "phone_left_out"

Clock = Callable[[], datetime]
Progress = Callable[[int], None]


class Whereabouts(StrEnum):
    """Where a request went after its duplicate check, or that the check has not run yet."""

    CLEAR = "clear"
    HELD = "held"
    WAITING = "waiting"


@dataclass
class ImportedRequests:
    """What became of the rows of a file; `known` were registered by an earlier run of the same file."""

    registered: list[UUID] = field(default_factory=list)
    known: list[UUID] = field(default_factory=list)
    refused: list[RefusedRow] = field(default_factory=list)
    warnings: Counter[str] = field(default_factory=Counter)

    @property
    def requests(self) -> list[UUID]:
        """The requests that the file stands for now, whichever run registered them."""
        return [*self.registered, *self.known]

    @property
    def rows(self) -> int:
        """How many rows are done with."""
        return len(self.registered) + len(self.known) + len(self.refused)


@dataclass(frozen=True)
class CheckedRequests:
    """Where requests went, and how many of them are of people who were registered before."""

    whereabouts: Counter[Whereabouts]
    linked: int


def name_keys(digest: str) -> str:
    """How the keys begin under which the rows of a file are registered, by whichever door it comes."""
    return f"import/{digest}/"


def choose_registrars(store: Store, username: str | None, category: str, *, at: datetime) -> list[Actor]:
    """Who submits the rows, in turn: the one named, or a registrar of each charity that gives the category.

    Empty if there is nobody. Raises WrongRoleError if the one named may not register, NotSignedInError if
    that account may not act any more, InvalidFieldsError for a category that is not in force.
    """
    if category not in get_policy(store, at=at).categories:
        raise InvalidFieldsError([FieldProblem("category", "unknown_category")])
    with store.registry() as db:
        found = find_account_id(db, username) if username else None
        ids = [found] if found else [] if username else list_registrars(db, category, on=read_day(at))
    actors = [get_actor(store, account_id, at=at) for account_id in ids]
    for actor in actors:
        actor.require(Role.REGISTRAR, Role.AID_MANAGER)
    return actors


def open_upload(
    store: Store,
    sheet: Sheet,
    registrars: list[Actor],
    defaults: RequestDefaults,
    *,
    secret: bytes,
    clock: Clock,
    accept_storm: bool = False,
    progress: Progress = lambda _rows: None,
) -> "RequestsFile":
    """Look through the whole file, which is what allows it to be registered; nothing is written yet.

    `secret` keys the digests by which persons are found, `progress` is told how many rows are looked at. Rows that an
    earlier run registered are left out: what was accepted once counts towards no storm. Raises ImportStormError unless
    `accept_storm`, SheetShapeError, UnavailableError.
    """
    policy = get_policy(store, at=clock())
    prefix = name_keys(sheet.digest)
    with store.registry() as db:
        known = list_known_results(db, prefix)
    rows = read_rows(sheet, KNOWN_REQUEST_COLUMNS)
    fresh = (row for row in rows if f"{prefix}{row.number}" not in known)
    bands = Bands(policy.link_at, policy.adjudicate_at)
    upload = look_through(store, fresh, known=len(known), secret=secret, bands=bands, progress=progress)
    if not accept_storm:
        upload.require_calm()
    papers = {code: category.papers for code, category in policy.categories.items()}
    return RequestsFile(store, sheet, registrars, defaults, clock, prefix, known, papers, upload)


async def wait_until_checked(
    store: Store, request_ids: list[UUID], *, patience: float, progress: Progress = lambda _count: None
) -> CheckedRequests:
    """Wait until the duplicate check of each request has run, at most `patience` seconds, and say where they went."""
    waiting, checked = set(request_ids), dict[UUID, tuple[str, str]]()
    deadline = time.monotonic() + patience
    while waiting:
        found = await asyncio.to_thread(_look, store, waiting)
        checked |= found
        waiting -= found.keys()
        progress(len(checked))
        if time.monotonic() > deadline:
            break
        await asyncio.sleep(LOOK_AGAIN_SECONDS)
    whereabouts = Counter(
        Whereabouts.HELD if stage == Stage.DUPLICATE_CHECK else Whereabouts.CLEAR
        for stage, _ in checked.values()
    )
    whereabouts[Whereabouts.WAITING] = len(waiting)
    return CheckedRequests(whereabouts, sum(band == LinkBand.LINK for _, band in checked.values()))


@dataclass
class RequestsFile:
    """A file that was looked through: `upload` is what it says as a whole."""

    store: Store
    sheet: Sheet
    registrars: list[Actor]
    defaults: RequestDefaults
    clock: Clock
    prefix: str
    known: dict[str, UUID]
    papers: dict[str, tuple[Paper, ...]]
    upload: Upload
    result: ImportedRequests = field(default_factory=ImportedRequests)

    async def register_rows(
        self, processes: Processes, progress: Progress = lambda _rows: None
    ) -> ImportedRequests:
        """Register each row once, whoever runs it how often, and start its case; eight rows at a time.

        A row that cannot be registered is kept with its problems; one whose person comes twice is registered all the
        same, and its check holds it. Raises UnavailableError if the record is down: what was registered stays
        registered, and the next run goes on from there.
        """
        rows = read_rows(self.sheet, KNOWN_REQUEST_COLUMNS)
        tasks = [asyncio.create_task(self._submit_all(processes, rows, progress)) for _ in range(AT_ONCE)]
        try:
            await asyncio.gather(*tasks)
        finally:
            for task in tasks:
                task.cancel()
        self.result.refused.sort(key=lambda refused: refused.row.number)
        return self.result

    async def _submit_all(
        self, processes: Processes, rows: Iterator[NumberedRow], progress: Progress
    ) -> None:
        """Take rows, which others take too, until there are no more."""
        for row in rows:
            await self._submit(processes, row)
            progress(self.result.rows)

    async def _submit(self, processes: Processes, row: NumberedRow) -> None:
        key = f"{self.prefix}{row.number}"
        if key in self.known:
            self.result.known.append(self.known[key])
            return
        try:
            request_id, warnings, is_repeat = await asyncio.to_thread(self._register, row, key)
        except InvalidFieldsError as error:
            self.result.refused.append(RefusedRow(row, error.problems))
            return
        await processes.try_start(request_id)
        if is_repeat:
            self.result.known.append(request_id)
        else:
            self.result.registered.append(request_id)
            self.result.warnings.update(warnings)

    def _register(self, row: NumberedRow, key: str) -> tuple[UUID, list[str], bool]:
        actor = self.registrars[(row.number - FIRST_ROW) % len(self.registrars)]
        form = fill_request(row.cells, self.defaults, self._list_papers(row.cells))
        submission = Submission(key, digest_of(form))
        at = self.clock()
        done = register_request(self.store, actor, form, submission, channel=Channel.IMPORT, at=at)
        warnings = [warning.value for warning in done.warnings]
        if not is_phone_readable(row.cells):
            warnings.append(UNREADABLE_PHONE)
        return done.request_id, warnings, done.is_repeat

    def _list_papers(self, row: Row) -> tuple[Paper, ...]:
        return self.papers.get(row.get("category") or self.defaults.category, ())


def _look(store: Store, request_ids: set[UUID]) -> dict[UUID, tuple[str, str]]:
    with store.registry() as db:
        return list_checked(db, request_ids)
