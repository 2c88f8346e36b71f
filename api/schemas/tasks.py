"""Shapes of work lists, and of claiming from them."""

from uuid import UUID

from pydantic import ConfigDict
from pydantic.config import JsonDict

from api.schemas.decisions import TASK_ID
from api.schemas.people import CHARITY, RESEARCHER, CharityAnswer, StaffAnswer
from api.schemas.requests import NUMBER, REQUEST_ID
from api.schemas.shapes import Answer, Instant
from domain.claims import ClaimReason
from domain.cycle import DecisionCode, TaskKind, Wait
from domain.roles import Role

ROW: JsonDict = {
    "task_id": TASK_ID,
    "request_id": REQUEST_ID,
    "number": NUMBER,
    "name": "نورة سالم المثال",
    "category_ar": "سداد إيجار",
    "category_en": "Rent arrears",
    "amount_fils": 780_500,
    "kind": "study",
    "wait": "to_claim",
    "level": 0,
    "levels": 0,
    "is_urgent": False,
    "holder": None,
    "opened_at": "2026-11-22T06:15:02Z",
    "due_at": "2026-11-29T11:00:00Z",
    "follow_up_at": None,
    "snoozed_until_at": None,
    "has_come_back": False,
    "received_at": "2026-11-22T06:15:00Z",
    "charity": CHARITY,
    "may_claim": True,
    "is_visit_missed": False,
}
TASK: JsonDict = {
    "task_id": TASK_ID,
    "kind": "study",
    "wait": "under_study",
    "role": "researcher",
    "level": 0,
    "levels": 0,
    "seat": 0,
    "seats": 0,
    "state": "open",
    "holder": RESEARCHER,
    "is_mine": True,
    "may_claim": False,
    "may_act": True,
    "decisions": ["recommend", "advise_rejection", "send_back"],
    "lease_until_at": None,
    "study_begun_at": "2026-11-23T08:10:00Z",
    "opened_at": "2026-11-22T06:15:02Z",
    "warn_at": "2026-11-26T08:00:00Z",
    "due_at": "2026-11-29T11:00:00Z",
    "next_eyes": "aid_manager",
    "next_eyes_at": "2026-11-30T11:00:00Z",
    "follow_up_at": None,
    "snoozed_until_at": None,
    "acting_for": None,
    "may_snooze": True,
    "may_reassign": False,
}


class QueuesAnswer(Answer):
    """How many tasks lie in each queue of the caller."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {"counts": {"mine": 4, "to_claim": 17, "snoozed": 1, "waiting": 2, "overdue": 1, "done": 5}}
            ]
        }
    )

    counts: dict[str, int]


class TaskRowAnswer(Answer):
    """One task in a list; `level` counts signatures from zero, the amount is in fils."""

    task_id: UUID
    request_id: UUID
    number: str
    name: str
    category_ar: str
    category_en: str
    amount_fils: int
    kind: TaskKind
    wait: Wait
    level: int
    levels: int
    is_urgent: bool
    holder: StaffAnswer | None
    opened_at: Instant
    due_at: Instant
    follow_up_at: Instant | None
    snoozed_until_at: Instant | None
    has_come_back: bool
    received_at: Instant
    charity: CharityAnswer | None
    may_claim: bool
    is_visit_missed: bool


class TasksAnswer(Answer):
    """A page of tasks, the oldest deadline first; `next_cursor` leads to the next one, null on the last."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"items": [ROW], "next_cursor": None}]})

    items: list[TaskRowAnswer]
    next_cursor: str | None


class ClaimAnswer(Answer):
    """The task that is the caller's now."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"task_id": TASK_ID, "request_id": REQUEST_ID, "reason": "fair_turn"}]
        }
    )

    task_id: UUID
    request_id: UUID
    reason: ClaimReason


class TaskAnswer(Answer):
    """The open task of a case, as this reader stands to it."""

    task_id: UUID
    kind: TaskKind
    wait: Wait
    role: Role
    level: int
    levels: int
    seat: int
    seats: int
    state: str
    holder: StaffAnswer | None
    is_mine: bool
    may_claim: bool
    may_act: bool
    decisions: list[DecisionCode]
    lease_until_at: Instant | None
    study_begun_at: Instant | None
    opened_at: Instant
    warn_at: Instant
    due_at: Instant
    next_eyes: str | None
    next_eyes_at: Instant | None
    follow_up_at: Instant | None
    snoozed_until_at: Instant | None
    acting_for: StaffAnswer | None
    may_snooze: bool
    may_reassign: bool
