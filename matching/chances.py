"""How common what two people share is in this very registry: the fewer others share it, the less it is chance."""

import math
from collections import Counter
from collections.abc import Collection, Mapping

from matching.compare import Levels
from matching.keys import CAPS, KeyKind
from matching.spellings import NameLevel

# Share of a registry that stands under such a key of a person; means over a million invented people.
USUAL_SHARES: dict[KeyKind, float] = {
    KeyKind.NAME_FAMILY: 8.3e-6,
    KeyKind.YEAR_FAMILY: 20e-6,
    KeyKind.BIRTH_GIVEN: 18e-6,
    KeyKind.BLOCK_GIVEN: 2.7e-6,
}
_SHAPE = 0.5  # names are very unequally common


def measure_chances(
    found: Mapping[KeyKind, int], dropped: Collection[KeyKind], size: int
) -> dict[KeyKind, float]:
    """Kind of key → ln(how much more common than usual the query's value of it is), out of `size` people.

    `found`: how many people each kind of key led to. With n others under the key and m usual ones, (n + a) ÷ (m + a): the mean of a Poisson
    rate whose prior is a gamma distribution of shape a. So a small registry, which can tell nothing, says nothing.
    """
    counts = Counter(found)
    counts.update({kind: CAPS[kind] for kind in dropped})
    return {
        kind: math.log((counts[kind] - 1 + _SHAPE) / (share * size + _SHAPE))
        for kind, share in USUAL_SHARES.items()
        if counts[kind]
    }


def choose_chance(chances: Mapping[KeyKind, float], kinds: tuple[KeyKind, ...], levels: Levels) -> float:
    """The least common of what a candidate shares with the query; 0 where nothing was counted."""
    shared = [chances[kind] for kind in kinds if kind in chances]
    if not shared and KeyKind.NAME_FAMILY in chances and has_same_names(levels):
        return chances[KeyKind.NAME_FAMILY]  # its key was too full to follow
    return min(shared, default=0.0)


def has_same_names(levels: Levels) -> bool:
    return max(levels.given, levels.father, levels.family) <= NameLevel.CROSS
