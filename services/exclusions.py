"""Exclusion lists: who is on one because an earlier campaign helped, from a file or from the record itself (rule 5)."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from domain.calendars import read_day
from domain.errors import RefusedError
from domain.exclusions import (
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
from services.sheets import NumberedRow, Sheet, read_rows
from store.queries.exclusions import find_list, put_helped_on_list, put_on_list
from store.queries.exclusions import list_lists as query_lists
from store.scope import Store
from store.tables.exclusions import ExclusionList

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
    recorded = (known.name_ar, known.name_en, known.circular, known.from_on, known.to_on)
    asked = (stated.name_ar, stated.name_en, stated.circular, stated.from_on, stated.to_on)
    if recorded != asked or known.categories != list(stated.categories):
        raise ListDiffersError(list=stated.code)
    return known.id
