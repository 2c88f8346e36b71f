"""The monitor over the record: each cause is named with its owner, to whoever may know."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import combinations
from uuid import UUID

import pytest
from sqlalchemy import text

from domain.calendars import read_day
from domain.cycle import Stage
from domain.deadlines import Deadline, Phase, find_wake
from domain.errors import NotFoundError, NotStuckError, WrongRoleError
from domain.roles import Role
from domain.stuck_cases import READERS, Cause, Mend
from services.mends import MendForm, mend_case
from services.stuck_cases import StuckCase, describe_stuck_cases, list_stuck_cases
from store.queries.stuck_cases import MINUTES_PATIENCE, WAKE
from tests.applicants import invent_applicant
from tests.signing import Sitting, ask_for, found, list_open
from tests.stepping import Steps
from tests.world import World, submit

MINUTES = timedelta(minutes=2)


@pytest.fixture
def steps(world: World) -> Steps:
    return Steps(world)


def change(world: World, statement: str, **values: object) -> None:
    """Plant what no rule of the house would let happen."""
    with world.store.registry() as db:
        db.execute(text(statement), values)


def settle_errands(world: World) -> None:
    """Everything in the outbox was told: there is no engine here that could be."""
    change(world, "update outbox set delivered_at = :at where delivered_at is null", at=world.clock())


def list_all(world: World, by: str = "supervisor", cause: Cause | None = None) -> dict[UUID, StuckCase]:
    page = list_stuck_cases(world.store, world.actor(by), cause=cause, limit=100, at=world.clock())
    return {case.request_id: case for case in page.items}


def mend(world: World, by: str, request_id: UUID, what: Mend) -> None:
    form = MendForm(what.value)
    mend_case(world.store, world.actor(by), request_id, form, submit(form), at=world.clock())


def drop_tasks(world: World, request_id: UUID) -> None:
    change(world, "delete from task where request_id = :id", id=request_id)


def wait_for_desk(steps: Steps) -> UUID:
    person = invent_applicant()
    steps.open_case("diyaa.registrar", **person)
    return steps.open_case("waha.registrar", **person)


def wait_for_manager(steps: Steps) -> UUID:
    request_id = steps.open_case()
    steps.study(request_id)
    steps.decide("waha.researcher", request_id, "advise_rejection")
    return request_id


def end_lease(world: World, steps: Steps) -> UUID:
    request_id = steps.open_case()
    steps.claim("waha.researcher", request_id)
    world.clock.move(timedelta(hours=25))
    return request_id


def lose_timer(world: World, steps: Steps) -> UUID:
    request_id = steps.open_case()
    change(world, "update task set warn_at = :at where request_id = :id", at=world.clock(), id=request_id)
    return request_id


def lose_task(world: World, steps: Steps) -> UUID:
    request_id = steps.open_case()
    drop_tasks(world, request_id)
    return request_id


def lose_task_of_hold(world: World, steps: Steps) -> UUID:
    request_id = wait_for_desk(steps)
    drop_tasks(world, request_id)
    return request_id


def leave_decision(world: World, steps: Steps) -> UUID:
    request_id = steps.open_case()
    steps.study(request_id)
    steps.answer("waha.researcher", request_id, "recommend")
    change(
        world,
        "update outbox set attempts = 9, last_error = 'unavailable' where topic = 'deliver_decision'",
    )
    return request_id


def fail_errand(world: World, steps: Steps) -> UUID:
    request_id = world.register().request_id
    change(
        world, "update outbox set attempts = 9, last_error = 'RPCError' where request_id = :id", id=request_id
    )
    return request_id


def suspend_charity(world: World, steps: Steps) -> UUID:
    request_id = steps.open_case("diyaa.registrar")
    change(world, "update charity set standing = 'suspended' where code = 'diyaa'")
    return request_id


def lose_role(world: World, steps: Steps) -> UUID:
    request_id = steps.open_case("diyaa.registrar")
    change(
        world,
        "update account_role set to_on = date '2025-01-01' where role = 'researcher' and account_id in "
        "(select a.id from account a join charity c on c.id = a.charity_id where c.code = 'diyaa')",
    )
    return request_id


def bar_everybody(world: World, steps: Steps) -> UUID:
    request_id = wait_for_manager(steps)
    change(
        world,
        "update task set barred = array(select id from account) where request_id = :id and state = 'open'",
        id=request_id,
    )
    return request_id


def dismiss_holder(world: World, steps: Steps) -> UUID:
    request_id = steps.open_case()
    steps.study(request_id)
    change(world, "update account set is_active = false where username = 'waha.researcher'")
    return request_id


def spend_ladder(world: World, steps: Steps) -> UUID:
    request_id = steps.open_case()
    world.clock.move(timedelta(days=90))
    steps.wake(request_id)
    return request_id


def outlast_suspension(world: World, steps: Steps) -> UUID:
    """The named day came, the clock said so, and nobody resumed."""
    request_id = steps.open_case()
    until = read_day(world.clock()) + timedelta(days=7)
    steps.decide("waha.manager", request_id, "suspend", until=until.isoformat())
    (task,) = list_open(world, request_id)
    world.clock.move(task.due_at - world.clock())
    steps.wake(request_id)
    return request_id


def leave_minutes_unsigned(world: World, steps: Steps) -> UUID:
    """A committee decided and closed its session; the signed scan did not come by the next day."""
    ask_for(world, "committee")
    sitting = Sitting(world, found(world))
    request_id = steps.open_case()
    steps.recommend(request_id)
    sitting.lay()
    sitting.open()
    sitting.decide()
    sitting.close()
    world.clock.move(MINUTES_PATIENCE)
    steps.wake(request_id)
    return request_id


Plant = Callable[[World, Steps], UUID]
PLANTED: dict[Cause, tuple[Plant, Role]] = {
    Cause.DECISION_PENDING: (leave_decision, Role.OPERATOR),
    Cause.UNTOLD_ERRAND: (fail_errand, Role.OPERATOR),
    Cause.LOST_TIMER: (lose_timer, Role.OPERATOR),
    Cause.HOLD_WITHOUT_TASK: (lose_task_of_hold, Role.OPERATOR),
    Cause.NO_TASK: (lose_task, Role.OPERATOR),
    Cause.CHARITY_SUSPENDED: (suspend_charity, Role.SUPERVISOR),
    Cause.NO_ROLE_HOLDER: (lose_role, Role.SUPERVISOR),
    Cause.ALL_BARRED: (bar_everybody, Role.SUPERVISOR),
    Cause.HOLDER_GONE: (dismiss_holder, Role.AID_MANAGER),
    Cause.LEASE_ENDED: (end_lease, Role.AID_MANAGER),
    Cause.SUSPENSION_OVER: (outlast_suspension, Role.AID_MANAGER),
    Cause.MINUTES_UNSIGNED: (leave_minutes_unsigned, Role.CHARITY_ADMIN),
    Cause.LADDER_SPENT: (spend_ladder, Role.SUPERVISOR),
}


@pytest.mark.parametrize("cause", PLANTED)
def test_each_planted_fault_is_named_within_a_minute_with_its_owner(
    world: World, steps: Steps, cause: Cause
) -> None:
    plant, owner = PLANTED[cause]
    well = steps.open_case("marfa.registrar")
    request_id = plant(world, steps)
    if cause not in (Cause.DECISION_PENDING, Cause.UNTOLD_ERRAND):
        settle_errands(world)
    else:
        change(
            world,
            "update outbox set delivered_at = :at where delivered_at is null and attempts < 9",
            at=world.clock(),
        )
    world.clock.move(timedelta(minutes=1))
    found = list_all(world)
    case = found[request_id]
    assert (case.causes[0], case.owner) == (cause, owner)
    assert list_all(world, cause=cause).keys() == {request_id}
    assert describe_stuck_cases(world.store, world.actor("operator"), at=world.clock()).counts[cause] == 1
    assert well not in found or cause is Cause.LADDER_SPENT


def test_a_case_that_goes_on_is_not_stuck(world: World, steps: Steps) -> None:
    wait_for_desk(steps)
    wait_for_manager(steps)
    steps.open_case()
    settle_errands(world)
    world.clock.move(MINUTES)
    assert list_all(world) == {}


def test_the_monitor_says_who_is_waited_for_until_when_and_what_follows(world: World, steps: Steps) -> None:
    request_id = end_lease(world, steps)
    settle_errands(world)
    wait = list_all(world)[request_id].wait
    assert wait is not None
    assert (wait.role, wait.kind.value, wait.then) == (Role.RESEARCHER, "study", Phase.WARN)
    assert wait.holder is not None
    assert wait.holder.name_en
    assert wait.opened_at < world.clock() < wait.due_at


def test_an_operator_sees_no_name(world: World, steps: Steps) -> None:
    request_id = end_lease(world, steps)
    settle_errands(world)
    case = list_all(world, "operator")[request_id]
    assert case.wait is not None
    assert case.wait.holder is not None
    assert (case.wait.holder.name_ar, case.wait.holder.name_en) == ("", "")
    assert "العامري" not in repr(case)


def test_a_charity_sees_its_own_stuck_cases_alone(world: World, steps: Steps) -> None:
    request_id = end_lease(world, steps)
    lost = steps.open_case("diyaa.registrar")
    drop_tasks(world, lost)
    settle_errands(world)
    world.clock.move(MINUTES)
    assert list_all(world, "waha.manager").keys() == {request_id}
    assert list_all(world, "diyaa.manager").keys() == {lost}
    assert list_all(world).keys() == {request_id, lost}


@pytest.mark.parametrize("by", ["waha.researcher", "waha.registrar", "desk", "policy"])
def test_who_neither_operates_nor_manages_sees_no_monitor(world: World, by: str) -> None:
    assert not world.actor(by).has_any(*READERS)
    with pytest.raises(WrongRoleError):
        list_stuck_cases(world.store, world.actor(by), at=world.clock())


def test_pages_follow_each_other_without_a_gap(world: World, steps: Steps) -> None:
    lost = {lose_task(world, steps) for _ in range(5)}
    settle_errands(world)
    world.clock.move(MINUTES)
    seen: list[UUID] = []
    cursor = None
    while True:
        page = list_stuck_cases(
            world.store, world.actor("operator"), cursor=cursor, limit=2, at=world.clock()
        )
        seen += [case.request_id for case in page.items]
        cursor = page.next_cursor
        if cursor is None:
            break
    assert (len(seen), set(seen)) == (5, lost)


def test_an_ended_lease_is_taken_back_by_the_aid_manager(world: World, steps: Steps) -> None:
    request_id = end_lease(world, steps)
    settle_errands(world)
    with pytest.raises(WrongRoleError):
        mend(world, "operator", request_id, Mend.RELEASE)
    with pytest.raises(NotFoundError):
        mend(world, "diyaa.manager", request_id, Mend.RELEASE)
    mend(world, "waha.manager", request_id, Mend.RELEASE)
    task = world.look(request_id, "waha.manager").task
    assert task is not None
    assert task.holder is None
    assert list_all(world) == {}
    with pytest.raises(NotStuckError):
        mend(world, "waha.manager", request_id, Mend.RELEASE)


def test_a_study_whose_researcher_left_goes_back_to_the_queue(world: World, steps: Steps) -> None:
    request_id = dismiss_holder(world, steps)
    settle_errands(world)
    mend(world, "waha.manager", request_id, Mend.RELEASE)
    assert list_all(world) == {}
    steps.claim("waha.researcher2", request_id)


def test_a_signature_that_nobody_at_the_charity_may_give_is_passed_to_the_ministry(
    world: World, steps: Steps
) -> None:
    request_id = wait_for_manager(steps)
    change(
        world,
        "update task t set barred = array(select id from account where charity_id = t.charity_id) "
        "where request_id = :id and state = 'open'",
        id=request_id,
    )
    settle_errands(world)
    assert list_all(world)[request_id].mends == (Mend.TO_MINISTRY,)
    mend(world, "supervisor", request_id, Mend.TO_MINISTRY)
    task = world.look(request_id, "supervisor").task
    assert task is not None
    assert (task.role, task.wait.value, task.may_act) == (Role.SUPERVISOR, "ministry", True)
    assert list_all(world, cause=Cause.ALL_BARRED) == {}
    assert steps.decide("supervisor", request_id, "reject").stage == Stage.CLOSED


def test_an_act_that_does_not_mend_the_cause_is_refused(world: World, steps: Steps) -> None:
    request_id = lose_task(world, steps)
    settle_errands(world)
    world.clock.move(MINUTES)
    with pytest.raises(NotStuckError):
        mend(world, "operator", request_id, Mend.ASK_CLOCK)


def test_the_wake_in_sql_is_the_one_of_the_domain(world: World) -> None:
    opened_at = datetime(2026, 11, 22, 5, tzinfo=UTC)
    deadline = Deadline(opened_at, *(opened_at + timedelta(days=day) for day in (1, 2, 3, 4)))
    query = text(
        f"select {WAKE} from (select cast(:role as text) as role, cast(:phases as text[]) as phases, "
        "cast(:w as timestamptz) warn_at, cast(:d as timestamptz) due_at, cast(:a as timestamptz) aid_manager_at, "
        "cast(:m as timestamptz) ministry_at) t"
    )
    with world.store.registry() as db:
        for role in Role:
            for done in (some for size in range(5) for some in combinations(Phase, size)):
                wake = find_wake(deadline, role, done)
                found = db.execute(
                    query,
                    {
                        "role": role.value,
                        "phases": [phase.value for phase in done],
                        "w": deadline.warn_at,
                        "d": deadline.due_at,
                        "a": deadline.aid_manager_at,
                        "m": deadline.ministry_at,
                    },
                ).scalar_one()
                assert found == (wake[1] if wake else None), (role, done)
