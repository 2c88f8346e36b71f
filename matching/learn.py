"""Weights from labelled pairs: counted levels on top of what was believed before."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import permutations

from matching.compare import FIELD_LEVELS, NO_CROWDS, Levels, compare
from matching.model import RELATIONS, Model, Relation
from matching.records import Profile

LabelledPair = tuple[Profile, Profile, Relation]
LabelledLevels = tuple[Levels, Relation]
_OF_ROLES = {
    ("child", "child"): Relation.SIBLING,
    ("child", "head"): Relation.CHILD,
    ("child", "spouse"): Relation.CHILD,
    ("head", "child"): Relation.PARENT,
    ("spouse", "child"): Relation.PARENT,
    ("head", "spouse"): Relation.SPOUSE,
    ("spouse", "head"): Relation.SPOUSE,
}
LEAST = 1e-6  # no level is impossible


def learn(
    pairs: Iterable[LabelledPair],
    before: Model,
    version: str,
    strength: float = 200.0,
    holders: Mapping[str, int] = NO_CROWDS,
) -> Model:
    """The model `before`, re-estimated from labelled pairs; `holders` as `compare` takes them."""
    compared = ((compare(query, person, holders), relation) for query, person, relation in pairs)
    return learn_levels(compared, before, version, strength)


def learn_levels(
    compared: Iterable[LabelledLevels], before: Model, version: str, strength: float = 200.0
) -> Model:
    """The model `before`, re-estimated from comparisons whose relation is known.

    P(level | relation) = (count + strength · P_before) / (n + strength): a Dirichlet prior worth `strength` pairs, so that
    a few adjudicated pairs move the weights a little, and a relation without a pair keeps its own. Priors and temper stay.
    """
    counts: defaultdict[Relation, list[Counter[int]]] = defaultdict(lambda: [Counter() for _ in FIELD_LEVELS])
    for levels, relation in compared:
        for counter, level in zip(counts[relation], levels, strict=True):
            counter[level] += 1
    odds = {field: [list(row) for row in before.odds[field]] for field in FIELD_LEVELS}
    for relation, counters in counts.items():
        place = RELATIONS.index(relation)
        for (field, levels_of_field), counter in zip(FIELD_LEVELS.items(), counters, strict=True):
            total = counter.total() + strength
            for level in levels_of_field:
                believed = math.exp(before.odds[field][level][place])
                share = (counter[level] + strength * believed) / total
                odds[field][level][place] = math.log(max(share, LEAST))
    return replace(before, odds=odds, version=version)


def read_levels(names: Mapping[str, str]) -> Levels:
    """Levels by the lower-case names that evidence gives them; a field without one was not said on both sides.

    Raises KeyError for a name that is no level of its field.
    """
    return Levels(
        *(kind[(names.get(field) or "missing").upper()] for field, kind in FIELD_LEVELS.items())  # type: ignore[arg-type] # one kind per field
    )


def write_levels(levels: Levels) -> dict[str, str]:
    """The names of levels by field; nothing for what was not said."""
    return {
        field: "" if level.name == "MISSING" else level.name.lower()
        for field, level in zip(FIELD_LEVELS, levels, strict=True)
    }


def find_relation(role: str, other_role: str) -> Relation | None:
    """What a person of one role in a household is to one of another role, or None where it cannot be told."""
    return _OF_ROLES.get((role, other_role))


def pair_families(members: Iterable[tuple[str, str, Profile]]) -> Iterator[LabelledPair]:
    """Labelled pairs out of registered households; a member is (household id, role, profile)."""
    households: defaultdict[str, list[tuple[str, Profile]]] = defaultdict(list)
    for household, role, profile in members:
        if household:
            households[household].append((role, profile))
    for mates in households.values():
        for (role, one), (other_role, other) in permutations(mates, 2):
            relation = find_relation(role, other_role)
            if relation is not None:
                yield one, other, relation


def make_blank_model(expected: dict[Relation, float]) -> Model:
    """A model that knows nothing: every level of a field as likely as the next."""
    odds = {
        field: [[-math.log(len(levels))] * len(RELATIONS) for _ in levels]
        for field, levels in FIELD_LEVELS.items()
    }
    return Model(version="blank", expected=expected, odds=odds, temper=1.0)
