"""Reading payment orders: the attempts to pay an instalment."""

from collections.abc import Sequence
from uuid import UUID

from sqlmodel import Session, col, func, select
from sqlmodel.sql.expression import SelectOfScalar

from store.tables.payment_orders import LIVE, OrderState, PaymentOrder

UNANSWERED = (OrderState.ISSUED, OrderState.SIGNED)


def count_attempts(db: Session, instalment_id: UUID) -> int:
    """How many orders were issued for an instalment so far."""
    return db.exec(
        select(func.count()).select_from(PaymentOrder).where(PaymentOrder.instalment_id == instalment_id)
    ).one()


def find_any_order(db: Session, request_id: UUID) -> PaymentOrder | None:
    """One of the orders of a case, whatever became of it."""
    return db.exec(select(PaymentOrder).where(PaymentOrder.request_id == request_id).limit(1)).one_or_none()


def find_last_order(db: Session, instalment_id: UUID) -> PaymentOrder | None:
    """The latest order for an instalment, whatever became of it."""
    return db.exec(
        select(PaymentOrder)
        .where(PaymentOrder.instalment_id == instalment_id)
        .order_by(col(PaymentOrder.attempt).desc())
        .limit(1)
    ).one_or_none()


def get_live_order(db: Session, instalment_id: UUID) -> PaymentOrder:
    """The order of an instalment that was issued and has not come back. Raises NoResultFound without one."""
    return db.exec(
        select(PaymentOrder).where(
            PaymentOrder.instalment_id == instalment_id, col(PaymentOrder.state).in_(LIVE)
        )
    ).one()


def is_ordered(db: Session, instalment_id: UUID) -> bool:
    """True while an order of this instalment stands."""
    return (
        db.exec(
            select(PaymentOrder.id).where(
                PaymentOrder.instalment_id == instalment_id, col(PaymentOrder.state).in_(LIVE)
            )
        ).first()
        is not None
    )


def find_unanswered_order(db: Session, request_id: UUID) -> PaymentOrder | None:
    """The order of a case of which nobody knows yet what becomes of it."""
    return db.exec(
        select(PaymentOrder).where(
            PaymentOrder.request_id == request_id, col(PaymentOrder.state).in_(UNANSWERED)
        )
    ).one_or_none()


def list_latest_orders(db: Session, request_id: UUID) -> dict[UUID, PaymentOrder]:
    """The latest order of each instalment of a case, by instalment."""
    return {row.instalment_id: row for row in list_orders(db, request_id)}


def list_orders(db: Session, request_id: UUID) -> Sequence[PaymentOrder]:
    """Every order of a case, by instalment and attempt."""
    return db.exec(ask_orders(request_id)).all()


def ask_orders(request_id: UUID) -> SelectOfScalar[PaymentOrder]:
    """The question of `list_orders`."""
    return (
        select(PaymentOrder)
        .where(PaymentOrder.request_id == request_id)
        .order_by(col(PaymentOrder.instalment_id), col(PaymentOrder.attempt))
    )
