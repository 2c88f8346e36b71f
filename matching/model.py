"""The weights: how likely each level is for each relation, and how often each relation is met."""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import TypedDict

from matching.compare import FIELD_LEVELS, Levels

WEIGHTS_FILE = Path(__file__).parent / "data" / "weights.json"
_LEAST = -300.0  # natural logarithm of evidence: two of them together can still be told from nothing


class Relation(StrEnum):
    """What the queried person may be to a registered one."""

    SAME = "same"
    SIBLING = "sibling"
    CHILD = "child"  # the queried person is the registered one's child
    PARENT = "parent"
    SPOUSE = "spouse"
    KIN = "kin"  # of one family in another household
    HOUSEMATE = "housemate"  # behind one door, another household
    NAMESAKE = "namesake"
    UNRELATED = "unrelated"


RELATIONS = tuple(Relation)
HOUSEHOLD_RELATIONS = frozenset({Relation.SIBLING, Relation.CHILD, Relation.PARENT, Relation.SPOUSE})


@dataclass(frozen=True)
class Model:
    """One version of the weights.

    `odds[field][level]` holds ln P(level | relation) in the order of RELATIONS. `expected[relation]` is how many people of
    a full registry stand in that relation to one person, on average; the share of *same* is that of queries that are
    duplicates. `temper` shrinks all evidence (fields are not independent), so that a log-odds means what it says.
    """

    version: str
    expected: Mapping[Relation, float]
    odds: Mapping[str, Sequence[Sequence[float]]]
    temper: float
    # By levels of the first four fields, or of the last five: a few thousand are ever met, some 40,000 are possible.
    _evidence: dict[tuple[int, ...], list[float]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def weigh(self, levels: Levels, priors: Sequence[float]) -> list[float]:
        """Likelihood of every relation before normalising; `priors` as `list_priors` gives them.

        ln of it = ln prior(c) + temper · Σ ln P(level | c), after Fellegi and Sunter (1969) with several classes.
        """
        names, rest = levels[:4], levels[4:]
        evidence = self._evidence
        of_names = evidence.get(names) or self._add_evidence(names, 0)
        of_rest = evidence.get(rest) or self._add_evidence(rest, 4)
        return [prior * one * other for prior, one, other in zip(priors, of_names, of_rest, strict=True)]

    def _add_evidence(self, levels: tuple[int, ...], first: int) -> list[float]:
        fields = list(self.odds.values())[first : first + len(levels)]
        rows = [row[level] for row, level in zip(fields, levels, strict=True)]
        sums = (self.temper * sum(weights) for weights in zip(*rows, strict=True))
        self._evidence[levels] = [math.exp(max(one, _LEAST)) for one in sums]
        return self._evidence[levels]

    def list_priors(self, size: int) -> list[float]:
        """Prior of each relation for one candidate out of `size`; *unrelated* takes what is left."""
        number = max(size, 2)
        shares = [self.expected[relation] / number for relation in RELATIONS[:-1]]
        return [*shares, max(1 - sum(shares), 0.05)]


@cache
def read_model() -> Model:
    """The packaged weights."""
    return load_model(json.loads(WEIGHTS_FILE.read_text(encoding="utf-8")))


class WeightsDocument(TypedDict):
    """The weights as a file holds them: `odds[field][level]` in the order of `relations`."""

    version: str
    temper: float
    relations: list[str]
    expected: dict[str, float]
    odds: dict[str, dict[str, list[float]]]


def load_model(document: WeightsDocument) -> Model:
    """A model from the document that `dump_model` writes."""
    return Model(
        version=document["version"],
        expected={relation: document["expected"][relation] for relation in RELATIONS[:-1]},
        odds={
            field: [document["odds"][field][level.name.lower()] for level in levels]
            for field, levels in FIELD_LEVELS.items()
        },
        temper=document["temper"],
    )


def dump_model(model: Model) -> WeightsDocument:
    """The model as a document of plain values; weights are rounded to a thousandth."""
    return {
        "version": model.version,
        "temper": model.temper,
        "relations": [str(relation) for relation in RELATIONS],
        "expected": {str(relation): number for relation, number in model.expected.items()},
        "odds": {
            field: {
                level.name.lower(): [round(weight, 3) for weight in model.odds[field][level]]
                for level in levels
            }
            for field, levels in FIELD_LEVELS.items()
        },
    }
