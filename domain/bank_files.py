"""Files to the bank and its answers: what is sent, what is answered, and what does not agree."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from domain.forms import FormReader
from domain.ibans import read_iban

MOST_ORDERS = 1_000
"""How many orders one file carries."""

BIC_LENGTHS = (8, 11)


class BatchState(StrEnum):
    """Written; on its way, and nobody knows whether it arrived; handed over; or dropped before it was sent."""

    MADE = "made"
    SENDING = "sending"
    SENT = "sent"
    VOID = "void"


class BankAnswer(StrEnum):
    """What the bank says of one payment: still under way, paid, or not paid."""

    PENDING = "pending"
    PAID = "paid"
    REJECTED = "rejected"


class LineOutcome(StrEnum):
    """What became of one line of the bank's answer."""

    WAITING = "waiting"
    APPLIED = "applied"
    NOTED = "noted"
    KNOWN = "known"
    UNKNOWN_ORDER = "unknown_order"
    AMOUNT_DIFFERS = "amount_differs"
    CONTRADICTS = "contradicts"
    NEEDS_PERSON = "needs_person"


class DifferenceKind(StrEnum):
    """Why some fils do not agree."""

    NOT_SENT = "not_sent"
    UNFIT = "unfit"
    UNCERTAIN = "uncertain"
    UNANSWERED = "unanswered"
    UNKNOWN_ORDER = "unknown_order"
    AMOUNT_DIFFERS = "amount_differs"
    CONTRADICTS = "contradicts"
    NEEDS_PERSON = "needs_person"
    LEDGER = "ledger"


ANSWERS = {
    **dict.fromkeys(("ACSC", "ACCC"), BankAnswer.PAID),
    **dict.fromkeys(("RJCT", "CANC"), BankAnswer.REJECTED),
    **dict.fromkeys(
        ("RCVD", "ACTC", "ACCP", "ACSP", "ACWC", "ACWP", "PDNG", "PART", "PATC"), BankAnswer.PENDING
    ),
}
"""The bank's codes of a payment or a group (ISO 20022) → what they mean here; only settled is paid."""


@dataclass(frozen=True)
class PaymentLine:
    """One order as the file says it: its reference, whom, to which account, how much."""

    reference: str
    payee_name: str
    iban: str
    amount_fils: int


@dataclass(frozen=True)
class PaymentFile:
    """One file of orders from one account; the message id is the same however often it is sent."""

    message_id: str
    made_at: datetime
    execute_on: date
    charity_name: str
    iban: str
    bic: str
    lines: tuple[PaymentLine, ...]

    @property
    def total_fils(self) -> int:
        """The sum of its lines."""
        return sum(line.amount_fils for line in self.lines)


@dataclass(frozen=True)
class StatusLine:
    """The bank's word on one payment."""

    reference: str
    answer: BankAnswer
    code: str
    reason: str = ""
    bank_reference: str = ""
    amount_fils: int | None = None


@dataclass(frozen=True)
class StatusFile:
    """The bank's answer to one of our files; with `of_all` it says the same of every order that no line names."""

    message_id: str
    answers_to: str
    lines: tuple[StatusLine, ...]
    of_all: BankAnswer | None = None
    code: str = ""
    reason: str = ""


@dataclass(frozen=True)
class BankAccountForm:
    """The account from which a charity pays, as typed."""

    iban: str = ""
    bic: str = ""


@dataclass(frozen=True)
class Difference:
    """Some fils that do not agree: of which order and case, how much, and why."""

    kind: DifferenceKind
    amount_fils: int
    reference: str
    request_id: UUID | None = None
    number: str = ""
    batch_id: UUID | None = None
    code: str = ""
    detail: str = ""


def read_bank_account(form: BankAccountForm) -> tuple[str, str]:
    """The IBAN and the bank's BIC, which may be empty. Raises InvalidFieldsError."""
    reader = FormReader()
    iban = reader.value("iban", form.iban, read_iban, required=True)
    bic = reader.text("bic", form.bic, limit=11).upper()
    if bic and not (bic.isascii() and bic.isalnum() and len(bic) in BIC_LENGTHS):
        reader.blame("bic", "malformed_bic")
    reader.finish()
    return iban or "", bic
