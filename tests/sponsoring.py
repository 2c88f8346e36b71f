"""A sponsorship that runs for years, driven step by step or by the real engine: the same story for both."""

from datetime import date, datetime, timedelta
from typing import Protocol
from uuid import UUID

from sqlmodel import col, select

from domain.changed_facts import ChangeForm, Consequence
from domain.cycle import Stage, TaskKind, Wait
from services.changed_facts import note_change
from services.decisions import read_notice
from store.tables.deliveries import Instalment, InstalmentState
from store.tables.payment_orders import OrderState, PaymentOrder
from store.tables.tasks import Task
from tests.applicants import invent_applicant, invent_child
from tests.stepping import Steps
from tests.world import SPONSORSHIP, RunningWorld, World, submit

YEARLY, MONTHLY_FILS = "1800", 150_000
LATE = timedelta(seconds=45)
"""Clocks of the engine wake up to twenty seconds after their instant."""


class Driver(Protocol):
    """Whoever brings decisions and time to a case."""

    @property
    def world(self) -> World: ...

    def open(self, **changes: object) -> UUID: ...

    def decide(self, by: str, request_id: UUID, code: str, **fields: object) -> object: ...

    def claim_and_study(self, request_id: UUID, by: str) -> None: ...

    def pass_until(self, request_id: UUID, at: datetime) -> None: ...

    def let_follow(self, request_id: UUID) -> None: ...


class ByHand:
    """The steps called one by one."""

    def __init__(self, steps: Steps) -> None:
        self.steps, self.world = steps, steps.world

    def open(self, **changes: object) -> UUID:
        return self.steps.open_case(**changes)

    def decide(self, by: str, request_id: UUID, code: str, **fields: object) -> object:
        return self.steps.decide(by, request_id, code, **fields)

    def claim_and_study(self, request_id: UUID, by: str) -> None:
        self.steps.study(request_id, by)

    def pass_until(self, request_id: UUID, at: datetime) -> None:
        self.world.clock.move(at - self.world.clock())
        while any(
            task.wakes_at and task.wakes_at <= self.world.clock()
            for task in self.steps.state(request_id).tasks
        ):
            self.steps.wake(request_id)

    def let_follow(self, request_id: UUID) -> None:
        assert request_id in self.steps.recheck_all()


class ByEngine:
    """The real engine, whose time is skipped."""

    def __init__(self, world: RunningWorld) -> None:
        self.running, self.world = world, world

    def open(self, **changes: object) -> UUID:
        return self.running.open_case(**changes)

    def decide(self, by: str, request_id: UUID, code: str, **fields: object) -> object:
        receipt = self.running.decide(by, request_id, code, **fields)
        # On a busy machine the engine may still be at it.
        self.running.wait_until(
            lambda: read_notice(self.world.store, receipt.decision_id)[0].state == "applied", seconds=60
        )
        return receipt

    def claim_and_study(self, request_id: UUID, by: str) -> None:
        self.running.study(request_id, by)

    def pass_until(self, request_id: UUID, at: datetime) -> None:
        self.running.skip(request_id, at - self.world.clock() + LATE)
        self.running.wait_until(lambda: not is_overdue(self.world, request_id))

    def let_follow(self, request_id: UUID) -> None:
        waiting = self.running.ask_engine(request_id)
        self.running.relay_all()
        self.running.wait_until(lambda: self.running.ask_engine(request_id) != waiting)


def is_overdue(world: World, request_id: UUID) -> bool:
    """True if the day named on the open task has passed and nothing was made of it yet."""
    task = world.find_task(request_id)
    return task is not None and task.follow_up_at is not None and task.follow_up_at <= world.clock()


class Sponsorship:
    """One orphan, sponsored monthly; whoever has the case acts for it."""

    def __init__(self, driver: Driver) -> None:
        self.driver, self.world, self.body = driver, driver.world, "waha"
        self.request_id = driver.open(**invent_applicant(), **invent_child(), **SPONSORSHIP, amount=YEARLY)

    def study(self, code: str = "recommend", **fields: object) -> None:
        """Study the case, or study it again, and recommend another year."""
        by = f"{self.body}.researcher"
        self.driver.claim_and_study(self.request_id, by)
        recommended = {"amount": YEARLY, "instalments": "12"} if code == "recommend" else {}
        self.decide(by, code, **{**recommended, **fields})

    def sign(self, code: str = "approve") -> None:
        """Every signature that is asked for."""
        while self.world.look(self.request_id).stage is Stage.SIGN_OFF:
            task = self.get_task()
            self.decide("supervisor" if task.role == "supervisor" else f"{self.body}.manager", code)

    def renew(self, **fields: object) -> None:
        self.study("recommend", **fields)
        self.sign()

    def decide(self, by: str, code: str, **fields: object) -> None:
        self.driver.decide(by, self.request_id, code, **fields)

    def get_task(self) -> Task:
        task = self.world.find_task(self.request_id)
        assert task is not None
        return task

    def wait_for_next(self) -> None:
        """Let time pass until the order of the next instalment may be issued."""
        task = self.get_task()
        if task.wait is Wait.SCHEDULED:
            assert task.follow_up_at
            self.driver.pass_until(self.request_id, task.follow_up_at)
        assert self.get_task().kind is TaskKind.PAY
        assert self.get_task().wait in (Wait.ORDER, Wait.RETURNED)

    def issue(self) -> None:
        self.wait_for_next()
        self.decide(f"{self.body}.manager", "pay")

    def pay(self) -> None:
        """Issue, sign and settle the next instalment."""
        self.issue()
        self.settle()

    def settle(self) -> None:
        self.decide(self.world.name_signatory(self.body), "authorise")
        self.decide(f"{self.body}.manager", "settle")

    def receive(self, times: int = 1) -> None:
        """Pay the next instalments, each confirmed."""
        for _ in range(times):
            self.pay()
            self.decide(f"{self.body}.manager", "confirm")

    def change(self, change: str, by: str = "registrar", **fields: str) -> Consequence:
        """Write down a changed fact and let its consequence follow."""
        since = fields.pop("since", self.world.today().isoformat())
        form = ChangeForm(change, since, fields.get("value", ""), "وثيقة عُرضت في المقر")
        found = note_change(
            self.world.store,
            self.world.actor(f"{self.body}.{by}"),
            self.request_id,
            form,
            submit(form),
            at=self.world.clock(),
        )
        self.driver.let_follow(self.request_id)
        return found

    def list_instalments(self) -> list[Instalment]:
        with self.world.store.registry() as db:
            query = select(Instalment).where(Instalment.request_id == self.request_id)
            return list(db.exec(query.order_by(col(Instalment.number))))

    def list_paid_days(self) -> list[date]:
        return [
            row.due_on
            for row in self.list_instalments()
            if row.due_on and row.state in (InstalmentState.PAID, InstalmentState.CONFIRMED)
        ]

    def sum_settled(self) -> int:
        """What left the funds and did not come back."""
        with self.world.store.registry() as db:
            query = select(PaymentOrder).where(
                PaymentOrder.request_id == self.request_id, PaymentOrder.state == OrderState.SETTLED
            )
            return sum(order.amount_fils for order in db.exec(query))
