"""Receipts that are followed up: whose recipient was not reached, why, and how often somebody tried."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlmodel import Session, col, func, select

from domain.cycle import EventType, TaskKind, Wait
from store.queries.tasks import LIVE
from store.tables.events import CaseEvent
from store.tables.requests import AidRequest, StatedIdentityRow
from store.tables.tasks import Task

CAUSES = (EventType.UNCONFIRMED, EventType.NOT_RECEIVED, EventType.APPOINTMENT_MISSED)


@dataclass(frozen=True)
class UnreachedRow:
    """The open receipt of a case whose recipient is looked for."""

    task: Task
    case: AidRequest
    identity: StatedIdentityRow | None


@dataclass(frozen=True)
class FollowedSince:
    """What opened a follow-up, and when."""

    type: EventType
    since_at: datetime


def list_unreached(db: Session, *, limit: int) -> list[UnreachedRow]:
    """Open receipts that wait for their recipient, the oldest first."""
    query = (
        select(Task, AidRequest, StatedIdentityRow)
        .join(AidRequest, col(AidRequest.id) == Task.request_id)
        .outerjoin(StatedIdentityRow, col(StatedIdentityRow.request_id) == Task.request_id)
        .where(Task.kind == TaskKind.CONFIRM, Task.wait == Wait.RECIPIENT, col(Task.state).in_(LIVE))
        .order_by(col(Task.opened_at), col(Task.id))
        .limit(limit)
    )
    return [UnreachedRow(*row) for row in db.exec(query)]


def map_causes(db: Session, request_ids: Collection[UUID]) -> dict[UUID, FollowedSince]:
    """Why each of these receipts is followed up, and since when: the latest of what can open it."""
    rows = db.exec(
        select(CaseEvent.request_id, CaseEvent.type, CaseEvent.occurred_at)
        .where(col(CaseEvent.request_id).in_(list(request_ids)), col(CaseEvent.type).in_(CAUSES))
        .order_by(col(CaseEvent.seq))
    )
    return {request_id: FollowedSince(EventType(event), at) for request_id, event, at in rows}


def count_tries(db: Session, request_ids: Collection[UUID]) -> dict[UUID, int]:
    """How often somebody noted of each of these cases that its recipient was not reached."""
    rows = db.exec(
        select(CaseEvent.request_id, func.count())
        .where(col(CaseEvent.request_id).in_(list(request_ids)), CaseEvent.type == EventType.NOT_RECEIVED)
        .group_by(col(CaseEvent.request_id))
    )
    return dict(rows.all())
