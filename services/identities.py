"""Who a stated identity is: known, nobody yet, or a question for the duplicate desk."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from domain.cycle import EventType, Move, TaskKind, choose_check_stage
from domain.overlaps import Subject, make_subject_key
from matching import Bands, Decision, Ranked, Rule, Statement, Verdict, check, prepare
from matching.verdicts import measure_belonging
from services.households import get_household
from services.matches import (
    describe_basis,
    describe_evidence,
    find_relative,
    list_agreeing,
    lock_strong_keys,
    read_bands,
    read_statement,
    weigh,
)
from services.moves import TaskDraft, Work, close_task, open_task, write_move
from services.needs import describe_subject, find_obstacle, get_family
from services.people import enter_listed, enter_stated, house, learn_spellings, tie
from store.queries.identities import (
    find_last_check,
    has_ruled_nobody,
    list_candidates,
    list_open_candidates,
    list_paired,
    list_ruled,
)
from store.queries.matches import look_up
from store.queries.tasks import list_open_tasks
from store.tables.identities import IdentityCandidate, IdentityCheck, LinkBand
from store.tables.requests import StatedIdentityRow

IN_FLIGHT = 1_000
"""Persons numbered this little before a check may have been entered beside it, unseen by it."""


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
        return not list_open_candidates(work.db, work.case.id)
    profile = prepare(read_statement(work.db.get_one(StatedIdentityRow, work.case.id)))
    lock_strong_keys(work.db, profile, secret=work.secret)
    ruled = {each.person_id for each in list_ruled(work.db, work.case.id)}
    verdict = weigh(work.db, profile, read_bands(work), secret=work.secret, without=ruled)
    shown = _find_doubts(work, verdict)
    if shown is not None:
        _ask(work, verdict, shown, step_key)
        return False
    _write_check(work, verdict)
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
        and looked.numbers[UUID(each.person_id)] > int(last.basis["size"]) - IN_FLIGHT
    ]
    verdict = check(profile, looked.found._replace(candidates=fresh), looked.size, read_bands(work))
    doubts = tuple(each for each in verdict.ranked if each.decision is not Decision.CLEAR)
    if doubts:
        _ask(work, verdict, doubts, step_key, event=EventType.PAYMENT_HELD)
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


def drop_question(work: Work) -> None:
    """The question who is meant is settled, by a ruling or because it fell away."""
    for candidate in list_open_candidates(work.db, work.case.id):
        candidate.settled_at = work.at
    for task in list_open_tasks(work.db, work.case.id):
        if task.kind is TaskKind.IDENTIFY:
            close_task(work, task, actor_id=None)
    work.db.flush()


def _find_doubts(work: Work, verdict: Verdict) -> tuple[Ranked, ...] | None:
    """The candidates to ask about; None if nothing needs asking. Too thin a statement asks without any."""
    if verdict.rule is Rule.TOO_LITTLE and has_ruled_nobody(work.db, work.case.id):
        return None
    if verdict.decision is Decision.ADJUDICATE:
        doubts = [each for each in verdict.ranked if each.decision is not Decision.CLEAR]
        return tuple(doubts or verdict.ranked[:1])
    relative = find_relative(verdict)
    if verdict.decision is Decision.CLEAR and relative and _may_share_purse(work, relative):
        return (relative,)
    return None


def _may_share_purse(work: Work, relative: Ranked) -> bool:
    """Whether it matters who lives with whom: a household's need, and it is met where they probably live."""
    family, belonging = get_family(work), measure_belonging(relative)
    if family.subject is not Subject.HOUSEHOLD or not 0 <= belonging < read_bands(work).link_at:
        return False
    person_id = UUID(relative.person_id)
    subject = describe_subject(work, person_id, get_household(work.db, person_id, at=work.at))
    return find_obstacle(work, make_subject_key(family, subject), subject) is not None


def _ask(
    work: Work,
    verdict: Verdict,
    shown: tuple[Ranked, ...],
    step_key: str,
    *,
    event: EventType = EventType.IDENTITY_HELD,
) -> None:
    """Lay the candidates before the duplicate desk; a question that is open already gets the new ones."""
    tasks = [task for task in list_open_tasks(work.db, work.case.id) if task.kind is TaskKind.IDENTIFY]
    for candidate in list_open_candidates(work.db, work.case.id):
        candidate.settled_at = work.at
    check_id = _write_check(work, verdict)
    work.db.add_all(
        IdentityCandidate(
            check_id=check_id,
            request_id=work.case.id,
            person_id=UUID(each.person_id),
            rank=rank,
            evidence=describe_evidence(each),
            key_kinds=[kind.value for kind in each.kinds],
        )
        for rank, each in enumerate(shown, start=1)
    )
    work.case.ministry_sees_from_at = work.case.ministry_sees_from_at or work.at
    write_move(
        work,
        Move(EventType.STILL_HELD if tasks else event, choose_check_stage(work.case.stage)),
        step_key=step_key,
    )
    if not tasks:
        open_task(work, TaskDraft(TaskKind.IDENTIFY))


def _write_check(work: Work, verdict: Verdict) -> UUID:
    row = IdentityCheck(
        request_id=work.case.id,
        decision=verdict.decision.value,
        basis=describe_basis(verdict),
        checked_at=work.at,
    )
    work.db.add(row)
    work.db.flush()
    return row.id
