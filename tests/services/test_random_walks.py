"""Random lives of a few cases on the real record, without an engine: whatever happens, the invariants hold."""

from collections import Counter
from datetime import timedelta
from random import Random
from uuid import UUID

import pytest
from sqlalchemy import text
from sqlmodel import col, select

from domain.calendars import read_day
from domain.cycle import SIDE_MOVES, TASK_DECISIONS, DecisionCode, Outcome, TaskKind
from domain.errors import InvalidFieldsError, RefusedError, SanadError
from domain.funds import MoneyForm
from domain.identities import RULINGS
from domain.money import write_dinars
from services.case_parts import TaskView
from services.decisions import get_receipt, settle_refusal
from services.funds import deposit, list_sheets, withdraw
from services.tasks import release_task
from services.verification import verify_record
from store.queries.identities import list_open_candidates
from store.tables.decisions import Decision, DecisionState
from tests.applicants import blur_applicant, invent_applicant
from tests.stepping import Steps
from tests.world import World, submit

HANDS = {
    TaskKind.IDENTIFY: ("desk",),
    TaskKind.ADJUDICATE: ("desk",),
    TaskKind.STUDY: ("{}.researcher", "{}.manager"),
    TaskKind.COMPLETE: ("{}.registrar",),
    TaskKind.SIGN: ("{}.manager", "supervisor", "supervisor2"),
    TaskKind.PAY: ("{}.manager",),
    TaskKind.AUTHORISE: ("{}.admin", "supervisor", "supervisor2"),
    TaskKind.SETTLE: ("{}.manager",),
    TaskKind.CONFIRM: ("{}.manager",),
    TaskKind.RESUME: ("{}.manager", "supervisor"),
}
UNLIKELY = {
    DecisionCode.WITHDRAW: 0.05,
    DecisionCode.SUSPEND: 0.1,
    DecisionCode.ESCALATE: 0.2,
    DecisionCode.ADVISE_REJECTION: 0.2,
    DecisionCode.REJECT: 0.2,
    DecisionCode.RETURN: 0.2,
    DecisionCode.SEND_BACK: 0.3,
    DecisionCode.DECLINE: 0.2,
    DecisionCode.BOUNCE: 0.2,
    DecisionCode.NOT_RECEIVED: 0.2,
    DecisionCode.RETURN_TO_POOL: 0,
    DecisionCode.REDIRECT: 0,
}
"""So that most walks come far: how often a decision is drawn at all when it is offered.

The pool is walked in `test_pool.py`: here every case keeps its charity.
"""

BODIES = ("waha", "diyaa", "qalb")
AMOUNTS = ("90", "499.999", "500", "1000")
PEOPLE = 3
SEEDS = range(6)
LEFT_FILS = 300_000


class Walk:
    """Acts drawn by chance on the cases of a few people; the seed tells it again."""

    def __init__(self, world: World, seed: int) -> None:
        self.steps = Steps(world)
        self.chance = Random(seed)
        self.people = [invent_applicant() for _ in range(PEOPLE)]
        self.cases: list[tuple[str, UUID]] = []
        self.done: Counter[str] = Counter()

    def act(self) -> None:
        """Something happens: somebody asks, decides, gives back, time passes, or a freed need is told."""
        self.steps.pass_time(self.chance.choice((0.01, 0.3, 1, 12)))
        open_cases = [case for case in self.cases if self.steps.state(case[1]).outcome is None]
        acts = ("register", "clock", "recheck", "undo", "deposit", "decide")
        what = self.chance.choices(acts, (2, 2, 1, 0.5, 0.7, 9))[0]
        if what == "register" or not open_cases:
            self._register()
        elif what == "recheck":
            self.done["recheck"] += len(self.steps.recheck_all())
        elif what == "undo":
            self._undo()
        elif what == "deposit":
            self._deposit(self.chance.choice(BODIES), self.chance.choice(("75", "400.001")))
        elif what == "clock":
            self.steps.wake(self.chance.choice(open_cases)[1])
        else:
            self._decide(*self.chance.choice(open_cases))

    def empty_funds(self) -> None:
        """Leave so little in the funds that cases wait for a balance."""
        for body in BODIES:
            actor = self.steps.world.actor(f"{body}.manager")
            sheet = next(each for each in list_sheets(self.steps.store, actor) if each.code == "zakat")
            if sheet.available_fils > LEFT_FILS:
                form = MoneyForm(write_dinars(sheet.available_fils - LEFT_FILS), text="حساب آخر")
                at = self.steps.world.clock()
                withdraw(self.steps.store, actor, sheet.fund_id, form, submit(form), at=at)

    def _deposit(self, body: str, amount: str) -> None:
        actor, form = self.steps.world.actor(f"{body}.manager"), MoneyForm(amount, reference="D-1")
        sheet = next(each for each in list_sheets(self.steps.store, actor) if each.code == "zakat")
        deposit(self.steps.store, actor, sheet.fund_id, form, submit(form), at=self.steps.world.clock())
        self.done["deposit"] += 1

    def _register(self) -> None:
        body = self.chance.choice(BODIES)
        person = self.chance.choice(self.people)
        if self.chance.random() < 0.3:
            person = blur_applicant(person)
        request_id = self.steps.open_case(f"{body}.registrar", **person, amount=self.chance.choice(AMOUNTS))
        self.cases.append((body, request_id))
        self.done["register"] += 1

    def _undo(self) -> None:
        with self.steps.store.registry() as db:
            ruled = db.exec(
                select(Decision.id).where(
                    col(Decision.code).in_(RULINGS), Decision.state == DecisionState.APPLIED
                )
            ).all()
        if ruled:
            self.steps.undo(self.chance.choice(ruled))
            self.done["undo"] += 1

    def _decide(self, body: str, request_id: UUID) -> None:
        (task,) = self.steps.state(request_id).tasks
        by = self._choose_hand(body, request_id, TaskKind(task.kind))
        if by is None:
            return
        offers = [code for code in self._look(by, request_id).decisions if self._is_likely(code)]
        if not offers:
            return
        code = self.chance.choice(offers)
        if task.kind == TaskKind.STUDY and code not in SIDE_MOVES:
            self._study(by, request_id)
        receipt = self.steps.answer(by, request_id, code.value, **self._fill(code, request_id))
        if self.chance.random() < 0.1:
            settle_refusal(self.steps.store, receipt.decision_id, "task_closed", at=self.steps.world.clock())
            self.done["refused by the engine"] += 1
            return
        try:
            self.steps.give_effect(receipt)
        except RefusedError as error:
            settle_refusal(self.steps.store, receipt.decision_id, error.code, at=self.steps.world.clock())
            self.done[error.code] += 1
            return
        actor = self.steps.world.actor(by)
        refusal = get_receipt(self.steps.store, actor, receipt.decision_id).refusal
        self.done[refusal or code.value] += 1

    def _choose_hand(self, body: str, request_id: UUID, kind: TaskKind) -> str | None:
        """Somebody who may answer the open task, having claimed it if need be; one in ten gives it back."""
        names = [name.format(body) for name in HANDS[kind]]
        known = [name for name in names if name in self.steps.world.cast.accounts]
        self.chance.shuffle(known)
        for name in known:
            task = self._look(name, request_id)
            if task.may_claim:
                self.steps.claim(name, request_id)
                if self.chance.random() < 0.1:
                    at = self.steps.world.clock()
                    release_task(self.steps.store, self.steps.world.actor(name), task.task_id, at=at)
                    self.done["given back"] += 1
                    return None
                return name
            if task.may_act:
                return name
        return None

    def _study(self, by: str, request_id: UUID) -> None:
        self.steps.world.write_study(by, request_id)

    def _look(self, by: str, request_id: UUID) -> TaskView:
        task = self.steps.world.look(request_id, by).task
        assert task is not None
        return task

    def _is_likely(self, code: DecisionCode) -> bool:
        return self.chance.random() < UNLIKELY.get(code, 1)

    def _fill(self, code: DecisionCode, request_id: UUID) -> dict[str, object]:
        if code is DecisionCode.RECOMMEND:
            remainder = self.steps.world.look(request_id).complement_fils
            return {
                "amount": "60" if remainder else self.chance.choice(("60", "499.999", "500", "777.001")),
                "instalments": str(self.chance.randint(1, 4)),
            }
        if code is DecisionCode.APPROVE:
            return {"amount": self.chance.choice(("", "", "50.003")), "text": "يكفي هذا المبلغ"}
        if code is DecisionCode.COMPLEMENT:
            return {"amount": "60"}
        if code in (DecisionCode.DEFER, DecisionCode.SUSPEND):
            return {
                "until": str(read_day(self.steps.world.clock()) + timedelta(days=self.chance.randint(1, 90)))
            }
        if code in RULINGS:
            with self.steps.store.registry() as db:
                candidates = [str(each.person_id) for each in list_open_candidates(db, request_id)]
            return {"person": self.chance.choice(candidates)}
        return {}


RULES = {
    "an open case that was checked waits for exactly one task, a closed one for none": """
        select r.id from aid_request r
        left join task t on t.request_id = r.id and t.state in ('open', 'deciding')
        where r.stage <> 'registration'
        group by r.id having count(t.id) <> (case when r.outcome is null then 1 else 0 end)
    """,
    "the stage is that of the open task": """
        select t.id from task t join aid_request r on r.id = t.request_id
        where t.state in ('open', 'deciding') and t.stage <> r.stage
    """,
    "no need is reserved twice unless the desk ruled so": """
        select family, subject_key from reservation
        where state = 'reserved' and ruling_id is null
        group by family, subject_key having count(*) > 1
    """,
    "what is given inside another's window was ruled by the desk, or the two were found to be one, or of one household, only later": """
        select b.id from reservation a join reservation b
            on a.family = b.family and a.subject_key = b.subject_key and a.request_id <> b.request_id
        where a.state = 'given' and b.ruling_id is null and a.ruling_id is null
          and a.given_on < (b.reserved_at at time zone 'Asia/Kuwait')::date
          and a.window_ends_on > (b.reserved_at at time zone 'Asia/Kuwait')::date
          and b.state <> 'released'
          and not exists (select 1 from identity_link l where l.request_id in (a.request_id, b.request_id)
                          and l.band = 'ruled' and l.undone_at is null)
          and not exists (select 1 from decision d join aid_request r on r.id = d.request_id
                          join aid_request o on o.id = b.request_id and o.household_id = r.household_id
                          where d.code = 'relative' and d.state = 'applied' and d.decided_at >= b.reserved_at)
    """,
    "a hold and a reservation of one case never stand together, but before a payment that was held": """
        select h.id from hold h join reservation v on v.request_id = h.request_id
            join aid_request r on r.id = h.request_id
        where h.ended_at is null and v.state <> 'released' and r.stage <> 'delivery'
    """,
    "instalments sum to what was approved": """
        select r.id from aid_request r join instalment i on i.request_id = r.id and i.round = r.round
        group by r.id, r.approved_fils having sum(i.amount_fils) is distinct from r.approved_fils
    """,
    "a delivered case has every instalment confirmed": """
        select i.id from instalment i join aid_request r on r.id = i.request_id
        where r.outcome = 'delivered' and i.state <> 'confirmed'
    """,
    "nothing stays due in a closed case": """
        select i.id from instalment i join aid_request r on r.id = i.request_id
        where r.outcome is not null and i.state = 'due'
    """,
    "no fund has promised more than it holds, nor paid more than came in": """
        select fund_id from fund_movement group by fund_id
        having sum(case when kind in ('deposit', 'release') then amount_fils
                        when kind in ('withdrawal', 'reserve') then -amount_fils else 0 end) < 0
            or sum(case when kind in ('deposit', 'give_back') then amount_fils
                        when kind in ('withdrawal', 'spend') then -amount_fils else 0 end) < 0
    """,
    "every instalment has of its fund what it should, and nothing else has anything": """
        select coalesce(i.id, c.instalment_id) from instalment i
        full join fund_claim c on c.instalment_id = i.id
        where (case i.state when 'due' then c.state in ('waiting', 'reserved')
                            when 'cancelled' then c.state = 'ended'
                            when 'paid' then c.state = 'spent'
                            when 'confirmed' then c.state = 'spent'
                            else c.state = 'ended' end) is not true
           or (c.state <> 'ended' and (c.amount_fils, c.fund_id) is distinct from (i.amount_fils, i.fund_id))
    """,
    "what a ledger keeps for an instalment is what its claim says": """
        select c.instalment_id from fund_claim c left join fund_movement m on m.instalment_id = c.instalment_id
        group by c.instalment_id, c.state, c.amount_fils
        having coalesce(sum(case when m.kind in ('reserve', 'give_back') then m.amount_fils
                                 when m.kind in ('release', 'spend') then -m.amount_fils end), 0)
               <> case when c.state = 'reserved' then c.amount_fils else 0 end
    """,
    "the orders that were settled sum to what was paid": """
        select i.request_id from instalment i left join payment_order o on o.instalment_id = i.id and o.state = 'settled'
        group by i.request_id
        having coalesce(sum(o.amount_fils), 0) <> coalesce(sum(i.amount_fils) filter (where i.state in ('paid', 'confirmed')), 0)
    """,
    "nothing is ordered that its fund does not keep": """
        select o.id from payment_order o join fund_claim c on c.instalment_id = o.instalment_id
        where o.state in ('issued', 'signed') and c.state <> 'reserved'
    """,
    "nobody signs what he registered, studied or signed": """
        select d.id from decision d join task t on t.id = d.task_id
        where d.state = 'applied' and d.code in ('approve', 'reject', 'return') and d.actor_id = any(t.barred)
    """,
    "no case is approved twice by one person": """
        select d.request_id from decision d where d.state = 'applied' and d.code = 'approve'
          and d.decided_at > (select max(x.decided_at) from decision x
                              where x.request_id = d.request_id and x.state = 'applied' and x.code = 'recommend')
        group by d.request_id, d.actor_id having count(*) > 1
    """,
    "whoever signs neither registered nor studied the case": """
        select d.id from decision d join aid_request r on r.id = d.request_id
        where d.state = 'applied' and d.code in ('approve', 'reject')
          and (d.actor_id = r.registered_by or exists (
                select 1 from case_event e where e.request_id = d.request_id
                and e.actor_id = d.actor_id and e.type in ('study_begun', 'recommended', 'rejection_advised')))
    """,
}


def list_broken(world: World) -> list[str]:
    with world.store.registry() as db:
        return [rule for rule, query in RULES.items() if db.execute(text(query)).first()]


def walk(world: World, seed: int, acts: int) -> Walk:
    walk = Walk(world, seed)
    walk.empty_funds()
    for number in range(acts):
        try:
            walk.act()
        except SanadError as error:
            told = error.problems if isinstance(error, InvalidFieldsError) else (error, error.params)
            raise AssertionError(f"seed {seed}, act {number}: refused what was offered: {told}") from error
        assert list_broken(world) == [], f"seed {seed}, act {number}, after {walk.done}"
    assert verify_record(world.store).findings == [], f"seed {seed}"
    return walk


def test_whatever_happens_to_a_few_cases_the_invariants_hold_after_every_act(world: World) -> None:
    done = walk(world, seed=20_261_124, acts=60).done
    print(f"\n60 random acts: {dict(done)}")
    assert done["recommend"] > 0


@pytest.mark.long
@pytest.mark.timeout(3600)
def test_the_invariants_hold_through_long_random_lives_that_meet_every_decision(world: World) -> None:
    done: Counter[str] = Counter()
    outcomes: Counter[str | None] = Counter()
    for seed in SEEDS:
        lives = walk(world, seed=seed, acts=250)
        ended = Counter(lives.steps.state(request_id).outcome for _, request_id in lives.cases)
        print(f"\nseed {seed}: {dict(lives.done)} → {dict(ended)}")
        done += lives.done
        outcomes += ended
    assert {code.value for kind in HANDS for code in TASK_DECISIONS[kind]} - done.keys() == set()
    assert outcomes[Outcome.DELIVERED] > 0
