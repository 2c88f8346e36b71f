"""The researcher's study: its draft, its recommendation, and the way back to the applicant."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlmodel import Session, col, select

from domain.approvals import REJECTION_LEVELS, levels_for
from domain.calendars import read_day
from domain.categories import Paper
from domain.cycle import EventType, TaskKind, Wait
from domain.deadlines import shift_deadline
from domain.errors import NotFoundError, NotHolderError
from domain.forms import TEXT_LIMIT, FormReader, read_date
from domain.money import read_income
from domain.roles import Actor, Role
from services.moves import TaskDraft, Work, read_deadline
from services.submissions import Submission
from store.queries.accounts import find_actor
from store.queries.events import EventDraft, append_event
from store.queries.submissions import find_submission, remember_submission
from store.queries.tasks import find_task, list_open_tasks
from store.scope import Store
from store.tables.decisions import Decision
from store.tables.events import CaseEvent
from store.tables.requests import AidRequest, PaperState, RequestPaper, Study, StudyKind
from store.tables.tasks import Task, TaskState


@dataclass(frozen=True)
class StudyForm:
    """The study as typed: every field is text and may be empty in a draft."""

    kind: str = StudyKind.DESK.value
    visited_on: str = ""
    income: str = ""
    rent: str = ""
    summary: str = ""


@dataclass(frozen=True)
class StudyView:
    """The study as saved; money in fils."""

    kind: StudyKind
    visited_on: date | None
    income_fils: int | None
    rent_fils: int | None
    summary: str
    begun_at: datetime
    saved_at: datetime


def save_study(
    store: Store,
    actor: Actor,
    request_id: UUID,
    form: StudyForm,
    submission: Submission | None = None,
    *,
    at: datetime,
) -> StudyView:
    """Save the study's draft; the first save begins the study, after which no clock takes the case away.

    A repeated submission overwrites no draft that was saved since. Raises NotFoundError, WrongRoleError, NotHolderError (somebody else, or nobody, holds the study) and
    InvalidFieldsError.
    """
    actor.require(Role.RESEARCHER)
    reader = FormReader()
    kind = reader.choice("kind", form.kind, StudyKind)
    visited_on = reader.value("visited_on", form.visited_on, read_date)
    income = reader.value("income", form.income, read_income)
    rent = reader.value("rent", form.rent, read_income)
    summary = reader.text("summary", form.summary, limit=TEXT_LIMIT)
    reader.finish()
    with store.acting_for(actor) as db:
        task = _take_study_task(db, actor, request_id)
        study = db.get(Study, request_id)
        if study and _is_repeated(db, actor, submission):
            return view_study(study)
        if study is None:
            study = Study(
                request_id=request_id,
                researcher_id=actor.account_id,
                kind=StudyKind.DESK,
                begun_at=at,
                saved_at=at,
            )
        study.researcher_id, study.kind, study.visited_on = (
            actor.account_id,
            kind or StudyKind.DESK,
            visited_on,
        )
        study.income_fils, study.rent_fils = income, rent
        study.summary, study.saved_at = summary, at
        db.add(study)
        if submission:
            remember_submission(db, actor.account_id, submission.key, submission.digest, request_id)
        if task.study_begun_at is None:
            task.study_begun_at = at
            _note_begun(db, task, actor, at=at)
        return view_study(study)


def view_study(study: Study) -> StudyView:
    """A saved study as doors see it."""
    return StudyView(
        study.kind,
        study.visited_on,
        study.income_fils,
        study.rent_fils,
        study.summary,
        study.begun_at,
        study.saved_at,
    )


def recommend(work: Work, _task: Task, decision: Decision) -> None:
    """Open the file to the ministry and copy the signatures that the amount and the flags ask for."""
    category = work.policy.categories[work.case.category]
    levels = levels_for(
        decision.amount_fils or 0,
        work.policy.bands,
        escalated=_was_escalated(work),
        ministry_gate=category.ministry_gate,
    )
    work.case.ministry_sees_from_at = work.case.ministry_sees_from_at or work.at
    work.case.signatures = [level.value for level in levels]
    work.case.advised_rejection = False
    work.case.approved_fils = None
    work.case.instalments = decision.instalments


def advise_rejection(work: Work, _task: Task, _decision: Decision) -> None:
    """Put the rejection before another person."""
    work.case.ministry_sees_from_at = work.case.ministry_sees_from_at or work.at
    work.case.signatures = [level.value for level in REJECTION_LEVELS]
    work.case.advised_rejection = True


def send_back(work: Work, _task: Task, decision: Decision) -> None:
    """Ask the applicant for the named papers; the study's clock stands still meanwhile."""
    _mark_papers(work, decision, PaperState.MISSING)


def complete(work: Work, _task: Task, decision: Decision) -> None:
    """Note the papers that came."""
    _mark_papers(work, decision, PaperState.PRESENTED)


def draft_return(work: Work, ended: Task) -> TaskDraft:
    """The study task that a case comes back to: the same researcher if he still acts, and after a completion the time that was left."""
    studied = _find_last_study(work)
    if studied is None:
        return TaskDraft(TaskKind.STUDY)
    holder_id = studied.done_by if _may_still_study(work, studied.done_by) else None
    if ended.kind is not TaskKind.COMPLETE:
        return TaskDraft(TaskKind.STUDY, holder_id=holder_id)
    deadline = shift_deadline(
        work.policy.calendar, read_deadline(studied), studied.closed_at or ended.opened_at, work.at
    )
    return TaskDraft(TaskKind.STUDY, holder_id=holder_id, deadline=deadline, phases=tuple(studied.phases))


def _may_still_study(work: Work, account_id: UUID | None) -> bool:
    actor = find_actor(work.db, account_id, on=read_day(work.at)) if account_id else None
    return actor is not None and actor.has_any(Role.RESEARCHER)


def _find_last_study(work: Work) -> Task | None:
    return work.db.exec(
        select(Task)
        .where(Task.request_id == work.case.id, Task.kind == TaskKind.STUDY, Task.state == TaskState.DONE)
        .order_by(col(Task.closed_at).desc())
        .limit(1)
    ).first()


def _is_repeated(db: Session, actor: Actor, submission: Submission | None) -> bool:
    return submission is not None and (
        find_submission(db, actor.account_id, submission.key, submission.digest) is not None
    )


def _take_study_task(db: Session, actor: Actor, request_id: UUID) -> Task:
    if db.exec(select(AidRequest.id).where(AidRequest.id == request_id)).first() is None:
        raise NotFoundError
    for open_task in list_open_tasks(db, request_id):
        task = find_task(db, open_task.id, lock=True)
        if task and task.kind is TaskKind.STUDY and task.holder_id == actor.account_id:
            return task
    raise NotHolderError


def _note_begun(db: Session, task: Task, actor: Actor, *, at: datetime) -> None:
    case = db.exec(select(AidRequest).where(AidRequest.id == task.request_id)).one()
    draft = EventDraft(
        step_key=f"study_begun/{task.id}/{at.timestamp():.6f}",
        type=EventType.STUDY_BEGUN,
        to_stage=case.stage,
        at=at,
        wait=Wait.UNDER_STUDY,
        actor_id=actor.account_id,
        subject_id=task.id,
    )
    append_event(db, case, draft)


def _was_escalated(work: Work) -> bool:
    kinds = (
        EventType.ESCALATED_MINISTRY,
        EventType.HOLD_RELEASED,
        EventType.HOLD_COMPLEMENTED,
        EventType.HOLD_EXCEPTED,
    )
    found = work.db.exec(
        select(CaseEvent.id).where(CaseEvent.request_id == work.case.id, col(CaseEvent.type).in_(kinds))
    )
    return found.first() is not None


def _mark_papers(work: Work, decision: Decision, state: PaperState) -> None:
    known = {
        row.paper: row
        for row in work.db.exec(select(RequestPaper).where(RequestPaper.request_id == work.case.id))
    }
    for code in decision.papers:
        paper = Paper(code)
        row = known.get(paper) or RequestPaper(
            request_id=work.case.id, paper=paper, state=state, changed_at=work.at
        )
        row.state, row.changed_at = state, work.at
        work.db.add(row)
