"""How the names of two people stand to each other, slot by slot; the slots are a hint and no law."""

from functools import lru_cache

from matching.names import Slots
from matching.spellings import NameLevel, compare_names, study

Pairs = list[tuple[int, int]]
"""(slot of the queried name, slot of the registered one)"""

# Python 3.11 takes 0.1 µs to read a member of an enum, which is felt here.
_CROSS, _MISSING = NameLevel.CROSS, NameLevel.MISSING
_SEARCHED = frozenset({NameLevel.DIFFER, NameLevel.CROSS_DIFFER})


def compare_all_names(queried: tuple[Slots, ...], registered: tuple[Slots, ...]) -> list[NameLevel]:
    """One level per slot, the strongest over all spellings; where a slot differs, the other slots are searched."""
    levels = [_MISSING] * 4
    for one in queried:
        for other in registered:
            for slot, level in enumerate(levels):
                if level and one[slot] and other[slot]:
                    found = compare_names(one[slot], other[slot])
                    if found < level:
                        levels[slot] = found
    if not _SEARCHED.isdisjoint(levels):
        _search_all(levels, queried, registered)
    return levels


def _search_all(levels: list[NameLevel], queried: tuple[Slots, ...], registered: tuple[Slots, ...]) -> None:
    for one in queried:
        for other in registered:
            crossed = list_crossed(one, other)
            if not crossed:
                continue
            for slot, level in enumerate(levels):
                if level in _SEARCHED:
                    levels[slot] = min(level, _search_slots(crossed, other, slot))


def list_crossed(one: Slots, other: Slots) -> Pairs:
    """Pairs of different slots that hold one name; names without a common mark are not compared."""
    marks = list_marks_elsewhere(one)
    return [
        (place, slot)
        for slot, name in enumerate(other)
        if name and not marks[slot].isdisjoint(study(name).marks)
        for place in range(4)
        if place != slot and one[place] and is_same(one[place], name)
    ]


@lru_cache(maxsize=64)
def list_marks_elsewhere(slots: Slots) -> list[frozenset[str | int]]:
    """Per slot the marks of the names in all the others."""
    marks = [study(name).marks if name else frozenset[str | int]() for name in slots]
    return [frozenset().union(*marks[:slot], *marks[slot + 1 :]) for slot in range(4)]


def _search_slots(crossed: Pairs, other: Slots, slot: int) -> NameLevel:
    """Where the slot's names stand in the other name, if they stand anywhere."""
    if (slot + 1, slot) in crossed or (slot, slot - 1) in crossed:
        return NameLevel.CHILDWARD
    if (slot, slot + 1) in crossed or (slot - 1, slot) in crossed:
        return NameLevel.PARENTWARD
    far = any(place == slot and abs(elsewhere - slot) > 1 for place, elsewhere in crossed)
    # An exchange has two sides: the other's name of this slot stands in another slot here, too.
    if far and (not other[slot] or any(elsewhere == slot for _, elsewhere in crossed)):
        return NameLevel.MOVED
    return _MISSING


def is_same(one: str, other: str) -> bool:
    return not study(one).marks.isdisjoint(study(other).marks) and compare_names(one, other) <= _CROSS
