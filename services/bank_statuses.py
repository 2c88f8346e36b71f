"""The bank's answers: each read once, each line given its effect as a decision, what does not fit left to a person."""

import hashlib
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from domain.bank_files import BankAnswer, BatchState, LineOutcome, StatusFile, StatusLine
from domain.cycle import DecisionCode, TaskKind
from domain.decisions import DecisionForm
from domain.errors import (
    DecisionPendingError,
    ForbiddenError,
    InputError,
    NotFoundError,
    RefusedError,
)
from domain.roles import Actor, Role
from gateways.bank_messages import read_statuses
from services.bank_batches import KEEPERS, BankGate
from services.decisions import decide
from services.submissions import Submission
from store.queries.bank_batches import find_batch, list_orders
from store.queries.bank_statuses import find_by_message, find_status, list_lines, list_waiting_lines
from store.queries.tasks import list_open_tasks
from store.scope import Store
from store.tables.bank_statuses import BankStatus, BankStatusLine
from store.tables.charities import Charity
from store.tables.payment_orders import OrderState, PaymentOrder

APPLIED_AT_ONCE = 100
"""Lines that have their effect in one call; the next call goes on."""

ANSWERS_OF = {BankAnswer.PAID: OrderState.SETTLED, BankAnswer.REJECTED: OrderState.BOUNCED}


class UnknownBatchError(RefusedError):
    """The bank answers to a file that is none of this charity's."""

    code = "unknown_batch"


class StatusReusedError(RefusedError):
    """Another answer of the bank came under the same message id."""

    code = "status_reused"


@dataclass(frozen=True)
class LineView:
    """The bank's word on one order, and what became of it."""

    reference: str
    answer: BankAnswer
    code: str
    reason: str
    bank_reference: str
    outcome: LineOutcome
    refusal: str


@dataclass(frozen=True)
class StatusView:
    """An answer of the bank; `left` lines have had no effect yet."""

    status_id: UUID
    batch_id: UUID
    message_id: str
    code: str
    read_at: datetime
    is_repeat: bool
    left: int
    lines: tuple[LineView, ...]


def read_status(store: Store, actor: Actor, content: bytes, *, at: datetime) -> StatusView:
    """Keep the bank's answer and give its lines their effect, as many as one call may; the same answer changes nothing.

    Raises WrongRoleError, TooLargeError, UnreadableStatusError, UnknownBatchError (no file of this charity's is meant),
    StatusReusedError (another answer came under the same message id).
    """
    actor.require(Role.AID_MANAGER)
    file, digest = read_statuses(content), hashlib.sha256(content).digest()
    with store.acting_for(actor) as db:
        known = find_by_message(db, file.message_id)
        if known and known.digest != digest:
            raise StatusReusedError
        status_id = known.id if known else _keep(db, actor, file, digest, at=at)
    view = apply_status(store, actor, status_id, at=at)
    return view if known is None else _mark_repeat(view)


def list_answers(store: Store, actor: Actor, bank: BankGate) -> tuple[str, ...]:
    """The names of the bank's files that lie in the charity's folder. Raises WrongRoleError."""
    actor.require(*KEEPERS)
    return bank.list_answers(_get_code(store, actor))


def read_answer(store: Store, actor: Actor, bank: BankGate, name: str, *, at: datetime) -> StatusView:
    """Read one of the files that lie in the charity's folder, like `read_status`. Raises NotFoundError too."""
    return read_status(store, actor, bank.read_answer(_get_code(store, actor), name), at=at)


def _get_code(store: Store, actor: Actor) -> str:
    with store.acting_for(actor) as db:
        return db.get_one(Charity, actor.charity_id).code


def apply_status(store: Store, actor: Actor, status_id: UUID, *, at: datetime) -> StatusView:
    """Give the next lines of an answer their effect, each in a commit of its own: broken off, it goes on where it stood.

    Raises WrongRoleError, NotFoundError.
    """
    actor.require(Role.AID_MANAGER)
    with store.acting_for(actor) as db:
        status = find_status(db, status_id)
        if status is None:
            raise NotFoundError
        waiting = [line.id for line in list_waiting_lines(db, status_id, limit=APPLIED_AT_ONCE)]
    for line_id in waiting:
        outcome, refusal = _apply_line(store, actor, status, line_id, at=at)
        with store.acting_for(actor) as db:
            line = db.get_one(BankStatusLine, line_id)
            line.outcome, line.refusal = outcome, refusal
    return get_status(store, actor, status_id)


def get_status(store: Store, actor: Actor, status_id: UUID) -> StatusView:
    """An answer with what became of its lines. Raises WrongRoleError, NotFoundError."""
    actor.require(Role.AID_MANAGER, Role.CHARITY_ADMIN)
    with store.acting_for(actor) as db:
        status = find_status(db, status_id)
        if status is None:
            raise NotFoundError
        lines = list_lines(db, status_id)
    return StatusView(
        status_id=status.id,
        batch_id=status.batch_id,
        message_id=status.message_id,
        code=status.code,
        read_at=status.read_at,
        is_repeat=False,
        left=sum(line.outcome is LineOutcome.WAITING for line in lines),
        lines=tuple(
            LineView(
                line.reference,
                line.answer,
                line.code,
                line.reason,
                line.bank_reference,
                line.outcome,
                line.refusal,
            )
            for line in lines
        ),
    )


def _mark_repeat(view: StatusView) -> StatusView:
    return replace(view, is_repeat=True)


def _keep(db: Session, actor: Actor, file: StatusFile, digest: bytes, *, at: datetime) -> UUID:
    batch = find_batch(db, _read_id(file.answers_to), lock=True)
    if batch is None:
        raise UnknownBatchError
    if batch.state is BatchState.SENDING:
        # Whoever answers a file has got it.
        batch.state, batch.sent_at, batch.sent_by = BatchState.SENT, at, actor.account_id
    status = BankStatus(
        charity_id=batch.charity_id,
        batch_id=batch.id,
        message_id=file.message_id,
        digest=digest,
        code=file.code,
        read_by=actor.account_id,
        read_at=at,
    )
    db.add(status)
    db.flush()
    orders = {order.id.hex: order for order, _ in list_orders(db, batch.id)}
    for position, line in enumerate(_complete(file, orders), start=1):
        order = orders.get(line.reference)
        db.add(
            BankStatusLine(
                status_id=status.id,
                charity_id=batch.charity_id,
                position=position,
                reference=line.reference,
                order_id=order.id if order else None,
                answer=line.answer,
                code=line.code,
                reason=line.reason,
                bank_reference=line.bank_reference,
                amount_fils=line.amount_fils,
                outcome=_judge_line(line, order),
            )
        )
    db.flush()
    return status.id


def _read_id(message_id: str) -> UUID:
    try:
        return UUID(message_id)
    except ValueError:
        raise UnknownBatchError from None


def _complete(file: StatusFile, orders: dict[str, PaymentOrder]) -> tuple[StatusLine, ...]:
    """The lines of the file, and one for each order that only the word on the whole group concerns."""
    if file.of_all not in (BankAnswer.PAID, BankAnswer.REJECTED):
        return file.lines
    named = {line.reference for line in file.lines}
    rest = (
        StatusLine(reference, file.of_all, file.code, file.reason)
        for reference in orders
        if reference not in named
    )
    return (*file.lines, *rest)


def _judge_line(line: StatusLine, order: PaymentOrder | None) -> LineOutcome:
    if order is None:
        return LineOutcome.UNKNOWN_ORDER
    if line.amount_fils is not None and line.amount_fils != order.amount_fils:
        return LineOutcome.AMOUNT_DIFFERS
    return LineOutcome.NOTED if line.answer is BankAnswer.PENDING else LineOutcome.WAITING


def _apply_line(
    store: Store, actor: Actor, status: BankStatus, line_id: UUID, *, at: datetime
) -> tuple[LineOutcome, str]:
    """What a line comes to: decided on the task of its case, known already, against the record, or for a person."""
    with store.acting_for(actor) as db:
        line = db.get_one(BankStatusLine, line_id)
        order = db.get_one(PaymentOrder, line.order_id)
        tasks = list_open_tasks(db, order.request_id)
    if order.state is ANSWERS_OF[line.answer]:
        return LineOutcome.KNOWN, ""
    is_return = order.state is OrderState.SETTLED and line.answer is BankAnswer.REJECTED
    if order.state is not OrderState.SIGNED and not is_return:
        return LineOutcome.CONTRADICTS, ""
    kind = TaskKind.CONFIRM if is_return else TaskKind.SETTLE
    task = next((each for each in tasks if each.kind is kind), None)
    if task is None:
        return (LineOutcome.CONTRADICTS if is_return else LineOutcome.NEEDS_PERSON), ""
    form, key = _write_decision(line), f"bank/{status.message_id}/{line.reference}"
    submission = Submission(key[:120], hashlib.sha256(key.encode()).digest())
    try:
        decide(store, actor, task.id, form, submission, at=at)
    except DecisionPendingError as error:
        return LineOutcome.NEEDS_PERSON, error.code
    except (RefusedError, ForbiddenError, NotFoundError, InputError) as error:
        return LineOutcome.NEEDS_PERSON, error.code
    return LineOutcome.APPLIED, ""


def _write_decision(line: BankStatusLine) -> DecisionForm:
    if line.answer is BankAnswer.PAID:
        reference = (line.bank_reference or line.reference)[:60]
        return DecisionForm(code=DecisionCode.SETTLE.value, reference=reference)
    told = " ".join(one for one in (line.code, line.reason) if one)
    return DecisionForm(code=DecisionCode.BOUNCE.value, text=told[:500], reference=line.bank_reference[:60])
