"""Opening a closed case again: its next round, from where its rejection was set aside."""

from uuid import UUID

from sqlmodel import col, select

from domain.appeals import Against
from domain.cycle import EventType, Move, Stage, TaskKind
from services import balances, payment_orders
from services.approvals import plan_instalments
from services.handovers import take_from_idle_body
from services.moves import Work, open_task, write_move
from services.needs import reserve_beside
from store.queries.appeals import find_least_signed, find_refused_level
from store.queries.campaigns import find_row_of
from store.queries.decisions import find_recommendation
from store.queries.outbox import leave_errand, start_key
from store.queries.pool import put_study_away
from store.tables.events import CaseEvent
from store.tables.outbox import Topic


def reopen(
    work: Work,
    against: Against,
    *,
    step_key: str,
    actor_id: UUID,
    ruling_id: UUID | None = None,
    text: str = "",
) -> None:
    """Begin the next round of a closed case, whose process starts from its state by an errand.

    The duplicate check runs again first. A signature refused is asked for again at its level, beneath what was signed
    for before; what the study advised to reject is studied anew. A case that was ruled a duplicate before its payment
    was approved already: by `ruling_id` it is paid beside what stands in its way.
    """
    case = work.case
    was_in_delivery = _read_closing_stage(work) is Stage.DELIVERY
    case.round += 1
    case.outcome = case.closed_at = case.joined_to = None
    if against is Against.ADVICE:
        _forget_advice(work)
    elif against is Against.SIGNATURE:
        _forget_refusal(work)
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
    case.signatures, case.advised_rejection = [], False
    case.approved_fils, case.instalments = None, 0


def _forget_refusal(work: Work) -> None:
    """The levels below the refusal stand with what they allowed; a case of a list goes on alone."""
    case = work.case
    level = find_refused_level(work.db, case.id) or 0
    recommendation = find_recommendation(work.db, case.id)
    since = recommendation.settled_at if recommendation else None
    case.approved_fils = find_least_signed(work.db, case.id, level, since=since)
    row = find_row_of(work.db, case.id) if case.campaign_list_id else None
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
