"""Papers that applicants send: kept sealed, tied to their case, and answering what was asked once nothing is missing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from domain.applicants import Applicant
from domain.case_papers import PaperState
from domain.categories import Paper
from domain.cycle import DecisionCode, EventType, TaskKind
from domain.decisions import AskedField, StatedDecision
from domain.errors import (
    DecisionPendingError,
    FieldProblem,
    InputError,
    InvalidFieldsError,
    TaskClosedError,
)
from domain.forms import TEXT_LIMIT, FormReader
from domain.paper_files import MOST_FILES, HandIn, PaperKeeper
from domain.roles import Actor
from language.words import words_for
from services.decisions import write_decision
from services.moves import take_case
from services.own_requests import OwnRequest, get_own_request
from services.submissions import Submission
from store.queries.accounts import get_door
from store.queries.case_papers import map_papers
from store.queries.events import EventDraft, append_event
from store.queries.submissions import find_submission, remember_submission
from store.queries.tasks import find_task, list_open_tasks
from store.scope import Store
from store.tables.paper_scans import PaperScan
from store.tables.requests import AidRequest, RequestPaper
from store.tables.tasks import TaskState


@dataclass(frozen=True)
class HandedIn:
    """What became of a sending; `decision_id` is to be told to the case where nothing is missing any more."""

    came: int
    decision_id: UUID | None = None


def hand_in(
    store: Store,
    keeper: PaperKeeper,
    applicant: Applicant,
    request_id: UUID,
    sent: HandIn,
    submission: Submission,
    *,
    at: datetime,
) -> HandedIn:
    """Take what an applicant sends of the papers that are missing, and of the facts that were asked for.

    Where that was the last of it, the task that waits for the applicant is answered. A sending that came twice counts
    once. Raises NotFoundError, InvalidFieldsError, DecisionPendingError, KeyReusedError.
    """
    view = get_own_request(store, applicant, request_id, at=at)
    kept = keep_files(keeper, sent.files, view.papers)
    left = [paper for paper in view.papers if paper not in kept]
    facts = _read_facts(sent.facts, view, needed=not left)
    if not kept and left:
        raise InvalidFieldsError([FieldProblem(f"file_{left[0].value}", "required")])
    return _write(store, request_id, kept, facts if not left else {}, submission, at=at)


def keep_files(
    keeper: PaperKeeper, files: Mapping[Paper, tuple[bytes, ...]], asked: Iterable[Paper]
) -> dict[Paper, list[str]]:
    """Keep what was sent of the papers that are asked for; their keys. Raises InvalidFieldsError for what is no paper."""
    reader, kept = FormReader(), dict[Paper, list[str]]()
    for paper in asked:
        for content in files.get(paper, ())[:MOST_FILES]:
            try:
                kept.setdefault(paper, []).append(keeper.put(content))
            except InputError as error:
                reader.blame(f"file_{paper.value}", error.code)
    reader.finish()
    return kept


def add_files(db: Session, request_id: UUID, kept: Mapping[Paper, Iterable[str]], *, at: datetime) -> int:
    """Tie kept files to a case and note that their papers are there; how many papers came."""
    known = map_papers(db, request_id)
    for paper, keys in kept.items():
        row = known.get(paper) or RequestPaper(
            request_id=request_id, paper=paper, state=PaperState.PRESENTED, changed_at=at
        )
        row.state, row.changed_at = PaperState.PRESENTED, at
        db.add(row)
        db.add_all(PaperScan(request_id=request_id, paper=paper, scan_key=key, brought_at=at) for key in keys)
    db.flush()
    return len(kept)


def _read_facts(facts: Mapping[AskedField, str], view: OwnRequest, *, needed: bool) -> dict[AskedField, str]:
    reader = FormReader()
    read = {
        name: reader.text(f"fact_{name.value}", facts.get(name, ""), required=needed, limit=TEXT_LIMIT)
        for name in view.fields
    }
    reader.finish()
    return read


def _write(
    store: Store,
    request_id: UUID,
    kept: Mapping[Paper, list[str]],
    facts: Mapping[AskedField, str],
    submission: Submission,
    *,
    at: datetime,
) -> HandedIn:
    with store.registry() as db:
        door = get_door(db)
        case = take_case(db, request_id, at=at).case
        if find_submission(db, door.account_id, submission.key, submission.digest):
            return HandedIn(0)
        asked = frozenset(paper for paper, row in map_papers(db, case.id).items() if _is_missing(row))
        came = add_files(db, case.id, kept, at=at)
        if came:
            draft = EventDraft(
                step_key=f"papers_brought/{case.id}/{submission.key}",
                type=EventType.PAPERS_BROUGHT,
                to_stage=case.stage,
                at=at,
                actor_id=door.account_id,
            )
            append_event(db, case, draft)
        remember_submission(db, door.account_id, submission.key, submission.digest, case.id)
        is_whole = not any(_is_missing(row) for row in map_papers(db, case.id).values())
        decision_id = _answer(db, door, case, asked, facts, at=at) if is_whole else None
        return HandedIn(came, decision_id)


def _answer(
    db: Session,
    door: Actor,
    case: AidRequest,
    papers: frozenset[Paper],
    facts: Mapping[AskedField, str],
    *,
    at: datetime,
) -> UUID | None:
    """Answer the task that waits for the applicant, if one does."""
    asked = next((task for task in list_open_tasks(db, case.id) if task.kind is TaskKind.COMPLETE), None)
    task = find_task(db, asked.id, lock=True) if asked else None
    if task is None:
        return None
    if task.state is TaskState.DECIDING:
        raise DecisionPendingError
    if task.state is not TaskState.OPEN:
        raise TaskClosedError
    words = words_for("ar")
    told = "\n".join(f"{words.code('asked_field', name)}: {text}" for name, text in facts.items())
    stated = StatedDecision(DecisionCode.COMPLETE, text=told, papers=papers, fields=frozenset(facts))
    return write_decision(db, door, case, task, stated, at=at).id


def _is_missing(row: RequestPaper) -> bool:
    return row.state in (PaperState.MISSING, PaperState.REJECTED)
