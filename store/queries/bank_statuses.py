"""The bank's answers: finding one that was read, and what its lines came to."""

from collections.abc import Sequence
from uuid import UUID

from sqlmodel import Session, col, select

from domain.bank_files import LineOutcome
from store.tables.bank_statuses import BankStatus, BankStatusLine
from store.tables.payment_orders import PaymentOrder
from store.tables.requests import AidRequest

UNRESOLVED = (
    LineOutcome.UNKNOWN_ORDER,
    LineOutcome.AMOUNT_DIFFERS,
    LineOutcome.CONTRADICTS,
    LineOutcome.NEEDS_PERSON,
)


def find_status(db: Session, status_id: UUID) -> BankStatus | None:
    """An answer within the session's scope."""
    return db.exec(select(BankStatus).where(BankStatus.id == status_id)).one_or_none()


def find_by_message(db: Session, message_id: str) -> BankStatus | None:
    """The answer of this message id within the session's scope."""
    return db.exec(select(BankStatus).where(BankStatus.message_id == message_id)).one_or_none()


def list_statuses(db: Session, batch_id: UUID) -> Sequence[BankStatus]:
    """The answers to one file, the first first."""
    return db.exec(
        select(BankStatus).where(BankStatus.batch_id == batch_id).order_by(col(BankStatus.read_at))
    ).all()


def list_lines(db: Session, status_id: UUID) -> Sequence[BankStatusLine]:
    """The lines of an answer in their order."""
    return db.exec(
        select(BankStatusLine)
        .where(BankStatusLine.status_id == status_id)
        .order_by(col(BankStatusLine.position))
    ).all()


def list_waiting_lines(db: Session, status_id: UUID, *, limit: int) -> Sequence[BankStatusLine]:
    """Lines of an answer that have had no effect yet."""
    return db.exec(
        select(BankStatusLine)
        .where(BankStatusLine.status_id == status_id, BankStatusLine.outcome == LineOutcome.WAITING)
        .order_by(col(BankStatusLine.position))
        .limit(limit)
    ).all()


def list_unresolved(db: Session) -> list[tuple[BankStatusLine, PaymentOrder | None, str, UUID]]:
    """Lines within the session's scope that do not agree with the record, each with its order, case and file."""
    rows = db.exec(
        select(BankStatusLine, PaymentOrder, AidRequest.number, BankStatus.batch_id)
        .join(BankStatus, col(BankStatus.id) == BankStatusLine.status_id)
        .outerjoin(PaymentOrder, col(PaymentOrder.id) == BankStatusLine.order_id)
        .outerjoin(AidRequest, col(AidRequest.id) == PaymentOrder.request_id)
        .where(col(BankStatusLine.outcome).in_(UNRESOLVED))
        .order_by(col(BankStatusLine.id))
    )
    return [(line, order, number or "", batch_id) for line, order, number, batch_id in rows]
