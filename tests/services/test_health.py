"""The operator's page of the record: what waits for the machine is counted by kind and age, and every part is judged."""

from datetime import timedelta

import pytest
from sqlalchemy import text

from domain.errors import WrongRoleError
from domain.stuck_cases import Cause, CheckKind
from services.health import PartName, Workload, describe_workload, judge_parts
from services.runs import QueueState
from store.queries.case_checks import begin_check, end_check, keep_finding
from store.tables.case_checks import EngineFinding
from store.tables.outbox import Topic
from tests.stepping import Steps
from tests.world import World

STEPS = QueueState("sanad-cases", is_steps=True, waiting=0, oldest=timedelta(0), workers=1, seen_at=None)


def read(world: World) -> Workload:
    return describe_workload(world.store, world.actor("operator"), at=world.clock())


def list_ill(world: World, load: Workload, queues: list[QueueState] | None, **folders: bool) -> set[PartName]:
    folders = {"papers": True, "bank": True, **folders}
    return {part.name for part in judge_parts(load, queues, **folders, at=world.clock()) if not part.is_well}


def watch(world: World) -> None:
    """A worker looked at everything a moment ago."""
    with world.store.registry() as db:
        begin_check(db, CheckKind.WATCH, at=world.clock())
        end_check(db, CheckKind.WATCH, at=world.clock(), cases=1, differing=0, repaired=0, left_over={})


def test_errands_are_counted_by_kind_with_the_age_of_the_oldest_and_the_error_of_the_worst(
    world: World,
) -> None:
    for _ in range(2):
        world.register()
    with world.store.registry() as db:
        db.execute(
            text(
                "update outbox set attempts = 3, last_error = 'unavailable' where id = (select min(id::text)::uuid from outbox)"
            )
        )
    (row,) = read(world).backlog
    assert (row.topic, row.errands, row.attempts, row.last_error) == (Topic.START_CASE, 2, 3, "unavailable")


def test_steps_that_fail_are_told_by_step_and_error_with_the_number_of_their_cases(world: World) -> None:
    steps, at = Steps(world), world.clock()
    for attempts in (5, 9):
        request_id = steps.open_case()
        with world.store.registry() as db:
            keep_finding(
                db,
                EngineFinding(
                    request_id=request_id,
                    cause=Cause.DEAD_STEP,
                    step="check_duplicates",
                    attempts=attempts,
                    error_type="OperationalError",
                    since_at=at - timedelta(minutes=attempts),
                    found_at=at,
                ),
            )
    load = read(world)
    (row,) = load.dead_steps
    assert (row.step, row.error_type, row.cases, row.attempts) == (
        "check_duplicates",
        "OperationalError",
        2,
        9,
    )
    assert row.since_at == at - timedelta(minutes=9)
    assert load.stuck[Cause.DEAD_STEP] == 2


def test_a_house_at_work_is_well_and_each_part_that_is_away_is_named(world: World) -> None:
    watch(world)
    load = read(world)
    assert list_ill(world, load, [STEPS]) == set()
    assert list_ill(world, load, None) == {PartName.ENGINE, PartName.WORKER}
    assert list_ill(world, load, [STEPS], papers=False) == {PartName.PAPERS}
    assert list_ill(world, load, [STEPS], bank=False) == {PartName.BANK}
    world.register()
    world.clock.move(timedelta(minutes=3))
    load = read(world)
    assert {PartName.WATCH, PartName.RELAY} <= list_ill(world, load, [STEPS])


def test_nothing_personal_is_in_it(world: World) -> None:
    world.register(given_ar="أمل", family_ar="العامري")
    assert "العامري" not in repr(read(world))


@pytest.mark.parametrize("by", ["supervisor", "waha.manager", "auditor", "desk"])
def test_the_machine_is_for_its_operator_alone(world: World, by: str) -> None:
    with pytest.raises(WrongRoleError):
        describe_workload(world.store, world.actor(by), at=world.clock())
