"""Whether two names read like one person's, or like those of close relatives: siblings, a parent and a child."""

from matching.compare_names import is_same
from matching.names import Slots, read_full_name

SHARED_PARTS = 3
"""So many parts have to agree before a name alone is a reason to look: two are shared by hundreds."""


def are_kin(one: str, other: str) -> bool:
    """True if the names share three parts: as one person's, as siblings', or as a parent's and a child's.

    A given name and a family name alone say nothing; spellings and scripts are no difference.
    """
    return any(
        _is_one(mine, theirs)
        or _are_siblings(mine, theirs)
        or _is_child(mine, theirs)
        or _is_child(theirs, mine)
        for mine in read_full_name(one)
        for theirs in read_full_name(other)
    )


def _is_one(one: Slots, other: Slots) -> bool:
    known = [(mine, theirs) for mine, theirs in zip(one, other, strict=True) if mine and theirs]
    return len(known) >= SHARED_PARTS and all(is_same(*pair) for pair in known)


def _are_siblings(one: Slots, other: Slots) -> bool:
    return _share(
        (one.father, other.father), (one.grandfather, other.grandfather), (one.family, other.family)
    )


def _is_child(child: Slots, parent: Slots) -> bool:
    return _share(
        (child.father, parent.given), (child.grandfather, parent.father), (child.family, parent.family)
    )


def _share(*pairs: tuple[str, str]) -> bool:
    return all(mine and theirs and is_same(mine, theirs) for mine, theirs in pairs)
