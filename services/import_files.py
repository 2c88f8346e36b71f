"""Files of requests that a charity brings: looked through before anything takes effect, and told row by row after."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from domain.calendars import read_day
from domain.categories import Category
from domain.errors import FieldProblem, InputError, InvalidFieldsError, NotFoundError, RefusedError
from domain.forms import FormReader
from domain.import_files import MOST_BYTES, MOST_ROWS, FileForm, ImportRowState, ImportShow, ImportState
from domain.imports import KNOWN_REQUEST_COLUMNS, REQUEST_COLUMNS
from domain.money import read_dinars
from domain.roles import Actor, Role
from services.refused_rows import list_refused
from services.sheets import NumberedRow, RefusedRow, Sheet, print_sheet, read_content
from store.queries import import_files as query
from store.queries.policies import get_version_id, load_policy
from store.scope import Store
from store.tables.import_files import ImportFile, ImportRow

READERS = (Role.REGISTRAR, Role.AID_MANAGER)
"""Who brings files: whoever may register one request may register many."""

NAME_LIMIT = 120
NAMES = ("full_name", "given_ar", "father_ar", "grandfather_ar", "family_ar")


class NotConfirmableError(RefusedError):
    """The file is not yet looked through, is being registered already, or was dropped."""

    code = "file_not_confirmable"


@dataclass(frozen=True)
class FileView:
    """A file and how far it is: rows by where they stand, and what they say as a whole.

    `again` rows are of a person of an earlier row, `of_known` of somebody registered before; `storm` is the code of why a
    human should look before it is confirmed.
    """

    file_id: UUID
    name: str
    brought_at: datetime
    state: ImportState
    total: int
    looked: int
    ready: int
    waiting: int
    registered: int
    known: int
    refused: int
    again: int
    of_known: int
    storm: str | None

    @property
    def done(self) -> int:
        """How many rows of a confirmed file are done with."""
        return self.registered + self.known + self.refused


@dataclass(frozen=True)
class RowView:
    """A row; `again` is the number of an earlier one of the same person, `again_by` the code of how that is known.

    The name is empty once the row is registered: the request has it.
    """

    number: int
    name: str
    state: ImportRowState
    problems: tuple[FieldProblem, ...]
    again: int | None
    again_by: str | None
    is_of_known: bool
    request_id: UUID | None
    case_number: str | None


@dataclass(frozen=True)
class RowPage:
    """Some rows; `next_after` is where the next ones begin, None on the last page."""

    rows: tuple[RowView, ...]
    next_after: int | None


def bring_file(store: Store, actor: Actor, form: FileForm, content: bytes, *, at: datetime) -> UUID:
    """Keep a file of requests to be looked through; nothing of it is registered.

    The same bytes lead to the file that they were before. Raises WrongRoleError, InvalidFieldsError.
    """
    actor.require(*READERS)
    with store.acting_for(actor) as db:
        policy = load_policy(db, get_version_id(db, read_day(at)))
        sheet, rows = _read_form(form, content, policy.categories)
        assert actor.charity_id is not None  # noqa: S101 (READERS are a charity's)
        if known := query.find_file_of(db, actor.charity_id, sheet.digest):
            return known.id
        file = ImportFile(
            charity_id=actor.charity_id,
            brought_by=actor.account_id,
            brought_at=at,
            name=form.name.strip()[:NAME_LIMIT],
            digest=sheet.digest,
            columns=[name for name in sheet.columns if name in KNOWN_REQUEST_COLUMNS],
            category=form.category.strip(),
            amount=form.amount.strip(),
            total=len(rows),
            next_at=at,
        )
        query.add_file(db, file, [(row.number, row.cells) for row in rows])
        return file.id


def list_files(store: Store, actor: Actor) -> tuple[FileView, ...]:
    """The files of one's charity, the latest first. Raises WrongRoleError."""
    actor.require(*READERS)
    with store.acting_for(actor) as db:
        files = query.list_files(db)
        figures = query.count_rows(db, [file.id for file in files])
        return tuple(_view(file, figures[file.id]) for file in files)


def get_file(store: Store, actor: Actor, file_id: UUID) -> FileView:
    """How far a file of one's charity is. Raises WrongRoleError, NotFoundError."""
    actor.require(*READERS)
    with store.acting_for(actor) as db:
        return _view(_find(db, file_id), query.count_rows(db, [file_id])[file_id])


def list_rows(
    store: Store,
    actor: Actor,
    file_id: UUID,
    *,
    show: ImportShow = ImportShow.ALL,
    after: int = 0,
    limit: int = query.ROWS_A_PAGE,
) -> RowPage:
    """Rows of a file, in order. Raises WrongRoleError, NotFoundError."""
    actor.require(*READERS)
    with store.acting_for(actor) as db:
        _find(db, file_id)
        found = query.list_rows(db, file_id, show=show, after=after, limit=limit + 1)
    rows = tuple(_view_row(row, number) for row, number in found[:limit])
    return RowPage(rows, rows[-1].number if len(found) > limit else None)


def print_refused(store: Store, actor: Actor, file_id: UUID) -> bytes:
    """The refused rows as a CSV with their reasons in both languages, to be mended and brought again.

    Raises WrongRoleError, NotFoundError.
    """
    actor.require(*READERS)
    with store.acting_for(actor) as db:
        file = _find(db, file_id)
        found = query.list_rows(db, file_id, show=ImportShow.REFUSED)
    refused = [RefusedRow(NumberedRow(row.number, row.cells), _read_problems(row)) for row, _ in found]
    return print_sheet(*list_refused(refused, file.columns, KNOWN_REQUEST_COLUMNS))


def confirm_file(
    store: Store, actor: Actor, file_id: UUID, *, accept_storm: bool = False, at: datetime
) -> None:
    """Let the rows that are ready be registered in the actor's name, whether somebody looks or not.

    Confirming twice is the same. Raises WrongRoleError, NotFoundError, NotConfirmableError, InvalidFieldsError
    (a file of which most rows are of known people, and nobody said that he looked).
    """
    actor.require(*READERS)
    with store.acting_for(actor) as db:
        file = _find(db, file_id, lock=True)
        if file.confirmed_at:
            return
        if file.looked_at is None or not query.count_rows(db, [file_id])[file_id].states.get(
            ImportRowState.READY
        ):
            raise NotConfirmableError
        if file.storm and not accept_storm:
            raise InvalidFieldsError([FieldProblem("accept_storm", "required")])
        file.confirmed_by, file.confirmed_at = actor.account_id, at
        query.confirm_rows(db, file_id)


def drop_file(store: Store, actor: Actor, file_id: UUID, *, at: datetime) -> None:
    """Forget what stands in a file that is not being registered; what was registered of it stays.

    Raises WrongRoleError, NotFoundError, NotConfirmableError.
    """
    actor.require(*READERS)
    with store.acting_for(actor) as db:
        file = _find(db, file_id, lock=True)
        if query.count_rows(db, [file_id])[file_id].states.get(ImportRowState.WAITING):
            raise NotConfirmableError
        file.dropped_at = at
        query.forget_cells(db, file_id)


def _read_form(
    form: FileForm, content: bytes, categories: Mapping[str, Category]
) -> tuple[Sheet, Sequence[NumberedRow]]:
    reader = FormReader()
    if not form.category.strip():
        reader.blame("category", "required")
    elif form.category.strip() not in categories:
        reader.blame("category", "unknown_category")
    reader.value("amount", form.amount, read_dinars, required=True)
    sheet, rows = None, tuple[NumberedRow, ...]()
    if not content:
        reader.blame("file", "required")
    elif len(content) > MOST_BYTES:
        reader.blame("file", "too_large", limit=MOST_BYTES)
    else:
        try:
            sheet, rows = read_content(content, REQUEST_COLUMNS, KNOWN_REQUEST_COLUMNS)
        except InputError as error:
            reader.blame("file", error.code, **error.params)
    if sheet and not rows:
        reader.blame("file", "required")
    if len(rows) > MOST_ROWS:
        reader.blame("file", "too_many_rows", limit=MOST_ROWS)
    reader.finish()
    assert sheet is not None  # noqa: S101 (finish() has raised)
    return sheet, rows


def _find(db: Session, file_id: UUID, *, lock: bool = False) -> ImportFile:
    file = query.find_file(db, file_id, lock=lock)
    if file is None or file.dropped_at:
        raise NotFoundError
    return file


def _view(file: ImportFile, figures: query.FileFigures) -> FileView:
    count = figures.states.get
    waiting = count(ImportRowState.WAITING, 0)
    if file.looked_at is None:
        state = ImportState.LOOKING
    elif file.confirmed_at is None:
        state = ImportState.PREVIEW
    else:
        state = ImportState.RUNNING if waiting else ImportState.OVER
    return FileView(
        file_id=file.id,
        name=file.name,
        brought_at=file.brought_at,
        state=state,
        total=file.total,
        looked=file.looked,
        ready=count(ImportRowState.READY, 0),
        waiting=waiting,
        registered=count(ImportRowState.REGISTERED, 0),
        known=count(ImportRowState.KNOWN, 0),
        refused=count(ImportRowState.REFUSED, 0),
        again=figures.again,
        of_known=figures.of_known,
        storm=file.storm,
    )


def _view_row(row: ImportRow, case_number: str | None) -> RowView:
    return RowView(
        number=row.number,
        name=" ".join(filter(None, (row.cells.get(name, "") for name in NAMES))),
        state=row.state,
        problems=_read_problems(row),
        again=row.again,
        again_by=row.again_by,
        is_of_known=row.is_of_known,
        request_id=row.request_id if case_number else None,
        case_number=case_number,
    )


def _read_problems(row: ImportRow) -> tuple[FieldProblem, ...]:
    return tuple(FieldProblem(**problem) for problem in row.problems)
