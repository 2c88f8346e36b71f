"""Appeals: the open one, those of a case, those of a body, and who has decided anything before."""

from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from sqlmodel import Session, col, select, tuple_
from sqlmodel.sql.expression import SelectOfScalar

from domain.appeals import SET_ASIDE, Against, AppealState
from domain.cycle import DecisionCode, EventType, TaskKind
from store.queries.committee_sessions import list_people_of_sessions
from store.tables.appeals import Appeal
from store.tables.decisions import Decision, DecisionState
from store.tables.events import CaseEvent
from store.tables.reopenings import Reopening
from store.tables.requests import AidRequest
from store.tables.tasks import Task, TaskState


def find_open_appeal(db: Session, request_id: UUID) -> Appeal | None:
    """The appeal of a case that is being heard."""
    return db.exec(ask_open_appeal(request_id)).one_or_none()


def ask_open_appeal(request_id: UUID) -> SelectOfScalar[Appeal]:
    """The question of `find_open_appeal`."""
    return select(Appeal).where(Appeal.request_id == request_id, Appeal.state == AppealState.FILED)


def find_appeal(db: Session, request_id: UUID, round_: int) -> Appeal | None:
    """The appeal against how this round of a case ended."""
    found = [each for each in list_of_case(db, request_id) if each.round == round_]
    return found[0] if found else None


def list_of_case(db: Session, request_id: UUID) -> Sequence[Appeal]:
    """The appeals of a case, the first one first."""
    return db.exec(ask_of_case(request_id)).all()


def ask_of_case(request_id: UUID) -> SelectOfScalar[Appeal]:
    """The question of `list_of_case`."""
    return select(Appeal).where(Appeal.request_id == request_id).order_by(col(Appeal.round))


def list_appeals(
    db: Session, *, states: Collection[AppealState], after: tuple[datetime, UUID] | None, limit: int
) -> list[tuple[Appeal, AidRequest]]:
    """The appeals that this scope sees with their cases, the latest filed first."""
    query = (
        select(Appeal, AidRequest)
        .join(AidRequest, col(AidRequest.id) == Appeal.request_id)
        .where(col(Appeal.state).in_(states))
        .order_by(col(Appeal.filed_at).desc(), col(Appeal.id).desc())
    )
    if after:
        query = query.where(tuple_(col(Appeal.filed_at), col(Appeal.id)) < tuple_(*after))
    return list(db.exec(query.limit(limit)))


def list_open_of(db: Session, *, after: UUID | None, limit: int) -> list[UUID]:
    """The cases with an open appeal by their ids."""
    query = select(Appeal.request_id).where(Appeal.state == AppealState.FILED)
    if after:
        query = query.where(col(Appeal.request_id) > after)
    return list(db.exec(query.order_by(col(Appeal.request_id)).limit(limit)))


def list_deciders(db: Session, request_id: UUID) -> set[UUID]:
    """Everybody who decided anything on a case, alone, in another's place or in session, and who filed appeals."""
    decided = db.exec(
        select(Decision.actor_id, Decision.for_id).where(
            Decision.request_id == request_id, Decision.state != DecisionState.REFUSED
        )
    ).all()
    tasks = db.exec(select(Task.id).where(Task.request_id == request_id)).all()
    acted = db.exec(
        select(CaseEvent.actor_id).where(
            CaseEvent.request_id == request_id,
            col(CaseEvent.type).in_(
                (EventType.REGISTERED, EventType.STUDY_BEGUN, EventType.RULING_UNDONE, EventType.REOPENED)
            ),
        )
    ).all()
    people = {person for pair in decided for person in pair} | {*acted}
    people |= {*list_people_of_sessions(db, list(tasks)), *list_filers(db, request_id)}
    return {person for person in people if person}


def list_filers(db: Session, request_id: UUID) -> Sequence[UUID]:
    """Whoever filed the appeals of a case."""
    return db.exec(select(Appeal.filed_by).where(Appeal.request_id == request_id)).all()


def list_reopeners(db: Session, request_id: UUID) -> list[UUID]:
    """Whoever opened a case again: by hearing its appeal, or by the ministry's own decision."""
    rows = db.exec(
        select(CaseEvent.actor_id).where(
            CaseEvent.request_id == request_id, CaseEvent.type == EventType.REOPENED
        )
    )
    return [person for person in rows if person]


def find_reopening(db: Session, request_id: UUID) -> datetime | None:
    """When a case was opened again last."""
    return db.exec(
        select(CaseEvent.occurred_at)
        .where(CaseEvent.request_id == request_id, CaseEvent.type == EventType.REOPENED)
        .order_by(col(CaseEvent.seq).desc())
        .limit(1)
    ).first()


def find_refused_level(db: Session, request_id: UUID) -> int | None:
    """The level of sign-off at which a case was rejected last; None if no signature ever refused it."""
    return db.exec(
        select(Task.level)
        .join(Decision, col(Decision.task_id) == Task.id)
        .where(
            Decision.request_id == request_id,
            Decision.code == DecisionCode.REJECT,
            Decision.state == DecisionState.APPLIED,
        )
        .order_by(col(Decision.settled_at).desc())
        .limit(1)
    ).first()


def find_least_signed(db: Session, request_id: UUID, level: int, *, since: datetime | None) -> int | None:
    """The least that the levels below this one approved, on what was recommended last."""
    query = (
        select(Decision.amount_fils)
        .join(Task, col(Task.id) == Decision.task_id)
        .where(
            Decision.request_id == request_id,
            Decision.code == DecisionCode.APPROVE,
            Decision.state == DecisionState.APPLIED,
            Task.level < level,
        )
    )
    amounts = db.exec(query.where(col(Task.opened_at) >= since) if since else query).all()
    return min((amount for amount in amounts if amount is not None), default=None)


def list_set_aside(db: Session, request_id: UUID) -> frozenset[UUID]:
    """The researchers whose advice to reject this case an appeal or the ministry set aside: it is studied by another."""
    appealed = select(Appeal.filed_at).where(
        Appeal.request_id == request_id,
        Appeal.against == Against.ADVICE,
        col(Appeal.state).in_(SET_ASIDE),
    )
    reopened = select(Reopening.reopened_at).where(
        Reopening.request_id == request_id, Reopening.against == Against.ADVICE
    )
    last_at = max((*db.exec(appealed), *db.exec(reopened)), default=None)
    if last_at is None:
        return frozenset()
    rows = db.exec(
        select(Task.done_by).where(
            Task.request_id == request_id,
            Task.kind == TaskKind.STUDY,
            Task.state == TaskState.DONE,
            col(Task.closed_at) <= last_at,
        )
    )
    return frozenset(person for person in rows if person)


def find_overruling(db: Session, request_id: UUID, round_: int) -> UUID | None:
    """The hearing's decision by which this round goes past the duplicate that the round before ended as."""
    return db.exec(
        select(Appeal.decision_id).where(
            Appeal.request_id == request_id,
            Appeal.round == round_ - 1,
            Appeal.against == Against.DUPLICATE,
            col(Appeal.state).in_(SET_ASIDE),
        )
    ).one_or_none()


def was_sent_elsewhere(db: Session, request_id: UUID, charity_id: UUID) -> bool:
    """True if an appeal took this case from this charity for good."""
    found = db.exec(
        select(Appeal.id).where(
            Appeal.request_id == request_id,
            Appeal.charity_id == charity_id,
            Appeal.state == AppealState.REDIRECTED,
        )
    )
    return found.first() is not None
