"""More time for a task: by whom, how much, how often; and what had come of the deadline comes again."""

from datetime import timedelta
from uuid import UUID

import pytest
from sqlmodel import select

from domain.calendars import Calendar, read_day
from domain.cycle import EventType
from domain.errors import (
    InvalidFieldsError,
    NoMoreExtensionsError,
    NotFoundError,
    TaskClosedError,
    WrongRoleError,
)
from services.extensions import ExtensionForm, ExtensionView, extend_task, find_offer
from store.queries.tasks import find_task
from store.tables.outbox import Outbox, Topic
from store.tables.tasks import Task
from tests.stepping import Steps
from tests.world import World, submit

REASON = "بانتظار تقرير المستشفى"


@pytest.fixture
def steps(world: World) -> Steps:
    return Steps(world)


def read_task(world: World, task_id: UUID) -> Task:
    with world.store.registry() as db:
        task = find_task(db, task_id)
    assert task is not None
    return task


def extend(world: World, by: str, task_id: UUID, until: str = "", text: str = REASON) -> ExtensionView:
    """Ask for more time; by default for one more working day."""
    day = until or next_working_day(world, task_id)
    form = ExtensionForm(day, text)
    return extend_task(world.store, world.actor(by), task_id, form, submit(form), at=world.clock())


def next_working_day(world: World, task_id: UUID) -> str:
    due_at = max(read_task(world, task_id).due_at, world.clock())
    return read_day(Calendar().add_working_days(due_at, 1)).isoformat()


def list_moves(world: World) -> list[str]:
    with world.store.registry() as db:
        return [row.key for row in db.exec(select(Outbox).where(Outbox.topic == Topic.MOVE_DEADLINE))]


def test_an_extended_task_is_due_at_the_closing_of_the_day_and_the_case_says_why(
    world: World, steps: Steps
) -> None:
    request_id = steps.open_case()
    task_id = steps.get_task_id(request_id)
    before = read_task(world, task_id)
    view = extend(world, "waha.manager", task_id)
    after = read_task(world, task_id)
    assert view.due_at == after.due_at == Calendar().add_working_days(before.due_at, 1)
    assert view.left == 1
    assert after.ministry_at > before.ministry_at
    event = world.look(request_id, "waha.manager").timeline[0]
    assert (event.type, event.text) == (EventType.EXTENDED, REASON)
    assert event.actor is not None
    assert list_moves(world) == [], "a wake that comes later is a question the old timer asks"


def test_a_deadline_that_passed_comes_again_after_an_extension_and_is_told_again(
    world: World, steps: Steps
) -> None:
    request_id = steps.open_case()
    task_id = steps.get_task_id(request_id)
    first = read_task(world, task_id)
    world.clock.move(first.aid_manager_at - world.clock() + timedelta(hours=1))
    steps.wake(request_id)
    extend(world, "waha.manager", task_id)
    extended = read_task(world, task_id)
    assert extended.phases == ["warn"], "the day of the warning is past even so"
    assert len(list_moves(world)) == 1, "its wake is earlier than the one that the engine waits for"
    world.clock.move(extended.due_at - world.clock() + timedelta(minutes=1))
    steps.wake(request_id)
    breached = [
        e.occurred_at for e in world.look(request_id, "waha.manager").timeline if e.type == "breached"
    ]
    assert breached == [extended.due_at, first.due_at]


def test_a_task_of_which_everybody_was_told_wakes_again_once_it_is_extended(
    world: World, steps: Steps
) -> None:
    request_id = steps.open_case()
    world.clock.move(timedelta(days=70))
    assert steps.wake(request_id).wakes_at is None
    extend(world, "supervisor", steps.get_task_id(request_id))
    assert len(list_moves(world)) == 1
    assert steps.state(request_id).wakes_at is not None


def test_a_deadline_is_extended_twice_and_no_more(world: World, steps: Steps) -> None:
    task_id = steps.get_task_id(steps.open_case())
    assert [extend(world, "waha.manager", task_id).left for _ in range(2)] == [1, 0]
    with pytest.raises(NoMoreExtensionsError):
        extend(world, "supervisor", task_id)
    assert find_offer(world.store, world.actor("supervisor"), task_id, at=world.clock()) is None


def test_an_extension_is_never_longer_than_the_allowance_and_never_shorter_than_what_there_is(
    world: World, steps: Steps
) -> None:
    task_id = steps.get_task_id(steps.open_case())
    offer = find_offer(world.store, world.actor("waha.manager"), task_id, at=world.clock())
    assert offer is not None
    latest = read_day(offer.latest_at)
    beyond = read_day(Calendar().add_working_days(offer.latest_at, 1))
    friday = latest + timedelta(days=(4 - latest.weekday()) % 7)
    wrong = {
        beyond.isoformat(): "beyond_extension",
        friday.isoformat(): "not_a_working_day",
        read_day(offer.due_at).isoformat(): "no_later_deadline",
        "soon": "malformed_date",
        " ": "required",
    }
    for until, code in wrong.items():
        with pytest.raises(InvalidFieldsError) as refused:
            extend(world, "waha.manager", task_id, until)
        assert [(p.field, p.code) for p in refused.value.problems] == [("until", code)]
    assert extend(world, "waha.manager", task_id, latest.isoformat()).due_at == offer.latest_at


def test_an_extension_has_a_reason(world: World, steps: Steps) -> None:
    task_id = steps.get_task_id(steps.open_case())
    with pytest.raises(InvalidFieldsError) as refused:
        extend(world, "waha.manager", task_id, text=" ")
    assert [(p.field, p.code) for p in refused.value.problems] == [("text", "required")]


@pytest.mark.parametrize("by", ["waha.researcher", "waha.registrar", "desk", "auditor", "operator"])
def test_whoever_neither_manages_nor_supervises_extends_nothing(world: World, steps: Steps, by: str) -> None:
    task_id = steps.get_task_id(steps.open_case())
    with pytest.raises(WrongRoleError):
        extend(world, by, task_id)


def test_the_manager_of_another_charity_finds_no_such_task(world: World, steps: Steps) -> None:
    task_id = steps.get_task_id(steps.open_case())
    with pytest.raises(NotFoundError):
        extend(world, "diyaa.manager", task_id)


def test_nobody_stops_a_clock_that_runs_against_himself(world: World, steps: Steps) -> None:
    request_id = steps.open_case()
    steps.recommend(request_id)
    steps.decide("supervisor", request_id, "approve", amount="300")
    payment = steps.get_task_id(request_id)
    with pytest.raises(WrongRoleError):
        extend(world, "waha.manager", payment)
    assert extend(world, "supervisor", payment).left == 1


def test_the_ministry_extends_a_case_whose_file_is_not_open_to_it(world: World, steps: Steps) -> None:
    request_id = steps.open_case()
    extend(world, "supervisor", steps.get_task_id(request_id))
    assert world.look(request_id, "supervisor").identity is None


def test_the_same_submission_extends_once(world: World, steps: Steps) -> None:
    task_id = steps.get_task_id(steps.open_case())
    form = ExtensionForm(next_working_day(world, task_id), REASON)
    submission = submit(form)
    views = [
        extend_task(world.store, world.actor("waha.manager"), task_id, form, submission, at=world.clock())
        for _ in range(2)
    ]
    assert views[0] == views[1]
    assert read_task(world, task_id).extensions == 1


def test_an_ended_task_is_not_extended(world: World, steps: Steps) -> None:
    request_id = steps.open_case()
    task_id = steps.get_task_id(request_id)
    steps.recommend(request_id)
    with pytest.raises(TaskClosedError):
        extend(world, "waha.manager", task_id, (read_day(world.clock()) + timedelta(days=20)).isoformat())
