"""Field visits: booking one, saying what came of it, and the plan by day and area."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from sqlmodel import Session

from domain.calendars import read_day
from domain.cycle import EventType, Wait
from domain.errors import FieldProblem, InvalidFieldsError, NotFoundError
from domain.forms import FormReader
from domain.roles import Actor, Role
from domain.visits import (
    VisitForm,
    VisitOutcomeForm,
    VisitState,
    combine,
    compute_visit_end,
    group_stops,
    read_visit,
)
from services.looks import note_persons
from services.naming import Naming, PersonName
from services.requests import name_of
from services.studies import open_study
from services.study_tasks import begin_study, is_repeated, note_study, take_study_task
from services.submissions import Submission
from store.queries.outbox import NO_GRACE, leave_errand
from store.queries.policies import load_policies
from store.queries.submissions import find_submission, remember_submission
from store.queries.visits import PlannedRow, cancel_booked, find_visit, list_planned
from store.queries.visits import list_visits as query_visits
from store.scope import Store
from store.tables.outbox import Topic
from store.tables.requests import Study, StudyKind
from store.tables.visits import VisitRow

PLAN_DAYS = 31
"""How many days one plan may reach."""


@dataclass(frozen=True)
class VisitView:
    """A visit of a case."""

    visit_id: UUID
    request_id: UUID
    visit_at: datetime
    note: str
    state: VisitState


@dataclass(frozen=True)
class StopView:
    """One stop of a plan: whom to see and where, and never how to telephone them."""

    visit_id: UUID
    request_id: UUID
    number: str
    name: str
    category_ar: str
    category_en: str
    household_size: int
    visit_at: datetime
    governorate: str
    area: str
    block: str
    street: str
    house: str
    note: str
    researcher: PersonName | None


@dataclass(frozen=True)
class AreaPlan:
    """The stops of one area on one day, in the order of their hours."""

    governorate: str
    area: str
    stops: tuple[StopView, ...]


@dataclass(frozen=True)
class DayPlan:
    """One day in Kuwait, by area."""

    on: date
    areas: tuple[AreaPlan, ...]


def book_visit(
    store: Store, actor: Actor, request_id: UUID, form: VisitForm, submission: Submission, *, at: datetime
) -> VisitView:
    """Book a visit to the household of a study one holds; a visit booked before is called off by it.

    Booking begins the study. Raises NotFoundError, WrongRoleError, NotHolderError, InvalidFieldsError, KeyReusedError.
    """
    actor.require(Role.RESEARCHER)
    with store.acting_for(actor) as db:
        if known := find_submission(db, actor.account_id, submission.key, submission.digest):
            return _view(_get_visit(db, known))
        visit_at = read_visit(form, at=at)
        reader = FormReader()
        note = reader.text("note", form.note, limit=300)
        reader.finish()
        task = take_study_task(db, actor, request_id, at=at)
        assert actor.charity_id is not None  # noqa: S101 (only a charity has researchers)
        cancel_booked(db, request_id, at=at)
        row = VisitRow(
            request_id=request_id,
            charity_id=actor.charity_id,
            researcher_id=actor.account_id,
            visit_at=visit_at,
            note=note,
            state=VisitState.BOOKED,
            booked_at=at,
        )
        db.add(row)
        begin_study(db, task, actor, at=at)
        task.wait, task.follow_up_at = Wait.VISIT_BOOKED, compute_visit_end(visit_at)
        note_study(db, task, actor, EventType.VISIT_BOOKED, at=at, wait=Wait.VISIT_BOOKED)
        db.flush()
        # The clock of the study may now wake earlier than the engine was told.
        leave_errand(
            db,
            Topic.MOVE_DEADLINE,
            f"visit_booked/{row.id}",
            request_id,
            at=at,
            grace=NO_GRACE,
            task_id=str(task.id),
        )
        remember_submission(db, actor.account_id, submission.key, submission.digest, row.id)
        return _view(row)


def settle_visit(
    store: Store,
    actor: Actor,
    visit_id: UUID,
    form: VisitOutcomeForm,
    submission: Submission,
    *,
    at: datetime,
) -> VisitView:
    """Say what came of a booked visit: done, missed, or called off. A visit that was done makes the study one by visit.

    Of a visit that counts as missed because nobody said anything by the end of its day, it may still be said that it
    was made.

    Raises NotFoundError, WrongRoleError, NotHolderError, InvalidFieldsError (also for a visit that is settled, or done
    before its day), KeyReusedError.
    """
    actor.require(Role.RESEARCHER)
    reader = FormReader()
    state = reader.choice("state", form.state, VisitState)
    if state is VisitState.BOOKED:
        reader.blame("state", "unknown_choice")
    reader.finish()
    with store.acting_for(actor) as db:
        row = _get_visit(db, visit_id)
        task = take_study_task(db, actor, row.request_id, at=at)
        if is_repeated(db, actor, submission):
            return _view(row)
        _check_outcome(row, state, at=at)
        row.state, row.settled_at = state or row.state, at
        task.wait, task.follow_up_at = Wait.UNDER_STUDY, None
        if state is VisitState.DONE:
            _study_by_visit(db, actor, row, at=at)
            note_study(db, task, actor, EventType.VISITED, at=at)
        remember_submission(db, actor.account_id, submission.key, submission.digest, row.id)
        return _view(row)


def plan_visits(
    store: Store, actor: Actor, *, from_on: date, until_on: date, at: datetime
) -> tuple[DayPlan, ...]:
    """The booked visits between two days (both within), by day and area: a researcher's own, an aid manager's all.

    Whose data the plan shows is written to the access log. Raises WrongRoleError, InvalidFieldsError for a plan of more
    than PLAN_DAYS.
    """
    actor.require(Role.RESEARCHER, Role.AID_MANAGER)
    if not from_on <= until_on < from_on + timedelta(days=PLAN_DAYS):
        raise InvalidFieldsError([FieldProblem("until", "plan_too_long", {"limit": PLAN_DAYS})])
    with store.acting_for(actor) as db:
        rows = list_planned(
            db,
            from_at=combine(from_on, time.min),
            until_at=combine(until_on + timedelta(days=1), time.min),
            holder_id=None if actor.has_any(Role.AID_MANAGER) else actor.account_id,
        )
        _log_look(db, actor, rows, at=at)
        stops = _view_stops(db, rows)
    return tuple(
        DayPlan(on, tuple(AreaPlan(*place, tuple(group)) for place, group in areas))
        for on, areas in group_stops(stops)
    )


def list_visits(db: Session, request_id: UUID) -> tuple[VisitView, ...]:
    """The visits of a case within the reader's scope, newest first."""
    return tuple(_view(row) for row in query_visits(db, request_id))


def _get_visit(db: Session, visit_id: UUID) -> VisitRow:
    row = find_visit(db, visit_id)
    if row is None:
        raise NotFoundError
    return row


def _check_outcome(row: VisitRow, state: VisitState | None, *, at: datetime) -> None:
    is_late_word = row.state is VisitState.MISSED and state is VisitState.DONE
    if row.state is not VisitState.BOOKED and not is_late_word:
        raise InvalidFieldsError([FieldProblem("state", "visit_settled")])
    if state is not VisitState.CANCELLED and read_day(row.visit_at) > read_day(at):
        raise InvalidFieldsError([FieldProblem("state", "visit_not_yet")])


def _study_by_visit(db: Session, actor: Actor, row: VisitRow, *, at: datetime) -> None:
    study = db.get(Study, row.request_id) or open_study(row.request_id, actor, at=at)
    study.kind, study.visited_on, study.saved_at = StudyKind.VISIT, read_day(row.visit_at), at
    db.add(study)
    db.flush()


def _log_look(db: Session, actor: Actor, rows: list[PlannedRow], *, at: datetime) -> None:
    persons = sorted({row.case.person_id for row in rows if row.case.person_id})
    note_persons(db, actor, persons, "visit_plan", at=at)


def _view(row: VisitRow) -> VisitView:
    return VisitView(row.id, row.request_id, row.visit_at, row.note, row.state)


def _view_stops(db: Session, rows: list[PlannedRow]) -> list[StopView]:
    naming = Naming(db, [row.holder_id for row in rows])
    policies = load_policies(db, {row.case.version_id for row in rows})
    return [
        StopView(
            visit_id=row.visit.id,
            request_id=row.case.id,
            number=row.case.number,
            name=name_of(row.identity),
            category_ar=policies[row.case.version_id].categories[row.case.category].name_ar,
            category_en=policies[row.case.version_id].categories[row.case.category].name_en,
            household_size=row.case.household_size,
            visit_at=row.visit.visit_at,
            **{
                part: row.identity.address.get(part, "")
                for part in ("governorate", "area", "block", "street", "house")
            },
            note=row.visit.note,
            researcher=naming.find(row.holder_id),
        )
        for row in rows
    ]
