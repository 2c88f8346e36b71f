"""Copies of prepared people: the same names, but other birth dates, numbers, phones and doors."""

import datetime as dt
import random
from collections.abc import Iterator
from typing import NamedTuple

from bench.duplicates.numbering import Numbering
from matching import Key, KeyKind, Profile, hash_key, list_index_keys
from matching.numbers import CivilNumber, Trust
from matching.places import Home

_WHOLE = frozenset({KeyKind.CIVIL_ID, KeyKind.PHONE, KeyKind.ADDRESS})
_NAMES = frozenset({KeyKind.NAME_FAMILY, KeyKind.NAME_GRANDFATHER})
DAYS = 900
"""Birth dates move by at most so many."""


class Filed(NamedTuple):
    """A person of the crowd with the keys in the clear and their digests, place by place."""

    profile: Profile
    keys: list[Key]
    digests: list[int]


class Copier:
    """Copies one share.

    Preparing is what costs; a copy's keys are those of the original with other dates and numbers in them. That makes a
    crowd of copies a little harder than life: rare names have as many bearers as there are copies.
    """

    def __init__(self, numbering: Numbering, secret: bytes, seed: str) -> None:
        self._numbering = numbering
        self._secret = secret
        self._rng = random.Random(seed)

    def copy(self, filed: Filed) -> tuple[Profile, list[int]]:
        """A different person with this one's names, and the digests under which they are filed."""
        profile = filed.profile
        births = [self._move(born) for born in profile.births]
        phones = [self._numbering.give_phone(phone) for phone in profile.phones]
        numbers = [self._issue(number, births) for number in profile.numbers]
        homes = [self._rehouse(home) for home in profile.homes]
        copied = profile._replace(
            births=tuple(births),
            phones=tuple(phones),
            numbers=tuple(number for number in numbers if number.value),
            homes=tuple(homes),
        )
        if len(births) > 1 or any(number.trust is Trust.DOUBTFUL for number in numbers):
            return copied, [hash_key(key, self._secret) for key in list_index_keys(copied)]
        heads = {
            **{one.isoformat(): other.isoformat() for one, other in zip(profile.births, births, strict=True)},
            **{str(one.year): str(other.year) for one, other in zip(profile.births, births, strict=True)},
        }
        wholes = {
            **dict(zip(profile.phones, phones, strict=True)),
            **{one.value: other.value for one, other in zip(profile.numbers, numbers, strict=True)},
            **{"|".join(one): "|".join(other) for one, other in zip(profile.homes, homes, strict=True)},
        }
        return copied, list(self._hash(filed, heads, wholes))

    def _hash(self, filed: Filed, heads: dict[str, str], wholes: dict[str, str]) -> Iterator[int]:
        for key, digest in zip(filed.keys, filed.digests, strict=True):
            kind, value = key
            if kind in _NAMES:
                yield digest
            elif kind in _WHOLE:
                if wholes[value]:
                    yield hash_key(Key(kind, wholes[value]), self._secret)
            else:
                head, _, rest = value.partition("|")
                yield hash_key(Key(kind, f"{heads[head]}|{rest}"), self._secret)

    def _move(self, born: dt.date) -> dt.date:
        if (born.month, born.day) == (1, 1):
            return born.replace(year=born.year + self._rng.choice((-2, -1, 1, 2)))
        return born + dt.timedelta(days=self._rng.randint(-DAYS, DAYS))

    def _issue(self, number: CivilNumber, births: list[dt.date]) -> CivilNumber:
        if number.trust is Trust.VALID and births:
            return CivilNumber(self._numbering.issue_civil_id(births[0]), Trust.VALID)
        digits = "".join(
            self._rng.choice("0123456789") if sign.isdecimal() else sign for sign in number.value[7:]
        )
        return CivilNumber(number.value[:7] + digits, number.trust)

    def _rehouse(self, home: Home) -> Home:
        if not home.house:
            return home
        return home._replace(street=str(self._rng.randint(1, 120)), house=str(self._rng.randint(1, 90)))
