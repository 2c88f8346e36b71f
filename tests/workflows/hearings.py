"""Every way an appeal can end, played by invented people on the real engine: for the tests and for the recordings."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

from services.runs import hearing_id
from services.tasks import claim_task
from tests.workflows.branches import RECOMMEND, act, open_case, open_held_case
from tests.world import RunningWorld

Hearing = Callable[[RunningWorld], str]
"""Plays an appeal; the id of its process."""


def reject(world: RunningWorld) -> UUID:
    """A case that the ministry rejected at its signature."""
    request_id = open_case(world)
    act(world, request_id, RECOMMEND, "supervisor reject")
    return request_id


def rule_duplicate(world: RunningWorld) -> UUID:
    request_id = open_held_case(world)
    act(world, request_id, "desk rule_duplicate")
    return request_id


def claim_hearing(world: RunningWorld, request_id: UUID, by: str = "supervisor2") -> None:
    task = world.find_task(request_id, by)
    assert task is not None
    claim_task(world.store, world.actor(by), task.id, at=world.clock())


def hear(answer: str, end: Callable[[RunningWorld], UUID] = reject, **fields: object) -> Hearing:
    def play(world: RunningWorld) -> str:
        request_id = end(world)
        world.file_appeal(request_id)
        act(world, request_id, answer, **fields)
        return hearing_id(request_id, 1)

    return play


def withdraw(world: RunningWorld) -> str:
    request_id = reject(world)
    world.file_appeal(request_id)
    world.decide("waha.registrar", request_id, "withdraw_appeal")
    return hearing_id(request_id, 1)


def leave_alone(world: RunningWorld) -> str:
    """Nobody hears it for forty days, and then it is dismissed."""
    request_id = reject(world)
    world.file_appeal(request_id)
    world.skip(request_id, timedelta(days=40), is_heard=True)
    hearing = world.get_hearing(request_id)
    world.wait_until(lambda: world.portal.call(hearing.query, "get_state")["task"]["wakes_at"] is None)
    act(world, request_id, "supervisor2 dismiss")
    return hearing_id(request_id, 1)


HEARINGS: dict[str, tuple[Hearing, str]] = {
    "appeal_upheld": (hear("supervisor2 uphold"), "upheld"),
    "appeal_upheld_partly": (hear("supervisor2 uphold_partly"), "partly"),
    "appeal_sent_elsewhere": (hear("supervisor2 uphold_elsewhere"), "redirected"),
    "appeal_dismissed": (hear("supervisor2 dismiss"), "rejected"),
    "appeal_of_a_duplicate": (
        hear("supervisor2 uphold", rule_duplicate, reason="different_person"),
        "upheld",
    ),
    "appeal_withdrawn": (withdraw, "withdrawn"),
}
"""Name → how it is played, and how the appeal ends."""

NEGLECTED_HEARINGS: dict[str, Hearing] = {"neglected_appeal": leave_alone}
"""Appeals that skip time: recorded and replayed."""
