"""The queues of a person: mine, to claim, waiting on others, overdue, done today."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ColumnElement, and_, any_, func, literal
from sqlmodel import Session, col, not_, or_, select, tuple_

from domain.cycle import CLAIMED_KINDS
from domain.roles import Actor
from store.queries.tasks import LIVE
from store.tables.requests import AidRequest, StatedIdentityRow
from store.tables.tasks import Task, TaskState

DONE_FOR = timedelta(hours=24)


class Queue(StrEnum):
    """The five lists of a desk."""

    MINE = "mine"
    TO_CLAIM = "to_claim"
    WAITING = "waiting"
    OVERDUE = "overdue"
    DONE = "done"


@dataclass(frozen=True)
class QueueRow:
    """A task with its case and whom it is for."""

    task: Task
    case: AidRequest
    identity: StatedIdentityRow | None
    is_claimable: bool


def count_queue(db: Session, actor: Actor, queue: Queue, *, at: datetime) -> int:
    """How many tasks a queue holds."""
    return db.exec(select(func.count()).select_from(Task).where(_choose(actor, queue, at))).one()


def list_queue(
    db: Session, actor: Actor, queue: Queue, *, after: tuple[datetime, UUID] | None, limit: int, at: datetime
) -> list[QueueRow]:
    """Tasks of a queue by deadline, from `after` on."""
    query = (
        select(Task, AidRequest, StatedIdentityRow, _is_claimable(actor, at))
        .join(AidRequest, col(AidRequest.id) == Task.request_id)
        .outerjoin(StatedIdentityRow, col(StatedIdentityRow.request_id) == Task.request_id)
        .where(_choose(actor, queue, at))
    )
    if after:
        query = query.where(tuple_(col(Task.due_at), col(Task.id)) > tuple_(*after))
    rows = db.exec(query.order_by(col(Task.due_at), col(Task.id)).limit(limit))
    return [QueueRow(*row) for row in rows]


def _choose(actor: Actor, queue: Queue, at: datetime) -> ColumnElement[bool]:
    live = col(Task.state).in_(LIVE)
    match queue:
        case Queue.MINE:
            return and_(live, _is_mine(actor, at))
        case Queue.TO_CLAIM:
            return and_(live, _is_claimable(actor, at))
        case Queue.WAITING:
            return and_(live, not_(_is_mine(actor, at)), not_(_is_claimable(actor, at)))
        case Queue.OVERDUE:
            return and_(live, col(Task.due_at) < at, col(Task.role).in_(list(actor.roles)))
        case Queue.DONE:
            return and_(col(Task.done_by) == actor.account_id, col(Task.closed_at) >= at - DONE_FOR)


def _is_mine(actor: Actor, at: datetime) -> ColumnElement[bool]:
    """Claimed by me, or of a kind that nobody claims and that I may decide."""
    unclaimed_kind = and_(
        col(Task.kind).not_in(list(CLAIMED_KINDS)),
        col(Task.role).in_(list(actor.roles)),
        not_(_is_barred(actor)),
    )
    return or_(
        and_(col(Task.holder_id).is_not_distinct_from(actor.account_id), not_(_has_lapsed(at))),
        unclaimed_kind,
    )


def _is_claimable(actor: Actor, at: datetime) -> ColumnElement[bool]:
    return and_(
        col(Task.state) == TaskState.OPEN,
        col(Task.kind).in_(list(CLAIMED_KINDS)),
        col(Task.role).in_(list(actor.roles)),
        not_(_is_barred(actor)),
        or_(col(Task.holder_id).is_(None), _has_lapsed(at)),
    )


def _has_lapsed(at: datetime) -> ColumnElement[bool]:
    return func.coalesce(and_(col(Task.study_begun_at).is_(None), col(Task.lease_until_at) < at), False)


def _is_barred(actor: Actor) -> ColumnElement[bool]:
    return literal(actor.account_id) == any_(col(Task.barred))
