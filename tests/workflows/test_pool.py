"""The pool on the real engine: the alert at its instant, a race for one case, and a charity suspended in the middle."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from uuid import UUID

from domain.cycle import EventType, Outcome, TaskKind
from domain.errors import SanadError
from services.decisions import DecisionReceipt
from services.pool import list_pool
from services.pulls import pull_case
from tests.applicants import invent_applicant
from tests.pooling import change_standing, direct, find_charity_id, give_back, pull, register_alone
from tests.world import RunningWorld, submit


def enter(running: RunningWorld) -> UUID:
    return running.start(register_alone(running))


def test_the_alert_comes_at_the_instant_and_the_case_can_then_be_directed(running: RunningWorld) -> None:
    request_id = enter(running)
    task = running.look(request_id).task
    assert task is not None
    assert task.kind is TaskKind.PULL
    running.skip(request_id, timedelta(days=13, hours=23))
    assert EventType.POOL_ALERTED not in {event.type for event in running.look(request_id).timeline}
    running.skip(request_id, timedelta(hours=1, minutes=2))
    running.wait_until(
        lambda: EventType.POOL_ALERTED in {event.type for event in running.look(request_id).timeline}
    )
    alert = next(event for event in running.look(request_id).timeline if event.type is EventType.POOL_ALERTED)
    assert alert.occurred_at == task.due_at
    (card,) = list_pool(running.store, running.actor("waha.researcher"), at=running.clock()).items
    assert card.alerted_at == task.due_at
    receipt = running.hand_over(direct(running, request_id, "diyaa").decision_id)
    assert receipt.state == "applied"
    assert running.look(request_id, "diyaa.researcher").task.may_claim  # type: ignore[union-attr]
    assert running.ask_engine(request_id).charity_id == str(find_charity_id(running, "diyaa"))


def test_of_fifty_who_pull_at_once_the_engine_gives_the_case_to_one(running: RunningWorld) -> None:
    request_id = enter(running)
    hands = [name for name in running.cast.accounts if name.endswith((".researcher", ".researcher2"))]
    actors = [running.actor(hands[number % len(hands)]) for number in range(50)]

    def press(number: int) -> DecisionReceipt | SanadError:
        submission = submit({"n": number})
        try:
            receipt = pull_case(running.store, actors[number], request_id, submission, at=running.clock())
        except SanadError as error:
            return error
        return running.hand_over(receipt.decision_id)

    with ThreadPoolExecutor(10) as threads:
        answers = list(threads.map(press, range(50)))
    winners = [each for each in answers if isinstance(each, DecisionReceipt)]
    assert [each.state for each in winners] == ["applied"]
    refusals = [each for each in answers if isinstance(each, SanadError)]
    assert {each.code for each in refusals} <= {"decision_pending", "task_closed"}
    assert len(refusals) == 49
    events = [event.type for event in running.look(request_id).timeline]
    assert events.count(EventType.PULLED) == 1


def test_a_case_given_back_is_pulled_by_another_charity(running: RunningWorld) -> None:
    request_id = enter(running)
    for by in ("waha.researcher", "diyaa.researcher"):
        assert running.hand_over(pull(running, by, request_id).decision_id).state == "applied"
        if by.startswith("waha"):
            receipt = running.hand_over(give_back(running, by, request_id).decision_id)
            assert receipt.state == "applied"
    assert running.look(request_id, "diyaa.researcher").task.is_mine  # type: ignore[union-attr]


def test_a_charity_suspended_in_every_stage_at_once_loses_no_case_and_pays_nothing_twice(
    running: RunningWorld,
) -> None:
    fresh = running.open_case(**invent_applicant())
    studied = running.open_case(**invent_applicant())
    running.study(studied)
    signed = running.open_case(**invent_applicant())
    running.recommend(signed)
    paid = running.open_case(**invent_applicant())
    running.recommend(paid, "600", instalments="2")
    while running.look(paid).stage == "sign_off":
        by = "waha.manager" if running.look(paid).task.role == "aid_manager" else "supervisor"  # type: ignore[union-attr]
        running.decide(by, paid, "approve")
    running.pay(paid)
    waha, diyaa = find_charity_id(running, "waha"), find_charity_id(running, "diyaa")
    assert change_standing(running, waha, heir=diyaa).cases == 4
    running.relay_all()
    for request_id in (fresh, studied, signed):
        running.wait_until(lambda case=request_id: running.look(case).charity is None)  # type: ignore[misc]
        (task,) = running.ask_engine(request_id).tasks
        assert task.kind == TaskKind.PULL
        assert task.wakes_at is not None
    running.wait_until(lambda: running.look(paid).charity is not None and _owner(running, paid) == diyaa)
    running.wait_until(lambda: running.ask_engine(paid).charity_id == str(diyaa))
    running.decide("diyaa.manager", paid, "confirm")
    running.pay(paid, "diyaa")
    running.decide("diyaa.manager", paid, "confirm")
    assert running.look(paid).outcome is Outcome.DELIVERED
    assert [event.type for event in running.look(paid).timeline].count(EventType.PAID) == 2
    for request_id in (fresh, studied, signed):
        receipt = running.hand_over(pull(running, "diyaa.researcher", request_id).decision_id)
        assert receipt.state == "applied"


def test_an_interrupted_recall_goes_on_where_it_stopped(running: RunningWorld) -> None:
    cases = [running.open_case(**invent_applicant()) for _ in range(12)]
    change_standing(running, find_charity_id(running, "waha"))
    running.clock.move(timedelta(seconds=6))
    running.portal.call(running.relay.deliver_waiting)
    running.relay_all()
    for request_id in cases:
        running.wait_until(lambda case=request_id: running.look(case).charity is None)  # type: ignore[misc]
        assert running.look(request_id).task.kind is TaskKind.PULL  # type: ignore[union-attr]


def _owner(running: RunningWorld, request_id: UUID) -> UUID | None:
    charity = running.look(request_id).charity
    return charity.id if charity else None
