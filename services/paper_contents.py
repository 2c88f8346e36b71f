"""What the papers of a case say, worded in both languages from the rows of the case: pure, nothing is read here."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from domain.calendars import read_day
from domain.categories import Category
from domain.cycle import DecisionCode
from domain.need_scores import NeedScore
from domain.printed_papers import Content, Document, Fact, PaperKind, Section, Signature, Table
from language.need_scores import tell_line
from language.words import Words, words_for
from services.naming import CharityName
from services.requests import name_of
from store.tables.charities import Fund
from store.tables.decisions import Decision, Payee
from store.tables.deliveries import Instalment
from store.tables.payment_orders import PaymentOrder
from store.tables.requests import AidRequest, RequestPaper, StatedBeneficiaryRow, StatedIdentityRow, Study


@dataclass(frozen=True)
class Signer:
    """Who stands under a paper; without names where readers may know the office only."""

    role: str
    name_ar: str = ""
    name_en: str = ""
    at: datetime | None = None
    amount_fils: int | None = None


@dataclass(frozen=True)
class CaseFacts:
    """The rows a paper of a case is made of; what its kind does not need may be left out."""

    case: AidRequest
    category: Category
    charity: CharityName | None
    identity: StatedIdentityRow
    beneficiary: StatedBeneficiaryRow | None = None
    papers: Sequence[RequestPaper] = ()
    consent_version: str = ""
    study: Study | None = None
    score: NeedScore | None = None
    decision: Decision | None = None
    payee: Payee | None = None
    fund: Fund | None = None
    instalments: Sequence[Instalment] = ()
    signers: Sequence[Signer] = ()
    order: PaymentOrder | None = None


def word_both(word: Callable[[Words], Document]) -> Content:
    """One document in Arabic and in English."""
    return Content(word(words_for("ar")), word(words_for("en")))


def make_document(
    words: Words,
    kind: PaperKind,
    charity: CharityName | None,
    sections: Sequence[Section],
    signatures: Sequence[Signature],
    *,
    at: datetime,
) -> Document:
    """A paper of a body on the day of `at`, in the words' language; sections that say nothing are left out."""
    today = read_day(at)
    return Document(
        title=words.code("paper_kind", kind),
        body=words.name(charity.name_ar, charity.name_en) if charity else "",
        day=words.day(today),
        day_hijri=words.day_hijri(today),
        sections=tuple(part for part in sections if part.facts or part.paragraphs or part.table),
        signatures=tuple(signatures),
    )


def make_request_form(facts: CaseFacts, *, at: datetime) -> Content:
    """The request as stated, for the applicant to sign."""

    def word(words: Words) -> Document:
        sections = (
            word_request(words, facts),
            word_applicant(words, facts),
            _word_beneficiary(words, facts),
            Section(words.say("printed_papers-need"), paragraphs=_list_texts(facts.case.need)),
            _word_papers(words, facts),
            _word_consent(words, facts),
        )
        signatures = (
            Signature(words.say("printed_papers-applicant_signature"), name_of(facts.identity)),
            *(word_signature(words, signer) for signer in facts.signers),
        )
        return make_document(words, PaperKind.REQUEST_FORM, facts.charity, sections, signatures, at=at)

    return word_both(word)


def make_research_report(facts: CaseFacts, *, at: datetime) -> Content:
    """The study and what it recommends; an opinion of its charity."""

    def word(words: Words) -> Document:
        sections = (
            word_request(words, facts),
            word_applicant(words, facts),
            _word_beneficiary(words, facts),
            _word_study(words, facts),
            _word_score(words, facts),
            _word_recommendation(words, facts),
        )
        signatures = [word_signature(words, signer) for signer in facts.signers]
        return make_document(words, PaperKind.RESEARCH_REPORT, facts.charity, sections, signatures, at=at)

    return word_both(word)


def make_approval(facts: CaseFacts, *, at: datetime) -> Content:
    """What was approved, to whom it is paid and how, and who signed."""

    def word(words: Words) -> Document:
        sections = (
            Section(
                words.say("printed_papers-decision"), paragraphs=(words.say("printed_papers-decision_text"),)
            ),
            word_request(words, facts, short=True),
            word_applicant(words, facts, short=True),
            _word_beneficiary(words, facts),
            _word_payment(words, facts),
            _word_plan(words, facts),
            _word_signers(words, facts),
        )
        signatures = [word_signature(words, signer) for signer in facts.signers]
        return make_document(words, PaperKind.APPROVAL, facts.charity, sections, signatures, at=at)

    return word_both(word)


def word_signature(words: Words, signer: Signer) -> Signature:
    """Who signed, as it stands at the foot of a paper."""
    day = words.day(read_day(signer.at)) if signer.at else ""
    return Signature(words.say(signer.role), words.name(signer.name_ar, signer.name_en), day)


def word_request(words: Words, facts: CaseFacts, *, short: bool = False) -> Section:
    """What was asked for, and when; `short` leaves out what only the study needs."""
    case, category = facts.case, facts.category
    say = words.say
    whole = (
        Fact(say("printed_papers-urgency"), words.code("urgency", case.urgency)),
        Fact(say("printed_papers-household_size"), words.number(case.household_size)),
    )
    return Section(
        say("printed_papers-request"),
        list_facts(
            Fact(say("printed_papers-request_number"), case.number, is_code=True),
            Fact(say("printed_papers-received"), words.day_both(read_day(case.received_at))),
            Fact(say("printed_papers-category"), words.name(category.name_ar, category.name_en)),
            Fact(say("printed_papers-circular"), category.circular),
            Fact(say("printed_papers-asked"), words.money(case.amount_fils)),
            *(() if short else whole),
            Fact(say("printed_papers-lease_number"), case.lease_number, is_code=True),
            Fact(say("printed_papers-bill_number"), case.bill_number, is_code=True),
        ),
    )


def word_applicant(words: Words, facts: CaseFacts, *, short: bool = False) -> Section:
    """Who asks; `short` leaves out how they are reached."""
    identity, say = facts.identity, words.say
    address = [identity.address.get(part, "") for part in ("governorate", "area", "block", "street", "house")]
    whole = (
        _fact_of_birth(words, identity.birth_on),
        Fact(say("printed_papers-sex"), words.code("sex", identity.sex) if identity.sex else ""),
        Fact(say("printed_papers-nationality"), identity.nationality),
        Fact(say("printed_papers-phone"), identity.phone or "", is_code=True),
        Fact(say("printed_papers-address"), say("layout-comma").join(part for part in address if part)),
    )
    return Section(
        say("printed_papers-applicant"),
        list_facts(
            Fact(say("printed_papers-name"), name_of(identity)),
            Fact(words.code("document", identity.document_kind), identity.document_number, is_code=True),
            *(() if short else whole),
        ),
    )


def _word_beneficiary(words: Words, facts: CaseFacts) -> Section:
    whom, say = facts.beneficiary, words.say
    if whom is None:
        return Section(say("printed_papers-beneficiary"))
    return Section(
        say("printed_papers-beneficiary"),
        list_facts(
            Fact(say("printed_papers-name"), whom.full_name),
            Fact(words.code("document", "civil_id"), whom.document_number, is_code=True),
            _fact_of_birth(words, whom.birth_on),
            Fact(say("printed_papers-sex"), words.code("sex", whom.sex) if whom.sex else ""),
        ),
    )


def _word_papers(words: Words, facts: CaseFacts) -> Section:
    names = [words.code("paper", row.paper) for row in facts.papers]
    return Section(
        words.say("printed_papers-papers"),
        paragraphs=(words.say("layout-comma").join(names),) if names else (),
    )


def _word_consent(words: Words, facts: CaseFacts) -> Section:
    version = words.say("printed_papers-consent_version", version=facts.consent_version)
    return Section(
        words.say("printed_papers-consent"),
        paragraphs=(words.code("consent", facts.consent_version), version),
    )


def _word_study(words: Words, facts: CaseFacts) -> Section:
    study, say = facts.study, words.say
    if study is None:
        return Section(say("printed_papers-study"))
    return Section(
        say("printed_papers-study"),
        list_facts(
            Fact(say("printed_papers-study_kind"), words.code("study_kind", study.kind)),
            Fact(say("printed_papers-visited"), words.day_both(study.visited_on) if study.visited_on else ""),
            Fact(say("printed_papers-income"), _word_money(words, study.income_fils)),
            Fact(say("printed_papers-rent"), _word_money(words, study.rent_fils)),
        ),
        paragraphs=_list_texts(study.summary),
    )


def _word_score(words: Words, facts: CaseFacts) -> Section:
    score, say = facts.score, words.say
    if score is None:
        return Section(say("need-title"))
    head = tuple(say(f"printed_papers-need_{name}") for name in ("factor", "arithmetic", "points"))
    rows = [
        (
            words.code("need_factor", line.factor),
            tell_line(words, line),
            say("need-total", points=line.points, most=line.most),
        )
        for line in score.lines
    ]
    total = say("need-total", points=score.points, most=score.most)
    rows.append((say("need-title"), say("need-edition", edition=score.edition), total))
    return Section(say("need-title"), table=Table(head, tuple(rows), widths=(3, 6, 3)))


def _word_recommendation(words: Words, facts: CaseFacts) -> Section:
    decision, say = facts.decision, words.say
    assert decision is not None  # noqa: S101 (a report is issued for the decision that ends the study)
    advises_rejection = decision.code is DecisionCode.ADVISE_REJECTION
    advice = say(f"printed_papers-advice_{'reject' if advises_rejection else 'approve'}")
    return Section(
        say("printed_papers-recommendation"),
        list_facts(
            Fact(say("printed_papers-recommended"), advice),
            Fact(
                say("printed_papers-reason"), words.code("reason", decision.reason) if decision.reason else ""
            ),
            Fact(say("printed_papers-amount"), _word_money(words, decision.amount_fils)),
            *(() if advises_rejection else _list_payment(words, facts, decision)),
        ),
        paragraphs=_list_texts(decision.text),
    )


def _word_payment(words: Words, facts: CaseFacts) -> Section:
    approved = Fact(words.say("printed_papers-approved"), _word_money(words, facts.case.approved_fils))
    count = Fact(words.say("printed_papers-instalments"), words.number(max(1, len(facts.instalments))))
    return Section(
        words.say("printed_papers-approved"), list_facts(approved, count, *_list_payee(words, facts))
    )


def _word_plan(words: Words, facts: CaseFacts) -> Section:
    heading = words.say("printed_papers-plan")
    if len(facts.instalments) < 2:
        return Section(heading)
    head = (words.say("printed_papers-instalment"), words.say("printed_papers-amount"))
    rows = tuple((words.number(row.number), words.money(row.amount_fils)) for row in facts.instalments)
    return Section(heading, table=Table(head, rows, widths=(1, 3)))


def _word_signers(words: Words, facts: CaseFacts) -> Section:
    say = words.say
    head = ("level", "name", "amount", "signed_at")
    rows = tuple(
        (
            say(signer.role),
            words.name(signer.name_ar, signer.name_en),
            _word_money(words, signer.amount_fils),
            words.day(read_day(signer.at)) if signer.at else "",
        )
        for signer in facts.signers
    )
    table = Table(tuple(say(f"printed_papers-{name}") for name in head), rows, widths=(3, 3, 2, 3))
    return Section(say("printed_papers-signatures"), table=table if rows else None)


def _list_payment(words: Words, facts: CaseFacts, decision: Decision) -> tuple[Fact, ...]:
    count = Fact(words.say("printed_papers-instalments"), words.number(decision.instalments))
    return (count, *_list_payee(words, facts))


def _list_payee(words: Words, facts: CaseFacts) -> tuple[Fact, ...]:
    payee, fund, say = facts.payee, facts.fund, words.say
    return (
        Fact(say("printed_papers-payee"), payee.name if payee else ""),
        Fact(say("printed_papers-payee_kind"), words.code("payee_kind", payee.kind) if payee else ""),
        Fact(say("printed_papers-iban"), (payee and payee.iban) or "", is_code=True),
        # The ministry reads the paper too, and a fund may bear the name of its donor.
        Fact(say("printed_papers-fund"), words.code("fund_source", fund.source) if fund else ""),
    )


def _fact_of_birth(words: Words, birth_on: date | None) -> Fact:
    return Fact(words.say("printed_papers-birth"), words.day_both(birth_on) if birth_on else "")


def list_facts(*facts: Fact) -> tuple[Fact, ...]:
    """Only what was stated: an empty line of a form invites somebody to fill it."""
    return tuple(fact for fact in facts if fact.value)


def _list_texts(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.splitlines() if part.strip())


def _word_money(words: Words, fils: int | None) -> str:
    return "" if fils is None else words.money(fils)
