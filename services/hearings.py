"""Hearings: what each decision does to an appeal and to its case, and what the clock of a hearing means."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from domain.appeals import OUTCOMES, SET_ASIDE, Against, AppealState
from domain.contracts.appeals import HearingState
from domain.contracts.cases import RecordDecision, WakeTask
from domain.cycle import Position, Stage, TaskKind, follow
from domain.errors import BodyInactiveError, NotFoundError
from services.deadlines import answer_clock
from services.decisions import take_answered
from services.handovers import leave
from services.holds import tell_apart
from services.moves import Work, close_task, state_task, take_case, write_move
from services.reopenings import reopen
from store.queries.appeals import find_appeal, find_open_appeal, list_open_of
from store.queries.charities import is_active
from store.queries.outbox import decision_key
from store.queries.tasks import list_open_tasks
from store.scope import Store
from store.tables.appeals import Appeal
from store.tables.decisions import Decision, DecisionState
from store.tables.tasks import Task


def record_hearing(store: Store, asked: RecordDecision, *, secret: bytes) -> HearingState:
    """The step: give a recorded decision on an appeal its effect, once, and return where the appeal then stands.

    If the rejection is set aside, its case is opened again in the same transaction. `secret` keys the digests by which
    persons are found. Raises NotFoundError, TaskClosedError if the hearing ended meanwhile, BodyInactiveError if the
    charity that is to study the case may not act any more.
    """
    with store.registry() as db:
        work = take_case(db, UUID(asked.request_id), at=asked.at, secret=secret)
        appeal = _get_appeal(db, work.case.id, asked.round)
        decision, task = take_answered(work, UUID(asked.decision.decision_id))
        if task:
            _apply(work, appeal, task, decision)
            decision.state, decision.settled_at = DecisionState.APPLIED, asked.at
        db.flush()
        return _state_hearing(db, appeal, at=asked.at)


def wake_hearing(store: Store, asked: WakeTask) -> HearingState:
    """The step: a timer asked what the clock of a hearing means now; not yet due is an answer too."""
    with store.registry() as db:
        work = take_case(db, UUID(asked.request_id), at=asked.at)
        appeal = _get_appeal(db, work.case.id, asked.round)
        answer_clock(work, UUID(asked.task_id))
        db.flush()
        return _state_hearing(db, appeal, at=asked.at)


def find_hearing(store: Store, request_id: UUID, *, at: datetime) -> HearingState | None:
    """What the process of a case's open appeal should start from; None if no appeal is open."""
    with store.registry() as db:
        appeal = find_open_appeal(db, request_id)
        return _state_hearing(db, appeal, at=at) if appeal else None


def list_open_hearings(store: Store, *, after: UUID | None = None, limit: int = 500) -> tuple[UUID, ...]:
    """Ids of the cases with an open appeal, in the order of their ids."""
    with store.registry() as db:
        return tuple(list_open_of(db, after=after, limit=limit))


def _get_appeal(db: Session, request_id: UUID, round_: int) -> Appeal:
    appeal = find_appeal(db, request_id, round_)
    if appeal is None:
        raise NotFoundError
    return appeal


def _state_hearing(db: Session, appeal: Appeal, *, at: datetime) -> HearingState:
    is_open = appeal.state is AppealState.FILED
    tasks = list_open_tasks(db, appeal.request_id) if is_open else ()
    heard = next((task for task in tasks if task.kind is TaskKind.HEAR), None)
    return HearingState(
        request_id=str(appeal.request_id),
        round=appeal.round,
        task=state_task(heard, at=at) if heard else None,
        outcome=None if is_open else appeal.state.value,
        charity_id=str(appeal.charity_id) if appeal.charity_id else None,
    )


def _apply(work: Work, appeal: Appeal, task: Task, decision: Decision) -> None:
    move = follow(Position(Stage.CLOSED, TaskKind.HEAR), decision.code)
    close_task(work, task, actor_id=decision.actor_id)
    appeal.state = OUTCOMES[decision.code]
    appeal.decision_id, appeal.decided_at = decision.id, work.at
    write_move(
        work,
        move,
        step_key=decision_key(decision.id),
        actor_id=decision.actor_id,
        amount_fils=decision.amount_fils,
        text=decision.text,
    )
    if appeal.state in SET_ASIDE:
        _set_aside(work, appeal, decision)


def _set_aside(work: Work, appeal: Appeal, decision: Decision) -> None:
    """Open the case again: as it was, under a ceiling, or at another charity."""
    if appeal.against is Against.DUPLICATE:
        tell_apart(work, decision)
    if appeal.state is AppealState.PARTLY:
        work.case.cap_fils = decision.amount_fils
    if appeal.state is AppealState.REDIRECTED:
        _send_elsewhere(work, decision)
    reopen(
        work,
        appeal.against,
        step_key=f"{decision_key(decision.id)}/reopened",
        actor_id=decision.actor_id,
        ruling_id=decision.id if appeal.against is Against.DUPLICATE else None,
    )


def _send_elsewhere(work: Work, decision: Decision) -> None:
    """Take the case from whoever rejected it: to the charity that the decision names, or to the pool."""
    if decision.charity_id and not is_active(work.db, decision.charity_id):
        raise BodyInactiveError
    leave(work)
    work.case.charity_id = decision.charity_id
