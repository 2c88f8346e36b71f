"""The typed reasons of decisions: which there are, and which each decision takes."""

from enum import StrEnum

from domain.cycle import DecisionCode


class Reason(StrEnum):
    """Typed reasons: of a rejection, of a ruling by the duplicate desk, of a recommendation, of a return to study."""

    CONDITIONS_NOT_MET = "conditions_not_met"
    INCOME_ABOVE_LIMIT = "income_above_limit"
    SERVED_ELSEWHERE = "served_elsewhere"
    PAPERS_NOT_GENUINE = "papers_not_genuine"
    NOT_REACHABLE = "not_reachable"
    OUTSIDE_SPECIALISATION = "outside_specialisation"
    DIFFERENT_NEED = "different_need"
    DIFFERENT_PERSON = "different_person"
    SAME_REQUEST_TWICE = "same_request_twice"
    GIVEN_ALREADY = "given_already"
    HARDSHIP = "hardship"
    MINISTRY_DIRECTION = "ministry_direction"
    INCOME_TOO_LOW = "income_too_low"
    DEBT_BURDEN = "debt_burden"
    ILLNESS_OR_DISABILITY = "illness_or_disability"
    BREADWINNER_LOST = "breadwinner_lost"
    HOME_AT_RISK = "home_at_risk"
    SCHOOLING_AT_RISK = "schooling_at_risk"
    SUDDEN_EVENT = "sudden_event"
    SECOND_VISIT = "second_visit"
    STUDY_INCOMPLETE = "study_incomplete"
    PAPERS_DOUBTFUL = "papers_doubtful"
    AMOUNT_UNCLEAR = "amount_unclear"
    NEW_EVIDENCE = "new_evidence"
    RULE_MISAPPLIED = "rule_misapplied"


REASONS: dict[DecisionCode, frozenset[Reason]] = {
    code: frozenset(list(Reason)[:6]) for code in (DecisionCode.ADVISE_REJECTION, DecisionCode.REJECT)
} | {
    DecisionCode.RELEASE: frozenset({Reason.DIFFERENT_NEED, Reason.DIFFERENT_PERSON}),
    DecisionCode.EXCEPT: frozenset({Reason.HARDSHIP, Reason.MINISTRY_DIRECTION}),
    DecisionCode.RULE_DUPLICATE: frozenset({Reason.SAME_REQUEST_TWICE, Reason.GIVEN_ALREADY}),
    DecisionCode.RECOMMEND: frozenset(
        {
            Reason.INCOME_TOO_LOW,
            Reason.DEBT_BURDEN,
            Reason.ILLNESS_OR_DISABILITY,
            Reason.BREADWINNER_LOST,
            Reason.HOME_AT_RISK,
            Reason.SCHOOLING_AT_RISK,
            Reason.SUDDEN_EVENT,
        }
    ),
    DecisionCode.RETURN: frozenset(
        {Reason.SECOND_VISIT, Reason.STUDY_INCOMPLETE, Reason.PAPERS_DOUBTFUL, Reason.AMOUNT_UNCLEAR}
    ),
    **dict.fromkeys(
        (DecisionCode.UPHOLD, DecisionCode.UPHOLD_PARTLY, DecisionCode.UPHOLD_ELSEWHERE),
        frozenset(
            {
                Reason.NEW_EVIDENCE,
                Reason.RULE_MISAPPLIED,
                Reason.DIFFERENT_NEED,
                Reason.DIFFERENT_PERSON,
            }
        ),
    ),
}
"""The reasons each decision takes; a decision that is not named here takes none."""

MAY_GIVE_NO_REASON = frozenset({DecisionCode.RETURN})
"""Decisions whose text may say it all; the others need one of their reasons."""
