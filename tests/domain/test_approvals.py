"""Signatures: what an amount and its flags ask for, and how the seats of a level add up, whoever sits in them."""

from dataclasses import dataclass, field, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.approvals import (
    SEATS_LIMIT,
    ApprovalLevel,
    Band,
    Flag,
    Level,
    levels_for,
    pass_to_ministry,
    read_level,
)
from domain.cycle import DecisionCode, EventType, Outcome, Position, Stage, TaskKind, follow, may_decide
from domain.errors import WrongDecisionError

MANAGER, MINISTRY = ApprovalLevel(Level.AID_MANAGER), ApprovalLevel(Level.MINISTRY)
TWO_OF_THREE = ApprovalLevel(Level.MINISTRY, 2, 3)
BANDS = (
    Band(0, (MINISTRY,)),
    Band(500_000, (MANAGER, TWO_OF_THREE)),
    Band(9, (MANAGER,)),
    Band(0, (ApprovalLevel(Level.COMMITTEE),), frozenset({Flag.PILOT})),
)
seated = st.integers(1, SEATS_LIMIT).flatmap(
    lambda seats: st.builds(
        ApprovalLevel,
        st.sampled_from([Level.AID_MANAGER, Level.MINISTRY]),
        st.integers(1, seats),
        st.just(seats),
    )
)
levels = st.one_of(seated, st.just(ApprovalLevel(Level.COMMITTEE)))


@given(levels)
def test_a_level_is_read_as_it_was_written(level: ApprovalLevel) -> None:
    assert read_level(level.code) == level


@pytest.mark.parametrize(
    "code", ["", "ministry:", "ministry:0/3", "ministry:3/2", "committee:2/3", "charity", "ministry:2/10"]
)
def test_a_code_that_no_level_is_written_with_is_refused(code: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_level(code)


@given(amount_fils=st.integers(1, 10**9), flags=st.sets(st.sampled_from(Flag)), ministry_gate=st.booleans())
def test_an_escalated_case_or_a_gated_category_always_passes_the_ministry(
    *, amount_fils: int, flags: set[Flag], ministry_gate: bool
) -> None:
    asked = levels_for(amount_fils, BANDS, flags=flags, ministry_gate=ministry_gate)
    assert asked
    if ministry_gate or flags - {Flag.PILOT}:
        assert Level.MINISTRY in [level.body for level in asked]


def test_a_band_for_a_flag_comes_before_the_bands_for_everybody() -> None:
    assert levels_for(600_000, BANDS, ministry_gate=False) == (MANAGER, TWO_OF_THREE)
    piloted = levels_for(600_000, BANDS, flags=[Flag.PILOT], ministry_gate=False)
    assert piloted == (ApprovalLevel(Level.COMMITTEE),)


@given(st.lists(levels, min_size=1, max_size=4), st.data())
def test_a_signature_that_is_passed_on_is_followed_by_the_ministry(
    asked: list[ApprovalLevel], data: st.DataObject
) -> None:
    codes = [level.code for level in asked]
    at = data.draw(st.integers(0, len(codes) - 1))
    after = pass_to_ministry(codes, at)
    assert list(after[: len(codes)]) == codes
    assert Level.MINISTRY in [read_level(code).body for code in after[at + 1 :]]


@dataclass
class SignOff:
    """A case in sign-off as the steps keep it: its levels, the votes of the open one, who has acted."""

    levels: list[ApprovalLevel]
    level: int = 0
    votes: list[DecisionCode] = field(default_factory=list)
    approved_by: dict[int, list[int]] = field(default_factory=dict)
    acted: set[int] = field(default_factory=lambda: {0, 1})
    stage: Stage = Stage.SIGN_OFF
    outcome: Outcome | None = None

    @property
    def asked(self) -> ApprovalLevel:
        return self.levels[self.level]

    @property
    def position(self) -> Position:
        return Position(
            Stage.SIGN_OFF,
            TaskKind.SIGN,
            level=self.level,
            levels=len(self.levels),
            needed=self.asked.needed,
            seats=self.asked.seats,
            approvals=self.votes.count(DecisionCode.APPROVE),
            refusals=self.votes.count(DecisionCode.REJECT),
            is_top=self.asked.body is Level.MINISTRY,
        )

    def decide(self, person: int, code: DecisionCode) -> None:
        """One seat answers; whoever acted before is refused by the walls around this rule."""
        assert person not in self.acted
        move = follow(self.position, code)
        self.acted.add(person)
        self.votes.append(code)
        if code is DecisionCode.APPROVE:
            self.approved_by.setdefault(self.level, []).append(person)
        if code is DecisionCode.ESCALATE:
            codes = pass_to_ministry([level.code for level in self.levels], self.level)
            self.levels = [read_level(each) for each in codes]
            self.approved_by[self.level] = [person] * self.asked.needed
        if move.is_one_of_several:
            assert move.event in (EventType.SEAT_SIGNED, EventType.SEAT_REFUSED)
            assert move.stage is Stage.SIGN_OFF, "a level that is not decided keeps its case"
            assert move.task is None
            assert len(self.votes) < self.asked.seats, "somebody is still asked"
            return
        self.stage, self.outcome, self.votes = move.stage, move.outcome, []
        if move.task is TaskKind.SIGN:
            assert move.level == self.level + 1
            self.level = move.level


@given(st.lists(levels, min_size=1, max_size=4), st.data())
def test_however_the_seats_answer_a_case_goes_on_only_under_every_quorum_of_different_people(
    asked: list[ApprovalLevel], data: st.DataObject
) -> None:
    case, person = SignOff(asked), 1
    codes = [DecisionCode.APPROVE] * 3 + [DecisionCode.REJECT, DecisionCode.RETURN, DecisionCode.ESCALATE]
    while case.stage is Stage.SIGN_OFF:
        person += 1
        position = case.position
        possible = [code for code in codes if may_decide(TaskKind.SIGN, code, is_top=position.is_top)]
        code = data.draw(st.sampled_from(possible))
        refusals = position.refusals + (code is DecisionCode.REJECT)
        case.decide(person, code)
        if case.outcome is Outcome.REJECTED:
            assert refusals > position.seats - position.needed, "the rest could still have agreed"
    if case.stage is Stage.DELIVERY:
        for number, level in enumerate(case.levels):
            assert len(case.approved_by[number]) >= level.needed
        everybody = [one for people in case.approved_by.values() for one in set(people)]
        assert len(everybody) == len(set(everybody)), "one person never counts twice"
    else:
        assert (case.outcome is Outcome.REJECTED) == (case.stage is Stage.CLOSED)


def test_two_of_three_agree_and_the_third_is_not_needed() -> None:
    two = Position(Stage.SIGN_OFF, TaskKind.SIGN, levels=1, needed=2, seats=3)
    assert follow(two, DecisionCode.APPROVE).event is EventType.SEAT_SIGNED
    one_agreed = replace(two, approvals=1)
    assert follow(one_agreed, DecisionCode.APPROVE).task is TaskKind.PAY
    assert follow(one_agreed, DecisionCode.REJECT).event is EventType.SEAT_REFUSED
    assert follow(replace(one_agreed, refusals=1), DecisionCode.REJECT).outcome is Outcome.REJECTED
    assert follow(one_agreed, DecisionCode.RETURN).task is TaskKind.STUDY, (
        "one seat is enough to send it back"
    )


def test_nobody_is_above_the_ministry() -> None:
    top = Position(Stage.SIGN_OFF, TaskKind.SIGN, levels=1, is_top=True)
    with pytest.raises(WrongDecisionError):
        follow(top, DecisionCode.ESCALATE)
    assert follow(replace(top, is_top=False), DecisionCode.ESCALATE).level == 1


@pytest.mark.parametrize(
    "kind", [TaskKind.STUDY, TaskKind.COMPLETE, TaskKind.SIGN, TaskKind.PAY, TaskKind.CONFIRM]
)
def test_a_suspended_case_comes_back_to_what_it_was(kind: TaskKind) -> None:
    stage = {TaskKind.SIGN: Stage.SIGN_OFF, TaskKind.PAY: Stage.DELIVERY, TaskKind.CONFIRM: Stage.DELIVERY}
    position = Position(stage.get(kind, Stage.REVIEW), kind, level=1, levels=2, instalment=2, instalments=3)
    suspended = follow(position, DecisionCode.SUSPEND)
    assert (suspended.stage, suspended.task) == (position.stage, TaskKind.RESUME)
    resumed = follow(replace(position, kind=TaskKind.RESUME, suspended=kind), DecisionCode.RESUME)
    assert (resumed.stage, resumed.task) == (position.stage, kind)
    assert (resumed.level, resumed.instalment) == (1, 2)
    withdrawn = follow(replace(position, kind=TaskKind.RESUME, suspended=kind), DecisionCode.WITHDRAW)
    assert withdrawn == follow(position, DecisionCode.WITHDRAW)
