"""The engine's doors: what a refusal of a step means to the engine."""

import pytest
from temporalio.exceptions import ApplicationError

from activities.aid_requests import refusals_in_code
from domain.errors import RecordFaultError, UnavailableError


@pytest.mark.parametrize("are_final", [True, False])
def test_only_a_decision_can_be_refused_for_good(*, are_final: bool) -> None:
    with pytest.raises(ApplicationError) as refused, refusals_in_code(are_final=are_final):
        raise RecordFaultError(sqlstate="23505")
    assert (refused.value.type, refused.value.non_retryable) == ("record_fault", are_final)


def test_a_part_that_is_down_is_always_a_reason_to_try_again() -> None:
    with pytest.raises(ApplicationError) as refused, refusals_in_code(are_final=True):
        raise UnavailableError(part="record")
    assert not refused.value.non_retryable
