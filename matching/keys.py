"""Blocking keys: under which values a person is filed, and under which values one is looked for."""

from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum
from itertools import product
from typing import NamedTuple

from matching.digests import digest_key
from matching.numbers import Trust, list_neighbours
from matching.records import Profile, is_estimate
from matching.spellings import read_nickname_heads, study

MOST_KEYS = 160  # of one look-up; the strongest are kept


class KeyKind(StrEnum):
    """What a key is made of. The values are stored: never rename one."""

    CIVIL_ID = "civil_id"
    PHONE = "phone"
    BIRTH_GIVEN = "birth_given"
    BIRTH_FATHER = "birth_father"
    BIRTH_FAMILY = "birth_family"
    NAME_FAMILY = "name_family"  # given, father, family in any order
    NAME_GRANDFATHER = "name_grandfather"  # given, father, grandfather in any order
    YEAR_FAMILY = "year_family"  # given, family, year of birth
    YEAR_FATHER = "year_father"
    ADDRESS = "address"
    BLOCK_GIVEN = "block_given"  # area, block, given, year of birth


# How many people one key may bring; a fuller key is dropped, and the check says so.
CAPS: dict[KeyKind, int] = {
    KeyKind.CIVIL_ID: 50,
    KeyKind.PHONE: 60,
    KeyKind.BIRTH_GIVEN: 80,
    KeyKind.BIRTH_FATHER: 80,
    KeyKind.BIRTH_FAMILY: 80,
    KeyKind.NAME_FAMILY: 60,
    KeyKind.NAME_GRANDFATHER: 60,
    KeyKind.YEAR_FAMILY: 60,
    KeyKind.YEAR_FATHER: 60,
    KeyKind.ADDRESS: 60,
    KeyKind.BLOCK_GIVEN: 40,
}
# How much a hit says, for the order in which keys are followed.
STRENGTHS: dict[KeyKind, int] = {
    KeyKind.CIVIL_ID: 100,
    KeyKind.PHONE: 12,
    KeyKind.BIRTH_GIVEN: 10,
    KeyKind.BIRTH_FATHER: 8,
    KeyKind.BIRTH_FAMILY: 8,
    KeyKind.NAME_FAMILY: 7,
    KeyKind.NAME_GRANDFATHER: 7,
    KeyKind.YEAR_FAMILY: 6,
    KeyKind.YEAR_FATHER: 6,
    KeyKind.ADDRESS: 6,
    KeyKind.BLOCK_GIVEN: 6,
}


class Key(NamedTuple):
    """One key in the clear: it lives in memory only; what is stored is `hash_key` of it."""

    kind: KeyKind
    value: str


def hash_key(key: Key, secret: bytes) -> int:
    """The stored form: the first eight bytes of HMAC-SHA256(secret, kind ‖ 0x1F ‖ value) as a signed int8."""
    return digest_key(key.kind, key.value, secret=secret)


def list_index_keys(profile: Profile) -> list[Key]:
    """Keys under which a person is filed, each once, in a stable order."""
    return list(dict.fromkeys(_index_keys(profile)))


def list_query_keys(profile: Profile) -> list[Key]:
    """Keys under which a person is looked for, the strongest first.

    The variants (day and month swapped, year ± 1, slots exchanged, nicknames) are tried here, so that the index stays small.
    """
    return list(map_query_keys(profile))


def map_query_keys(profile: Profile) -> dict[Key, bool]:
    """The same, and of each key whether it is only a variant of what was stated."""
    keys = dict.fromkeys(_variant_keys(profile), True) | dict.fromkeys(_index_keys(profile), False)
    return dict(sorted(keys.items(), key=_rank_query_key)[:MOST_KEYS])


def _rank_query_key(item: tuple[Key, bool]) -> tuple[int, bool]:
    key, is_variant = item
    return -STRENGTHS[key.kind], is_variant


def _index_keys(profile: Profile) -> Iterator[Key]:
    yield from _civil_keys(profile)
    for phone in profile.phones:
        yield Key(KeyKind.PHONE, phone)
    for born in profile.births:
        yield from _birth_keys(profile, born)
        yield from _year_keys(profile, born.year)
    yield from _name_keys(profile)
    for home in profile.homes:
        if home.is_full():
            yield Key(KeyKind.ADDRESS, "|".join(home))


def _civil_keys(profile: Profile) -> Iterator[Key]:
    for number in profile.numbers:
        yield Key(KeyKind.CIVIL_ID, number.value)
        if number.trust is Trust.DOUBTFUL:  # filed and looked for under what it may have been meant to be
            for neighbour in list_neighbours(number.value):
                yield Key(KeyKind.CIVIL_ID, neighbour)


def _birth_keys(profile: Profile, born: date) -> Iterator[Key]:
    day = born.isoformat()
    for kind, slot in ((KeyKind.BIRTH_GIVEN, 0), (KeyKind.BIRTH_FATHER, 1), (KeyKind.BIRTH_FAMILY, 3)):
        for name in list_sounds(profile, slot):
            yield Key(kind, f"{day}|{name}")


def _year_keys(profile: Profile, year: int) -> Iterator[Key]:
    for given in list_sounds(profile, 0):
        for family in list_sounds(profile, 3):
            yield Key(KeyKind.YEAR_FAMILY, f"{year}|{given}|{family}")
        for father in list_sounds(profile, 1):
            yield Key(KeyKind.YEAR_FATHER, f"{year}|{given}|{father}")
        for home in profile.homes:
            if home.block:
                yield Key(KeyKind.BLOCK_GIVEN, f"{year}|{home.area}|{home.block}|{given}")


def _name_keys(profile: Profile) -> Iterator[Key]:
    for slots in profile.names:
        given, father, grandfather, family = (make_sound(name) for name in slots)
        if given and father and family:
            yield Key(KeyKind.NAME_FAMILY, "|".join(sorted((given, father, family))))
        if given and father and grandfather:
            yield Key(KeyKind.NAME_GRANDFATHER, "|".join(sorted((given, father, grandfather))))


def list_sounds(profile: Profile, slot: int) -> list[str]:
    """Sounds of one slot over all spellings: of the whole name and, if it has several words, of its ends."""
    sounds: dict[str, None] = {}
    for slots in profile.names:
        name = slots[slot]
        if name:
            words = name.split()
            for part in (name, words[0], words[-1]) if len(words) > 1 else (name,):
                sounds[make_sound(part)] = None
    return list(sounds)


def make_sound(name: str) -> str:
    """The folded skeleton, or the name itself where no consonant is left of it."""
    if not name:
        return ""
    word = study(name)
    return word.folded or word.joined


def _variant_keys(profile: Profile) -> Iterator[Key]:
    for born in profile.births:
        if born.day <= 12 and born.day != born.month:
            yield from _birth_keys(profile, born.replace(month=born.day, day=born.month))
        if not is_estimate(born):
            yield from _birth_keys(profile, born.replace(month=1, day=1))
        for year in (born.year - 1, born.year + 1):
            yield from _year_keys(profile, year)
    yield from _exchanged_keys(profile)
    yield from _nickname_keys(profile)


def _exchanged_keys(profile: Profile) -> Iterator[Key]:
    """Slots in another order: what stands in one is looked for in the others."""
    everywhere = [sound for slot in range(4) for sound in list_sounds(profile, slot)]
    everywhere = list(dict.fromkeys(everywhere))[:6]
    for born in profile.births:
        day = born.isoformat()
        for kind in (KeyKind.BIRTH_GIVEN, KeyKind.BIRTH_FATHER, KeyKind.BIRTH_FAMILY):
            yield from (Key(kind, f"{day}|{sound}") for sound in everywhere)
        for one, other in product(everywhere, repeat=2):
            if one != other:
                yield Key(KeyKind.YEAR_FAMILY, f"{born.year}|{one}|{other}")


def _nickname_keys(profile: Profile) -> Iterator[Key]:
    for born in profile.births:
        for full in list_full_names(slots.given for slots in profile.names):
            yield Key(KeyKind.BIRTH_GIVEN, f"{born.isoformat()}|{full}")


def list_full_names(nicknames: Iterable[str]) -> list[str]:
    """Sounds of the names that a nickname may stand for."""
    rows = (row for name in nicknames if name for row in study(name).nicknames)
    return list(dict.fromkeys(make_sound(read_nickname_heads()[row]) for row in rows))
