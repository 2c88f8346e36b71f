"""The demonstration: every scene is played through the real engine, and no queue of it is empty."""

import asyncio

import pytest
from sqlmodel import select

from cli.demo.parts import PARTS
from cli.demo.plays import play_all
from cli.settings import load_settings
from cli.wiring import open_house
from domain.cycle import Outcome, Wait
from stack.temporal import EngineServer
from store.tables.requests import AidRequest
from store.tables.tasks import Task, TaskState
from tests.cli.commands import reach
from tests.conftest import Database
from tests.world import RunningWorld

EXPECTED_WAITS = set(Wait) - {
    Wait.RECIPIENT,
    Wait.VISIT_BOOKED,
    Wait.SUSPENDED,
    Wait.SCHEDULED,
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
    assert waits >= EXPECTED_WAITS
    assert outcomes >= set(Outcome) - {Outcome.EXPIRED, Outcome.PARTLY_DELIVERED}
