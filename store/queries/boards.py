"""Where open cases stand: counted by place, wait and age, and as conditions by which a list shows exactly those counted."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

import sqlalchemy
from sqlalchemy import ColumnElement, Subquery, and_, case, func, literal, or_
from sqlalchemy.dialects.postgresql import distinct_on
from sqlmodel import Session, col

from domain.boards import AGE_BANDS, UNTAKEN_DAYS, Place, PlaceFilter, compute_latest_receipt
from domain.calendars import read_day
from domain.cycle import Stage, TaskKind, Wait
from store.queries.tasks import LIVE
from store.tables.deliveries import Instalment, InstalmentState
from store.tables.requests import AidRequest
from store.tables.tasks import Task


@dataclass(frozen=True)
class PlaceCount:
    """Open cases of one charity (None: of nobody yet) that stand alike; `band` counts AGE_BANDS, `due_fils` is promised and unpaid."""

    charity_id: UUID | None
    place: Place
    wait: Wait | None
    band: int
    cases: int
    late: int
    due_fils: int


@dataclass(frozen=True)
class PastCount:
    """How many cases were open at an instant, and of those: beyond their deadline, approved and not paid, untaken."""

    cases: int
    late: int
    unpaid: int
    untaken: int


def count_places(db: Session, wanted: PlaceFilter, *, at: datetime) -> list[PlaceCount]:
    """The open cases within the session's scope, each counted once, at the task of its that is due first."""
    lead = select_leads()
    place, band = _name_place(lead), _name_band(at)
    groups = (col(AidRequest.charity_id), place, lead.c.wait, band)
    is_unpaid = place == Place.UNPAID.value
    query = sqlalchemy.select(
        *groups,
        func.count(),
        func.count().filter(lead.c.due_at < at),
        func.coalesce(func.sum(sum_due(read_day(at))).filter(is_unpaid), 0),
    )
    query = query.select_from(AidRequest).outerjoin(lead, lead.c.request_id == AidRequest.id)
    query = query.where(*list_conditions(wanted, lead, at=at))
    return [
        PlaceCount(row[0], Place(row[1]), row[2], row[3], row[4], row[5], int(row[6]))
        for row in db.execute(query.group_by(*groups))
    ]


def count_places_then(db: Session, wanted: PlaceFilter, *, then: datetime) -> PastCount:
    """The same at an earlier instant, read from the tasks that were open then; deadlines as they were left."""
    lead = _select_leads_then(then)
    is_unpaid = and_(lead.c.stage == Stage.DELIVERY, lead.c.wait != Wait.SCHEDULED)
    old = lead.c.received_at < compute_latest_receipt(UNTAKEN_DAYS, then)
    query = sqlalchemy.select(
        func.count(),
        func.count().filter(lead.c.due_at < then),
        func.count().filter(is_unpaid),
        func.count().filter(and_(lead.c.wait == Wait.POOL, old)),
    ).select_from(lead)
    if wanted.kind:
        kind = col(AidRequest.kind) == wanted.kind
        query = query.join(AidRequest, col(AidRequest.id) == lead.c.request_id).where(kind)
    if wanted.charity_id:
        query = query.where(lead.c.charity_id == wanted.charity_id)
    return PastCount(*db.execute(query).one())


def select_leads() -> Subquery:
    """Of each case the live task that is due first: it says what the case waits for, and until when."""
    return _select_leads(col(Task.state).in_(LIVE))


def list_conditions(wanted: PlaceFilter, lead: Subquery, *, at: datetime) -> Sequence[ColumnElement[bool]]:
    """What holds of exactly the open cases that are meant."""
    found: list[ColumnElement[bool]] = [col(AidRequest.outcome).is_(None)]
    received_at = col(AidRequest.received_at)
    if wanted.charity_id:
        found.append(col(AidRequest.charity_id) == wanted.charity_id)
    if wanted.kind:
        found.append(col(AidRequest.kind) == wanted.kind)
    if wanted.place:
        found.append(_name_place(lead) == wanted.place.value)
    if wanted.wait:
        found.append(lead.c.wait == wanted.wait)
    if wanted.min_days is not None:
        found.append(received_at < compute_latest_receipt(wanted.min_days, at))
    if wanted.max_days is not None:
        found.append(received_at >= compute_latest_receipt(wanted.max_days + 1, at))
    if wanted.is_late:
        found.append(lead.c.due_at < at)
    return found


def sum_due(on: date) -> ColumnElement[int]:
    """What is promised to a case by that day and not paid; what is promised for a later day is not late."""
    return (
        sqlalchemy.select(func.coalesce(func.sum(Instalment.amount_fils), 0))
        .where(
            col(Instalment.request_id) == AidRequest.id,
            col(Instalment.state) == InstalmentState.DUE,
            func.coalesce(col(Instalment.due_on) <= on, literal(value=True)),
        )
        .correlate(AidRequest)
        .scalar_subquery()
    )


def _select_leads_then(then: datetime) -> Subquery:
    was_open = or_(col(Task.state).in_(LIVE), col(Task.closed_at) > then)
    return _select_leads(and_(col(Task.opened_at) <= then, was_open))


def _select_leads(is_meant: ColumnElement[bool]) -> Subquery:
    # A hearing goes on beside a case that is closed.
    is_of_case = col(Task.kind) != TaskKind.HEAR
    columns = (Task.request_id, Task.charity_id, Task.stage, Task.wait, Task.due_at, Task.received_at)
    query = (
        sqlalchemy.select(*map(col, columns))
        .ext(distinct_on(col(Task.request_id)))
        .where(is_meant, is_of_case)
        .order_by(col(Task.request_id), col(Task.due_at), col(Task.id))
    )
    return query.subquery("lead")


def _name_place(lead: Subquery) -> ColumnElement[str]:
    return case(
        (lead.c.wait.is_(None), Place.REGISTRATION.value),
        (lead.c.wait == Wait.POOL, Place.POOL.value),
        (lead.c.wait == Wait.SCHEDULED, Place.SCHEDULED.value),
        (col(AidRequest.stage) == Stage.DELIVERY, Place.UNPAID.value),
        else_=func.cast(col(AidRequest.stage), sqlalchemy.Text),
    )


def _name_band(at: datetime) -> ColumnElement[int]:
    later = enumerate(AGE_BANDS[1:], start=1)
    marks = [
        (col(AidRequest.received_at) < compute_latest_receipt(band.first, at), number)
        for number, band in later
    ]
    return case(*reversed(marks), else_=0)
