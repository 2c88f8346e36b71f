"""Who sits in an open session now: members come late and leave early, and each item is judged by who is there."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from domain.calendars import read_day
from domain.committees import SessionState
from domain.errors import FieldProblem, InvalidFieldsError
from domain.roles import Actor
from services.agenda_parts import load_agenda, recuse_known
from services.committee_sessions import SessionView, require_state, take_session, view_session
from store.queries.accounts import find_actor
from store.queries.committee_sessions import list_stays
from store.queries.committees import list_members
from store.scope import Store
from store.tables.committee_sessions import CommitteeSession, SessionAttendance


@dataclass(frozen=True)
class AttendanceForm:
    """A member who comes into the session, or leaves it."""

    account_id: UUID
    has_come: bool = True


def enter_attendance(
    store: Store, actor: Actor, session_id: UUID, form: AttendanceForm, *, at: datetime
) -> SessionView:
    """Write down that a member came or left; what was decided before stands by those who were there then.

    Whoever comes and had a part in a case leaves its item. Saying again what is so already changes nothing.
    Raises NotFoundError, WrongRoleError, SessionStateError, InvalidFieldsError (no member today, or nobody who sits).
    """
    with store.acting_for(actor) as db:
        session = take_session(db, actor, session_id)
        require_state(session, SessionState.OPEN)
        stays = list_stays(db, session_id)
        sitting = {stay.account_id: stay for stay in stays if stay.left_at is None}
        if form.has_come and form.account_id not in sitting:
            _come(db, session, form.account_id, seat=len(stays) + 1, at=at)
        elif not form.has_come:
            _leave(
                sitting.get(form.account_id), has_sat=form.account_id in {s.account_id for s in stays}, at=at
            )
        db.flush()
        return view_session(db, actor, session, at=at)


def _come(db: Session, session: CommitteeSession, account_id: UUID, *, seat: int, at: datetime) -> None:
    today = read_day(at)
    members = {row.account_id for row in list_members(db, session.committee_id, on=today)}
    if account_id not in members or find_actor(db, account_id, on=today) is None:
        raise InvalidFieldsError([FieldProblem("account_id", "not_a_member")])
    db.add(SessionAttendance(session_id=session.id, account_id=account_id, seat=seat, joined_at=at))
    db.flush()
    agenda = load_agenda(db, session, lock=True)
    recuse_known(db, agenda, (item for item in agenda.items if item.decision is None), at=at)


def _leave(stay: SessionAttendance | None, *, has_sat: bool, at: datetime) -> None:
    if stay is not None:
        stay.left_at = at
    elif not has_sat:
        raise InvalidFieldsError([FieldProblem("account_id", "not_a_member")])
