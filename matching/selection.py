"""Who of all those whom keys brought is worth comparing: the few for whom the keys themselves speak most."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from operator import itemgetter
from typing import NamedTuple

from matching.keys import CAPS, Key, KeyKind

MOST_CHOSEN = 16
"""People who are compared for one query; whoever bears its civil ID comes on top."""
MOST_AT_HOME = 32
"""So many with those who come after them and stand under its phone or behind its door: relatives, who share little else."""

_WHOLE = 15.4  # ln of a registry of five million
_VARIANT = 2.3  # what a key that was not stated, but might have been meant, says less
_FAMILY = 1.5  # a home or a phone stands alone, where names and dates come several at once
CIVIL_STRENGTH = 1000.0  # an exact civil ID outweighs everything else together, so that it is never cut
_COUNTED = frozenset({KeyKind.PHONE, KeyKind.ADDRESS})
_by_weight = itemgetter(0)


class Brought(NamedTuple):
    """What one key brought: the registered people under it by any number that tells them apart, at most one more than its cap."""

    key: Key
    is_variant: bool
    numbers: Sequence[int]


class Chosen(NamedTuple):
    """Which kinds of key led to somebody, and how much they say together, in natural logarithms."""

    kinds: tuple[KeyKind, ...]
    strength: float


class Selection(NamedTuple):
    """Whom to compare, the strongest first.

    `holders`, `dropped`, `sharers`: as `Found` has them.
    """

    chosen: dict[int, Chosen]
    holders: dict[str, int]
    dropped: tuple[KeyKind, ...]
    sharers: Mapping[KeyKind, int]


def select_strongest(brought: Iterable[Brought]) -> Selection:
    """Choose by evidence: per kind ln(registry ÷ people under the key), summed over the kinds that led to somebody.

    A key that is too full is not followed. The civil ID is: whoever has it must be compared, however many they are; that it
    is too full is said all the same.
    """
    holders, dropped = dict[str, int](), dict[KeyKind, None]()
    followed = defaultdict[KeyKind, list[tuple[float, Sequence[int]]]](list)
    for key, is_variant, numbers in brought:
        kind, count = key.kind, len(numbers)
        if kind in _COUNTED:
            holders[key.value] = count
        if count > CAPS[kind]:
            dropped[kind] = None
            if kind is not KeyKind.CIVIL_ID:
                continue
        followed[kind].append((_weigh(kind, count, is_variant=is_variant), numbers))
    evidence, kinds, sharers = _add_evidence(followed)
    most = max(MOST_CHOSEN, sharers.get(KeyKind.CIVIL_ID, 0))
    order = sorted(evidence, key=lambda number: (-evidence[number], number))
    at_home = (number for number in order[most:MOST_AT_HOME] if not _COUNTED.isdisjoint(kinds[number]))
    chosen = {number: Chosen(tuple(kinds[number]), evidence[number]) for number in (*order[:most], *at_home)}
    return Selection(chosen, holders, tuple(dropped), sharers)


def _weigh(kind: KeyKind, count: int, *, is_variant: bool) -> float:
    """What one key says, in natural logarithms."""
    if kind is KeyKind.CIVIL_ID:
        return CIVIL_STRENGTH
    weight = _WHOLE - math.log(count or 1) - (_VARIANT if is_variant else 0.0)
    return weight * _FAMILY if kind in _COUNTED else weight


def _add_evidence(
    followed: Mapping[KeyKind, list[tuple[float, Sequence[int]]]],
) -> tuple[dict[int, float], dict[int, list[KeyKind]], Counter[KeyKind]]:
    """Of several keys of a kind that lead to somebody the heaviest counts; people are counted by kind."""
    evidence, kinds = defaultdict[int, float](float), defaultdict[int, list[KeyKind]](list)
    sharers = Counter[KeyKind]()
    for kind, keys in followed.items():
        heaviest = dict[int, float]()
        for weight, numbers in sorted(keys, key=_by_weight):
            heaviest.update(dict.fromkeys(numbers, weight))
        sharers[kind] = len(heaviest)
        for number, weight in heaviest.items():
            evidence[number] += weight
            kinds[number].append(kind)
    return evidence, kinds, sharers
