"""Applicants sign in: a civil ID or a request's number, a one-time code by message, on a shared telephone the PIN as well."""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from hmac import compare_digest
from uuid import UUID, uuid4

from sqlmodel import Session

from domain.applicants import (
    ASKED_AT_MOST,
    CODE_DIGITS,
    CODE_LIFE,
    CODE_TRIES,
    MOST_ADDRESSES,
    SESSION,
    Applicant,
    Claimed,
    may_ask,
    read_claimed,
)
from domain.digits import convert_digits
from domain.errors import FieldProblem, InvalidFieldsError, NotSignedInError
from domain.messages import MOST_WRONG_PINS, MessageChannel, MessageTemplate
from domain.proofs import read_code
from services.contact_preferences import is_right_pin
from services.messages import queue_message
from store.queries.applicants import (
    find_document,
    find_session,
    list_askings,
    list_claimed,
    lock_claimed,
    lock_codes,
)
from store.queries.messages import find_address, find_contact, read_said
from store.scope import Seal, Store
from store.tables.applicants import ApplicantCode, ApplicantSession


@dataclass(frozen=True)
class ApplicantSignedIn:
    """A new session of an applicant: the token goes to the browser and is stored nowhere; without `is_open` the PIN is asked."""

    token: str
    is_open: bool


def ask_code(store: Store, typed: str, *, at: datetime) -> str:
    """Send a one-time code to whoever a number means; the token of the attempt, the same whether or not anybody is meant.

    Asking is counted under the number; above the limit nothing is sent, and nothing else is said. Raises
    InvalidFieldsError if nothing was typed.
    """
    claimed, token = read_claimed(typed), secrets.token_urlsafe(32)
    with store.registry() as db:
        asked = store.seal.digest("sign_in", claimed.text)
        lock_claimed(db, asked)
        since = at - max(span for span, _ in ASKED_AT_MOST)
        askings = list_askings(db, store.seal.list_digests("sign_in", claimed.text), since=since)
        meant = _choose_requests(db, claimed) if may_ask(askings, at=at) else []
        for request_id in meant or (None,):
            _send(store.seal, db, token, asked, request_id, at=at)
    return token


def enter_code(store: Store, token: str, typed: str, *, at: datetime) -> ApplicantSignedIn:
    """Begin a session by the code of an attempt; each wrong one is counted, and too many end it.

    Raises InvalidFieldsError, the same for a wrong code, an ended attempt and a number that means nobody.
    """
    if not read_code(typed):
        raise InvalidFieldsError([FieldProblem("sign_in_code", "required")])
    with store.registry() as db:
        codes = lock_codes(db, _digest(token))
        live = [code for code in codes if _is_live(code, at=at)]
        found = next((code for code in live if _is_right(store.seal, code, read_code(typed))), None)
        for code in codes:
            code.tries += 1
            code.ended_at = code.ended_at or (at if found else None)
        signed = _begin(store, db, found.request_id, at=at) if found and found.request_id else None
    # Only now: what was counted has been committed.
    if signed is None:
        raise InvalidFieldsError([FieldProblem("sign_in_code", "wrong_sign_in_code")])
    return signed


def enter_pin(store: Store, token: str, typed: str, *, at: datetime) -> None:
    """Open a session that began on a shared telephone; wrong PINs end it.

    Raises NotSignedInError, InvalidFieldsError for a wrong PIN.
    """
    with store.registry() as db:
        row = find_session(db, _digest(token), at=at, lock=True)
        if row is None:
            raise NotSignedInError
        contacts = [contact for each in row.request_ids if (contact := find_contact(db, each))]
        pin = convert_digits(typed).strip()
        row.is_open = row.is_open or any(
            is_right_pin(store.seal, each, pin) for each in contacts if each.pin_digest
        )
        if not row.is_open:
            row.wrong_pins += 1
            row.ended_at = at if row.wrong_pins >= MOST_WRONG_PINS else None
        is_wrong = not row.is_open
    if is_wrong:
        raise InvalidFieldsError([FieldProblem("pin", "wrong_pin")])


def read_session(store: Store, token: str, *, at: datetime) -> Applicant | None:
    """Whose session this is; None while it waits for the PIN. Raises NotSignedInError."""
    with store.registry() as db:
        row = find_session(db, _digest(token), at=at)
    if row is None:
        raise NotSignedInError
    return Applicant(frozenset(row.request_ids)) if row.is_open else None


def sign_out(store: Store, token: str, *, at: datetime) -> None:
    """End a session; ending it twice is the same."""
    with store.registry() as db:
        if row := find_session(db, _digest(token), at=at, lock=True):
            row.ended_at = at


def _choose_requests(db: Session, claimed: Claimed) -> list[UUID]:
    """One request for each address at which whoever is meant is written to, the newest ones."""
    newest: dict[tuple[MessageChannel, str], UUID] = {}
    for request_id in list_claimed(db, claimed):
        if address := _find_way(db, request_id):
            newest.setdefault(address, request_id)
    return list(newest.values())[:MOST_ADDRESSES]


def _find_way(db: Session, request_id: UUID) -> tuple[MessageChannel, str] | None:
    """Where messages of a request go."""
    contact = find_contact(db, request_id)
    channel = contact.channel if contact else MessageChannel.SMS
    address = find_address(db, request_id, channel)
    return (channel, address) if address else None


def _send(
    seal: Seal, db: Session, token: str, asked: bytes, request_id: UUID | None, *, at: datetime
) -> None:
    """Write a code down, and queue its message if somebody is meant."""
    digits, code_id = f"{secrets.randbelow(10**CODE_DIGITS):0{CODE_DIGITS}}", uuid4()
    db.add(
        ApplicantCode(
            id=code_id,
            token_digest=_digest(token),
            asked_digest=asked,
            request_id=request_id,
            digest=seal.digest("sign_in_code", f"{code_id}/{digits}"),
            asked_at=at,
            ends_at=at + CODE_LIFE,
        )
    )
    if request_id:
        template, ends_at = MessageTemplate.SIGN_IN_CODE, at + CODE_LIFE
        queue_message(
            db, request_id, template, key=f"sign_in/{code_id}", at=at, secret=digits, ends_at=ends_at
        )


def _is_live(code: ApplicantCode, *, at: datetime) -> bool:
    return code.ended_at is None and at < code.ends_at and code.tries < CODE_TRIES


def _is_right(seal: Seal, code: ApplicantCode, digits: str) -> bool:
    digests = seal.list_digests("sign_in_code", f"{code.id}/{digits}")
    return code.request_id is not None and any(compare_digest(code.digest, each) for each in digests)


def _begin(store: Store, db: Session, request_id: UUID, *, at: datetime) -> ApplicantSignedIn:
    token, way = secrets.token_urlsafe(32), _find_way(db, request_id)
    own = list(_list_own(db, request_id, way))
    digests = store.seal.list_digests("address", way[1]) if way else []
    is_open = not any(read_said(db, each, digests).is_shared for each in own)
    db.add(
        ApplicantSession(
            token_digest=_digest(token), request_ids=own, is_open=is_open, begun_at=at, ends_at=at + SESSION
        )
    )
    return ApplicantSignedIn(token, is_open)


def _list_own(db: Session, request_id: UUID, way: tuple[MessageChannel, str] | None) -> Iterable[UUID]:
    """The requests of the same document whose messages go the same way: neither of the two alone proves who somebody is."""
    yield request_id
    document = find_document(db, request_id)
    for other in list_claimed(db, Claimed(document=document)) if document else ():
        if other != request_id and _find_way(db, other) == way:
            yield other


def _digest(token: str) -> bytes:
    return sha256(token.encode()).digest()
