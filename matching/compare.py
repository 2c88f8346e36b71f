"""Two profiles become levels, one per field; "missing" is a level of its own and neither agrees nor disagrees."""

from collections.abc import Mapping
from enum import IntEnum
from typing import NamedTuple

from matching.compare_dates import BirthLevel, compare_births
from matching.compare_names import compare_all_names
from matching.compare_numbers import (
    AddressLevel,
    CivilLevel,
    PhoneLevel,
    compare_homes,
    compare_numbers,
    compare_phones,
)
from matching.records import Profile
from matching.spellings import NameLevel


class SexLevel(IntEnum):
    """The strongest first."""

    SAME = 0
    DIFFER = 1
    MISSING = 2


class Levels(NamedTuple):
    """The comparison of a queried profile (first) with a registered one (second)."""

    given: NameLevel
    father: NameLevel
    grandfather: NameLevel
    family: NameLevel
    sex: SexLevel
    birth: BirthLevel
    civil: CivilLevel
    phone: PhoneLevel
    address: AddressLevel


FIELD_LEVELS: dict[str, type[IntEnum]] = {
    "given": NameLevel,
    "father": NameLevel,
    "grandfather": NameLevel,
    "family": NameLevel,
    "sex": SexLevel,
    "birth": BirthLevel,
    "civil": CivilLevel,
    "phone": PhoneLevel,
    "address": AddressLevel,
}
NO_CROWDS: Mapping[str, int] = {}


def compare(query: Profile, person: Profile, holders: Mapping[str, int] = NO_CROWDS) -> Levels:
    """Levels of two profiles.

    `holders`: how many registered people hold a phone, or a home written by `name_home`; what is not in it is held by a
    family's worth. A value that many hold says little.
    """
    birth = compare_births(query.births, person.births)
    given, father, grandfather, family = compare_all_names(query.names, person.names)
    return Levels(
        given=given,
        father=father,
        grandfather=grandfather,
        family=family,
        sex=compare_sexes(query.sex, person.sex),
        birth=birth,
        civil=compare_numbers(query, person, birth),
        phone=compare_phones(query.phones, person.phones, holders),
        address=compare_homes(query.homes, person.homes, holders),
    )


def compare_sexes(one: str, other: str) -> SexLevel:
    if not one or not other:
        return SexLevel.MISSING
    return SexLevel.SAME if one == other else SexLevel.DIFFER
