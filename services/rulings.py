"""Rulings of the duplicate desk on who is who: what each does, what it settles beside the case, how it is taken back."""

from datetime import datetime
from uuid import UUID

from domain.cycle import DecisionCode, EventType, Move, Stage, TaskKind
from domain.errors import NotFoundError, WrongDecisionError
from domain.forms import TEXT_LIMIT, FormReader
from domain.identities import RULINGS, Party, Ruling
from domain.overlaps import list_subject_keys
from domain.roles import Actor, Role
from matching import Profile, prepare
from services import balances, deliveries
from services.beneficiaries import forget_beneficiary, name_beneficiary
from services.duplicates import go_on_checking
from services.households import get_household, join_household, leave_household
from services.matches import read_bands, read_statement, weigh
from services.moves import TaskDraft, Work, close_task, open_task, read_deadline, take_case, write_move
from services.needs import end_claim, get_family, get_subject, move_reservation
from services.people import WITHOUT_NUMBER, enter_stated, learn_spellings, relearn, tie, untie
from services.questions import drop_question
from store.queries.decisions import find_decision
from store.queries.events import EventDraft, append_event, has_event
from store.queries.identities import (
    find_link,
    find_link_before,
    list_askers,
    list_candidates,
    list_links,
    list_links_of_decision,
    list_open_candidates,
    rule_pair,
    undo_pairs,
)
from store.queries.outbox import NO_GRACE, decision_key, leave_errand
from store.queries.payment_orders import find_any_order
from store.queries.reservations import find_own, is_reserved, withdraw_notices
from store.queries.tasks import list_open_tasks
from store.scope import Store
from store.tables.decisions import Decision, DecisionState
from store.tables.identities import IdentityCandidate, LinkBand
from store.tables.outbox import Topic
from store.tables.requests import AidRequest, StatedIdentityRow
from store.tables.tasks import Task


def rule_same(work: Work, _task: Task, decision: Decision) -> None:
    """The party in question is this registered person: tie the case to them, and let them be found as stated here."""
    chosen = _mark(work, decision)[0]
    if chosen.party is Party.BENEFICIARY:
        name_beneficiary(work, chosen.person_id)
        drop_question(work)
        return
    own_id = work.case.person_id
    if own_id and own_id != chosen.person_id:
        _fold(work, own_id, chosen.person_id, decision)
    tie(
        work,
        chosen.person_id,
        LinkBand.RULED,
        "ruled_same",
        chosen.evidence["agreeing"],
        decision_id=decision.id,
    )
    learn_spellings(work, _read_profile(work))
    drop_question(work)


def rule_apart(work: Work, _task: Task, decision: Decision) -> None:
    """The applicant is somebody else than this candidate, or than every one left: remembered for the pair.

    A relative's household becomes the applicant's; a number that is the candidate's no longer leads to the applicant.
    """
    marked = _mark(work, decision)
    own_id = work.case.person_id
    if own_id is None or not marked or marked[0].party is Party.BENEFICIARY:
        return
    for candidate in marked:
        rule_pair(
            work.db,
            own_id,
            candidate.person_id,
            RULINGS[decision.code],
            decision_id=decision.id,
            at=work.at,
        )
    if RULINGS[decision.code] is Ruling.RELATIVE:
        home_id = get_household(work.db, marked[0].person_id, at=work.at)
        work.case.household_id = join_household(work.db, own_id, home_id, at=work.at)
    if RULINGS[decision.code] is Ruling.NUMBER_OF_ANOTHER and (link := find_link(work.db, work.case.id)):
        link.reason = WITHOUT_NUMBER
        relearn(work, own_id)


def go_on_after(work: Work, task: Task, decision: Decision) -> None:
    """After a ruling: ask about the candidates that are left, or settle the case and have its siblings looked at again."""
    if list_open_candidates(work.db, work.case.id):
        open_task(
            work,
            TaskDraft(
                TaskKind.IDENTIFY,
                holder_id=decision.actor_id,
                deadline=read_deadline(task),
                phases=tuple(task.phases),
            ),
        )
        return
    key = decision_key(decision.id)
    go_on_checking(work, f"{key}/settled")
    _recheck_siblings(work, key)


def undo_ruling(store: Store, actor: Actor, decision_id: UUID, text: str, *, at: datetime) -> None:
    """Take back a ruling on who is who; its effects follow shortly, written by the registry.

    Repeating it changes nothing. Raises WrongRoleError, NotFoundError, WrongDecisionError for a decision that is
    no applied ruling, InvalidFieldsError without a reason.
    """
    actor.require(Role.DUPLICATE_DESK)
    with store.acting_for(actor) as db:
        decision = find_decision(db, decision_id)
        if decision is None:
            raise NotFoundError
        if decision.code not in RULINGS or decision.state is not DecisionState.APPLIED:
            raise WrongDecisionError(task=TaskKind.IDENTIFY.value, decision=decision.code.value)
        reader = FormReader()
        reason = reader.text("text", text, required=True, limit=TEXT_LIMIT)
        reader.finish()
        if has_event(db, undo_key(decision_id)):
            return
        case = db.get_one(AidRequest, decision.request_id)
        draft = EventDraft(
            step_key=undo_key(decision_id),
            type=EventType.RULING_UNDONE,
            to_stage=case.stage,
            at=at,
            actor_id=actor.account_id,
            subject_id=decision_id,
            text=reason,
        )
        append_event(db, case, draft)
        leave_errand(
            db,
            Topic.UNDO_RULING,
            undo_key(decision_id),
            case.id,
            at=at,
            grace=NO_GRACE,
            decision_id=str(decision_id),
        )


def take_back(store: Store, decision_id: UUID, *, secret: bytes, at: datetime) -> UUID:
    """The errand: undo what a ruling did to pairs, ties and the case; the case's id. Repeating it changes nothing.

    A case that nothing was ordered for is checked again; one that is closed, or being paid, keeps its course, and its
    applicant becomes a person of their own.
    """
    with store.registry() as db:
        decision = find_decision(db, decision_id)
        if decision is None:
            raise NotFoundError
        work = take_case(db, decision.request_id, at=at, secret=secret)
        key = f"{undo_key(decision_id)}/again"
        marked = [each for each in list_candidates(db, work.case.id) if each.decision_id == decision_id]
        link = find_link(db, work.case.id)
        if not marked and not (link and link.decision_id == decision_id):
            return work.case.id
        undo_pairs(db, decision_id, at=at)
        if decision.code is DecisionCode.RELATIVE and work.case.person_id and work.case.household_id:
            leave_household(db, work.case.person_id, work.case.household_id, at=at)
        for candidate in marked:
            candidate.ruling = candidate.decision_id = None
        db.flush()
        _return_folded(work, decision_id)
        if _may_begin_again(work):
            _begin_again(work, key)
        elif decision.code is DecisionCode.SAME_PERSON:
            _enter_beside(work)
        return work.case.id


def undo_key(decision_id: UUID) -> str:
    """The key of the event and the errand by which a ruling is taken back."""
    return f"undo/{decision_id}"


def _mark(work: Work, decision: Decision) -> list[IdentityCandidate]:
    """Write the ruling on the candidate it names, or on every open one if it names none."""
    marked = [
        each
        for each in list_open_candidates(work.db, work.case.id)
        if decision.person_id in (None, each.person_id)
    ]
    for candidate in marked:
        candidate.ruling = RULINGS[decision.code]
        candidate.decision_id, candidate.settled_at = decision.id, work.at
    work.db.flush()
    return marked


def _read_profile(work: Work) -> Profile:
    return prepare(read_statement(work.db.get_one(StatedIdentityRow, work.case.id)))


def _fold(work: Work, own_id: UUID, into_id: UUID, decision: Decision) -> None:
    """Two registered persons are one: the cases of the later record follow the other's."""
    for link in list_links(work.db, own_id):
        if link.request_id == work.case.id:
            continue
        other = take_case(work.db, link.request_id, at=work.at, secret=work.secret)
        tie(other, into_id, LinkBand.RULED, "ruled_same", link.fields, decision_id=decision.id)
        _move_claim(other)
    rule_pair(work.db, own_id, into_id, Ruling.SAME, decision_id=decision.id, at=work.at)
    untie(work)
    relearn(work, own_id)


def _return_folded(work: Work, decision_id: UUID) -> None:
    """Give the cases that followed a ruling back to the person they were tied to before."""
    for link in list_links_of_decision(work.db, decision_id):
        before = find_link_before(work.db, link)
        if link.request_id != work.case.id and before:
            other = take_case(work.db, link.request_id, at=work.at, secret=work.secret)
            tie(other, before.person_id, before.band, before.reason, before.fields)
            relearn(other, before.person_id)
            _move_claim(other)


def _move_claim(work: Work) -> None:
    """Let a case's reservation follow its new person, unless the need is reserved there: the check before payment sees that."""
    own, family = find_own(work.db, work.case.id), get_family(work)
    keys = list_subject_keys(family, get_subject(work))
    if own and not is_reserved(work.db, family.code, keys):
        move_reservation(work, own, keys)


def _may_begin_again(work: Work) -> bool:
    if work.case.outcome:
        return False
    # An order stays in the record, and so does what it is for; whoever signs it looks once more who is meant.
    return find_any_order(work.db, work.case.id) is None


def _begin_again(work: Work, key: str) -> None:
    """Check the case as if the ruling had never been: what was studied stays, what was signed falls."""
    link = untie(work)
    if link:
        relearn(work, link.person_id)
    forget_beneficiary(work)
    end_claim(work)
    withdraw_notices(work.db, work.case.id, at=work.at)
    deliveries.forget_due(work)
    balances.follow(work)
    for task in list_open_tasks(work.db, work.case.id):
        close_task(work, task, actor_id=None)
    case = work.case
    case.signatures, case.approved_fils, case.complement_fils = [], None, None
    case.advised_rejection, case.instalment, case.instalments = False, 0, 0
    write_move(work, Move(EventType.CHECKED_AGAIN, Stage.DUPLICATE_CHECK), step_key=key)
    go_on_checking(work, f"{key}/settled")
    leave_errand(work.db, Topic.RECHECK, f"recheck/{key}", case.id, at=work.at, grace=NO_GRACE)


def _enter_beside(work: Work) -> None:
    """What was paid or closed stays so; its applicant becomes a person of their own, with the window it began."""
    link = untie(work)
    without = {link.person_id} if link else set()
    verdict = weigh(work.db, _read_profile(work), read_bands(work), secret=work.secret, without=without)
    enter_stated(work, verdict)
    if link:
        relearn(work, link.person_id)
    _move_claim(work)


def _recheck_siblings(work: Work, key: str) -> None:
    """Whoever waits for a ruling on the same persons is looked at again: the answer may be known now."""
    persons = {each.person_id for each in list_candidates(work.db, work.case.id)}
    for request_id in list_askers(work.db, persons):
        if request_id != work.case.id:
            errand = f"recheck/{key}/{request_id}"
            leave_errand(work.db, Topic.RECHECK, errand, request_id, at=work.at, grace=NO_GRACE)
