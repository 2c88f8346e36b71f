"""A case whose charity changes: it always waits for somebody, and what was paid is never paid again."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.calendars import Calendar
from domain.cycle import (
    DecisionCode,
    EventType,
    Position,
    Stage,
    TaskKind,
    follow,
    go_past_check,
)
from domain.deadlines import Allowance, AllowanceUnit, set_deadline
from domain.errors import NotHolderError, NotOverdueError
from domain.pool import check_change_of_body, hand_back, may_change_body

UNDECIDED = [stage for stage in Stage if stage is not Stage.CLOSED]


@pytest.mark.parametrize("stage", UNDECIDED)
@pytest.mark.parametrize("has_body", [True, False])
def test_past_its_check_a_case_waits_for_its_charity_or_for_one_to_be_found(
    stage: Stage, *, has_body: bool
) -> None:
    move = go_past_check(EventType.CLEARED, stage, 2, has_body=has_body)
    of_a_body = {TaskKind.STUDY, TaskKind.PAY}
    assert move.task is not None
    assert (move.task in of_a_body) == has_body
    assert (move.stage is Stage.DELIVERY) == (stage is Stage.DELIVERY)


@pytest.mark.parametrize("stage", UNDECIDED)
def test_a_case_taken_from_its_charity_keeps_its_check_and_its_payments_and_else_waits_in_the_pool(
    stage: Stage,
) -> None:
    move = hand_back(stage, 3)
    if stage in (Stage.REGISTRATION, Stage.DUPLICATE_CHECK):
        assert (move.stage, move.task) == (stage, None)
    elif stage is Stage.DELIVERY:
        assert (move.stage, move.task, move.instalment) == (stage, TaskKind.HAND_OVER, 3)
    else:
        assert (move.stage, move.task) == (Stage.REVIEW, TaskKind.PULL)


@given(instalment=st.integers(1, 12), is_paid=st.booleans())
def test_whoever_goes_on_with_payments_never_pays_what_was_paid(instalment: int, *, is_paid: bool) -> None:
    position = Position(
        Stage.DELIVERY, TaskKind.HAND_OVER, instalment=instalment, instalments=12, is_paid=is_paid
    )
    move = follow(position, DecisionCode.REDIRECT)
    assert (move.stage, move.instalment) == (Stage.DELIVERY, instalment)
    assert move.task is (TaskKind.CONFIRM if is_paid else TaskKind.PAY)


@pytest.mark.parametrize("kind", [TaskKind.STUDY, TaskKind.COMPLETE])
def test_a_case_that_its_charity_still_has_time_for_is_not_directed_elsewhere(kind: TaskKind) -> None:
    whose = {"is_holder": False, "is_manager": False}
    with pytest.raises(NotOverdueError):
        check_change_of_body(DecisionCode.REDIRECT, kind, is_overdue=False, **whose)
    assert may_change_body(DecisionCode.REDIRECT, kind, is_overdue=True, **whose)


@pytest.mark.parametrize("kind", [TaskKind.PULL, TaskKind.HAND_OVER])
def test_a_case_that_nobody_has_is_directed_at_any_time(kind: TaskKind) -> None:
    assert may_change_body(DecisionCode.REDIRECT, kind, is_overdue=False, is_holder=False, is_manager=False)


@given(is_overdue=st.booleans(), is_holder=st.booleans(), is_manager=st.booleans())
def test_a_case_is_given_back_by_its_holder_or_the_aid_manager_alone(
    *, is_overdue: bool, is_holder: bool, is_manager: bool
) -> None:
    given_up = {"is_overdue": is_overdue, "is_holder": is_holder, "is_manager": is_manager}
    if is_holder or is_manager:
        check_change_of_body(DecisionCode.RETURN_TO_POOL, TaskKind.STUDY, **given_up)
    else:
        with pytest.raises(NotHolderError):
            check_change_of_body(DecisionCode.RETURN_TO_POOL, TaskKind.STUDY, **given_up)


@given(st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1)), st.integers(1, 30))
def test_an_allowance_in_calendar_days_counts_holidays_and_ends_at_the_same_hour(
    opened: datetime, days: int
) -> None:
    opened_at = opened.replace(tzinfo=UTC)
    deadline = set_deadline(Calendar(), opened_at, Allowance(days, AllowanceUnit.CALENDAR_DAYS))
    assert deadline.due_at - opened_at == timedelta(days=days)
    assert deadline.warn_at <= deadline.due_at <= deadline.aid_manager_at <= deadline.ministry_at
