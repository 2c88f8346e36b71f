"""Messages of one appeal: its state and how it ended; its steps are asked with the messages of a case."""

from dataclasses import dataclass
from datetime import datetime

from domain.contracts.cases import OpenTask


@dataclass(frozen=True)
class HearingState:
    """Where an appeal stands, as the record says: every step returns it, every start begins from it.

    `task` is the hearing while it is open, `outcome` how it ended.
    """

    request_id: str
    round: int
    task: OpenTask | None = None
    outcome: str | None = None
    charity_id: str | None = None

    @property
    def wakes_at(self) -> datetime | None:
        """The next instant at which its clock has a question."""
        return self.task.wakes_at if self.task else None


@dataclass(frozen=True)
class HearingResult:
    """How an appeal ended."""

    request_id: str
    round: int
    outcome: str
