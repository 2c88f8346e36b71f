"""How a delivery is shown: instalments with their orders."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from domain.decisions import PaymentMethod
from domain.proofs import Proof
from store.tables.decisions import Payee
from store.tables.deliveries import Instalment, InstalmentState
from store.tables.payment_orders import OrderState, PaymentOrder


@dataclass(frozen=True)
class OrderView:
    """An order to pay; payee and account as they were at its issue, `reference` as the bank is told it."""

    order_id: UUID
    reference: str
    attempt: int
    amount_fils: int
    payee_name: str
    iban: str | None
    method: PaymentMethod
    state: OrderState
    issued_at: datetime
    signed_at: datetime | None
    ended_at: datetime | None
    bank_reference: str


@dataclass(frozen=True)
class InstalmentView:
    """One payment promised or made, with its latest order; money in fils."""

    number: int
    due_on: date | None
    amount_fils: int
    payee_name: str
    state: InstalmentState
    method: PaymentMethod | None
    reference: str
    paid_at: datetime | None
    proof: Proof | None
    confirmed_at: datetime | None
    order: OrderView | None


def view_order(row: PaymentOrder) -> OrderView:
    """An order as whoever issued it and the ministry may see it."""
    return OrderView(
        order_id=row.id,
        reference=row.id.hex,
        attempt=row.attempt,
        amount_fils=row.amount_fils,
        payee_name=row.payee_name,
        iban=row.iban,
        method=row.method,
        state=row.state,
        issued_at=row.issued_at,
        signed_at=row.signed_at,
        ended_at=row.ended_at,
        bank_reference=row.bank_reference,
    )


def view_instalment(
    row: Instalment, payees: Mapping[UUID, Payee], orders: Mapping[UUID, PaymentOrder]
) -> InstalmentView:
    """An instalment with its payee named, and its latest order."""
    payee = payees.get(row.payee_id)
    return InstalmentView(
        row.number,
        row.due_on,
        row.amount_fils,
        payee.name if payee else "",
        row.state,
        row.method,
        row.reference,
        row.paid_at,
        row.proof,
        row.confirmed_at,
        view_order(order) if (order := orders.get(row.id)) else None,
    )
