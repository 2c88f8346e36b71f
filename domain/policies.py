"""The ministry's policy in force for a case: categories, signatures, working time per task."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from domain.approvals import Band
from domain.calendars import Calendar
from domain.categories import Category
from domain.cycle import TaskKind
from domain.deadlines import USUAL_LADDER, Allowance, Ladder


@dataclass(frozen=True)
class Policy:
    """One published version; a case keeps the one it was judged by. The calendar alone is always today's.

    From `link_at` on a match of identities needs nobody, from `adjudicate_at` on the duplicate desk (natural log-odds).
    """

    version_id: UUID
    circular: str
    effective_on: date
    categories: Mapping[str, Category]
    bands: tuple[Band, ...]
    allowances: Mapping[tuple[TaskKind, bool], Allowance]
    calendar: Calendar
    link_at: float
    adjudicate_at: float

    def get_allowance(self, kind: TaskKind, *, fast_track: bool) -> Allowance:
        """The working time a task of `kind` has; a kind without a fast track of its own has the normal one."""
        return self.allowances.get((kind, fast_track)) or self.allowances[kind, False]

    def get_ladder(self, kind: TaskKind) -> Ladder:
        """Who is called after a breach, and when: an applicant's second deadline is as long as the ladder."""
        return APPLICANT_LADDER if kind is TaskKind.COMPLETE else USUAL_LADDER


APPLICANT_LADDER = Ladder(aid_manager_after=timedelta(hours=30), ministry_after=timedelta(hours=30))
"""Five working days after the first deadline the aid manager is told; five more and the request expires."""
