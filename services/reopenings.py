"""Opening a closed case again: its next round, from where its rejection was set aside, or by the ministry's own decision."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlmodel import Session, col, select

from domain.appeals import Against
from domain.calendars import read_day
from domain.cycle import EventType, Move, Outcome, Stage, TaskKind
from domain.errors import NotFoundError, NotSignedInError
from domain.messages import MessageTemplate
from domain.reopenings import (
    REOPENABLE,
    NotReopenableError,
    ReopeningForm,
    ReopeningReason,
    name_ended,
    read_reopening,
)
from domain.roles import Actor, Role
from services import balances, payment_orders
from services.approvals import plan_instalments
from services.handovers import take_from_idle_body
from services.messages import queue_message
from services.moves import Work, open_task, take_case, write_move
from services.naming import Naming, PersonName
from services.needs import reserve_beside
from services.submissions import Submission
from store.queries.accounts import find_actor
from store.queries.appeals import find_least_signed, find_open_appeal, find_refused_level
from store.queries.campaigns import find_row_of
from store.queries.decisions import find_recommendation
from store.queries.outbox import leave_errand, start_key
from store.queries.pool import put_study_away
from store.queries.reopenings import list_reopenings
from store.queries.requests import find_request
from store.queries.submissions import find_submission, remember_submission
from store.scope import Store
from store.tables.events import CaseEvent
from store.tables.outbox import Topic
from store.tables.reopenings import Reopening
from store.tables.requests import AidRequest


@dataclass(frozen=True)
class ReopeningOffer:
    """What the ministry may open again now: how the case ended, and the decision that would be set aside."""

    outcome: Outcome
    against: Against | None


@dataclass(frozen=True)
class ReopeningView:
    """One reopening: what it set aside, why, and by whom."""

    reopening_id: UUID
    round: int
    against: Against | None
    reason: ReopeningReason
    text: str
    reopened_by: PersonName | None
    reopened_at: datetime


def reopen_case(
    store: Store, actor: Actor, request_id: UUID, form: ReopeningForm, submission: Submission, *, at: datetime
) -> ReopeningView:
    """Open a closed case again by the ministry's decision; its process is started by an errand.

    Whoever does so signs nothing of what comes of it. Raises WrongRoleError, NotFoundError, NotReopenableError,
    NotSignedInError (the account may not act any more), KeyReusedError, InvalidFieldsError.
    """
    actor.require(Role.SUPERVISOR)
    with store.acting_for(actor) as db:
        if find_request(db, request_id) is None:
            raise NotFoundError
        if find_submission(db, actor.account_id, submission.key, submission.digest) is None:
            actor_now = find_actor(db, actor.account_id, on=read_day(at))
            if actor_now is None:
                raise NotSignedInError
            actor_now.require(Role.SUPERVISOR)
    reason, text = read_reopening(form)
    made = _reopen(store, request_id, actor.account_id, reason, text, submission, at=at)
    return next(each for each in list_of_case(store, actor, request_id) if each.reopening_id == made)


def find_offer(store: Store, actor: Actor, request_id: UUID) -> ReopeningOffer | None:
    """What this reader may open again now; None if nothing. Raises NotFoundError."""
    with store.acting_for(actor) as db:
        case = find_request(db, request_id)
        if case is None:
            raise NotFoundError
        try:
            return _get_offer(db, case) if actor.has_any(Role.SUPERVISOR) else None
        except NotReopenableError:
            return None


def list_of_case(store: Store, actor: Actor, request_id: UUID) -> tuple[ReopeningView, ...]:
    """The reopenings of a case by the ministry, the first one first. Raises NotFoundError."""
    with store.acting_for(actor) as db:
        if find_request(db, request_id) is None:
            raise NotFoundError
        rows = list_reopenings(db, request_id)
        naming = Naming(db, [row.reopened_by for row in rows])
        return tuple(
            ReopeningView(
                row.id,
                row.round,
                row.against,
                row.reason,
                row.text,
                naming.find(row.reopened_by),
                row.reopened_at,
            )
            for row in rows
        )


def reopen(
    work: Work,
    against: Against | None,
    *,
    step_key: str,
    actor_id: UUID,
    ruling_id: UUID | None = None,
    text: str = "",
) -> None:
    """Begin the next round of a closed case, whose process starts from its state by an errand.

    The duplicate check runs again first. A signature refused is asked for again at its level, beneath what was signed
    for before; what the study advised to reject is studied anew. A case that was ruled a duplicate before its payment
    was approved already: by `ruling_id` it is paid beside what stands in its way. One that nobody decided against
    (`against` is None) goes back to its study with what was written there.
    """
    case = work.case
    was_in_delivery = _read_closing_stage(work) is Stage.DELIVERY
    case.round += 1
    case.outcome = case.closed_at = case.joined_to = None
    if against is Against.ADVICE:
        _forget_advice(work)
    elif against is Against.SIGNATURE:
        _forget_refusal(work)
    elif against is None:
        _forget_signatures(work)
    goes_on_paying = was_in_delivery and ruling_id is not None and case.approved_fils is not None
    if was_in_delivery and not goes_on_paying:
        case.signatures, case.approved_fils, case.instalments = [], None, 0
    stage = Stage.DELIVERY if goes_on_paying else Stage.REGISTRATION
    move = Move(EventType.REOPENED, stage, instalment=1 if goes_on_paying else 0)
    write_move(work, move, step_key=step_key, actor_id=actor_id, text=text)
    case.instalment = move.instalment
    if goes_on_paying and ruling_id:
        _promise_again(work, ruling_id)
    leave_errand(work.db, Topic.START_CASE, start_key(case.id, case.round), case.id, at=work.at)


def _read_closing_stage(work: Work) -> Stage | None:
    """The stage that the case stood in when it was closed."""
    stage = work.db.exec(
        select(CaseEvent.from_stage)
        .where(
            CaseEvent.request_id == work.case.id,
            CaseEvent.to_stage == Stage.CLOSED,
            CaseEvent.from_stage != Stage.CLOSED,
        )
        .order_by(col(CaseEvent.seq).desc())
        .limit(1)
    ).first()
    return Stage(stage) if stage else None


def _forget_advice(work: Work) -> None:
    """What its researcher wrote stays with the charity; the next one begins anew."""
    case = work.case
    if case.charity_id:
        put_study_away(work.db, case.id, case.charity_id, at=work.at)
    _forget_signatures(work)


def _forget_signatures(work: Work) -> None:
    case = work.case
    case.signatures, case.advised_rejection = [], False
    case.approved_fils, case.instalments = None, 0
    _leave_list(work)


def _forget_refusal(work: Work) -> None:
    """The levels below the refusal stand with what they allowed; a case of a list goes on alone."""
    case = work.case
    level = find_refused_level(work.db, case.id) or 0
    recommendation = find_recommendation(work.db, case.id)
    since = recommendation.settled_at if recommendation else None
    case.approved_fils = find_least_signed(work.db, case.id, level, since=since)
    _leave_list(work)


def _leave_list(work: Work) -> None:
    row = find_row_of(work.db, work.case.id) if work.case.campaign_list_id else None
    if row:
        row.set_aside_at = row.set_aside_at or work.at


def _promise_again(work: Work, ruling_id: UUID) -> None:
    case = work.case
    caps = (case.approved_fils, case.cap_fils)
    case.approved_fils = min(cap for cap in caps if cap is not None)
    reserve_beside(work, ruling_id)
    plan_instalments(work)
    balances.follow(work)
    kind = TaskKind.PAY if case.charity_id else TaskKind.HAND_OVER
    open_task(work, payment_orders.draft_delivery(work, kind))
    take_from_idle_body(work, f"reopened/{case.id}/{case.round}")


def _get_offer(db: Session, case: AidRequest) -> ReopeningOffer:
    if case.outcome not in REOPENABLE or case.stopped_on or find_open_appeal(db, case.id):
        raise NotReopenableError
    outcome = Outcome(case.outcome)
    return ReopeningOffer(outcome, name_ended(outcome, advised_rejection=case.advised_rejection))


def _reopen(
    store: Store,
    request_id: UUID,
    by: UUID,
    reason: ReopeningReason,
    text: str,
    submission: Submission,
    *,
    at: datetime,
) -> UUID:
    """Write the reopening, its event, and the errand that starts the next round, in one transaction."""
    with store.registry() as db:
        work = take_case(db, request_id, at=at)
        case = work.case
        # Two presses of one button: the second waited for the first.
        if known := find_submission(db, by, submission.key, submission.digest):
            return known
        offer = _get_offer(db, case)
        row = Reopening(
            request_id=case.id,
            charity_id=case.charity_id,
            round=case.round,
            against=offer.against,
            reason=reason,
            text=text,
            reopened_by=by,
            reopened_at=at,
        )
        db.add(row)
        db.flush()
        case.ministry_sees_from_at = case.ministry_sees_from_at or at
        reopen(work, offer.against, step_key=f"reopened/{row.id}", actor_id=by, text=text)
        queue_message(db, case.id, MessageTemplate.NEWS, key=f"reopened/{row.id}", at=at)
        remember_submission(db, by, submission.key, submission.digest, row.id)
        return row.id
