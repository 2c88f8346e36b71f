"""Addresses as typed: one code per area in either script, bare numbers for block, street and house."""

import re
from functools import lru_cache
from typing import NamedTuple

from domain.digits import convert_digits
from matching.scripts import fold_text
from matching.skeletons import make_skeleton
from matching.tables import fold_area, read_areas

_NUMBER = re.compile(r"\d+")
_HOUSE = re.compile(r"(\d+)\s*([a-zأ-ي])?\b")


class Home(NamedTuple):
    """A dwelling; the area is a code of the table, or the skeleton of a name that the table does not know."""

    area: str
    block: str
    street: str
    house: str

    def is_full(self) -> bool:
        """Whether area, block and house are known, so that the same home means the same door."""
        return bool(self.area and self.block and self.house)


@lru_cache(maxsize=1 << 12)
def read_home(governorate: str, area: str, block: str, street: str, house: str) -> Home | None:
    """The dwelling, or None where not even an area was said; the governorate stands in for a missing area."""
    home = Home(
        read_area(area),
        read_bare_number(block),
        read_bare_number(street) or street_name(street),
        _read_house(house),
    )
    if not home.area and not home.block:
        return (
            Home("@" + make_skeleton(fold_text(governorate)), "", "", "") if fold_text(governorate) else None
        )
    return home


@lru_cache(maxsize=1 << 12)
def read_area(text: str) -> str:
    folded = fold_area(text)
    return read_areas().get(folded) or make_skeleton(folded) or folded


def read_bare_number(text: str) -> str:
    found = _NUMBER.search(convert_digits(text))
    return str(int(found[0][:9])) if found else ""


def street_name(text: str) -> str:
    return make_skeleton(fold_text(text))


def _read_house(text: str) -> str:
    found = _HOUSE.search(convert_digits(text).lower())
    return str(int(found[1][:9])) + (found[2] or "") if found else make_skeleton(fold_text(text))
