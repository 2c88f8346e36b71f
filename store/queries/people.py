"""Entering many people of another registry at once: staged by COPY, settled by sets, never entered twice."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

import psycopg
from sqlalchemy import text
from sqlmodel import Session

from domain.imports import RegisteredPerson
from store.queries.filings import enter_filings, stage_filings, write_keys


class StagedPerson(NamedTuple):
    """A row of a file as the registry takes it: the packed profile, its digests, and that of the document, if any."""

    row_no: int
    person: RegisteredPerson
    packed: str
    keys: list[int]
    document_key: int | None


@dataclass(frozen=True)
class EnteredPeople:
    """What a set of rows made of the registry."""

    persons: int
    households: int
    dwellings: int
    memberships: int


_COLUMNS = (
    *("row_no", "code", "household_code", "relation", "names", "sex", "birth_on", "civil_id"),
    *("document_key", "phone", "nationality", "address", "packed", "keys"),
)

_STAGE = """
create temporary table incoming (
    row_no int, code text, household_code text, relation text, names jsonb, sex text, birth_on date,
    civil_id text, document_key bigint, phone text, nationality text, address jsonb, packed text, keys bigint[],
    person_id uuid not null default uuidv7(), is_new boolean not null default true,
    is_placed boolean not null default false
) on commit drop;
create temporary table new_household (
    id uuid not null default uuidv7(), code text, address jsonb, is_shared boolean,
    dwelling_id uuid not null default uuidv7()
) on commit drop
"""

# Imports take turns; then the strong keys, in the order in which the duplicate check of a case takes them.
_LOCKS = (
    "select pg_advisory_xact_lock(hashtextextended('import people', 3))",
    """select pg_advisory_xact_lock(key) from (
           select distinct document_key as key from incoming where document_key is not null order by 1) keys""",
)

_FIND_KNOWN = (
    "delete from incoming later using incoming first where later.code = first.code and later.row_no > first.row_no",
    """update incoming i set person_id = s.person_id, is_new = false
       from person_source s where s.source = :source and s.code = i.code""",
    # Under a key stands also whose doubtful number may have been meant to be this one: the number itself decides.
    """update incoming i set person_id = known.person_id, is_new = false from (
           select distinct on (incoming.row_no) incoming.row_no, p.person_id from incoming
           join match_key k on k.key = incoming.document_key
           join match_profile p on p.number = k.number and strpos(p.packed, incoming.civil_id) > 0
           order by incoming.row_no, p.number
       ) known where i.is_new and i.row_no = known.row_no""",
    """update incoming i set person_id = twin.person_id, is_new = false, is_placed = true from (
           select distinct on (document_key) document_key, person_id, row_no from incoming
           where is_new and document_key is not null order by document_key, row_no
       ) twin where i.is_new and i.document_key = twin.document_key and i.row_no > twin.row_no""",
    """update incoming i set is_placed = true
       where i.household_code = '' or exists (
           select from membership m where m.person_id = i.person_id and (m.to_on is null or m.to_on >= :on))""",
)

_ENTER_PEOPLE = (
    """insert into person (id, names, sex, birth_on, civil_id, phone, address)
       select person_id, names, sex, birth_on, nullif(civil_id, ''), nullif(phone, ''), address
       from incoming where is_new""",
    """insert into filing select person_id, packed, keys from incoming where is_new order by row_no""",
    """insert into person_fact (person_id, kind, value, from_on)
       select person_id, 'nationality', nationality, :on from incoming where is_new and nationality <> ''""",
    """insert into person_source (source, code, person_id) select :source, code, person_id from incoming
       on conflict (source, code) do nothing""",
)

# A household has the address of its head, else of its first member who has one.
_STAGE_HOUSEHOLDS = (
    """insert into new_household (code, address, is_shared)
       select distinct on (i.household_code) i.household_code, i.address,
              '' not in (i.address ->> 'area', i.address ->> 'block', i.address ->> 'street', i.address ->> 'house')
       from incoming i
       where not i.is_placed and not exists (
           select from household h where h.source_code = :prefix || i.household_code)
       order by i.household_code, i.address ->> 'area' = '', i.relation <> 'head', i.row_no""",
    """update new_household n set dwelling_id = d.id from dwelling d where n.is_shared and d.address = n.address""",
    """update new_household n set dwelling_id = first.dwelling_id from (
           select distinct on (address) address, dwelling_id from new_household
           where is_shared order by address, code
       ) first where n.is_shared and n.address = first.address""",
)

_ENTER_HOUSEHOLDS = "insert into household (id, source_code) select id, :prefix || code from new_household"
_ENTER_DWELLINGS = """
    insert into dwelling (id, address) select distinct dwelling_id, address from new_household
    where address ->> 'area' <> '' on conflict (id) do nothing
"""
_ENTER_OCCUPANCIES = """
    insert into occupancy (household_id, dwelling_id, from_on)
    select id, dwelling_id, :on from new_household where address ->> 'area' <> ''
"""
_ENTER_MEMBERSHIPS = """
    insert into membership (household_id, person_id, relation, from_on)
    select h.id, i.person_id, i.relation, :on from incoming i
    join household h on h.source_code = :prefix || i.household_code where not i.is_placed
"""


def stage_people(db: Session, people: Iterable[StagedPerson]) -> None:
    """Lay rows before the registry, for this transaction alone."""
    stage_filings(db)
    for statement in _STAGE.split(";"):
        db.execute(text(statement))
    raw = db.connection().connection.driver_connection
    assert isinstance(raw, psycopg.Connection)  # noqa: S101 (the only driver of this house)
    with raw.cursor() as cursor, cursor.copy(f"copy incoming ({', '.join(_COLUMNS)}) from stdin") as copy:
        for each in people:
            copy.write_row(_list_cells(each))


def enter_people(db: Session, *, source: str, on: date) -> EnteredPeople:
    """Enter what was staged and is not known yet; memberships and occupancies begin on that day.

    Known is who has the same code at the same source, or the same document. Whoever lives in a household keeps it.
    """
    values = {"source": source, "prefix": f"{source}/" if source else "", "on": on}
    for lock in _LOCKS:
        db.execute(text(lock))
    _run(db, _FIND_KNOWN, values)
    persons = _run(db, _ENTER_PEOPLE, values)
    enter_filings(db)
    _run(db, _STAGE_HOUSEHOLDS, values)
    households = _run(db, (_ENTER_HOUSEHOLDS,), values)
    dwellings = _run(db, (_ENTER_DWELLINGS, _ENTER_OCCUPANCIES), values)
    memberships = _run(db, (_ENTER_MEMBERSHIPS,), values)
    return EnteredPeople(persons, households, dwellings, memberships)


def _run(db: Session, statements: Sequence[str], values: Mapping[str, object]) -> int:
    """Run statements in order; how many rows the first of them touched."""
    counts = [db.connection().execute(text(statement), values).rowcount for statement in statements]
    return counts[0]


def _list_cells(staged: StagedPerson) -> tuple[object, ...]:
    person = staged.person
    return (
        staged.row_no,
        person.code,
        person.household_code,
        person.relation,
        json.dumps(dict(person.names), ensure_ascii=False),
        person.sex.value if person.sex else None,
        person.birth_on,
        person.civil_id,
        staged.document_key,
        person.phone,
        person.nationality,
        json.dumps(dict(person.address), ensure_ascii=False),
        staged.packed,
        write_keys(staged.keys),
    )
