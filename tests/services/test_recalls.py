"""A charity with thousands of open cases is suspended: its queue is gone at once, every case is somebody's again soon."""

from time import perf_counter

import pytest
from sqlalchemy import text

from domain.contracts.cases import CheckDuplicates
from domain.errors import NotSignedInError
from services.duplicates import check_duplicates
from services.queues import Queue, list_tasks
from store.queries.outbox import settle_errand, take_errands
from tests.pooling import change_standing, find_charity_id
from tests.world import MATCH_SECRET, World

MANY = 3_000
BATCH = 8
"""As many as the relay delivers together."""

GENERATE = """
with cases as (
    insert into aid_request (number, charity_id, version_id, category, kind, case_class, channel, urgency,
        amount_fils, need, household_size, registered_by, received_at, stage, stage_since_at,
        ministry_sees_from_at, signatures)
    select 'GEN-' || n, :charity, (select id from policy_version limit 1), 'CASH', 'cash', 'general', 'counter',
        'normal', 300000, 'need', 4, (select id from account where charity_id = :charity limit 1),
        cast(:at as timestamptz) - n * interval '1 minute',
        case n % 3 when 0 then 'duplicate_check' when 1 then 'review' else 'sign_off' end, :at,
        case n % 3 when 2 then cast(:at as timestamptz) end,
        case n % 3 when 2 then '{aid_manager,ministry}'::text[] else '{}'::text[] end
    from generate_series(1, :count) n
    returning id, charity_id, received_at, stage
)
insert into task (request_id, charity_id, kind, stage, wait, role, state, is_urgent, received_at, opened_at,
    level, levels, warn_at, due_at, aid_manager_at, ministry_at)
select id, charity_id,
    case stage when 'duplicate_check' then 'adjudicate' when 'review' then 'study' else 'sign' end, stage,
    case stage when 'duplicate_check' then 'desk' when 'review' then 'to_claim' else 'aid_manager' end,
    case stage when 'duplicate_check' then 'duplicate_desk' when 'review' then 'researcher' else 'aid_manager' end,
    'open', false, received_at, :at, case stage when 'sign_off' then 1 else 0 end,
    case stage when 'sign_off' then 2 else 0 end, :at, cast(:at as timestamptz) + interval '3 days', :at, :at
from cases
"""
"""Open cases of one charity: a third waits for the desk, a third for a researcher, a third for its aid manager."""


@pytest.mark.parametrize(
    "many", [30, pytest.param(MANY, marks=[pytest.mark.long, pytest.mark.timeout(1200)])]
)
def test_a_suspended_charity_loses_its_queue_at_once_and_every_case_goes_on(world: World, many: int) -> None:
    waha = find_charity_id(world, "waha")
    with world.store.registry() as db:
        db.execute(text(GENERATE), {"charity": waha, "count": many, "at": world.clock()})
    manager = world.actor("waha.manager")
    assert list_tasks(world.store, manager, Queue.MINE, at=world.clock()).items
    begun = perf_counter()
    assert change_standing(world, waha).cases == many
    suspended = perf_counter() - begun
    with pytest.raises(NotSignedInError):
        world.actor("waha.manager")
    begun = perf_counter()
    assert deliver_all(world) == many
    returned = perf_counter() - begun
    print(f"{many} cases: suspended in {suspended:.2f} s, all of them returned in {returned:.1f} s")
    with world.store.registry() as db:
        left = db.execute(text("select count(*) from aid_request where charity_id is not null")).scalar_one()
        rows = db.execute(
            text("select kind, count(*) from task where state in ('open', 'deciding') group by kind")
        ).all()
    assert left == 0
    assert dict(map(tuple, rows)) == {"adjudicate": many // 3, "pull": many - many // 3}
    assert suspended < 5


def deliver_all(world: World) -> int:
    """Deliver what waits as the relay would, so many at a time; how many there were."""
    delivered = 0
    while True:
        with world.store.registry() as db:
            errands = take_errands(db, at=world.clock(), limit=BATCH)
        if not errands:
            return delivered
        for errand in errands:
            asked = CheckDuplicates(str(errand.request_id), 1, errand.key, world.clock())
            check_duplicates(world.store, asked, secret=MATCH_SECRET)
            with world.store.registry() as db:
                settle_errand(db, errand.key, at=world.clock())
        delivered += len(errands)
