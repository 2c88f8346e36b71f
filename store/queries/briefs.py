"""What somebody who answers for others reads first: who has how much, what came back and why, how many holds were wrong."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import sqlalchemy
from sqlalchemy import func
from sqlmodel import Session, col

from domain.cycle import EventType
from domain.roles import Role
from store.ahead import Question
from store.queries.tasks import LIVE
from store.tables.decisions import Decision
from store.tables.events import CaseEvent
from store.tables.requests import AidRequest
from store.tables.tasks import Task


@dataclass(frozen=True)
class LoadRow:
    """The open tasks of researchers with one holder (None: nobody's yet), those past their deadline, and since when the oldest waits."""

    holder_id: UUID | None
    cases: int
    late: int
    oldest_at: datetime


@dataclass(frozen=True)
class NewsRow:
    """Something that happened to a case, with the reason and the papers that whoever decided it gave."""

    type: EventType
    occurred_at: datetime
    request_id: UUID
    number: str
    kind: str
    reason: str | None
    text: str
    papers: list[str] | None


def list_loads(db: Session, *, at: datetime) -> list[LoadRow]:
    """What researchers have to study, by holder, within the session's scope."""
    return [LoadRow(*row) for row in db.execute(ask_loads(at=at))]


def ask_loads(*, at: datetime) -> Question:
    """The question of `list_loads`."""
    return (
        sqlalchemy.select(
            col(Task.holder_id),
            func.count(),
            func.count().filter(col(Task.due_at) < at),
            func.min(func.coalesce(Task.received_at, Task.opened_at)),
        )
        .where(col(Task.role) == Role.RESEARCHER, col(Task.state).in_(LIVE))
        .group_by(col(Task.holder_id))
    )


def list_news(db: Session, types: Collection[EventType], *, since: datetime, limit: int) -> Sequence[NewsRow]:
    """What of these kinds happened since then to cases within the session's scope, the latest first."""
    return [NewsRow(*row) for row in db.execute(ask_news(types, since=since, limit=limit))]


def ask_news(types: Collection[EventType], *, since: datetime, limit: int) -> Question:
    """The question of `list_news`."""
    is_decided = sqlalchemy.and_(
        col(Decision.request_id) == CaseEvent.request_id,
        col(CaseEvent.step_key) == func.concat("decision/", Decision.id),
    )
    return (
        sqlalchemy.select(
            col(CaseEvent.type),
            col(CaseEvent.occurred_at),
            col(AidRequest.id),
            col(AidRequest.number),
            col(AidRequest.kind),
            col(Decision.reason),
            func.coalesce(Decision.text, ""),
            col(Decision.papers),
        )
        .join(AidRequest, col(AidRequest.id) == CaseEvent.request_id)
        .outerjoin(Decision, is_decided)
        .where(col(CaseEvent.type).in_(sorted(types)), col(CaseEvent.occurred_at) >= since)
        .order_by(col(CaseEvent.occurred_at).desc(), col(CaseEvent.id).desc())
        .limit(limit)
    )


def count_events(db: Session, types: Collection[EventType], *, since: datetime) -> dict[EventType, int]:
    """How often each of these happened since then, within the session's scope."""
    query = (
        sqlalchemy.select(col(CaseEvent.type), func.count())
        .where(col(CaseEvent.type).in_(list(types)), col(CaseEvent.occurred_at) >= since)
        .group_by(col(CaseEvent.type))
    )
    return {EventType(type_): count for type_, count in db.execute(query)}
