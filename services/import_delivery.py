"""Delivery of files of requests: looked through as a whole, then registered row by row by whoever is alive; a row once."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any
from uuid import UUID

from domain.calendars import read_day
from domain.categories import Category
from domain.errors import (
    BusyError,
    FieldProblem,
    ForbiddenError,
    InvalidFieldsError,
    NotSignedInError,
    RecordFaultError,
    RefusedError,
    UnavailableError,
)
from domain.import_files import ImportRowState
from domain.imports import RequestDefaults, fill_request
from domain.requests import Channel, RequestForm, read_request
from matching import Bands
from services.imports import name_keys
from services.policies import get_policy
from services.processes import Processes
from services.requests import Registered, check_freeze, check_specialisation, register_request
from services.sessions import get_actor
from services.sheets import NumberedRow
from services.submissions import Submission, digest_of
from services.turns import take_turns
from services.uploads import ImportStormError, Pair, Upload, look_through
from store.queries import import_files as query
from store.queries.policies import get_version_id, load_policy
from store.queries.submissions import list_known_results
from store.scope import Store
from store.tables.import_files import ImportFile

AT_ONCE = 8
IDLE_SECONDS = 1.0
IN_REQUEST_SECONDS = 2.0
"""How long a door does rows itself before it answers: a short file is over when its page appears."""

SHORT = 100
"""Rows of a file that a door looks through itself."""

FAULTS_ALLOWED = 3
"""So often a row is tried that the record refuses for a reason no rule of ours foresaw."""


class ImportDelivery:
    """What workers and doors do of files; any number may run: files and rows are taken with SKIP LOCKED.

    `secret` keys the digests by which persons are found.
    """

    def __init__(
        self, store: Store, processes: Processes, clock: Callable[[], datetime], *, secret: bytes
    ) -> None:
        self._store = store
        self._processes = processes
        self._clock = clock
        self._secret = secret

    async def run(self, stop: asyncio.Event) -> None:
        """Do what waits until told to stop; a record that is down is waited for."""
        await take_turns(self._take_turn, stop, work="the import of files", idle_seconds=IDLE_SECONDS)

    async def _take_turn(self) -> int:
        return await self.look() + await self.advance()

    async def look(self, file_id: UUID | None = None) -> int:
        """Look through one file that waits for it; how many there were. One that broke off is begun anew."""
        return await asyncio.to_thread(self._look, file_id)

    async def advance(self, file_id: UUID | None = None) -> int:
        """Register up to eight rows that wait, of one file or of all; how many were taken."""
        rows = await asyncio.to_thread(self._take, file_id)
        await asyncio.gather(*map(self._register, rows))
        return len(rows)

    async def begin(self, file_id: UUID, seconds: float = IN_REQUEST_SECONDS) -> None:
        """Register rows of a confirmed file for a moment; what is left is the worker's."""
        loop = asyncio.get_running_loop()
        ends_at = loop.time() + seconds
        while loop.time() < ends_at and await self.advance(file_id):
            continue

    def _look(self, file_id: UUID | None) -> int:
        with self._store.registry() as db:
            file = query.take_file(db, at=self._clock(), file_id=file_id)
            found = query.list_rows(db, file.id) if file else ()
            known = list_known_results(db, name_keys(file.digest)) if file else {}
        if file is None:
            return 0
        keys = {row.number: f"{name_keys(file.digest)}{row.number}" for row, _ in found}
        registered = {number: known[key] for number, key in keys.items() if key in known}
        rows = [NumberedRow(row.number, row.cells) for row, _ in found if row.number not in registered]
        upload = self._look_through(file, rows, known=len(registered))
        looks = _list_looks(rows, registered, upload, self._judge(file, rows))
        with self._store.registry() as db:
            kept = query.find_file(db, file.id, lock=True)
            if kept and kept.looked_at is None:
                query.write_looks(db, file.id, looks)
                kept.looked, kept.looked_at, kept.storm = kept.total, self._clock(), _find_storm(upload)
        return 1

    def _look_through(self, file: ImportFile, rows: Sequence[NumberedRow], *, known: int) -> Upload:
        policy = get_policy(self._store, at=self._clock())
        return look_through(
            self._store,
            rows,
            known=known,
            secret=self._secret,
            bands=Bands(policy.link_at, policy.adjudicate_at),
            progress=lambda looked: self._note(file.id, looked),
        )

    def _note(self, file_id: UUID, looked: int) -> None:
        with self._store.registry() as db:
            query.note_looked(db, file_id, looked, at=self._clock())

    def _judge(self, file: ImportFile, rows: Sequence[NumberedRow]) -> dict[int, tuple[FieldProblem, ...]]:
        """What each row that cannot be registered would be refused with, by its number."""
        at, found = self._clock(), dict[int, tuple[FieldProblem, ...]]()
        try:
            actor = get_actor(self._store, file.brought_by, at=at)
        except NotSignedInError as error:
            return {row.number: (FieldProblem("", error.code),) for row in rows}
        with self._store.acting_for(actor) as db:
            policy = load_policy(db, get_version_id(db, read_day(at)))
            for row in rows:
                form = _fill(row.cells, RequestDefaults(file.category, file.amount), policy.categories)
                try:
                    stated = read_request(form, policy.categories, today=read_day(at))
                    check_freeze(db, stated, at=at)
                    check_specialisation(db, actor, stated, at=at)
                except InvalidFieldsError as error:
                    found[row.number] = error.problems
        return found

    def _take(self, file_id: UUID | None) -> list[query.TakenRow]:
        with self._store.registry() as db:
            return query.take_rows(db, at=self._clock(), limit=AT_ONCE, file_id=file_id)

    async def _register(self, row: query.TakenRow) -> None:
        request_id = await asyncio.to_thread(self._record, row)
        if request_id:
            await self._processes.try_start(request_id)

    def _record(self, row: query.TakenRow) -> UUID | None:
        """Register a row, and note what became of it; the case to start, if there is one."""
        try:
            done = self._submit(row)
        except (BusyError, UnavailableError):
            # It comes back by itself.
            return None
        except InvalidFieldsError as error:
            self._settle(row, ImportRowState.REFUSED, error.problems)
            return None
        except (RefusedError, ForbiddenError, NotSignedInError) as error:
            self._settle(row, ImportRowState.REFUSED, (FieldProblem("", error.code, error.params),))
            return None
        except RecordFaultError as error:
            if row.attempts >= FAULTS_ALLOWED:
                self._settle(row, ImportRowState.REFUSED, (FieldProblem("", error.code),))
            return None
        self._settle(row, ImportRowState.REGISTERED, request_id=done.request_id)
        return done.request_id

    def _submit(self, row: query.TakenRow) -> Registered:
        at = self._clock()
        actor = get_actor(self._store, row.actor_id, at=at)
        categories = get_policy(self._store, at=at).categories
        form = _fill(row.cells, RequestDefaults(row.category, row.amount), categories)
        submission = Submission(f"{name_keys(row.digest)}{row.number}", digest_of(form))
        return register_request(self._store, actor, form, submission, channel=Channel.IMPORT, at=at)

    def _settle(
        self,
        row: query.TakenRow,
        state: ImportRowState,
        problems: Sequence[FieldProblem] = (),
        *,
        request_id: UUID | None = None,
    ) -> None:
        with self._store.registry() as db:
            query.settle_row(db, row, state, problems=[*map(asdict, problems)], request_id=request_id)


def _fill(
    cells: Mapping[str, str], defaults: RequestDefaults, categories: Mapping[str, Category]
) -> RequestForm:
    category = categories.get(cells.get("category") or defaults.category)
    return fill_request(cells, defaults, category.papers if category else ())


def _find_storm(upload: Upload) -> str | None:
    try:
        upload.require_calm()
    except ImportStormError as error:
        return str(error.params["storm"])
    return None


def _list_looks(
    rows: Sequence[NumberedRow],
    registered: Mapping[int, UUID],
    upload: Upload,
    problems: Mapping[int, tuple[FieldProblem, ...]],
) -> list[dict[str, Any]]:
    pairs = {pair.row: pair for pair in upload.pairs}
    looks = [
        {
            "number": row.number,
            "state": ImportRowState.REFUSED if row.number in problems else ImportRowState.READY,
            "problems": [*map(asdict, problems.get(row.number, ()))],
            "is_of_known": row.number in upload.linked,
            **_name_earlier(pairs.get(row.number)),
        }
        for row in rows
    ]
    return looks + [
        {"number": number, "state": ImportRowState.KNOWN, "cells": {}, "request_id": request_id}
        for number, request_id in registered.items()
    ]


def _name_earlier(pair: Pair | None) -> dict[str, object]:
    if pair is None:
        return {"again": None, "again_by": None}
    return {
        "again": pair.earlier,
        "again_by": pair.decision.value if pair.evidence else "registered",
    }
