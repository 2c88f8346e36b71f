"""The queues of a person: mine, to claim, put off, waiting on others, overdue, done today."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import Any
from uuid import UUID

import sqlalchemy
from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Date,
    DateTime,
    Select,
    Uuid,
    and_,
    any_,
    bindparam,
    case,
    func,
    literal,
)
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, exists, not_, or_, select, tuple_

from domain.calendars import read_day
from domain.cycle import CLAIMED_KINDS, Wait
from domain.roles import Actor, Role
from store.queries.stand_ins import Absences, ask_absences, find_absences
from store.queries.tasks import LIVE
from store.tables.requests import AidRequest, StatedIdentityRow
from store.tables.tasks import Task, TaskState

DONE_FOR = timedelta(hours=24)
_ME = bindparam("me", type_=Uuid())
_NOW = bindparam("now", type_=DateTime(timezone=True))
_DONE_SINCE = bindparam("done_since", type_=DateTime(timezone=True))


class Queue(StrEnum):
    """The lists of a desk."""

    MINE = "mine"
    TO_CLAIM = "to_claim"
    SNOOZED = "snoozed"
    WAITING = "waiting"
    OVERDUE = "overdue"
    DONE = "done"


@dataclass(frozen=True)
class Narrowing:
    """What of a queue is wanted; empty parts narrow nothing.

    `number` is the beginning of a case's number, `older_than` an age since the request was received.
    """

    kind: str = ""
    wait: Wait | None = None
    governorate: str = ""
    is_urgent: bool = False
    older_than: timedelta | None = None
    charity_id: UUID | None = None
    number: str = ""


@dataclass(frozen=True)
class Desk:
    """Who looks at a queue and when, and for whom he stands in on that day."""

    actor: Actor
    at: datetime
    absences: Absences = field(default_factory=Absences)

    @property
    def values(self) -> dict[str, Any]:
        """What the statements over its queues leave open."""
        return {"me": self.actor.account_id, "now": self.at, "done_since": self.at - DONE_FOR}


@dataclass(frozen=True)
class QueueRow:
    """A task with its case and whom it is for."""

    task: Task
    case: AidRequest
    identity: StatedIdentityRow | None
    is_claimable: bool
    has_come_back: bool


def open_desk(db: Session, actor: Actor, *, at: datetime) -> Desk:
    """A person's desk at an instant."""
    return Desk(actor, at, find_absences(db, actor.account_id, on=read_day(at)) or Absences())


def count_lists(db: Session, desk: Desk) -> dict[Queue, int]:
    """How many tasks each list of a desk holds."""
    counts, _ = _count(db, desk)
    return counts


def count_desk(db: Session, actor: Actor, *, at: datetime) -> dict[Queue, int]:
    """The same for a desk that nobody has opened, in one statement unless they stand in for somebody: every page asks it."""
    counts, stands_in = _count(db, Desk(actor, at))
    return count_lists(db, open_desk(db, actor, at=at)) if stands_in else counts


def _count(db: Session, desk: Desk) -> tuple[dict[Queue, int], bool]:
    """The counts, and whether this person stands in for anybody that day."""
    values = {**desk.values, "on": read_day(desk.at)}
    *counts, stands_in = db.execute(_count_for(desk.actor.roles, desk.absences), values).one()
    return dict(zip(Queue, counts, strict=True)), stands_in


@lru_cache(maxsize=256)
def _count_for(roles: frozenset[Role], absences: Absences) -> Select[Any]:
    """The statement for everybody of these roles: making it takes longer than counting.

    What a desk can reach is read once and sorted into its lists; whatever else is open waits on others.
    """
    chosen = {queue: _choose(queue, roles, absences) for queue in Queue}
    near = (Queue.MINE, Queue.TO_CLAIM, Queue.SNOOZED, Queue.OVERDUE)
    reached = (
        sqlalchemy.select(*(func.count().filter(chosen[queue]).label(queue) for queue in near))
        .where(_is_live(), _is_reached(roles))
        .subquery()
    )
    live, done = (
        select(func.count()).select_from(Task).where(which).scalar_subquery()
        for which in (_is_live(), chosen[Queue.DONE])
    )
    counts = {
        **{queue: reached.c[queue] for queue in near},
        # No task is in two of these.
        Queue.WAITING: live - reached.c.mine - reached.c.to_claim - reached.c.snoozed,
        Queue.DONE: done,
    }
    stands_in = exists(ask_absences(_ME, on=bindparam("on", type_=Date())))
    return sqlalchemy.select(*(counts[queue] for queue in Queue), stands_in)


def list_queue(
    db: Session,
    desk: Desk,
    queue: Queue,
    wanted: Narrowing,
    *,
    after: tuple[int, datetime, UUID] | None,
    limit: int,
) -> list[QueueRow]:
    """Tasks of a queue from `after` on: what came back from a snooze first, then by deadline."""
    # Only what is mine comes back to me; any other list is read in the order of its index.
    has_come_back = _has_come_back() if queue is Queue.MINE else literal(value=False)
    order: list[Any] = [case((has_come_back, 0), else_=1), col(Task.due_at), col(Task.id)]
    place: list[Any] = list(after or ())
    if queue is not Queue.MINE:
        order, place = order[1:], place[1:]
    chosen = _choose_ids(queue, desk, wanted).order_by(*order).limit(limit)
    if place:
        chosen = chosen.where(tuple_(*order) > tuple_(*place))
    # Whose they are is read for those of the page alone.
    page = chosen.subquery()
    query = (
        # Two types of rows more than sqlmodel's own `select` can name.
        sqlalchemy.select(Task, AidRequest, StatedIdentityRow, _is_claimable(desk.actor.roles), has_come_back)
        .join(page, page.c.id == Task.id)
        .join(AidRequest, col(AidRequest.id) == Task.request_id)
        .outerjoin(StatedIdentityRow, col(StatedIdentityRow.request_id) == Task.request_id)
        .order_by(*order)
    )
    return [QueueRow(*row) for row in db.execute(query, desk.values)]


def list_queue_ids(db: Session, desk: Desk, queue: Queue, wanted: Narrowing, *, limit: int) -> list[UUID]:
    """The tasks of a whole queue by deadline."""
    query = _choose_ids(queue, desk, wanted).order_by(col(Task.due_at), col(Task.id)).limit(limit)
    return list(db.execute(query, desk.values).scalars())


def _choose_ids(queue: Queue, desk: Desk, wanted: Narrowing) -> Select[UUID]:
    """The tasks of a queue, beside their cases only if those narrow it."""
    query = sqlalchemy.select(col(Task.id)).where(_choose(queue, desk.actor.roles, desk.absences))
    narrowing = _narrow(wanted, desk.at)
    if not narrowing:
        return query
    return (
        query.join(AidRequest, col(AidRequest.id) == Task.request_id)
        .outerjoin(StatedIdentityRow, col(StatedIdentityRow.request_id) == Task.request_id)
        .where(*narrowing)
    )


def _narrow(wanted: Narrowing, at: datetime) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if wanted.kind:
        found.append(col(AidRequest.kind) == wanted.kind)
    if wanted.wait:
        found.append(col(Task.wait) == wanted.wait)
    if wanted.governorate:
        # The row is there only where the file is open to the reader: nothing is learnt of a masked one.
        found.append(
            func.jsonb_extract_path_text(StatedIdentityRow.address, "governorate") == wanted.governorate
        )
    if wanted.is_urgent:
        found.append(col(Task.is_urgent).is_(True))
    if wanted.older_than:
        found.append(col(AidRequest.received_at) <= at - wanted.older_than)
    if wanted.charity_id:
        found.append(col(AidRequest.charity_id) == wanted.charity_id)
    if wanted.number:
        # A range, because the wall lets no LIKE use the index.
        found += [col(AidRequest.number) >= wanted.number, col(AidRequest.number) < wanted.number + "\uffff"]
    return found


@lru_cache(maxsize=512)
def _choose(queue: Queue, roles: frozenset[Role], absences: Absences) -> ColumnElement[bool]:
    live = _is_live()
    match queue:
        case Queue.MINE:
            return and_(live, _is_reached(roles), not_(_is_put_off()), _is_mine(roles, absences))
        case Queue.TO_CLAIM:
            return and_(live, _is_claimable(roles))
        case Queue.SNOOZED:
            return and_(live, _is_reached(roles), _is_put_off(), _is_mine(roles, absences))
        case Queue.WAITING:
            return and_(live, not_(_is_mine(roles, absences)), not_(_is_claimable(roles)))
        case Queue.OVERDUE:
            return and_(live, col(Task.due_at) < _NOW, _is_one(Task.role, roles))
        case Queue.DONE:
            return and_(col(Task.done_by) == _ME, col(Task.closed_at) >= _DONE_SINCE)


def _is_live() -> ColumnElement[bool]:
    return _is_one(Task.state, LIVE)


def _is_one(column: StrEnum, values: Iterable[StrEnum]) -> ColumnElement[bool]:
    """Written out, so that the planner knows which of its indices hold them and how many there are."""
    known: BindParameter[StrEnum] = bindparam(
        None, sorted(values), expanding=True, literal_execute=True, unique=True
    )
    return col(column).in_(known)


def _is_reached(roles: frozenset[Role]) -> ColumnElement[bool]:
    """All of what `_is_mine` and `_is_claimable` choose from, as indices find it."""
    return or_(_is_one(Task.role, roles), col(Task.holder_id) == _ME)


def _is_mine(roles: frozenset[Role], absences: Absences) -> ColumnElement[bool]:
    """Held by me or by whom I stand in for; or held by nobody, of a kind that nobody claims and that I may decide."""
    may_answer = and_(_is_one(Task.role, roles), not_(_is_barred()))
    unclaimed_kind = and_(
        or_(col(Task.holder_id).is_(None), _has_lapsed()),
        not_(_is_one(Task.kind, CLAIMED_KINDS)),
        may_answer,
        # A committee answers in session, an instalment waits for its day, one row stands for all free seats of a level.
        col(Task.wait).not_in((Wait.COMMITTEE, Wait.SCHEDULED)),
        not_(_has_earlier_seat()),
    )
    own = col(Task.holder_id).is_not_distinct_from(_ME)
    held = or_(own, and_(func.coalesce(absences.covers_row(), False), may_answer))
    return or_(and_(held, not_(_has_lapsed())), unclaimed_kind)


def _is_put_off() -> ColumnElement[bool]:
    return func.coalesce(col(Task.snoozed_until_at) > _NOW, False)


def _has_come_back() -> ColumnElement[bool]:
    return func.coalesce(col(Task.snoozed_until_at) <= _NOW, False)


def _has_earlier_seat() -> ColumnElement[bool]:
    other = aliased(Task)
    is_earlier = exists().where(
        col(other.request_id) == Task.request_id,
        col(other.state) == TaskState.OPEN,
        col(other.role) == Task.role,
        col(other.seats) == Task.seats,
        col(other.seat) < col(Task.seat),
    )
    return and_(col(Task.seats) > 0, is_earlier)


def _is_claimable(roles: frozenset[Role]) -> ColumnElement[bool]:
    return and_(
        _is_one(Task.state, [TaskState.OPEN]),
        _is_one(Task.kind, CLAIMED_KINDS),
        _is_one(Task.role, roles),
        not_(_is_barred()),
        or_(col(Task.holder_id).is_(None), _has_lapsed()),
    )


def _has_lapsed() -> ColumnElement[bool]:
    return func.coalesce(and_(col(Task.study_begun_at).is_(None), col(Task.lease_until_at) < _NOW), False)


def _is_barred() -> ColumnElement[bool]:
    return any_(col(Task.barred)) == _ME
