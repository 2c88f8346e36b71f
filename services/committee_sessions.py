"""Sessions of a committee: drafted, opened before a quorum, closed with fixed minutes; what each of them shows."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time
from typing import Protocol
from uuid import UUID

from sqlmodel import Session

from domain.calendars import KUWAIT, read_day
from domain.committees import SessionState
from domain.errors import (
    FieldProblem,
    InvalidFieldsError,
    NoQuorumError,
    NotFoundError,
    SessionStateError,
    UndecidedItemsError,
)
from domain.forms import FormReader, read_clock, read_date
from domain.roles import Actor
from gateways.paper_store import SCANS, ContentKind, sniff_kind
from services.agenda_parts import Agenda, ItemView, drop_fallen, load_agenda, recuse_known, view_items
from services.committees import is_secretary, require_reader, require_secretary, take_committee
from services.minutes import give_effect, write_minutes
from services.naming import Naming, PersonName
from services.submissions import Submission
from store.ahead import read_ahead
from store.queries.accounts import find_actor
from store.queries.charities import ask_charities
from store.queries.committee_sessions import (
    ask_items,
    ask_minutes,
    ask_recusals,
    ask_session,
    ask_stays,
    choose_number,
    find_minutes,
    find_session,
)
from store.queries.committees import ask_committee, ask_members, ask_membership, find_committee, list_members
from store.queries.policies import ask_overrides
from store.queries.submissions import find_submission, remember_submission
from store.scope import Store
from store.tables.committee_sessions import CommitteeSession, SessionAttendance, SessionMinutes


class ScanStore(Protocol):
    """What keeps signed minutes as they were scanned (gateways.paper_store.PaperStore), and files to a bank."""

    def put(self, content: bytes, *, kinds: frozenset[ContentKind] = SCANS) -> str:
        """Keep a scan; its key, which ends in its SHA-256. Raises TooLargeError, UnsupportedFileError."""

    def get(self, key: str) -> bytes:
        """A kept scan. Raises NotFoundError, BrokenPaperError."""

    def is_usable(self) -> bool:
        """True if scans can be kept now."""


@dataclass(frozen=True)
class SessionForm:
    """When a session is to sit, as typed: a day (today if empty) and an hour in Kuwait."""

    day: str = ""
    clock: str = ""


@dataclass(frozen=True)
class OpeningForm:
    """Who sits, in their order, and who presides."""

    present: tuple[UUID, ...] = ()
    chair: UUID | None = None


@dataclass(frozen=True)
class Progress:
    """Of the decisions of a session in effect, how many the engine has answered, and how many it refused."""

    total: int = 0
    settled: int = 0
    refused: int = 0


@dataclass(frozen=True)
class StayView:
    """How long a member sat: from the opening unless `joined_at` is told, to the end unless `left_at` is."""

    person: PersonName | None
    joined_at: datetime | None
    left_at: datetime | None


@dataclass(frozen=True)
class SessionView:
    """A session whole: instants in UTC, money in fils; `minutes_digest` is SHA-256 in hex, None before it was closed.

    `present` sit now, or sat at the closing; `stays` are all who ever sat, and how long.
    """

    session_id: UUID
    committee_id: UUID
    name_ar: str
    name_en: str
    number: str
    state: SessionState
    scheduled_at: datetime
    quorum: int
    secretary: PersonName | None
    chair: PersonName | None
    opened_at: datetime | None
    closed_at: datetime | None
    in_effect_at: datetime | None
    members: tuple[PersonName, ...]
    present: tuple[PersonName, ...]
    stays: tuple[StayView, ...]
    items: tuple[ItemView, ...]
    minutes: str | None
    minutes_digest: str | None
    is_scanned: bool
    progress: Progress
    may_keep: bool


def draft_session(
    store: Store,
    actor: Actor,
    committee_id: UUID,
    form: SessionForm,
    submission: Submission,
    *,
    at: datetime,
) -> UUID:
    """Prepare the next session; its id. It is numbered per committee and year.

    Raises NotFoundError, WrongRoleError, InvalidFieldsError, KeyReusedError.
    """
    reader = FormReader()
    day = reader.value("day", form.day, read_date) or read_day(at)
    clock = reader.value("clock", form.clock, read_clock)
    reader.finish()
    with store.acting_for(actor) as db:
        committee = take_committee(db, actor, committee_id)
        known = find_submission(db, actor.account_id, submission.key, submission.digest)
        if known:
            return known
        row = CommitteeSession(
            committee_id=committee_id,
            charity_id=committee.charity_id,
            year=day.year,
            number=choose_number(db, committee_id, day.year),
            scheduled_at=datetime.combine(day, clock or time(10), KUWAIT),
            quorum=committee.quorum,
            secretary_id=actor.account_id,
        )
        db.add(row)
        db.flush()
        remember_submission(db, actor.account_id, submission.key, submission.digest, row.id)
        return row.id


def open_session(
    store: Store, actor: Actor, session_id: UUID, form: OpeningForm, *, at: datetime
) -> SessionView:
    """Record who sits and open the session; whoever had a part in a case leaves its item.

    Opening an open session again with the same people changes nothing. Raises NotFoundError, WrongRoleError,
    InvalidFieldsError (somebody is no member today), NoQuorumError(present, quorum), SessionStateError.
    """
    with store.acting_for(actor) as db:
        session = take_session(db, actor, session_id)
        agenda = load_agenda(db, session)
        if session.state is SessionState.OPEN and set(agenda.present) == set(form.present):
            return view_session(db, actor, session, at=at)
        require_state(session, SessionState.DRAFTED)
        present = list(dict.fromkeys(form.present))
        chair = _check_attendance(db, session, present, form.chair, at=at)
        if len(present) < session.quorum:
            raise NoQuorumError(present=len(present), quorum=session.quorum)
        for seat, account_id in enumerate(present, start=1):
            db.add(SessionAttendance(session_id=session_id, account_id=account_id, seat=seat))
        session.state, session.opened_at, session.chair_id = SessionState.OPEN, at, chair
        session.secretary_id = actor.account_id
        db.flush()
        fresh = load_agenda(db, session)
        recuse_known(db, fresh, fresh.items, at=at)
        return view_session(db, actor, session, at=at)


def close_session(store: Store, actor: Actor, session_id: UUID, *, at: datetime) -> SessionView:
    """End the sitting and fix its minutes: their text never changes again, and nothing takes effect yet.

    A case whose task fell away meanwhile is noted so; what was put off may be laid before another session. Closing
    twice changes nothing. Raises NotFoundError, WrongRoleError, UndecidedItemsError(count), SessionStateError.
    """
    with store.acting_for(actor) as db:
        session = take_session(db, actor, session_id)
        if session.state not in (SessionState.CLOSED, SessionState.IN_EFFECT):
            require_state(session, SessionState.OPEN)
            agenda = drop_fallen(db, load_agenda(db, session, lock=True))
            undecided = sum(item.is_live and item.decision is None for item in agenda.items)
            if undecided:
                raise UndecidedItemsError(count=undecided)
            session.state, session.closed_at = SessionState.CLOSED, at
            content = write_minutes(db, session, agenda)
            digest = hashlib.sha256(content.encode()).digest()
            db.add(SessionMinutes(session_id=session_id, content=content, digest=digest, fixed_at=at))
            for item in agenda.items:
                item.is_live = item.is_live and item.is_for_effect
            db.flush()
        return view_session(db, actor, session, at=at)


def attach_scan(
    store: Store, papers: ScanStore, actor: Actor, session_id: UUID, content: bytes, *, at: datetime
) -> SessionView:
    """Keep the scan of the signed minutes: from then on the session is in effect, and each case is told its decision.

    `content` is a PDF, JPEG or PNG of at most ten megabytes. The same scan again changes nothing. The relay delivers
    the decisions, at most eight at a time; `progress` counts them. Raises NotFoundError, WrongRoleError,
    TooLargeError, UnsupportedFileError, SessionStateError (not closed yet, or in effect by another scan).
    """
    with store.acting_for(actor) as db:
        known = take_session(db, actor, session_id)
        if known.state is SessionState.IN_EFFECT and _is_of(known.scan_key, content):
            return view_session(db, actor, known, at=at)
        require_state(known, SessionState.CLOSED)
    # Kept before it is named: a row never leads to a file that is not there.
    key = papers.put(content)
    with store.acting_for(actor) as db:
        session = take_session(db, actor, session_id)
        require_state(session, SessionState.CLOSED)
        session.state, session.in_effect_at = SessionState.IN_EFFECT, at
        session.scan_key, session.scanned_by = key, actor.account_id
        give_effect(db, session, load_agenda(db, session, lock=True), at=at)
        return view_session(db, actor, session, at=at)


@dataclass(frozen=True)
class Scan:
    """Signed minutes as they were scanned, and which kind of file they are."""

    content: bytes
    kind: str


def read_scan(store: Store, papers: ScanStore, actor: Actor, session_id: UUID, *, at: datetime) -> Scan:
    """The signed minutes as they were scanned. Raises NotFoundError, WrongRoleError, BrokenPaperError."""
    with store.acting_for(actor) as db:
        require_reader(db, actor, at=at)
        session = find_session(db, session_id)
        if session is None or session.scan_key is None:
            raise NotFoundError
        key = session.scan_key
    content = papers.get(key)
    return Scan(content, sniff_kind(content) or "application/octet-stream")


def get_session(store: Store, actor: Actor, session_id: UUID, *, at: datetime) -> SessionView:
    """One session whole. Raises NotFoundError, WrongRoleError."""
    with store.acting_for(actor, snapshot=True) as db:
        read_ahead(
            db,
            ask_membership(actor.account_id, on=read_day(at)),
            ask_session(session_id),
            ask_items(session_id),
            ask_recusals(session_id),
            ask_stays(session_id),
            ask_minutes(session_id),
            ask_charities(),
            ask_overrides(),
        )
        require_reader(db, actor, at=at)
        session = find_session(db, session_id)
        if session is None:
            raise NotFoundError
        return view_session(db, actor, session, at=at)


def take_session(db: Session, actor: Actor, session_id: UUID) -> CommitteeSession:
    """A session that the actor keeps, its row locked. Raises NotFoundError, WrongRoleError."""
    known = find_session(db, session_id)
    if known is None:
        raise NotFoundError
    require_secretary(actor, known.charity_id)
    session = find_session(db, session_id, lock=True)
    assert session is not None  # noqa: S101 (rows of the record are never deleted)
    return session


def require_state(session: CommitteeSession, *states: SessionState) -> None:
    """Raise SessionStateError unless the session stands in one of these."""
    if session.state not in states:
        raise SessionStateError(session_state=session.state.value)


def _is_of(scan_key: str | None, content: bytes) -> bool:
    """True if this is the content that was kept under the key: the key ends in its digest."""
    return scan_key is not None and scan_key.endswith(hashlib.sha256(content).hexdigest())


def _check_attendance(
    db: Session, session: CommitteeSession, present: Sequence[UUID], chair: UUID | None, *, at: datetime
) -> UUID:
    """Judge who is said to sit; whoever presides. Raises InvalidFieldsError."""
    today = read_day(at)
    members = {row.account_id for row in list_members(db, session.committee_id, on=today)}
    problems = list[FieldProblem]()
    if any(one not in members or find_actor(db, one, on=today) is None for one in present):
        problems.append(FieldProblem("present", "not_a_member"))
    if chair is None or chair not in present:
        problems.append(FieldProblem("chair", "not_a_member" if chair else "required"))
    if problems or chair is None:
        raise InvalidFieldsError(problems)
    return chair


def view_session(db: Session, actor: Actor, session: CommitteeSession, *, at: datetime) -> SessionView:
    read_ahead(db, ask_committee(session.committee_id), ask_members(session.committee_id, on=read_day(at)))
    agenda = load_agenda(db, session)
    committee = find_committee(db, session.committee_id)
    assert committee is not None  # noqa: S101 (a session has its committee)
    members = [row.account_id for row in list_members(db, committee.id, on=read_day(at))]
    naming = Naming(db, [*members, *agenda.people, session.secretary_id, session.chair_id])
    minutes = find_minutes(db, session.id)
    return SessionView(
        session_id=session.id,
        committee_id=committee.id,
        name_ar=committee.name_ar,
        name_en=committee.name_en,
        number=session.numeral,
        state=session.state,
        scheduled_at=session.scheduled_at,
        quorum=session.quorum,
        opened_at=session.opened_at,
        closed_at=session.closed_at,
        in_effect_at=session.in_effect_at,
        is_scanned=session.scan_key is not None,
        secretary=naming.find(session.secretary_id),
        chair=naming.find(session.chair_id),
        members=tuple(filter(None, map(naming.find, dict.fromkeys(members)))),
        present=tuple(filter(None, map(naming.find, agenda.present))),
        stays=tuple(StayView(naming.find(s.account_id), s.joined_at, s.left_at) for s in agenda.stays),
        items=view_items(db, agenda, naming),
        minutes=minutes.content if minutes else None,
        minutes_digest=minutes.digest.hex() if minutes else None,
        progress=_measure(agenda),
        may_keep=is_secretary(actor, session.charity_id),
    )


def _measure(agenda: Agenda) -> Progress:
    states = [decision.state for decision in agenda.decisions.values()]
    return Progress(
        len(states), sum(state != "pending" for state in states), sum(state == "refused" for state in states)
    )
