"""Orders to pay: issued, signed by another, settled or returned; never two at once, never one lost."""

from uuid import UUID

import pytest
from sqlmodel import select

from domain.cycle import Outcome, Stage, TaskKind, Wait
from domain.errors import (
    ExcludedPersonError,
    InvalidFieldsError,
    RecordFaultError,
    WrongDecisionError,
    WrongRoleError,
)
from domain.roles import Role
from services.delivery_parts import InstalmentView
from store.tables.payment_orders import OrderState, PaymentOrder
from store.tables.reservations import Reservation, ReservationState
from tests.applicants import invent_applicant
from tests.signing import hire
from tests.stepping import Steps, note_aid_given_elsewhere
from tests.world import World


@pytest.fixture
def steps(world: World) -> Steps:
    return Steps(world)


def approve(steps: Steps, *, by: str = "waha", **changes: object) -> UUID:
    request_id = steps.open_case(f"{by}.registrar", **invent_applicant())
    steps.study(request_id, by=f"{by}.researcher")
    steps.decide(f"{by}.researcher", request_id, "recommend", **changes)
    steps.decide("supervisor", request_id, "approve")
    return request_id


def get_instalment(steps: Steps, request_id: UUID, by: str = "waha.manager") -> InstalmentView:
    return steps.world.look(request_id, by).instalments[0]


def list_orders(steps: Steps, request_id: UUID) -> list[tuple[int, OrderState]]:
    with steps.store.registry() as db:
        rows = db.exec(select(PaymentOrder).where(PaymentOrder.request_id == request_id)).all()
        return sorted((row.attempt, row.state) for row in rows)


def get_wait(steps: Steps, request_id: UUID) -> tuple[str, str]:
    (task,) = steps.state(request_id).tasks
    return task.kind, task.wait


def issue_again(steps: Steps, request_id: UUID) -> None:
    """Write a second order beside the one that stands."""
    with steps.store.registry() as db:
        order = db.exec(select(PaymentOrder).where(PaymentOrder.request_id == request_id)).one()
        db.add(PaymentOrder(**order.model_dump(exclude={"id", "attempt", "recorded_at"}), attempt=2))


def find_reserved(steps: Steps, request_id: UUID) -> ReservationState:
    with steps.store.registry() as db:
        return db.exec(select(Reservation).where(Reservation.request_id == request_id)).one().state


def test_money_moves_only_after_an_order_that_another_person_signed(steps: Steps) -> None:
    request_id = approve(steps)
    assert get_wait(steps, request_id) == (TaskKind.PAY, Wait.ORDER)
    steps.decide("waha.manager", request_id, "pay")
    assert get_wait(steps, request_id) == (TaskKind.AUTHORISE, Wait.SIGNATORIES)
    with pytest.raises(WrongRoleError):
        steps.world.record("waha.manager", request_id, "authorise")
    steps.decide("waha.admin", request_id, "authorise")
    assert get_wait(steps, request_id) == (TaskKind.SETTLE, Wait.BANK)
    assert get_instalment(steps, request_id).paid_at is None, "signed is not paid"
    steps.decide("waha.manager", request_id, "settle")
    assert get_wait(steps, request_id) == (TaskKind.CONFIRM, Wait.RECEIPT)
    paid = get_instalment(steps, request_id)
    assert (paid.state, paid.reference, paid.order and paid.order.state) == ("paid", "TR-1", "settled")


@pytest.mark.parametrize(
    ("method", "problem"),
    [("cash", ("method", "unknown_method")), ("cheque", ("text", "cheque_needs_reason"))],
)
def test_nothing_is_paid_in_cash_and_a_cheque_says_why(
    steps: Steps, method: str, problem: tuple[str, str]
) -> None:
    request_id = approve(steps)
    with pytest.raises(InvalidFieldsError) as refused:
        steps.decide("waha.manager", request_id, "pay", method=method)
    assert [(each.field, each.code) for each in refused.value.problems] == [problem]
    steps.decide("waha.manager", request_id, "pay", method="cheque", text="لا حساب للمستلم لدى أي بنك")
    assert list_orders(steps, request_id) == [(1, OrderState.ISSUED)]


def test_a_body_too_small_for_two_signatures_passes_the_second_to_the_ministry(steps: Steps) -> None:
    request_id = approve(steps, by="diyaa")
    steps.decide("diyaa.manager", request_id, "pay")
    task = steps.world.look(request_id, "supervisor").task
    assert task is not None
    assert (task.kind, task.role) == (TaskKind.AUTHORISE, Role.SUPERVISOR)
    steps.decide("supervisor", request_id, "authorise")
    assert get_wait(steps, request_id) == (TaskKind.SETTLE, Wait.BANK)


def test_whoever_issued_an_order_does_not_sign_it(steps: Steps) -> None:
    hire(steps.world, "waha.manager2", "aid_manager", "waha")
    request_id = approve(steps)
    steps.decide("waha.manager", request_id, "pay")
    with pytest.raises(ExcludedPersonError):
        steps.world.record("waha.manager", request_id, "authorise")
    steps.decide("waha.manager2", request_id, "authorise")
    assert get_wait(steps, request_id) == (TaskKind.SETTLE, Wait.BANK)


def test_a_refused_order_is_cancelled_and_the_next_is_another(steps: Steps) -> None:
    request_id = approve(steps)
    steps.decide("waha.manager", request_id, "pay")
    with pytest.raises(InvalidFieldsError):
        steps.world.record("waha.admin", request_id, "decline", text="")
    steps.decide("waha.admin", request_id, "decline")
    assert get_wait(steps, request_id) == (TaskKind.PAY, Wait.ORDER)
    steps.pay(request_id)
    assert list_orders(steps, request_id) == [(1, OrderState.CANCELLED), (2, OrderState.SETTLED)]


@pytest.mark.parametrize("settled", [False, True])
def test_money_that_came_back_waits_under_its_name_and_is_ordered_anew(
    steps: Steps, *, settled: bool
) -> None:
    request_id = approve(steps)
    for by, code in (("waha.manager", "pay"), ("waha.admin", "authorise")):
        steps.decide(by, request_id, code)
    if settled:
        steps.decide("waha.manager", request_id, "settle")
        assert find_reserved(steps, request_id) is ReservationState.GIVEN
    steps.decide("waha.manager", request_id, "bounce")
    assert get_wait(steps, request_id) == (TaskKind.PAY, Wait.RETURNED)
    assert find_reserved(steps, request_id) is ReservationState.RESERVED, "nothing was given"
    back = get_instalment(steps, request_id)
    assert (back.state, back.paid_at, back.reference) == ("due", None, "")
    steps.deliver(request_id)
    assert steps.state(request_id).outcome == Outcome.DELIVERED
    assert list_orders(steps, request_id) == [(1, OrderState.BOUNCED), (2, OrderState.SETTLED)]


def test_of_money_on_its_way_nobody_says_that_it_was_not_paid(steps: Steps) -> None:
    request_id = approve(steps)
    for by, code in (("waha.manager", "pay"), ("waha.admin", "authorise")):
        steps.decide(by, request_id, code)
    for code in ("withdraw", "suspend", "pay"):
        with pytest.raises(WrongDecisionError):
            steps.world.record("waha.manager", request_id, code)


def test_a_withdrawal_before_the_second_signature_leaves_no_order_standing(steps: Steps) -> None:
    request_id = approve(steps)
    steps.decide("waha.manager", request_id, "pay")
    steps.decide("waha.registrar", request_id, "withdraw")
    assert steps.state(request_id).outcome == Outcome.WITHDRAWN
    assert list_orders(steps, request_id) == [(1, OrderState.CANCELLED)]
    assert get_instalment(steps, request_id).state == "cancelled"


def test_an_instalment_has_one_order_at_a_time_whatever_is_written(steps: Steps) -> None:
    request_id = approve(steps)
    steps.decide("waha.manager", request_id, "pay")
    with pytest.raises(RecordFaultError):
        issue_again(steps, request_id)


def test_a_recipient_who_is_not_reached_is_waited_for_under_that_name(steps: Steps) -> None:
    request_id = approve(steps)
    steps.pay(request_id)
    steps.decide("waha.manager", request_id, "not_received")
    assert get_wait(steps, request_id) == (TaskKind.CONFIRM, Wait.RECIPIENT)
    steps.decide("waha.manager", request_id, "confirm")
    assert steps.state(request_id).stage == Stage.CLOSED


def pay_first_of_two_and_wait(steps: Steps, person: dict[str, object]) -> UUID:
    """A case whose second instalment is left until the window of the first has passed."""
    request_id = steps.open_case("waha.registrar", **person)
    steps.recommend(request_id, instalments="2")
    steps.decide("supervisor", request_id, "approve")
    steps.deliver(request_id)
    steps.pass_time(200)
    return request_id


def test_a_late_instalment_holds_its_need_again_from_its_order_on(steps: Steps) -> None:
    person = invent_applicant()
    request_id = pay_first_of_two_and_wait(steps, person)
    steps.decide("waha.manager", request_id, "pay")
    other = steps.open_case("diyaa.registrar", **person)
    assert steps.state(other).stage == Stage.DUPLICATE_CHECK, "the money may be on its way"
    steps.decide("waha.admin", request_id, "authorise")
    steps.decide("waha.manager", request_id, "settle")
    steps.decide("waha.manager", request_id, "confirm")
    assert steps.state(request_id).outcome == Outcome.DELIVERED
    assert find_reserved(steps, request_id) is ReservationState.GIVEN


def test_what_came_between_order_and_signature_stops_the_order(steps: Steps) -> None:
    request_id = approve(steps)
    steps.decide("waha.manager", request_id, "pay")
    note_aid_given_elsewhere(steps, request_id)
    steps.decide("waha.admin", request_id, "authorise")
    assert get_wait(steps, request_id) == (TaskKind.ADJUDICATE, Wait.DESK)
    assert list_orders(steps, request_id) == [(1, OrderState.CANCELLED)]
    steps.decide("desk", request_id, "release")
    steps.deliver(request_id)
    assert list_orders(steps, request_id) == [(1, OrderState.CANCELLED), (2, OrderState.SETTLED)]


def test_orders_of_a_case_sum_to_what_was_approved(steps: Steps) -> None:
    request_id = approve(steps, amount="100.001", instalments="3")
    for _ in range(3):
        steps.deliver(request_id)
    with steps.store.registry() as db:
        rows = db.exec(select(PaymentOrder).where(PaymentOrder.request_id == request_id)).all()
        assert [row.state for row in rows] == [OrderState.SETTLED] * 3
        assert sum(row.amount_fils for row in rows) == 100_001


def test_another_charity_sees_no_order(steps: Steps) -> None:
    request_id = approve(steps)
    steps.decide("waha.manager", request_id, "pay")
    own = select(PaymentOrder).where(PaymentOrder.request_id == request_id)
    with steps.store.acting_for(steps.world.actor("diyaa.manager")) as db:
        assert db.exec(own).all() == []
    with steps.store.acting_for(steps.world.actor("waha.manager")) as db:
        assert len(db.exec(own).all()) == 1
