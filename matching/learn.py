"""Weights from labelled pairs: counted levels on top of what was believed before."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import permutations

from matching.compare import FIELD_LEVELS, NO_CROWDS, compare
from matching.model import RELATIONS, Model, Relation
from matching.records import Profile

LabelledPair = tuple[Profile, Profile, Relation]
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
    """The model `before`, re-estimated from labelled pairs.

    P(level | relation) = (count + strength · P_before) / (n + strength): a Dirichlet prior worth `strength` pairs, so that
    a few adjudicated pairs move the weights a little, and a relation without a pair keeps its own. Priors and temper stay.
    `holders` as `compare` takes them.
    """
    counts: defaultdict[Relation, list[Counter[int]]] = defaultdict(lambda: [Counter() for _ in FIELD_LEVELS])
    for query, person, relation in pairs:
        for counter, level in zip(counts[relation], compare(query, person, holders), strict=True):
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
