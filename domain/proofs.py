"""How it is proved that aid arrived: which proof a category takes, one-time codes, collectors, the counter's procedure."""

import hmac
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from hashlib import sha256
from uuid import UUID

from domain.digits import convert_digits
from domain.errors import RefusedError
from domain.forms import TEXT_LIMIT, FormReader
from domain.phones import read_phone

CODE_DIGITS = 6
CODE_LIFE = timedelta(days=10)
"""How long a code opens its instalment: as long as a receipt may take and a week to find the time."""
ATTEMPTS_LIMIT = 5
"""After so many wrong codes nobody guesses any more: another one has to be asked for."""
SHOWN_FOR = timedelta(minutes=15)
"""How long a code that was shown at the desk proves the receipt that is being written down."""
ISSUES_AN_HOUR = 3
"""How many codes of an instalment there may be within an hour before another is sent: who asks again and again holds the wrong telephone."""
ISSUES_LIMIT = 6
"""How many codes one instalment gets; whoever needs more comes with a paper."""


class Proof(StrEnum):
    """What shows that aid was received."""

    CODE = "code"
    SIGNED_RECEIPT = "signed_receipt"
    PAYEE_RECEIPT = "payee_receipt"
    THUMB_RECEIPT = "thumb_receipt"
    COLLECTOR = "collector"


STATED_PROOFS = (Proof.CODE, Proof.SIGNED_RECEIPT, Proof.PAYEE_RECEIPT)
"""What a category can ask for; the other two stand in for a code or a signature of the applicant's own."""

STAND_INS = frozenset({Proof.THUMB_RECEIPT, Proof.COLLECTOR})
OF_THE_APPLICANT = frozenset({Proof.CODE, Proof.SIGNED_RECEIPT})


class NoCodeSentError(RefusedError):
    """No code goes to the applicant: the category takes none, or nobody can be reached."""

    code = "no_code_sent"


class TooManyCodesError(RefusedError):
    """This payment had as many codes as it gets, or as it gets within an hour."""

    code = "too_many_codes"


class CodeState(StrEnum):
    """The life of a one-time code: handed over, shown at the desk, used; or spent by guesses, or replaced."""

    LIVE = "live"
    SHOWN = "shown"
    USED = "used"
    LOCKED = "locked"
    REPLACED = "replaced"


class CodeFault(StrEnum):
    """Why a code was refused; each refusal is counted."""

    WRONG = "wrong_code"
    REPLAYED = "replayed_code"
    EXPIRED = "expired_code"
    LOCKED = "locked_code"
    NONE = "no_code"
    PIN = "wrong_pin"


class CodePath(StrEnum):
    """How a code reached the applicant: by a message, or sealed, over the counter."""

    MESSAGE = "message"
    COUNTER = "counter"


class CounterKind(StrEnum):
    """Why somebody without their phone stands at the counter."""

    LOST_PHONE = "lost_phone"
    CHANGED_NUMBER = "changed_number"


class CounterState(StrEnum):
    """A counter's procedure waits for its second clerk, or was agreed to, or refused."""

    ASKED = "asked"
    AGREED = "agreed"
    REFUSED = "refused"


@dataclass(frozen=True)
class CollectorForm:
    """Who may collect for the applicant, as typed: name, number of the document that will be shown."""

    name: str = ""
    document: str = ""


@dataclass(frozen=True)
class StatedCollector:
    """A collector that can be written down."""

    name: str
    document: str


@dataclass(frozen=True)
class CounterForm:
    """The counter's procedure as typed: its cause, the document that was shown, the new number if there is one."""

    cause: str = ""
    document: str = ""
    phone: str = ""
    text: str = ""


@dataclass(frozen=True)
class StatedCounter:
    """A counter's procedure that can be written down; without `phone` there is none any more."""

    kind: CounterKind
    phone: str | None
    text: str


@dataclass(frozen=True)
class KnownCode:
    """A code of the instalment at hand as the record keeps it."""

    code_id: UUID
    digest: bytes
    state: CodeState
    expires_at: datetime
    attempts: int


@dataclass(frozen=True)
class ReceiptContext:
    """What the receipt at hand can be proved by.

    `document` is what the applicant stated, `collector_document` that of whoever was named to collect (None: nobody
    was); `is_code_shown` if the person who writes it down has just been shown the right code.
    """

    proofs: tuple[Proof, ...] = tuple(Proof)
    document: str = ""
    collector_document: str | None = None
    is_named_today: bool = False
    is_namer: bool = False
    is_code_shown: bool = False

    def judge(self, reader: FormReader, proof: Proof, *, document: str, text: str) -> None:
        """Blame what is wrong with this proof: not taken here, a code not shown, the document of somebody else."""
        if proof not in self.proofs:
            reader.blame("proof", "proof_not_taken")
        elif proof is Proof.CODE and not self.is_code_shown:
            reader.blame("receipt_code", "code_not_shown")
        elif proof is Proof.THUMB_RECEIPT and self.document:
            check_document(reader, document, self.document, code="document_not_theirs")
        elif proof is Proof.THUMB_RECEIPT and not text:
            reader.blame("text", "name_witnesses")
        elif proof is Proof.COLLECTOR:
            self._judge_collector(reader, document)

    def _judge_collector(self, reader: FormReader, document: str) -> None:
        if self.collector_document is None:
            reader.blame("proof", "no_collector")
        elif self.is_namer or self.is_named_today:
            reader.blame("proof", "collector_not_beforehand")
        else:
            check_document(reader, document, self.collector_document, code="document_not_of_collector")


def list_proofs(proofs: Collection[Proof]) -> tuple[Proof, ...]:
    """What may prove a receipt where a category asks for `proofs`: what it names, and what stands in without a phone.

    A payee's receipt has no stand-in: a landlord or a school has its own hands.
    """
    taken = set(proofs)
    if taken & OF_THE_APPLICANT:
        taken |= STAND_INS
    return tuple(proof for proof in Proof if proof in taken)


def seal_code(secret: bytes, code_id: UUID, code: str) -> bytes:
    """The keyed digest of a code: the same digits of another code of another case have another one."""
    return hmac.digest(secret, b"delivery-code/" + code_id.bytes + code.encode(), sha256)


def read_code(raw: str) -> str:
    """The digits of a code as typed, in any script and with spaces; whatever else was typed matches nothing."""
    return "".join(convert_digits(raw).split())


def judge_code(
    codes: Collection[KnownCode], typed: str, *, secret: bytes, at: datetime
) -> tuple[CodeFault | None, KnownCode | None]:
    """Why a typed code is refused (None if it opens), and the code that it was held against.

    `codes` are those of the case, of every instalment at hand and before: one that was used or replaced once is
    recognised as such, one of another case is as wrong as any guess.
    """
    live = next((code for code in codes if code.state in (CodeState.LIVE, CodeState.SHOWN)), None)
    if live and hmac.compare_digest(live.digest, seal_code(secret, live.code_id, typed)):
        return (None if at < live.expires_at else CodeFault.EXPIRED), live
    spent = (code for code in codes if code.state in (CodeState.USED, CodeState.REPLACED))
    if any(hmac.compare_digest(code.digest, seal_code(secret, code.code_id, typed)) for code in spent):
        return CodeFault.REPLAYED, live
    if live:
        return CodeFault.WRONG, live
    is_locked = any(code.state is CodeState.LOCKED for code in codes)
    return (CodeFault.LOCKED if is_locked else CodeFault.NONE), None


def is_asked_too_often(issued: Iterable[datetime], at: datetime) -> bool:
    """True if no other code goes out now, after those that were issued at these instants."""
    return sum(each > at - timedelta(hours=1) for each in issued) >= ISSUES_AN_HOUR


def is_spent(attempts: int) -> bool:
    """True if a code that was missed so often may not be tried again."""
    return attempts >= ATTEMPTS_LIMIT


def is_same_document(shown: str, stated: str) -> bool:
    """True if the document shown bears the stated number; spaces, case and script of digits aside."""
    return fold_document(shown) == fold_document(stated)


def fold_document(number: str) -> str:
    """A document's number as it is compared."""
    return "".join(each for each in convert_digits(number).upper() if each.isalnum())


def read_collector(form: CollectorForm) -> StatedCollector:
    """Who may collect. Raises InvalidFieldsError."""
    reader = FormReader()
    name = reader.text("name", form.name, required=True)
    document = reader.text("document", form.document, required=True, limit=40)
    reader.finish()
    return StatedCollector(name, document)


def read_counter(form: CounterForm, *, document: str) -> StatedCounter:
    """The counter's procedure; whoever asks shows the document that the case names (`document`). Raises InvalidFieldsError.

    Who has no document shows two witnesses, and the text names them.
    """
    reader = FormReader()
    kind = reader.choice("cause", form.cause, CounterKind)
    phone = reader.value("phone", form.phone, read_phone, required=kind is CounterKind.CHANGED_NUMBER)
    text = reader.text("text", form.text, required=not document, limit=TEXT_LIMIT)
    if document:
        check_document(reader, form.document, document, code="document_not_theirs")
    reader.finish()
    assert kind is not None  # noqa: S101 (finish() proved it)
    return StatedCounter(kind, phone, text)


def check_document(reader: FormReader, shown: str, stated: str, *, code: str) -> None:
    """Blame the field `document` if no document was shown, or another person's."""
    if not shown.strip():
        reader.blame("document", "required")
    elif not is_same_document(shown, stated):
        reader.blame("document", code)
