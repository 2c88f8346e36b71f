"""Two thousand signatures by one act on the real engine: killed on the way, gone on with, none lost and none twice."""

import asyncio
import time
from collections import Counter
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import text

from domain.stuck_cases import CheckKind
from services.bulk_acts import ActView, BulkForm, begin_act, get_act, list_items
from services.bulk_delivery import BulkDelivery
from services.case_checks import CaseChecks
from services.submissions import Submission, digest_of
from store.queries.bulk_acts import PATIENCE
from tests.stepping import Steps
from tests.world import RunningWorld

COPY = """
with cases as (
    insert into aid_request (number, charity_id, version_id, category, kind, case_class, channel, urgency, amount_fils,
        need, household_size, registered_by, received_at, stage, stage_since_at, signatures, instalments,
        ministry_sees_from_at)
    select r.number || '-' || n, r.charity_id, r.version_id, r.category, r.kind, r.case_class, r.channel, r.urgency,
        r.amount_fils, r.need, r.household_size, r.registered_by, r.received_at, r.stage, r.stage_since_at,
        r.signatures, r.instalments, r.ministry_sees_from_at
    from aid_request r, generate_series(2, :count) n where r.id = :case returning id
), named as (
    insert into stated_identity (request_id, names, search_name, sex, birth_on, document_kind, document_number,
        nationality, phone, address)
    select c.id, i.names, i.search_name, i.sex, i.birth_on, i.document_kind, i.document_number, i.nationality, i.phone,
        i.address
    from cases c, stated_identity i where i.request_id = :case
), studied as (
    insert into task (request_id, charity_id, kind, stage, wait, role, state, opened_at, received_at, warn_at, due_at,
        aid_manager_at, ministry_at, closed_at, done_by)
    select c.id, t.charity_id, t.kind, t.stage, t.wait, t.role, t.state, t.opened_at, t.received_at, t.warn_at,
        t.due_at, t.aid_manager_at, t.ministry_at, t.closed_at, t.done_by
    from cases c, task t where t.request_id = :case and t.kind = 'study' returning id, request_id
), recommended as (
    insert into decision (task_id, request_id, code, actor_id, amount_fils, instalments, payee_id, fund_id, text,
        decided_at, state, settled_at)
    select s.id, s.request_id, d.code, d.actor_id, d.amount_fils, d.instalments, d.payee_id, d.fund_id, d.text,
        d.decided_at, d.state, d.settled_at
    from studied s, decision d where d.request_id = :case and d.code = 'recommend' returning id
)
insert into task (request_id, charity_id, kind, stage, wait, role, level, levels, barred, state, opened_at, received_at,
    warn_at, due_at, aid_manager_at, ministry_at)
select c.id, t.charity_id, t.kind, t.stage, t.wait, t.role, t.level, t.levels, t.barred, t.state, t.opened_at,
    t.received_at, t.warn_at, t.due_at, t.aid_manager_at, t.ministry_at
from cases c, task t where t.request_id = :case and t.kind = 'sign'
"""
"""As many more cases that wait for the same signature: each is a case of its own for the engine and the record."""


def wait_for_signature(world: RunningWorld, count: int) -> list[UUID]:
    """That many cases recommended and waiting for the ministry's signature; the tasks."""
    steps = Steps(world)
    case = steps.open_case()
    steps.recommend(case)
    with world.store.registry() as db:
        db.execute(text(COPY), {"case": case, "count": count})
        return list(
            db.execute(
                text("select id from task where kind = 'sign' and state = 'open' order by id")
            ).scalars()
        )


def begin(world: RunningWorld, tasks: list[UUID], key: str) -> ActView:
    form = BulkForm(kind="sign_off", tasks=tuple(map(str, tasks)), code="approve")
    return begin_act(
        world.store, world.actor("supervisor"), form, Submission(key, digest_of(form)), at=world.clock()
    )


async def die_after(world: RunningWorld, rounds: int) -> None:
    """A worker that is cancelled in the middle of a round of eight."""
    delivery = BulkDelivery(world.store, world.processes, world.clock)
    for _ in range(rounds):
        await delivery.advance()
    last = asyncio.ensure_future(delivery.advance())
    await asyncio.sleep(0.02)
    last.cancel()
    await asyncio.gather(last, return_exceptions=True)


def prove_act(running: RunningWorld, count: int) -> None:
    """Sign that many, killed on the way: none is lost and none signed twice."""
    tasks, key, supervisor = wait_for_signature(running, count), str(uuid4()), running.actor("supervisor")
    act = begin(running, tasks, key)
    assert (act.total, act.waiting, act.total_fils) == (count, count, count * 300_000)
    running.portal.call(die_after, running, 4)
    halfway = get_act(running.store, supervisor, act.act_id)
    assert 0 < halfway.done + halfway.pending < count
    assert not halfway.is_over
    assert begin(running, tasks, key).act_id == act.act_id
    running.clock.move(PATIENCE + timedelta(seconds=1))
    running.relay_all()
    over = get_act(running.store, supervisor, act.act_id)
    assert (over.done, over.refused, over.is_over) == (count, 0, True)
    with running.store.registry() as db:
        states = db.execute(
            text("select task_id, count(*) from decision where code = 'approve' group by task_id")
        ).all()
        stages = Counter(db.execute(text("select stage from aid_request")).scalars())
    assert {signed for _, signed in states} == {1}
    assert len(states) == count
    assert stages == {"delivery": count}
    assert {row.state for row in list_items(running.store, supervisor, act.act_id).items} == {"done"}


def test_one_act_signs_them_all_though_its_worker_dies_and_each_once(running: RunningWorld) -> None:
    prove_act(running, 40)


@pytest.mark.long
@pytest.mark.timeout(3600)
def test_one_act_signs_two_thousand_though_its_worker_dies_and_each_once(crowd: RunningWorld) -> None:
    begun, computed = time.perf_counter(), time.process_time()
    prove_act(crowd, 2000)
    took = f"{time.perf_counter() - begun:.1f} s, {time.process_time() - computed:.1f} s of them computing"
    print(f"two thousand signatures by one act: {took}")
    begun = time.perf_counter()
    checks = CaseChecks(crowd.store, crowd.processes, crowd.clock)
    checked = crowd.portal.call(checks.verify_cases, CheckKind.ON_DEMAND)
    took = f"{time.perf_counter() - begun:.2f} s"
    print(f"two thousand open cases verified in {took}: {checked}")
    assert (checked.cases, checked.findings) == (2000, [])


def test_a_row_that_its_signer_studied_is_refused_alone(running: RunningWorld) -> None:
    tasks = wait_for_signature(running, 10)
    supervisor = running.actor("supervisor")
    with running.store.registry() as db:
        db.execute(
            text("update task set barred = barred || cast(:me as uuid) where id = any(:tasks)"),
            {"me": supervisor.account_id, "tasks": tasks[:3]},
        )
    act = begin(running, tasks, str(uuid4()))
    running.relay_all()
    over = get_act(running.store, supervisor, act.act_id)
    assert (over.done, over.refused) == (7, 3)
    refused = list_items(running.store, supervisor, act.act_id, only_refused=True).items
    assert {row.refusal for row in refused} == {"excluded_person"}
    assert [row.task_id for row in refused] == tasks[:3]
