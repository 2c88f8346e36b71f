"""The pool: the masked cards a charity reads, the task that waits to be pulled, the notice that nobody did."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import text
from sqlmodel import Session, col, select

from domain.cycle import TaskKind
from store.queries.case_papers import forget_ticks
from store.queries.visits import cancel_booked
from store.tables.pool import PastStudy, PoolAlert
from store.tables.requests import AidRequest
from store.tables.tasks import Task


@dataclass(frozen=True)
class MaskedCase:
    """What the view shows of a case, and since when both sides know that nobody took it."""

    request_id: UUID
    kind: str
    household_size: int
    governorate: str
    received_at: datetime
    alerted_at: datetime | None


def list_masked(
    db: Session, *, on: date, after: tuple[datetime, UUID] | None, limit: int
) -> list[MaskedCase]:
    """The cases that the charity of this transaction may pull that day, the oldest first."""
    # The view knows the charity from the transaction; the day comes from the one clock.
    db.execute(text("select set_config('sanad.day', :day, true)"), {"day": on.isoformat()})
    since = "and (p.received_at, p.id) > (:received, :id)" if after else ""
    rows = db.execute(
        text(
            f"""
            select p.id, p.kind, p.household_size, p.governorate, p.received_at, a.alerted_at
            from pool p left join pool_alert a on a.request_id = p.id
            where true {since} order by p.received_at, p.id limit :limit
            """  # noqa: S608 (constants)
        ),
        {"limit": limit, **({"received": after[0], "id": after[1]} if after else {})},
    )
    return [MaskedCase(*row) for row in rows]


def list_pooled(
    db: Session, *, after: tuple[datetime, UUID] | None, limit: int, untaken: bool
) -> list[tuple[AidRequest, Task, datetime | None]]:
    """The cases in the pool as the ministry lists them, the oldest first; with `untaken` those nobody took in time."""
    query = (
        select(AidRequest, Task, PoolAlert.alerted_at)
        .join(Task, (col(Task.request_id) == AidRequest.id) & (col(Task.closed_at).is_(None)))
        .outerjoin(PoolAlert, col(PoolAlert.request_id) == AidRequest.id)
        .where(
            col(AidRequest.charity_id).is_(None),
            col(AidRequest.outcome).is_(None),
            col(Task.kind).in_((TaskKind.PULL, TaskKind.HAND_OVER)),
        )
        .order_by(col(AidRequest.received_at), col(AidRequest.id))
    )
    if untaken:
        query = query.where(col(PoolAlert.alerted_at).is_not(None))
    if after:
        query = query.where(
            (col(AidRequest.received_at) > after[0])
            | ((col(AidRequest.received_at) == after[0]) & (col(AidRequest.id) > after[1]))
        )
    return [(case, task, alerted_at) for case, task, alerted_at in db.exec(query.limit(limit))]


def find_pull_task(db: Session, request_id: UUID) -> Task | None:
    """The latest task to pull this case, locked and read afresh."""
    return db.exec(
        select(Task)
        .where(Task.request_id == request_id, Task.kind == TaskKind.PULL)
        .order_by(col(Task.opened_at).desc(), col(Task.id).desc())
        .limit(1)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).first()


def note_untaken(db: Session, request_id: UUID, *, at: datetime) -> None:
    """Let both sides read that nobody took the case."""
    db.merge(PoolAlert(request_id=request_id, alerted_at=at))


def drop_notice(db: Session, request_id: UUID) -> None:
    """Somebody has the case: the notice falls."""
    notice = db.get(PoolAlert, request_id)
    if notice:
        db.delete(notice)
        db.flush()


def put_study_away(db: Session, request_id: UUID, charity_id: UUID, *, at: datetime) -> None:
    """Keep what the charity wrote of the case where no other charity reads it; the next one begins anew."""
    forget_ticks(db, request_id)
    cancel_booked(db, request_id, at=at)
    content = db.execute(
        text("delete from study s where request_id = :id returning to_jsonb(s)"), {"id": request_id}
    ).scalar_one_or_none()
    if content:
        db.add(PastStudy(request_id=request_id, charity_id=charity_id, content=content, left_at=at))
        db.flush()
