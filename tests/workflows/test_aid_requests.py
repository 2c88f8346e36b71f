"""A case on the real engine: the walk from registration to delivery, and every way out of it."""

from datetime import timedelta

from domain.cycle import EventType, Outcome, Stage, Wait
from store.tables.decisions import DecisionState
from tests.world import RunningWorld


def list_types(world: RunningWorld, request_id: object) -> list[EventType]:
    return [event.type for event in reversed(world.look(request_id).timeline)]  # type: ignore[arg-type]


def test_a_request_walks_from_registration_to_delivery(running: RunningWorld) -> None:
    request_id = running.open_case()
    running.recommend(request_id)
    running.decide("supervisor", request_id, "approve")
    running.deliver(request_id)
    case = running.look(request_id)
    assert (case.stage, case.outcome) == (Stage.CLOSED, Outcome.DELIVERED)
    assert list_types(running, request_id) == [
        EventType.REGISTERED,
        EventType.CLEARED,
        EventType.CLAIMED,
        EventType.STUDY_BEGUN,
        EventType.PAPER_CHECKED,
        EventType.RECOMMENDED,
        EventType.APPROVED,
        EventType.ORDER_ISSUED,
        EventType.ORDER_SIGNED,
        EventType.CODE_ISSUED,
        EventType.PAID,
        EventType.CONFIRMED,
    ]


def test_a_neglected_case_is_warned_of_breached_and_escalated_at_the_instants_of_the_calendar(
    running: RunningWorld,
) -> None:
    request_id = running.open_case()
    task = running.look(request_id).task
    assert task is not None
    running.skip(request_id, timedelta(days=40))
    running.wait_until(lambda: EventType.ESCALATED_MINISTRY in list_types(running, request_id))
    instants = {event.type: event.occurred_at for event in running.look(request_id).timeline}
    assert instants[EventType.WARNED] == task.warn_at
    assert instants[EventType.BREACHED] == task.due_at


def test_a_second_decision_on_one_task_is_refused(running: RunningWorld) -> None:
    request_id = running.open_case()
    first = running.recommend(request_id)
    assert first.state is DecisionState.APPLIED
    assert running.look(request_id).task.wait is Wait.MINISTRY  # type: ignore[union-attr]
