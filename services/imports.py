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
from services.policies import get_policy
from services.processes import Processes
from services.requests import register_request
from services.sessions import get_actor
from services.sheets import FIRST_ROW, NumberedRow, RefusedRow, Sheet, read_rows
from services.submissions import Submission, digest_of
from store.queries.accounts import find_account_id, list_registrars
from store.queries.requests import list_checked
from store.queries.submissions import list_known_keys
from store.scope import Store
from store.tables.people import LinkBand

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
    known: int = 0
    refused: list[RefusedRow] = field(default_factory=list)
    warnings: Counter[str] = field(default_factory=Counter)

    @property
    def rows(self) -> int:
        """How many rows are done with."""
        return len(self.registered) + self.known + len(self.refused)


@dataclass(frozen=True)
class CheckedRequests:
    """Where the new requests went, and how many of them are of people who were registered before."""

    whereabouts: Counter[Whereabouts]
    linked: int


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


async def import_requests(
    store: Store,
    processes: Processes,
    sheet: Sheet,
    registrars: list[Actor],
    defaults: RequestDefaults,
    *,
    clock: Clock,
    progress: Progress = lambda _rows: None,
) -> ImportedRequests:
    """Register each row of the file once, whoever runs it how often, and start its case; eight rows at a time.

    A row that cannot be registered is kept with its problems. Raises UnavailableError if the record is down:
    what was registered stays registered, and the next run goes on from there.
    """
    run = await asyncio.to_thread(_prepare, store, processes, sheet, registrars, defaults, clock)
    rows = read_rows(sheet, KNOWN_REQUEST_COLUMNS)
    tasks = [asyncio.create_task(run.submit_all(rows, progress)) for _ in range(AT_ONCE)]
    try:
        await asyncio.gather(*tasks)
    finally:
        for task in tasks:
            task.cancel()
    run.result.refused.sort(key=lambda refused: refused.row.number)
    return run.result


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
class _Run:
    store: Store
    processes: Processes
    registrars: list[Actor]
    defaults: RequestDefaults
    clock: Clock
    prefix: str
    known: set[str]
    papers: dict[str, tuple[Paper, ...]]
    result: ImportedRequests = field(default_factory=ImportedRequests)

    async def submit_all(self, rows: Iterator[NumberedRow], progress: Progress) -> None:
        """Take rows, which others take too, until there are no more."""
        for row in rows:
            await self._submit(row)
            progress(self.result.rows)

    async def _submit(self, row: NumberedRow) -> None:
        key = f"{self.prefix}{row.number}"
        if key in self.known:
            self.result.known += 1
            return
        try:
            request_id, warnings, is_repeat = await asyncio.to_thread(self._register, row, key)
        except InvalidFieldsError as error:
            self.result.refused.append(RefusedRow(row, error.problems))
            return
        await self.processes.try_start(request_id)
        if is_repeat:
            self.result.known += 1
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


def _prepare(
    store: Store,
    processes: Processes,
    sheet: Sheet,
    registrars: list[Actor],
    defaults: RequestDefaults,
    clock: Clock,
) -> _Run:
    prefix = f"import/{sheet.digest}/"
    with store.registry() as db:
        known = list_known_keys(db, prefix)
    categories = get_policy(store, at=clock()).categories
    papers = {code: category.papers for code, category in categories.items()}
    return _Run(store, processes, registrars, defaults, clock, prefix, known, papers)


def _look(store: Store, request_ids: set[UUID]) -> dict[UUID, tuple[str, str]]:
    with store.registry() as db:
        return list_checked(db, request_ids)
