"""Faults of the engine planted for real: the watch names each within a minute, its owner mends it, verify repairs it."""

import time
from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import text
from temporalio.worker import Worker

from activities.case_checks import CaseCheckSteps
from domain.cycle import EventType
from domain.roles import Role
from domain.samples import ResultForm, SampleForm
from domain.stuck_cases import Cause, CheckKind, Difference, Mend
from services.case_checks import CaseChecks, Checked
from services.mends import MendForm, mend_case
from services.nights import CHECK_QUEUE, schedule_nights
from services.runs import Look, get_run
from services.samples import draw, get_sample, note_result
from services.stuck_cases import StuckCase, describe_stuck_cases, list_stuck_cases
from services.watch import Watch
from tests.conftest import Database
from tests.workflows.branches import APPROVE, CONFIRM, PAID, RECOMMEND, act, open_case, open_held_case, walk
from tests.world import RunningWorld, submit
from workflows.case_checks import VerifyCasesWorkflow

A_MINUTE = 60.0
WORDS = "سالم ناصر العامري 290010100011"


def change(world: RunningWorld, statement: str, **values: object) -> None:
    """Plant what no rule of the house would let happen."""
    with world.store.registry() as db:
        db.execute(text(statement), values)


def refuse_tasks(database: Database, request_id: UUID) -> None:
    """Let the record refuse every new task of a case, with words that quote a person: its next step is dead."""
    with database.cluster.connect(database.name) as connection:
        connection.execute(
            f"""
            create function refuse_task() returns trigger language plpgsql as $$
            begin
                if new.request_id = '{request_id}' then raise exception '{WORDS}'; end if;
                return new;
            end $$;
            create trigger refuse_task before insert on task for each row execute function refuse_task()
            """
        )


def allow_tasks(database: Database) -> None:
    with database.cluster.connect(database.name) as connection:
        connection.execute("drop trigger refuse_task on task")


def find_stuck(world: RunningWorld, request_id: UUID, by: str = "operator") -> StuckCase | None:
    page = list_stuck_cases(world.store, world.actor(by), limit=100, at=world.clock())
    return next((case for case in page.items if case.request_id == request_id), None)


def watch_until(world: RunningWorld, request_id: UUID, cause: Cause | None) -> StuckCase | None:
    """Let the watch take its turns, as the worker would, until the monitor says so; within a minute."""
    watch = Watch(world.store, world.processes, world.clock)
    ends_at = time.monotonic() + A_MINUTE
    while True:
        # A turn of the watch's own clock passes, while the engine's real one goes on.
        world.clock.move(timedelta(seconds=15))
        world.portal.call(watch.look_once)
        case = find_stuck(world, request_id)
        if (case.causes[0] if case else None) is cause:
            return case
        assert time.monotonic() < ends_at, (cause, case)


def mend(world: RunningWorld, request_id: UUID, what: Mend) -> None:
    form = MendForm(what.value, "أعيدت المحاولة")
    mend_case(world.store, world.actor("operator"), request_id, form, submit(form), at=world.clock())
    world.relay_all()


def verify(world: RunningWorld) -> Checked:
    checks = CaseChecks(world.store, world.processes, world.clock)
    return world.portal.call(checks.verify_cases, CheckKind.ON_DEMAND)


def list_differences(checked: Checked) -> list[tuple[UUID, Difference, bool]]:
    return [(each.request_id, each.difference, each.is_repaired) for each in checked.findings]


def terminate(world: RunningWorld, request_id: UUID) -> None:
    world.portal.call(get_run(world.client, request_id, 1).terminate)


def look(world: RunningWorld, request_id: UUID) -> Look:
    async def ask() -> Look:
        return await world.processes.runs.look(request_id, 1, at=world.clock())

    return world.portal.call(ask)


@pytest.mark.timeout(240)
def test_a_dead_step_is_named_without_a_word_of_its_failure_and_goes_on_once_it_is_mended_and_retried(
    running: RunningWorld, database: Database
) -> None:
    request_id = running.register().request_id
    refuse_tasks(database, request_id)
    running.portal.call(running.processes.start_case, request_id)
    case = watch_until(running, request_id, Cause.DEAD_STEP)
    assert case is not None
    assert (case.owner, case.on_engine) == (Role.OPERATOR, True)
    assert Mend.RETRY_STEP in case.mends
    assert case.step is not None
    assert (case.step.step, case.step.error_type) == ("check_duplicates", "record_fault")
    assert case.step.attempts >= 4
    assert "العامري" not in repr(case)
    assert "290010100011" not in repr(case)
    allow_tasks(database)
    mend(running, request_id, Mend.RETRY_STEP)
    running.wait_until(lambda: running.look(request_id).task is not None, seconds=10)
    assert watch_until(running, request_id, None) is None
    told = [event.type for event in running.look(request_id, "waha.manager").timeline]
    assert EventType.STEP_RETRIED in told


@pytest.mark.timeout(240)
def test_a_case_that_the_engine_lost_is_named_and_started_again(running: RunningWorld) -> None:
    request_id, other = open_case(running), open_case(running)
    terminate(running, request_id)
    case = watch_until(running, request_id, Cause.MISSING_WORKFLOW)
    assert case is not None
    assert (case.owner, case.mends) == (Role.OPERATOR, (Mend.START,))
    assert find_stuck(running, other) is None
    mend(running, request_id, Mend.START)
    running.wait_until(lambda: look(running, request_id).shown is not None)
    assert watch_until(running, request_id, None) is None


@pytest.mark.timeout(240)
def test_a_clock_that_was_asked_and_never_answered_is_named_and_answers_when_asked_again(
    running: RunningWorld,
) -> None:
    request_id = open_case(running)
    change(
        running,
        "update task set warn_at = :at where request_id = :id",
        at=running.clock(),
        id=request_id,
    )
    case = watch_until(running, request_id, Cause.LOST_TIMER)
    assert case is not None
    assert (case.owner, case.mends) == (Role.OPERATOR, (Mend.ASK_CLOCK,))
    mend(running, request_id, Mend.ASK_CLOCK)
    # The engine's own clock is the machine's: it is the doors' that moved on.
    running.wait_until(
        lambda: (
            EventType.WARNED in [event.type for event in running.look(request_id, "waha.manager").timeline]
        )
    )
    assert watch_until(running, request_id, None) is None


@pytest.mark.timeout(240)
def test_a_hold_whose_task_vanished_is_named_and_gets_it_back_when_it_is_checked_again(
    running: RunningWorld,
) -> None:
    request_id = open_held_case(running)
    change(running, "delete from task where request_id = :id", id=request_id)
    running.clock.move(timedelta(minutes=1))
    case = watch_until(running, request_id, Cause.HOLD_WITHOUT_TASK)
    assert case is not None
    assert (case.owner, case.mends) == (Role.OPERATOR, (Mend.RECHECK,))
    mend(running, request_id, Mend.RECHECK)
    running.wait_until(lambda: running.look(request_id).task is not None)
    assert watch_until(running, request_id, None) is None


@pytest.mark.timeout(240)
def test_verify_repairs_what_asking_repairs_and_finds_nothing_the_second_time(running: RunningWorld) -> None:
    lost, late, astray, well = (open_case(running) for _ in range(4))
    act(running, well, "waha.researcher send_back")
    running.relay_all()
    wait_for_attributes(running, 4)
    assert verify(running).holds
    terminate(running, lost)
    change(running, "update task set warn_at = warn_at - interval '2 days' where request_id = :id", id=late)
    change(
        running,
        "update aid_request set charity_id = (select id from charity where code = 'diyaa') where id = :id",
        id=astray,
    )
    change(
        running,
        "update task set charity_id = (select id from charity where code = 'diyaa') where request_id = :id",
        id=astray,
    )
    wait_for_attributes(running, 3)
    checked = verify(running)
    assert sorted(list_differences(checked)) == sorted(
        [
            (lost, Difference.NOT_RUNNING, True),
            (late, Difference.TIMER, True),
            (astray, Difference.CHARITY, True),
        ]
    )
    assert (checked.cases, checked.repaired, checked.holds) == (4, 3, True)
    wait_for_attributes(running, 4)
    again = verify(running)
    assert (again.cases, list_differences(again)) == (4, [])


def wait_for_attributes(world: RunningWorld, count: int) -> None:
    """The engine's lists follow a moment behind."""
    world.wait_until(lambda: world.portal.call(world.processes.runs.count) == count)


@pytest.mark.timeout(240)
def test_verify_names_a_process_that_does_not_answer(running: RunningWorld, database: Database) -> None:
    request_id = running.register().request_id
    refuse_tasks(database, request_id)
    running.portal.call(running.processes.start_case, request_id)
    wait_for_attributes(running, 1)
    change(running, "update aid_request set stage = 'duplicate_check' where id = :id", id=request_id)
    checked = verify(running)
    assert list_differences(checked) == [(request_id, Difference.STAGE, False)]
    assert not checked.holds


@pytest.mark.timeout(240)
def test_the_night_compares_once_and_keeps_its_result(running: RunningWorld) -> None:
    open_case(running)
    checks = CaseChecks(running.store, running.processes, running.clock)

    async def run_night() -> None:
        worker = Worker(
            running.client,
            task_queue=CHECK_QUEUE,
            workflows=[VerifyCasesWorkflow],
            activities=CaseCheckSteps(checks).all,
        )
        async with worker:
            await running.client.execute_workflow(
                VerifyCasesWorkflow.run, id=f"night/{id(worker)}", task_queue=CHECK_QUEUE
            )

    running.portal.call(run_night)
    overview = describe_stuck_cases(running.store, running.actor("operator"), at=running.clock())
    night = next(check for check in overview.checks if check.kind is CheckKind.NIGHTLY)
    assert (night.cases, night.repaired) == (1, 0)
    assert night.ended_at is not None
    assert night.ended_at >= night.begun_at


def test_the_night_stands_in_the_calendar_of_the_engine_once(running: RunningWorld) -> None:
    schedule = running.client.get_schedule_handle("verify-cases")
    assert running.portal.call(schedule_nights, running.client) is True
    assert running.portal.call(schedule_nights, running.client) is False
    described = running.portal.call(schedule.describe)
    running.portal.call(schedule.delete)
    (next_at, *_) = described.info.next_action_times
    assert (next_at.hour, next_at.minute) == (23, 30), "half past two in Kuwait"


def test_the_watch_asks_the_clock_of_what_a_sample_found_in_a_closed_case(running: RunningWorld) -> None:
    request_id = walk(RECOMMEND, APPROVE, *PAID, CONFIRM)(running)
    today, actor = running.today().isoformat(), running.actor("supervisor")
    form, found = SampleForm(today, today), ResultForm("not_received", "لم يصل شيء")
    sample_id = draw(running.store, actor, form, submit(form), at=running.clock())
    (item,) = get_sample(running.store, actor, sample_id).items
    note_result(running.store, actor, item.item_id, found, submit(found), at=running.clock())
    running.clock.move(timedelta(days=30))
    running.portal.call(Watch(running.store, running.processes, running.clock).look_once)
    assert {EventType.BREACHED, EventType.ESCALATED_MINISTRY} <= running.list_events(request_id)
    case = find_stuck(running, request_id, "supervisor")
    assert case
    assert case.causes == (Cause.ISSUE_OVERDUE,)
