"""What a recommendation does to its case, the way back to the applicant, and the study a case comes back to."""

from datetime import datetime
from uuid import UUID

from sqlmodel import col, select

from domain.approvals import REJECTION_LEVELS
from domain.calendars import read_day
from domain.case_papers import PaperState
from domain.cycle import TaskKind, Wait
from domain.deadlines import shift_deadline
from domain.roles import Role
from domain.visits import compute_visit_end
from services import deliveries
from services.approvals import choose_levels
from services.case_papers import mark_papers
from services.known_facts import keep_facts
from services.moves import TaskDraft, Work, read_deadline
from store.queries.accounts import find_actor
from store.queries.appeals import list_set_aside
from store.queries.visits import cancel_booked, find_booked
from store.tables.decisions import Decision
from store.tables.requests import Study
from store.tables.tasks import Task, TaskState


def recommend(work: Work, _task: Task, decision: Decision) -> None:
    """Open the file to the ministry and copy the signatures that the amount and the flags ask for."""
    _hand_in(work, decision)
    work.case.signatures = choose_levels(work, decision.amount_fils or 0)
    work.case.advised_rejection = False
    work.case.approved_fils = None
    work.case.instalments = deliveries.count_planned(work) + decision.instalments


def advise_rejection(work: Work, _task: Task, decision: Decision) -> None:
    """Put the rejection before another person."""
    _hand_in(work, decision)
    work.case.signatures = [level.code for level in REJECTION_LEVELS]
    work.case.advised_rejection = True


def send_back(work: Work, _task: Task, decision: Decision) -> None:
    """Ask the applicant for the named papers and fields; the study's clock stands still meanwhile."""
    mark_papers(work, decision, PaperState.MISSING)


def complete(work: Work, _task: Task, decision: Decision) -> None:
    """Note the papers that came."""
    mark_papers(work, decision, PaperState.PRESENTED)


def draft_study(work: Work) -> TaskDraft:
    """The study of a case that comes from its check: not for those whose advice to reject it was set aside."""
    return TaskDraft(TaskKind.STUDY, barred=list_set_aside(work.db, work.case.id))


def draft_return(work: Work, ended: Task) -> TaskDraft:
    """The study task that a case comes back to: the same researcher if he still acts, and after a completion the time that was left."""
    studied = _find_last_study(work)
    barred = list_set_aside(work.db, work.case.id)
    if studied is None:
        return draft_study(work)
    holder_id = studied.done_by if _may_still_study(work, studied.done_by) else None
    ahead = _find_visit_ahead(work) if holder_id else None
    role, wait = (Role.RESEARCHER, Wait.VISIT_BOOKED) if ahead else (None, None)
    follow_up_at = compute_visit_end(ahead) if ahead else None
    if ended.kind is not TaskKind.COMPLETE:
        return TaskDraft(
            TaskKind.STUDY,
            holder_id=holder_id,
            role=role,
            wait=wait,
            follow_up_at=follow_up_at,
            barred=barred,
        )
    deadline = shift_deadline(
        work.policy.calendar, read_deadline(studied), studied.closed_at or ended.opened_at, work.at
    )
    return TaskDraft(
        TaskKind.STUDY,
        holder_id=holder_id,
        role=role,
        wait=wait,
        deadline=deadline,
        follow_up_at=follow_up_at,
        barred=barred,
        phases=tuple(studied.phases),
    )


def _hand_in(work: Work, decision: Decision) -> None:
    """Open the file to the ministry, keep what was verified and scored, and call off a visit that was not waited for."""
    study = work.db.get(Study, work.case.id)
    decision.need_score = study.score if study else None
    work.case.ministry_sees_from_at = work.case.ministry_sees_from_at or work.at
    cancel_booked(work.db, work.case.id, at=work.at)
    keep_facts(work)


def _find_visit_ahead(work: Work) -> datetime | None:
    booked = find_booked(work.db, work.case.id)
    return booked.visit_at if booked and booked.visit_at > work.at else None


def _may_still_study(work: Work, account_id: UUID | None) -> bool:
    actor = find_actor(work.db, account_id, on=read_day(work.at)) if account_id else None
    return actor is not None and actor.has_any(Role.RESEARCHER)


def _find_last_study(work: Work) -> Task | None:
    return work.db.exec(
        select(Task)
        .where(
            Task.request_id == work.case.id,
            Task.charity_id == work.case.charity_id,
            Task.kind == TaskKind.STUDY,
            Task.state == TaskState.DONE,
        )
        .order_by(col(Task.closed_at).desc())
        .limit(1)
    ).first()
