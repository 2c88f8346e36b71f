"""Papers that an applicant brings by the link of a message: kept sealed, noted in the record, read by whoever has the case."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from domain.case_papers import BroughtFile, NothingAskedError, PaperState, list_asked
from domain.categories import Paper
from domain.codes import TaskKind
from domain.cycle import EventType
from domain.errors import FieldProblem, InvalidFieldsError, LinkEndedError, NotFoundError, TooLargeError
from domain.messages import MOST_WRONG_PINS
from domain.roles import Actor
from gateways.paper_store import MOST_BYTES, SCANS, UnsupportedFileError, digest_content, sniff_kind
from services.committee_sessions import Scan, ScanStore
from services.letters import read_link, read_ticket
from services.looks import note_looks
from services.moves import Work, note_event, take_case
from store.queries.case_papers import map_papers, map_states
from store.queries.decisions import list_asked_fields
from store.queries.messages import lock_message
from store.queries.outbox import NO_GRACE, leave_errand
from store.queries.paper_scans import find_scan, list_scans
from store.queries.requests import find_request
from store.queries.tasks import find_task, list_open_tasks
from store.scope import Store
from store.tables.outbox import Topic
from store.tables.paper_scans import PaperScan
from store.tables.tasks import Task, TaskState


def require_ticket(store: Store, link: str, ticket: str, *, at: datetime) -> bool:
    """True if this page of a link may still bring papers, False if it was opened too long ago: nothing is read before.

    Raises NotFoundError for a link or ticket of nobody's, LinkEndedError once the link's time is over.
    """
    message_id, until = read_ticket(store.seal, ticket)
    if message_id != read_link(store.seal, link):
        raise NotFoundError
    with store.registry() as db:
        _require_link(db, message_id, at=at)
    return at < until


def bring_papers(
    store: Store, papers: ScanStore, link: str, files: Sequence[BroughtFile], *, at: datetime
) -> None:
    """Keep what came for the papers that are asked for: all of it or nothing; what came before is not kept again.

    When nothing is missing any more the request goes on by itself: its clock is asked at once. Whoever calls has seen
    the ticket. Raises LinkEndedError, NothingAskedError, InvalidFieldsError (nothing chosen, a file too large, or none
    that is taken here).
    """
    message_id = read_link(store.seal, link)
    with store.registry() as db:
        request_id = _require_link(db, message_id, at=at)
        wanted = _list_wanted(db, request_id, files)
    _check_files(files)
    if not wanted:
        return
    # Kept before they are named: a row never leads to a file that is not there.
    kept = [(file.paper, papers.put(file.content)) for file in wanted]
    with store.registry() as db:
        work = take_case(db, request_id, at=at)
        _list_wanted(db, request_id, wanted)
        task = _find_completion(db, request_id)
        if task:
            _note(work, message_id, kept)
            _go_on(work, task)


def read_scan(
    store: Store, papers: ScanStore, actor: Actor, request_id: UUID, scan_id: UUID, *, at: datetime
) -> Scan:
    """A paper as its applicant brought it; the look is written to the access log. Raises NotFoundError, BrokenPaperError."""
    with store.acting_for(actor, at=at) as db:
        case, row = find_request(db, request_id), find_scan(db, request_id, scan_id)
        if case is None or row is None:
            raise NotFoundError
        note_looks(db, actor, [case], "paper_scan", at=at)
        key = row.scan_key
    content = papers.get(key)
    return Scan(content, sniff_kind(content) or "application/octet-stream")


def _require_link(db: Session, message_id: UUID, *, at: datetime) -> UUID:
    row = lock_message(db, message_id)
    if at >= row.link_until_at or row.wrong_pins >= MOST_WRONG_PINS:
        raise LinkEndedError
    return row.request_id


def _find_completion(db: Session, request_id: UUID) -> Task | None:
    return next((task for task in list_open_tasks(db, request_id) if task.kind is TaskKind.COMPLETE), None)


def _list_wanted(db: Session, request_id: UUID, files: Sequence[BroughtFile]) -> list[BroughtFile]:
    """What did not come before of what is brought. Raises NothingAskedError for a paper that nobody asks for."""
    known = {(scan.paper, scan.scan_key.rpartition(".")[2]) for scan in list_scans(db, request_id)}
    fresh = [file for file in files if (file.paper, digest_content(file.content)) not in known]
    asked = list_asked(map_states(db, request_id)) if _find_completion(db, request_id) else ()
    if any(file.paper not in asked for file in fresh) or not (files or asked):
        raise NothingAskedError
    return fresh


def _check_files(files: Sequence[BroughtFile]) -> None:
    problems = [] if files else [FieldProblem("papers", "required")]
    for file in files:
        if len(file.content) > MOST_BYTES:
            problems.append(FieldProblem(name_field(file.paper), TooLargeError.code))
        elif sniff_kind(file.content) not in SCANS:
            problems.append(FieldProblem(name_field(file.paper), UnsupportedFileError.code))
    if problems:
        raise InvalidFieldsError(problems)


def name_field(paper: Paper) -> str:
    """The field of a form by which a paper comes."""
    return f"paper_{paper.value}"


def _note(work: Work, message_id: UUID, kept: Sequence[tuple[Paper, str]]) -> None:
    rows = map_papers(work.db, work.case.id)
    scans = [
        PaperScan(
            request_id=work.case.id, message_id=message_id, paper=paper, scan_key=key, brought_at=work.at
        )
        for paper, key in kept
    ]
    for scan in scans:
        rows[scan.paper].state, rows[scan.paper].changed_at = PaperState.PRESENTED, work.at
    work.db.add_all((*scans, *rows.values()))
    work.db.flush()
    note_event(work, EventType.PAPERS_BROUGHT, step_key=f"papers_brought/{scans[0].id}")


def _go_on(work: Work, opened: Task) -> None:
    """Let the clock of a completion be asked now if nothing is missing; a clerk who is just answering it is left alone."""
    task = find_task(work.db, opened.id, lock=True) or opened
    is_missing = list_asked(map_states(work.db, work.case.id)) or list_asked_fields(work.db, work.case.id)
    if is_missing or task.state is not TaskState.OPEN:
        return
    task.follow_up_at = work.at
    key = f"papers_came/{task.id}"
    leave_errand(
        work.db, Topic.MOVE_DEADLINE, key, work.case.id, at=work.at, grace=NO_GRACE, task_id=str(task.id)
    )
