"""Files of orders to a bank: made once, sealed, handed over, and never sent under another name."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID, uuid4

from sqlmodel import Session

from domain.bank_files import (
    MOST_ORDERS,
    BankAccountForm,
    BatchState,
    PaymentFile,
    PaymentLine,
    read_bank_account,
)
from domain.calendars import read_day
from domain.errors import NotFoundError, RefusedError
from domain.roles import Actor, Role
from gateways.bank_messages import list_unfit, write_payments
from gateways.paper_store import MESSAGES
from services.committee_sessions import ScanStore
from services.moves import Work
from services.naming import Naming, PersonName
from services.needs import find_obstacle, get_subject
from services.pages import Page, read_cursor, write_cursor
from services.submissions import Submission
from store.queries.bank_batches import (
    find_account,
    find_account_of,
    find_batch,
    free_orders,
    has_stale_order,
    list_orders,
    list_sendable,
    lock_batches,
)
from store.queries.bank_batches import list_batches as query_batches
from store.queries.policies import load_policy
from store.queries.submissions import find_submission, remember_submission
from store.scope import Store
from store.tables.bank_batches import BankAccount, BankBatch, BankBatchLine
from store.tables.charities import Charity
from store.tables.payment_orders import OrderState, PaymentOrder
from store.tables.requests import AidRequest

KEEPERS = (Role.AID_MANAGER, Role.CHARITY_ADMIN)
"""Who sends files to the bank."""


class NoBankAccountError(RefusedError):
    """The charity has not said yet from which account it pays."""

    code = "no_bank_account"


class NothingToSendError(RefusedError):
    """No signed transfer waits to be told to the bank."""

    code = "nothing_to_send"


class BatchStaleError(RefusedError):
    """An order of the file is not signed any more: the file was dropped before it was sent."""

    code = "batch_stale"


class BatchUncertainError(RefusedError):
    """Nobody knows whether the file arrived: it waits for the bank's answer, or for a person who asks the bank."""

    code = "batch_uncertain"


class BankGate(Protocol):
    """The way to the bank."""

    def drop(self, charity: str, name: str, content: bytes) -> None:
        """Leave a file for the bank."""

    def lies_out(self, charity: str, name: str) -> bool:
        """True while the bank has not taken it."""

    def list_answers(self, charity: str) -> tuple[str, ...]:
        """The names of its answers that lie there."""

    def read_answer(self, charity: str, name: str) -> bytes:
        """One of its answers."""

    def is_usable(self) -> bool:
        """True if files can be left for it now."""


@dataclass(frozen=True)
class OrderLine:
    """An order of a file; the account and name as the order keeps them."""

    order_id: UUID
    request_id: UUID
    number: str
    payee_name: str
    iban: str
    amount_fils: int
    state: OrderState


@dataclass(frozen=True)
class BatchView:
    """A file of orders; money in fils, `orders_of` only where one file is asked for."""

    batch_id: UUID
    message_id: str
    file_name: str
    state: BatchState
    iban: str
    orders: int
    total_fils: int
    made_by: PersonName | None
    made_at: datetime
    sending_at: datetime | None
    sent_at: datetime | None
    lines: tuple[OrderLine, ...] = ()


@dataclass(frozen=True)
class AccountView:
    """The account from which a charity pays."""

    iban: str
    bic: str


def find_bank_account(store: Store, actor: Actor) -> AccountView | None:
    """The account from which the actor's charity pays. Raises WrongRoleError."""
    actor.require(*KEEPERS)
    with store.acting_for(actor) as db:
        row = find_account(db)
        return AccountView(row.iban, row.bic) if row else None


def set_bank_account(
    store: Store, actor: Actor, form: BankAccountForm, submission: Submission, *, at: datetime
) -> AccountView:
    """Say from which account the charity pays from now on; files that were made keep theirs.

    Raises WrongRoleError, InvalidFieldsError, KeyReusedError.
    """
    actor.require(Role.CHARITY_ADMIN, Role.AID_MANAGER)
    assert actor.charity_id is not None  # noqa: S101 (only a charity has keepers)
    with store.acting_for(actor) as db:
        row = find_account(db)
        if find_submission(db, actor.account_id, submission.key, submission.digest) is None:
            iban, bic = read_bank_account(form)
            if row is None:
                row = BankAccount(
                    charity_id=actor.charity_id, iban=iban, bic=bic, set_by=actor.account_id, set_at=at
                )
                db.add(row)
            row.iban, row.bic, row.set_by, row.set_at = iban, bic, actor.account_id, at
            remember_submission(db, actor.account_id, submission.key, submission.digest, actor.charity_id)
        assert row is not None  # noqa: S101 (a repeated submission wrote it)
        return AccountView(row.iban, row.bic)


def list_batches(
    store: Store, actor: Actor, *, cursor: str | None = None, limit: int = 25
) -> Page[BatchView]:
    """A page of the charity's files, the latest first. Raises WrongRoleError, InvalidFieldsError."""
    actor.require(*KEEPERS)
    after = read_cursor(cursor)
    with store.acting_for(actor) as db:
        rows = query_batches(db, after=after, limit=limit + 1)
        naming = Naming(db, (row.made_by for row in rows))
        items = tuple(_view(row, naming) for row in rows[:limit])
    last = items[-1] if len(rows) > limit else None
    return Page(items, write_cursor(last.made_at, last.batch_id) if last else None)


def get_batch(store: Store, actor: Actor, batch_id: UUID) -> BatchView:
    """One file with its orders. Raises WrongRoleError, NotFoundError for another charity's."""
    actor.require(*KEEPERS)
    with store.acting_for(actor) as db:
        row = _get(db, batch_id)
        return _view(row, Naming(db, [row.made_by]), list_orders(db, row.id))


def read_file(store: Store, actor: Actor, files: ScanStore, batch_id: UUID) -> bytes:
    """The file itself, as it was written. Raises WrongRoleError, NotFoundError, BrokenPaperError."""
    actor.require(*KEEPERS)
    with store.acting_for(actor) as db:
        key = _get(db, batch_id).file_key
    return files.get(key)


def make_batch(
    store: Store, actor: Actor, files: ScanStore, submission: Submission, *, at: datetime
) -> BatchView:
    """Write the signed transfers that no file carries yet into one, after a last look for like aid (rule 16).

    What another case has meanwhile got stays out, and waits for a person; so does an order whose payee's name or
    account the bank's message cannot carry, which the reconciliation names.
    Raises WrongRoleError, NoBankAccountError, NothingToSendError, UnfitOrdersError (nothing is kept), KeyReusedError.
    """
    actor.require(*KEEPERS)
    with store.acting_for(actor) as db:
        known = find_submission(db, actor.account_id, submission.key, submission.digest)
        if known is None:
            batch_id = _make(store, actor, files, at=at)
            remember_submission(db, actor.account_id, submission.key, submission.digest, batch_id)
    return get_batch(store, actor, known or batch_id)


def hand_over(
    store: Store,
    actor: Actor,
    files: ScanStore,
    bank: BankGate,
    batch_id: UUID,
    *,
    again: bool = False,
    by_hand: bool = False,
    at: datetime,
) -> BatchView:
    """Hand a file over to the bank, once: the record says first that it is on its way, and last that it arrived.

    A file of which that is not known is not sent again, unless a person says so (`again`): then it is the same file
    under the same name, with the same references. With `by_hand` a person brought it to the bank.
    Raises WrongRoleError, NotFoundError, BatchUncertainError, BatchStaleError (an order of it is not signed any more:
    the file is dropped, its other orders go into the next one), UnavailableError.
    """
    actor.require(*KEEPERS)
    with store.acting_for(actor) as db:
        _get(db, batch_id)
    batch, was, code = _begin_sending(store, batch_id, at=at)
    if batch.state is BatchState.VOID:
        raise BatchStaleError
    if was is BatchState.SENT:
        return get_batch(store, actor, batch_id)
    name = _name_file(batch)
    lies_out = not by_hand and bank.lies_out(code, name)
    if was is BatchState.SENDING and not (again or by_hand or lies_out):
        raise BatchUncertainError
    if not by_hand and not lies_out:
        bank.drop(code, name, files.get(batch.file_key))
    _end_sending(store, batch_id, actor, at=at)
    return get_batch(store, actor, batch_id)


def _begin_sending(store: Store, batch_id: UUID, *, at: datetime) -> tuple[BankBatch, BatchState, str]:
    """Write down that the file goes out now; the file, how it stood before, and its charity's code."""
    with store.registry() as db:
        batch = find_batch(db, batch_id, lock=True)
        if batch is None:
            raise NotFoundError
        was = batch.state
        if was is BatchState.MADE:
            if has_stale_order(db, batch.id):
                free_orders(db, batch.id)
                batch.state = BatchState.VOID
            else:
                batch.state, batch.sending_at = BatchState.SENDING, at
        return batch, was, db.get_one(Charity, batch.charity_id).code


def _end_sending(store: Store, batch_id: UUID, actor: Actor, *, at: datetime) -> None:
    with store.registry() as db:
        batch = find_batch(db, batch_id, lock=True)
        if batch and batch.state is BatchState.SENDING:
            batch.state, batch.sent_at, batch.sent_by = BatchState.SENT, at, actor.account_id


def _make(store: Store, actor: Actor, files: ScanStore, *, at: datetime) -> UUID:
    assert actor.charity_id is not None  # noqa: S101 (only a charity has keepers)
    with store.registry() as db:
        lock_batches(db, actor.charity_id)
        account = find_account_of(db, actor.charity_id)
        if account is None:
            raise NoBankAccountError
        found = list_sendable(db, actor.charity_id, limit=MOST_ORDERS)
        orders = [order for order in found if order.iban and _is_clear(db, order, at=at)]
        if not orders:
            raise NothingToSendError
        batch_id = uuid4()
        fit, content = _write_fitting(db, batch_id, account, orders, at=at)
        db.add(
            BankBatch(
                id=batch_id,
                charity_id=actor.charity_id,
                iban=account.iban,
                state=BatchState.MADE,
                file_key=files.put(content, kinds=MESSAGES),
                orders=len(fit),
                total_fils=sum(order.amount_fils for order in fit),
                made_by=actor.account_id,
                made_at=at,
            )
        )
        db.flush()
        db.add_all(
            BankBatchLine(
                batch_id=batch_id, order_id=order.id, charity_id=actor.charity_id, position=position
            )
            for position, order in enumerate(fit, start=1)
        )
        return batch_id


def _is_clear(db: Session, order: PaymentOrder, *, at: datetime) -> bool:
    """True if nothing stands in the way of the need right before its money goes out."""
    case = db.get_one(AidRequest, order.request_id)
    work = Work(db, case, load_policy(db, case.version_id), at)
    return find_obstacle(work, get_subject(work), beside_rulings=True) is None


def _write_fitting(
    db: Session, batch_id: UUID, account: BankAccount, orders: Sequence[PaymentOrder], *, at: datetime
) -> tuple[Sequence[PaymentOrder], bytes]:
    """The file with the orders that it carries: one that is unfit holds up no other. Raises UnfitOrdersError."""
    unfit = list_unfit([write_line(order) for order in orders], at=at)
    fit = [order for order in orders if order.id.hex not in unfit]
    return fit, write_payments(_draft_file(db, batch_id, account, fit, at=at))


def write_line(order: PaymentOrder) -> PaymentLine:
    """What a file says of an order."""
    return PaymentLine(order.id.hex, order.payee_name, order.iban or "", order.amount_fils)


def _draft_file(
    db: Session, batch_id: UUID, account: BankAccount, orders: Sequence[PaymentOrder], *, at: datetime
) -> PaymentFile:
    return PaymentFile(
        message_id=batch_id.hex,
        made_at=at,
        execute_on=read_day(at),
        charity_name=db.get_one(Charity, account.charity_id).name_ar,
        iban=account.iban,
        bic=account.bic,
        lines=tuple(write_line(order) for order in orders),
    )


def _get(db: Session, batch_id: UUID) -> BankBatch:
    batch = find_batch(db, batch_id)
    if batch is None:
        raise NotFoundError
    return batch


def _name_file(batch: BankBatch) -> str:
    return f"{batch.id.hex}.xml"


def _view(row: BankBatch, naming: Naming, orders: Sequence[tuple[PaymentOrder, str]] = ()) -> BatchView:
    return BatchView(
        batch_id=row.id,
        message_id=row.id.hex,
        file_name=_name_file(row),
        state=row.state,
        iban=row.iban,
        orders=row.orders,
        total_fils=row.total_fils,
        made_by=naming.find(row.made_by),
        made_at=row.made_at,
        sending_at=row.sending_at,
        sent_at=row.sent_at,
        lines=tuple(
            OrderLine(
                order.id,
                order.request_id,
                number,
                order.payee_name,
                order.iban or "",
                order.amount_fils,
                order.state,
            )
            for order, number in orders
        ),
    )
