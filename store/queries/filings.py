"""Filing many persons at once under their digests, by COPY and in sets; and finding whoever is not filed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple
from uuid import UUID

import psycopg
from sqlalchemy import text
from sqlmodel import Session, col, select

from matching import Profile, pack_profile, unpack_profile
from matching.packing import PACKING_VERSION
from store.queries.matches import hash_index_keys
from store.tables.identities import IdentityLink
from store.tables.people import Person
from store.tables.requests import StatedIdentityRow

_SAMPLE = 20
_CURRENT = PACKING_VERSION + "\x1d"
"""How a profile begins that this code can read."""

_STAGE = "create temporary table filing (person_id uuid, packed text, keys bigint[]) on commit drop"
# A profile that is current was written by a check meanwhile, and knows more than was read before it.
_ENTER_PROFILES = """
    insert into match_profile (person_id, packed) select person_id, packed from filing
    on conflict (person_id) do update set packed = excluded.packed
    where not starts_with(match_profile.packed, :current)
"""
# In the order of the index: a page that takes several keys is visited once.
_ENTER_KEYS = """
    insert into match_key (key, number)
    select unnest(f.keys), p.number from filing f join match_profile p on p.person_id = f.person_id order by 1
    on conflict do nothing
"""
# Whoever a case entered that is tied to somebody else now was taken out on purpose.
_LIST_MISSING = """
    select p.id from person p
    where p.id > :after and not exists (select from match_profile m where m.person_id = p.id)
    and not (
        exists (select from identity_link l where l.person_id = p.id
                and (l.band = 'new' or starts_with(l.reason, 'ruled_new')))
        and not exists (select from identity_link l where l.person_id = p.id and l.undone_at is null))
    order by p.id limit :most
"""
_LIST_OUTDATED = """
    select person_id from match_profile where not starts_with(packed, :current) and number > coalesce(
        (select number from match_profile where person_id = :after), 0)
    order by number limit :most
"""


class Filing(NamedTuple):
    """A person as they are filed: the packed profile, and the digests that lead to it."""

    person_id: UUID
    packed: str
    keys: list[int]


@dataclass(frozen=True)
class KnownPerson:
    """What the record says of a person: as entered, and as stated in every case tied to them, the latest first."""

    person: Person
    stated: list[tuple[IdentityLink, StatedIdentityRow]]


def make_filing(person_id: UUID, profile: Profile, *, secret: bytes) -> Filing:
    """How a person is filed."""
    return Filing(person_id, pack_profile(profile), hash_index_keys(profile, secret))


def write_keys(keys: Iterable[int]) -> str:
    """Digests as COPY reads an array."""
    return "{" + ",".join(map(str, keys)) + "}"


def file_people(db: Session, filings: Iterable[Filing]) -> int:
    """File persons under all their keys; how many of them were not filed before, or unreadably."""
    stage_filings(db)
    raw = db.connection().connection.driver_connection
    assert isinstance(raw, psycopg.Connection)  # noqa: S101 (the only driver of this house)
    with raw.cursor() as cursor, cursor.copy("copy filing from stdin") as copy:
        for each in filings:
            copy.write_row((each.person_id, each.packed, write_keys(each.keys)))
    return enter_filings(db)


def stage_filings(db: Session) -> None:
    """Make room for filings, until they are entered or the transaction ends."""
    db.execute(text(_STAGE))


def enter_filings(db: Session) -> int:
    """File what was staged; how many persons were not filed before, or unreadably."""
    filed = db.connection().execute(text(_ENTER_PROFILES), {"current": _CURRENT}).rowcount
    db.execute(text(_ENTER_KEYS))
    db.execute(text("drop table filing"))
    return filed


def list_missing(db: Session, after: UUID, most: int) -> Sequence[UUID]:
    """Persons who are to be found and are not filed, in the order of their ids."""
    return db.scalars(text(_LIST_MISSING), {"after": after, "most": most}).all()


def list_outdated(db: Session, after: UUID, most: int) -> Sequence[UUID]:
    """Persons whose profile this code cannot read or nobody is to trust, in the order in which they were filed."""
    return db.scalars(text(_LIST_OUTDATED), {"current": _CURRENT, "after": after, "most": most}).all()


def list_known(db: Session, person_ids: Sequence[UUID]) -> list[KnownPerson]:
    """What is known of persons."""
    known = {
        person.id: KnownPerson(person, [])
        for person in db.exec(select(Person).where(col(Person.id).in_(person_ids)))
    }
    ties = db.exec(
        select(IdentityLink, StatedIdentityRow)
        .join(StatedIdentityRow, col(StatedIdentityRow.request_id) == IdentityLink.request_id)
        .where(col(IdentityLink.person_id).in_(person_ids), col(IdentityLink.undone_at).is_(None))
        .order_by(col(IdentityLink.linked_at).desc())
    )
    for link, stated in ties:
        known[link.person_id].stated.append((link, stated))
    return list(known.values())


def is_filed_under(db: Session, secret: bytes) -> bool:
    """False if the registry's keys were made with another secret: then nobody can be found. True of an empty one."""
    packed = db.scalars(
        text(
            "select packed from match_profile where starts_with(packed, :current) order by number limit :most"
        ),
        {"current": _CURRENT, "most": _SAMPLE},
    )
    keys = {key for each in packed for key in hash_index_keys(unpack_profile(each), secret)}
    if not keys:
        return True
    found = db.scalar(
        text("select exists (select from match_key where key = any(:keys))"), {"keys": list(keys)}
    )
    return bool(found)


def outdate_profiles(db: Session, low: int, high: int) -> None:
    """Have everybody numbered from `low` to below `high` filed anew; they keep their numbers."""
    db.execute(
        text("update match_profile set packed = '' where number >= :low and number < :high"),
        {"low": low, "high": high},
    )


def sweep_keys(db: Session, low: int, high: int) -> int:
    """Forget the keys from `low` to `high`; how many there were."""
    return (
        db.connection()
        .execute(text("delete from match_key where key >= :low and key <= :high"), {"low": low, "high": high})
        .rowcount
    )
