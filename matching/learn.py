"""Weights from labelled pairs: counted levels on top of what was believed before."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace

from matching.compare import FIELD_LEVELS, Levels
from matching.model import RELATIONS, Model, Relation

LEAST = 1e-5  # no level is impossible


def learn(
    pairs: Iterable[tuple[Levels, Relation]], before: Model, version: str, strength: float = 200.0
) -> Model:
    """The model `before`, re-estimated from labelled pairs.

    P(level | relation) = (count + strength · P_before) / (n + strength): a Dirichlet prior worth `strength` pairs, so that
    a few adjudicated pairs move the weights a little, and a relation without a pair keeps its own. Priors and temper stay.
    """
    counts: defaultdict[Relation, list[Counter[int]]] = defaultdict(lambda: [Counter() for _ in FIELD_LEVELS])
    for levels, relation in pairs:
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


def make_blank_model(expected: dict[Relation, float]) -> Model:
    """A model that knows nothing: every level of a field as likely as the next."""
    odds = {
        field: [[-math.log(len(levels))] * len(RELATIONS) for _ in levels]
        for field, levels in FIELD_LEVELS.items()
    }
    return Model(version="blank", expected=expected, odds=odds, temper=1.0)
