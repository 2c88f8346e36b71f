"""One query against its candidates: the best one, the decision, the household, and why."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from matching.chances import choose_chance, measure_chances
from matching.classify import DEFAULT_BANDS, Assessment, Bands, Decision, Rule, assess_levels, decide
from matching.compare import compare
from matching.compare_numbers import CivilLevel
from matching.keys import KeyKind
from matching.model import Model, read_model
from matching.records import Profile
from matching.selection import CIVIL_STRENGTH

MOST_SHOWN = 10
HOUSEHOLD_AT = -0.5  # log-odds; a household is a hint to a human, so it is given below even odds
LEAD = 40.0  # natural log-odds of the keys, more than any one of them says: whoever is so far behind a link is no rival


class Candidate(NamedTuple):
    """A registered person whom a key brought, the kinds of key that did, and how strongly (`selection.py`)."""

    person_id: str
    household_id: str
    profile: Profile
    kinds: tuple[KeyKind, ...]
    strength: float


class Found(NamedTuple):
    """What a look-up brought: whoever is worth comparing, the strongest first.

    `holders`: how many people stand under each phone and each full address of the query; `dropped`: kinds of key that were
    too full to follow, which makes the check a degraded one; `sharers`: how many people each kind of key led to.
    """

    candidates: Iterable[Candidate]
    holders: Mapping[str, int]
    dropped: tuple[KeyKind, ...]
    sharers: Mapping[KeyKind, int]


@dataclass(frozen=True)
class Ranked:
    """A candidate with its assessment and the decision on it alone."""

    person_id: str
    household_id: str
    kinds: tuple[KeyKind, ...]
    assessment: Assessment
    decision: Decision


@dataclass(frozen=True)
class Verdict:
    """The outcome of one check.

    `ranked`: at most ten candidates, the best first, whatever was decided; `relative`: the candidate in whose household the
    query belongs, also when the person is nobody registered; `household_id`: that household, or ""; `degraded`: kinds of key that were not followed.
    """

    decision: Decision
    ranked: tuple[Ranked, ...]
    relative: Ranked | None
    rule: Rule | None
    degraded: tuple[KeyKind, ...]
    size: int
    model_version: str
    bands: Bands

    @property
    def best(self) -> Ranked | None:
        return self.ranked[0] if self.ranked else None

    @property
    def household_id(self) -> str:
        return self.relative.household_id if self.relative else ""

    @property
    def score(self) -> float:
        """Score of the best candidate, raised to the link band where the civil ID settled it; −99 without candidates."""
        if self.best is None:
            return -99.0
        settled = self.decision is Decision.LINK and self.rule is Rule.CIVIL_ID_AGREES
        return max(self.best.assessment.score, self.bands.link_at) if settled else self.best.assessment.score


def check(
    query: Profile,
    found: Found,
    size: int,
    bands: Bands = DEFAULT_BANDS,
    model: Model | None = None,
) -> Verdict:
    """Who is this, among `size` registered people?

    Candidates are compared in their order; once an exact civil ID has settled it, or everything that is rare agrees with
    a linked one, the rest is left alone.
    """
    model = model or read_model()
    ranked = _rank(query, found, size, bands, model)
    if ranked:
        ranked = _weigh_rivals(ranked, bands)
        decision, rule = ranked[0].decision, ranked[0].assessment.rule
    else:
        too_little = is_too_little(query)
        decision = Decision.ADJUDICATE if too_little else Decision.CLEAR
        rule = Rule.TOO_LITTLE if too_little else None
    relative = choose_relative(ranked, decision)
    return Verdict(
        decision, tuple(ranked[:MOST_SHOWN]), relative, rule, found.dropped, size, model.version, bands
    )


def is_too_little(query: Profile) -> bool:
    """Whether a statement is too thin to look for anybody: at most one name, and nothing else."""
    names = max((sum(bool(name) for name in slots) for slots in query.names), default=0)
    return not (query.numbers or query.phones or query.births or query.homes) and names < 3


def _rank(query: Profile, found: Found, size: int, bands: Bands, model: Model) -> list[Ranked]:
    chances = measure_chances(found.sharers, found.dropped, size)
    ranked, enough, (*priors, unrelated) = list[Ranked](), -math.inf, model.list_priors(size)
    for candidate in found.candidates:
        if candidate.strength < enough:
            break
        levels = compare(query, candidate.profile, found.holders)
        chance = model.temper * choose_chance(chances, candidate.kinds, levels)
        assessment = assess_levels(levels, [*priors, unrelated * math.exp(chance)], model)
        decision = decide(assessment, bands)
        ranked.append(
            Ranked(candidate.person_id, candidate.household_id, candidate.kinds, assessment, decision)
        )
        if decision is Decision.LINK:
            is_settled = levels.civil is CivilLevel.EXACT
            enough = max(enough, CIVIL_STRENGTH if is_settled else candidate.strength - LEAD)
    return sorted(ranked, key=_rank_key)


def _rank_key(ranked: Ranked) -> tuple[bool, bool, float, str]:
    """A link by the civil ID stands before everything, and whoever must be asked about before whoever need not be.

    The bearer of the number that was typed scores low when all else is another's: a likelier stranger hides nobody. The id
    makes the order stable.
    """
    return (
        ranked.assessment.rule is not Rule.CIVIL_ID_AGREES,
        ranked.decision is Decision.CLEAR,
        -ranked.assessment.score,
        ranked.person_id,
    )


def _weigh_rivals(ranked: list[Ranked], bands: Bands) -> list[Ranked]:
    """Only one registered person can be the queried one: what speaks for the others speaks against the best."""
    best = ranked[0]
    if best.assessment.rule is Rule.CIVIL_ID_AGREES or len(ranked) == 1:
        return ranked
    against = sum(math.exp(min(each.assessment.score, 50.0)) for each in ranked[1:])
    score = best.assessment.score - math.log1p(against)
    is_rivalled = best.assessment.score >= bands.link_at > score
    assessment = replace(
        best.assessment, score=score, rule=Rule.RIVALS if is_rivalled else best.assessment.rule
    )
    decision = decide(assessment, bands)
    if decision is Decision.CLEAR and best.decision is not Decision.CLEAR:
        # Each of them may be the one: that it cannot be told which does not make it nobody.
        decision = Decision.ADJUDICATE
    return [replace(best, assessment=assessment, decision=decision), *ranked[1:]]


def choose_relative(ranked: list[Ranked], decision: Decision) -> Ranked | None:
    """The person found, or else the candidate who is likeliest to be a relative."""
    if not ranked:
        return None
    if decision is Decision.LINK:
        return ranked[0]
    likeliest = max(ranked, key=measure_belonging)
    return likeliest if measure_belonging(likeliest) >= HOUSEHOLD_AT else None


def measure_belonging(ranked: Ranked) -> float:
    """Log-odds that the query belongs to the candidate's household, as the same person or another."""
    return max(ranked.assessment.household, ranked.assessment.score)
