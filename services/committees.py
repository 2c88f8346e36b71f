"""Committees of a body: founded, seated, dissolved by their secretary; read by whoever has to do with their sessions."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlmodel import Session

from domain.calendars import read_day
from domain.committees import LARGEST_QUORUM, SMALLEST_QUORUM, SessionState
from domain.errors import FieldProblem, InvalidFieldsError, NotFoundError, WrongRoleError
from domain.forms import FormReader, read_date
from domain.roles import Actor, Role
from services.naming import CharityName, Naming, PersonName, list_charity_names
from services.submissions import Submission
from store.queries.accounts import list_staff
from store.queries.committee_sessions import count_waiting, list_sessions
from store.queries.committees import find_committee, is_member, list_committees, list_members
from store.queries.submissions import find_submission, remember_submission
from store.scope import Store
from store.tables.committee_sessions import CommitteeSession
from store.tables.committees import Committee, CommitteeMember

SHOWN_SESSIONS = 50
READERS = (Role.CHARITY_ADMIN, Role.AID_MANAGER, Role.SUPERVISOR, Role.AUDITOR)
"""Who reads of committees without sitting in one."""


@dataclass(frozen=True)
class CommitteeForm:
    """A committee as typed; it begins today unless a day is named."""

    name_ar: str = ""
    name_en: str = ""
    quorum: str = ""
    begins: str = ""


@dataclass(frozen=True)
class SeatForm:
    """A member as typed: a user name of the same body, and from which day."""

    username: str = ""
    begins: str = ""


@dataclass(frozen=True)
class MemberView:
    """A member and the days of the seat; None is without end."""

    member_id: UUID
    person: PersonName | None
    from_on: date
    to_on: date | None


@dataclass(frozen=True)
class SessionRow:
    """One sitting in a list; `number` is that of the year: 3/2026."""

    session_id: UUID
    number: str
    state: SessionState
    scheduled_at: datetime


@dataclass(frozen=True)
class CommitteeRow:
    """A committee in a list; `charity` is None for one of the ministry, `waiting` how many cases wait for its body."""

    committee_id: UUID
    name_ar: str
    name_en: str
    charity: CharityName | None
    quorum: int
    from_on: date
    to_on: date | None
    waiting: int


@dataclass(frozen=True)
class CommitteeView(CommitteeRow):
    """A committee whole; `may_keep` says that the reader keeps its agenda and minutes."""

    members: tuple[MemberView, ...]
    sessions: tuple[SessionRow, ...]
    staff: tuple[str, ...]
    may_keep: bool


def found_committee(
    store: Store, actor: Actor, form: CommitteeForm, submission: Submission, *, at: datetime
) -> UUID:
    """Found a committee of the actor's body; its id. Raises WrongRoleError, InvalidFieldsError, KeyReusedError."""
    actor.require(Role.SUPERVISOR if actor.is_ministry else Role.CHARITY_ADMIN)
    reader = FormReader()
    name_ar = reader.text("name_ar", form.name_ar, required=True)
    name_en = reader.text("name_en", form.name_en, required=True)
    quorum = reader.count(
        "quorum", form.quorum, limit=LARGEST_QUORUM, code="not_a_quorum", default=SMALLEST_QUORUM
    )
    if quorum < SMALLEST_QUORUM:
        reader.blame("quorum", "not_a_quorum", limit=LARGEST_QUORUM)
    begins = reader.value("begins", form.begins, read_date) or read_day(at)
    reader.finish()
    with store.acting_for(actor) as db:
        known = find_submission(db, actor.account_id, submission.key, submission.digest)
        if known:
            return known
        row = Committee(
            charity_id=actor.charity_id, name_ar=name_ar, name_en=name_en, quorum=quorum, from_on=begins
        )
        db.add(row)
        db.flush()
        remember_submission(db, actor.account_id, submission.key, submission.digest, row.id)
        return row.id


def seat_member(
    store: Store,
    actor: Actor,
    committee_id: UUID,
    form: SeatForm,
    submission: Submission,
    *,
    at: datetime,
) -> UUID:
    """Give somebody of the same body a seat; the id of the seat. One who sits already keeps the seat he has.

    Raises NotFoundError, WrongRoleError, InvalidFieldsError, KeyReusedError.
    """
    reader = FormReader()
    username = reader.text("username", form.username, required=True).lower()
    begins = reader.value("begins", form.begins, read_date) or read_day(at)
    reader.finish()
    with store.acting_for(actor) as db:
        committee = take_committee(db, actor, committee_id)
        known = find_submission(db, actor.account_id, submission.key, submission.digest)
        if known:
            return known
        staff = {account.username: account.id for account in list_staff(db, committee.charity_id)}
        if username not in staff:
            raise InvalidFieldsError([FieldProblem("username", "unknown_account")])
        seats = {row.account_id: row.id for row in list_members(db, committee_id, on=begins)}
        seat_id = seats.get(staff[username])
        if seat_id is None:
            row = CommitteeMember(committee_id=committee_id, account_id=staff[username], from_on=begins)
            db.add(row)
            db.flush()
            seat_id = row.id
        remember_submission(db, actor.account_id, submission.key, submission.digest, seat_id)
        return seat_id


def end_seat(store: Store, actor: Actor, committee_id: UUID, member_id: UUID, *, at: datetime) -> None:
    """End a seat today; one that ended already stays as it is. Raises NotFoundError, WrongRoleError."""
    with store.acting_for(actor) as db:
        take_committee(db, actor, committee_id)
        row = next((one for one in list_members(db, committee_id) if one.id == member_id), None)
        if row is None:
            raise NotFoundError
        today = read_day(at)
        if row.to_on is None or row.to_on > today:
            row.to_on = today


def list_own_committees(store: Store, actor: Actor, *, at: datetime) -> tuple[CommitteeRow, ...]:
    """The committees the reader has to do with: of the own body, and for the ministry of every charity.

    Raises WrongRoleError for somebody who neither keeps nor watches nor sits in one.
    """
    with store.acting_for(actor, snapshot=True) as db:
        require_reader(db, actor, at=at)
        names = list_charity_names(db)
        rows = list_committees(db, own=actor.charity_id, every=actor.is_ministry)
        return tuple(_view_row(db, row, names) for row in rows)


def get_committee(store: Store, actor: Actor, committee_id: UUID, *, at: datetime) -> CommitteeView:
    """One committee with its seats and sessions. Raises NotFoundError, WrongRoleError."""
    with store.acting_for(actor, snapshot=True) as db:
        require_reader(db, actor, at=at)
        committee = find_committee(db, committee_id)
        if committee is None:
            raise NotFoundError
        row = _view_row(db, committee, list_charity_names(db))
        may_keep = is_secretary(actor, committee.charity_id)
        return CommitteeView(
            **vars(row),
            members=_view_members(db, list_members(db, committee_id)),
            sessions=tuple(map(_view_session, list_sessions(db, committee_id, limit=SHOWN_SESSIONS))),
            staff=tuple(one.username for one in list_staff(db, committee.charity_id)) if may_keep else (),
            may_keep=may_keep,
        )


def take_committee(db: Session, actor: Actor, committee_id: UUID) -> Committee:
    """A committee that the actor keeps, its row locked. Raises NotFoundError, WrongRoleError."""
    known = find_committee(db, committee_id)
    if known is None:
        raise NotFoundError
    require_secretary(actor, known.charity_id)
    committee = find_committee(db, committee_id, lock=True)
    assert committee is not None  # noqa: S101 (rows of the record are never deleted)
    return committee


def is_secretary(actor: Actor, charity_id: UUID | None) -> bool:
    """True if the actor keeps agendas and minutes for committees of this body (None: the ministry)."""
    role = Role.SUPERVISOR if charity_id is None else Role.CHARITY_ADMIN
    return actor.charity_id == charity_id and actor.has_any(role)


def require_secretary(actor: Actor, charity_id: UUID | None) -> None:
    """Raise WrongRoleError unless the actor keeps the committees of this body (None: the ministry)."""
    if not is_secretary(actor, charity_id):
        raise WrongRoleError(role=(Role.SUPERVISOR if charity_id is None else Role.CHARITY_ADMIN).value)


def require_reader(db: Session, actor: Actor, *, at: datetime) -> None:
    """Raise WrongRoleError unless the actor keeps or watches committees, or sits in one today."""
    if not is_member(db, actor.account_id, on=read_day(at)):
        actor.require(*READERS)


def _view_row(db: Session, row: Committee, names: dict[UUID, CharityName]) -> CommitteeRow:
    return CommitteeRow(
        row.id,
        row.name_ar,
        row.name_en,
        names.get(row.charity_id) if row.charity_id else None,
        row.quorum,
        row.from_on,
        row.to_on,
        count_waiting(db, row.charity_id),
    )


def _view_members(db: Session, rows: Sequence[CommitteeMember]) -> tuple[MemberView, ...]:
    naming = Naming(db, (row.account_id for row in rows))
    return tuple(MemberView(row.id, naming.find(row.account_id), row.from_on, row.to_on) for row in rows)


def _view_session(row: CommitteeSession) -> SessionRow:
    return SessionRow(row.id, row.numeral, row.state, row.scheduled_at)
