"""One-time codes: issued for the receipt of one instalment, shown at the desk, refused and counted, used once."""

import secrets
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from domain.calendars import read_day
from domain.categories import Category
from domain.cycle import EventType, TaskKind
from domain.digits import convert_digits
from domain.errors import (
    ExcludedPersonError,
    FieldProblem,
    InvalidFieldsError,
    NoReceiptDueError,
    NotFoundError,
)
from domain.messages import MessageChannel, MessageTemplate
from domain.proofs import (
    CODE_DIGITS,
    CODE_LIFE,
    ISSUES_LIMIT,
    SHOWN_FOR,
    CodeFault,
    CodePath,
    CodeState,
    KnownCode,
    NoCodeSentError,
    Proof,
    ReceiptContext,
    TooManyCodesError,
    is_asked_too_often,
    is_spent,
    judge_code,
    list_proofs,
    read_code,
    seal_code,
)
from domain.roles import Actor, Role
from services.contact_preferences import is_right_pin
from services.messages import queue_message
from services.submissions import Submission
from store.queries.events import EventDraft, append_event
from store.queries.messages import find_address, find_contact, retire_messages
from store.queries.policies import load_policy
from store.queries.proofs import end_codes, find_collector, find_instalment, find_shown_code, list_codes
from store.queries.requests import find_request
from store.queries.submissions import find_submission, remember_submission
from store.queries.tasks import list_open_tasks
from store.scope import Seal, Store
from store.tables.proofs import CodeRefusal, DeliveryCode
from store.tables.requests import AidRequest, StatedIdentityRow
from store.tables.tasks import Task

CLERKS = (Role.REGISTRAR, Role.AID_MANAGER)
"""Who meets applicants at the counter."""


@dataclass(frozen=True)
class IssuedCode:
    """A code that was just issued: its digits leave this object once, for whoever hands them over."""

    digits: str
    expires_at: datetime


def issue_code(
    db: Session,
    case: AidRequest,
    instalment_id: UUID,
    *,
    charity_id: UUID,
    path: CodePath,
    secret: bytes,
    at: datetime,
    seen_by: UUID | None = None,
) -> IssuedCode | None:
    """Issue a code for an instalment in the caller's transaction; what could open it before does not any more.

    None once the instalment had as many codes as it gets: whoever needs more comes with a paper.
    """
    earlier = [code for code in list_codes(db, case.id, lock=True) if code.instalment_id == instalment_id]
    if len(earlier) >= ISSUES_LIMIT:
        return None
    end_codes(db, instalment_id, CodeState.REPLACED, at=at)
    digits = f"{secrets.randbelow(10**CODE_DIGITS):0{CODE_DIGITS}}"
    row = DeliveryCode(
        request_id=case.id,
        charity_id=charity_id,
        instalment_id=instalment_id,
        digest=b"",
        path=path,
        seen_by=seen_by,
        issued_at=at,
        expires_at=at + CODE_LIFE,
    )
    db.add(row)
    db.flush()
    row.digest = seal_code(secret, row.id, digits)
    note_receipt(db, case, EventType.CODE_ISSUED, f"code_issued/{row.id}", at=at, actor_id=seen_by)
    return IssuedCode(digits, row.expires_at)


def send_code(db: Session, case: AidRequest, *, secret: bytes, at: datetime) -> None:
    """Issue a code for the instalment at hand and queue it to the applicant; nobody of the staff sees its digits.

    Raises NoCodeSentError and TooManyCodesError, and nothing is written.
    """
    instalment = find_instalment(db, case)
    category = load_policy(db, case.version_id).categories[case.category]
    if instalment is None or case.charity_id is None or Proof.CODE not in category.proofs:
        raise NoCodeSentError
    contact = find_contact(db, case.id)
    if find_address(db, case.id, contact.channel if contact else MessageChannel.SMS) is None:
        raise NoCodeSentError
    codes = list_codes(db, case.id, lock=True)
    if is_asked_too_often((row.issued_at for row in codes if row.instalment_id == instalment.id), at):
        raise TooManyCodesError
    code = issue_code(
        db,
        case,
        instalment.id,
        charity_id=case.charity_id,
        path=CodePath.MESSAGE,
        secret=secret,
        at=at,
    )
    if code is None:
        raise TooManyCodesError
    # One that waits for the morning would come after the other and open nothing.
    retire_messages(db, case.id, MessageTemplate.DELIVERY_CODE, at=at)
    queue_message(
        db,
        case.id,
        MessageTemplate.DELIVERY_CODE,
        key=f"code/{instalment.id}/{at.timestamp():.6f}",
        at=at,
        secret=code.digits,
        ends_at=code.expires_at,
    )


def send_again(
    store: Store, actor: Actor, request_id: UUID, submission: Submission, *, secret: bytes, at: datetime
) -> None:
    """Send the applicant another code by message; the one before opens nothing any more.

    Raises NotFoundError, WrongRoleError, NoReceiptDueError (no receipt is waited for), NoCodeSentError,
    TooManyCodesError, KeyReusedError.
    """
    actor.require(*CLERKS)
    with store.acting_for(actor) as db:
        if find_submission(db, actor.account_id, submission.key, submission.digest):
            return
        case = find_request(db, request_id)
        if case is None:
            raise NotFoundError
        get_receipt_task(db, case)
        send_code(db, case, secret=secret, at=at)
        remember_submission(db, actor.account_id, submission.key, submission.digest, case.id)


def show_code(
    store: Store,
    actor: Actor,
    request_id: UUID,
    typed: str,
    submission: Submission,
    *,
    secret: bytes,
    at: datetime,
    pin: str = "",
) -> None:
    """Hold a code that the applicant told against the one that was issued; the right one proves a receipt for a while.

    A refused one is counted whatever it was, and kept counted: guessed, used before, expired, or of another case. One
    that went to a shared telephone opens with the PIN of whoever it is for, and without it is counted as well. A
    submission whose decision was recorded before shows nothing again. Raises NotFoundError, WrongRoleError,
    NoReceiptDueError (no receipt is waited for), ExcludedPersonError (whoever saw the digits), InvalidFieldsError.
    """
    fault = None
    with store.acting_for(actor) as db:
        if find_submission(db, actor.account_id, submission.key, submission.digest):
            return
        case = find_request(db, request_id)
        if case is None:
            raise NotFoundError
        task = get_receipt_task(db, case)
        actor.require(task.role)
        has_pin = _has_pin(db, store.seal, case.id, pin)
        fault = try_code(db, actor, case, read_code(typed), secret=secret, at=at, has_pin=has_pin)
    # Only now: what was counted has been committed.
    if fault:
        field = "receipt_pin" if fault is CodeFault.PIN else "receipt_code"
        raise InvalidFieldsError([FieldProblem(field, fault.value)])


def read_receipt_context(
    db: Session, actor: Actor, case: AidRequest, category: Category, *, at: datetime
) -> ReceiptContext:
    """What the receipt at hand can be proved by, by this person."""
    instalment = find_instalment(db, case)
    collector = find_collector(db, case.id, case.charity_id)
    stated = db.get(StatedIdentityRow, case.id)
    shown = instalment and find_shown_code(db, instalment.id, shown_by=actor.account_id, since=at - SHOWN_FOR)
    return ReceiptContext(
        proofs=list_proofs(category.proofs),
        document=stated.document_number if stated else "",
        collector_document=collector.document_number if collector else None,
        is_named_today=collector is not None and read_day(collector.named_at) >= read_day(at),
        is_namer=collector is not None and collector.named_by == actor.account_id,
        is_code_shown=shown is not None,
    )


def get_receipt_task(db: Session, case: AidRequest) -> Task:
    """The open task that waits for a receipt. Raises NoReceiptDueError if none does."""
    for task in list_open_tasks(db, case.id):
        if task.kind is TaskKind.CONFIRM:
            return task
    raise NoReceiptDueError


def end_proofs(db: Session, instalment_id: UUID, proof: Proof | None, *, at: datetime) -> None:
    """Let no code open a receipt that is confirmed: the one that proved it is used, any other falls away."""
    state = CodeState.USED if proof is Proof.CODE else CodeState.REPLACED
    end_codes(db, instalment_id, state, at=at)


def note_receipt(
    db: Session, case: AidRequest, event: EventType, step_key: str, *, at: datetime, actor_id: UUID | None
) -> None:
    """Append what happened around a receipt; it moves nothing."""
    append_event(
        db,
        case,
        EventDraft(step_key=step_key, type=event, to_stage=case.stage, at=at, actor_id=actor_id),
    )


def _has_pin(db: Session, seal: Seal, request_id: UUID, pin: str) -> bool:
    """True for the PIN of a shared telephone, and where none was chosen."""
    contact = find_contact(db, request_id)
    if contact is None or not contact.is_shared or contact.pin_digest is None:
        return True
    return is_right_pin(seal, contact, convert_digits(pin).strip())


def try_code(
    db: Session,
    actor: Actor,
    case: AidRequest,
    typed: str,
    *,
    secret: bytes,
    at: datetime,
    has_pin: bool,
) -> CodeFault | None:
    """Hold a typed code against the one that was issued, in the caller's transaction; why it is refused, if it is.

    Whatever is refused is counted: the caller commits it. Raises ExcludedPersonError.
    """
    instalment = find_instalment(db, case)
    assert instalment is not None  # noqa: S101 (its receipt is waited for)
    rows = {row.id: row for row in list_codes(db, case.id, lock=True)}
    known = [
        KnownCode(row.id, row.digest, row.state, row.expires_at, row.attempts)
        for row in rows.values()
        # A live code of another instalment opens nothing here.
        if row.instalment_id == instalment.id or row.state in (CodeState.USED, CodeState.REPLACED)
    ]
    fault, held = judge_code(known, typed, secret=secret, at=at)
    live = rows[held.code_id] if held else None
    if live and live.seen_by == actor.account_id:
        raise ExcludedPersonError
    if fault is None and live and live.path is CodePath.MESSAGE and not has_pin:
        fault = CodeFault.PIN
    if fault is None:
        assert live is not None  # noqa: S101 (what opens is a code)
        live.state, live.shown_by, live.shown_at = CodeState.SHOWN, actor.account_id, at
        return None
    assert case.charity_id is not None  # noqa: S101 (a receipt is confirmed by its charity)
    refusal = CodeRefusal(
        request_id=case.id,
        charity_id=case.charity_id,
        instalment_id=instalment.id,
        fault=fault,
        tried_by=actor.account_id,
        tried_at=at,
    )
    db.add(refusal)
    if live:
        live.attempts += 1
        if is_spent(live.attempts):
            live.state, live.ended_at = CodeState.LOCKED, at
            db.flush()
            note_receipt(
                db,
                case,
                EventType.CODE_LOCKED,
                f"code_locked/{live.id}",
                at=at,
                actor_id=actor.account_id,
            )
    return fault
