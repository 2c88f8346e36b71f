"""Aid by kind: a household's ledger, what a kind usually is in an area, and what a body did month by month."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import text
from sqlmodel import Session

_LEDGER = text(
    """
    select r.kind, coalesce(p.paid_at, r.received_at) as at, r.charity_id,
      case when p.paid_fils > 0 then 'given' when r.approved_fils is not null then 'approved' else 'asked' end as state,
      cast(coalesce(p.paid_fils, 0) as bigint) as paid_fils
    from aid_request r left join lateral (
      select sum(i.amount_fils) as paid_fils, max(i.paid_at) as paid_at from instalment i
      where i.request_id = r.id and i.state in ('paid', 'confirmed')
    ) p on true
    where (r.household_id = :household or r.person_id = :person) and r.id <> :id
      and coalesce(p.paid_at, r.received_at) >= :since
      and (r.outcome is null or r.outcome in ('delivered', 'partly_delivered'))
    order by 2 desc, r.id desc
    """
)
_RANGE = text(
    """
    with latest as (
      select r.id, r.approved_fils from aid_request r
      where r.kind = :kind and r.approved_fils is not null and r.received_at >= :since and r.id <> :id
      order by r.received_at desc limit :looked
    ), alike as (
      select l.approved_fils from latest l join stated_identity s on s.request_id = l.id
      where s.address ->> 'governorate' = (
        select t.address ->> 'governorate' from stated_identity t where t.request_id = :id
      ) limit :counted
    )
    select count(*) as cases, percentile_cont(array[0.25, 0.5, 0.75]) within group (order by approved_fils) as parts
    from alike
    """
)
_MONTHS = text(
    """
    select date_trunc('month', r.received_at at time zone 'Asia/Kuwait')::date as month_on, r.kind,
      count(*) as requests, count(r.approved_fils) as approved, cast(coalesce(sum(r.approved_fils), 0) as bigint) as approved_fils,
      cast(coalesce(sum(p.paid_fils), 0) as bigint) as paid_fils, count(*) filter (where r.outcome is null) as waiting
    from aid_request r left join (
      select i.request_id, sum(i.amount_fils) as paid_fils from instalment i
      where i.state in ('paid', 'confirmed') group by i.request_id
    ) p on p.request_id = r.id
    where r.received_at >= :since and (cast(:charity as uuid) is null or r.charity_id = :charity)
    group by 1, 2 order by 1, 2
    """
)
_AREAS_LOOKED_THROUGH = 15


@dataclass(frozen=True)
class GrantRow:
    """Aid of a household: of which kind, when it was last asked for or paid, how far it came, what was paid, by whom."""

    kind: str
    at: datetime
    charity_id: UUID | None
    state: str
    paid_fils: int


@dataclass(frozen=True)
class RangeRow:
    """The quartiles of what was approved, and of how many cases."""

    cases: int
    parts: tuple[float, float, float] | None


@dataclass(frozen=True)
class MonthRow:
    """What was asked for in one month of one kind, and what became of that until now; money in fils."""

    month_on: date
    kind: str
    requests: int
    approved: int
    approved_fils: int
    paid_fils: int
    waiting: int


def list_grants(
    db: Session, request_id: UUID, person_id: UUID, household_id: UUID | None, *, since: datetime
) -> list[GrantRow]:
    """What this person and household asked for or got since then otherwise, the latest first; nothing that was refused."""
    given = {"id": request_id, "person": person_id, "household": household_id, "since": since}
    return [GrantRow(*row) for row in db.execute(_LEDGER, given)]


def read_range(db: Session, request_id: UUID, kind: str, *, since: datetime, counted: int) -> RangeRow:
    """What the latest approvals of a kind were in the governorate of a case, that case left out."""
    looked = counted * _AREAS_LOOKED_THROUGH
    given = {"id": request_id, "kind": kind, "since": since, "counted": counted, "looked": looked}
    row = db.execute(_RANGE, given).one()
    return RangeRow(row.cases, tuple(row.parts) if row.cases else None)


def list_months(db: Session, *, since: datetime, charity_id: UUID | None) -> list[MonthRow]:
    """Requests by the month in which they were received and by kind, within the session's scope."""
    rows = db.execute(_MONTHS, {"since": since, "charity": charity_id})
    return [MonthRow(*row) for row in rows]
