"""Exclusion lists: who is on one because an earlier campaign helped, from a file or from the record itself (rule 5)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from domain.calendars import read_day
from domain.errors import FieldProblem, InputError, InvalidFieldsError, RefusedError
from domain.exclusions import (
    EXCLUSION_COLUMNS,
    KNOWN_EXCLUSION_COLUMNS,
    HelpForm,
    ListForm,
    StatedList,
    read_exclusion,
    read_list,
    read_past_help,
)
from domain.roles import Actor, Role
from matching import Bands
from services.listed_people import (
    ImportedList,
    Progress,
    Written,
    name_outcome,
    settle_person,
    write_rows,
)
from services.policies import get_policy
from services.refused_rows import list_refused
from services.sheets import (
    NumberedRow,
    RefusedRow,
    Sheet,
    keep_content,
    print_sheet,
    read_content,
    read_rows,
)
from store.queries.exclusions import find_list, put_helped_on_list, put_on_list
from store.queries.exclusions import list_lists as query_lists
from store.scope import Store
from store.tables.exclusions import ExclusionList

MOST_BYTES = 512 * 1024
MOST_ROWS = 2000
"""Rows that a page puts on a list at once; whole registers are imported on the command line."""

READERS = (Role.POLICY_OFFICER, Role.AUDITOR)
"""Who reads which lists there are; only the policy officer puts people on one."""


class ListDiffersError(RefusedError):
    """A list with this code stands under another name, circular, categories or days."""

    code = "list_differs"


@dataclass(frozen=True)
class ExclusionView(StatedList):
    """An exclusion list and how many people are on it."""

    people: int


@dataclass(frozen=True)
class ExclusionPreview:
    """What a file would put on a list: the list, how many rows can be read, and those that cannot, with their reasons."""

    stated: StatedList
    ready: int
    refused: tuple[RefusedRow, ...]


@dataclass(frozen=True)
class PutHelped:
    """Whom the record put on a list: how many were helped, and how many of them are new to the list."""

    helped: int
    entered: int


def list_exclusions(store: Store, actor: Actor) -> tuple[ExclusionView, ...]:
    """Every exclusion list, the latest first. Raises WrongRoleError."""
    actor.require(*READERS)
    with store.acting_for(actor) as db:
        return tuple(
            ExclusionView(
                code=row.code,
                name_ar=row.name_ar,
                name_en=row.name_en,
                circular=row.circular,
                categories=tuple(row.categories),
                from_on=row.from_on,
                to_on=row.to_on,
                people=people,
            )
            for row, people in query_lists(db)
        )


def preview_exclusions(
    store: Store, actor: Actor, content: bytes, form: ListForm, *, at: datetime
) -> ExclusionPreview:
    """Look through a file of people before anybody is put on a list; nothing is written, and nobody is looked up.

    Raises WrongRoleError, InvalidFieldsError (of the list, or of the file as a whole), ListDiffersError.
    """
    actor.require(Role.POLICY_OFFICER)
    stated, rows = _read_sent(store, actor, content, form, at=at)
    refused = []
    for row in rows:
        try:
            read_exclusion(row.cells, today=read_day(at))
        except InvalidFieldsError as error:
            refused.append(RefusedRow(row, error.problems))
    return ExclusionPreview(stated, len(rows) - len(refused), tuple(refused))


def bring_exclusions(
    store: Store, actor: Actor, content: bytes, form: ListForm, *, secret: bytes, at: datetime
) -> ImportedList:
    """Put the people of a file that was sent on a list; sent again it changes nothing.

    Raises what `preview_exclusions` raises.
    """
    actor.require(Role.POLICY_OFFICER)
    _read_sent(store, actor, content, form, at=at)
    with keep_content(content, EXCLUSION_COLUMNS) as sheet:
        return import_exclusions(store, sheet, form, secret=secret, at=at)


def print_refused(refused: Sequence[RefusedRow]) -> bytes:
    """Refused rows as a CSV with their reasons in both languages, to be mended and brought again."""
    columns = tuple(dict.fromkeys(name for each in refused for name in each.row.cells))
    return print_sheet(*list_refused(refused, columns, KNOWN_EXCLUSION_COLUMNS))


def import_exclusions(
    store: Store,
    sheet: Sheet,
    form: ListForm,
    *,
    secret: bytes,
    at: datetime,
    progress: Progress = lambda _rows: None,
) -> ImportedList:
    """Put the people of a file on a list, each once; the list is made if there is none with its code.

    `secret` keys the digests by which persons are found, `progress` is told how many rows are done. A row of which
    it is not sure whose it is is kept with its problems. Raises InvalidFieldsError for the list itself,
    ListDiffersError, SheetShapeError, UnavailableError.
    """
    policy = get_policy(store, at=at)
    stated = read_list(form, policy.categories)
    with store.registry() as db:
        list_id = _open_list(db, stated)
    bands = Bands(policy.link_at, policy.adjudicate_at)

    def write(db: Session, row: NumberedRow) -> Written:
        exclusion = read_exclusion(row.cells, today=read_day(at))
        settled = settle_person(db, exclusion.person, secret=secret, at=at, bands=bands)
        assert settled.person_id  # noqa: S101 (else the row was refused)
        is_new = put_on_list(db, list_id, settled.person_id, helped_on=exclusion.helped_on)
        return name_outcome(settled) if is_new else Written.KNOWN

    return write_rows(store, read_rows(sheet, KNOWN_EXCLUSION_COLUMNS), write, progress)


def put_delivered(store: Store, form: ListForm, helped: HelpForm, *, at: datetime) -> PutHelped:
    """Put everybody on a list who was paid in some categories in some time; the list is made if there is none.

    Raises InvalidFieldsError, ListDiffersError, UnavailableError.
    """
    categories = get_policy(store, at=at).categories
    stated = read_list(form, categories)
    past = read_past_help(helped, categories, today=read_day(at))
    with store.registry() as db:
        entered, people = put_helped_on_list(db, _open_list(db, stated), past)
    return PutHelped(helped=people, entered=entered)


def _read_sent(
    store: Store, actor: Actor, content: bytes, form: ListForm, *, at: datetime
) -> tuple[StatedList, Sequence[NumberedRow]]:
    """The list and the rows of its file, every problem of both at once."""
    problems, stated, rows = list[FieldProblem](), None, tuple[NumberedRow, ...]()
    try:
        stated = read_list(form, get_policy(store, at=at).categories)
    except InvalidFieldsError as error:
        problems += error.problems
    try:
        _, rows = read_content(content, EXCLUSION_COLUMNS, KNOWN_EXCLUSION_COLUMNS)
    except InputError as error:
        problems.append(FieldProblem("file", error.code, error.params))
    else:
        if not rows:
            problems.append(FieldProblem("file", "required"))
        if len(rows) > MOST_ROWS:
            problems.append(FieldProblem("file", "too_many_rows", {"limit": MOST_ROWS}))
    if problems or stated is None:
        raise InvalidFieldsError(problems)
    with store.acting_for(actor) as db:
        known = next((row for row, _ in query_lists(db) if row.code == stated.code), None)
        if known:
            _check_same(known, stated)
    return stated, rows


def _open_list(db: Session, stated: StatedList) -> UUID:
    known = find_list(db, stated.code)
    if known is None:
        known = ExclusionList(
            code=stated.code,
            name_ar=stated.name_ar,
            name_en=stated.name_en,
            circular=stated.circular,
            categories=list(stated.categories),
            from_on=stated.from_on,
            to_on=stated.to_on,
        )
        db.add(known)
        db.flush()
    _check_same(known, stated)
    return known.id


def _check_same(known: ExclusionList, stated: StatedList) -> None:
    recorded = (known.name_ar, known.name_en, known.circular, known.from_on, known.to_on)
    asked = (stated.name_ar, stated.name_en, stated.circular, stated.from_on, stated.to_on)
    if recorded != asked or known.categories != list(stated.categories):
        raise ListDiffersError(list=stated.code)
