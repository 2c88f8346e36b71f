"""Papers of a case ticked off one by one: by whom, when, and what was wrong with the one that was refused."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from sqlmodel import Session, select

from domain.case_papers import PaperFault, PaperState, PaperTick, PaperTickForm, read_ticks
from domain.categories import Paper
from domain.cycle import EventType
from domain.roles import Actor, Role
from services.moves import Work
from services.naming import Naming, PersonName
from services.study_tasks import begin_study, is_repeated, note_study, take_study_task
from services.submissions import Submission
from store.queries.case_papers import list_checks, map_papers
from store.queries.paper_scans import list_scans
from store.queries.submissions import remember_submission
from store.scope import Store
from store.tables.case_papers import PaperCheck
from store.tables.decisions import Decision
from store.tables.requests import AidRequest, RequestPaper


@dataclass(frozen=True)
class ScanView:
    """A file that the applicant brought for a paper."""

    scan_id: UUID
    brought_at: datetime


@dataclass(frozen=True)
class PaperView:
    """A paper of the request, where it stands, and what the last tick said of it."""

    paper: Paper
    state: PaperState
    fault: PaperFault | None = None
    note: str = ""
    checked_by: PersonName | None = None
    checked_at: datetime | None = None
    scans: tuple[ScanView, ...] = ()


def check_papers(
    store: Store,
    actor: Actor,
    request_id: UUID,
    ticks: Iterable[PaperTickForm],
    submission: Submission | None = None,
    *,
    at: datetime,
) -> tuple[PaperView, ...]:
    """Tick papers off; a tick that changes nothing is not written again. All papers of the case as they stand now.

    Ticking begins the study. Raises NotFoundError, WrongRoleError, NotHolderError, InvalidFieldsError, KeyReusedError.
    """
    actor.require(Role.RESEARCHER)
    wanted = read_ticks(ticks)
    with store.acting_for(actor) as db:
        task = take_study_task(db, actor, request_id, at=at)
        if not is_repeated(db, actor, submission):
            case = db.exec(select(AidRequest).where(AidRequest.id == request_id)).one()
            if _write_ticks(db, case, wanted, actor.account_id, at=at):
                begin_study(db, task, actor, at=at)
                note_study(db, task, actor, EventType.PAPER_CHECKED, at=at)
            if submission:
                remember_submission(db, actor.account_id, submission.key, submission.digest, request_id)
        return list_papers(db, request_id)


def list_papers(db: Session, request_id: UUID) -> tuple[PaperView, ...]:
    """The papers of a case with the last tick of each, as far as the reader's scope goes."""
    rows = map_papers(db, request_id).values()
    last: dict[Paper, PaperCheck] = {}
    for check in list_checks(db, request_id):
        last.setdefault(check.paper, check)
    naming = Naming(db, [check.actor_id for check in last.values()])
    scans: dict[Paper, list[ScanView]] = {}
    for scan in list_scans(db, request_id):
        scans.setdefault(scan.paper, []).append(ScanView(scan.id, scan.brought_at))
    return tuple(
        replace(_view_paper(row, last.get(row.paper), naming), scans=tuple(scans.get(row.paper, ())))
        for row in rows
    )


def mark_papers(work: Work, decision: Decision, state: PaperState) -> None:
    """Note what a decision says of the papers it names: asked for again, or come."""
    ticks = [PaperTick(Paper(code), state) for code in decision.papers]
    _write_ticks(work.db, work.case, ticks, decision.actor_id, at=work.at)


def _write_ticks(
    db: Session, case: AidRequest, ticks: Iterable[PaperTick], actor_id: UUID, *, at: datetime
) -> int:
    known, written = map_papers(db, case.id), 0
    for tick in ticks:
        row = known.get(tick.paper)
        if row and row.state is tick.state and tick.state is not PaperState.REJECTED:
            continue
        row = row or RequestPaper(request_id=case.id, paper=tick.paper, state=tick.state, changed_at=at)
        row.state, row.changed_at = tick.state, at
        check = PaperCheck(
            request_id=case.id,
            charity_id=case.charity_id,
            paper=tick.paper,
            state=tick.state,
            fault=tick.fault,
            note=tick.note,
            actor_id=actor_id,
            checked_at=at,
        )
        db.add_all((row, check))
        written += 1
    db.flush()
    return written


def _view_paper(row: RequestPaper, check: PaperCheck | None, naming: Naming) -> PaperView:
    if check is None or check.state is not row.state:
        return PaperView(row.paper, row.state)
    return PaperView(
        row.paper, row.state, check.fault, check.note, naming.find(check.actor_id), check.checked_at
    )
