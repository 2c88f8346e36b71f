"""Finding persons by their keyed digests, and filing one under these."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlmodel import Session, select

from matching import (
    CAPS,
    Candidate,
    Found,
    Key,
    KeyKind,
    Profile,
    hash_key,
    list_index_keys,
    list_query_keys,
    pack_profile,
    unpack_profile,
)
from matching.keys import STRENGTHS
from store.tables.matches import MatchProfile

# One index range per key, and one row more than its cap, which says that it is too full. Place 0 is the size.
_FIND_NUMBERS = """
    select k.place, hit.number
    from unnest(%s::bigint[], %s::int[]) with ordinality k(key, cap, place)
    cross join lateral (select number from match_key where key = k.key limit k.cap + 1) hit
    union all (select 0, number from match_profile order by number desc limit 1)
"""
_FIND_PROFILES = "select number, person_id, packed from match_profile where number = any(%s::bigint[])"
MOST_FOUND = 600
"""Persons of one look-up; the matcher compares fewer of them, and counts the others."""

_COUNTED = frozenset({KeyKind.PHONE, KeyKind.ADDRESS})


@dataclass(frozen=True)
class LookUp:
    """What stands under a profile's keys, and how many people are registered.

    A candidate's household is not looked up: its own id stands there, for whoever needs the household of one.
    """

    found: Found
    size: int
    numbers: dict[UUID, int]


@dataclass
class _Hits:
    """Which kinds of key led to which person, which kinds were too full, and how many stand under a value."""

    kinds: dict[int, dict[KeyKind, None]]
    dropped: dict[KeyKind, None]
    holders: dict[str, int]

    def choose_strongest(self) -> list[int]:
        """The persons to hand over; an exact civil ID outweighs everything else, so that it is never cut."""
        strengths = {number: sum(STRENGTHS[kind] for kind in kinds) for number, kinds in self.kinds.items()}
        return sorted(strengths, key=lambda number: (-strengths[number], number))[:MOST_FOUND]


class _Packed(Candidate):
    """A candidate whose profile is unpacked when it is compared: most of those found never are."""

    @property
    def profile(self) -> Profile:
        return unpack_profile(str(self[2]))


def look_up(db: Session, profile: Profile, *, secret: bytes) -> LookUp:
    """Everybody who may be this person, at most `MOST_FOUND`, the strongest hits first.

    Two index-only reads, whatever the size of the registry.
    """
    keys = list_query_keys(profile)
    caps = [CAPS[key.kind] for key in keys]
    rows = _run(db, _FIND_NUMBERS, [hash_key(key, secret) for key in keys], caps)
    brought = defaultdict[int, list[int]](list)
    for place, number in rows:
        brought[place].append(number)
    size = brought.pop(0, [0])[0]
    hits = _sort_hits(brought, keys)
    chosen = hits.choose_strongest()
    known = {row[0]: row for row in _run(db, _FIND_PROFILES, chosen)} if chosen else {}
    candidates, numbers = list[Candidate](), dict[UUID, int]()
    for number in chosen:
        if number in known:
            _, person_id, packed = known[number]
            written = str(person_id)
            kinds = tuple(hits.kinds[number])
            candidates.append(_Packed(written, written, packed, kinds))
            numbers[person_id] = number
    return LookUp(Found(candidates, hits.holders, tuple(hits.dropped)), size, numbers)


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


def _sort_hits(brought: dict[int, list[int]], keys: Sequence[Key]) -> _Hits:
    """Read what each key brought, `keys` numbered from one; a key that is too full is not followed.

    The civil ID is: whoever has it must be compared, however many they are. That it is too full is said all the same.
    """
    hits = _Hits(defaultdict(dict), {}, {})
    for place in sorted(brought):
        key, numbers = keys[place - 1], brought[place]
        if key.kind in _COUNTED:
            hits.holders[key.value] = len(numbers)
        if len(numbers) > CAPS[key.kind]:
            hits.dropped[key.kind] = None
            if key.kind is not KeyKind.CIVIL_ID:
                continue
        for number in numbers:
            hits.kinds[number][key.kind] = None
    return hits


def _drop_keys(db: Session, number: int, keys: Iterable[int]) -> None:
    db.execute(
        text("delete from match_key where number = :number and key = any(:keys)"),
        {"number": number, "keys": list(keys)},
    )


def _run(db: Session, statement: str, *values: list[int]) -> Iterable[Any]:
    """Run a statement as the driver has it: these run at every check, and its plan is kept by the connection."""
    return db.connection().exec_driver_sql(statement, values)
