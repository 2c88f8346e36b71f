"""The study task in its holder's hands: taking it under its lock, and beginning it."""

from datetime import datetime
from uuid import UUID, uuid4

from sqlmodel import Session, select

from domain.calendars import read_day
from domain.cycle import EventType, TaskKind, Wait
from domain.errors import NotFoundError, NotHolderError
from domain.roles import Actor
from services.submissions import Submission
from store.queries.events import EventDraft, append_event
from store.queries.stand_ins import find_principal
from store.queries.submissions import find_submission
from store.queries.tasks import find_task, list_open_tasks
from store.tables.requests import AidRequest
from store.tables.tasks import Task


def take_study_task(db: Session, actor: Actor, request_id: UUID, *, at: datetime) -> Task:
    """The open study that this person holds, locked. Raises NotFoundError, NotHolderError."""
    if db.exec(select(AidRequest.id).where(AidRequest.id == request_id)).first() is None:
        raise NotFoundError
    for open_task in list_open_tasks(db, request_id):
        task = find_task(db, open_task.id, lock=True)
        if (
            task
            and task.kind is TaskKind.STUDY
            and find_principal(db, task, actor.account_id, on=read_day(at), at=at)
        ):
            return task
    raise NotHolderError


def begin_study(db: Session, task: Task, actor: Actor, *, at: datetime) -> None:
    """Note that the study has begun, once: from then on no clock takes the case away."""
    if task.study_begun_at is None:
        task.study_begun_at = at
        note_study(db, task, actor, EventType.STUDY_BEGUN, at=at)


def note_study(
    db: Session, task: Task, actor: Actor, event: EventType, *, at: datetime, wait: Wait = Wait.UNDER_STUDY
) -> None:
    """Append an event of a study to the record of its case."""
    case = db.exec(select(AidRequest).where(AidRequest.id == task.request_id)).one()
    draft = EventDraft(
        step_key=f"{event.value}/{task.id}/{uuid4()}",
        type=event,
        to_stage=case.stage,
        at=at,
        wait=wait,
        actor_id=actor.account_id,
        subject_id=task.id,
    )
    append_event(db, case, draft)


def is_repeated(db: Session, actor: Actor, submission: Submission | None) -> bool:
    """True if this submission was taken before. Raises KeyReusedError."""
    return submission is not None and (
        find_submission(db, actor.account_id, submission.key, submission.digest) is not None
    )
