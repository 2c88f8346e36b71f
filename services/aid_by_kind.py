"""Aid by kind: beside a case what its household got and what is usual, for a body what it did month by month."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar
from uuid import UUID

from domain.aid_by_kind import LATEST_CASES, LEAST_CASES, LEAST_SUMMED, LEDGER_MONTHS, round_fils
from domain.calendars import begin_day, read_day
from domain.errors import NotFoundError
from domain.overlaps import add_months
from domain.roles import Actor, Role
from services.naming import CharityName, list_charity_names
from store.queries.aid_by_kind import GrantRow, MonthRow, RangeRow, list_grants, list_months, read_range
from store.queries.requests import find_request
from store.scope import Store
from store.tables.requests import AidRequest
from store.tables.reservations import AidState

Key = TypeVar("Key")
READERS = (
    *(Role.RESEARCHER, Role.AID_MANAGER, Role.CHARITY_ADMIN),
    *(Role.SUPERVISOR, Role.AUDITOR, Role.POLICY_OFFICER),
)
"""Who may read the report of a body: its own staff who decide, the ministry of every body."""

MONTHS_SHOWN = 12


@dataclass(frozen=True)
class GrantView:
    """Aid of the household at some body, never said which: kind, month and how far it came."""

    kind: str
    month_on: date
    state: AidState


@dataclass(frozen=True)
class AidRange:
    """What the latest like approvals in this governorate were: a quarter below `low_fils`, half below `usual_fils`, a quarter above `high_fils`."""

    cases: int
    low_fils: int
    usual_fils: int
    high_fils: int


@dataclass(frozen=True)
class AidBeside:
    """What helps to decide a case; `total_fils` is None where it would say what one body gave, `usual` where too few are alike."""

    grants: tuple[GrantView, ...]
    total_fils: int | None
    usual: AidRange | None


@dataclass(frozen=True)
class AidSum:
    """Requests, those approved, dinars approved and paid (fils), and what is still open."""

    requests: int = 0
    approved: int = 0
    approved_fils: int = 0
    paid_fils: int = 0
    waiting: int = 0


@dataclass(frozen=True)
class MonthKind:
    """One kind of one month."""

    month_on: date
    kind: str
    total: AidSum


@dataclass(frozen=True)
class MonthSum:
    """All kinds of one month."""

    month_on: date
    total: AidSum


@dataclass(frozen=True)
class KindSum:
    """One kind of all months."""

    kind: str
    total: AidSum


@dataclass(frozen=True)
class AidReport:
    """What was asked for since `from_on`, by the month in which it came: cell by cell, by month, by kind, whole.

    Months in which nothing came are there, too. `bodies` are those by which the ministry may narrow it.
    """

    until_at: datetime
    from_on: date
    cells: tuple[MonthKind, ...]
    months: tuple[MonthSum, ...]
    kinds: tuple[KindSum, ...]
    total: AidSum
    bodies: tuple[CharityName, ...]


def find_aid_beside(store: Store, actor: Actor, request_id: UUID, *, at: datetime) -> AidBeside | None:
    """The ledger of a case's household and the range of its kind; None until it is settled who asks, and while the file is closed to the reader.

    Raises NotFoundError.
    """
    with store.acting_for(actor, at=at) as db:
        case = find_request(db, request_id)
    if case is None:
        raise NotFoundError
    if case.person_id is None or (actor.is_ministry and case.ministry_sees_from_at is None):
        return None
    since = begin_day(add_months(read_day(at), -LEDGER_MONTHS))
    grants, found = _look_across(store, case, case.person_id, since)
    return AidBeside(
        grants=tuple(
            GrantView(row.kind, read_day(row.at).replace(day=1), AidState(row.state)) for row in grants
        ),
        total_fils=_sum_grants(grants, actor),
        usual=_view_range(found),
    )


def describe_aid(
    store: Store,
    actor: Actor,
    charity_id: UUID | None = None,
    *,
    kind: str = "",
    at: datetime,
) -> AidReport:
    """The report of the actor's body, or to the ministry of one that it names or of all. Raises WrongRoleError."""
    actor.require(*READERS)
    first = add_months(read_day(at).replace(day=1), 1 - MONTHS_SHOWN)
    with store.acting_for(actor) as db:
        rows = list_months(db, since=begin_day(first), charity_id=actor.charity_id or charity_id)
        names = list_charity_names(db) if actor.is_ministry else {}
    meant = [row for row in rows if not kind or row.kind == kind]
    by_month = _group(meant, lambda row: row.month_on)
    by_kind = _group(meant, lambda row: row.kind)
    months = [add_months(first, number) for number in range(MONTHS_SHOWN)]
    return AidReport(
        until_at=at,
        from_on=first,
        cells=tuple(MonthKind(row.month_on, row.kind, _sum([row])) for row in meant),
        months=tuple(MonthSum(month, _sum(by_month.get(month, []))) for month in months),
        kinds=tuple(sorted((KindSum(code, _sum(each)) for code, each in by_kind.items()), key=_rank)),
        total=_sum(meant),
        bodies=tuple(sorted(names.values(), key=lambda name: name.name_ar)),
    )


def _look_across(
    store: Store, case: AidRequest, person_id: UUID, since: datetime
) -> tuple[list[GrantRow], RangeRow]:
    with store.registry() as db:
        grants = list_grants(db, case.id, person_id, case.household_id, since=since)
        return grants, read_range(db, case.id, case.kind, since=since, counted=LATEST_CASES)


def _sum_grants(grants: list[GrantRow], actor: Actor) -> int | None:
    """What was given in all; to a charity only if that says of no other body what it gave."""
    foreign = [row for row in grants if row.paid_fils and row.charity_id != actor.charity_id]
    if not actor.is_ministry and 0 < len(foreign) < LEAST_SUMMED:
        return None
    return sum(row.paid_fils for row in grants)


def _view_range(found: RangeRow) -> AidRange | None:
    if found.parts is None or found.cases < LEAST_CASES:
        return None
    return AidRange(found.cases, *(round_fils(float(part)) for part in found.parts))


def _rank(row: KindSum) -> tuple[int, str]:
    return -row.total.requests, row.kind


def _group(rows: Iterable[MonthRow], key: Callable[[MonthRow], Key]) -> dict[Key, list[MonthRow]]:
    found: dict[Key, list[MonthRow]] = {}
    for row in rows:
        found.setdefault(key(row), []).append(row)
    return found


def _sum(rows: Iterable[MonthRow]) -> AidSum:
    columns = [(row.requests, row.approved, row.approved_fils, row.paid_fils, row.waiting) for row in rows]
    return AidSum(*map(sum, zip(*columns, strict=True))) if columns else AidSum()
