"""Signatures on the real record: seats of a quorum, escalation, cuts, and never one person twice."""

from uuid import UUID

import pytest

from domain.errors import (
    DecisionPendingError,
    ExcludedPersonError,
    InvalidFieldsError,
    SessionDecidesError,
    TaskClosedError,
    WrongDecisionError,
    WrongRoleError,
)
from services.decisions import get_receipt, settle_refusal
from services.queues import list_tasks
from store.queries.queues import Queue
from tests.signing import answer_seat, ask_for, found, hire, list_open
from tests.stepping import Steps
from tests.world import World


@pytest.fixture
def steps(world: World) -> Steps:
    return Steps(world)


def recommend(steps: Steps, *levels: str, amount: str = "300") -> UUID:
    """A case that waits for the first of these levels."""
    ask_for(steps.world, *levels)
    request_id = steps.open_case()
    steps.recommend(request_id, amount)
    return request_id


def list_names(steps: Steps, request_id: UUID) -> list[str]:
    return [event.type.value for event in reversed(steps.world.look(request_id).timeline)]


def test_a_level_of_two_out_of_three_opens_three_seats_and_goes_on_with_the_second_approval(
    steps: Steps,
) -> None:
    hire(steps.world, "supervisor3", "supervisor")
    request_id = recommend(steps, "ministry:2/3")
    seats = list_open(steps.world, request_id)
    assert [(seat.seat, seat.seats, seat.wait) for seat in seats] == [
        (number, 3, "ministry") for number in (1, 2, 3)
    ]
    state = steps.give_effect(answer_seat(steps.world, "supervisor", seats[0].id))
    assert (state.stage, len(state.tasks)) == ("sign_off", 2)
    state = steps.give_effect(answer_seat(steps.world, "supervisor3", seats[2].id))
    assert (state.stage, [task.kind for task in state.tasks]) == ("delivery", ["pay"])
    assert list_names(steps, request_id)[-2:] == ["seat_signed", "approved"]


def test_whoever_took_one_seat_gets_no_other_before_or_after_its_effect(steps: Steps) -> None:
    request_id = recommend(steps, "ministry:2/3")
    first, second, _ = list_open(steps.world, request_id)
    receipt = answer_seat(steps.world, "supervisor", first.id)
    with pytest.raises(ExcludedPersonError):
        answer_seat(steps.world, "supervisor", second.id)
    steps.give_effect(receipt)
    with pytest.raises(ExcludedPersonError):
        answer_seat(steps.world, "supervisor", second.id)


def test_two_refusals_out_of_three_reject_and_one_does_not(steps: Steps) -> None:
    request_id = recommend(steps, "ministry:2/3")
    first, second, third = list_open(steps.world, request_id)
    state = steps.give_effect(answer_seat(steps.world, "supervisor", first.id, "reject"))
    assert state.stage == "sign_off"
    state = steps.give_effect(answer_seat(steps.world, "supervisor2", third.id, "reject"))
    assert (state.outcome, state.tasks) == ("rejected", ())
    with pytest.raises(TaskClosedError) as late:
        answer_seat(steps.world, "supervisor", second.id)
    assert late.value.params["actor"] == str(steps.world.cast.accounts["supervisor2"])
    assert late.value.params["decision"] == "reject"


def test_one_seat_is_enough_to_return_the_case_and_the_others_fall_away(steps: Steps) -> None:
    request_id = recommend(steps, "ministry:2/3")
    state = steps.give_effect(
        answer_seat(steps.world, "supervisor", list_open(steps.world, request_id)[1].id, "return")
    )
    assert [task.kind for task in state.tasks] == ["study"]
    steps.decide("waha.researcher", request_id, "recommend", amount="300")
    seats = list_open(steps.world, request_id)
    assert len(seats) == 3, "the votes of the first time count no more"
    assert steps.world.cast.accounts["supervisor"] not in seats[0].barred


def test_of_two_who_answer_at_once_each_gets_a_seat_and_the_one_too_many_is_told_who_was_first(
    steps: Steps,
) -> None:
    for name in ("supervisor3", "supervisor4"):
        hire(steps.world, name, "supervisor")
    request_id = recommend(steps, "ministry:2/3")
    shown = list_open(steps.world, request_id)[0].id
    first = answer_seat(steps.world, "supervisor", shown)
    second = answer_seat(steps.world, "supervisor2", shown)
    third = answer_seat(steps.world, "supervisor3", shown, "reject")
    assert len({first.task_id, second.task_id, third.task_id}) == 3
    with pytest.raises(DecisionPendingError) as waiting:
        answer_seat(steps.world, "supervisor4", shown)
    assert waiting.value.params["actor"] == str(steps.world.cast.accounts["supervisor"])
    steps.give_effect(first)
    steps.give_effect(second)
    with pytest.raises(TaskClosedError):
        steps.give_effect(third)
    settle_refusal(steps.store, third.decision_id, "task_closed", at=steps.world.clock())
    told = get_receipt(steps.store, steps.world.actor("supervisor3"), third.decision_id)
    assert told.settled_by is not None
    assert told.settled_by.account_id == steps.world.cast.accounts["supervisor2"]
    assert (told.refusal, told.settled_with) == ("task_closed", "approve")


def test_a_queue_shows_one_row_for_all_free_seats_of_a_level(steps: Steps) -> None:
    request_id = recommend(steps, "ministry:2/3")

    def count(by: str) -> int:
        page = list_tasks(steps.store, steps.world.actor(by), Queue.MINE, at=steps.world.clock())
        return sum(row.request_id == request_id for row in page.items)

    assert count("supervisor") == 1
    steps.decide("supervisor", request_id, "approve")
    assert (count("supervisor"), count("supervisor2")) == (0, 1)


def test_a_body_too_small_for_its_seats_passes_those_that_are_left_to_the_ministry(steps: Steps) -> None:
    request_id = recommend(steps, "aid_manager:2/2")
    seats = list_open(steps.world, request_id)
    assert [seat.role for seat in seats] == ["aid_manager", "supervisor"]
    steps.give_effect(answer_seat(steps.world, "waha.manager", seats[0].id))
    state = steps.give_effect(answer_seat(steps.world, "supervisor", seats[1].id))
    assert [task.level for task in list_open(steps.world, request_id)] == [1], "the gate of its category"
    assert len(state.tasks) == 1


def test_of_two_seats_the_one_that_allowed_less_counts_and_no_later_level_raises_it(steps: Steps) -> None:
    request_id = recommend(steps, "ministry:2/2", "ministry")
    hire(steps.world, "supervisor3", "supervisor")
    first, second = list_open(steps.world, request_id)
    cut = answer_seat(steps.world, "supervisor", first.id, amount="200", text="يكفي لثلاثة أشهر")
    full = answer_seat(steps.world, "supervisor2", second.id)
    steps.give_effect(cut)
    steps.give_effect(full)
    assert steps.world.look(request_id).approved_fils == 200_000
    with pytest.raises(InvalidFieldsError) as raised:
        steps.world.record("supervisor3", request_id, "approve", amount="250")
    assert [problem.code for problem in raised.value.problems] == ["amount_above_recommended"]
    steps.decide("supervisor3", request_id, "approve")
    assert steps.world.look(request_id).approved_fils == 200_000


def test_a_cut_needs_its_reason(steps: Steps) -> None:
    request_id = recommend(steps, "ministry")
    with pytest.raises(InvalidFieldsError) as refused:
        steps.world.record("supervisor", request_id, "approve", amount="299.999")
    assert [(p.field, p.code) for p in refused.value.problems] == [("text", "cut_needs_reason")]
    state = steps.decide("supervisor", request_id, "approve", amount="299.999", text="بعد خصم ما سُدّد")
    assert state.stage == "delivery"


def test_an_aid_manager_passes_a_case_to_the_ministry_with_his_reason_and_the_supervisor_decides(
    steps: Steps,
) -> None:
    request_id = recommend(steps, "aid_manager")
    with pytest.raises(InvalidFieldsError):
        steps.world.record("waha.manager", request_id, "escalate", text="")
    state = steps.decide("waha.manager", request_id, "escalate")
    assert [task.wait for task in state.tasks] == ["ministry"]
    task = steps.world.look(request_id, "supervisor").task
    assert task is not None
    assert (task.level, task.levels) == (1, 2)
    assert "escalate" not in task.decisions
    with pytest.raises(WrongRoleError):
        steps.world.record("waha.manager", request_id, "approve")
    assert steps.decide("supervisor", request_id, "approve").stage == "delivery"


def test_what_was_escalated_ends_at_the_ministry_also_when_it_is_recommended_again(steps: Steps) -> None:
    request_id = recommend(steps, "aid_manager")
    steps.decide("waha.manager", request_id, "escalate")
    steps.decide("supervisor", request_id, "return")
    steps.decide("waha.researcher", request_id, "recommend", amount="300")
    assert steps.decide("waha.manager", request_id, "approve").stage == "sign_off"
    assert steps.decide("supervisor", request_id, "approve").stage == "delivery"


def test_a_supervisor_has_nobody_to_pass_a_case_to(steps: Steps) -> None:
    request_id = recommend(steps, "ministry")
    with pytest.raises(WrongDecisionError):
        steps.world.record("supervisor", request_id, "escalate")


def test_an_advised_rejection_may_be_passed_to_the_ministry_and_is_never_approved_there(steps: Steps) -> None:
    request_id = steps.open_case()
    steps.study(request_id)
    steps.decide("waha.researcher", request_id, "advise_rejection")
    steps.decide("waha.manager", request_id, "escalate")
    with pytest.raises(WrongDecisionError):
        steps.world.record("supervisor", request_id, "approve")
    assert steps.decide("supervisor", request_id, "reject").outcome == "rejected"


def test_without_a_committee_its_level_is_the_ministrys_and_with_one_nobody_signs_alone(steps: Steps) -> None:
    request_id = recommend(steps, "committee")
    assert [task.wait for task in list_open(steps.world, request_id)] == ["ministry"]
    found(steps.world)
    other_id = steps.open_case()
    steps.recommend(other_id)
    assert [(task.wait, task.role) for task in list_open(steps.world, other_id)] == [
        ("committee", "charity_admin")
    ]
    task = steps.world.look(other_id, "waha.admin").task
    assert task is not None
    assert (task.may_act, task.decisions) == (False, ())
    with pytest.raises(SessionDecidesError):
        steps.world.record("waha.admin", other_id, "approve")
