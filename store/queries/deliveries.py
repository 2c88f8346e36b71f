"""Deliveries: what is approved and not paid, by the wait it stands at."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import sqlalchemy
from sqlalchemy import func
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from domain.boards import Place, PlaceFilter, compute_latest_receipt
from domain.calendars import read_day
from domain.cycle import Wait
from store.queries.boards import list_conditions, select_leads, sum_due
from store.tables.deliveries import Instalment
from store.tables.requests import AidRequest


@dataclass(frozen=True)
class UnpaidWait:
    """How much stands at one wait: cases, what is due to them, since when the oldest was asked for, and how many are old."""

    wait: Wait
    cases: int
    due_fils: int
    oldest_at: datetime
    aged: tuple[int, ...]


def list_instalments(db: Session, request_id: UUID) -> Sequence[Instalment]:
    """What was promised in every round of a case, in its order."""
    return db.exec(ask_instalments(request_id)).all()


def ask_instalments(request_id: UUID) -> SelectOfScalar[Instalment]:
    """The question of `list_instalments`."""
    return (
        select(Instalment)
        .where(Instalment.request_id == request_id)
        .order_by(col(Instalment.round), col(Instalment.number))
    )


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
    """Open cases in delivery by their wait, but for those whose next instalment waits for its day, within the session's scope; `ages` in whole days since they were received."""
    lead = select_leads()
    older = [
        func.count().filter(col(AidRequest.received_at) < compute_latest_receipt(days, at)) for days in ages
    ]
    oldest = func.min(AidRequest.received_at)
    query = (
        sqlalchemy.select(lead.c.wait, func.count(), func.sum(sum_due(read_day(at))), oldest, *older)
        .select_from(AidRequest)
        .outerjoin(lead, lead.c.request_id == AidRequest.id)
    )
    wanted = PlaceFilter(charity_id=charity_id, place=Place.UNPAID)
    query = query.where(*list_conditions(wanted, lead, at=at)).group_by(lead.c.wait)
    rows = [tuple(row) for row in db.execute(query)]
    found = [UnpaidWait(Wait(row[0]), row[1], int(row[2]), row[3], tuple(map(int, row[4:]))) for row in rows]
    return sorted(found, key=lambda row: list(Wait).index(row.wait))
