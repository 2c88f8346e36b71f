"""Shapes of the monitor: what stands still, on whom it waits, whose it is, and what mends it."""

from uuid import UUID

from pydantic import ConfigDict, Field
from pydantic.config import JsonDict

from api.schemas.decisions import TASK_ID
from api.schemas.people import CHARITY, RESEARCHER, CharityAnswer, StaffAnswer
from api.schemas.requests import NUMBER, REQUEST_ID
from api.schemas.shapes import Answer, Body, Instant, Text
from domain.cycle import Stage, TaskKind, Wait
from domain.deadlines import Phase
from domain.roles import Role
from domain.stuck_cases import Cause, CheckKind, Mend

CASE: JsonDict = {
    "request_id": REQUEST_ID,
    "number": NUMBER,
    "stage": "review",
    "charity": CHARITY,
    "causes": ["dead_step", "lost_timer"],
    "since_at": "2026-11-24T07:00:00Z",
    "owner": "operator",
    "on_engine": True,
    "mends": ["retry_step", "ask_clock"],
    "wait": {
        "task_id": TASK_ID,
        "kind": "study",
        "wait": "under_study",
        "role": "researcher",
        "holder": RESEARCHER,
        "level": 0,
        "levels": 0,
        "opened_at": "2026-11-22T06:15:02Z",
        "due_at": "2026-11-29T11:00:00Z",
        "then": "warn",
        "then_at": "2026-11-26T08:00:00Z",
    },
    "step": {
        "step": "wake_task",
        "attempts": 9,
        "error_type": "record_fault",
        "since_at": "2026-11-24T07:00:00Z",
        "next_attempt_at": "2026-11-24T07:05:15Z",
    },
    "errand": None,
}


class WaitAnswer(Answer):
    """Who is waited for since when, until when, and which eyes come then; `level` counts signatures from zero."""

    task_id: UUID
    kind: TaskKind
    wait: Wait
    role: Role
    holder: StaffAnswer | None
    level: int
    levels: int
    opened_at: Instant
    due_at: Instant
    then: Phase | None
    then_at: Instant | None


class StepAnswer(Answer):
    """A step that fails; of the last error only its type is said."""

    step: str
    attempts: int
    error_type: str
    since_at: Instant
    next_attempt_at: Instant | None


class ErrandAnswer(Answer):
    """What the engine could not be told."""

    topic: str
    attempts: int
    last_error: str
    next_at: Instant


class StuckCaseAnswer(Answer):
    """One case that does not go on, its causes the deepest first; `mends` are the acts open to the caller."""

    request_id: UUID
    number: str
    stage: Stage
    charity: CharityAnswer | None
    causes: list[Cause]
    since_at: Instant
    owner: Role
    on_engine: bool
    mends: list[Mend]
    wait: WaitAnswer | None
    step: StepAnswer | None
    errand: ErrandAnswer | None


class StuckCasesAnswer(Answer):
    """A page of cases that stand still, the longest first; `next_cursor` leads to the next page."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"items": [CASE], "next_cursor": None}]})

    items: list[StuckCaseAnswer]
    next_cursor: str | None


class CheckAnswer(Answer):
    """The last comparison of record and engine of its kind, and what it left."""

    kind: CheckKind
    begun_at: Instant
    ended_at: Instant | None
    cases: int
    differing: int
    repaired: int
    left_over: dict[str, int]


class OverviewAnswer(Answer):
    """How many open cases have each cause, and when record and engine were compared last."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "counts": {"lease_ended": 3},
                    "checks": [
                        {
                            "kind": "nightly",
                            "begun_at": "2026-11-23T23:30:00Z",
                            "ended_at": "2026-11-23T23:31:04Z",
                            "cases": 41_230,
                            "differing": 2,
                            "repaired": 2,
                            "left_over": {"lease_ended": 3},
                        }
                    ],
                }
            ]
        }
    )

    counts: dict[Cause, int]
    checks: list[CheckAnswer]


class MendBody(Body):
    """Which act, and why."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"mend": "retry_step", "text": "The database answers again"}]}
    )

    mend: Text = Field("", description=" | ".join(Mend))
    text: Text = ""


class MendAnswer(Answer):
    """What was set going, and which causes it mends."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"request_id": REQUEST_ID, "mend": "retry_step", "causes": ["dead_step"]}]
        }
    )

    request_id: UUID
    mend: Mend
    causes: list[Cause]
