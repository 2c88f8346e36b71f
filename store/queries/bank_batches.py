"""Files of orders: which orders may go into one, what one holds, and where each order stands."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, text
from sqlmodel import Session, col, exists, select, tuple_

from domain.cycle import TaskKind
from domain.decisions import PaymentMethod
from store.tables.bank_batches import BankAccount, BankBatch, BankBatchLine
from store.tables.payment_orders import OrderState, PaymentOrder
from store.tables.requests import AidRequest
from store.tables.tasks import Task, TaskState


def lock_batches(db: Session, charity_id: UUID) -> None:
    """Let one file of a charity be made, sent or dropped at a time."""
    db.execute(
        text("select pg_advisory_xact_lock(hashtextextended(:charity, 21))"),
        {"charity": f"batches/{charity_id}"},
    )


def find_account(db: Session) -> BankAccount | None:
    """The account from which the session's charity pays."""
    return db.exec(select(BankAccount)).one_or_none()


def find_account_of(db: Session, charity_id: UUID) -> BankAccount | None:
    """The account from which a charity pays."""
    return db.exec(select(BankAccount).where(BankAccount.charity_id == charity_id)).one_or_none()


def list_sendable(db: Session, charity_id: UUID, *, limit: int) -> Sequence[PaymentOrder]:
    """Signed transfers of a charity in no live file, whose outcome nobody is deciding; locked, the oldest first."""
    waits = exists().where(
        col(Task.request_id) == PaymentOrder.request_id,
        col(Task.kind) == TaskKind.SETTLE,
        col(Task.state) == TaskState.OPEN,
    )
    return db.exec(
        select(PaymentOrder)
        .where(
            PaymentOrder.charity_id == charity_id,
            PaymentOrder.state == OrderState.SIGNED,
            PaymentOrder.method == PaymentMethod.BANK_TRANSFER,
            ~is_in_live_file(),
            waits,
        )
        .order_by(col(PaymentOrder.signed_at), col(PaymentOrder.id))
        .limit(limit)
        .with_for_update(skip_locked=True)
    ).all()


def is_in_live_file() -> ColumnElement[bool]:
    """True of an order that stands in a file which was not dropped."""
    return exists().where(
        col(BankBatchLine.order_id) == PaymentOrder.id, col(BankBatchLine.is_live).is_(True)
    )


def find_batch(db: Session, batch_id: UUID, *, lock: bool = False) -> BankBatch | None:
    """A file within the session's scope."""
    query = select(BankBatch).where(BankBatch.id == batch_id)
    if lock:
        query = query.with_for_update().execution_options(populate_existing=True)
    return db.exec(query).one_or_none()


def list_batches(db: Session, *, after: tuple[datetime, UUID] | None, limit: int) -> Sequence[BankBatch]:
    """Files within the session's scope, the latest first."""
    query = select(BankBatch).order_by(col(BankBatch.made_at).desc(), col(BankBatch.id).desc()).limit(limit)
    if after:
        query = query.where(tuple_(col(BankBatch.made_at), col(BankBatch.id)) < tuple_(*after))
    return db.exec(query).all()


def list_orders(db: Session, batch_id: UUID) -> list[tuple[PaymentOrder, str]]:
    """The orders of a file in its order, each with the number of its case where that is open to the reader."""
    rows = db.exec(
        select(PaymentOrder, AidRequest.number)
        .join(BankBatchLine, col(BankBatchLine.order_id) == PaymentOrder.id)
        .outerjoin(AidRequest, col(AidRequest.id) == PaymentOrder.request_id)
        .where(BankBatchLine.batch_id == batch_id)
        .order_by(col(BankBatchLine.position))
    )
    return [(order, number or "") for order, number in rows]


def has_stale_order(db: Session, batch_id: UUID) -> bool:
    """True if an order of the file is not signed any more; the others are locked until the transaction ends."""
    states = db.exec(
        select(PaymentOrder.state)
        .join(BankBatchLine, col(BankBatchLine.order_id) == PaymentOrder.id)
        .where(BankBatchLine.batch_id == batch_id)
        .with_for_update(of=PaymentOrder)
    ).all()
    return any(state is not OrderState.SIGNED for state in states)


def free_orders(db: Session, batch_id: UUID) -> None:
    """Let the orders of a file that was never sent go into another one."""
    for line in db.exec(select(BankBatchLine).where(BankBatchLine.batch_id == batch_id)):
        line.is_live = False


def list_unsettled(db: Session) -> list[tuple[PaymentOrder, str, BankBatch | None]]:
    """Signed transfers within the session's scope, each with the number of its case and its live file."""
    rows = db.exec(
        select(PaymentOrder, AidRequest.number, BankBatch)
        .outerjoin(AidRequest, col(AidRequest.id) == PaymentOrder.request_id)
        .outerjoin(
            BankBatchLine,
            (col(BankBatchLine.order_id) == PaymentOrder.id) & col(BankBatchLine.is_live).is_(True),
        )
        .outerjoin(BankBatch, col(BankBatch.id) == BankBatchLine.batch_id)
        .where(PaymentOrder.state == OrderState.SIGNED, PaymentOrder.method == PaymentMethod.BANK_TRANSFER)
        .order_by(col(PaymentOrder.signed_at), col(PaymentOrder.id))
    )
    return [(order, number or "", batch) for order, number, batch in rows]


def sum_sent(db: Session) -> dict[OrderState, int]:
    """What the bank was told to pay, by what became of the orders, within the session's scope."""
    rows = db.execute(
        text(
            "select o.state, coalesce(sum(o.amount_fils), 0) from payment_order o "
            "join bank_batch_line l on l.order_id = o.id and l.is_live "
            "join bank_batch b on b.id = l.batch_id and b.state in ('sending', 'sent') group by o.state"
        )
    )
    return {OrderState(state): int(fils) for state, fils in rows}


def list_ledger_differences(db: Session) -> list[tuple[UUID, UUID, int]]:
    """Where orders that were settled and the lines of ledgers differ: case, instalment, the ledger's fils above the orders'."""
    rows = db.execute(
        text(
            """
            with paid as (
                select request_id, instalment_id, sum(amount_fils) fils from payment_order
                where state = 'settled' group by request_id, instalment_id),
            spent as (
                select request_id, instalment_id,
                       sum(case kind when 'spend' then amount_fils when 'give_back' then -amount_fils else 0 end) fils
                from fund_movement where instalment_id is not null group by request_id, instalment_id)
            select coalesce(s.request_id, p.request_id) request_id, coalesce(s.instalment_id, p.instalment_id) instalment_id,
                   coalesce(s.fils, 0) - coalesce(p.fils, 0) fils
            from spent s full join paid p on p.instalment_id = s.instalment_id
            where coalesce(s.fils, 0) <> coalesce(p.fils, 0)
            """
        )
    )
    return [(row.request_id, row.instalment_id, int(row.fils)) for row in rows]
