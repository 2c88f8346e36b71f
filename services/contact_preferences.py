"""How an applicant wishes to be reached: written down at the counter, and kept wherever that address is written to."""

from dataclasses import dataclass
from datetime import datetime, time
from uuid import UUID

from sqlmodel import Session

from domain.applicants import Applicant
from domain.contact_preferences import ContactForm, MessageLanguage, StatedContact, read_contact
from domain.errors import NotFoundError
from domain.messages import MessageChannel
from domain.roles import Actor, Role
from services.submissions import Submission
from store.queries.accounts import get_door
from store.queries.messages import (
    find_address,
    find_contact,
    is_stopped,
    is_unreachable,
    reroute_messages,
    write_again,
)
from store.queries.proofs import find_phone
from store.queries.requests import find_request
from store.queries.submissions import find_submission, remember_submission
from store.scope import Seal, Store
from store.tables.contact_preferences import ContactPreference

WRITERS = (Role.REGISTRAR, Role.RESEARCHER, Role.AID_MANAGER)
"""Who speaks with applicants."""


@dataclass(frozen=True)
class ContactView:
    """The wish of a case's applicant; `is_stated` is False while nobody asked and the usual way is taken.

    A PIN is never shown. `is_stopped` says that the owner of the address wants no messages, `is_unreachable` that mail
    to it came back.
    """

    request_id: UUID
    is_stated: bool
    channel: MessageChannel
    language: MessageLanguage
    phone: str | None
    email: str | None
    is_shared: bool
    has_pin: bool
    safe_from: time | None
    safe_until: time | None
    is_stopped: bool
    is_unreachable: bool


def get_contact(store: Store, actor: Actor, request_id: UUID, *, at: datetime) -> ContactView:
    """How the applicant of a case is reached. Raises NotFoundError, also where the file is not open to the reader."""
    with store.acting_for(actor, at=at) as db:
        _require_case(db, actor, request_id)
        return _view(store, db, request_id)


def set_contact(
    store: Store,
    actor: Actor,
    request_id: UUID,
    form: ContactForm,
    submission: Submission,
    *,
    at: datetime,
) -> ContactView:
    """Write down how the applicant wishes to be reached; what still waits goes the new way.

    Raises WrongRoleError, NotFoundError, InvalidFieldsError, KeyReusedError.
    """
    actor.require(*WRITERS)
    with store.acting_for(actor) as db:
        _require_case(db, actor, request_id)
        if find_submission(db, actor.account_id, submission.key, submission.digest) is None:
            row = write_contact(store.seal, db, request_id, form, by=actor.account_id, at=at)
            remember_submission(db, actor.account_id, submission.key, submission.digest, request_id)
            address = find_address(db, request_id, row.channel)
            if form.again and address:
                _lift(store, store.seal.list_digests("address", address))
        return _view(store, db, request_id)


def get_own_contact(store: Store, applicant: Applicant, request_id: UUID) -> ContactView:
    """How an applicant is reached about their own request. Raises NotFoundError."""
    _require_own(store, applicant, request_id)
    with store.registry() as db:
        return _view(store, db, request_id)


def set_own_contact(
    store: Store, applicant: Applicant, request_id: UUID, form: ContactForm, *, at: datetime
) -> None:
    """Write down how an applicant wishes to be reached about their own request; the same wish twice is one.

    Raises NotFoundError, InvalidFieldsError.
    """
    _require_own(store, applicant, request_id)
    with store.registry() as db:
        row = write_contact(store.seal, db, request_id, form, by=get_door(db).account_id, at=at)
        address = find_address(db, request_id, row.channel)
        if form.again and address:
            write_again(db, store.seal.list_digests("address", address))


def write_contact(
    seal: Seal, db: Session, request_id: UUID, form: ContactForm, *, by: UUID, at: datetime
) -> ContactPreference:
    """Write a wish in the caller's transaction; what still waits goes the new way. Raises InvalidFieldsError."""
    row, phone = find_contact(db, request_id), find_phone(db, request_id)
    stated = read_contact(form, has_phone=phone is not None, has_pin=bool(row and row.pin_digest))
    row = row or ContactPreference(
        request_id=request_id,
        channel=stated.channel,
        language=stated.language,
        stated_by=by,
        stated_at=at,
    )
    _fill(seal, row, stated, phone)
    row.stated_by, row.stated_at = by, at
    db.add(row)
    db.flush()
    reroute_messages(db, request_id, stated.channel, stated.language, at=at)
    return row


def is_right_pin(seal: Seal, contact: ContactPreference, pin: str) -> bool:
    """True for the PIN that whoever shares the telephone of this case has chosen."""
    return contact.pin_digest in seal.list_digests("pin", f"{contact.request_id}/{pin}")


def _fill(seal: Seal, row: ContactPreference, stated: StatedContact, phone: str | None) -> None:
    row.channel, row.language = stated.channel, stated.language
    row.phone, row.email, row.is_shared = stated.phone, stated.email, stated.is_shared
    number = stated.phone or phone
    row.phone_digest = seal.digest("address", number) if number else None
    row.email_digest = seal.digest("address", stated.email) if stated.email else None
    row.safe_from = stated.window.start if stated.window else None
    row.safe_until = stated.window.until if stated.window else None
    if stated.pin:
        row.pin_digest = seal.digest("pin", f"{row.request_id}/{stated.pin}")


def _view(store: Store, db: Session, request_id: UUID) -> ContactView:
    row = find_contact(db, request_id)
    channel = row.channel if row else MessageChannel.SMS
    address = find_address(db, request_id, channel)
    stopped, unreachable = _read_standing(store, address) if address else (False, False)
    return ContactView(
        request_id=request_id,
        is_stated=row is not None,
        channel=channel,
        language=row.language if row else MessageLanguage.AR,
        phone=row.phone if row else None,
        email=row.email if row else None,
        is_shared=row.is_shared if row else False,
        has_pin=bool(row and row.pin_digest),
        safe_from=row.safe_from if row else None,
        safe_until=row.safe_until if row else None,
        is_stopped=stopped,
        is_unreachable=unreachable,
    )


def _require_own(store: Store, applicant: Applicant, request_id: UUID) -> None:
    with store.acting_for_applicant(applicant) as db:
        if find_request(db, request_id) is None:
            raise NotFoundError


def _require_case(db: Session, actor: Actor, request_id: UUID) -> None:
    case = find_request(db, request_id)
    if case is None or (actor.is_ministry and case.ministry_sees_from_at is None):
        raise NotFoundError


def _read_standing(store: Store, address: str) -> tuple[bool, bool]:
    """Whether the owner of an address wants no messages, and whether mail to it came back."""
    digests = store.seal.list_digests("address", address)
    with store.registry() as db:
        return is_stopped(db, digests), is_unreachable(db, digests)


def _lift(store: Store, digests: list[bytes]) -> None:
    with store.registry() as db:
        write_again(db, digests)
