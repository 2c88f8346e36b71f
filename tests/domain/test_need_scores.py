"""How need is weighed: every line adds up, and more means never make a household needier."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as some

from domain.need_scores import NeedFactor, NeedScore, read_weights, score_need
from domain.studies import (
    Creditor,
    Debt,
    Health,
    HousingState,
    Income,
    IncomeSource,
    Member,
    MemberRelation,
    StudyAnswers,
    Tenure,
)

FILS = some.integers(0, 5_000_000)
MEMBERS = some.lists(
    some.builds(
        Member,
        name=some.just("عضو"),
        relation=some.sampled_from(MemberRelation),
        age=some.none() | some.integers(0, 100),
        income_fils=some.none() | FILS,
        health=some.sampled_from(Health),
    ),
    max_size=8,
).map(tuple)
ANSWERS = some.builds(
    StudyAnswers,
    members=MEMBERS,
    incomes=some.lists(some.builds(Income, some.sampled_from(IncomeSource), FILS), max_size=3).map(tuple),
    stated_income_fils=some.none() | FILS,
    debts=some.lists(some.builds(Debt, some.sampled_from(Creditor), FILS, FILS), max_size=3).map(tuple),
    tenure=some.none() | some.sampled_from(Tenure),
    rent_fils=some.none() | FILS,
    rooms=some.none() | some.integers(0, 12),
    housing_state=some.none() | some.sampled_from(HousingState),
    savings_fils=some.none() | FILS,
    property_fils=some.none() | FILS,
)


def count_points(answers: StudyAnswers) -> int:
    return score_need(answers, read_weights()).points


@given(ANSWERS)
def test_the_lines_sum_to_the_total_and_none_is_above_its_most(answers: StudyAnswers) -> None:
    score = score_need(answers, read_weights())
    assert [line.factor for line in score.lines] == list(NeedFactor)
    assert all(0 <= line.points <= line.most for line in score.lines)
    assert sum(line.points for line in score.lines) == score.points <= score.most <= 100
    assert all(line.points == 0 for line in score.lines if not line.terms)


@given(ANSWERS, FILS)
def test_more_income_never_raises_need(answers: StudyAnswers, more_fils: int) -> None:
    known = replace(answers, stated_income_fils=answers.income_fils or 0, incomes=())
    richer = replace(known, stated_income_fils=(known.stated_income_fils or 0) + more_fils)
    assert count_points(richer) <= count_points(known)


@given(ANSWERS, FILS)
def test_more_savings_never_raise_need(answers: StudyAnswers, more_fils: int) -> None:
    known = replace(answers, savings_fils=answers.savings_fils or 0)
    assert count_points(replace(known, savings_fils=(known.savings_fils or 0) + more_fils)) <= count_points(
        known
    )


@given(ANSWERS, some.builds(Debt, some.sampled_from(Creditor), FILS, FILS))
def test_another_debt_never_lowers_need(answers: StudyAnswers, debt: Debt) -> None:
    assert count_points(replace(answers, debts=(*answers.debts, debt))) >= count_points(answers)


@given(ANSWERS, some.integers(0, 100), some.sampled_from(Health))
def test_another_mouth_never_lowers_need(answers: StudyAnswers, age: int, health: Health) -> None:
    mouth = Member("مولود", MemberRelation.CHILD, age, None, health)
    assert count_points(replace(answers, members=(*answers.members, mouth))) >= count_points(answers)


@given(ANSWERS)
def test_what_is_kept_is_what_was_found(answers: StudyAnswers) -> None:
    score = score_need(answers, read_weights())
    assert StudyAnswers.from_document(answers.to_document()) == answers
    assert NeedScore.from_document(score.to_document()) == score


def test_the_weights_add_up_to_a_hundred_and_their_steps_go_one_way() -> None:
    rules = read_weights().factors
    assert sum(rule["most"] for rule in rules.values()) == 100
    for rule in rules.values():
        for (low, more), (high, less) in pairwise(rule.get("at_most", ())):
            assert low < high
            assert more > less
        for (low, less), (high, more) in pairwise(rule.get("at_least", ())):
            assert low < high
            assert less < more


@pytest.mark.parametrize(("income_fils", "points"), [(140_000, 40), (140_003, 32), (700_004, 0)])
def test_the_arithmetic_is_that_of_the_circular(income_fils: int, points: int) -> None:
    members = tuple(Member("عضو", MemberRelation.CHILD) for _ in range(3))
    answers = StudyAnswers(members=members, stated_income_fils=income_fils, rent_fils=80_000)
    line = score_need(answers, read_weights()).lines[0]
    assert (line.points, line.terms["left_fils"]) == (points, (income_fils - 80_000) // 3)
