"""Giving work to colleagues: reassigned, delegated until a day, or answered by whoever stands in."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from uuid import UUID

import pytest

from cli.demo.bodies import SINCE
from domain.calendars import read_day
from domain.cycle import EventType
from domain.errors import (
    DecisionPendingError,
    ExcludedPersonError,
    InvalidFieldsError,
    NotFoundError,
    NotHolderError,
    SanadError,
    TaskClosedError,
    TaskTakenError,
    WrongRoleError,
)
from domain.roles import Role
from domain.stand_ins import AssignmentForm, StandInForm
from services.assignments import delegate_task, reassign_task
from services.founding import NewAccount, open_account
from services.queues import Queue, list_tasks
from services.stand_ins import StandInView, end_stand_in, list_stand_ins, name_substitute
from services.studies import save_study
from services.tasks import claim_task
from store.queries.requests import find_request
from store.queries.tasks import get_task
from tests.forms import fill_study
from tests.stepping import Steps
from tests.world import World, submit

HIRED: tuple[tuple[str, tuple[Role, ...]], ...] = (
    ("waha.manager3", (Role.AID_MANAGER,)),
    ("waha.both", (Role.RESEARCHER, Role.AID_MANAGER)),
    ("supervisor4", (Role.SUPERVISOR,)),
    ("supervisor5", (Role.SUPERVISOR,)),
)


@pytest.fixture
def steps(world: World) -> Steps:
    for username, roles in HIRED:
        body = world.actor("waha.manager").charity_id if username.startswith("waha") else None
        account = NewAccount(username, "زميل آخر", username, roles, "!")
        world.cast.accounts[username] = open_account(world.store, body, account, from_on=SINCE)
    return Steps(world)


def give(steps: Steps, by: str, task_id: UUID, to: str, until: str = "") -> None:
    world = steps.world
    form = AssignmentForm(to=str(world.cast.accounts[to]), until=until, text="توزيع العمل")
    act = delegate_task if until else reassign_task
    act(world.store, world.actor(by), task_id, form, submit(form), at=world.clock())


def absent(steps: Steps, who: str, substitute: str, days: int = 5, by: str = "") -> StandInView:
    world = steps.world
    form = StandInForm(
        absent=str(world.cast.accounts[who]),
        substitute=str(world.cast.accounts[substitute]),
        to_on=(read_day(world.clock()) + timedelta(days=days)).isoformat(),
        reason="إجازة",
    )
    return name_substitute(world.store, world.actor(by or who), form, submit(form), at=world.clock())


def list_mine(steps: Steps, who: str) -> list[UUID]:
    world = steps.world
    page = list_tasks(world.store, world.actor(who), Queue.MINE, at=world.clock())
    return [row.request_id for row in page.items]


def list_given(steps: Steps, request_id: UUID) -> Iterator[tuple[EventType, str]]:
    for event in steps.world.look(request_id, "waha.manager").timeline:
        if event.given_to:
            yield event.type, event.given_to.name_en


def test_a_manager_gives_a_task_whoever_holds_it_and_the_story_says_to_whom_and_why(steps: Steps) -> None:
    request_id = steps.open_case()
    steps.study(request_id)
    give(steps, "waha.manager", steps.get_task_id(request_id), "waha.both")
    assert request_id in list_mine(steps, "waha.both")
    assert request_id not in list_mine(steps, "waha.researcher")
    assert list(list_given(steps, request_id)) == [(EventType.REASSIGNED, "waha.both")]
    assert steps.world.look(request_id, "waha.manager").timeline[0].text == "توزيع العمل"
    with pytest.raises(NotHolderError):
        save_study(
            steps.store,
            steps.world.actor("waha.researcher"),
            request_id,
            fill_study(),
            at=steps.world.clock(),
        )


def test_a_task_is_given_only_by_whoever_answers_for_it_and_only_to_who_may_do_it(steps: Steps) -> None:
    request_id = steps.open_case()
    task_id = steps.get_task_id(request_id)
    for by, to in (("waha.researcher", "waha.both"), ("waha.manager", "waha.registrar")):
        with pytest.raises(WrongRoleError):
            give(steps, by, task_id, to)
    with pytest.raises(NotFoundError):
        give(steps, "diyaa.manager", task_id, "diyaa.researcher")
    with pytest.raises(InvalidFieldsError):
        give(steps, "waha.manager", task_id, "diyaa.researcher")
    steps.recommend(request_id)
    sign_off = steps.get_task_id(request_id)
    with pytest.raises(WrongRoleError):
        give(steps, "waha.manager", sign_off, "waha.manager3")
    give(steps, "supervisor", sign_off, "supervisor4")
    assert request_id in list_mine(steps, "supervisor4")
    assert request_id not in list_mine(steps, "supervisor")


def test_nobody_is_given_what_he_is_barred_from_and_nothing_that_is_decided(steps: Steps) -> None:
    request_id = steps.open_case()
    task_id = steps.get_task_id(request_id)
    with steps.store.registry() as db:
        get_task(db, task_id).barred = [steps.world.cast.accounts["waha.both"]]
    with pytest.raises(ExcludedPersonError):
        give(steps, "waha.manager", task_id, "waha.both")
    steps.study(request_id)
    receipt = steps.world.record("waha.researcher", request_id, "recommend")
    with pytest.raises(DecisionPendingError):
        give(steps, "waha.manager", task_id, "waha.researcher2")
    steps.give_effect(receipt)
    with pytest.raises(TaskClosedError):
        give(steps, "waha.manager", task_id, "waha.researcher2")


def test_claiming_and_giving_at_once_leave_one_holder_whom_the_story_names_last(steps: Steps) -> None:
    for _ in range(8):
        request_id = steps.open_case()
        task_id, gate = steps.get_task_id(request_id), Barrier(2)

        def claim(task_id: UUID = task_id, gate: Barrier = gate) -> None:
            gate.wait()
            claim_task(steps.store, steps.world.actor("waha.researcher"), task_id, at=steps.world.clock())

        def reassign(task_id: UUID = task_id, gate: Barrier = gate) -> None:
            gate.wait()
            give(steps, "waha.manager", task_id, "waha.researcher2")

        with ThreadPoolExecutor(2) as threads:
            outcomes = [future.exception() for future in (threads.submit(claim), threads.submit(reassign))]
        assert outcomes[1] is None
        assert outcomes[0] is None or isinstance(outcomes[0], TaskTakenError)
        case = steps.world.look(request_id, "waha.manager")
        assert case.task is not None and case.task.holder is not None  # noqa: PT018 (one thing)
        assert case.task.holder.account_id == steps.world.cast.accounts["waha.researcher2"]
        assert case.timeline[0].type is EventType.REASSIGNED


def test_a_substitute_sees_and_does_the_absent_ones_work_and_the_record_says_for_whom(steps: Steps) -> None:
    request_id = steps.open_case()
    steps.claim("waha.researcher", request_id)
    assert request_id not in list_mine(steps, "waha.researcher2")
    absent(steps, "waha.researcher", "waha.researcher2")
    assert request_id in list_mine(steps, "waha.researcher2")
    world = steps.world
    world.write_study("waha.researcher2", request_id)
    steps.give_effect(steps.answer("waha.researcher2", request_id, "recommend"))
    case = world.look(request_id, "waha.manager")
    (decision,) = case.decisions
    assert decision.actor is not None and decision.acted_for is not None  # noqa: PT018 (one thing)
    assert decision.actor.account_id == world.cast.accounts["waha.researcher2"]
    assert decision.acted_for.account_id == world.cast.accounts["waha.researcher"]
    told = next(event for event in case.timeline if event.type is EventType.RECOMMENDED)
    assert told.acted_for == decision.acted_for


def test_standing_in_ends_by_itself_after_the_day_and_gives_no_role(steps: Steps) -> None:
    request_id = steps.open_case()
    steps.study(request_id)
    with pytest.raises(InvalidFieldsError):
        absent(steps, "waha.researcher", "waha.registrar")
    absent(steps, "waha.researcher", "waha.researcher2", days=1)
    steps.pass_time(1)
    assert request_id in list_mine(steps, "waha.researcher2")
    steps.pass_time(1)
    assert request_id not in list_mine(steps, "waha.researcher2")
    with pytest.raises(NotHolderError):
        steps.world.record("waha.researcher2", request_id, "recommend")


def test_whoever_signed_in_anothers_place_never_gives_the_second_signature(steps: Steps) -> None:
    request_id = steps.open_case()
    steps.recommend(request_id)
    give(steps, "supervisor", steps.get_task_id(request_id), "supervisor4")
    absent(steps, "supervisor4", "supervisor5", by="supervisor")
    world = steps.world
    with steps.store.registry() as db:
        case = find_request(db, request_id)
        assert case is not None
        case.signatures = ["ministry", "ministry"]
    steps.give_effect(world.record("supervisor5", request_id, "approve"))
    signed = world.look(request_id).decisions[-1]
    assert signed.acted_for is not None
    assert signed.acted_for.account_id == world.cast.accounts["supervisor4"]
    second = steps.get_task_id(request_id)
    give(steps, "supervisor", second, "supervisor4")
    with pytest.raises(ExcludedPersonError):
        world.record("supervisor5", request_id, "approve")
    steps.give_effect(world.record("supervisor4", request_id, "approve"))


def test_one_task_is_delegated_until_a_day_by_its_holder(steps: Steps) -> None:
    one, other = steps.open_case(), steps.open_case()
    for request_id in (one, other):
        steps.claim("waha.researcher", request_id)
    until = (read_day(steps.world.clock()) + timedelta(days=1)).isoformat()
    with pytest.raises(NotHolderError):
        give(steps, "waha.researcher2", steps.get_task_id(one), "waha.both", until)
    give(steps, "waha.researcher", steps.get_task_id(one), "waha.researcher2", until)
    assert list_mine(steps, "waha.researcher2") == [one]
    assert next(list_given(steps, one))[0] is EventType.DELEGATED
    steps.pass_time(2)
    assert list_mine(steps, "waha.researcher2") == []


def test_a_substitute_is_named_by_oneself_or_by_whoever_answers_and_ended_early(steps: Steps) -> None:
    with pytest.raises(WrongRoleError):
        absent(steps, "waha.researcher", "waha.both", by="waha.researcher2")
    named = absent(steps, "waha.researcher", "waha.researcher2", by="waha.manager")
    with pytest.raises(InvalidFieldsError):
        absent(steps, "waha.researcher", "waha.researcher2")
    world = steps.world
    with pytest.raises(NotFoundError):
        end_stand_in(world.store, world.actor("diyaa.manager"), named.stand_in_id, at=world.clock())
    with pytest.raises(SanadError):
        end_stand_in(world.store, world.actor("waha.researcher2"), named.stand_in_id, at=world.clock())
    end_stand_in(world.store, world.actor("waha.researcher"), named.stand_in_id, at=world.clock())
    assert list_stand_ins(world.store, world.actor("waha.manager"), at=world.clock()) == ()
