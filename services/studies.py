"""The researcher's study: its sheet, its draft with the score worked out, and what keeps approval from being recommended."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlmodel import Session, select

from domain.calendars import read_day
from domain.case_papers import PaperState, list_unticked
from domain.categories import Category, Paper
from domain.errors import FieldProblem, NotFoundError
from domain.forms import TEXT_LIMIT, FormReader, read_date
from domain.need_scores import NeedScore, read_weights, score_need
from domain.roles import Actor, Role
from domain.studies import StudyAnswers
from domain.study_forms import AskedForm, StudyForm, ask_form, list_gaps, read_answers
from services.known_facts import KnownFactView, list_known_facts
from services.study_tasks import begin_study, is_repeated, take_study_task
from services.submissions import Submission
from store.queries.case_papers import map_states
from store.queries.decisions import find_restudy_demand, find_visit_demand
from store.queries.policies import load_policy
from store.queries.requests import find_study
from store.queries.submissions import remember_submission
from store.scope import Store
from store.tables.requests import AidRequest, Study, StudyKind


@dataclass(frozen=True)
class StudyView:
    """The study as saved; money in fils. `score` is None for a study that was saved before need was scored."""

    kind: StudyKind
    visited_on: date | None
    income_fils: int | None
    rent_fils: int | None
    summary: str
    begun_at: datetime
    saved_at: datetime
    answers: StudyAnswers
    score: NeedScore | None


@dataclass(frozen=True)
class StudySheet:
    """What a study asks, what was found so far, and what is still missing before approval can be recommended.

    `known` was verified before, for whichever charity; `visit_asked_at` is when a second visit was asked for.
    """

    asked: AskedForm
    study: StudyView | None
    gaps: tuple[FieldProblem, ...]
    known: tuple[KnownFactView, ...]
    visit_asked_at: datetime | None


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

    A repeated submission overwrites no draft that was saved since. Raises NotFoundError, WrongRoleError,
    NotHolderError (somebody else, or nobody, holds the study) and InvalidFieldsError.
    """
    actor.require(Role.RESEARCHER)
    reader, today = FormReader(), read_day(at)
    kind = reader.choice("kind", form.kind, StudyKind)
    visited_on = reader.value("visited_on", form.visited_on, read_date)
    if visited_on and visited_on > today:
        reader.blame("visited_on", "in_the_future")
    summary = reader.text("summary", form.summary, limit=TEXT_LIMIT)
    answers = read_answers(reader, form, today=today)
    reader.finish()
    with store.acting_for(actor) as db:
        task = take_study_task(db, actor, request_id, at=at)
        study = db.get(Study, request_id)
        if study and is_repeated(db, actor, submission):
            return view_study(study)
        study = study or open_study(request_id, actor, at=at)
        study.researcher_id, study.kind = actor.account_id, kind or StudyKind.DESK
        study.visited_on, study.summary, study.saved_at = visited_on, summary, at
        _keep_answers(study, answers)
        db.add(study)
        if submission:
            remember_submission(db, actor.account_id, submission.key, submission.digest, request_id)
        begin_study(db, task, actor, at=at)
        return view_study(study)


def get_study(store: Store, actor: Actor, request_id: UUID, *, at: datetime) -> StudySheet:
    """The sheet of a case's study within the reader's scope. Raises NotFoundError."""
    with store.acting_for(actor, snapshot=True) as db:
        case = db.exec(select(AidRequest).where(AidRequest.id == request_id)).one_or_none()
        if case is None:
            raise NotFoundError
        category = load_policy(db, case.version_id).categories[case.category]
        return read_sheet(db, case, category, map_states(db, case.id), at=at)


def read_sheet(
    db: Session,
    case: AidRequest,
    category: Category,
    states: Mapping[Paper, PaperState],
    *,
    at: datetime,
) -> StudySheet:
    """The sheet of a case that has been found; `states` says where each of its papers stands."""
    study, visit_asked_at = find_study(db, case.id), find_visit_demand(db, case.id)
    return StudySheet(
        asked=ask_form(case.kind, case.case_class),
        study=view_study(study) if study else None,
        gaps=_list_gaps_of_study(db, case, study, visit_asked_at, list_unticked(category.papers, states)),
        known=list_known_facts(db, case.id, at=at),
        visit_asked_at=visit_asked_at,
    )


def list_gaps_before_approval(db: Session, case: AidRequest, category: Category) -> tuple[FieldProblem, ...]:
    """What keeps approval from being recommended: no finished study, papers not ticked, a second visit not made."""
    study, visit_asked_at = find_study(db, case.id), find_visit_demand(db, case.id)
    unticked = list_unticked(category.papers, map_states(db, case.id))
    return _list_gaps_of_study(db, case, study, visit_asked_at, unticked)


def _list_gaps_of_study(
    db: Session,
    case: AidRequest,
    study: Study | None,
    visit_asked_at: datetime | None,
    unticked: Sequence[FieldProblem],
) -> tuple[FieldProblem, ...]:
    if study is None:
        return (FieldProblem("summary", "study_needed"), *unticked)
    restudied_at = find_restudy_demand(db, case.id)
    if restudied_at and study.saved_at < restudied_at:
        return (FieldProblem("summary", "restudy_needed"), *unticked)
    answers = StudyAnswers.from_document(study.answers)
    visit = _list_gaps_of_visit(study, visit_asked_at)
    return (*visit, *list_gaps(answers, ask_form(case.kind, case.case_class)), *unticked)


def open_study(request_id: UUID, actor: Actor, *, at: datetime) -> Study:
    """An empty study of a case, begun now."""
    return Study(
        request_id=request_id,
        researcher_id=actor.account_id,
        kind=StudyKind.DESK,
        begun_at=at,
        saved_at=at,
    )


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
        StudyAnswers.from_document(study.answers),
        NeedScore.from_document(study.score) if study.score else None,
    )


def _keep_answers(study: Study, answers: StudyAnswers) -> None:
    study.answers = answers.to_document()
    study.score = score_need(answers, read_weights()).to_document()
    study.income_fils, study.rent_fils = answers.income_fils, answers.rent_fils


def _list_gaps_of_visit(study: Study, asked_at: datetime | None) -> list[FieldProblem]:
    if asked_at and study.kind is not StudyKind.VISIT:
        return [FieldProblem("kind", "second_visit_needed")]
    if study.kind is StudyKind.VISIT and study.visited_on is None:
        return [FieldProblem("visited_on", "required")]
    if asked_at and study.visited_on and study.visited_on < read_day(asked_at):
        return [FieldProblem("visited_on", "second_visit_needed")]
    return []


__all__ = ["StudyForm"]
