"""What a policy in the making would have changed: the replay by a draft beside the replay by each case's own version."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from domain.approvals import read_level
from domain.calendars import Calendar
from domain.policies import Policy
from domain.replays import (
    CaseFacts,
    Judged,
    PastClaim,
    Replay,
    Terms,
    compute_due,
    cut_amount,
    judge_terms,
)

NUMBERS_SHOWN = 20


class Measure(StrEnum):
    """What a simulation counts; those that end in `_fils` are sums of money."""

    REFUSED = "refused"
    ABOVE_CEILING = "above_ceiling"
    HELD = "held"
    SIGNATURES = "signatures"
    DEADLINES_MOVED = "deadlines_moved"
    DEADLINES_BREACHED = "deadlines_breached"
    APPROVED_FILS = "approved_fils"
    HELD_FILS = "held_fils"
    ORDERS_PAUSED = "orders_paused"


class Unplayed(StrEnum):
    """What of the record could not be replayed, and is left out of the figures it concerns."""

    OTHER_TERMS = "other_terms"
    NO_IDENTITY = "no_identity"
    HOLD_DIFFERS = "hold_differs"
    LEVELS_DIFFER = "levels_differ"
    CLOCK_STOPPED = "clock_stopped"
    THRESHOLDS = "thresholds"
    COUNTER_REFUSALS = "counter_refusals"


@dataclass(frozen=True)
class Figure:
    """A measure under the versions that the cases carry, under the draft, and in how many cases the two differ."""

    measure: Measure
    before: int
    after: int
    differing: int


@dataclass(frozen=True)
class CaseDifference:
    """One case of which the draft says something else: measure → (before, after); yes and no are 1 and 0."""

    request_id: UUID
    number: str
    category: str
    measures: Mapping[Measure, tuple[int, int]]
    problems: tuple[str, ...]
    levels_before: tuple[str, ...]
    levels_after: tuple[str, ...]


@dataclass(frozen=True)
class Left:
    """How many cases (or tasks) one reason leaves out, and the numbers of the first of them.

    Of `counter_refusals` the record keeps nothing, so that their number is not known: it is 0.
    """

    reason: Unplayed
    count: int
    numbers: tuple[str, ...]


@dataclass(frozen=True)
class Simulation:
    """The answer: how many cases were replayed, each figure, every case that differs, and what was left out."""

    cases: int
    figures: tuple[Figure, ...]
    differences: tuple[CaseDifference, ...]
    unplayed: tuple[Left, ...]


@dataclass(frozen=True)
class Scene:
    """All that a simulation is made of: facts from the record, the draft, the versions that the cases carry, the calendar."""

    cases: Sequence[CaseFacts]
    past: Sequence[PastClaim]
    draft: Policy
    versions: Mapping[UUID, Policy]
    calendar: Calendar
    at: datetime


def simulate(scene: Scene, progress: Callable[[int], None] = lambda _cases: None) -> Simulation:
    """Judge every case twice, by its own version and by the draft, and say where the two part.

    A case that its own version would not have let in came in by other terms (a list, a campaign); its registration is
    taken as it was. `progress` is told how many judgements are done, two for each case.
    """
    own_terms = {case.request_id: judge_terms(case, scene.versions[case.version_id]) for case in scene.cases}
    waived = {request_id for request_id, terms in own_terms.items() if terms.problems or terms.ceiling_fils}
    terms = {
        case.request_id: Terms() if case.request_id in waived else judge_terms(case, scene.draft)
        for case in scene.cases
    }
    refused = {request_id for request_id, said in terms.items() if said.problems}
    own = _play(scene, lambda case: scene.versions[case.version_id], dict.fromkeys(own_terms, Terms()), set())
    drafted = _play(scene, lambda _case: scene.draft, terms, refused)
    before: dict[UUID, Judged] = {}
    after: dict[UUID, Judged] = {}
    for done, (judged, (case, said)) in enumerate(_follow(before, own, after, drafted), 1):
        judged[case.request_id] = said
        progress(done)
    rows = [(case, _measure(scene, case, before, after)) for case in scene.cases]
    return Simulation(
        cases=len(scene.cases),
        figures=tuple(_sum_up(rows)),
        differences=tuple(_list_differences(rows, before, after)),
        unplayed=tuple(_list_unplayed(scene, before, waived)),
    )


_Played = Iterator[tuple[CaseFacts, Judged]]
_Row = tuple[CaseFacts, dict[Measure, tuple[int, int]]]


def _play(
    scene: Scene, policy_of: Callable[[CaseFacts], Policy], terms: Mapping[UUID, Terms], refused: set[UUID]
) -> _Played:
    return Replay(scene.past, policy_of).judge_all(scene.cases, terms, refused)


def _follow(
    before: dict[UUID, Judged], own: _Played, after: dict[UUID, Judged], drafted: _Played
) -> Iterator[tuple[dict[UUID, Judged], tuple[CaseFacts, Judged]]]:
    for played in own:
        yield before, played
    for played in drafted:
        yield after, played


def _measure(
    scene: Scene, case: CaseFacts, before: Mapping[UUID, Judged], after: Mapping[UUID, Judged]
) -> dict[Measure, tuple[int, int]]:
    old, new = before[case.request_id], after[case.request_id]
    is_refused = bool(new.terms.problems)
    approved_fils = 0 if is_refused else cut_amount(case.approved_fils, new.terms)
    # Whoever was refused came to no hold, no signature and no deadline: that is told once, as a refusal.
    held = (old.is_held, old.is_held) if is_refused else (old.is_held, new.is_held)
    levels = (old.levels, old.levels) if is_refused else (old.levels, new.levels)
    moved, breached = (0, (0, 0)) if is_refused else _measure_clocks(scene, case)
    return {
        Measure.REFUSED: (0, int(is_refused)),
        Measure.ABOVE_CEILING: (0, int(new.terms.ceiling_fils is not None)),
        Measure.HELD: (int(bool(held[0])), int(bool(held[1]))),
        Measure.SIGNATURES: (_count_signatures(levels[0]), _count_signatures(levels[1])),
        Measure.DEADLINES_MOVED: (0, moved),
        Measure.DEADLINES_BREACHED: breached,
        Measure.APPROVED_FILS: (case.approved_fils, approved_fils),
        Measure.HELD_FILS: (
            case.approved_fils if held[0] else 0,
            min(case.approved_fils, approved_fils) if held[1] and not is_refused else 0,
        ),
        Measure.ORDERS_PAUSED: _measure_pauses(scene, case),
    }


def _measure_clocks(scene: Scene, case: CaseFacts) -> tuple[int, tuple[int, int]]:
    """How many deadlines the draft would have set otherwise, and how many were, and would have been, breached."""
    moved, breached = 0, [0, 0]
    own = scene.versions[case.version_id]
    for task in case.tasks:
        if task.was_stopped or any(
            (task.kind, False) not in policy.allowances for policy in (own, scene.draft)
        ):
            continue
        allowances = [
            policy.get_allowance(task.kind, fast_track=case.is_emergency) for policy in (own, scene.draft)
        ]
        if allowances[0] == allowances[1]:
            continue
        dues = [
            compute_due(task, policy, scene.calendar, is_emergency=case.is_emergency)
            for policy in (own, scene.draft)
        ]
        moved += dues[0] != dues[1]
        for place, due_at in enumerate(dues):
            breached[place] += (task.closed_at or scene.at) > due_at
    return moved, (breached[0], breached[1])


def _measure_pauses(scene: Scene, case: CaseFacts) -> tuple[int, int]:
    """How many orders were issued to an account that is too new for the case's own version, and for the draft."""
    old, new = (
        sum(age < timedelta(hours=policy.payee_pause_hours) for age in case.account_ages)
        for policy in (scene.versions[case.version_id], scene.draft)
    )
    return old, new


def _count_signatures(levels: Iterable[str]) -> int:
    return sum(read_level(code).needed for code in levels)


def _sum_up(rows: Sequence[_Row]) -> Iterator[Figure]:
    for measure in Measure:
        pairs = [measures[measure] for _, measures in rows]
        before, after = (sum(pair[place] for pair in pairs) for place in (0, 1))
        yield Figure(measure, before, after, sum(one != other for one, other in pairs))


def _list_differences(
    rows: Sequence[_Row], before: Mapping[UUID, Judged], after: Mapping[UUID, Judged]
) -> Iterator[CaseDifference]:
    for case, measures in rows:
        parted = {measure: pair for measure, pair in measures.items() if pair[0] != pair[1]}
        old, new = before[case.request_id], after[case.request_id]
        if parted or (old.levels != new.levels and not new.terms.problems):
            yield CaseDifference(
                case.request_id,
                case.number,
                case.category,
                parted,
                new.terms.problems,
                old.levels,
                new.levels,
            )


def _list_unplayed(scene: Scene, before: Mapping[UUID, Judged], waived: set[UUID]) -> Iterator[Left]:
    """Where the replay by the own version does not say what the record says, it cannot be trusted with another."""
    found: dict[Unplayed, list[str]] = defaultdict(list)
    for case in scene.cases:
        for reason in _list_reasons(case, before[case.request_id], is_waived=case.request_id in waived):
            found[reason].append(case.number)
    for reason, numbers in sorted(found.items()):
        yield Left(reason, len(numbers), tuple(dict.fromkeys(numbers))[:NUMBERS_SHOWN])
    own = [scene.versions[version_id] for version_id in {case.version_id for case in scene.cases}]
    drafted = (scene.draft.link_at, scene.draft.adjudicate_at)
    if any((policy.link_at, policy.adjudicate_at) != drafted for policy in own):
        yield Left(Unplayed.THRESHOLDS, len(scene.cases), ())
    yield Left(Unplayed.COUNTER_REFUSALS, 0, ())


def _list_reasons(case: CaseFacts, own: Judged, *, is_waived: bool) -> Iterator[Unplayed]:
    if is_waived:
        yield Unplayed.OTHER_TERMS
    if own.is_held is None:
        yield Unplayed.NO_IDENTITY
    elif own.is_held != case.was_held:
        yield Unplayed.HOLD_DIFFERS
    if case.signatures and own.levels and own.levels != case.signatures:
        yield Unplayed.LEVELS_DIFFER
    yield from (Unplayed.CLOCK_STOPPED for task in case.tasks if task.was_stopped)
