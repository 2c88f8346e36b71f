"""Aid that recurs: its days, its re-study, what is owed after a standstill, and what follows from a changed fact."""

from datetime import UTC, date, datetime

import pytest

from domain.calendars import Calendar, read_day
from domain.categories import Recurrence
from domain.changed_facts import ChangeForm, Consequence, FactChange, judge_change, read_change
from domain.errors import InvalidFieldsError
from domain.overlaps import Subject
from domain.recurrences import (
    STEP_MONTHS,
    choose_first_due,
    compute_opening,
    compute_restudy,
    count_limit,
    plan_due_dates,
    shift_due_dates,
)


@pytest.mark.parametrize(
    ("recurrence", "step", "before_restudy"),
    [
        (Recurrence.ONCE, 0, 0),
        (Recurrence.MONTHLY, 1, 12),
        (Recurrence.EVERY_2_MONTHS, 2, 6),
        (Recurrence.EVERY_3_MONTHS, 3, 4),
        (Recurrence.EVERY_4_MONTHS, 4, 3),
        (Recurrence.EVERY_6_MONTHS, 6, 2),
        (Recurrence.YEARLY, 12, 1),
    ],
)
def test_every_recurrence_has_its_step_and_as_many_instalments_as_lie_before_its_restudy(
    recurrence: Recurrence, step: int, before_restudy: int
) -> None:
    assert STEP_MONTHS[recurrence] == step
    assert count_limit(recurrence, 12) == before_restudy


def test_a_thirty_first_is_the_last_day_of_a_shorter_month_and_comes_back() -> None:
    assert plan_due_dates(date(2027, 1, 31), Recurrence.MONTHLY, 4) == [
        date(2027, 1, 31),
        date(2027, 2, 28),
        date(2027, 3, 31),
        date(2027, 4, 30),
    ]


def test_a_shorter_month_changes_no_later_day_after_a_renewal_or_a_standstill() -> None:
    anchor, last = date(2026, 11, 29), date(2027, 2, 28)
    found = choose_first_due(last, Recurrence.EVERY_3_MONTHS, today=last, pays_arrears=True, anchor_on=anchor)
    assert found == date(2027, 5, 29)
    moved = shift_due_dates([last], Recurrence.EVERY_3_MONTHS, today=date(2027, 6, 1), anchor_on=anchor)
    assert moved == [date(2027, 8, 29)]


def test_the_last_instalment_lies_before_the_day_of_the_restudy() -> None:
    first = date(2026, 11, 29)
    assert (
        plan_due_dates(first, Recurrence.MONTHLY, 12)[-1] < compute_restudy(first, 12) == date(2027, 11, 29)
    )


@pytest.mark.parametrize(
    ("last_on", "today", "pays_arrears", "first"),
    [
        (None, date(2027, 3, 9), True, date(2027, 3, 9)),
        (date(2027, 1, 31), date(2027, 2, 10), False, date(2027, 2, 28)),
        (date(2027, 1, 31), date(2027, 6, 10), True, date(2027, 2, 28)),
        (date(2027, 1, 31), date(2027, 6, 10), False, date(2027, 6, 30)),
        (date(2027, 1, 31), date(2027, 6, 30), False, date(2027, 6, 30)),
    ],
)
def test_a_renewal_pays_from_where_payment_stopped_or_where_policy_owes_nothing_from_today(
    last_on: date | None, today: date, *, pays_arrears: bool, first: date
) -> None:
    found = choose_first_due(last_on, Recurrence.MONTHLY, today=today, pays_arrears=pays_arrears)
    assert found == first


def test_a_standstill_for_which_nothing_is_owed_moves_what_was_not_paid_by_whole_steps() -> None:
    due = [date(2027, 1, 31), date(2027, 2, 28)]
    assert shift_due_dates(due, Recurrence.MONTHLY, today=date(2027, 1, 20)) == due
    assert shift_due_dates(due, Recurrence.MONTHLY, today=date(2027, 4, 2)) == [
        date(2027, 4, 30),
        date(2027, 5, 31),
    ]
    assert shift_due_dates([], Recurrence.MONTHLY, today=date(2027, 4, 2)) == []


def test_an_order_may_be_issued_from_the_last_working_day_before_its_instalment_is_due() -> None:
    calendar = Calendar()
    sunday = date(2026, 11, 29)
    opening = compute_opening(calendar, sunday)
    assert read_day(opening) == date(2026, 11, 26), "Thursday: Friday and Saturday have no work"
    assert opening.tzinfo == UTC
    assert opening < datetime(2026, 11, 26, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("change", "subject", "consequence"),
    [
        (FactChange.BENEFICIARY_DIED, Subject.CHILD, Consequence.STOP),
        (FactChange.RECEIVER_DIED, Subject.CHILD, Consequence.RESTUDY),
        (FactChange.MARRIED, Subject.HOUSEHOLD, Consequence.RESTUDY),
        (FactChange.NATIONALITY, Subject.CHILD, Consequence.RESTUDY),
        (FactChange.ADDRESS, Subject.CHILD, Consequence.NOTHING),
        (FactChange.ADDRESS, Subject.HOUSEHOLD, Consequence.RESTUDY),
        (FactChange.ADDRESS, Subject.LEASE, Consequence.RESTUDY),
    ],
)
def test_only_a_death_ends_aid_by_rule_and_a_person_judges_whatever_else_touches_it(
    change: FactChange, subject: Subject, consequence: Consequence
) -> None:
    assert judge_change(change, subject=subject) is consequence


def test_a_change_says_its_day_what_is_true_now_and_how_it_is_known() -> None:
    with pytest.raises(InvalidFieldsError) as caught:
        read_change(ChangeForm("nationality", "1/1/2030"), today=date(2026, 11, 29))
    assert {(problem.field, problem.code) for problem in caught.value.problems} == {
        ("since", "in_the_future"),
        ("value", "required"),
        ("text", "required"),
    }
