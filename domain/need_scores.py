"""How need is weighed: a sum of lines, each with its value, its points and its threshold; it advises and never decides."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, Self

from domain.money import FILS_PER_DINAR
from domain.studies import Health, HousingState, StudyAnswers

WEIGHTS = Path(__file__).with_name("need_weights.toml")


class NeedFactor(StrEnum):
    """What a line of the score weighs, in the order in which it is told."""

    PER_CAPITA = "per_capita"
    DEPENDANTS = "dependants"
    HEALTH = "health"
    DEBTS = "debts"
    HOUSING = "housing"
    CROWDING = "crowding"
    ASSETS = "assets"


@dataclass(frozen=True)
class NeedLine:
    """One line: `points` of at most `most`, the `terms` its value was worked out from, the threshold that was met.

    Terms are numbers by name, money in `…_fils`; a line without terms was not answered and gives nothing. `limit` is
    None where no threshold was met, or where points are counted by head.
    """

    factor: NeedFactor
    points: int
    most: int
    terms: Mapping[str, int] = field(default_factory=dict)
    limit: int | None = None


@dataclass(frozen=True)
class NeedScore:
    """The whole sum, and by which edition of the weights."""

    edition: str
    lines: tuple[NeedLine, ...]

    @property
    def points(self) -> int:
        """The points of all lines together."""
        return sum(line.points for line in self.lines)

    @property
    def most(self) -> int:
        """The most that the answered lines could give."""
        return sum(line.most for line in self.lines if line.terms)

    def to_document(self) -> dict[str, Any]:
        """The score as the record keeps it, so that a later edition changes nothing that was scored."""
        lines: list[dict[str, Any]] = [
            {
                "factor": each.factor.value,
                "points": each.points,
                "most": each.most,
                "terms": dict(each.terms),
                "limit": each.limit,
            }
            for each in self.lines
        ]
        return {"edition": self.edition, "lines": lines}

    @classmethod
    def from_document(cls, document: Mapping[str, Any]) -> Self:
        """The score that `to_document` wrote."""
        lines = tuple(
            NeedLine(NeedFactor(row["factor"]), row["points"], row["most"], row["terms"], row["limit"])
            for row in document["lines"]
        )
        return cls(document["edition"], lines)


@dataclass(frozen=True)
class Weights:
    """One edition of the weights, by factor; thresholds of money in dinars, as the file has them."""

    edition: str
    factors: Mapping[NeedFactor, Mapping[str, Any]]


@cache
def read_weights() -> Weights:
    """The weights in force, from the file that names them."""
    document = tomllib.loads(WEIGHTS.read_text(encoding="utf-8"))
    return Weights(document["edition"], {factor: document[factor.value] for factor in NeedFactor})


def score_need(answers: StudyAnswers, weights: Weights) -> NeedScore:
    """Weigh the answers of a study (the source of every threshold is the weights' file).

    More income, more savings or more rooms never raise the sum; another member, a debt or an illness never lower it.
    """
    rule = weights.factors
    return NeedScore(
        weights.edition,
        (
            _weigh_income(answers, rule[NeedFactor.PER_CAPITA]),
            _weigh_dependants(answers, rule[NeedFactor.DEPENDANTS]),
            _weigh_health(answers, rule[NeedFactor.HEALTH]),
            _weigh_debts(answers, rule[NeedFactor.DEBTS]),
            _weigh_housing(answers, rule[NeedFactor.HOUSING]),
            _weigh_crowding(answers, rule[NeedFactor.CROWDING]),
            _weigh_assets(answers, rule[NeedFactor.ASSETS]),
        ),
    )


def _weigh_income(answers: StudyAnswers, rule: Mapping[str, Any]) -> NeedLine:
    """What is left a month for each member after rent and debts; nothing left is nothing, however much is lacking."""
    members, income_fils = len(answers.members), answers.income_fils
    if not members or income_fils is None:
        return NeedLine(NeedFactor.PER_CAPITA, 0, rule["most"])
    rent_fils, debts_fils = answers.rent_fils or 0, answers.monthly_debts_fils
    left_fils = max(0, income_fils - rent_fils - debts_fils) // members
    points, limit = _weigh_at_most(left_fils, rule["at_most"])
    terms = {
        "income_fils": income_fils,
        "rent_fils": rent_fils,
        "debts_fils": debts_fils,
        "members": members,
        "left_fils": left_fils,
    }
    return NeedLine(NeedFactor.PER_CAPITA, points, rule["most"], terms, limit)


def _weigh_dependants(answers: StudyAnswers, rule: Mapping[str, Any]) -> NeedLine:
    ages = [each.age for each in answers.members if each.age is not None]
    if not ages:
        return NeedLine(NeedFactor.DEPENDANTS, 0, rule["most"])
    young = sum(age < rule["below_age"] for age in ages)
    old = sum(age >= rule["from_age"] for age in ages)
    points = min(rule["most"], (young + old) * rule["each"])
    terms = {"young": young, "below_age": rule["below_age"], "old": old, "from_age": rule["from_age"]}
    return NeedLine(NeedFactor.DEPENDANTS, points, rule["most"], terms | {"each": rule["each"]})


def _weigh_health(answers: StudyAnswers, rule: Mapping[str, Any]) -> NeedLine:
    if not answers.members:
        return NeedLine(NeedFactor.HEALTH, 0, rule["most"])
    counts = {
        state.value: sum(each.health is state for each in answers.members)
        for state in Health
        if state is not Health.WELL
    }
    points = sum(rule["points"][state] * count for state, count in counts.items())
    return NeedLine(NeedFactor.HEALTH, min(rule["most"], points), rule["most"], counts)


def _weigh_debts(answers: StudyAnswers, rule: Mapping[str, Any]) -> NeedLine:
    income_fils, owed_fils = answers.income_fils, answers.owed_fils
    if income_fils is None:
        return NeedLine(NeedFactor.DEBTS, 0, rule["most"])
    longest = rule["at_least"][-1][0]
    months = owed_fils // income_fils if income_fils else longest * bool(owed_fils)
    points, limit = _weigh_at_least(months, rule["at_least"])
    terms = {"owed_fils": owed_fils, "income_fils": income_fils, "months": months}
    return NeedLine(NeedFactor.DEBTS, points, rule["most"], terms, limit)


def _weigh_housing(answers: StudyAnswers, rule: Mapping[str, Any]) -> NeedLine:
    if answers.housing_state is None:
        return NeedLine(NeedFactor.HOUSING, 0, rule["most"])
    grade = list(HousingState).index(answers.housing_state)
    points = rule["points"][answers.housing_state.value]
    return NeedLine(NeedFactor.HOUSING, points, rule["most"], {"grade": grade})


def _weigh_crowding(answers: StudyAnswers, rule: Mapping[str, Any]) -> NeedLine:
    members, rooms = len(answers.members), answers.rooms
    if not members or rooms is None:
        return NeedLine(NeedFactor.CROWDING, 0, rule["most"])
    # A household without a room of its own shares what it has: as crowded as all of them in one.
    per_room = members // max(1, rooms)
    points, limit = _weigh_at_least(per_room, rule["at_least"])
    terms = {"members": members, "rooms": rooms, "per_room": per_room}
    return NeedLine(NeedFactor.CROWDING, points, rule["most"], terms, limit)


def _weigh_assets(answers: StudyAnswers, rule: Mapping[str, Any]) -> NeedLine:
    if answers.savings_fils is None:
        return NeedLine(NeedFactor.ASSETS, 0, rule["most"])
    savings_fils, property_fils = answers.savings_fils, answers.property_fils or 0
    points, limit = _weigh_at_most(savings_fils + property_fils, rule["at_most"])
    terms = {
        "savings_fils": savings_fils,
        "property_fils": property_fils,
        "worth_fils": savings_fils + property_fils,
    }
    return NeedLine(NeedFactor.ASSETS, points, rule["most"], terms, limit)


def _weigh_at_most(value_fils: int, steps: Sequence[Sequence[int]]) -> tuple[int, int | None]:
    """(points, threshold in fils) of the first step that the value does not exceed."""
    for dinars, points in steps:
        if value_fils <= dinars * FILS_PER_DINAR:
            return points, dinars * FILS_PER_DINAR
    return 0, None


def _weigh_at_least(value: int, steps: Sequence[Sequence[int]]) -> tuple[int, int | None]:
    """(points, threshold) of the last step that the value reaches."""
    for threshold, points in reversed(steps):
        if value >= threshold:
            return points, threshold
    return 0, None
