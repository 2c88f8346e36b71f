"""What a person states with each decision, and what may be wrong with it."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

from domain.categories import Category, Paper, PayeeKind
from domain.cycle import TASK_DECISIONS, DecisionCode, TaskKind
from domain.errors import FieldProblem
from domain.forms import TEXT_LIMIT, FormReader, read_date
from domain.ibans import read_iban
from domain.money import read_dinars
from domain.proofs import Proof, ReceiptContext
from domain.reasons import MAY_GIVE_NO_REASON, REASONS
from domain.reasons import Reason as Reason  # noqa: PLC0414 (a part of the vocabulary of this room)
from domain.recurrences import count_limit

INSTALMENT_LIMIT = 60

DEFERRAL_LIMIT = timedelta(days=366)
"""A hold is put off to a day within a year: beyond it nobody would remember why."""


class AskedField(StrEnum):
    """What the applicant can be asked to complete beside papers."""

    PHONE = "phone"
    ADDRESS = "address"
    BIRTH_DATE = "birth_date"
    NATIONALITY = "nationality"
    NEED = "need"
    HOUSEHOLD_SIZE = "household_size"
    MEMBERS = "members"
    INCOME = "income"
    DEBTS = "debts"
    HOUSING = "housing"
    ASSETS = "assets"
    LEASE_NUMBER = "lease_number"
    BILL_NUMBER = "bill_number"
    PAYEE = "payee"


class PaymentMethod(StrEnum):
    """How aid is paid: never cash (rule 9)."""

    BANK_TRANSFER = "bank_transfer"
    KNET = "knet"
    VOUCHER_CARD = "voucher_card"
    IN_KIND = "in_kind"
    CHEQUE = "cheque"


TEXT_NEEDED = frozenset(
    {
        DecisionCode.RECOMMEND,
        DecisionCode.ADVISE_REJECTION,
        DecisionCode.RETURN,
        DecisionCode.ESCALATE,
        DecisionCode.DECLINE,
        DecisionCode.BOUNCE,
        DecisionCode.NOT_RECEIVED,
        DecisionCode.SUSPEND,
        DecisionCode.WITHDRAW,
        DecisionCode.REDIRECT,
        DecisionCode.RETURN_TO_POOL,
        *TASK_DECISIONS[TaskKind.IDENTIFY],
        *TASK_DECISIONS[TaskKind.ADJUDICATE],
        *TASK_DECISIONS[TaskKind.HEAR],
        DecisionCode.WITHDRAW_APPEAL,
    }
)
"""Decisions that cannot be taken without a sentence of explanation."""


@dataclass(frozen=True)
class DecisionForm:
    """A decision as typed: every field is text and may be empty; which ones count depends on `code`."""

    code: str = ""
    amount: str = ""
    instalments: str = ""
    payee_kind: str = ""
    payee_name: str = ""
    payee_iban: str = ""
    fund: str = ""
    reason: str = ""
    text: str = ""
    papers: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    method: str = ""
    reference: str = ""
    proof: str = ""
    document: str = ""
    person: str = ""
    until: str = ""
    charity: str = ""


@dataclass(frozen=True)
class PayeeStatement:
    """Who is to be paid, as the researcher states it."""

    kind: PayeeKind
    name: str
    iban: str | None


@dataclass(frozen=True)
class StatedDecision:
    """A decision that can be recorded."""

    code: DecisionCode
    amount_fils: int | None = None
    instalments: int = 1
    payee: PayeeStatement | None = None
    fund: str | None = None
    reason: Reason | None = None
    text: str = ""
    papers: frozenset[Paper] = frozenset()
    fields: frozenset[AskedField] = frozenset()
    method: PaymentMethod | None = None
    reference: str = ""
    proof: Proof | None = None
    person_id: UUID | None = None
    until_on: date | None = None
    charity_id: UUID | None = None


@dataclass(frozen=True)
class DecisionContext:
    """What a decision is judged by.

    `gaps` is what keeps approval from being recommended yet; `asked` the fields the applicant still owes.

    `receipt` is what a receipt can be proved by.

    `recommended_fils` is what was recommended, or signed for since: no later signature is above it.

    `amount_fils` was asked for; `ceiling_fils` caps a recommendation, `recommended_fils` a signature; `funds` are the
    charity's open ones; `candidates` the persons a stated identity may be; `receivers` the charities
    to which the case may be directed; `has_account` says that the payee at hand has one; `today` is the day in Kuwait.
    `reasons`, if given, are those of a decision's reasons that this case allows; what is upheld in part is less than
    `partly_below_fils`.
    """

    category: Category
    today: date
    amount_fils: int
    ceiling_fils: int
    recommended_fils: int | None = None
    receipt: ReceiptContext = field(default_factory=ReceiptContext)
    funds: frozenset[str] = frozenset()
    candidates: frozenset[UUID] = frozenset()
    gaps: tuple[FieldProblem, ...] = ()
    asked: frozenset[AskedField] = frozenset()
    receivers: frozenset[UUID] = frozenset()
    reasons: frozenset[Reason] | None = None
    partly_below_fils: int = 0
    has_account: bool = True


def read_decision(form: DecisionForm, context: DecisionContext) -> StatedDecision:
    """Read and judge a decision. Raises InvalidFieldsError with every problem at once."""
    reader = FormReader()
    code = reader.choice("code", form.code, DecisionCode)
    if code is None:
        reader.finish()
        raise AssertionError  # finish() has raised
    text = reader.text("text", form.text, required=code in TEXT_NEEDED, limit=TEXT_LIMIT)
    stated = StatedDecision(code, text=text, reason=_read_reason(reader, form, code, context))
    if read := _READERS.get(code):
        stated = read(reader, form, stated, context)
    reader.finish()
    return stated


def _read_reason(
    reader: FormReader, form: DecisionForm, code: DecisionCode, context: DecisionContext
) -> Reason | None:
    if code not in REASONS or (code in MAY_GIVE_NO_REASON and not form.reason.strip()):
        return None
    reason = reader.choice("reason", form.reason, Reason, unknown="unknown_reason")
    if reason and (
        reason not in REASONS[code] or (context.reasons is not None and reason not in context.reasons)
    ):
        reader.blame("reason", "unknown_reason")
    return reason


def _read_recommendation(
    reader: FormReader, form: DecisionForm, stated: StatedDecision, context: DecisionContext
) -> StatedDecision:
    reader.take(context.gaps)
    amount = reader.value("amount", form.amount, read_dinars, required=True)
    if amount and amount > context.ceiling_fils:
        reader.blame("amount", "above_ceiling", ceiling_fils=context.ceiling_fils)
    kind = reader.choice("payee_kind", form.payee_kind or context.category.payee_kind.value, PayeeKind)
    name = reader.text("payee_name", form.payee_name, required=True)
    in_kind = kind is PayeeKind.IN_KIND
    iban = reader.value("payee_iban", form.payee_iban, read_iban, required=not in_kind)
    fund = reader.text("fund", form.fund, required=True)
    if fund and fund not in context.funds:
        reader.blame("fund", "unknown_fund")
    instalments = reader.count(
        "instalments",
        form.instalments,
        limit=count_limit(context.category.recurrence, context.category.restudy_months) or INSTALMENT_LIMIT,
        code="too_many_instalments",
    )
    payee = PayeeStatement(kind, name, iban) if kind else None
    return replace(stated, amount_fils=amount, instalments=instalments, payee=payee, fund=fund or None)


def _read_approval(
    reader: FormReader, form: DecisionForm, stated: StatedDecision, context: DecisionContext
) -> StatedDecision:
    recommended = context.recommended_fils
    amount = reader.value("amount", form.amount, read_dinars) or recommended
    if amount and recommended and amount > recommended:
        reader.blame("amount", "amount_above_recommended", recommended_fils=recommended)
    if amount and recommended and amount < recommended and not stated.text:
        reader.blame("text", "cut_needs_reason", recommended_fils=recommended)
    return replace(stated, amount_fils=amount)


def _read_wants(
    reader: FormReader, form: DecisionForm, stated: StatedDecision, _context: DecisionContext
) -> StatedDecision:
    """What the applicant is to complete: papers, fields, or both."""
    stated = _read_named(reader, form, stated)
    if not (form.papers or form.fields):
        reader.blame("papers", "paper_or_field_needed")
    return stated


def _read_completion(
    reader: FormReader, form: DecisionForm, stated: StatedDecision, context: DecisionContext
) -> StatedDecision:
    """What came of it; a field that came is written down in the text."""
    stated = _read_wants(reader, form, stated, context)
    if stated.fields - context.asked:
        reader.blame("fields", "not_asked_for")
    if stated.fields and not stated.text:
        reader.blame("text", "say_what_came")
    return stated


def _read_named(reader: FormReader, form: DecisionForm, stated: StatedDecision) -> StatedDecision:
    papers, fields = frozenset(Paper), frozenset(AskedField)
    if not papers.issuperset(form.papers):
        reader.blame("papers", "unknown_paper")
    if not fields.issuperset(form.fields):
        reader.blame("fields", "unknown_choice")
    return replace(
        stated,
        papers=frozenset(Paper(code) for code in form.papers if code in papers),
        fields=frozenset(AskedField(code) for code in form.fields if code in fields),
    )


def _read_payment(
    reader: FormReader, form: DecisionForm, stated: StatedDecision, context: DecisionContext
) -> StatedDecision:
    method = reader.choice("method", form.method, PaymentMethod, unknown="unknown_method")
    if method is PaymentMethod.BANK_TRANSFER and not context.has_account:
        reader.blame("method", "transfer_needs_account")
    if method is PaymentMethod.CHEQUE and not stated.text:
        reader.blame("text", "cheque_needs_reason")
    return replace(stated, method=method)


def _read_settlement(
    reader: FormReader, form: DecisionForm, stated: StatedDecision, _context: DecisionContext
) -> StatedDecision:
    return replace(stated, reference=reader.text("reference", form.reference, required=True, limit=60))


def _read_receipt(
    reader: FormReader, form: DecisionForm, stated: StatedDecision, context: DecisionContext
) -> StatedDecision:
    proof = reader.choice("proof", form.proof, Proof)
    if proof:
        context.receipt.judge(reader, proof, document=form.document, text=stated.text)
    return replace(stated, proof=proof)


def _read_ruling(
    reader: FormReader, form: DecisionForm, stated: StatedDecision, context: DecisionContext
) -> StatedDecision:
    """Which candidate is meant; "different" without one means every candidate that is left."""
    if not form.person and stated.code is DecisionCode.DIFFERENT_PERSON:
        return stated
    person_id = next((each for each in context.candidates if str(each) == form.person), None)
    if person_id is None:
        reader.blame("person", "unknown_candidate" if form.person else "required")
    return replace(stated, person_id=person_id)


def _read_complement(
    reader: FormReader, form: DecisionForm, stated: StatedDecision, context: DecisionContext
) -> StatedDecision:
    amount = reader.value("amount", form.amount, read_dinars, required=True)
    if amount and amount >= context.amount_fils:
        reader.blame("amount", "no_remainder", amount_fils=context.amount_fils)
    return replace(stated, amount_fils=amount)


def _read_deferral(
    reader: FormReader, form: DecisionForm, stated: StatedDecision, context: DecisionContext
) -> StatedDecision:
    until = reader.value("until", form.until, read_date, required=True)
    if until and not context.today < until <= context.today + DEFERRAL_LIMIT:
        reader.blame("until", "not_within_a_year")
    return replace(stated, until_on=until)


def _read_redirection(
    reader: FormReader, form: DecisionForm, stated: StatedDecision, context: DecisionContext
) -> StatedDecision:
    charity_id = next((each for each in context.receivers if str(each) == form.charity.strip().lower()), None)
    if charity_id is None:
        reader.blame("charity", "cannot_receive" if form.charity else "required")
    return replace(stated, charity_id=charity_id)


def _read_partly(
    reader: FormReader, form: DecisionForm, stated: StatedDecision, context: DecisionContext
) -> StatedDecision:
    """The most that later levels may approve: less than what was refused, or the appeal is upheld whole."""
    amount = reader.value("amount", form.amount, read_dinars, required=True)
    if amount and amount >= context.partly_below_fils:
        reader.blame("amount", "not_partly", refused_fils=context.partly_below_fils)
    return replace(stated, amount_fils=amount)


def _read_elsewhere(
    reader: FormReader, form: DecisionForm, stated: StatedDecision, context: DecisionContext
) -> StatedDecision:
    """To which charity the case goes; none named means the pool."""
    return _read_redirection(reader, form, stated, context) if form.charity.strip() else stated


_READERS: dict[
    DecisionCode, Callable[[FormReader, DecisionForm, StatedDecision, DecisionContext], StatedDecision]
] = {
    DecisionCode.RECOMMEND: _read_recommendation,
    DecisionCode.APPROVE: _read_approval,
    DecisionCode.SEND_BACK: _read_wants,
    DecisionCode.COMPLETE: _read_completion,
    DecisionCode.PAY: _read_payment,
    DecisionCode.SETTLE: _read_settlement,
    DecisionCode.CONFIRM: _read_receipt,
    DecisionCode.COMPLEMENT: _read_complement,
    DecisionCode.DEFER: _read_deferral,
    DecisionCode.REDIRECT: _read_redirection,
    DecisionCode.SUSPEND: _read_deferral,
    DecisionCode.UPHOLD_PARTLY: _read_partly,
    DecisionCode.UPHOLD_ELSEWHERE: _read_elsewhere,
    **dict.fromkeys(TASK_DECISIONS[TaskKind.IDENTIFY], _read_ruling),
}
"""What each decision states beyond its reason and text."""
