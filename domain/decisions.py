"""What a person states with each decision, and what may be wrong with it."""

from dataclasses import dataclass
from enum import StrEnum

from domain.categories import Category, Paper, PayeeKind
from domain.cycle import DecisionCode
from domain.forms import TEXT_LIMIT, FormReader
from domain.ibans import read_iban
from domain.money import read_dinars

INSTALMENT_LIMIT = 60


class Reason(StrEnum):
    """Typed reasons: of a rejection, and of a ruling by the duplicate desk."""

    CONDITIONS_NOT_MET = "conditions_not_met"
    INCOME_ABOVE_LIMIT = "income_above_limit"
    SERVED_ELSEWHERE = "served_elsewhere"
    PAPERS_NOT_GENUINE = "papers_not_genuine"
    NOT_REACHABLE = "not_reachable"
    OUTSIDE_SPECIALISATION = "outside_specialisation"
    DIFFERENT_NEED = "different_need"
    DIFFERENT_PERSON = "different_person"
    SAME_REQUEST_TWICE = "same_request_twice"
    GIVEN_ALREADY = "given_already"


class PaymentMethod(StrEnum):
    """How aid is paid: never cash (rule 9)."""

    BANK_TRANSFER = "bank_transfer"
    KNET = "knet"
    VOUCHER_CARD = "voucher_card"
    IN_KIND = "in_kind"
    CHEQUE = "cheque"


class Proof(StrEnum):
    """What shows that aid was received."""

    SIGNED_RECEIPT = "signed_receipt"
    PAYEE_RECEIPT = "payee_receipt"


REASONS: dict[DecisionCode, frozenset[Reason]] = {
    code: frozenset(list(Reason)[:6]) for code in (DecisionCode.ADVISE_REJECTION, DecisionCode.REJECT)
} | {
    DecisionCode.RELEASE: frozenset({Reason.DIFFERENT_NEED, Reason.DIFFERENT_PERSON}),
    DecisionCode.RULE_DUPLICATE: frozenset({Reason.SAME_REQUEST_TWICE, Reason.GIVEN_ALREADY}),
}
"""The reasons each decision takes; a decision that is not named here takes none."""

TEXT_NEEDED = frozenset(
    {
        DecisionCode.RECOMMEND,
        DecisionCode.ADVISE_REJECTION,
        DecisionCode.RETURN,
        DecisionCode.RELEASE,
        DecisionCode.RULE_DUPLICATE,
        DecisionCode.WITHDRAW,
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
    method: str = ""
    reference: str = ""
    proof: str = ""


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
    method: PaymentMethod | None = None
    reference: str = ""
    proof: Proof | None = None


def read_decision(
    form: DecisionForm, category: Category, *, recommended_fils: int | None, funds: frozenset[str]
) -> StatedDecision:
    """Read and judge a decision; `funds` are the charity's open funds, `recommended_fils` caps a signature.

    Raises InvalidFieldsError with every problem at once.
    """
    reader = FormReader()
    code = reader.choice("code", form.code, DecisionCode)
    if code is None:
        reader.finish()
        raise AssertionError  # finish() has raised
    text = reader.text("text", form.text, required=code in TEXT_NEEDED, limit=TEXT_LIMIT)
    stated = StatedDecision(code, text=text, reason=_read_reason(reader, form, code))
    if code is DecisionCode.RECOMMEND:
        stated = _read_recommendation(reader, form, stated, category, funds)
    elif code is DecisionCode.APPROVE:
        stated = _read_approval(reader, form, stated, recommended_fils)
    elif code in (DecisionCode.SEND_BACK, DecisionCode.COMPLETE):
        stated = _read_papers(reader, form, stated)
    elif code is DecisionCode.PAY:
        stated = _read_payment(reader, form, stated)
    elif code is DecisionCode.CONFIRM:
        proof = reader.choice("proof", form.proof, Proof)
        stated = StatedDecision(code, text=text, proof=proof)
    reader.finish()
    return stated


def _read_reason(reader: FormReader, form: DecisionForm, code: DecisionCode) -> Reason | None:
    if code not in REASONS:
        return None
    reason = reader.choice("reason", form.reason, Reason, unknown="unknown_reason")
    if reason and reason not in REASONS[code]:
        reader.blame("reason", "unknown_reason")
    return reason


def _read_recommendation(
    reader: FormReader, form: DecisionForm, stated: StatedDecision, category: Category, funds: frozenset[str]
) -> StatedDecision:
    amount = reader.value("amount", form.amount, read_dinars, required=True)
    if amount and amount > category.ceiling_fils:
        reader.blame("amount", "above_ceiling", ceiling_fils=category.ceiling_fils)
    kind = reader.choice("payee_kind", form.payee_kind or category.payee_kind.value, PayeeKind)
    name = reader.text("payee_name", form.payee_name, required=True)
    in_kind = kind is PayeeKind.IN_KIND
    iban = reader.value("payee_iban", form.payee_iban, read_iban, required=not in_kind)
    fund = reader.text("fund", form.fund, required=True)
    if fund and fund not in funds:
        reader.blame("fund", "unknown_fund")
    instalments = reader.count(
        "instalments", form.instalments, limit=INSTALMENT_LIMIT, code="too_many_instalments"
    )
    payee = PayeeStatement(kind, name, iban) if kind else None
    return StatedDecision(stated.code, amount, instalments, payee, fund or None, text=stated.text)


def _read_approval(
    reader: FormReader, form: DecisionForm, stated: StatedDecision, recommended_fils: int | None
) -> StatedDecision:
    amount = reader.value("amount", form.amount, read_dinars) or recommended_fils
    if amount and recommended_fils and amount > recommended_fils:
        reader.blame("amount", "amount_above_recommended", recommended_fils=recommended_fils)
    return StatedDecision(stated.code, amount, text=stated.text)


def _read_papers(reader: FormReader, form: DecisionForm, stated: StatedDecision) -> StatedDecision:
    known = frozenset(Paper)
    if not form.papers:
        reader.blame("papers", "required")
    if not known.issuperset(form.papers):
        reader.blame("papers", "unknown_paper")
    papers = frozenset(Paper(code) for code in form.papers if code in known)
    return StatedDecision(stated.code, text=stated.text, papers=papers)


def _read_payment(reader: FormReader, form: DecisionForm, stated: StatedDecision) -> StatedDecision:
    method = reader.choice("method", form.method, PaymentMethod, unknown="unknown_method")
    reference = reader.text("reference", form.reference, required=True, limit=60)
    if method is PaymentMethod.CHEQUE and not stated.text:
        reader.blame("text", "cheque_needs_reason")
    return StatedDecision(stated.code, text=stated.text, method=method, reference=reference)
