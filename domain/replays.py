"""What a policy would have said of recorded cases: one pass over their facts, by the rules of the live path."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from domain.approvals import levels_for, read_flags
from domain.calendars import Calendar, read_day
from domain.categories import Category, Paper
from domain.cycle import EventType, TaskKind
from domain.deadlines import set_deadline
from domain.overlaps import (
    AidSubject,
    LikeAid,
    OverlapFamily,
    WindowKind,
    find_window_end,
    is_in_the_way,
    list_subject_keys,
)
from domain.policies import Policy
from domain.requests import AskedAid, list_term_problems

ENDS_OF_HOLD = frozenset({EventType.HOLD_RELEASED, EventType.HOLD_COMPLEMENTED, EventType.HOLD_EXCEPTED})
"""Rulings by which a held case went on; what they leave on a case comes and goes with its hold."""


@dataclass(frozen=True, slots=True)
class TaskFacts:
    """A task of a case: its clock began at `opened_at` and ended at `closed_at`, None if it is open still."""

    kind: TaskKind
    opened_at: datetime
    closed_at: datetime | None
    was_stopped: bool


@dataclass(frozen=True, slots=True)
class GrantFacts:
    """What a case had reserved and was given: None where it had nothing, or has still."""

    reserved_at: datetime
    released_at: datetime | None
    given_on: date | None
    ended_on: date | None


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """What the record says of a case that a policy judges; no word of who asks. Amounts in fils."""

    request_id: UUID
    number: str
    version_id: UUID
    category: str
    is_emergency: bool
    registered_on: date
    amount_fils: int
    papers: frozenset[Paper]
    has_beneficiary: bool
    checked_at: datetime | None
    closed_at: datetime | None
    subject: AidSubject | None
    was_held: bool
    is_excluded: bool
    grant: GrantFacts | None
    recommended_fils: int | None
    flagging: tuple[EventType, ...]
    signatures: tuple[str, ...]
    approved_fils: int
    tasks: tuple[TaskFacts, ...]
    account_ages: tuple[timedelta, ...]
    """How old each account was that an order was issued to."""


@dataclass(frozen=True, slots=True)
class PastClaim:
    """Aid from before the replayed time, or from outside the cycle, as it stands in the record."""

    family: str
    subject_keys: tuple[str, ...]
    reserved_at: datetime
    released_at: datetime | None
    is_reserved: bool
    given_on: date | None
    window_ends_on: date | None
    is_outside: bool


@dataclass(frozen=True, slots=True)
class Terms:
    """What the counter would have said: codes that refuse a request, and the ceiling that its amount is above."""

    problems: tuple[str, ...] = ()
    ceiling_fils: int | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """What a policy says of a case; without a settled person it says nothing of holds, without a study of levels."""

    terms: Terms
    is_held: bool | None = None
    levels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Claim:
    request_id: UUID | None
    reserved_at: datetime
    released_at: datetime | None
    find_aid: Callable[[date], LikeAid]
    is_outside: bool


def judge_terms(case: CaseFacts, policy: Policy) -> Terms:
    """What the counter would have said on the day of registration.

    An amount above the ceiling refuses nobody for good: whoever is told of it may ask for the ceiling.
    """
    asked = AskedAid(case.category, case.amount_fils, case.papers, case.has_beneficiary)
    problems = list_term_problems(asked, policy.categories, today=case.registered_on)
    codes = tuple(problem.code for problem in problems if problem.code != "above_ceiling")
    is_above = len(codes) < len(problems)
    return Terms(codes, policy.categories[case.category].ceiling_fils if is_above else None)


def cut_amount(amount_fils: int, terms: Terms) -> int:
    """The amount, or the ceiling if that is less."""
    return amount_fils if terms.ceiling_fils is None else min(amount_fils, terms.ceiling_fils)


class Replay:
    """Judges cases in the order in which they were checked, each beside what was recorded of all others.

    What the desk would have ruled on a hold is not guessed: grants stand as recorded, whoever is held. A case that
    is refused at the counter takes its grant with it; one that is free of its hold has its need reserved until it ends.
    """

    def __init__(self, past: Iterable[PastClaim], policy_of: Callable[[CaseFacts], Policy]) -> None:
        self._policy_of = policy_of
        self._claims: dict[tuple[str, str], list[_Claim]] = defaultdict(list)
        for row in past:
            claim = _Claim(None, row.reserved_at, row.released_at, _make_past_aid(row), row.is_outside)
            self._enter(row.family, row.subject_keys, claim)

    def judge_all(
        self, cases: Sequence[CaseFacts], terms: Mapping[UUID, Terms], refused: Collection[UUID]
    ) -> Iterator[tuple[CaseFacts, Judged]]:
        """Every case with what the policy says of it, in the order of their checks; `refused` never came in."""
        for case in cases:
            if case.grant and case.request_id not in refused:
                self._enter_grant(case, case.grant)
        for case in sorted(cases, key=_get_turn):
            if case.request_id in refused:
                yield case, Judged(terms[case.request_id])
                continue
            is_held = self._judge_hold(case)
            levels = self._choose_levels(case, terms[case.request_id], is_held=bool(is_held))
            yield case, Judged(terms[case.request_id], is_held, levels)

    def _judge_hold(self, case: CaseFacts) -> bool | None:
        category = self._find_category(case)
        if case.subject is None or case.checked_at is None or category is None:
            return None
        keys = list_subject_keys(category.family, case.subject)
        is_held = case.is_excluded or self._has_obstacle(case, category.family, keys, case.checked_at)
        if not is_held and case.grant is None:
            ended_on = read_day(case.closed_at) if case.closed_at else None
            self._enter_grant(case, GrantFacts(case.checked_at, case.closed_at, None, ended_on))
        return is_held

    def _has_obstacle(
        self, case: CaseFacts, family: OverlapFamily, keys: Sequence[str], at: datetime
    ) -> bool:
        on = read_day(at)
        return any(
            claim.request_id != case.request_id
            and claim.reserved_at <= at
            and (claim.released_at is None or claim.released_at > at)
            and (family.counts_outside or not claim.is_outside)
            and is_in_the_way(family, claim.find_aid(on), on=on)
            for key in keys
            for claim in self._claims.get((family.code, key), ())
        )

    def _choose_levels(self, case: CaseFacts, terms: Terms, *, is_held: bool) -> tuple[str, ...]:
        category = self._find_category(case)
        if case.recommended_fils is None or category is None:
            return ()
        events = [event for event in case.flagging if event not in ENDS_OF_HOLD]
        if is_held:
            ruled = [event for event in case.flagging if event in ENDS_OF_HOLD]
            events += ruled or [EventType.HOLD_RELEASED]
        levels = levels_for(
            cut_amount(case.recommended_fils, terms),
            self._policy_of(case).bands,
            flags=read_flags(events, is_pilot=category.pilot),
            ministry_gate=category.ministry_gate,
        )
        return tuple(level.code for level in levels)

    def _find_category(self, case: CaseFacts) -> Category | None:
        return self._policy_of(case).categories.get(case.category)

    def _enter_grant(self, case: CaseFacts, grant: GrantFacts) -> None:
        category = self._find_category(case)
        if category is None or case.subject is None:
            return
        aid = _make_aid(category.family, grant)
        claim = _Claim(case.request_id, grant.reserved_at, grant.released_at, aid, is_outside=False)
        self._enter(category.family.code, list_subject_keys(category.family, case.subject), claim)

    def _enter(self, family: str, keys: Iterable[str], claim: _Claim) -> None:
        for key in keys:
            self._claims[family, key].append(claim)


def compute_due(task: TaskFacts, policy: Policy, calendar: Calendar, *, is_emergency: bool) -> datetime:
    """When a task would have been due under a policy, had its clock never stood still."""
    allowance = policy.get_allowance(task.kind, fast_track=is_emergency)
    return set_deadline(calendar, task.opened_at, allowance).due_at


def _get_turn(case: CaseFacts) -> tuple[bool, float, str]:
    """Those whose check has not run come last."""
    at = case.checked_at
    return at is None, at.timestamp() if at else 0.0, case.number


def _make_aid(family: OverlapFamily, grant: GrantFacts) -> Callable[[date], LikeAid]:
    """How a grant stands on a day, by the window that its family has under the policy that is replayed."""
    reserved = LikeAid(is_reserved=True, given_on=None, window_ends_on=None)
    if grant.given_on is None:
        return lambda _on: reserved
    # Aid that runs is reserved until its case ends; other aid opens its window with the payment.
    is_running = family.window is WindowKind.RUNNING
    from_on = grant.ended_on if is_running else grant.given_on
    window_ends_on = grant.ended_on if is_running else find_window_end(family, grant.given_on)
    given = LikeAid(is_reserved=False, given_on=grant.given_on, window_ends_on=window_ends_on)
    return lambda on: given if from_on and from_on <= on else reserved


def _make_past_aid(row: PastClaim) -> Callable[[date], LikeAid]:
    given = LikeAid(row.is_reserved, row.given_on, row.window_ends_on)
    reserved = LikeAid(is_reserved=True, given_on=None, window_ends_on=None)
    return lambda on: given if row.is_outside or (row.given_on and row.given_on <= on) else reserved
