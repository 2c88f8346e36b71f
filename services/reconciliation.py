"""Reconciliation: what the bank was told, what it answered, what the ledgers say, and every fils that does not agree."""

from dataclasses import dataclass
from datetime import datetime

from domain.bank_files import BankAnswer, BatchState, Difference, DifferenceKind, LineOutcome
from domain.roles import Actor, Role
from gateways.bank_messages import list_unfit
from services.bank_batches import write_line
from store.queries.bank_batches import list_ledger_differences, list_unsettled, sum_sent
from store.queries.bank_statuses import list_unresolved
from store.scope import Store
from store.tables.bank_batches import BankBatch
from store.tables.payment_orders import OrderState

READERS = (Role.AID_MANAGER, Role.CHARITY_ADMIN)

_OF_BATCH = {
    BatchState.SENDING: DifferenceKind.UNCERTAIN,
    BatchState.SENT: DifferenceKind.UNANSWERED,
}


@dataclass(frozen=True)
class Reconciliation:
    """What the bank was told to pay and what became of it, in fils; whatever does not agree is named one by one."""

    sent_fils: int
    paid_fils: int
    returned_fils: int
    open_fils: int
    compared_at: datetime
    differences: tuple[Difference, ...]


def reconcile(store: Store, actor: Actor, *, at: datetime) -> Reconciliation:
    """Hold orders, files, answers and ledgers of the actor's charity against each other. Raises WrongRoleError."""
    actor.require(*READERS)
    with store.acting_for(actor, snapshot=True) as db:
        sums, unsettled = sum_sent(db), list_unsettled(db)
        unfit = list_unfit([write_line(order) for order, _, batch in unsettled if batch is None], at=at)
        differences = (
            *(
                Difference(
                    DifferenceKind.UNFIT if order.id.hex in unfit else _name_open(batch),
                    order.amount_fils,
                    order.id.hex,
                    order.request_id,
                    number,
                    batch.id if batch else None,
                )
                for order, number, batch in unsettled
            ),
            *(
                Difference(
                    DifferenceKind(line.outcome.value),
                    line.amount_fils if line.amount_fils is not None else (order.amount_fils if order else 0),
                    line.reference,
                    order.request_id if order else None,
                    number,
                    batch_id,
                    line.code,
                    line.refusal,
                )
                for line, order, number, batch_id in list_unresolved(db)
                if not _is_resolved(line.outcome, line.answer, order.state if order else None)
            ),
            *(
                Difference(DifferenceKind.LEDGER, fils, instalment_id.hex, request_id)
                for request_id, instalment_id, fils in list_ledger_differences(db)
            ),
        )
    paid, returned = sums.get(OrderState.SETTLED, 0), sums.get(OrderState.BOUNCED, 0)
    return Reconciliation(
        sent_fils=sum(sums.values()),
        paid_fils=paid,
        returned_fils=returned,
        open_fils=sum(sums.values()) - paid - returned,
        compared_at=at,
        differences=differences,
    )


def _name_open(batch: BankBatch | None) -> DifferenceKind:
    return _OF_BATCH.get(batch.state, DifferenceKind.NOT_SENT) if batch else DifferenceKind.NOT_SENT


def _is_resolved(outcome: LineOutcome, answer: BankAnswer, state: OrderState | None) -> bool:
    """True once a person has brought the order to where the bank said it is."""
    if outcome is LineOutcome.UNKNOWN_ORDER or outcome is LineOutcome.AMOUNT_DIFFERS:
        return False
    wanted = {BankAnswer.PAID: OrderState.SETTLED, BankAnswer.REJECTED: OrderState.BOUNCED}
    return state is wanted.get(answer)
