"""Printed papers: issuing one under its number, listing those of a case, printing and verifying them."""

import secrets
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Protocol
from uuid import UUID

from sqlmodel import Session

from domain.calendars import read_day
from domain.cycle import OPINIONS, DecisionCode
from domain.errors import NotFoundError, RefusedError
from domain.printed_papers import (
    Content,
    PaperKind,
    Verdict,
    digest_content,
    is_code_of,
    read_content,
    write_code,
    write_content,
    write_number,
)
from domain.roles import Actor
from language.catalogues import Language
from language.words import words_for
from services.looks import note_persons
from services.paper_subjects import PaperSubject, find_subject, word_subject
from store.ahead import Question, read_ahead
from store.queries.decisions import ask_last_applied
from store.queries.deliveries import ask_instalments
from store.queries.events import ask_events
from store.queries.payment_orders import ask_orders
from store.queries.printed_papers import (
    ask_papers_of_case,
    find_content,
    find_paper,
    find_paper_numbered,
    find_paper_of,
    list_papers_of_case,
    lock_paper,
    take_serial,
)
from store.queries.requests import ask_request, find_request
from store.scope import Store
from store.tables.decisions import Decision
from store.tables.printed_papers import PrintedContent, PrintedPaper

CASE_KINDS = tuple(kind for kind in PaperKind if kind is not PaperKind.MINUTES)
"""The papers that a case leaves by itself; minutes belong to a session of a committee."""

_LEFT_BY = {
    DecisionCode.RECOMMEND: PaperKind.RESEARCH_REPORT,
    DecisionCode.ADVISE_REJECTION: PaperKind.RESEARCH_REPORT,
    DecisionCode.APPROVE: PaperKind.APPROVAL,
    DecisionCode.AUTHORISE: PaperKind.PAYMENT_ORDER,
    DecisionCode.CONFIRM: PaperKind.RECEIPT,
}


class NothingToPrintError(RefusedError):
    """The case has not come to the stage that leaves this paper."""

    code = "nothing_to_print"


class PaperErasedError(RefusedError):
    """The content of this paper was erased at the end of its retention; its number stands."""

    code = "paper_erased"


class Press(Protocol):
    """What sets a sheet as PDF (gateways.pdf.Press)."""

    def set_paper(self, sheet: dict[str, Any], *, link: str, issued_at: datetime) -> bytes:
        """The PDF of a worded sheet."""


@dataclass(frozen=True)
class PaperDraft:
    """A paper to issue: for which row, whose it is, and what it says."""

    kind: PaperKind
    subject_id: UUID
    content: Content
    request_id: UUID | None = None
    keeper_id: UUID | None = None
    issued_by: UUID | None = None


@dataclass(frozen=True)
class PaperRow:
    """A paper of a case: issued under a number, or waiting for somebody to print it first."""

    kind: PaperKind
    paper_id: UUID | None = None
    number: str | None = None
    issued_at: datetime | None = None
    is_repeat: bool = False


@dataclass(frozen=True)
class PrintedFile:
    """A paper as PDF, and what to call the file; the name says nothing of a person."""

    name: str
    content: bytes


@dataclass(frozen=True)
class Verification:
    """What may be told of a paper to whoever holds it: never what it says."""

    number: str
    verdict: Verdict
    kind: PaperKind | None = None
    issued_on: date | None = None


def issue_in(db: Session, draft: PaperDraft, *, at: datetime) -> PrintedPaper:
    """Issue a paper inside a transaction of the registry, or find it issued already: one row has one number.

    The counter is locked until the transaction ends: call this last, and hold nothing long after it.
    """
    lock_paper(db, draft.kind, draft.subject_id)
    if known := find_paper_of(db, draft.kind, draft.subject_id):
        return known
    year = read_day(at).year
    serial = take_serial(db, draft.kind, year)
    number, salt, text = (
        write_number(draft.kind, year, serial),
        secrets.token_bytes(16),
        write_content(draft.content),
    )
    paper = PrintedPaper(
        kind=draft.kind,
        year=year,
        serial=serial,
        number=number,
        subject_id=draft.subject_id,
        request_id=draft.request_id,
        keeper_id=draft.keeper_id,
        issued_by=draft.issued_by,
        issued_at=at,
        salt=salt,
        digest=digest_content(salt, number, at, text),
    )
    db.add(paper)
    db.flush()
    db.add(PrintedContent(paper_id=paper.id, content=text))
    db.flush()
    return paper


def issue_of_case(
    db: Session, request_id: UUID, kind: PaperKind, *, at: datetime, issued_by: UUID | None = None
) -> PrintedPaper | None:
    """Issue the latest paper of a kind that the case has left, inside a transaction of the registry; None if it left none."""
    subject = find_subject(db, request_id, kind)
    if subject is None:
        return None
    known = find_paper_of(db, kind, subject.subject_id)
    return known or issue_in(db, _draft(db, subject, issued_by, at=at), at=at)


def leave_paper(db: Session, decision: Decision, *, at: datetime) -> None:
    """Issue what a decision that has just taken effect leaves: its content is then fixed in the same commit."""
    kind = _LEFT_BY.get(decision.code)
    if kind:
        issue_of_case(db, decision.request_id, kind, at=at)


def list_questions(request_id: UUID) -> tuple[Question, ...]:
    """What `list_papers` asks of the record that can be asked at once."""
    return (
        ask_request(request_id),
        ask_papers_of_case(request_id),
        ask_last_applied(request_id, *OPINIONS),
        ask_last_applied(request_id, DecisionCode.APPROVE),
        ask_events(request_id),
        ask_instalments(request_id),
        ask_orders(request_id),
    )


def list_papers(store: Store, actor: Actor, request_id: UUID) -> tuple[PaperRow, ...]:
    """The papers of a case that this reader may print, in the order of the stages; those not issued yet without a number.

    Raises NotFoundError.
    """
    with store.acting_for(actor) as db:
        read_ahead(db, *list_questions(request_id))
        case = find_request(db, request_id)
        if case is None:
            raise NotFoundError
        if actor.is_ministry and case.ministry_sees_from_at is None:
            return ()
        papers = list_papers_of_case(db, request_id)
        rows = [view_paper(paper) for paper in papers]
        issued = {(paper.kind, paper.subject_id) for paper in papers}
        for kind in CASE_KINDS:
            subject = find_subject(db, request_id, kind)
            if subject and (kind, subject.subject_id) not in issued and _may_issue(actor, subject):
                rows.append(PaperRow(kind))
    return tuple(sorted(rows, key=lambda row: (list(PaperKind).index(row.kind), row.number or "~")))


def issue_paper(store: Store, actor: Actor, request_id: UUID, kind: PaperKind, *, at: datetime) -> PaperRow:
    """Give the latest paper of a kind its number, or find it: printing twice is printing the same paper.

    Raises NotFoundError (also while the file is not open to the ministry), NothingToPrintError.
    """
    with store.acting_for(actor) as db:
        case = find_request(db, request_id)
        if case is None or (actor.is_ministry and case.ministry_sees_from_at is None):
            raise NotFoundError
        subject = find_subject(db, request_id, kind) if kind in CASE_KINDS else None
        if subject is None or not _may_issue(actor, subject):
            raise NothingToPrintError
        if known := find_paper_of(db, kind, subject.subject_id):
            return view_paper(known, is_repeat=True)
    return _issue(store, request_id, kind, actor.account_id, at=at)


def print_paper(
    store: Store,
    actor: Actor,
    paper_id: UUID,
    language: Language,
    press: Press,
    public_url: str,
    *,
    at: datetime,
) -> PrintedFile:
    """The PDF of an issued paper as it was fixed; the look is written to the access log.

    It is set after the transaction has ended: that takes a tenth of a second. Raises NotFoundError for a paper that
    is not there, not this body's, or not open to the ministry, and PaperErasedError.
    """
    with store.acting_for(actor) as db:
        paper = find_paper(db, paper_id)
        if paper is None:
            raise NotFoundError
        text = find_content(db, paper_id)
        if text is None:
            raise PaperErasedError
        _note_look(db, actor, paper, at=at)
    code = write_code(paper.digest)
    pdf = press.set_paper(
        _lay_out(paper, text, language),
        link=f"{public_url}/papers/{paper.number}?code={code}",
        issued_at=paper.issued_at,
    )
    return PrintedFile(f"{paper.number}.pdf", pdf)


def view_paper(paper: PrintedPaper, *, is_repeat: bool = False) -> PaperRow:
    """An issued paper as a row of a list."""
    return PaperRow(paper.kind, paper.id, paper.number, paper.issued_at, is_repeat)


def verify_paper(store: Store, number: str, code: str) -> Verification:
    """Whether a paper in somebody's hand is what was issued; a number without its code is answered as unknown."""
    with store.registry() as db:
        paper = find_paper_numbered(db, number.strip().upper())
        if paper is None or not is_code_of(code, paper.digest):
            return Verification(number.strip().upper(), Verdict.UNKNOWN)
        return _verify(db, paper)


def check_paper(store: Store, number: str) -> Verification:
    """Whether the record still holds what was issued under a number: the operator's question, without any code."""
    with store.registry() as db:
        paper = find_paper_numbered(db, number.strip().upper())
        return _verify(db, paper) if paper else Verification(number.strip().upper(), Verdict.UNKNOWN)


def _issue(store: Store, request_id: UUID, kind: PaperKind, issued_by: UUID, *, at: datetime) -> PaperRow:
    """Give the number, which runs across all bodies; that the paper is the reader's was seen in his own scope."""
    with store.registry() as db:
        paper = issue_of_case(db, request_id, kind, at=at, issued_by=issued_by)
        if paper is None:
            raise NothingToPrintError
        return view_paper(paper, is_repeat=paper.issued_at != at)


def _verify(db: Session, paper: PrintedPaper) -> Verification:
    text = find_content(db, paper.id)
    if text is None:
        verdict = Verdict.ERASED
    else:
        is_same = digest_content(paper.salt, paper.number, paper.issued_at, text) == paper.digest
        verdict = Verdict.GENUINE if is_same else Verdict.ALTERED
    return Verification(paper.number, verdict, paper.kind, read_day(paper.issued_at))


def _draft(db: Session, subject: PaperSubject, issued_by: UUID | None, *, at: datetime) -> PaperDraft:
    return PaperDraft(
        subject.kind,
        subject.subject_id,
        word_subject(db, subject, at=at),
        request_id=subject.request_id,
        keeper_id=subject.keeper_id,
        issued_by=issued_by,
    )


def _may_issue(actor: Actor, subject: PaperSubject) -> bool:
    """An opinion is printed by the charity whose it is, and by the ministry once the file is open."""
    return actor.is_ministry or subject.keeper_id in (None, actor.charity_id)


def _note_look(db: Session, actor: Actor, paper: PrintedPaper, *, at: datetime) -> None:
    case = find_request(db, paper.request_id) if paper.request_id else None
    persons = [case.person_id] if case and case.person_id else []
    note_persons(db, actor, persons, f"print_{paper.kind}", case_id=paper.request_id, at=at)


def _lay_out(paper: PrintedPaper, text: str, language: Language) -> dict[str, Any]:
    """The sheet that the press reads: the fixed document in one language, in today's frame."""
    words = words_for(language)
    document = read_content(text).get_document(language)
    frame = ("ministry", "system", "page", "of")
    return {
        "language": language,
        "direction": words.direction,
        "number": paper.number,
        "code": write_code(paper.digest),
        "number_label": words.say("printed_papers-number"),
        "date_label": words.say("printed_papers-date"),
        "verify": words.say(f"printed_papers-{'verify' if language == 'ar' else 'verify_translated'}"),
        "document": document.to_json(),
        **{name: words.say(f"printed_papers-{name}") for name in frame},
    }
