"""Messages of one case: its state, the decision that moves it, and what each step is asked."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class OpenTask:
    """A task somebody is waited for; `wakes_at` is the next instant its clock has a question."""

    task_id: str
    kind: str
    wait: str
    wakes_at: datetime | None = None
    barred: tuple[str, ...] = ()


@dataclass(frozen=True)
class CaseState:
    """Where a case stands, as the record says: every step returns it, every start begins from it."""

    request_id: str
    round: int = 1
    stage: str = "registration"
    tasks: tuple[OpenTask, ...] = ()
    instalment: int = 0
    instalments: int = 0
    outcome: str | None = None
    charity_id: str | None = None

    def find_task(self, task_id: str) -> OpenTask | None:
        """The open task with this id, or None if it is not open."""
        return next((task for task in self.tasks if task.task_id == task_id), None)

    @property
    def wakes_at(self) -> datetime | None:
        """The earliest instant at which a clock of this case has a question."""
        return min((task.wakes_at for task in self.tasks if task.wakes_at), default=None)


@dataclass(frozen=True)
class DecisionNotice:
    """What the engine is told of a decision row: texts, reasons and payee stay in the row."""

    decision_id: str
    task_id: str
    code: str
    actor_id: str
    amount_fils: int | None = None


@dataclass(frozen=True)
class CheckDuplicates:
    """Ask the duplicate-check step; `step_key` makes a repetition harmless."""

    request_id: str
    round: int
    step_key: str
    at: datetime


@dataclass(frozen=True)
class RecordDecision:
    """Ask the step that gives a decision its effect."""

    request_id: str
    round: int
    decision: DecisionNotice
    at: datetime


@dataclass(frozen=True)
class WakeTask:
    """Ask what the clock of a task means now; the answer may be: not yet."""

    request_id: str
    round: int
    task_id: str
    at: datetime


@dataclass(frozen=True)
class Recheck:
    """Tell a held case that a reservation in its way was released; `key` is unique per release."""

    key: str


@dataclass(frozen=True)
class MovedDeadline:
    """Tell a case that the clock of one of its tasks now wakes earlier: it asks the record when."""

    task_id: str


@dataclass(frozen=True)
class CaseResult:
    """How a case ended."""

    request_id: str
    round: int
    outcome: str
