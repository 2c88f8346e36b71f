"""The demonstration: every scene is played through the real engine, and no queue of it is empty."""

import asyncio
from collections import Counter

import pytest
from sqlmodel import select

from cli.demo.parts import PARTS
from cli.demo.plays import play_all
from cli.demo.scenes import OWED_MONTHS
from cli.settings import load_settings
from cli.wiring import open_house
from domain.appeals import AppealState
from domain.categories import PayeeKind
from domain.cycle import Outcome, Wait
from domain.payees import FlagKind
from domain.samples import IssueState, SampleResult
from services.verification import verify_record
from stack.temporal import EngineServer
from store.tables.appeals import Appeal
from store.tables.decisions import Payee
from store.tables.deliveries import Instalment, InstalmentState
from store.tables.payees import PayeeFlag
from store.tables.payment_orders import OrderState, PaymentOrder
from store.tables.requests import AidRequest
from store.tables.samples import DeliveryIssue, SampleItem
from store.tables.tasks import Task, TaskState
from tests.accounts import PAYEES
from tests.cli.commands import reach
from tests.conftest import Database
from tests.world import RunningWorld

EXPECTED_WAITS = set(Wait) - {
    Wait.RECIPIENT,
    Wait.VISIT_BOOKED,
    Wait.SUSPENDED,
}
"""What a newcomer finds somebody waiting for."""


@pytest.mark.timeout(240)
def test_the_demonstration_plays_to_its_end_and_fills_the_queues(
    running: RunningWorld,
    database: Database,
    engine_server: EngineServer,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name, setting in reach(database, engine_server, tmp_path_factory.mktemp("demo")).items():
        monkeypatch.setenv(name, setting)

    async def play() -> int:
        async with open_house(load_settings()) as house:
            return await play_all(house, running.cast, lambda _done: None)

    assert asyncio.run(play()) >= len(PARTS)
    with running.store.registry() as db:
        waits = set(db.exec(select(Task.wait).where(Task.state == TaskState.OPEN)))
        outcomes = set(db.exec(select(AidRequest.outcome)))
        paid = set(db.exec(select(Payee.kind, Payee.name).where(Payee.id == PaymentOrder.payee_id)))
        appeals, issues = db.exec(select(Appeal.state)).all(), db.exec(select(DeliveryIssue.state)).all()
        answers = set(db.exec(select(SampleItem.result)))
        flags = db.exec(select(PayeeFlag.kind)).all()
        received = db.exec(select(Instalment).where(Instalment.state == InstalmentState.CONFIRMED)).all()
        orders = set(db.exec(select(PaymentOrder.state)))
    assert waits >= EXPECTED_WAITS
    assert {kind for kind, _ in paid} >= {PayeeKind.HOSPITAL, PayeeKind.UNIVERSITY, PayeeKind.GOVERNMENT}
    assert not [name for _, name in paid if name in PAYEES], "who is paid in the tests is nobody here"
    assert (appeals, issues) == ([AppealState.FILED], [IssueState.OPEN])
    assert answers == {SampleResult.RECEIVED, SampleResult.WITH_ISSUES, None}
    assert OrderState.BOUNCED in orders
    assert flags == [FlagKind.PAYEE_IS_STAFF], "nothing else of the demonstration looks like a fraud"
    assert verify_record(running.store).findings == []
    assert max(Counter(each.request_id for each in received).values()) == OWED_MONTHS
    assert outcomes >= set(Outcome) - {Outcome.EXPIRED, Outcome.PARTLY_DELIVERED}
