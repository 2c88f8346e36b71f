"""Finding persons by their keyed digests, and filing one under these."""

import struct
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, cast
from uuid import UUID

import psycopg
from sqlalchemy import text
from sqlmodel import Session, select

from matching import (
    CAPS,
    Candidate,
    Found,
    Profile,
    hash_key,
    list_index_keys,
    pack_profile,
    unpack_profile,
)
from matching.keys import map_query_keys
from matching.selection import Brought, select_strongest
from store.tables.matches import MatchProfile

# One index range per key, and one row more than its cap, which says that it is too full. The numbers of a key come as one
# string of bytes, for reading hundreds of rows takes longer than finding them.
_FIND_NUMBERS = """
    select coalesce((select number from match_profile order by number desc limit 1), 0),
        array_agg(hit.numbers order by k.place)
    from unnest(%s::bigint[], %s::int[]) with ordinality k(key, cap, place)
    cross join lateral (
        select string_agg(int8send(number), '') as numbers
        from (select number from match_key where key = k.key limit k.cap + 1) one
    ) hit
"""
_FIND_PROFILES = "select number, person_id::text, packed from match_profile where number = any(%s::bigint[])"
_NUMBER_BYTES = 8


@dataclass(frozen=True)
class LookUp:
    """What stands under a profile's keys, and how many people are registered.

    A candidate's household is not looked up: its own id stands there, for whoever needs the household of one.
    """

    found: Found
    size: int
    numbers: dict[str, int]


class _Packed(Candidate):
    """A candidate whose profile is unpacked when it is compared: most of those found never are."""

    @property
    def profile(self) -> Profile:
        return unpack_profile(str(self[2]))


def look_up(db: Session, profile: Profile, *, secret: bytes) -> LookUp:
    """Whoever may be this person, the strongest hits first.

    Two index-only reads, whatever the size of the registry.
    """
    keys = map_query_keys(profile)
    caps = [CAPS[key.kind] for key in keys]
    ((size, found),) = _run(db, _FIND_NUMBERS, [hash_key(key, secret) for key in keys], caps)
    brought = [
        Brought(key, is_variant, _read_numbers(numbers))
        for (key, is_variant), numbers in zip(keys.items(), found or (), strict=False)
        if numbers
    ]
    selection = select_strongest(brought)
    known = {row[0]: row for row in _run(db, _FIND_PROFILES, selection.chosen)} if brought else {}
    candidates, numbers = list[Candidate](), dict[str, int]()
    for number, chosen in selection.chosen.items():
        if number in known:
            _, person_id, packed = known[number]
            candidates.append(_Packed(person_id, person_id, packed, *chosen))
            numbers[person_id] = number
    return LookUp(Found(candidates, *selection[1:]), size, numbers)


def measure_registry(db: Session) -> int:
    """How many people are registered: the last number given."""
    size: int = db.execute(text("select coalesce(max(number), 0) from match_profile")).scalar_one()
    return size


def file_person(db: Session, person_id: UUID, profile: Profile, *, secret: bytes) -> None:
    """File a person, or file them anew, under every key of the profile.

    Keys of an earlier profile that this one lacks are taken away.
    """
    row = db.exec(
        select(MatchProfile).where(MatchProfile.person_id == person_id).with_for_update()
    ).one_or_none()
    before = set(hash_index_keys(unpack_profile(row.packed), secret)) if row else set[int]()
    if row is None:
        row = MatchProfile(person_id=person_id, packed=pack_profile(profile))
    row.packed = pack_profile(profile)
    db.add(row)
    db.flush()
    after = set(hash_index_keys(profile, secret))
    _drop_keys(db, row.number, before - after)
    db.execute(
        text(
            "insert into match_key (key, number) select unnest(cast(:keys as bigint[])), :number on conflict do nothing"
        ),
        {"number": row.number, "keys": sorted(after - before)},
    )


def unfile_person(db: Session, person_id: UUID, *, secret: bytes) -> None:
    """Let a person not be found any more."""
    row = db.exec(select(MatchProfile).where(MatchProfile.person_id == person_id)).one_or_none()
    if row is None:
        return
    _drop_keys(db, row.number, hash_index_keys(unpack_profile(row.packed), secret))
    db.delete(row)
    db.flush()


def find_profile(db: Session, person_id: UUID) -> Profile | None:
    """What the matcher knows of a person; None for one who was never filed."""
    packed = db.exec(select(MatchProfile.packed).where(MatchProfile.person_id == person_id)).one_or_none()
    return unpack_profile(packed) if packed is not None else None


def hash_index_keys(profile: Profile, secret: bytes) -> list[int]:
    """The digests under which a profile is filed, each once."""
    return list(dict.fromkeys(hash_key(key, secret) for key in list_index_keys(profile)))


def _drop_keys(db: Session, number: int, keys: Iterable[int]) -> None:
    db.execute(
        text("delete from match_key where number = :number and key = any(:keys)"),
        {"number": number, "keys": list(keys)},
    )


def _read_numbers(sent: bytes) -> tuple[int, ...]:
    return struct.unpack(f">{len(sent) // _NUMBER_BYTES}q", sent)


def _run(db: Session, statement: str, *values: Iterable[int]) -> list[tuple[Any, ...]]:
    """Run a statement in the session's transaction by the driver alone: these run at every check.

    Its plan is kept by the connection, its values go as lists in text, its rows come as bytes.
    """
    driver = cast(psycopg.Connection, db.connection().connection.driver_connection)
    lists = ["{" + ",".join(map(str, each)) + "}" for each in values]
    return driver.cursor(binary=True).execute(statement, lists, prepare=True).fetchall()
