"""Field visits: those of a case, the booked one, and the plan of a charity or of one researcher."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import aliased
from sqlmodel import Session, col, exists, select, update
from sqlmodel.sql.expression import SelectOfScalar

from domain.cycle import TaskKind
from domain.visits import VisitState
from store.queries.tasks import LIVE
from store.tables.requests import AidRequest, StatedIdentityRow
from store.tables.tasks import Task
from store.tables.visits import VisitRow


@dataclass(frozen=True)
class PlannedRow:
    """A booked visit with its case, whom it is to, and who holds the study now."""

    visit: VisitRow
    case: AidRequest
    identity: StatedIdentityRow
    holder_id: UUID | None


def find_booked(db: Session, request_id: UUID) -> VisitRow | None:
    """The visit that is booked for a case."""
    return db.exec(
        select(VisitRow).where(VisitRow.request_id == request_id, VisitRow.state == VisitState.BOOKED)
    ).one_or_none()


def find_visit(db: Session, visit_id: UUID) -> VisitRow | None:
    """A visit within the scope."""
    return db.exec(select(VisitRow).where(VisitRow.id == visit_id)).one_or_none()


def list_visits(db: Session, request_id: UUID) -> Sequence[VisitRow]:
    """The visits of a case, newest first."""
    return db.exec(ask_visits(request_id)).all()


def ask_visits(request_id: UUID) -> SelectOfScalar[VisitRow]:
    """The question of `list_visits`."""
    query = select(VisitRow).where(VisitRow.request_id == request_id)
    return query.order_by(col(VisitRow.visit_at).desc(), col(VisitRow.id).desc())


def list_planned(
    db: Session, *, from_at: datetime, until_at: datetime, holder_id: UUID | None
) -> list[PlannedRow]:
    """Booked visits of studies that are open, by time; of one researcher, or of everybody of the charity."""
    query = (
        select(VisitRow, AidRequest, StatedIdentityRow, Task.holder_id)
        .join(AidRequest, col(AidRequest.id) == VisitRow.request_id)
        .join(StatedIdentityRow, col(StatedIdentityRow.request_id) == VisitRow.request_id)
        .join(Task, col(Task.request_id) == VisitRow.request_id)
        .where(
            VisitRow.state == VisitState.BOOKED,
            VisitRow.visit_at >= from_at,
            VisitRow.visit_at < until_at,
            Task.kind == TaskKind.STUDY,
            col(Task.state).in_(LIVE),
        )
        .order_by(col(VisitRow.visit_at), col(VisitRow.id))
    )
    if holder_id:
        query = query.where(Task.holder_id == holder_id)
    return [PlannedRow(*row) for row in db.exec(query)]


def cancel_booked(db: Session, request_id: UUID, *, at: datetime) -> None:
    """Call off the visit that is booked for a case, if one is."""
    db.execute(
        update(VisitRow)
        .where(col(VisitRow.request_id) == request_id, col(VisitRow.state) == VisitState.BOOKED)
        .values(state=VisitState.CANCELLED, settled_at=at)
    )


def list_missed(db: Session, request_ids: Collection[UUID]) -> set[UUID]:
    """Which of these cases had their latest visit missed."""
    if not request_ids:
        return set()
    later = aliased(VisitRow)
    is_followed = exists().where(
        col(later.request_id) == VisitRow.request_id, col(later.booked_at) > VisitRow.booked_at
    )
    return set(
        db.exec(
            select(VisitRow.request_id).where(
                col(VisitRow.request_id).in_(list(request_ids)),
                VisitRow.state == VisitState.MISSED,
                ~is_followed,
            )
        )
    )
