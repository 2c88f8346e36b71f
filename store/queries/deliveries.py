"""Deliveries: what is approved and not paid, by the wait it stands at."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import case as sql_case
from sqlmodel import Session, col, func, select

from domain.calendars import read_day
from domain.cycle import Stage, Wait
from store.queries.tasks import LIVE
from store.tables.deliveries import Instalment, InstalmentState
from store.tables.requests import AidRequest
from store.tables.tasks import Task


@dataclass(frozen=True)
class UnpaidWait:
    """How much stands at one wait: cases, what is due to them, since when the oldest was asked for, and how many are old."""

    wait: Wait
    cases: int
    due_fils: int
    oldest_at: datetime
    aged: tuple[int, ...]


def list_of_round(db: Session, case: AidRequest) -> Sequence[Instalment]:
    """What was promised in the present round of a case, in its order."""
    return db.exec(
        select(Instalment)
        .where(Instalment.request_id == case.id, Instalment.round == case.round)
        .order_by(col(Instalment.number))
    ).all()


def sum_unpaid(
    db: Session, *, at: datetime, ages: tuple[int, ...], charity_id: UUID | None = None
) -> list[UnpaidWait]:
    """Open cases in delivery by their wait, but for those whose next instalment waits for its day, within the session's scope; `ages` in days since they were received."""
    due = (
        select(func.coalesce(func.sum(Instalment.amount_fils), 0))
        .where(
            Instalment.request_id == AidRequest.id,
            Instalment.state == InstalmentState.DUE,
            # What is promised for a later day is not late.
            func.coalesce(col(Instalment.due_on) <= read_day(at), True),
        )
        .correlate(AidRequest)
        .scalar_subquery()
    )
    older = [
        func.sum(sql_case((col(AidRequest.received_at) <= at - timedelta(days=days), 1), else_=0))
        for days in ages
    ]
    query = (
        select(Task.wait, func.count(), func.sum(due), func.min(AidRequest.received_at), *older)
        .join(AidRequest, col(AidRequest.id) == Task.request_id)
        .where(Task.stage == Stage.DELIVERY, col(Task.state).in_(LIVE), col(Task.wait) != Wait.SCHEDULED)
        .group_by(col(Task.wait))
    )
    if charity_id:
        query = query.where(AidRequest.charity_id == charity_id)
    rows = [tuple(row) for row in db.execute(query)]
    found = [UnpaidWait(Wait(row[0]), row[1], int(row[2]), row[3], tuple(map(int, row[4:]))) for row in rows]
    return sorted(found, key=lambda row: list(Wait).index(row.wait))
