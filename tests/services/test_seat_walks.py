"""Random votes on the real record: whatever the seats of a quorum answer, nobody counts twice and no case is lost."""

from collections import Counter
from datetime import timedelta
from random import Random
from uuid import UUID

import pytest
from sqlalchemy import text

from domain.calendars import read_day
from domain.errors import ForbiddenError, RefusedError, TaskClosedError
from services.decisions import settle_refusal
from tests.signing import answer_seat, ask_for, hire, list_open
from tests.stepping import Steps
from tests.world import World

SUPERVISORS = ("supervisor", "supervisor2", "supervisor3", "supervisor4")
HANDS = (*SUPERVISORS, "waha.manager")
CODES = ("approve", "approve", "approve", "reject", "return", "escalate", "suspend")
RULES = {
    "an open case is waited for, a closed one is not": """
        select r.id from aid_request r left join task t on t.request_id = r.id and t.state in ('open', 'deciding')
        where r.stage <> 'registration' group by r.id
        having (count(t.id) = 0) <> (r.outcome is not null)
    """,
    "several tasks at once are the seats of one level, each another seat": """
        select t.request_id from task t where t.state in ('open', 'deciding') group by t.request_id
        having count(*) > 1 and (bool_or(t.seats = 0) or count(distinct t.level) > 1
                                 or count(distinct t.seat) < count(*))
    """,
    "nobody answers a seat that bars him": """
        select d.id from decision d join task t on t.id = d.task_id
        where d.state = 'applied' and d.code in ('approve', 'reject', 'return', 'escalate')
          and d.actor_id = any(t.barred)
    """,
    "nobody answers two signatures of what was recommended last": """
        select d.request_id from decision d join task t on t.id = d.task_id
        where d.state = 'applied' and t.kind = 'sign' and d.code in ('approve', 'reject', 'escalate')
          and d.settled_at > (select max(x.settled_at) from decision x where x.request_id = d.request_id
                              and x.state = 'applied' and x.code = 'recommend')
        group by d.request_id, d.actor_id having count(*) > 1
    """,
    "money is promised only under two approvals of the ministry": """
        select r.id from aid_request r where r.stage = 'delivery' and (
            select count(distinct d.actor_id) from decision d join task t on t.id = d.task_id
            where d.request_id = r.id and d.state = 'applied' and d.code = 'approve' and t.role = 'supervisor'
        ) < 2
    """,
}


def act(steps: Steps, chance: Random, request_id: UUID, done: Counter[str]) -> None:
    """Somebody answers, at times two more before the first answer took effect."""
    tasks = [task for task in list_open(steps.world, request_id) if task.kind in ("sign", "resume")]
    if not tasks:
        steps.decide("waha.researcher", request_id, "recommend", amount="300")
        return
    receipts = []
    for by in chance.sample(HANDS, chance.choice((1, 1, 2, 3))):
        task = chance.choice(tasks)
        code = "resume" if task.kind == "resume" else chance.choice(CODES)
        until = {"until": str(read_day(steps.world.clock()) + timedelta(days=9))} if code == "suspend" else {}
        try:
            receipts.append(answer_seat(steps.world, by, task.id, code, **until))
        except (RefusedError, ForbiddenError) as error:
            done[error.code] += 1
    for receipt in receipts:
        try:
            steps.give_effect(receipt)
            done[receipt.code.value] += 1
        except TaskClosedError as error:
            settle_refusal(steps.store, receipt.decision_id, error.code, at=steps.world.clock())
            done["too late"] += 1


@pytest.mark.parametrize("seed", [0, *(pytest.param(seed, marks=pytest.mark.long) for seed in range(1, 6))])
def test_whatever_the_seats_answer_four_eyes_hold_and_no_case_is_lost(world: World, seed: int) -> None:
    for name in SUPERVISORS[2:]:
        hire(world, name, "supervisor")
    ask_for(world, "aid_manager", "ministry:2/3")
    steps, chance = Steps(world), Random(seed)
    opened = [steps.open_case() for _ in range(4)]
    for request_id in opened:
        steps.recommend(request_id)
    done: Counter[str] = Counter()
    for number in range(60):
        going = [one for one in opened if steps.state(one).stage in ("sign_off", "review")]
        if not going:
            break
        steps.pass_time(chance.choice((0.01, 0.5, 3)))
        act(steps, chance, chance.choice(going), done)
        with world.store.registry() as db:
            broken = [rule for rule, query in RULES.items() if db.execute(text(query)).first()]
        assert broken == [], f"seed {seed}, act {number}, after {done}"
    ends = Counter(steps.state(request_id).stage for request_id in opened)
    print(f"\nseed {seed}: {dict(done)} → {dict(ends)}")
    assert done["approve"] > 0
