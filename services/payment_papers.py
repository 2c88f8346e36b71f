"""What the papers of a payment say: the order as it was signed, and the receipt of what was paid."""

from datetime import datetime

from domain.calendars import read_day
from domain.printed_papers import Content, Document, Fact, PaperKind, Section, Signature
from language.words import Words
from services.paper_contents import (
    CaseFacts,
    list_facts,
    make_document,
    word_applicant,
    word_both,
    word_request,
    word_signature,
)


def make_payment_order(facts: CaseFacts, *, at: datetime) -> Content:
    """An order to pay as it was signed: payee and account as it keeps them, its reference, its two signatures."""

    def word(words: Words) -> Document:
        sections = (
            word_request(words, facts, short=True),
            _word_order(words, facts),
        )
        signatures = [word_signature(words, signer) for signer in facts.signers]
        return make_document(words, PaperKind.PAYMENT_ORDER, facts.charity, sections, signatures, at=at)

    return word_both(word)


def make_receipt(facts: CaseFacts, *, at: datetime) -> Content:
    """What was paid and received, for the payee to sign if it was not signed yet."""

    def word(words: Words) -> Document:
        sections = (
            word_request(words, facts, short=True),
            word_applicant(words, facts, short=True),
            _word_order(words, facts),
            _word_proof(words, facts),
        )
        signatures = (
            Signature(words.say("printed_papers-received_by")),
            *(word_signature(words, signer) for signer in facts.signers),
        )
        return make_document(words, PaperKind.RECEIPT, facts.charity, sections, signatures, at=at)

    return word_both(word)


def _word_order(words: Words, facts: CaseFacts) -> Section:
    order, say = facts.order, words.say
    assert order is not None  # noqa: S101 (these papers are issued for an order)
    number = next((row.number for row in facts.instalments if row.id == order.instalment_id), 0)
    return Section(
        say("printed_papers-order"),
        list_facts(
            Fact(say("printed_papers-order_reference"), order.id.hex, is_code=True),
            Fact(say("printed_papers-instalment"), words.number(number) if number else ""),
            Fact(say("printed_papers-amount"), words.money(order.amount_fils)),
            Fact(say("printed_papers-payee"), order.payee_name),
            Fact(say("printed_papers-iban"), order.iban or "", is_code=True),
            Fact(say("decisions-method"), words.code("payment_method", order.method)),
            Fact(
                say("printed_papers-fund"), words.code("fund_source", facts.fund.source) if facts.fund else ""
            ),
            Fact(say("printed_papers-bank_reference"), order.bank_reference, is_code=True),
        ),
    )


def _word_proof(words: Words, facts: CaseFacts) -> Section:
    order, say = facts.order, words.say
    paid = next((row for row in facts.instalments if order and row.id == order.instalment_id), None)
    if paid is None:
        return Section(say("printed_papers-proof"))
    return Section(
        say("printed_papers-proof"),
        list_facts(
            Fact(
                say("printed_papers-paid_on"), words.day_both(read_day(paid.paid_at)) if paid.paid_at else ""
            ),
            Fact(
                say("printed_papers-received_on"),
                words.day_both(read_day(paid.confirmed_at)) if paid.confirmed_at else "",
            ),
            Fact(say("printed_papers-proof"), words.code("proof", paid.proof) if paid.proof else ""),
        ),
    )
