"""Filling the registry from a file of another one: in sets, and so that a second run changes nothing."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice

from domain.calendars import read_day
from domain.errors import InvalidFieldsError
from domain.imports import KNOWN_PEOPLE_COLUMNS, RegisteredPerson, read_registered_person
from matching import Key, KeyKind, hash_key, pack_profile, prepare
from services.listed_people import make_statement
from services.sheets import NumberedRow, RefusedRow, Sheet, read_rows
from store.queries.matches import hash_index_keys
from store.queries.people import StagedPerson, enter_people, stage_people
from store.scope import Store
from store.tables.people import Relation

AT_ONCE = 2_000
"""Rows of one transaction: each document among them is locked, and the database holds only so many locks."""


@dataclass
class ImportedPeople:
    """What a file made of the registry; `known` rows were in it already."""

    rows: int = 0
    persons: int = 0
    households: int = 0
    dwellings: int = 0
    memberships: int = 0
    refused: list[RefusedRow] = field(default_factory=list)

    @property
    def known(self) -> int:
        """Rows about people who were registered before, or by an earlier row."""
        return self.rows - self.persons - len(self.refused)


def import_people(
    store: Store,
    sheet: Sheet,
    *,
    source: str,
    secret: bytes,
    at: datetime,
    progress: Callable[[int], None] = lambda _rows: None,
) -> ImportedPeople:
    """Enter the people of a file with their households and dwellings.

    `source` names the registry that the codes of the file belong to, `secret` keys the digests by which persons
    are found, `progress` is told how many rows are done. An import that broke off is simply run again. Raises
    SheetShapeError, UnavailableError.
    """
    result = ImportedPeople()
    rows = read_rows(sheet, KNOWN_PEOPLE_COLUMNS)
    while batch := list(islice(rows, AT_ONCE)):
        people = list(_read_people(batch, result, at=at))
        _enter(store, people, result, source=source, secret=secret, at=at)
        result.rows += len(batch)
        progress(result.rows)
    return result


def _read_people(
    batch: list[NumberedRow], result: ImportedPeople, *, at: datetime
) -> Iterator[tuple[int, RegisteredPerson]]:
    today = read_day(at)
    for row in batch:
        try:
            yield row.number, read_registered_person(row.cells, Relation, today=today)
        except InvalidFieldsError as error:
            result.refused.append(RefusedRow(row, error.problems))


def _enter(
    store: Store,
    people: list[tuple[int, RegisteredPerson]],
    result: ImportedPeople,
    *,
    source: str,
    secret: bytes,
    at: datetime,
) -> None:
    staged = [_stage(number, person, secret) for number, person in people]
    with store.registry() as db:
        stage_people(db, staged)
        entered = enter_people(db, source=source, on=read_day(at))
    result.persons += entered.persons
    result.households += entered.households
    result.dwellings += entered.dwellings
    result.memberships += entered.memberships


def _stage(number: int, person: RegisteredPerson, secret: bytes) -> StagedPerson:
    profile = prepare(make_statement(person))
    document = Key(KeyKind.CIVIL_ID, person.civil_id)
    return StagedPerson(
        number,
        person,
        pack_profile(profile),
        hash_index_keys(profile, secret),
        hash_key(document, secret) if person.civil_id else None,
    )
