"""What the duplicate desk lays side by side: persons, what they asked for or were given, and who waits behind one need."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlmodel import Session, and_, col, func, not_, or_, select
from sqlmodel.sql.expression import Select, SelectOfScalar

from domain.cycle import Outcome, TaskKind
from domain.overlaps import OverlapFamily
from store.ahead import map_many
from store.queries.reservations import find_in_the_way
from store.queries.tasks import LIVE
from store.tables.deliveries import Instalment, InstalmentState
from store.tables.exclusions import Exclusion
from store.tables.outside_aid import OutsideAid
from store.tables.people import Person
from store.tables.requests import AidRequest, StatedIdentityRow
from store.tables.reservations import Hold, OverlapNotice, Reservation, ReservationState
from store.tables.tasks import Task

PAID = (InstalmentState.PAID, InstalmentState.CONFIRMED)
UNPAID_ENDS = (Outcome.REJECTED, Outcome.DUPLICATE, Outcome.WITHDRAWN, Outcome.EXPIRED)
"""A case that ended so gave nothing and asks for nothing any more."""


@dataclass(frozen=True)
class Payments:
    """When a case was last paid, and how much in all."""

    last_at: datetime
    total_fils: int


@dataclass(frozen=True)
class WaitingTask:
    """A task of the desk that waits behind a need, its case, and who asks."""

    task: Task
    case: AidRequest
    identity: StatedIdentityRow | None


def list_persons(db: Session, person_ids: Collection[UUID]) -> dict[UUID, Person]:
    """The persons among these whose values are open to the session."""
    return map_many(db, Person, person_ids)


def list_cases_of(
    db: Session, person_ids: Collection[UUID], *, besides: UUID
) -> list[tuple[UUID, AidRequest]]:
    """Each of these persons with a case that asks for aid for them or gave some, the latest first, one left out.

    A child's or a student's are found by the subject the window runs on: somebody else asked for them.
    """
    found = {
        case.id: (person_id, case) for person_id in person_ids for case in _list_asked_for(db, person_id)
    }
    found.pop(besides, None)
    return sorted(found.values(), key=lambda each: (each[1].received_at, each[1].id), reverse=True)


def _list_asked_for(db: Session, person_id: UUID) -> Sequence[AidRequest]:
    return db.exec(ask_asked_for(person_id)).all()


def ask_asked_for(person_id: UUID) -> SelectOfScalar[AidRequest]:
    """The question that `list_cases_of` asks of each person."""
    reserved = select(Reservation.request_id).where(
        or_(
            Reservation.subject_key == f"person:{person_id}",
            # Every school year of a student; a range, because the wall lets no LIKE use the index.
            and_(
                col(Reservation.subject_key) >= f"student:{person_id}:",
                col(Reservation.subject_key) < f"student:{person_id};",
            ),
        )
    )
    return select(AidRequest).where(
        or_(AidRequest.person_id == person_id, col(AidRequest.id).in_(reserved)),
        or_(col(AidRequest.outcome).is_(None), not_(col(AidRequest.outcome).in_(UNPAID_ENDS))),
    )


def sum_payments(db: Session, request_ids: Collection[UUID]) -> dict[UUID, Payments]:
    """What was paid in each of these cases; one that was never paid is left out."""
    if not request_ids:
        return {}
    rows = db.exec(
        select(Instalment.request_id, func.max(Instalment.paid_at), func.sum(Instalment.amount_fils))
        .where(col(Instalment.request_id).in_(request_ids), col(Instalment.state).in_(PAID))
        .group_by(col(Instalment.request_id))
    )
    return {request_id: Payments(paid_at, int(total)) for request_id, paid_at, total in rows if paid_at}


def list_outside_aid_of(db: Session, person_ids: Collection[UUID]) -> Sequence[OutsideAid]:
    """What these persons were given outside the cycle, the latest first."""
    return db.exec(ask_outside_aid_of(person_ids)).all() if person_ids else ()


def ask_outside_aid_of(person_ids: Collection[UUID]) -> SelectOfScalar[OutsideAid]:
    """The question of `list_outside_aid_of`."""
    return (
        select(OutsideAid)
        .where(col(OutsideAid.person_id).in_(sorted(person_ids)))
        .order_by(col(OutsideAid.given_on).desc(), col(OutsideAid.id))
    )


def find_held_behind(db: Session, hold: Hold, family: OverlapFamily, *, on: date) -> Reservation | None:
    """What a hold waits behind on that day: what held it, or what took its place since; None if the way is free."""
    held_by = hold.reservation_id
    first = map_many(db, Reservation, [held_by]).get(held_by) if held_by else None
    if first is None or first.state is not ReservationState.RELEASED:
        return first
    found = find_in_the_way(
        db, family, [hold.subject_key, *hold.other_keys], on=on, request_id=hold.request_id
    )
    return found.reservation if found else None


def find_last_notice(db: Session, request_id: UUID) -> OverlapNotice | None:
    """What the charity of a case was last told of what stands in its way."""
    return db.exec(
        select(OverlapNotice)
        .where(OverlapNotice.request_id == request_id)
        .order_by(col(OverlapNotice.noted_at).desc(), col(OverlapNotice.id).desc())
        .limit(1)
    ).first()


def is_listed(db: Session, list_id: UUID, person_id: UUID | None) -> bool:
    """True if this person stands on the exclusion list."""
    found = db.exec(
        select(Exclusion.list_id).where(Exclusion.list_id == list_id, Exclusion.person_id == person_id)
    )
    return found.first() is not None


def list_waiting_tasks(db: Session, family: str, subject_key: str) -> Sequence[WaitingTask]:
    """The open holds behind one need that the desk is asked about, whoever waited longest first."""
    return [WaitingTask(*row) for row in db.exec(ask_waiting_tasks(family, subject_key))]


def ask_waiting_tasks(family: str, subject_key: str) -> Select[Task, AidRequest, StatedIdentityRow]:
    """The question of `list_waiting_tasks`."""
    return (
        select(Task, AidRequest, StatedIdentityRow)
        .join(Hold, col(Hold.request_id) == Task.request_id)
        .join(AidRequest, col(AidRequest.id) == Task.request_id)
        .outerjoin(StatedIdentityRow, col(StatedIdentityRow.request_id) == Task.request_id)
        .where(
            Hold.family == family,
            or_(
                Hold.subject_key == subject_key,
                col(Hold.other_keys).op("@>", is_comparison=True)([subject_key]),
            ),
            col(Hold.ended_at).is_(None),
            Task.kind == TaskKind.ADJUDICATE,
            col(Task.state).in_(LIVE),
        )
        .order_by(col(Hold.held_at), col(Hold.id))
    )


def ask_case_in_the_way(reservation_id: UUID) -> SelectOfScalar[AidRequest]:
    """The case that a reservation is for."""
    return (
        select(AidRequest)
        .join(Reservation, col(Reservation.request_id) == AidRequest.id)
        .where(Reservation.id == reservation_id)
    )


def list_tasks_with_cases(db: Session, task_ids: Collection[UUID]) -> dict[UUID, tuple[Task, AidRequest]]:
    """The tasks among these that the session reaches, with their cases."""
    rows = db.exec(
        select(Task, AidRequest)
        .join(AidRequest, col(AidRequest.id) == Task.request_id)
        .where(col(Task.id).in_(task_ids))
    )
    return {task.id: (task, case) for task, case in rows}
