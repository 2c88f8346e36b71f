"""Reopening by the ministry: which cases, for which typed reasons, and what becomes of what was decided."""

from dataclasses import dataclass
from enum import StrEnum

from domain.appeals import APPEALABLE, Against, name_against
from domain.cycle import Outcome
from domain.errors import RefusedError
from domain.forms import TEXT_LIMIT, FormReader


class ReopeningReason(StrEnum):
    """Why the ministry opens a closed case again."""

    NEW_EVIDENCE = "new_evidence"
    RULE_MISAPPLIED = "rule_misapplied"
    APPLICANT_RETURNED = "applicant_returned"
    MINISTRY_DIRECTION = "ministry_direction"


class NotReopenableError(RefusedError):
    """A case that is open, was paid out or stopped for good, or whose appeal is being heard: nothing to open again."""

    code = "not_reopenable"


REOPENABLE = APPEALABLE | {Outcome.WITHDRAWN, Outcome.EXPIRED}
"""Outcomes without a payment: what was paid comes to its own end, and another need is another request."""


@dataclass(frozen=True)
class ReopeningForm:
    """Why a case is opened again, as typed."""

    reason: str = ""
    text: str = ""


def read_reopening(form: ReopeningForm) -> tuple[ReopeningReason, str]:
    """The typed reason and its words, both demanded. Raises InvalidFieldsError."""
    reader = FormReader()
    reason = reader.choice("reason", form.reason, ReopeningReason)
    text = reader.text("text", form.text, required=True, limit=TEXT_LIMIT)
    reader.finish()
    assert reason is not None  # noqa: S101 (finish() proved it)
    return reason, text


def name_ended(outcome: Outcome, *, advised_rejection: bool) -> Against | None:
    """The decision that a reopening sets aside; None if nobody decided against the case."""
    return name_against(outcome, advised_rejection=advised_rejection) if outcome in APPEALABLE else None
