"""The one table of what follows what: every walk through it is legal, goes on or ends, and keeps four eyes."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.cycle import (
    SIDE_MOVES,
    TASK_DECISIONS,
    DecisionCode,
    Move,
    Outcome,
    Position,
    Stage,
    TaskKind,
    follow,
    may_decide,
)
from domain.errors import WrongDecisionError
from domain.identities import RULINGS

STAGE_OF = {
    TaskKind.IDENTIFY: Stage.DUPLICATE_CHECK,
    TaskKind.ADJUDICATE: Stage.DUPLICATE_CHECK,
    TaskKind.PULL: Stage.REVIEW,
    TaskKind.STUDY: Stage.REVIEW,
    TaskKind.COMPLETE: Stage.REVIEW,
    TaskKind.SIGN: Stage.SIGN_OFF,
    TaskKind.PAY: Stage.DELIVERY,
    TaskKind.AUTHORISE: Stage.DELIVERY,
    TaskKind.SETTLE: Stage.DELIVERY,
    TaskKind.CONFIRM: Stage.DELIVERY,
    TaskKind.RESUME: Stage.REVIEW,
    TaskKind.HAND_OVER: Stage.DELIVERY,
    TaskKind.HEAR: Stage.CLOSED,
}
LIMIT = 80
"""Longer than any walk that does not go round in circles."""

ENTRANCES = (
    Position(Stage.DUPLICATE_CHECK, TaskKind.IDENTIFY),
    Position(Stage.DUPLICATE_CHECK, TaskKind.ADJUDICATE),
    Position(Stage.REVIEW, TaskKind.PULL, has_body=False),
    Position(Stage.REVIEW, TaskKind.STUDY),
)


def list_choices(position: Position) -> list[DecisionCode]:
    return [
        code
        for code in DecisionCode
        if may_decide(
            position.kind, code, advised_rejection=position.advised_rejection, is_top=position.is_top
        )
    ]


def go_on(position: Position, code: DecisionCode, move: Move, *, levels: int, instalments: int) -> Position:
    """The position after a move, as the steps keep it."""
    if code is DecisionCode.SUSPEND:
        return replace(position, kind=TaskKind.RESUME, suspended=position.kind)
    assert move.task is not None
    if code is DecisionCode.RESUME:
        return replace(position, kind=move.task, suspended=None)
    is_recommended = code in (DecisionCode.RECOMMEND, DecisionCode.ADVISE_REJECTION)
    is_returned = code is DecisionCode.RETURN
    return Position(
        stage=move.stage,
        kind=move.task,
        advised_rejection=code is DecisionCode.ADVISE_REJECTION
        or (position.advised_rejection and not is_recommended and not is_returned),
        level=move.level,
        levels=(1 if code is DecisionCode.ADVISE_REJECTION else levels)
        if is_recommended
        else max(position.levels, move.level + 1),
        is_top=code is DecisionCode.ESCALATE or (position.is_top and code is DecisionCode.APPROVE),
        instalment=move.instalment or position.instalment,
        instalments=instalments,
    )


@given(st.data(), st.sampled_from(ENTRANCES), st.integers(1, 4), st.integers(1, 6))
def test_a_walk_never_leaves_the_stages_and_always_has_a_next_task_or_an_outcome(
    data: st.DataObject, position: Position, levels: int, instalments: int
) -> None:
    signed: list[int] = []
    paid = confirmed = 0
    for _ in range(LIMIT):
        assert STAGE_OF[position.suspended or position.kind] is position.stage
        code = data.draw(st.sampled_from(list_choices(position)))
        move = follow(position, code)
        if code in RULINGS:
            assert move == Move(move.event, position.stage), "who is meant says nothing yet of the need"
            position = data.draw(st.sampled_from(ENTRANCES))
            continue
        assert (move.task is None) == (move.outcome is not None) == (move.stage is Stage.CLOSED)
        paid += code is DecisionCode.SETTLE
        paid -= code is DecisionCode.BOUNCE and position.kind is TaskKind.CONFIRM
        confirmed += code is DecisionCode.CONFIRM
        assert confirmed <= paid <= confirmed + 1
        if code in (DecisionCode.RECOMMEND, DecisionCode.RETURN):
            signed = []
        if code in (DecisionCode.APPROVE, DecisionCode.ESCALATE):
            signed.append(position.level)
        if move.stage is Stage.DELIVERY:
            assert signed == list(range(max(levels, len(signed)))), (
                "money moves only under every signature, in order"
            )
        if move.outcome is not None:
            check_end(code, move.outcome, paid, confirmed, instalments)
            return
        position = go_on(position, code, move, levels=levels, instalments=instalments)
    assert DecisionCode.WITHDRAW in list_choices(position) or position.kind is TaskKind.SETTLE


def check_end(code: DecisionCode, outcome: Outcome, paid: int, confirmed: int, instalments: int) -> None:
    """An outcome says what happened to the money."""
    expected = {
        DecisionCode.CONFIRM: Outcome.DELIVERED,
        DecisionCode.REJECT: Outcome.REJECTED,
        DecisionCode.RULE_DUPLICATE: Outcome.DUPLICATE,
        DecisionCode.JOIN: Outcome.DUPLICATE,
        DecisionCode.WITHDRAW: Outcome.PARTLY_DELIVERED if paid else Outcome.WITHDRAWN,
    }
    assert outcome is expected[code]
    assert (outcome is Outcome.DELIVERED) == (confirmed == instalments)


@pytest.mark.parametrize("kind", TaskKind)
@pytest.mark.parametrize("code", DecisionCode)
def test_a_task_takes_its_own_decisions_and_withdrawal_and_no_other(
    kind: TaskKind, code: DecisionCode
) -> None:
    position = Position(STAGE_OF[kind], kind, levels=1, instalment=1, instalments=1)
    if code in TASK_DECISIONS[kind] or (code in SIDE_MOVES and kind in SIDE_MOVES[code].kinds):
        assert follow(position, code).stage in Stage
        return
    with pytest.raises(WrongDecisionError):
        follow(position, code)


def test_an_advised_rejection_is_never_approved() -> None:
    position = Position(Stage.SIGN_OFF, TaskKind.SIGN, advised_rejection=True, levels=1)
    assert DecisionCode.REJECT in list_choices(position)
    assert DecisionCode.APPROVE not in list_choices(position)
    with pytest.raises(WrongDecisionError):
        follow(position, DecisionCode.APPROVE)
    assert follow(replace(position, advised_rejection=False), DecisionCode.APPROVE).stage is Stage.DELIVERY


@pytest.mark.parametrize("code", sorted(TASK_DECISIONS[TaskKind.ADJUDICATE] - {DecisionCode.COMPLEMENT}))
@pytest.mark.parametrize("instalment", [1, 3])
def test_a_payment_that_was_held_is_paid_put_off_or_ends_and_never_begins_again(
    code: DecisionCode, instalment: int
) -> None:
    held = Position(Stage.DELIVERY, TaskKind.ADJUDICATE, levels=1, instalment=instalment, instalments=4)
    move = follow(held, code)
    if move.outcome:
        assert move.outcome is (Outcome.PARTLY_DELIVERED if instalment > 1 else Outcome.DUPLICATE)
    else:
        assert (move.stage, move.task) in (
            (Stage.DELIVERY, TaskKind.PAY),
            (Stage.DELIVERY, TaskKind.ADJUDICATE),
        )
    if move.task is TaskKind.PAY:
        assert move.instalment == instalment


def test_what_was_approved_already_cannot_become_a_complement() -> None:
    with pytest.raises(WrongDecisionError):
        follow(Position(Stage.DELIVERY, TaskKind.ADJUDICATE, instalment=1), DecisionCode.COMPLEMENT)


def test_every_task_has_a_way_on_that_no_withdrawal_is() -> None:
    for kind in TaskKind:
        assert TASK_DECISIONS[kind] - {DecisionCode.WITHDRAW}
