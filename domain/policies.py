"""The ministry's policy in force for a case: categories, signatures, working time per task; when bands are whole."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise
from uuid import UUID

from domain.approvals import ApprovalLevel, Band, Flag
from domain.calendars import Calendar
from domain.categories import Category
from domain.cycle import TaskKind
from domain.deadlines import USUAL_LADDER, Allowance, Ladder
from domain.errors import FieldProblem
from domain.known_facts import FACT_MONTHS
from domain.payees import PAUSE_HOURS


@dataclass(frozen=True)
class Policy:
    """One published version; a case keeps the one it was judged by. The calendar alone is always today's.

    From `link_at` on a match of identities needs nobody, from `adjudicate_at` on the duplicate desk (natural log-odds).
    Facts that a study verified are good for `fact_months`; a new account of a payee is not paid to for `payee_pause_hours`:
    of an account that many cases are paid to, what the version in force on the day says.
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
    fact_months: int = FACT_MONTHS
    payee_pause_hours: int = PAUSE_HOURS
    ladders: Mapping[TaskKind, Ladder] = field(default_factory=dict)

    def get_allowance(self, kind: TaskKind, *, fast_track: bool) -> Allowance:
        """The working time a task of `kind` has; a kind without a fast track of its own has the normal one."""
        return self.allowances.get((kind, fast_track)) or self.allowances[kind, False]

    def get_ladder(self, kind: TaskKind) -> Ladder:
        """Who is called after a breach, and when: an applicant's second deadline is as long as the ladder."""
        usual = APPLICANT_LADDER if kind is TaskKind.COMPLETE else USUAL_LADDER
        return self.ladders.get(kind, usual)


APPLICANT_LADDER = Ladder(aid_manager_after=timedelta(hours=30), ministry_after=timedelta(hours=30))
"""Five working days after the first deadline the aid manager is told; five more and the request expires."""


@dataclass(frozen=True)
class StatedBand:
    """A band as a draft states it: from `floor_fils` up to, and without, `until_fils`; None is up to the next one."""

    floor_fils: int
    until_fils: int | None
    flags: frozenset[Flag]
    levels: tuple[ApprovalLevel, ...]


def list_band_problems(bands: Sequence[StatedBand]) -> Iterator[FieldProblem]:
    """What keeps bands from saying for every amount, once and only once, who signs; fields are named `bands.1` and so on.

    The bands for all cases begin at zero. Those for the same flags, and those for all, each follow upon one another
    without gap or overlap, the last without end; above and below bands of a flag those for all hold.
    """
    ladders: dict[frozenset[Flag], list[int]] = {}
    for place, band in enumerate(bands):
        ladders.setdefault(band.flags, []).append(place)
        if not band.levels:
            yield FieldProblem(f"bands.{place + 1}.levels", "levels_needed")
        if band.until_fils is not None and band.until_fils <= band.floor_fils:
            yield FieldProblem(f"bands.{place + 1}.until", "band_without_amounts")
    if not any(bands[place].floor_fils == 0 for place in ladders.get(frozenset(), [])):
        yield FieldProblem("bands", "zero_band_needed")
    for places in ladders.values():
        yield from _list_ladder_problems(bands, sorted(places, key=lambda place: bands[place].floor_fils))


def _list_ladder_problems(bands: Sequence[StatedBand], places: Sequence[int]) -> Iterator[FieldProblem]:
    for place, above in pairwise(places):
        until_fils, floor_fils = bands[place].until_fils, bands[above].floor_fils
        if bands[place].floor_fils == floor_fils:
            yield FieldProblem(f"bands.{above + 1}.floor", "floor_twice", {"floor_fils": floor_fils})
        elif until_fils is not None and until_fils > floor_fils:
            yield FieldProblem(f"bands.{place + 1}.until", "bands_overlap", {"floor_fils": floor_fils})
        elif until_fils is not None and until_fils < floor_fils:
            yield FieldProblem(f"bands.{place + 1}.until", "gap_between_bands", {"until_fils": until_fils})
    last = bands[places[-1]]
    if last.until_fils is not None:
        yield FieldProblem(
            f"bands.{places[-1] + 1}.until", "gap_between_bands", {"until_fils": last.until_fils}
        )
