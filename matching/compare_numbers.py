"""How civil IDs, phones and homes of two people stand to each other."""

from collections.abc import Mapping
from enum import IntEnum

from matching.compare_dates import BirthLevel
from matching.edits import is_one_edit, is_within_two_edits
from matching.numbers import CivilNumber, Trust
from matching.places import Home
from matching.records import Profile

CROWD = 12  # more holders of one phone or door than a family has
THRONG = 40  # a charity's own phone, a labour camp


class CivilLevel(IntEnum):
    """The strongest first."""

    EXACT = 0
    EXACT_OTHER_DATE = 1  # the same valid number, whose birth date is not that of the two
    EXACT_DOUBTFUL = 2  # the same number with a wrong check digit, or the same other paper
    ONE_EDIT = 3
    TWO_EDITS = 4
    DIFFER_DOUBTFUL = 5  # at least one of them cannot be right
    DIFFER = 6  # two different valid numbers
    MISSING = 7


class PhoneLevel(IntEnum):
    """The strongest first."""

    EXACT = 0
    SHARED = 1  # the same, held by more people than a family has
    CROWD = 2  # the same, held by very many: a charity's own
    ONE_EDIT = 3
    DIFFER = 4
    MISSING = 5


class AddressLevel(IntEnum):
    """The strongest first."""

    EXACT = 0
    CROWD = 1  # the same door, behind which very many live
    PART = 2  # area and block, and one of street and house
    BLOCK = 3
    AREA = 4
    DIFFER = 5
    MISSING = 6


def compare_numbers(query: Profile, person: Profile, birth: BirthLevel) -> CivilLevel:
    """The strongest level of any two numbers of one kind; a passport says nothing about a civil ID."""
    levels = [_compare_two(one, other) for one in query.numbers for other in person.numbers]
    level = min(levels, default=CivilLevel.MISSING)
    if level is CivilLevel.EXACT and birth > BirthLevel.NEAR_ESTIMATE and birth is not BirthLevel.MISSING:
        return CivilLevel.EXACT_OTHER_DATE
    return level


def _compare_two(one: CivilNumber, other: CivilNumber) -> CivilLevel:
    if one.value == other.value:
        return CivilLevel.EXACT if one.trust is Trust.VALID else CivilLevel.EXACT_DOUBTFUL
    if (one.trust is Trust.FOREIGN) != (other.trust is Trust.FOREIGN):
        return CivilLevel.MISSING
    if one.trust is Trust.VALID and other.trust is Trust.VALID:
        return CivilLevel.DIFFER
    if is_one_edit(one.value, other.value):
        return CivilLevel.ONE_EDIT
    if is_within_two_edits(one.value, other.value):
        return CivilLevel.TWO_EDITS
    return CivilLevel.DIFFER_DOUBTFUL


def compare_phones(
    queried: tuple[str, ...], registered: tuple[str, ...], holders: Mapping[str, int]
) -> PhoneLevel:
    if not queried or not registered:
        return PhoneLevel.MISSING
    shared = [holders.get(phone, 1) for phone in queried if phone in registered]
    if shared:
        fewest = min(shared)
        if fewest > CROWD:
            return PhoneLevel.CROWD if fewest > THRONG else PhoneLevel.SHARED
        return PhoneLevel.EXACT
    if any(is_one_edit(one, other) for one in queried for other in registered):
        return PhoneLevel.ONE_EDIT
    return PhoneLevel.DIFFER


def name_home(home: Home) -> str:
    """The home as `holders` counts it."""
    return "|".join(home)


def compare_homes(
    queried: tuple[Home, ...], registered: tuple[Home, ...], holders: Mapping[str, int]
) -> AddressLevel:
    if not queried or not registered:
        return AddressLevel.MISSING
    if len(queried) == 1 and len(registered) == 1:
        return _compare_two_homes(queried[0], registered[0], holders)
    return min(_compare_two_homes(one, other, holders) for one in queried for other in registered)


def _compare_two_homes(one: Home, other: Home, holders: Mapping[str, int]) -> AddressLevel:
    if one.area != other.area:
        return AddressLevel.MISSING if not one.area or not other.area else AddressLevel.DIFFER
    if not one.block or not other.block:
        return AddressLevel.AREA
    if one.block != other.block:
        return AddressLevel.AREA
    if one == other and one.house:
        return AddressLevel.CROWD if holders.get(name_home(one), 1) > THRONG else AddressLevel.EXACT
    if is_same_part(one.street, other.street) or is_same_part(one.house, other.house):
        return AddressLevel.PART
    return AddressLevel.BLOCK


def is_same_part(one: str, other: str) -> bool:
    """Whether two parts are the same and said."""
    return bool(one) and one == other
