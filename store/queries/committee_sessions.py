"""Sessions of committees: their agendas, who sat and who left, what waits to be put before one."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, and_, func
from sqlmodel import Session, col, not_, select
from sqlmodel.sql.expression import Select, SelectOfScalar

from domain.committees import RecusalGround, SessionState
from domain.cycle import TaskKind, Wait
from domain.roles import Role
from store.tables.committee_sessions import (
    AgendaItem,
    CommitteeSession,
    ItemRecusal,
    SessionAttendance,
    SessionMinutes,
)
from store.tables.committees import Committee
from store.tables.decisions import Decision, DecisionState
from store.tables.requests import AidRequest
from store.tables.tasks import Task, TaskState

AGENDA_LIMIT = 500


def find_session(db: Session, session_id: UUID, *, lock: bool = False) -> CommitteeSession | None:
    """A session within the scope; with `lock` its row is locked and read afresh."""
    query = ask_session(session_id)
    if lock:
        query = query.with_for_update().execution_options(populate_existing=True)
    return db.exec(query).one_or_none()


def ask_session(session_id: UUID) -> SelectOfScalar[CommitteeSession]:
    """The question of `find_session`."""
    return select(CommitteeSession).where(CommitteeSession.id == session_id)


def list_sessions(db: Session, committee_id: UUID, *, limit: int) -> list[CommitteeSession]:
    """The sessions of a committee, latest first."""
    return list(
        db.exec(
            select(CommitteeSession)
            .where(CommitteeSession.committee_id == committee_id)
            .order_by(col(CommitteeSession.year).desc(), col(CommitteeSession.number).desc())
            .limit(limit)
        )
    )


def choose_number(db: Session, committee_id: UUID, year: int) -> int:
    """The number of the next session of that year; the committee's row must be locked."""
    last = db.exec(
        select(func.max(CommitteeSession.number)).where(
            CommitteeSession.committee_id == committee_id, CommitteeSession.year == year
        )
    ).one()
    return (last or 0) + 1


def list_stays(db: Session, session_id: UUID) -> list[SessionAttendance]:
    """Who sat and for how long, in the order it was recorded."""
    return list(db.exec(ask_stays(session_id)))


def ask_stays(session_id: UUID) -> SelectOfScalar[SessionAttendance]:
    """The question of `list_stays`."""
    return (
        select(SessionAttendance)
        .where(SessionAttendance.session_id == session_id)
        .order_by(col(SessionAttendance.seat))
    )


def list_items(db: Session, session_id: UUID, *, lock: bool = False) -> list[AgendaItem]:
    """The items of an agenda in their order."""
    query = ask_items(session_id)
    if lock:
        query = query.with_for_update().execution_options(populate_existing=True)
    return list(db.exec(query))


def ask_items(session_id: UUID) -> SelectOfScalar[AgendaItem]:
    """The question of `list_items`."""
    return select(AgendaItem).where(AgendaItem.session_id == session_id).order_by(col(AgendaItem.place))


def list_recusals(db: Session, session_id: UUID) -> dict[UUID, list[ItemRecusal]]:
    """By item, who left it."""
    found: defaultdict[UUID, list[ItemRecusal]] = defaultdict(list)
    for row in db.exec(ask_recusals(session_id)):
        found[row.item_id].append(row)
    return found


def ask_recusals(session_id: UUID) -> SelectOfScalar[ItemRecusal]:
    """The question of `list_recusals`."""
    return (
        select(ItemRecusal)
        .join(AgendaItem, col(AgendaItem.id) == ItemRecusal.item_id)
        .where(AgendaItem.session_id == session_id)
        .order_by(col(ItemRecusal.recorded_at), col(ItemRecusal.account_id))
    )


def find_minutes(db: Session, session_id: UUID) -> SessionMinutes | None:
    """The minutes of a session, once they are fixed."""
    return db.exec(ask_minutes(session_id)).one_or_none()


def ask_minutes(session_id: UUID) -> SelectOfScalar[SessionMinutes]:
    """The question of `find_minutes`."""
    return select(SessionMinutes).where(SessionMinutes.session_id == session_id)


def list_cases_of_tasks(db: Session, task_ids: Collection[UUID]) -> dict[UUID, tuple[Task, AidRequest]]:
    """Tasks with their cases, by task."""
    if not task_ids:
        return {}
    return {task.id: (task, case) for task, case in db.exec(ask_cases_of_tasks(task_ids))}


def ask_cases_of_tasks(task_ids: Collection[UUID]) -> Select[Task, AidRequest]:
    """The question of `list_cases_of_tasks`."""
    return (
        select(Task, AidRequest)
        .join(AidRequest, col(AidRequest.id) == Task.request_id)
        .where(col(Task.id).in_(sorted(task_ids)))
    )


def lock_tasks(db: Session, task_ids: Collection[UUID]) -> dict[UUID, Task]:
    """These tasks, locked in the order of their ids and read afresh."""
    rows = db.exec(
        select(Task)
        .where(col(Task.id).in_(list(task_ids)))
        .order_by(col(Task.id))
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    return {task.id: task for task in rows}


def list_waiting(db: Session, committee: Committee, *, limit: int) -> list[tuple[Task, AidRequest]]:
    """What waits for a committee of this body and lies before none, earliest deadline first."""
    is_listed = (
        select(AgendaItem.id)
        .where(col(AgendaItem.task_id) == Task.id, col(AgendaItem.is_live))
        .correlate(Task)
        .exists()
    )
    query = (
        select(Task, AidRequest)
        .join(AidRequest, col(AidRequest.id) == Task.request_id)
        .where(_waits_for(committee.charity_id), not_(is_listed))
        .order_by(col(Task.due_at), col(Task.id))
        .limit(limit)
    )
    return [(task, case) for task, case in db.exec(query)]


def list_live_tasks(db: Session, task_ids: Collection[UUID]) -> set[UUID]:
    """Which of these tasks lie before a session."""
    query = select(AgendaItem.task_id).where(
        col(AgendaItem.task_id).in_(list(task_ids)), col(AgendaItem.is_live)
    )
    return set(db.exec(query))


def count_waiting(db: Session, charity_id: UUID | None) -> int:
    """How many cases wait for a committee of the body (None: the ministry)."""
    return db.exec(select(func.count(col(Task.id))).where(_waits_for(charity_id))).one()


def is_before_committee(task: Task, charity_id: UUID | None) -> bool:
    """True if the task is open and waits for a committee of that body (None: the ministry)."""
    is_own = (
        task.role is Role.SUPERVISOR
        if charity_id is None
        else (task.role is Role.CHARITY_ADMIN and task.charity_id == charity_id)
    )
    is_waiting = task.state is TaskState.OPEN and task.wait is Wait.COMMITTEE
    return is_own and is_waiting and task.kind is TaskKind.SIGN


def list_interested(db: Session, request_id: UUID) -> set[UUID]:
    """Who declared an interest in a case, before whatever committee."""
    return set(
        db.exec(
            select(ItemRecusal.account_id)
            .join(AgendaItem, col(AgendaItem.id) == ItemRecusal.item_id)
            .where(AgendaItem.request_id == request_id, ItemRecusal.ground == RecusalGround.INTEREST)
        )
    )


def list_people_of_sessions(db: Session, task_ids: Sequence[UUID]) -> set[UUID]:
    """Who sat when a committee answered one of these tasks, without those who had left the item."""
    items = db.execute(
        select(AgendaItem.id, AgendaItem.session_id, AgendaItem.present_ids)
        .join(Decision, col(Decision.id) == AgendaItem.decision_id)
        .where(col(AgendaItem.task_id).in_(list(task_ids)), Decision.state != DecisionState.REFUSED)
    ).all()
    people: set[UUID] = set()
    for item_id, session_id, present_ids in items:
        left = set(db.exec(select(ItemRecusal.account_id).where(ItemRecusal.item_id == item_id)))
        # Items decided before stays were dated were decided by all who sat.
        sat = present_ids if present_ids is not None else [s.account_id for s in list_stays(db, session_id)]
        people |= set(sat) - left
    return people


def list_unsigned(db: Session, request_ids: Collection[UUID]) -> dict[UUID, tuple[str, datetime]]:
    """By case, the session that decided it and waits for its signed minutes: its number, and since when."""
    rows = db.exec(
        select(AgendaItem.request_id, CommitteeSession)
        .join(CommitteeSession, col(CommitteeSession.id) == AgendaItem.session_id)
        .where(
            col(AgendaItem.request_id).in_(list(request_ids)),
            col(AgendaItem.is_live),
            CommitteeSession.state == SessionState.CLOSED,
        )
    )
    return {
        request_id: (session.numeral, session.closed_at) for request_id, session in rows if session.closed_at
    }


def _waits_for(charity_id: UUID | None) -> ColumnElement[bool]:
    is_own = (
        col(Task.role) == Role.SUPERVISOR
        if charity_id is None
        else and_(col(Task.role) == Role.CHARITY_ADMIN, col(Task.charity_id) == charity_id)
    )
    return and_(
        col(Task.kind) == TaskKind.SIGN,
        col(Task.wait) == Wait.COMMITTEE,
        col(Task.state) == TaskState.OPEN,
        is_own,
    )
