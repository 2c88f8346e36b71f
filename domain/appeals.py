"""Appeals (تظلّم): what is appealed against and until when, who hears none, and what follows each outcome."""

from datetime import datetime, timedelta
from enum import StrEnum

from domain.cycle import TASK_DECISIONS, DecisionCode, EventType, Outcome, TaskKind
from domain.decisions import Reason

APPEAL_DAYS = 30
APPEAL_WINDOW = timedelta(days=APPEAL_DAYS)
"""An appeal is filed within thirty days of the rejection, to the instant."""

APPEALABLE = frozenset({Outcome.REJECTED, Outcome.DUPLICATE})

HEARING_CODES = TASK_DECISIONS[TaskKind.HEAR] | {DecisionCode.WITHDRAW_APPEAL}
"""Decisions that the process of an appeal is told, and no process of a case."""


class Against(StrEnum):
    """What an appeal is against: a signature refused, a rejection that the study advised, a ruling of duplicate."""

    SIGNATURE = "signature"
    ADVICE = "advice"
    DUPLICATE = "duplicate"


class AppealState(StrEnum):
    """Filed, or its typed outcome."""

    FILED = "filed"
    UPHELD = "upheld"
    PARTLY = "partly"
    REDIRECTED = "redirected"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


OUTCOMES: dict[DecisionCode, AppealState] = {
    DecisionCode.UPHOLD: AppealState.UPHELD,
    DecisionCode.UPHOLD_PARTLY: AppealState.PARTLY,
    DecisionCode.UPHOLD_ELSEWHERE: AppealState.REDIRECTED,
    DecisionCode.DISMISS: AppealState.REJECTED,
    DecisionCode.WITHDRAW_APPEAL: AppealState.WITHDRAWN,
}
"""The outcome that each decision gives an appeal."""

STATES_OF_EVENTS: dict[EventType, AppealState] = {
    EventType.APPEAL_UPHELD: AppealState.UPHELD,
    EventType.APPEAL_PARTLY_UPHELD: AppealState.PARTLY,
    EventType.APPEAL_REDIRECTED: AppealState.REDIRECTED,
    EventType.APPEAL_DISMISSED: AppealState.REJECTED,
    EventType.APPEAL_WITHDRAWN: AppealState.WITHDRAWN,
}
"""The state of an appeal after what its case's record says happened."""

SET_ASIDE = frozenset({AppealState.UPHELD, AppealState.PARTLY, AppealState.REDIRECTED})
"""Outcomes by which the rejection is set aside and the case opened again."""

_OF_DUPLICATES = frozenset({Reason.DIFFERENT_NEED, Reason.DIFFERENT_PERSON})
_OF_REJECTIONS = frozenset({Reason.NEW_EVIDENCE, Reason.RULE_MISAPPLIED})


def name_against(outcome: Outcome, *, advised_rejection: bool) -> Against:
    """What an appeal against a case that ended so would be against."""
    if outcome is Outcome.DUPLICATE:
        return Against.DUPLICATE
    return Against.ADVICE if advised_rejection else Against.SIGNATURE


def compute_last_instant(rejected_at: datetime) -> datetime:
    """The last instant (UTC) at which an appeal may be filed."""
    return rejected_at + APPEAL_WINDOW


def list_reasons(against: Against) -> frozenset[Reason]:
    """The reasons for which such a rejection is set aside.

    Of a duplicate it is said whether another person or another need was meant: that is what the error report counts.
    """
    return _OF_DUPLICATES if against is Against.DUPLICATE else _OF_REJECTIONS
