"""Shapes of appeals: what the applicant says, and what became of it."""

from uuid import UUID

from pydantic import ConfigDict
from pydantic.config import JsonDict

from api.schemas.people import CharityAnswer, StaffAnswer
from api.schemas.requests import REQUEST_ID
from api.schemas.shapes import Answer, Body, Instant, Text
from domain.appeals import Against, AppealState
from domain.cycle import DecisionCode
from domain.decisions import Reason

APPEAL_ID = "0192f0c1-7a10-7c3e-9d55-2f6f8f1f0a11"
CHARITY: JsonDict = {
    "id": "0192f0c1-7a10-7c3e-9d55-2f6f8f1f0c01",
    "name_ar": "مبرة الواحة",
    "name_en": "Al-Waha Foundation",
}
APPEAL: JsonDict = {
    "appeal_id": APPEAL_ID,
    "request_id": REQUEST_ID,
    "round": 1,
    "against": "advice",
    "state": "filed",
    "grounds": "فقد رب الأسرة عمله بعد الزيارة، ومعنا كتاب إنهاء الخدمة.",
    "rejected_at": "2026-11-02T08:10:00Z",
    "filed_by": None,
    "filed_at": "2026-11-05T07:30:00Z",
    "decision": None,
    "decided_by": None,
    "decided_at": None,
    "reason": None,
    "text": "",
    "amount_fils": None,
    "sent_to": None,
    "may_withdraw": True,
}


class AppealBody(Body):
    """What the applicant says against the rejection."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"grounds": APPEAL["grounds"]}]})

    grounds: Text = ""


class AppealAnswer(Answer):
    """One appeal; `amount_fils` is the most that later levels may approve, `sent_to` who studies the case now."""

    model_config = ConfigDict(json_schema_extra={"examples": [APPEAL]})

    appeal_id: UUID
    request_id: UUID
    round: int
    against: Against
    state: AppealState
    grounds: str
    rejected_at: Instant
    filed_by: StaffAnswer | None
    filed_at: Instant
    decision: DecisionCode | None
    decided_by: StaffAnswer | None
    decided_at: Instant | None
    reason: Reason | None
    text: str
    amount_fils: int | None
    sent_to: CharityAnswer | None
    may_withdraw: bool


class CaseAppealsAnswer(Answer):
    """The appeals of a case, the first one first."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"items": [APPEAL]}]})

    items: list[AppealAnswer]


class AppealRowAnswer(Answer):
    """An appeal in a list, without a name."""

    appeal_id: UUID
    request_id: UUID
    number: str
    charity: CharityAnswer | None
    against: Against
    state: AppealState
    filed_at: Instant
    decided_at: Instant | None


class AppealsAnswer(Answer):
    """A page of appeals, the latest filed first."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "items": [
                        {
                            "appeal_id": APPEAL_ID,
                            "request_id": REQUEST_ID,
                            "number": "2026-000042",
                            "charity": CHARITY,
                            "against": "advice",
                            "state": "filed",
                            "filed_at": "2026-11-05T07:30:00Z",
                            "decided_at": None,
                        }
                    ],
                    "next_cursor": None,
                }
            ]
        }
    )

    items: list[AppealRowAnswer]
    next_cursor: str | None
