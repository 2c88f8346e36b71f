"""Why: per field its level and signed bits, as codes; the words for them live in `language`."""

import math
from dataclasses import dataclass

from matching.classify import Assessment, Rule
from matching.compare import FIELD_LEVELS
from matching.model import RELATIONS, Model, Relation, read_model


@dataclass(frozen=True)
class FieldEvidence:
    """One field: `level` is the lower-case name of its level, `bits` speak for (+) or against (−) one person.

    Bits are log2 of P(level | same person) ÷ P(level | `Evidence.runner_up`), tempered like the score.
    """

    field: str
    level: str
    bits: float


@dataclass(frozen=True)
class Evidence:
    """A comparison explained: its fields, the strongest first; what else the two may be; the rule that spoke, if any."""

    fields: tuple[FieldEvidence, ...]
    runner_up: Relation
    rule: Rule | None
    score_bits: float
    model_version: str


def explain(assessment: Assessment, model: Model | None = None) -> Evidence:
    """Evidence of an assessment; a field that was not said on both sides is left out."""
    model = model or read_model()
    other = RELATIONS.index(assessment.relation)
    fields = []
    for (field, levels), level in zip(FIELD_LEVELS.items(), assessment.levels, strict=True):
        row = model.odds[field][level]
        bits = model.temper * (row[0] - row[other]) / math.log(2)
        if levels(level).name != "MISSING":
            fields.append(FieldEvidence(field, levels(level).name.lower(), round(bits, 1)))
    fields.sort(key=lambda each: -abs(each.bits))
    score_bits = round(assessment.score / math.log(2), 1)
    return Evidence(tuple(fields), assessment.relation, assessment.rule, score_bits, model.version)
