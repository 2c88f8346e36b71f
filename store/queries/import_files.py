"""Files of requests: their rows, how far each is, and whichever is to be done next."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import insert, text, update
from sqlmodel import Session, col, select

from domain.import_files import ImportRowState, ImportShow
from store.tables.import_files import ImportFile, ImportRow
from store.tables.requests import AidRequest

PATIENCE = timedelta(seconds=30)
"""How long whoever took a file or a row has it to himself before somebody else tries."""

FILES_A_PAGE = 20
ROWS_A_PAGE = 100


@dataclass(frozen=True)
class FileFigures:
    """How many rows stand where, how many are of a person of an earlier row, and of somebody registered before."""

    states: Mapping[ImportRowState, int]
    again: int
    of_known: int


@dataclass(frozen=True)
class TakenRow:
    """A row to be registered now, in whose name, and what its file says of rows that do not."""

    file_id: UUID
    number: int
    cells: Mapping[str, str]
    attempts: int
    actor_id: UUID
    digest: str
    category: str
    amount: str


def add_file(db: Session, file: ImportFile, rows: Iterable[tuple[int, Mapping[str, str]]]) -> None:
    """Write a file and all its rows, each new."""
    db.add(file)
    db.flush()
    db.execute(
        insert(ImportRow),
        [
            {"file_id": file.id, "number": number, "cells": dict(cells), "next_at": file.brought_at}
            for number, cells in rows
        ],
    )


def find_file(db: Session, file_id: UUID, *, lock: bool = False) -> ImportFile | None:
    """A file of the session's own body."""
    query = select(ImportFile).where(ImportFile.id == file_id)
    return db.exec(query.with_for_update() if lock else query).one_or_none()


def find_file_of(db: Session, charity_id: UUID, digest: str) -> ImportFile | None:
    """The file with these bytes that the charity brought and did not drop."""
    query = select(ImportFile).where(
        ImportFile.charity_id == charity_id,
        ImportFile.digest == digest,
        col(ImportFile.dropped_at).is_(None),
    )
    return db.exec(query).one_or_none()


def list_files(db: Session, *, limit: int = FILES_A_PAGE) -> Sequence[ImportFile]:
    """The files of the session's body that were not dropped, the latest first."""
    query = select(ImportFile).where(col(ImportFile.dropped_at).is_(None))
    return db.exec(query.order_by(col(ImportFile.brought_at).desc(), col(ImportFile.id)).limit(limit)).all()


def count_rows(db: Session, file_ids: Collection[UUID]) -> dict[UUID, FileFigures]:
    """How far these files are: progress is a count, never a number that is kept."""
    rows = db.execute(
        text(
            """
            select file_id, state, count(*) as rows, count(again) as again,
                   count(*) filter (where is_of_known) as of_known
            from import_row where file_id = any(:files) group by file_id, state
            """
        ),
        {"files": list(file_ids)},
    ).all()
    found: dict[UUID, FileFigures] = {}
    for file_id in file_ids:
        own = [row for row in rows if row.file_id == file_id]
        states = {ImportRowState(row.state): row.rows for row in own}
        found[file_id] = FileFigures(states, sum(r.again for r in own), sum(r.of_known for r in own))
    return found


def list_rows(
    db: Session, file_id: UUID, *, show: ImportShow = ImportShow.ALL, after: int = 0, limit: int | None = None
) -> Sequence[tuple[ImportRow, str | None]]:
    """Rows in their order from the one after `after` on, with the number of the case that each became."""
    query = (
        select(ImportRow, AidRequest.number)
        .outerjoin(AidRequest, col(AidRequest.id) == ImportRow.request_id)
        .where(ImportRow.file_id == file_id, col(ImportRow.number) > after)
    )
    if show is ImportShow.REFUSED:
        query = query.where(ImportRow.state == ImportRowState.REFUSED)
    if show is ImportShow.TWICE:
        query = query.where(col(ImportRow.again).is_not(None))
    return db.exec(query.order_by(col(ImportRow.number)).limit(limit)).all()


def confirm_rows(db: Session, file_id: UUID) -> None:
    """From now on the rows that were ready wait for whoever registers them."""
    db.execute(
        update(ImportRow)
        .where(col(ImportRow.file_id) == file_id, col(ImportRow.state) == ImportRowState.READY)
        .values(state=ImportRowState.WAITING)
    )


def forget_cells(db: Session, file_id: UUID) -> None:
    """Forget what stood in every row of a file."""
    db.execute(update(ImportRow).where(col(ImportRow.file_id) == file_id).values(cells={}))


def take_file(db: Session, *, at: datetime, file_id: UUID | None = None) -> ImportFile | None:
    """Take a file that nobody looks through, that one or any; two workers never take the same."""
    query = select(ImportFile).where(
        col(ImportFile.looked_at).is_(None),
        col(ImportFile.dropped_at).is_(None),
        col(ImportFile.next_at) <= at,
    )
    if file_id:
        query = query.where(ImportFile.id == file_id)
    query = query.order_by(col(ImportFile.next_at)).limit(1).with_for_update(skip_locked=True)
    file = db.exec(query).one_or_none()
    if file:
        file.next_at = at + PATIENCE
    return file


def note_looked(db: Session, file_id: UUID, looked: int, *, at: datetime) -> None:
    """Note how many rows are looked through; whoever looks keeps the file for another while."""
    db.execute(
        update(ImportFile).where(col(ImportFile.id) == file_id).values(looked=looked, next_at=at + PATIENCE)
    )


def write_looks(db: Session, file_id: UUID, rows: Sequence[dict[str, Any]]) -> None:
    """Write what was found of each row: number, state, problems, again, again_by, is_of_known, request_id."""
    if rows:
        db.execute(update(ImportRow), [{"file_id": file_id, **row} for row in rows])


def take_rows(db: Session, *, at: datetime, limit: int, file_id: UUID | None = None) -> list[TakenRow]:
    """Take rows that wait, of one file or of all; files go on side by side, and what a worker let fall comes back."""
    of_file = "and file_id = :file" if file_id else ""
    rows = db.execute(
        text(
            f"""
            with taken as (
                update import_row set attempts = attempts + 1, next_at = :again
                where (file_id, number) in (
                    select file_id, number from import_row where state = 'waiting' and next_at <= :at {of_file}
                    order by number, file_id limit :limit for update skip locked
                ) returning file_id, number, cells, attempts
            )
            select t.file_id, t.number, t.cells, t.attempts, f.confirmed_by, f.digest, f.category, f.amount
            from taken t join import_file f on f.id = t.file_id
            """  # noqa: S608 (constants)
        ),
        {"at": at, "again": at + PATIENCE, "limit": limit, "file": file_id},
    )
    return [TakenRow(*row) for row in rows]


def settle_row(
    db: Session,
    row: TakenRow,
    state: ImportRowState,
    *,
    problems: Sequence[Mapping[str, Any]] = (),
    request_id: UUID | None = None,
) -> None:
    """Note what became of a row; what stood in one that is registered now stands in its request."""
    values: dict[str, Any] = {
        "state": state,
        "problems": [dict(problem) for problem in problems],
        "request_id": request_id,
    }
    if request_id:
        values["cells"] = {}
    db.execute(
        update(ImportRow)
        .where(
            col(ImportRow.file_id) == row.file_id,
            col(ImportRow.number) == row.number,
            col(ImportRow.state) == ImportRowState.WAITING,
        )
        .values(**values)
    )
