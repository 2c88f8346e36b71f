"""Reading proofs of delivery: codes of a case, refused ones, collectors, the counter's procedures, appointments."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Session, col, func, select, update

from domain.appointments import AppointmentState
from domain.proofs import CodeState, CounterState
from store.tables.appointments import Appointment
from store.tables.deliveries import Instalment
from store.tables.proofs import CodeRefusal, Collector, CounterProcedure, DeliveryCode
from store.tables.requests import AidRequest, StatedIdentityRow

LIVE_CODES = (CodeState.LIVE, CodeState.SHOWN)


def find_instalment(db: Session, case: AidRequest) -> Instalment | None:
    """The instalment at hand of a case within the scope."""
    return db.exec(
        select(Instalment).where(
            Instalment.request_id == case.id,
            Instalment.round == case.round,
            Instalment.number == case.instalment,
        )
    ).one_or_none()


def list_codes(db: Session, request_id: UUID, *, lock: bool = False) -> list[DeliveryCode]:
    """Every code of a case, the latest first; with `lock` nobody else tries or replaces them meanwhile."""
    query = (
        select(DeliveryCode)
        .where(DeliveryCode.request_id == request_id)
        .order_by(col(DeliveryCode.issued_at).desc(), col(DeliveryCode.id).desc())
    )
    if lock:
        query = query.with_for_update().execution_options(populate_existing=True)
    return list(db.exec(query))


def find_shown_code(
    db: Session, instalment_id: UUID, *, shown_by: UUID, since: datetime
) -> DeliveryCode | None:
    """The code of an instalment that this person was shown since then."""
    return db.exec(
        select(DeliveryCode).where(
            DeliveryCode.instalment_id == instalment_id,
            DeliveryCode.state == CodeState.SHOWN,
            DeliveryCode.shown_by == shown_by,
            col(DeliveryCode.shown_at) >= since,
        )
    ).first()


def end_codes(db: Session, instalment_id: UUID, state: CodeState, *, at: datetime) -> None:
    """End whatever code of an instalment could still open it."""
    db.execute(
        update(DeliveryCode)
        .where(col(DeliveryCode.instalment_id) == instalment_id, col(DeliveryCode.state).in_(LIVE_CODES))
        .values(state=state, ended_at=at)
    )


def count_refusals(db: Session, request_id: UUID) -> int:
    """How many codes were refused in a case."""
    return db.exec(
        select(func.count()).select_from(CodeRefusal).where(CodeRefusal.request_id == request_id)
    ).one()


def find_collector(db: Session, request_id: UUID, charity_id: UUID | None) -> Collector | None:
    """Whom the applicant named to that charity as collector, and has not taken back."""
    return db.exec(
        select(Collector).where(
            Collector.request_id == request_id,
            Collector.charity_id == charity_id,
            col(Collector.ended_at).is_(None),
        )
    ).one_or_none()


def find_procedure(db: Session, procedure_id: UUID, *, lock: bool = False) -> CounterProcedure | None:
    """A counter's procedure within the scope."""
    query = select(CounterProcedure).where(CounterProcedure.id == procedure_id)
    if lock:
        query = query.with_for_update().execution_options(populate_existing=True)
    return db.exec(query).one_or_none()


def find_asked(db: Session, request_id: UUID) -> CounterProcedure | None:
    """The counter's procedure of a case that waits for its second clerk."""
    return db.exec(
        select(CounterProcedure).where(
            CounterProcedure.request_id == request_id, CounterProcedure.state == CounterState.ASKED
        )
    ).first()


def find_agreed(db: Session, request_id: UUID) -> CounterProcedure | None:
    """What two clerks agreed to last of the applicant's telephone."""
    return db.exec(
        select(CounterProcedure)
        .where(CounterProcedure.request_id == request_id, CounterProcedure.state == CounterState.AGREED)
        .order_by(col(CounterProcedure.answered_at).desc())
        .limit(1)
    ).first()


def find_phone(db: Session, request_id: UUID) -> str | None:
    """The number by which the applicant is reached today: what two clerks agreed to last, or what was stated."""
    if agreed := find_agreed(db, request_id):
        return agreed.phone
    stated = db.get(StatedIdentityRow, request_id)
    return stated.phone if stated else None


def find_appointment(db: Session, request_id: UUID) -> Appointment | None:
    """The appointment that is booked for a case."""
    return db.exec(
        select(Appointment).where(
            Appointment.request_id == request_id, Appointment.state == AppointmentState.BOOKED
        )
    ).first()


def list_appointments(db: Session, request_id: UUID) -> list[Appointment]:
    """The appointments of a case, the latest first."""
    query = select(Appointment).where(Appointment.request_id == request_id)
    return list(db.exec(query.order_by(col(Appointment.booked_at).desc(), col(Appointment.id).desc())))


def end_appointments(db: Session, request_id: UUID, state: AppointmentState, *, at: datetime) -> None:
    """Say what became of the appointment that is booked for a case, if one is."""
    db.execute(
        update(Appointment)
        .where(col(Appointment.request_id) == request_id, col(Appointment.state) == AppointmentState.BOOKED)
        .values(state=state, settled_at=at)
    )
