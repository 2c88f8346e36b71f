"""The figures of one run: the public scorer's definitions, split by kind of damage."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bench.duplicates.samples import Query, Sample
from matching.classify import Decision
from matching.registry import Registry
from matching.verdicts import Verdict


@dataclass(frozen=True)
class Answer:
    """A query and what the matcher said."""

    query: Query
    verdict: Verdict

    @property
    def is_right(self) -> bool:
        best = self.verdict.best
        return best is not None and best.person_id == self.query.person_id


@dataclass(frozen=True)
class Figures:
    """The figures of one run; shares between 0 and 1."""

    queries: int
    best_f1: float
    best_precision: float
    best_recall: float
    best_threshold: float
    link_precision: float
    link_recall: float
    review: float
    candidates: float
    households: float


def answer_all(sample: Sample) -> list[Answer]:
    registry = Registry()
    for person in sample.people:
        registry.add(person.person_id, person.household_id, person.profile)
    return [Answer(query, registry.check(query.profile)) for query in sample.queries]


def measure(answers: Sequence[Answer]) -> Figures:
    duplicates = sum(bool(each.query.person_id) for each in answers)
    linked = [each for each in answers if each.verdict.decision is Decision.LINK]
    right = sum(each.is_right for each in linked)
    family = [each for each in answers if not each.query.person_id and each.query.household_id]
    return Figures(
        len(answers),
        *find_best_threshold(answers, duplicates),
        link_precision=right / max(len(linked), 1),
        link_recall=right / max(duplicates, 1),
        review=sum(each.verdict.decision is Decision.ADJUDICATE for each in answers) / len(answers),
        candidates=sum(each.is_right for each in answers) / max(duplicates, 1),
        households=sum(each.verdict.household_id == each.query.household_id for each in family)
        / max(len(family), 1),
    )


def find_best_threshold(answers: Iterable[Answer], duplicates: int) -> tuple[float, float, float, float]:
    """(F1, precision, recall, score) at the score where F1 is best."""
    scored = [(get_score(each.verdict), each.is_right) for each in answers if each.verdict.best is not None]
    return find_best_cut(scored, duplicates)


def find_best_cut(scored: list[tuple[float, bool]], duplicates: int) -> tuple[float, float, float, float]:
    """The same of (score of the best candidate, whether it is the right one), one for each query that has any."""
    scored = sorted(scored, reverse=True)
    best, right = (0.0, 0.0, 0.0, 0.0), 0
    for place, (score, is_right) in enumerate(scored, 1):
        right += is_right
        if place < len(scored) and scored[place][0] == score:
            continue
        precision, recall = right / place, right / max(duplicates, 1)
        f1 = 2 * precision * recall / (precision + recall) if right else 0.0
        best = max(best, (f1, precision, recall, score))
    return best


def get_score(verdict: Verdict) -> float:
    """The score that a list of predictions is sorted by: a rule's decision outranks the model's doubt."""
    return verdict.score


def count_by_kind(answers: Iterable[Answer]) -> dict[str, tuple[int, int, int, int]]:
    """Kind of damage or of stranger → (queries, linked, to a person, clear); of duplicates only the right ones count."""
    counts = defaultdict[str, list[int]](lambda: [0, 0, 0, 0])
    places = {Decision.LINK: 1, Decision.ADJUDICATE: 2, Decision.CLEAR: 3}
    for each in answers:
        head, _, rest = each.query.kind.partition(":")
        for kind in [f"{head}:{part}" for part in rest.split("+")]:
            row = counts[kind]
            row[0] += 1
            place = places[each.verdict.decision]
            if place == 3 or not each.query.person_id or each.is_right:
                row[place] += 1
    return {kind: (row[0], row[1], row[2], row[3]) for kind, row in sorted(counts.items())}
