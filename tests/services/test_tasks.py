"""Claims: one winner, a holder who is named, a lease that ends only before the study begins."""

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from threading import Barrier
from uuid import UUID, uuid4

import pytest

from domain.claims import ClaimReason
from domain.cycle import EventType
from domain.errors import (
    DecisionPendingError,
    ExcludedPersonError,
    NothingToClaimError,
    NotHolderError,
    SanadError,
    TaskClosedError,
    TaskTakenError,
    WrongDecisionError,
    WrongRoleError,
)
from domain.roles import Actor, Role
from services.founding import NewAccount, open_account
from services.sessions import get_actor
from services.studies import StudyForm, save_study
from services.tasks import ClaimedTask, claim_task, release_task, take_next_task
from store.queries.tasks import LEASE, find_task
from tests.stepping import Steps
from tests.world import World

CROWD = 50


def hire(world: World, charity: str, count: int) -> list[Actor]:
    """That many new researchers of a charity."""
    charity_id = world.actor(f"{charity}.registrar").charity_id
    accounts = [
        open_account(
            world.store,
            charity_id,
            NewAccount(
                f"{charity}.{uuid4()}", f"باحث {number}", f"Researcher {number}", (Role.RESEARCHER,), "-"
            ),
            from_on=date(2024, 1, 1),
        )
        for number in range(count)
    ]
    return [get_actor(world.store, account, at=world.clock()) for account in accounts]


def do_at_once(acts: list[Callable[[], ClaimedTask]]) -> list[ClaimedTask | SanadError]:
    """What came of each act; they begin together."""
    gate = Barrier(len(acts))

    def run(act: Callable[[], ClaimedTask]) -> ClaimedTask | SanadError:
        gate.wait()
        try:
            return act()
        except SanadError as error:
            return error

    with ThreadPoolExecutor(len(acts)) as threads:
        return list(threads.map(run, acts))


def test_of_fifty_simultaneous_claims_one_wins_and_the_others_learn_by_whom(town: World) -> None:
    steps = Steps(town)
    request_id = steps.open_case()
    task_id = steps.get_task_id(request_id)
    crowd = hire(town, "waha", CROWD)
    at = town.clock()
    answers = do_at_once(
        [lambda me=actor: claim_task(town.store, me, task_id, at=at) for actor in crowd]  # type: ignore[misc]
    )
    kinds = Counter(type(answer) for answer in answers)
    assert kinds == {ClaimedTask: 1, TaskTakenError: CROWD - 1}
    winner = next(a for a, answer in zip(crowd, answers, strict=True) if isinstance(answer, ClaimedTask))
    holders = {answer.params["holder"] for answer in answers if isinstance(answer, TaskTakenError)}
    assert holders == {str(winner.account_id)}
    assert count_events(town, request_id)[EventType.CLAIMED] == 1
    print(f"\n{CROWD} claims at once: 1 winner, {kinds[TaskTakenError]} told who holds it")


def test_take_next_gives_no_task_to_two_and_leaves_none_behind(town: World) -> None:
    steps = Steps(town)
    for _ in range(20):
        steps.open_case("usra.registrar")
    crowd = hire(town, "usra", 30)
    at = town.clock()
    answers = do_at_once(
        [lambda me=actor: take_next_task(town.store, me, at=at) for actor in crowd]  # type: ignore[misc]
    )
    taken = [answer.task_id for answer in answers if isinstance(answer, ClaimedTask)]
    assert len(taken) == len(set(taken))
    # A row that another hand is taking at that moment is skipped: whoever came away empty asks again.
    rest = crowd[0]
    while True:
        try:
            taken.append(take_next_task(town.store, rest, at=at).task_id)
        except NothingToClaimError:
            break
    assert len(taken) == len(set(taken)) == 20


def test_take_next_takes_what_is_overdue_then_what_is_urgent_then_what_is_due_first(world: World) -> None:
    steps = Steps(world)
    old = steps.open_case()
    steps.pass_time(30)
    plain, urgent = steps.open_case(), steps.open_case(urgency="urgent")
    me = world.actor("waha.researcher")
    taken = [take_next_task(world.store, me, at=world.clock()) for _ in range(3)]
    assert [(one.request_id, one.reason) for one in taken] == [
        (old, ClaimReason.OVERDUE),
        (urgent, ClaimReason.URGENT),
        (plain, ClaimReason.OLDEST),
    ]


def test_claiming_what_one_holds_changes_nothing(town: World) -> None:
    steps = Steps(town)
    request_id = steps.open_case()
    task_id = steps.get_task_id(request_id)
    me = town.actor("waha.researcher")
    first = claim_task(town.store, me, task_id, at=town.clock())
    lease = town.look(request_id, "waha.researcher").task.lease_until_at  # type: ignore[union-attr]
    assert claim_task(town.store, me, task_id, at=town.clock() + timedelta(hours=3)) == first
    assert town.look(request_id, "waha.researcher").task.lease_until_at == lease  # type: ignore[union-attr]
    assert count_events(town, request_id)[EventType.CLAIMED] == 1


def test_a_lease_that_lapsed_before_the_study_began_frees_the_task(town: World) -> None:
    steps = Steps(town)
    request_id = steps.open_case()
    task_id = steps.get_task_id(request_id)
    at = town.clock()
    first, second = town.actor("waha.researcher"), town.actor("waha.researcher2")
    claim_task(town.store, first, task_id, at=at)
    with pytest.raises(TaskTakenError):
        claim_task(town.store, second, task_id, at=at + LEASE - timedelta(seconds=1))
    claim_task(town.store, second, task_id, at=at + LEASE + timedelta(seconds=1))
    with pytest.raises(NotHolderError):
        save_study(town.store, first, request_id, StudyForm(), at=at + LEASE + timedelta(seconds=2))


def test_no_clock_takes_a_study_that_has_begun(town: World) -> None:
    steps = Steps(town)
    request_id = steps.open_case()
    steps.study(request_id)
    with pytest.raises(TaskTakenError) as refused:
        claim_task(
            town.store,
            town.actor("waha.researcher2"),
            steps.get_task_id(request_id),
            at=town.clock() + timedelta(days=300),
        )
    assert refused.value.params == {"holder": str(town.cast.accounts["waha.researcher"])}


def test_a_study_given_back_begins_anew_with_whoever_takes_it_and_its_lease_runs_again(town: World) -> None:
    steps = Steps(town)
    request_id = steps.open_case()
    task_id = steps.get_task_id(request_id)
    steps.study(request_id)
    release_task(town.store, town.actor("waha.researcher"), task_id, at=town.clock())
    steps.study(request_id, by="waha.researcher2")
    assert count_events(town, request_id) == {
        EventType.REGISTERED: 1,
        EventType.CLEARED: 1,
        EventType.CLAIMED: 2,
        EventType.STUDY_BEGUN: 2,
        EventType.PAPER_CHECKED: 1,
        EventType.GIVEN_BACK: 1,
    }
    release_task(town.store, town.actor("waha.researcher2"), task_id, at=town.clock())
    at = town.clock()
    claim_task(town.store, town.actor("waha.researcher"), task_id, at=at)
    claim_task(town.store, town.actor("waha.researcher2"), task_id, at=at + LEASE + timedelta(seconds=1))


def test_only_the_holder_gives_a_task_back(town: World) -> None:
    steps = Steps(town)
    task_id = steps.get_task_id(steps.open_case())
    claim_task(town.store, town.actor("waha.researcher"), task_id, at=town.clock())
    with pytest.raises(NotHolderError):
        release_task(town.store, town.actor("waha.researcher2"), task_id, at=town.clock())


def test_a_task_that_is_being_decided_is_neither_claimed_nor_given_back(town: World) -> None:
    steps = Steps(town)
    request_id = steps.open_case()
    steps.study(request_id)
    task_id = steps.get_task_id(request_id)
    town.record("waha.researcher", request_id, "recommend")
    for act in (claim_task, release_task):
        with pytest.raises(DecisionPendingError):
            act(town.store, town.actor("waha.researcher"), task_id, at=town.clock())


def test_a_task_that_ended_says_who_ended_it_and_how(town: World) -> None:
    steps = Steps(town)
    request_id = steps.open_case()
    steps.study(request_id)
    task_id = steps.get_task_id(request_id)
    steps.decide("waha.researcher", request_id, "recommend")
    with pytest.raises(TaskClosedError) as refused:
        claim_task(town.store, town.actor("waha.researcher2"), task_id, at=town.clock())
    assert (
        refused.value.params.items()
        >= {
            "actor": str(town.cast.accounts["waha.researcher"]),
            "decision": "recommend",
        }.items()
    )


def test_a_task_is_claimed_by_its_role_only_and_a_signature_by_nobody(town: World) -> None:
    steps = Steps(town)
    request_id = steps.open_case()
    with pytest.raises(WrongRoleError):
        claim_task(town.store, town.actor("waha.registrar"), steps.get_task_id(request_id), at=town.clock())
    steps.recommend(request_id)
    with pytest.raises(WrongDecisionError):
        claim_task(town.store, town.actor("supervisor"), steps.get_task_id(request_id), at=town.clock())


def test_whoever_is_excluded_from_a_task_neither_claims_nor_is_given_it(world: World) -> None:
    steps = Steps(world)
    request_id = steps.open_case()
    me = world.actor("waha.researcher")
    bar(world, steps.get_task_id(request_id), me.account_id)
    with pytest.raises(ExcludedPersonError):
        claim_task(world.store, me, steps.get_task_id(request_id), at=world.clock())
    with pytest.raises(NothingToClaimError):
        take_next_task(world.store, me, at=world.clock())


def bar(world: World, task_id: UUID, account_id: UUID) -> None:
    """Exclude somebody from a task, as a declared interest will."""
    with world.store.registry() as db:
        task = find_task(db, task_id, lock=True)
        assert task is not None
        task.barred = [account_id]


def count_events(world: World, request_id: UUID) -> Counter[EventType]:
    return Counter(event.type for event in world.look(request_id, "waha.manager").timeline)
