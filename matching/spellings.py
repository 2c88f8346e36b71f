"""How near two names are: the same spelling, the same sound, a nickname, a slip, or another name."""

from enum import IntEnum
from functools import cache, lru_cache
from typing import NamedTuple

from matching.edits import is_alike, is_one_edit
from matching.names import read_full_name, strip_article
from matching.scripts import is_arabic
from matching.skeletons import fold_skeleton, has_same_vowels, loosen_skeleton, make_skeleton
from matching.tables import group_by_name, read_rows

NEAR_ENOUGH = 0.92  # Jaro–Winkler within one script
ALIKE_ENOUGH = 0.8  # the same between names of one skeleton


class NameLevel(IntEnum):
    """How two names of one slot stand to each other, the strongest first."""

    EXACT = 0
    SAME = 1  # one name in two spellings of one script
    CROSS = 2  # one name in two scripts
    NICKNAME = 3
    PART = 4  # one holds some of the other's words, or its initial
    NEAR = 5  # a slip, or a sound heard otherwise
    CONFUSABLE = 6  # near, but each is a known name of its own: Hassan, Hussein
    CHILDWARD = (
        7  # the other's name stands one slot further here: a child's father is its parent's given name
    )
    PARENTWARD = 8
    MOVED = 9  # found in some other slot
    DIFFER = 10
    CROSS_DIFFER = 11  # weaker than DIFFER: a clerk's ear may be at fault
    MISSING = 12


class Word(NamedTuple):
    """A name of one slot and what the tables and rules know about it."""

    joined: str
    words: tuple[str, ...]
    arabic: bool
    bare: str  # joined, without an article that its first place had kept
    skeleton: str
    folded: str
    loose: str
    abbreviated: bool  # one of its words is an initial
    groups: frozenset[int]
    nicknames: frozenset[int]
    marks: frozenset[str | int]  # two spellings of one name share at least one


NO_ROWS: frozenset[int] = frozenset()
# Python 3.11 takes 0.1 µs to read a member of an enum, which is felt here.
_EXACT, _SAME, _CROSS, _NICKNAME = NameLevel.EXACT, NameLevel.SAME, NameLevel.CROSS, NameLevel.NICKNAME
_PART, _NEAR, _CONFUSABLE = NameLevel.PART, NameLevel.NEAR, NameLevel.CONFUSABLE
_DIFFER, _CROSS_DIFFER, _MISSING = NameLevel.DIFFER, NameLevel.CROSS_DIFFER, NameLevel.MISSING


def settle_spelling(spelling: str) -> str:
    """A table's spelling in the form that slots have."""
    forms = read_full_name(spelling)
    return "".join(word for word in forms[0]) if forms else ""


@cache
def read_name_groups() -> dict[str, frozenset[int]]:
    rows = read_rows("names.txt")
    return group_by_name(tuple(tuple(map(settle_spelling, row)) for row in rows))


@cache
def read_nickname_groups() -> dict[str, frozenset[int]]:
    rows = read_rows("nicknames.txt")
    return group_by_name(tuple(tuple(map(settle_spelling, row)) for row in rows))


@cache
def read_nickname_heads() -> tuple[str, ...]:
    """The full name at the head of each row of the nickname table."""
    return tuple(settle_spelling(row[0]) for row in read_rows("nicknames.txt"))


@lru_cache(maxsize=1 << 16)
def study(name: str) -> Word:
    """Everything known about a name as it stands in a slot."""
    words = tuple(name.split())
    joined = "".join(words)
    bare = strip_article(joined)
    groups = read_name_groups().get(joined) or read_name_groups().get(bare) or NO_ROWS
    skeleton = "".join(make_skeleton(strip_article(word)) for word in words)
    folded = fold_skeleton(skeleton)
    return Word(
        joined, words, is_arabic(name), bare, skeleton, folded, loosen_skeleton(skeleton),
        any(len(word) == 1 for word in words), groups, read_nickname_groups().get(joined, NO_ROWS),
        frozenset((bare, folded)) | groups,
    )  # fmt: skip


@lru_cache(maxsize=1 << 17)
def compare_names(left: str, right: str) -> NameLevel:
    """Level of two names of one slot; never one of the levels that need the other slots."""
    if not left or not right:
        return _MISSING
    if left == right:
        return _EXACT
    one, other = study(left), study(right)
    if one.bare == other.bare:
        return _SAME
    return _compare_known(one, other) or _compare_sounds(one, other)


def _compare_known(one: Word, other: Word) -> NameLevel | None:
    """What the tables say of two names, if they say anything."""
    if not one.groups.isdisjoint(other.groups):
        return _SAME if one.arabic == other.arabic else _CROSS
    if (one.nicknames and is_nickname_of(one, other)) or (other.nicknames and is_nickname_of(other, one)):
        return _NICKNAME
    return None


def _compare_sounds(one: Word, other: Word) -> NameLevel:
    level = _compare_in_script(one, other) if one.arabic == other.arabic else _compare_across(one, other)
    if level > _NEAR and has_part(one, other):
        return _PART
    if level <= _NEAR and one.groups and other.groups:
        return _CONFUSABLE
    return level


def is_nickname_of(short: Word, full: Word) -> bool:
    """Whether a nickname row knows `short`, and its head is (a spelling of) `full`."""
    heads, groups = read_nickname_heads(), read_name_groups()
    return any(
        heads[row] == full.joined or bool(groups.get(heads[row], NO_ROWS) & full.groups)
        for row in short.nicknames
    )


def has_part(one: Word, other: Word) -> bool:
    """Whether every word of one is a word of the other, whole, by its initial, or glued to its neighbour."""
    if len(one.words) == len(other.words) and not (one.abbreviated or other.abbreviated):
        return is_glued(one, other)
    short, long = (one, other) if len(one.words) <= len(other.words) else (other, one)
    matched = [[whole for whole in long.words if is_word_of(word, whole)] for word in short.words]
    spelled_out = any(len(word) > 1 for words in matched for word in words)
    return all(matched) and (spelled_out or len(short.joined) == 1)


def is_word_of(word: str, whole: str) -> bool:
    """Whether two words are one, or one is the initial of the other."""
    if len(word) == 1 or len(whole) == 1:
        return word[0] == whole[0] or read_initial(word) == read_initial(whole) != ""
    return compare_names(word, whole) <= _CROSS


def read_initial(word: str) -> str:
    """The class of the first letter, or nothing for a vowel, which no other script shows."""
    return make_skeleton(word[0])


def is_glued(one: Word, other: Word) -> bool:
    """Whether one is the beginning of the other with another name grown onto it."""
    if one.folded[:3] != other.folded[:3] and one.joined[:4] != other.joined[:4]:
        return False
    short, long = (one, other) if len(one.joined) <= len(other.joined) else (other, one)
    if len(long.joined) - len(short.joined) < 3:
        return False
    if one.arabic == other.arabic:
        return len(short.joined) >= 4 and long.joined.startswith(short.joined)
    return (
        len(short.folded) >= 3
        and long.folded.startswith(short.folded)
        and len(long.folded) > len(short.folded) + 1
    )


def _compare_in_script(one: Word, other: Word) -> NameLevel:
    if one.skeleton and one.skeleton == other.skeleton and is_alike(one.bare, other.bare, ALIKE_ENOUGH):
        return _SAME
    return _NEAR if _is_near_in_script(one, other) else _DIFFER


def _is_near_in_script(one: Word, other: Word) -> bool:
    shortest = min(len(one.bare), len(other.bare))
    if shortest >= 3 and (sounds_loosely_alike(one, other) or has_same_sound(one, other)):
        return True
    if shortest >= 4 and is_one_edit(one.bare, other.bare):
        return True
    if is_one_sound_off(one, other, shortest=4):
        return True
    return is_alike(one.bare, other.bare, NEAR_ENOUGH)


def has_same_sound(one: Word, other: Word) -> bool:
    return one.folded == other.folded and len(one.skeleton) > 1


def is_one_sound_off(one: Word, other: Word, *, shortest: int) -> bool:
    return min(len(one.folded), len(other.folded)) >= shortest and is_one_edit(one.folded, other.folded)


def sounds_loosely_alike(one: Word, other: Word) -> bool:
    """Whether only an h that one ear missed, or z for s, lies between two names of at least two consonants."""
    return one.loose == other.loose and len(one.loose) > 1


def _compare_across(one: Word, other: Word) -> NameLevel:
    arabic, latin = (one, other) if one.arabic else (other, one)
    if one.folded == other.folded:
        long_enough = len(one.folded) > 1 or (
            len(one.folded) == 1 and max(len(one.bare), len(other.bare)) <= 5
        )
        heard = has_same_vowels(" ".join(arabic.words), " ".join(latin.words))
        if long_enough and heard and one.skeleton == other.skeleton:
            return _CROSS
        return _NEAR if long_enough else _CROSS_DIFFER
    is_near = sounds_loosely_alike(one, other) or is_one_sound_off(one, other, shortest=3)
    return _NEAR if is_near else _CROSS_DIFFER
