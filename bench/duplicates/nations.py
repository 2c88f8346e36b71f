"""How the people of each nation are named, and how a family hands its names down."""

import random
from dataclasses import dataclass

from bench.duplicates.lexicon import Name, draw_by_rank, read_names


@dataclass(frozen=True)
class Nation:
    """Where its names stand, and how its papers are kept."""

    code: str
    weight: float
    male: str
    female: str
    last: str
    arab: bool
    civil_share: float  # share registered with a civil ID
    estimated_share: float  # share whose papers say 1 January
    female_last: str = ""
    middle: str = ""


NATIONS = (
    Nation("KW", 0.30, "arab_male", "arab_female", "kuwaiti_family", True, 0.97, 0.01),
    Nation("BD", 0.08, "arab_male", "arab_female", "bidoon_family", True, 0.15, 0.10),
    Nation("EG", 0.14, "arab_male", "arab_female", "egyptian_last", True, 0.85, 0.02),
    Nation("SY", 0.09, "arab_male", "arab_female", "levant_family", True, 0.82, 0.06),
    Nation("YE", 0.06, "arab_male", "arab_female", "yemeni_family", True, 0.78, 0.15),
    Nation("IN", 0.12, "indian_male", "indian_female", "indian_last", False, 0.85, 0.05),
    Nation("BGD", 0.07, "bengali_male", "bengali_female", "bengali_last", False, 0.75, 0.15,
           female_last="bengali_female_last"),
    Nation("PK", 0.06, "pakistani_male", "pakistani_female", "pakistani_last", False, 0.80, 0.15),
    Nation("NP", 0.03, "nepali_male", "nepali_female", "nepali_last", False, 0.80, 0.08, middle="nepali_middle"),
    Nation("PH", 0.05, "filipino_male", "filipino_female", "filipino_last", False, 0.85, 0.01,
           middle="filipino_last"),
)  # fmt: skip


@dataclass
class Names:
    """True names by role; a role may be empty where the nation has no such name."""

    given: Name
    father: Name | None
    grandfather: Name | None
    family: Name | None

    def roles(self) -> dict[str, Name]:
        pairs = {
            "given": self.given,
            "father": self.father,
            "grandfather": self.grandfather,
            "family": self.family,
        }
        return {role: name for role, name in pairs.items() if name is not None}


def draw_given(rng: random.Random, nation: Nation, sex: str) -> Name:
    return draw_by_rank(rng, read_names(nation.male if sex == "M" else nation.female))


def draw_last(rng: random.Random, nation: Nation, sex: str) -> Name:
    female = nation.female_last and sex == "F"
    return draw_by_rank(rng, read_names(nation.female_last if female else nation.last))


def draw_names(rng: random.Random, nation: Nation, sex: str) -> Names:
    """Names of someone whose parents are not in the registry."""
    given, last = draw_given(rng, nation, sex), draw_last(rng, nation, sex)
    if nation.arab:
        has_grandfather = rng.random() < (0.95 if nation.code in ("KW", "EG", "BD") else 0.7)
        father, grandfather = draw_given(rng, nation, "M"), draw_given(rng, nation, "M")
        return Names(given, father, grandfather if has_grandfather else None, last)
    if nation.middle:
        middle = draw_by_rank(rng, read_names(nation.middle)) if rng.random() < 0.7 else None
        return Names(given, middle, None, last)
    return Names(given, draw_given(rng, nation, "M") if rng.random() < 0.4 else None, None, last)


def inherit_names(rng: random.Random, nation: Nation, sex: str, father: Names, mother: Names | None) -> Names:
    """Names of a child; South Asian and Filipino families hand down less and less regularly than Arab ones."""
    given = draw_given(rng, nation, sex)
    if nation.arab:
        if father.grandfather is not None and sex == "M" and rng.random() < 0.12 and father.father:
            given = father.father  # the first grandson often takes his grandfather's name
        return Names(given, father.given, father.father, father.family)
    if nation.code == "PH":
        return Names(given, mother.family if mother else None, None, father.family)
    if nation.code == "NP":
        middle = draw_by_rank(rng, read_names(nation.middle)) if rng.random() < 0.6 else None
        return Names(given, middle, None, father.family)
    if nation.code == "IN" and rng.random() < 0.3:
        return Names(given, None, None, father.given)  # the father's name serves as the surname
    keeps = nation.code == "IN" or rng.random() < 0.55
    last = father.family if keeps else draw_last(rng, nation, sex)
    return Names(given, father.given if rng.random() < 0.5 else None, None, last)
