"""The register of payees: when an account may be paid to, and what raises a flag (rule 17)."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from domain.categories import PayeeKind
from domain.errors import RefusedError
from domain.forms import TEXT_LIMIT, FormReader
from domain.ibans import read_iban

PAUSE_HOURS, PAUSE_LIMIT = 24, 720
"""For how many hours a new or changed account is not paid to, unless a policy says otherwise, and the most it may say.

Whoever it was taken from has time to say so.
"""

PERSONAL = frozenset({PayeeKind.APPLICANT, PayeeKind.GUARDIAN})
"""Payees whose account is one family's; a landlord's, a school's or a shop's serves many."""

OF_THE_HOUSEHOLD = PERSONAL | {PayeeKind.IN_KIND}
"""Payees who are of the applicant's own people by what they are; whoever else is one deserves a look."""


class PayeeUnconfirmedError(RefusedError):
    """No second person has confirmed the account of the payee yet."""

    code = "payee_unconfirmed"


class PayeePausedError(RefusedError):
    """The account of the payee is new or was changed: it is not paid to before `ready_at`."""

    code = "payee_paused"


class PayeeChangedError(RefusedError):
    """The account of the payee was changed after the order was issued: the order is refused and issued anew."""

    code = "payee_changed"


class PayeeAct(StrEnum):
    """What was done to an entry of the register."""

    ENTERED = "entered"
    CHANGED = "changed"
    CONFIRMED = "confirmed"
    NOTED = "noted"


class PayeeState(StrEnum):
    """Whether an account may be paid to."""

    UNCONFIRMED = "unconfirmed"
    PAUSED = "paused"
    READY = "ready"


class NameMatch(StrEnum):
    """How the name on the account stands to the payee's."""

    SAME = "same"
    CLOSE = "close"
    OTHER = "other"


class FlagKind(StrEnum):
    """Why a payment needs the ministry's eyes."""

    SHARED_IBAN = "shared_iban"
    SHARED_LEASE = "shared_lease"
    SHARED_BILL = "shared_bill"
    PAYEE_IS_STAFF = "payee_is_staff"
    PAYEE_IS_RELATIVE = "payee_is_relative"
    STAFF_IS_RELATIVE = "staff_is_relative"


@dataclass(frozen=True)
class AccountState:
    """What is known of a payee's account: since when it is as it is, whether a second person confirmed it, its pause."""

    iban: str | None
    account_at: datetime
    is_confirmed: bool
    pause: timedelta

    @property
    def ready_at(self) -> datetime:
        """When its pause ends."""
        return self.account_at + self.pause

    def judge(self, at: datetime) -> PayeeState:
        """Whether it may be paid to; whoever has no account is not paid to one."""
        if self.iban is None:
            return PayeeState.READY
        if not self.is_confirmed:
            return PayeeState.UNCONFIRMED
        return PayeeState.READY if self.ready_at <= at else PayeeState.PAUSED

    def require_ready(self, at: datetime) -> None:
        """Raise PayeeUnconfirmedError or PayeePausedError unless it may be paid to."""
        state = self.judge(at)
        if state is PayeeState.UNCONFIRMED:
            raise PayeeUnconfirmedError
        if state is PayeeState.PAUSED:
            raise PayeePausedError(ready_at=self.ready_at.isoformat())


@dataclass(frozen=True)
class AccountForm:
    """A new account of a payee, as typed."""

    iban: str = ""
    text: str = ""


@dataclass(frozen=True)
class ConfirmationForm:
    """The second person's word: the name that the bank's paper gives for the account."""

    account_name: str = ""
    text: str = ""


@dataclass(frozen=True)
class NotesForm:
    """What else the register knows of a payee: lease, address number (PACI), owner."""

    lease_number: str = ""
    address_number: str = ""
    owner_name: str = ""


def read_account(form: AccountForm, current: str | None) -> tuple[str, str]:
    """The new IBAN and why it changed. Raises InvalidFieldsError."""
    reader = FormReader()
    iban = reader.value("iban", form.iban, read_iban, required=True)
    if iban and iban == current:
        reader.blame("iban", "same_account")
    text = reader.text("text", form.text, required=True, limit=TEXT_LIMIT)
    reader.finish()
    return iban or "", text


def read_confirmation(form: ConfirmationForm, match: NameMatch) -> tuple[str, str]:
    """The name on the account, and what is said of it; another name than the payee's needs a word.

    Raises InvalidFieldsError.
    """
    reader = FormReader()
    name = reader.text("account_name", form.account_name, required=True)
    is_other = bool(name) and match is NameMatch.OTHER
    text = reader.text("text", form.text, limit=TEXT_LIMIT)
    if is_other and not text:
        reader.blame("text", "other_name_needs_reason")
    reader.finish()
    return name, text


def read_notes(form: NotesForm) -> NotesForm:
    """The notes, each within its length. Raises InvalidFieldsError."""
    reader = FormReader()
    notes = NotesForm(
        reader.text("lease_number", form.lease_number, limit=40),
        reader.text("address_number", form.address_number, limit=40),
        reader.text("owner_name", form.owner_name),
    )
    reader.finish()
    return notes
