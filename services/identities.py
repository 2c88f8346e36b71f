"""Who a stated identity is: known, nobody yet, or a question for the duplicate desk."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlmodel import Session

from domain.cycle import EventType
from domain.identities import Party
from matching import Bands, Decision, Statement, check, prepare
from services.households import add_to_household, get_household, is_member
from services.matches import (
    count_people,
    list_agreeing,
    lock_strong_keys,
    read_bands,
    read_statement,
    weigh,
)
from services.moves import Work
from services.people import enter_listed, enter_stated, house, learn_spellings, tie
from services.questions import ask, drop_question, find_doubts, write_check
from store.queries.identities import (
    find_last_check,
    list_candidates,
    list_open_candidates,
    list_paired,
    list_ruled,
)
from store.queries.matches import look_up
from store.tables.identities import LinkBand
from store.tables.people import Relation
from store.tables.requests import StatedIdentityRow

IN_FLIGHT = 5_000
"""Persons numbered this little before a check may have been entered beside it, unseen by it: two files at once, and more."""


@dataclass(frozen=True)
class SettledPerson:
    """Who an identity that comes from no request is; without ids where a human must look."""

    decision: Decision
    person_id: UUID | None = None
    household_id: UUID | None = None


def settle_identity(work: Work, step_key: str) -> bool:
    """Tie the case to a person and household, or ask the duplicate desk who is meant; True once it is settled.

    The strong keys are locked first. A score alone never merges two records, and nobody is refused by it.
    """
    if work.case.person_id:
        open_ones = list_open_candidates(work.db, work.case.id)
        return all(each.party is Party.BENEFICIARY for each in open_ones)
    profile = prepare(read_statement(work.db.get_one(StatedIdentityRow, work.case.id)))
    lock_strong_keys(work.db, profile, secret=work.secret)
    ruled = {each.person_id for each in list_ruled(work.db, work.case.id)}
    verdict = weigh(work.db, profile, read_bands(work), secret=work.secret, without=ruled)
    shown = find_doubts(work, verdict)
    if shown is not None:
        ask(work, verdict, shown, step_key)
        return False
    write_check(work, verdict)
    drop_question(work)
    if verdict.decision is Decision.LINK and verdict.best:
        reason = verdict.rule.value if verdict.rule else "score_above_band"
        tie(work, UUID(verdict.best.person_id), LinkBand.LINK, reason, list_agreeing(verdict.best))
        learn_spellings(work, profile)
    else:
        enter_stated(work, verdict)
    return True


def ask_before_payment(work: Work, step_key: str) -> bool:
    """Look once more before money moves: True if the desk is asked about somebody entered meanwhile.

    Two spellings that share no strong key can be entered side by side; each then sees the other here.
    """
    own_id, last = work.case.person_id, find_last_check(work.db, work.case.id)
    if own_id is None or last is None:
        return False
    profile = prepare(read_statement(work.db.get_one(StatedIdentityRow, work.case.id)))
    looked = look_up(work.db, profile, secret=work.secret)
    seen = {each.person_id for each in list_candidates(work.db, work.case.id)}
    known = {own_id, *seen, *map(UUID, last.basis["near"]), *list_paired(work.db, own_id)}
    fresh = [
        each
        for each in looked.found.candidates
        if UUID(each.person_id) not in known
        and looked.numbers[each.person_id] > int(last.basis["size"]) - IN_FLIGHT
    ]
    verdict = check(profile, looked.found._replace(candidates=fresh), count_people(looked), read_bands(work))
    doubts = tuple(each for each in verdict.ranked if each.decision is not Decision.CLEAR)
    if doubts:
        ask(work, verdict, doubts, step_key, event=EventType.PAYMENT_HELD)
    return bool(doubts)


def settle_statement(
    db: Session, statement: Statement, *, secret: bytes, at: datetime, bands: Bands
) -> SettledPerson:
    """Who is meant by an identity of an imported list: a known person, a new one, or a question (no ids)."""
    profile = prepare(statement)
    lock_strong_keys(db, profile, secret=secret)
    verdict = weigh(db, profile, bands, secret=secret)
    if verdict.decision is Decision.ADJUDICATE:
        return SettledPerson(Decision.ADJUDICATE)
    if verdict.decision is Decision.LINK and verdict.best:
        person_id = UUID(verdict.best.person_id)
        return SettledPerson(Decision.LINK, person_id, get_household(db, person_id, at=at))
    person_id = enter_listed(db, statement, profile, secret=secret)
    return SettledPerson(Decision.CLEAR, person_id, house(db, person_id, verdict, bands, at=at))


def enter_member(
    db: Session,
    statement: Statement,
    household_id: UUID,
    relation: Relation,
    *,
    from_on: date,
    secret: bytes,
    at: datetime,
    bands: Bands,
) -> UUID | None:
    """Enter somebody nobody knows as a member of a household from a day on; whoever is one already is that member.

    None where a human must look: somebody known is taken out of no household by what a form says.
    """
    profile = prepare(statement)
    lock_strong_keys(db, profile, secret=secret)
    verdict = weigh(db, profile, bands, secret=secret)
    if verdict.decision is Decision.LINK and verdict.best:
        known_id = UUID(verdict.best.person_id)
        return known_id if is_member(db, known_id, household_id, at=at) else None
    if verdict.decision is Decision.ADJUDICATE:
        return None
    person_id = enter_listed(db, statement, profile, secret=secret)
    add_to_household(db, person_id, household_id, relation, from_on=from_on)
    return person_id
