"""The stepper of a case: every stage of the cycle, what came of it, and who is waited for."""

from dataclasses import dataclass
from datetime import datetime

from domain.cycle import EventType, Outcome, Stage
from language.words import Words
from services.cases import CaseFile
from web.timeline import name_person

STAGES = (Stage.REGISTRATION, Stage.DUPLICATE_CHECK, Stage.REVIEW, Stage.SIGN_OFF, Stage.DELIVERY)
GOOD_ENDS = frozenset({Outcome.DELIVERED, Outcome.PARTLY_DELIVERED})

LET_GO = frozenset({EventType.HOLD_RELEASED, EventType.HOLD_COMPLEMENTED, EventType.HOLD_EXCEPTED})
"""Something was in the way, and the desk let the case go on."""


@dataclass(frozen=True)
class Step:
    """One stage: `state` is done, now, ended (the case closed here) or ahead; `note` says it in words."""

    stage: Stage
    state: str
    note: str


def list_steps(case: CaseFile, words: Words, now: datetime) -> tuple[Step, ...]:
    """The steps of a case in order."""
    reached = _place_case(case)
    return tuple(
        Step(stage, _judge(case, index, reached), _note(case, stage, index, reached, words, now))
        for index, stage in enumerate(STAGES)
    )


def _place_case(case: CaseFile) -> int:
    """The index of the stage the case stands in, or stood in when it was closed."""
    if case.stage is not Stage.CLOSED:
        return STAGES.index(case.stage)
    left = next((event.from_stage for event in case.timeline if event.to_stage is Stage.CLOSED), None)
    return STAGES.index(left) if left in STAGES else len(STAGES) - 1


def _judge(case: CaseFile, index: int, reached: int) -> str:
    if index < reached or (case.stage is Stage.CLOSED and index == reached and case.outcome in GOOD_ENDS):
        return "done"
    if index > reached:
        return "ahead"
    return "ended" if case.stage is Stage.CLOSED else "now"


def _note(case: CaseFile, stage: Stage, index: int, reached: int, words: Words, now: datetime) -> str:
    if index > reached:
        return _look_ahead(case, stage, words)
    if case.stage is Stage.CLOSED and index == reached and case.outcome and case.closed_at:
        return words.say(
            "cases-step_ended",
            outcome=words.code("outcome", case.outcome),
            day=words.day_short(case.closed_at),
        )
    if index == reached:
        return _say_wait(case, words, now)
    if stage is Stage.DUPLICATE_CHECK:
        is_held = any(event.type in LET_GO for event in case.timeline)
        return words.say("cases-step_released" if is_held else "cases-step_clear")
    left_at = next((e.occurred_at for e in case.timeline if e.from_stage is stage != e.to_stage), None)
    return words.day_short(left_at or case.received_at)


def _look_ahead(case: CaseFile, stage: Stage, words: Words) -> str:
    if case.stage is Stage.CLOSED:
        return words.say("cases-step_not_reached")
    if stage is Stage.DELIVERY:
        return words.say("cases-step_delivery", payee=words.code("payee_kind", case.category.payee_kind))
    return words.say(f"cases-step_{stage.value}")


def _say_wait(case: CaseFile, words: Words, now: datetime) -> str:
    since = words.since(case.task.opened_at if case.task else case.stage_since_at, now)
    if case.task is None:
        return words.say("cases-step_running", since=since)
    holder = case.task.holder
    if case.task.is_mine:
        return words.say("cases-step_mine", since=since)
    who = name_person(holder, words) if holder else words.code("wait", case.task.wait)
    return words.say("cases-step_with", who=who, since=since)
