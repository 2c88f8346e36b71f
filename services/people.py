"""Persons of the registry: entering one, tying a case to one, learning how they are written."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from domain.calendars import read_day
from domain.identities import Ruling
from domain.requests import ADDRESS_FIELDS, NAME_FIELDS, DocumentKind, Sex
from matching import Bands, Profile, Statement, Verdict, merge_profiles, prepare
from matching.verdicts import measure_belonging
from services.households import found_household, get_household, join_household
from services.matches import read_bands, read_person, read_statement
from services.moves import Work
from store.queries.identities import find_link, list_links, list_ruled, rule_pair, was_entered_by_case
from store.queries.known_facts import forget_known
from store.queries.matches import file_person, find_profile, unfile_person
from store.tables.decisions import Decision
from store.tables.identities import IdentityLink, LinkBand
from store.tables.people import Person, PersonFact
from store.tables.requests import StatedIdentityRow

WITHOUT_NUMBER = "ruled_new_without_number"
"""The reason of a tie whose stated number is somebody else's: it never leads to this person."""


def tie(
    work: Work,
    person_id: UUID,
    band: LinkBand,
    reason: str,
    fields: Sequence[str] = (),
    *,
    decision_id: UUID | None = None,
) -> None:
    """Tie the case to a person and the household they live in today; an earlier tie ends.

    `fields` are those that agreed, as codes.
    """
    untie(work)
    work.db.add(
        IdentityLink(
            request_id=work.case.id,
            person_id=person_id,
            band=band,
            reason=reason,
            fields=list(fields),
            decision_id=decision_id,
            linked_at=work.at,
        )
    )
    work.case.person_id = person_id
    work.case.household_id = get_household(work.db, person_id, at=work.at)
    work.db.flush()


def untie(work: Work) -> IdentityLink | None:
    """End the case's tie to a person; the tie, or None if there was none."""
    link = find_link(work.db, work.case.id)
    if link:
        link.undone_at = work.at
    work.case.person_id = work.case.household_id = None
    forget_known(work.db, work.case.id)
    work.db.flush()
    return link


def learn_spellings(work: Work, profile: Profile) -> None:
    """Let the person of the case be found by what was stated now, too."""
    assert work.case.person_id is not None  # noqa: S101 (tied just now)
    known = find_profile(work.db, work.case.person_id)
    merged = merge_profiles(profile, known) if known else profile
    if merged != known:
        file_person(work.db, work.case.person_id, merged, secret=work.secret)


def enter_stated(work: Work, verdict: Verdict) -> UUID:
    """Enter a new person as stated in the case and tie the case to them.

    What the desk ruled of the candidates holds from now on: told apart from them, living with a relative, or
    without the number that is another's.
    """
    rulings = list_ruled(work.db, work.case.id)
    has_own_number = not any(each.ruling is Ruling.NUMBER_OF_ANOTHER for each in rulings)
    person_id = _add_stated(work, with_number=has_own_number)
    relative = next((each.person_id for each in rulings if each.ruling is Ruling.RELATIVE), None)
    if relative:
        join_household(work.db, person_id, get_household(work.db, relative, at=work.at), at=work.at)
    else:
        house(work.db, person_id, verdict, read_bands(work), at=work.at)
    if rulings:
        reason = "ruled_new" if has_own_number else WITHOUT_NUMBER
        tie(work, person_id, LinkBand.RULED, reason, decision_id=rulings[-1].decision_id)
    else:
        tie(work, person_id, LinkBand.NEW, "not_registered")
    for each in rulings:
        assert each.ruling and each.decision_id  # noqa: S101, PT018 (ruled by a decision)
        rule_pair(work.db, person_id, each.person_id, each.ruling, decision_id=each.decision_id, at=work.at)
    return person_id


def part_from(work: Work, decision: Decision) -> None:
    """Enter the case's applicant as a person of their own, because the desk ruled that the one they were taken for is another."""
    taken_for_id = work.case.person_id
    assert taken_for_id is not None  # noqa: S101 (a hold follows a settled identity)
    number = work.db.get_one(StatedIdentityRow, work.case.id).document_number
    has_own_number = not number or work.db.get_one(Person, taken_for_id).civil_id != number
    person_id = _add_stated(work, with_number=has_own_number)
    reason = "ruled_new" if has_own_number else WITHOUT_NUMBER
    tie(work, person_id, LinkBand.RULED, reason, decision_id=decision.id)
    rule_pair(work.db, person_id, taken_for_id, Ruling.DIFFERENT, decision_id=decision.id, at=work.at)
    relearn(work, taken_for_id)


def relearn(work: Work, person_id: UUID) -> None:
    """File a person anew by what is known of them today: as entered, and as stated in every case tied to them.

    Who was entered for a case that is tied to somebody else now is not to be found any more.
    """
    person = work.db.get_one(Person, person_id)
    links = list_links(work.db, person_id)
    if not links and was_entered_by_case(work.db, person_id):
        unfile_person(work.db, person_id, secret=work.secret)
        return
    stated = (
        read_statement(
            work.db.get_one(StatedIdentityRow, link.request_id), with_number=link.reason != WITHOUT_NUMBER
        )
        for link in links
    )
    profiles = [prepare(each) for each in (*stated, read_person(person))]
    file_person(work.db, person_id, merge_profiles(*profiles), secret=work.secret)


def enter_listed(db: Session, statement: Statement, profile: Profile, *, secret: bytes) -> UUID:
    """Enter a new person as an imported list states them."""
    person = Person(
        names={name: value for name in NAME_FIELDS if (value := getattr(statement, name))},
        sex=Sex(profile.sex) if profile.sex else None,
        birth_on=profile.births[0] if profile.births else None,
        civil_id=profile.numbers[0].value if profile.numbers else None,
        phone=profile.phones[0] if profile.phones else None,
        address={name: getattr(statement, name) for name in ADDRESS_FIELDS},
    )
    db.add(person)
    db.flush()
    file_person(db, person.id, profile, secret=secret)
    return person.id


def house(db: Session, person_id: UUID, verdict: Verdict, bands: Bands, *, at: datetime) -> UUID:
    """Let a new person live with the relatives the matcher is sure of, else alone."""
    relative = verdict.relative
    if relative and measure_belonging(relative) >= bands.link_at:
        home_id = get_household(db, UUID(relative.person_id), at=at)
        return join_household(db, person_id, home_id, at=at)
    return found_household(db, person_id, at=at)


def _add_stated(work: Work, *, with_number: bool) -> UUID:
    row = work.db.get_one(StatedIdentityRow, work.case.id)
    is_civil = row.document_kind is DocumentKind.CIVIL_ID and with_number
    person = Person(
        names=row.names,
        sex=row.sex,
        birth_on=row.birth_on,
        civil_id=row.document_number if is_civil else None,
        phone=row.phone,
        address=row.address,
    )
    work.db.add(person)
    work.db.flush()
    if row.nationality:
        from_on = read_day(work.case.received_at)
        work.db.add(
            PersonFact(person_id=person.id, kind="nationality", value=row.nationality, from_on=from_on)
        )
    profile = prepare(read_statement(row, with_number=with_number))
    file_person(work.db, person.id, profile, secret=work.secret)
    return person.id
