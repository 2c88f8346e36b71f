"""Persons and households of the registry: who a stated identity is, settled under locks."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Session, col, or_, select

from domain.calendars import read_day
from domain.requests import DocumentKind
from matching.digests import digest_key
from services.moves import Work
from store.queries.reservations import lock_keys
from store.tables.people import (
    Household,
    IdentityLink,
    LinkBand,
    MatchKey,
    Membership,
    Person,
    PersonFact,
    Relation,
)
from store.tables.requests import StatedIdentityRow


def settle_person(work: Work, *, secret: bytes) -> None:
    """Tie the case to a person and household: known by an exact document number, or new.

    The strong keys are locked first, so that two requests of one person never make two persons.
    """
    if work.case.person_id:
        return
    identity = work.db.get_one(StatedIdentityRow, work.case.id)
    lock_keys(work.db, _list_strong_keys(identity, secret))
    document_key = make_document_key(identity.document_kind, identity.document_number, secret=secret)
    known_id = _find_person(work.db, document_key) if document_key is not None else None
    person_id = known_id or _add_person(work, identity, document_key)
    work.db.add(
        IdentityLink(
            request_id=work.case.id,
            person_id=person_id,
            band=LinkBand.LINK if known_id else LinkBand.NEW,
            reason="same_document_number" if known_id else "not_registered",
            linked_at=work.at,
        )
    )
    work.case.person_id = person_id
    work.case.household_id = _settle_household(work.db, person_id, at=work.at)
    work.db.flush()


def make_document_key(kind: DocumentKind, number: str, *, secret: bytes) -> int | None:
    """The key of an identity document; None for a person without one."""
    return digest_key(kind.value, number, secret=secret) if number else None


def _list_strong_keys(identity: StatedIdentityRow, secret: bytes) -> list[int]:
    keys = []
    document_key = make_document_key(identity.document_kind, identity.document_number, secret=secret)
    if document_key is not None:
        keys.append(document_key)
    if identity.phone:
        keys.append(digest_key("phone", identity.phone, secret=secret))
    if identity.birth_on:
        born_as = f"{identity.birth_on.isoformat()}/{identity.search_name.partition(' ')[0]}"
        keys.append(digest_key("birth_given", born_as, secret=secret))
    return keys


def _find_person(db: Session, key: int) -> UUID | None:
    return db.exec(select(MatchKey.person_id).where(MatchKey.key == key).limit(1)).one_or_none()


def _add_person(work: Work, identity: StatedIdentityRow, document_key: int | None) -> UUID:
    is_civil = identity.document_kind is DocumentKind.CIVIL_ID
    person = Person(
        names=identity.names,
        sex=identity.sex,
        birth_on=identity.birth_on,
        civil_id=identity.document_number if is_civil else None,
        phone=identity.phone,
        address=identity.address,
    )
    work.db.add(person)
    work.db.flush()
    if document_key is not None:
        work.db.add(MatchKey(key=document_key, person_id=person.id))
    if identity.nationality:
        work.db.add(
            PersonFact(
                person_id=person.id,
                kind="nationality",
                value=identity.nationality,
                from_on=read_day(work.case.received_at),
            )
        )
    return person.id


def _settle_household(db: Session, person_id: UUID, *, at: datetime) -> UUID:
    today = read_day(at)
    known = db.exec(
        select(Membership.household_id)
        .where(
            Membership.person_id == person_id,
            col(Membership.from_on) <= today,
            or_(col(Membership.to_on).is_(None), col(Membership.to_on) >= today),
        )
        .order_by(col(Membership.from_on).desc())
        .limit(1)
    ).first()
    if known:
        return known
    household = Household()
    db.add(household)
    db.flush()
    db.add(Membership(household_id=household.id, person_id=person_id, relation=Relation.HEAD, from_on=today))
    return household.id
