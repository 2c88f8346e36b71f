"""One candidate becomes a score, a relation and a decision: the model first, the rules over it."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from operator import itemgetter

from matching.compare import Levels, SexLevel, compare
from matching.compare_dates import BirthLevel
from matching.compare_numbers import AddressLevel, CivilLevel, PhoneLevel
from matching.model import HOUSEHOLD_RELATIONS, RELATIONS, Model, Relation, read_model
from matching.records import Profile
from matching.spellings import NameLevel

LINK_AT = 4.6
ADJUDICATE_AT = -1.0
_choose_household = itemgetter(
    *(place for place, relation in enumerate(RELATIONS) if relation in HOUSEHOLD_RELATIONS)
)
_choose_outside = itemgetter(
    *(place for place, relation in enumerate(RELATIONS) if place and relation not in HOUSEHOLD_RELATIONS)
)


class Decision(StrEnum):
    """What follows from a check; nobody is refused by it."""

    LINK = "link"
    ADJUDICATE = "adjudicate"
    CLEAR = "clear"


class Rule(StrEnum):
    """A rule that spoke over the model."""

    CIVIL_ID_AGREES = "civil_id_agrees"  # exact valid civil ID, nothing speaks against it: link
    CIVIL_ID_OF_ANOTHER = "civil_id_of_another"  # exact civil ID, another person by the rest: adjudicate
    TWO_CIVIL_IDS = "two_civil_ids"  # two different valid civil IDs: never a link
    ONE_NAME_ONLY = "one_name_only"  # one name agrees and nothing else was said: adjudicate
    RIVALS = "rivals"  # two candidates are as good as each other: never a link
    TOO_LITTLE = "too_little"  # nothing to look for: adjudicate, without a candidate


@dataclass(frozen=True)
class Bands:
    """Thresholds on the score; part of the policy, chosen by how much the desk can review."""

    link_at: float = LINK_AT
    adjudicate_at: float = ADJUDICATE_AT


DEFAULT_BANDS = Bands()


@dataclass(frozen=True)
class Assessment:
    """What one comparison says.

    `score` is ln(P(same person) ÷ P(anything else)), natural log-odds; `relation` the likeliest other relation;
    `household` ln(P(relative of the household) ÷ P(neither that nor the same person)).
    """

    levels: Levels
    score: float
    household: float
    relation: Relation
    rule: Rule | None = None


def assess(
    query: Profile,
    person: Profile,
    size: int,
    holders: Mapping[str, int] | None = None,
    model: Model | None = None,
) -> Assessment:
    """Compare a queried profile with a registered one out of `size` people."""
    levels = compare(query, person, holders or {})
    model = model or read_model()
    return assess_levels(levels, model.list_priors(size), model)


def assess_levels(levels: Levels, priors: Sequence[float], model: Model) -> Assessment:
    """The assessment of levels; `priors` are those of the model for the size of the registry."""
    odds = model.weigh(levels, priors)
    others = odds[1:]
    household, outside = sum(_choose_household(odds)), sum(_choose_outside(odds))
    relation = RELATIONS[1 + others.index(max(others))]
    return Assessment(
        levels,
        math.log(odds[0] / (household + outside)),
        math.log(household / outside),
        relation,
        find_rule(levels),
    )


def find_rule(levels: Levels) -> Rule | None:
    if levels.civil in (CivilLevel.EXACT, CivilLevel.EXACT_OTHER_DATE):
        return Rule.CIVIL_ID_AGREES if is_compatible(levels) else Rule.CIVIL_ID_OF_ANOTHER
    if levels.civil is CivilLevel.DIFFER:
        return Rule.TWO_CIVIL_IDS
    if has_one_name_only(levels):
        return Rule.ONE_NAME_ONLY
    return None


def is_compatible(levels: Levels) -> bool:
    """Whether name, sex and birth date let the bearer of one civil ID be one person.

    Where the number's own birth date is not that of the two, a relative's number may have been written down: then the given
    name must be the same and another name too, in its place.
    """
    if levels.civil is CivilLevel.EXACT_OTHER_DATE:
        return (
            levels.given <= NameLevel.CROSS
            and levels.sex is not SexLevel.DIFFER
            and min(levels.father, levels.family) <= NameLevel.NEAR
            and not any(NameLevel.CHILDWARD <= level <= NameLevel.MOVED for level in levels[:4])
        )
    against = (levels.sex is SexLevel.DIFFER) + (BirthLevel.SAME_YEAR <= levels.birth < BirthLevel.MISSING)
    names = levels[:4]
    agreeing = sum(level <= NameLevel.NEAR for level in names)
    moved = sum(NameLevel.CHILDWARD <= level <= NameLevel.MOVED for level in names)
    if levels.given <= NameLevel.NEAR:
        return against <= 1
    given_open = levels.given is not NameLevel.DIFFER
    return against == 0 and given_open and agreeing + moved >= 1


def has_one_name_only(levels: Levels) -> bool:
    """Whether the only thing both sides say is one name, and it agrees."""
    is_silent = (
        levels.birth is BirthLevel.MISSING
        and levels.civil is CivilLevel.MISSING
        and levels.phone is PhoneLevel.MISSING
        and levels.address is AddressLevel.MISSING
    )
    said = [level for level in levels[:4] if level is not NameLevel.MISSING] if is_silent else []
    return len(said) == 1 and said[0] <= NameLevel.NEAR


def decide(assessment: Assessment, bands: Bands = DEFAULT_BANDS) -> Decision:
    """The decision on one candidate; the rules come before the bands."""
    rule = assessment.rule
    if rule is Rule.CIVIL_ID_AGREES:
        return Decision.LINK
    if rule in (Rule.CIVIL_ID_OF_ANOTHER, Rule.ONE_NAME_ONLY):
        return Decision.ADJUDICATE
    if assessment.score >= bands.link_at:
        return Decision.ADJUDICATE if rule in (Rule.TWO_CIVIL_IDS, Rule.RIVALS) else Decision.LINK
    return Decision.ADJUDICATE if assessment.score >= bands.adjudicate_at else Decision.CLEAR
