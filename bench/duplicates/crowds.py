"""Registries of millions: shares of a crowd invented, prepared and written as COPY reads them, each by one process."""

import pickle
import struct
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from uuid import UUID

from bench.duplicates.clerk import Row
from bench.duplicates.copies import Copier, Filed
from bench.duplicates.generate import HELD_BACK, ask_queries, register, write_registered
from bench.duplicates.numbering import Numbering, list_numbers, renumber
from bench.duplicates.population import World, build_world
from matching import Profile, Statement, hash_key, list_index_keys, pack_profile, prepare
from store.queries.filings import Filing, make_filing

SECRET = b"the secret of a yardstick, no more"
JUDGED_SEED = "sanad-hard-9001"
JUDGED_PEOPLE, JUDGED_QUERIES = 2_000, 1_000
QUERIES = 300
"""Questions about one share."""
DIFFERENT = 1_000_000
"""So many people are invented one by one; those of a larger crowd are copies of them, under other numbers and dates."""

TABLES = {
    "person": "person (id)",
    "profiles": "match_profile (number, person_id, packed)",
    "keys": "match_key (key, number)",
}
"""Ending of a share's file → what COPY fills with it."""
HEADER, TRAILER = b"PGCOPY\n\xff\r\n\0" + bytes(8), struct.pack(">h", -1)
_PERSON, _PROFILE, _KEY = struct.Struct(">hi16s"), struct.Struct(">hiqi16si"), struct.Struct(">hiqiq")


@dataclass(frozen=True)
class Share:
    """One share of the crowd, the `place`-th: numbers from `first` on, copied so many times, in files of `folder`."""

    place: int
    first: int
    people: int
    copies: int
    folder: Path

    @property
    def is_judged(self) -> bool:
        return self.place == 0

    def name_file(self, ending: str, copy: int = 0) -> Path:
        return self.folder / f"{self.place:04d}-{self.people}-{copy}.{ending}"


@dataclass(frozen=True)
class Made:
    """What a share became, and the seconds of processor time that it took."""

    people: int
    keys: int
    packed_bytes: int
    invent_seconds: float
    prepare_seconds: float


@dataclass(frozen=True)
class Asked:
    """A question with its true answers: the id of a registered person and the code of a household, or ""."""

    row: Row
    person_id: str
    household: str
    kind: str


@dataclass
class _Files:
    """A share, or a copy of one, as COPY reads it."""

    contents: dict[str, bytearray] = field(default_factory=lambda: {ending: bytearray() for ending in TABLES})
    keys: int = 0
    packed_bytes: int = 0

    def add(self, number: int, profile: Profile, digests: list[int]) -> None:
        packed, person_id = pack_profile(profile).encode(), make_id(number).bytes
        self.contents["person"] += _PERSON.pack(1, 16, person_id)
        self.contents["profiles"] += _PROFILE.pack(3, 8, number, 16, person_id, len(packed)) + packed
        for digest in digests:
            self.contents["keys"] += _KEY.pack(2, 8, digest, 8, number)
        self.keys += len(digests)
        self.packed_bytes += len(packed)


def make_id(number: int) -> UUID:
    """The id of a person of the crowd: in the order of the numbers, as version 7 is."""
    return UUID(int=(0x0192_0000_0000_7000_8000 << 48) | number)


def split_crowd(people: int, folder: Path, size: int) -> list[Share]:
    """The judged sample first, as the report has it; then strangers, in shares of `size`, the same ones every time."""
    shares = [Share(0, 1, JUDGED_PEOPLE, 0, folder)]
    different = min(people, DIFFERENT)
    for first in range(JUDGED_PEOPLE + 1, different + 1, size):
        copies = (people - 1) // DIFFERENT
        shares.append(Share(len(shares), first, min(size, different - first + 1), copies, folder))
    return shares


def make_share(share: Share) -> Made:
    """Invent a share, prepare it, copy it, and write all as binary COPY without header and trailer.

    What a run before left in the folder is not made again.
    """
    note = share.name_file("made", share.copies)
    if note.exists():
        known: Made = pickle.loads(note.read_bytes())
        return known
    began = time.process_time()
    rows, asked = invent_share(share)
    invented = time.process_time()
    files, filed = _Files(), list[Filed]()
    for number, row in enumerate(rows, share.first):
        profile = prepare(Statement.from_row(row))
        keys = list_index_keys(profile)
        filed.append(Filed(profile, keys, [hash_key(key, SECRET) for key in keys]))
        files.add(number, profile, filed[-1].digests)
    prepared = time.process_time()
    _write(share, 0, files)
    share.name_file("queries").write_bytes(pickle.dumps(asked))
    for copy in range(1, share.copies + 1):
        _write(share, copy, _copy_share(share, copy, filed))
    made = Made(len(rows), files.keys, files.packed_bytes, invented - began, prepared - invented)
    for copies in {0, share.copies}:
        share.name_file("made", copies).write_bytes(pickle.dumps(made))
    return made


def invent_share(share: Share) -> tuple[list[Row], list[Asked]]:
    """Registered rows, and questions about them; the judged share is the very sample of its seed."""
    if share.is_judged:
        world = build_judged()
        registered, held_back = register(world, "")
    else:
        prefix = f"S{share.place:04d}"
        world = build_world(
            f"sanad-scale-{share.place}", round(share.people / (1 - HELD_BACK) * 1.01) + 20, prefix
        )
        renumber(world, Numbering(share.place, 0, list_judged_numbers()))
        registered, held_back = register(world, prefix)
        for person in registered[share.people :]:
            person.person_id = ""
            held_back.append(person)
        registered = registered[: share.people]
    rows = list(write_registered(world, registered))
    ids = {row["person_id"]: str(make_id(share.first + place)) for place, row in enumerate(rows)}
    count = JUDGED_QUERIES if share.is_judged else QUERIES
    asked = [
        Asked(row, ids.get(row["truth_person_id"], ""), row["truth_household_id"], row["kind"])
        for row in ask_queries(world, registered, held_back, count, harsh=False)
    ]
    return rows, asked


def build_judged() -> World:
    """The people of the judging seed that the report names."""
    return build_world(JUDGED_SEED, round(JUDGED_PEOPLE / (1 - HELD_BACK)))


def make_filings(share: Share) -> list[Filing]:
    """A share as the product files it."""
    rows, _ = invent_share(share)
    return [
        make_filing(make_id(number), prepare(Statement.from_row(row)), secret=SECRET)
        for number, row in enumerate(rows, share.first)
    ]


def read_queries(shares: Iterable[Share], most: int = JUDGED_QUERIES) -> list[Asked]:
    """The questions about some shares, at most so many of each, written by this very program."""
    files = (share.name_file("queries").read_bytes() for share in shares)
    return [asked for file in files for asked in pickle.loads(file)[:most]]


@cache
def list_judged_numbers() -> frozenset[str]:
    """What nobody else of the crowd may have."""
    return list_numbers(build_judged())


def _copy_share(share: Share, copy: int, filed: list[Filed]) -> _Files:
    files = _Files()
    copier = Copier(Numbering(share.place, copy, list_judged_numbers()), SECRET, seed=f"{share.place}/{copy}")
    for number, each in enumerate(filed, share.first + copy * DIFFERENT):
        files.add(number, *copier.copy(each))
    return files


def _write(share: Share, copy: int, files: _Files) -> None:
    for ending, content in files.contents.items():
        share.name_file(ending, copy).write_bytes(content)
