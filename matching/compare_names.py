"""How the names of two people stand to each other, slot by slot; the slots are a hint and no law."""

from functools import lru_cache

from matching.names import Slots
from matching.spellings import NameLevel, compare_names, study


def compare_all_names(queried: tuple[Slots, ...], registered: tuple[Slots, ...]) -> list[NameLevel]:
    """One level per slot, the strongest over all spellings; where a slot differs, the other slots are searched."""
    levels = [NameLevel.MISSING] * 4
    for one in queried:
        for other in registered:
            for slot in range(4):
                level = compare_names(one[slot], other[slot])
                levels[slot] = min(levels[slot], level)
    if any(NameLevel.MOVED < level < NameLevel.MISSING for level in levels):
        _search_all(levels, queried, registered)
    return levels


def _search_all(levels: list[NameLevel], queried: tuple[Slots, ...], registered: tuple[Slots, ...]) -> None:
    for one in queried:
        for other in registered:
            if list_marks(one).isdisjoint(list_marks(other)):
                continue
            for slot, level in enumerate(levels):
                if NameLevel.MOVED < level < NameLevel.MISSING:
                    levels[slot] = min(level, _search_slots(one, other, slot))


@lru_cache(maxsize=1 << 14)
def list_marks(slots: Slots) -> frozenset[str | int]:
    """Skeletons and known names in any slot: names without a common mark share no name and need no search."""
    words = [study(name) for name in slots if name]
    marks: set[str | int] = set()
    for word in words:
        marks.update((word.folded, word.bare), word.groups)
    return frozenset(marks)


@lru_cache(maxsize=1 << 16)
def _search_slots(one: Slots, other: Slots, slot: int) -> NameLevel:
    """Where the slot's names stand in the other name, if they stand anywhere."""
    if (slot < 3 and is_same(one[slot + 1], other[slot])) or (slot and is_same(one[slot], other[slot - 1])):
        return NameLevel.CHILDWARD
    if (slot < 3 and is_same(one[slot], other[slot + 1])) or (slot and is_same(one[slot - 1], other[slot])):
        return NameLevel.PARENTWARD
    far = [place for place in range(4) if abs(place - slot) > 1]
    if any(is_same(one[slot], other[place]) and _is_elsewhere(one, other, slot) for place in far):
        return NameLevel.MOVED
    return NameLevel.MISSING


def _is_elsewhere(one: Slots, other: Slots, slot: int) -> bool:
    """Whether the other's name of this slot stands in another slot here: an exchange has two sides."""
    return any(place != slot and is_same(one[place], other[slot]) for place in range(4)) or not other[slot]


def is_same(one: str, other: str) -> bool:
    return compare_names(one, other) <= NameLevel.CROSS
