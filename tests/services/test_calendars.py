"""A declared day: every running deadline moves so that nobody loses working time by it."""

from datetime import timedelta

import pytest

from domain.calendars import Calendar, DayOverride, read_day
from domain.errors import WrongRoleError
from services.calendars import Declared, declare_day
from tests.stepping import Steps
from tests.world import World


def declare(world: World, override: DayOverride) -> Declared:
    return declare_day(
        world.store, world.actor("policy"), override.on, is_open=override.is_open, at=world.clock()
    )


def find_working_day(world: World, days_from_now: int) -> DayOverride:
    """The first working day from so many days on, to be closed."""
    on = read_day(world.clock()) + timedelta(days=days_from_now)
    while not Calendar().is_working_day(on):
        on += timedelta(days=1)
    return DayOverride(on, is_open=False)


def test_a_day_declared_while_a_study_runs_leaves_it_its_working_time(world: World) -> None:
    steps = Steps(world)
    request_id = steps.open_case()
    before = world.look(request_id, "waha.manager").task
    closed = find_working_day(world, 3)
    assert declare(world, closed).moved == 1
    after = world.look(request_id, "waha.manager").task
    assert before is not None
    assert after is not None
    left = Calendar().working_time_between(world.clock(), before.due_at)
    moved = Calendar((closed,)).working_time_between(world.clock(), after.due_at)
    assert abs(left - moved) < timedelta(seconds=5)


def test_a_day_declared_while_the_applicant_is_waited_for_leaves_the_study_its_working_time(
    world: World,
) -> None:
    steps = Steps(world)
    request_id = steps.open_case()
    study = world.look(request_id, "waha.manager").task
    steps.study(request_id)
    steps.decide("waha.researcher", request_id, "send_back")
    asked = world.look(request_id, "waha.manager").task
    closed = find_working_day(world, 3)
    declare(world, closed)
    steps.pass_time(1)
    steps.decide("waha.registrar", request_id, "complete")
    resumed = world.look(request_id, "waha.manager").task
    assert study is not None
    assert asked is not None
    assert resumed is not None
    left = Calendar().working_time_between(asked.opened_at, study.due_at)
    assert Calendar((closed,)).working_time_between(resumed.opened_at, resumed.due_at) == left


def test_only_the_policy_officer_declares_a_day(world: World) -> None:
    with pytest.raises(WrongRoleError):
        declare_day(
            world.store,
            world.actor("supervisor"),
            read_day(world.clock()),
            is_open=False,
            at=world.clock(),
        )
