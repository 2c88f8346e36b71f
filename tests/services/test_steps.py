"""Every step may be asked twice: the second time it answers the same and writes nothing."""

from collections import Counter
from collections.abc import Callable
from datetime import time, timedelta
from uuid import UUID

import pytest
from sqlmodel import select

from domain.calendars import KUWAIT
from domain.contracts.cases import CaseState
from services.decisions import read_notice
from services.moves import take_case
from services.verification import verify_record
from store.queries.tasks import find_task
from store.tables.events import CaseEvent
from tests.applicants import invent_applicant
from tests.stepping import Steps, count_rows
from tests.world import World

Walk = Callable[[Steps], tuple[UUID, str, str]]
"""Brings a case before a decision: its id, who decides, what."""


def walk_to(*acts: tuple[str, str], then: tuple[str, str], hold: bool = False) -> Walk:
    def walk(steps: Steps) -> tuple[UUID, str, str]:
        if hold:
            person = invent_applicant()
            steps.open_case("diyaa.registrar", **person)
            request_id = steps.open_case(**person)
        else:
            request_id = steps.open_case()
            steps.study(request_id)
        for by, code in acts:
            steps.decide(by, request_id, code)
        return request_id, *then

    return walk


RECOMMEND, APPROVE = ("waha.researcher", "recommend"), ("supervisor", "approve")
PAY, CONFIRM = ("waha.manager", "pay"), ("waha.manager", "confirm")
AUTHORISE, SETTLE = ("waha.admin", "authorise"), ("waha.manager", "settle")
WALKS = {
    "recommend": walk_to(then=RECOMMEND),
    "advise_rejection": walk_to(then=("waha.researcher", "advise_rejection")),
    "send_back": walk_to(then=("waha.researcher", "send_back")),
    "complete": walk_to(("waha.researcher", "send_back"), then=("waha.registrar", "complete")),
    "approve": walk_to(RECOMMEND, then=APPROVE),
    "reject": walk_to(RECOMMEND, then=("supervisor", "reject")),
    "return": walk_to(RECOMMEND, then=("supervisor", "return")),
    "pay": walk_to(RECOMMEND, APPROVE, then=PAY),
    "authorise": walk_to(RECOMMEND, APPROVE, PAY, then=AUTHORISE),
    "decline": walk_to(RECOMMEND, APPROVE, PAY, then=("waha.admin", "decline")),
    "settle": walk_to(RECOMMEND, APPROVE, PAY, AUTHORISE, then=SETTLE),
    "bounce": walk_to(RECOMMEND, APPROVE, PAY, AUTHORISE, then=("waha.manager", "bounce")),
    "confirm": walk_to(RECOMMEND, APPROVE, PAY, AUTHORISE, SETTLE, then=CONFIRM),
    "not_received": walk_to(
        RECOMMEND, APPROVE, PAY, AUTHORISE, SETTLE, then=("waha.manager", "not_received")
    ),
    "withdraw": walk_to(RECOMMEND, then=("waha.registrar", "withdraw")),
    "release": walk_to(then=("desk", "release"), hold=True),
    "rule_duplicate": walk_to(then=("desk", "rule_duplicate"), hold=True),
}


@pytest.mark.parametrize("code", WALKS)
def test_a_decision_recorded_twice_has_one_effect(town: World, code: str) -> None:
    steps = Steps(town)
    request_id, by, what = WALKS[code](steps)
    receipt = steps.answer(by, request_id, what)
    _, notice, round_ = read_notice(town.store, receipt.decision_id)
    expect_once(steps, lambda: steps.record(request_id, round_, notice))


def test_a_check_asked_twice_clears_or_holds_once(town: World) -> None:
    steps = Steps(town)
    person = invent_applicant()
    for by in ("waha.registrar", "diyaa.registrar"):
        registered = town.register(by, **person)
        expect_once(steps, lambda asked=registered.request_id: steps.check(asked))  # type: ignore[misc]


def test_a_recheck_asked_twice_passes_once_and_holds_once(town: World) -> None:
    steps = Steps(town)
    person = invent_applicant()
    first = steps.open_case("diyaa.registrar", **person)
    held = steps.open_case(**person)
    expect_once(steps, lambda: steps.check(held, "recheck/early"))
    steps.decide("diyaa.registrar", first, "withdraw")
    expect_once(steps, lambda: steps.check(held, "recheck/late"))
    assert steps.state(held).stage == "review"


def test_a_clock_asked_twice_at_one_instant_passes_its_phase_once(town: World) -> None:
    steps = Steps(town)
    request_id = steps.open_case()
    task = town.look(request_id, "waha.manager").task
    assert task is not None
    for at in (
        task.warn_at - timedelta(seconds=1),
        task.warn_at,
        task.due_at,
        task.due_at + timedelta(days=60),
    ):
        expect_once(steps, lambda when=at: steps.wake(request_id, at=when))  # type: ignore[misc]


def test_a_clock_that_is_asked_late_tells_every_phase_at_the_instant_of_the_calendar(town: World) -> None:
    steps = Steps(town)
    request_id = steps.open_case()
    task = town.look(request_id, "waha.manager").task
    assert task is not None
    steps.wake(request_id, at=task.due_at + timedelta(days=60))
    told = {event.type.value: event.occurred_at for event in town.look(request_id).timeline}
    assert told["warned"] == task.warn_at
    assert told["breached"] == task.due_at
    assert told["breached"] < told["escalated_aid_manager"] < told["escalated_ministry"]


def test_a_clock_leaves_a_task_alone_while_it_is_being_decided(town: World) -> None:
    steps = Steps(town)
    request_id = steps.open_case()
    steps.study(request_id)
    town.record("waha.researcher", request_id, "recommend")
    late = town.clock() + timedelta(days=90)
    before = count_rows(town.store)
    state = steps.wake(request_id, at=late)
    assert count_rows(town.store) == before
    assert state.wakes_at is not None
    assert state.wakes_at > late


def test_a_door_writes_about_a_case_while_a_step_holds_it(town: World) -> None:
    """Else a step that waits for a task and a door that holds it would wait for each other."""
    steps = Steps(town)
    request_id = steps.open_case()
    with town.store.registry() as db:
        take_case(db, request_id, at=town.clock())
        steps.study(request_id)
        town.record("waha.researcher", request_id, "recommend")


def test_deadlines_lie_in_the_working_hours_of_kuwait(town: World) -> None:
    steps = Steps(town)
    with town.store.registry() as db:
        task = find_task(db, steps.get_task_id(steps.open_case()))
    assert task is not None
    for instant in (task.warn_at, task.due_at, task.aid_manager_at, task.ministry_at):
        assert time(8) <= instant.astimezone(KUWAIT).time() <= time(14)


def test_after_all_of_it_the_record_proves_itself(town: World) -> None:
    verified = verify_record(town.store)
    assert verified.cases > 0
    assert verified.findings == []


def expect_once(steps: Steps, step: Callable[[], CaseState]) -> None:
    """The first asking may write, the second must not; both answer the same."""
    first = step()
    written, keys = count_rows(steps.store), list_keys(steps)
    assert step() == first
    assert count_rows(steps.store) == written
    assert list_keys(steps) == keys


def list_keys(steps: Steps) -> Counter[str]:
    with steps.store.registry() as db:
        return Counter(db.exec(select(CaseEvent.step_key)))
