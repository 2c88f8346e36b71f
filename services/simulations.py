"""Simulating a policy in the making: real history read once, judged twice, shown as figures and as numbers of cases."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from domain.calendars import KUWAIT, read_day
from domain.cycle import TaskKind
from domain.errors import FieldProblem, InvalidFieldsError, RefusedError
from domain.overlaps import list_subject_keys
from domain.policies import Policy
from domain.replays import CaseFacts
from domain.roles import Actor
from domain.simulations import Scene, Simulation, simulate
from services.draft_views import READERS, DraftView, get_draft_row, list_questions, read_draft, view_draft
from store.ahead import read_ahead
from store.queries.policies import ask_overrides, ask_versions, list_versions, load_policies
from store.queries.replays import ask_count, count_cases, read_cases, read_past
from store.scope import Store

MOST_AT_A_DOOR = 20_000
"""As many cases as are replayed while somebody waits; the command line replays all there are."""


class TooManyCasesError(RefusedError):
    """More cases than this door replays while somebody waits: `count` of at most `limit`; the command line takes all."""

    code = "too_many_cases"


@dataclass(frozen=True)
class DraftSimulation:
    """What a draft would have changed of the cases received from `since_on` (a day in Kuwait) to `until_at`."""

    draft: DraftView
    since_on: date
    until_at: datetime
    simulation: Simulation


def simulate_draft(
    store: Store,
    actor: Actor,
    draft_id: UUID,
    *,
    since: date,
    at: datetime,
    most: int | None = None,
    progress: Callable[[int], None] = lambda _done: None,
) -> DraftSimulation:
    """Replay every case received since that day by the draft, beside the version that each was judged by.

    `progress` is told how many cases were read and judged, three for each case in the end. Nothing is written; who
    the cases are about is neither read nor told. Raises WrongRoleError, NotFoundError, InvalidFieldsError for a
    draft that is not whole (whatever its day) or a day to come, TooManyCasesError if there are more than `most`.
    """
    actor.require(*READERS)
    if since > read_day(at):
        raise InvalidFieldsError([FieldProblem("since", "in_the_future")])
    with store.acting_for(actor) as db:
        row = get_draft_row(db, draft_id)
        read_ahead(db, *list_questions(row))
        draft, checked = view_draft(db, row), read_draft(db, row, at=at, on=read_day(at))
    if checked.policy is None:
        raise InvalidFieldsError(checked.problems)
    scene = _read_scene(store, checked.policy, since, at=at, most=most, progress=progress)
    count = len(scene.cases)
    return DraftSimulation(draft, since, at, simulate(scene, lambda done: progress(count + done)))


def _read_scene(
    store: Store,
    draft: Policy,
    since: date,
    *,
    at: datetime,
    most: int | None,
    progress: Callable[[int], None],
) -> Scene:
    since_at = datetime.combine(since, time(), tzinfo=KUWAIT)
    with store.registry(snapshot=True) as db:
        read_ahead(db, ask_count(since_at), ask_versions(), ask_overrides())
        count = count_cases(db, since_at)
        if most is not None and count > most:
            raise TooManyCasesError(count=count, limit=most)
        versions = load_policies(db, [row.id for row in list_versions(db)])
        kinds = _list_changed_kinds(versions.values(), draft)
        cases: list[CaseFacts] = []
        for page in read_cases(db, since_at, kinds):
            cases += page
            progress(len(cases))
        wanted = _list_needs(cases, versions, draft)
        past = [
            claim
            for claim in read_past(db, since_at)
            if any((claim.family, key) in wanted for key in claim.subject_keys)
        ]
        return Scene(cases, past, draft, versions, next(iter(versions.values())).calendar, at)


def _list_changed_kinds(versions: Iterable[Policy], draft: Policy) -> list[TaskKind]:
    """The kinds of task that have another time in the draft than in some version: only their clocks are replayed."""
    return sorted(
        {
            kind
            for version in versions
            for kind, is_fast in (*version.allowances, *draft.allowances)
            if version.allowances.get((kind, is_fast)) != draft.allowances.get((kind, is_fast))
            and (kind, False) in version.allowances
            and (kind, False) in draft.allowances
        }
    )


def _list_needs(
    cases: Iterable[CaseFacts], versions: Mapping[UUID, Policy], draft: Policy
) -> set[tuple[str, str]]:
    """Every need that a case has under either policy: of older aid, only what meets one of them is kept."""
    needs: set[tuple[str, str]] = set()
    for case in cases:
        for policy in (versions[case.version_id], draft):
            category = policy.categories.get(case.category)
            if category and case.subject:
                keys = list_subject_keys(category.family, case.subject)
                needs.update((category.family.code, key) for key in keys)
    return needs
