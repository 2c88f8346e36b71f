"""The next task of a desk: overdue, urgent, in fair turns of charities, the oldest first; and what comes back."""

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from time import perf_counter
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, event, text

from domain.calendars import read_day
from domain.claims import ClaimReason
from domain.errors import InvalidFieldsError, NothingToClaimError, NotHolderError, SanadError
from domain.stand_ins import SnoozeForm
from services.queues import Queue, QueueFilter, list_tasks
from services.snoozes import snooze_task, wake_snoozed
from services.tasks import ClaimedTask, take_next_task
from store.scope import Store
from tests.conftest import Database
from tests.stepping import Steps
from tests.world import World, submit

Waiting = tuple[int, bool, int, int]
"""A task: which of the charities, urgent, days until it is due (negative: overdue), days since its case came."""

WAITING = st.lists(
    st.tuples(st.integers(0, 3), st.booleans(), st.integers(-20, 20).filter(bool), st.integers(0, 200)),
    min_size=1,
    max_size=12,
)
GENERATE = """
with cases as (
    insert into aid_request (number, charity_id, version_id, category, kind, case_class, channel, urgency,
        amount_fils, need, household_size, registered_by, received_at, stage, stage_since_at, ministry_sees_from_at)
    select 'GEN-' || cast(:run as text) || '-' || n, c.id, (select id from policy_version limit 1), 'CASH', 'cash', 'general',
        'counter', 'normal', 300000, 'need', 4, (select id from account where charity_id = c.id limit 1),
        cast(:at as timestamptz) - n * interval '1 minute', 'duplicate_check', :at, :at
    from generate_series(1, :count) n
    join (select id, row_number() over (order by code) as place, count(*) over () as bodies from charity) c
      on c.place = case when n % 10 < 8 then 1 else n % c.bodies + 1 end
    returning id, charity_id, received_at
)
insert into task (request_id, charity_id, kind, stage, wait, role, state, is_urgent, received_at, opened_at,
    warn_at, due_at, aid_manager_at, ministry_at)
select id, charity_id, 'adjudicate', 'duplicate_check', 'desk', 'duplicate_desk', 'open', false, received_at, :at,
    :at, cast(:at as timestamptz) + interval '3 days', :at, :at from cases
"""
"""Open tasks of the duplicate desk, four fifths of them one charity's."""


def plant(world: World, waiting: list[Waiting]) -> dict[UUID, Waiting]:
    """Tasks of the duplicate desk exactly as said; whatever waited before is gone."""
    at = world.clock()
    with world.store.registry() as db:
        db.execute(text("update task set state = 'cancelled' where state = 'open'"))
        db.execute(text("delete from desk_turn"))
        run = db.execute(text("select count(*) from aid_request")).scalar_one()
        db.execute(text(GENERATE), {"run": run, "count": len(waiting), "at": at})
        ids = (
            db.execute(text("select id from task where state = 'open' order by received_at")).scalars().all()
        )
        charities = db.execute(text("select id from charity order by code")).scalars().all()
        planted = dict(zip(ids, waiting, strict=True))
        for task_id, (charity, urgent, due, age) in planted.items():
            db.execute(
                text(
                    "update task set charity_id = :charity, is_urgent = :urgent, due_at = :due, received_at = :received "
                    "where id = :task"
                ),
                {
                    "charity": charities[charity],
                    "urgent": urgent,
                    "due": at + timedelta(days=due),
                    "received": at - timedelta(days=age),
                    "task": task_id,
                },
            )
    return planted


def choose(left: dict[UUID, Waiting], turns: dict[int, int]) -> set[UUID]:
    """The rule itself: overdue, urgent, the charity that waited longest for its turn, the oldest case."""

    def rank(task: Waiting) -> tuple[bool, bool, int, int]:
        charity, urgent, due, age = task
        return (due > 0, not urgent, turns.get(charity, -1), -age)

    first = min(map(rank, left.values()))
    return {task_id for task_id, task in left.items() if rank(task) == first}


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(WAITING)
def test_every_next_task_is_the_one_that_the_rule_names(world: World, waiting: list[Waiting]) -> None:
    left, turns, desk = plant(world, waiting), dict[int, int](), world.actor("desk")
    for turn in range(len(waiting)):
        taken = take_next_task(world.store, desk, at=world.clock() + timedelta(seconds=turn))
        assert taken.task_id in choose(left, turns)
        turns[left.pop(taken.task_id)[0]] = turn
    with pytest.raises(NothingToClaimError):
        take_next_task(world.store, desk, at=world.clock())


def test_the_flood_of_one_charity_starves_no_other_and_the_reason_is_told(world: World) -> None:
    planted = plant(
        world, [(0, False, 9, 100 - n) for n in range(30)] + [(n, False, 9, 1) for n in (1, 2, 3)]
    )
    desk, reasons, order = world.actor("desk"), list[ClaimReason](), list[int]()
    for turn in range(8):
        taken = take_next_task(world.store, desk, at=world.clock() + timedelta(seconds=turn))
        order.append(planted[taken.task_id][0])
        reasons.append(taken.reason)
    assert Counter(order[:4]) == Counter([0, 1, 2, 3])
    assert order[4:] == [0, 0, 0, 0]
    assert reasons[0] is ClaimReason.OLDEST
    assert set(reasons[1:4]) == {ClaimReason.FAIR_TURN}


def test_many_who_take_at_once_each_get_another(world: World) -> None:
    plant(world, [(n % 4, False, 9, n) for n in range(12)])
    desk = world.actor("desk")
    act: Callable[[int], ClaimedTask | SanadError] = lambda _: take_next_task(  # noqa: E731
        world.store, desk, at=world.clock()
    )
    with ThreadPoolExecutor(6) as threads:
        taken = [
            claimed.task_id for claimed in threads.map(act, range(12)) if isinstance(claimed, ClaimedTask)
        ]
    assert len(set(taken)) == 12


def snooze(steps: Steps, who: str, request_id: UUID, days: int) -> datetime:
    world = steps.world
    form = SnoozeForm(until=(read_day(world.clock()) + timedelta(days=days)).isoformat(), text="أتصل لاحقاً")
    return snooze_task(
        world.store, world.actor(who), steps.get_task_id(request_id), form, submit(form), at=world.clock()
    )


def list_requests(store: Store, world: World, queue: Queue, who: str = "waha.researcher") -> list[UUID]:
    return [row.request_id for row in list_tasks(store, world.actor(who), queue, at=world.clock()).items]


def test_what_is_put_off_stays_mine_and_is_back_on_top_on_its_day(world: World) -> None:
    steps = Steps(world)
    first, second = steps.open_case(), steps.open_case()
    for request_id in (first, second):
        steps.claim("waha.researcher", request_id)
    due_at = world.look(second, "waha.researcher").task.due_at  # type: ignore[union-attr]
    back_at = snooze(steps, "waha.researcher", second, 2)
    assert list_requests(world.store, world, Queue.MINE) == [first]
    assert list_requests(world.store, world, Queue.SNOOZED) == [second]
    world.clock.move(back_at - world.clock() - timedelta(minutes=1))
    assert second not in list_requests(world.store, world, Queue.MINE)
    world.clock.move(timedelta(minutes=2))
    rows = list_tasks(world.store, world.actor("waha.researcher"), Queue.MINE, limit=1, at=world.clock())
    assert [(row.request_id, row.has_come_back) for row in rows.items] == [(second, True)]
    assert world.look(second, "waha.researcher").task.due_at == due_at  # type: ignore[union-attr]
    taken = take_next_task(world.store, world.actor("waha.researcher"), at=world.clock())
    assert (taken.request_id, taken.reason) == (second, ClaimReason.FOLLOW_UP)


def test_nothing_is_put_off_beyond_its_due_date_or_by_somebody_else(world: World) -> None:
    steps = Steps(world)
    request_id = steps.open_case()
    steps.claim("waha.researcher", request_id)
    for days, code in ((60, "beyond_due"), (0, "not_after_today")):
        with pytest.raises(InvalidFieldsError) as refused:
            snooze(steps, "waha.researcher", request_id, days)
        assert [problem.code for problem in refused.value.problems] == [code]
    with pytest.raises(NotHolderError):
        snooze(steps, "waha.researcher2", request_id, 2)
    snooze(steps, "waha.researcher", request_id, 2)
    wake_snoozed(world.store, world.actor("waha.researcher"), steps.get_task_id(request_id), at=world.clock())
    assert list_requests(world.store, world, Queue.MINE) == [request_id]


def test_a_queue_is_narrowed_by_what_the_address_says(world: World) -> None:
    steps = Steps(world)
    one, other = steps.open_case(), steps.open_case()
    number = world.look(one, "waha.researcher").number
    ask: Callable[..., list[UUID]] = lambda **wanted: [  # noqa: E731
        row.request_id
        for row in list_tasks(
            world.store,
            world.actor("waha.researcher"),
            Queue.TO_CLAIM,
            QueueFilter(**wanted),
            at=world.clock() + timedelta(days=wanted.get("age", "") == "14" and 15),
        ).items
    ]
    assert ask(number=number) == [one]
    assert set(ask(kind="cash")) == {one, other}
    assert ask(kind="rent") == ask(wait="desk") == ask(urgent="1") == ask(age="30") == []
    assert set(ask(age="14")) == {one, other}
    with pytest.raises(InvalidFieldsError):
        ask(age="13")


def test_a_page_of_a_queue_costs_at_most_twelve_queries_however_many_rows_it_has(world: World) -> None:
    steps, counts = Steps(world), list[int]()
    for cases in (1, 4):
        for _ in range(cases):
            steps.open_case()
        asked, reader = list[str](), world.actor("waha.researcher")
        listen: Callable[..., None] = lambda _one, _two, statement, *_rest: asked.append(statement)  # noqa: B023, E731
        event.listen(Engine, "before_cursor_execute", listen)
        list_tasks(world.store, reader, Queue.TO_CLAIM, at=world.clock())
        event.remove(Engine, "before_cursor_execute", listen)
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 12


@pytest.mark.long
@pytest.mark.timeout(300)
def test_the_next_of_a_hundred_thousand_is_found_within_a_tenth_of_a_second(
    world: World, database: Database
) -> None:
    at = world.clock()
    with world.store.registry() as db:
        db.execute(text("set local statement_timeout = '120s'"))
        db.execute(text(GENERATE), {"run": 0, "count": 100_000, "at": at})
    # What the record's own housekeeping does within a minute.
    with database.cluster.connect(database.name) as connection:
        connection.execute("analyze")
    desk, times = world.actor("desk"), list[float]()
    for turn in range(20):
        begun = perf_counter()
        take_next_task(world.store, desk, at=at + timedelta(seconds=turn))
        times.append(perf_counter() - begun)
    print(f"take-next at 100,000 open tasks: median {sorted(times)[10] * 1000:.1f} ms")
    assert sorted(times)[10] < 0.1
