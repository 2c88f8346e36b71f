"""Append to the record of a case, find what a step already did, and read the timeline."""

import hashlib
import secrets
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlmodel import Session, col, select, tuple_
from sqlmodel.sql.expression import Select

from domain.cycle import EventType, Stage, Wait
from store.tables.events import CaseEvent, CaseEventText, CaseHead
from store.tables.requests import AidRequest

FIRST_HASH = bytes(32)


@dataclass(frozen=True)
class EventDraft:
    """What happened: `step_key` is unique for ever, `text` may later be erased without breaking the chain."""

    step_key: str
    type: EventType
    to_stage: Stage
    at: datetime
    wait: Wait | None = None
    actor_id: UUID | None = None
    amount_fils: int | None = None
    subject_id: UUID | None = None
    text: str = ""


def has_event(db: Session, step_key: str) -> bool:
    """True if the step with this key was already recorded."""
    return db.exec(select(CaseEvent.id).where(CaseEvent.step_key == step_key)).first() is not None


def append_event(db: Session, case: AidRequest, draft: EventDraft) -> CaseEvent:
    """Add an event at the end of the case's chain; the head is locked here, last of all locks."""
    head = db.exec(
        select(CaseHead)
        .where(CaseHead.request_id == case.id)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).one_or_none()
    if head is None:
        head = CaseHead(request_id=case.id, seq=0, hash=FIRST_HASH)
    salt = secrets.token_bytes(16)
    row = CaseEvent(
        request_id=case.id,
        seq=head.seq + 1,
        step_key=draft.step_key,
        type=draft.type,
        from_stage=case.stage if head.seq else None,
        to_stage=draft.to_stage,
        wait=draft.wait,
        charity_id=case.charity_id,
        kind=case.kind,
        case_class=case.case_class,
        amount_fils=draft.amount_fils,
        actor_id=draft.actor_id,
        subject_id=draft.subject_id,
        occurred_at=draft.at,
        text_digest=hashlib.sha256(salt + draft.text.encode()).digest(),
        hash=b"",
    )
    row.hash = hash_event(row, head.hash)
    head.seq, head.hash = row.seq, row.hash
    db.add_all((row, head))
    db.flush()
    db.add(CaseEventText(event_id=row.id, salt=salt, text=draft.text))
    return row


def hash_event(row: CaseEvent, previous: bytes) -> bytes:
    """SHA-256 over the event before, every stated column of the row, and the salted digest of its text."""
    stated = (
        row.request_id,
        row.seq,
        row.step_key,
        row.type.value,
        row.from_stage.value if row.from_stage else "",
        row.to_stage.value,
        row.wait.value if row.wait else "",
        row.charity_id or "",
        row.kind,
        row.case_class,
        "" if row.amount_fils is None else row.amount_fils,
        row.actor_id or "",
        row.subject_id or "",
        int(row.occurred_at.timestamp() * 1_000_000),
    )
    body = "\x1f".join(str(part) for part in stated).encode()
    return hashlib.sha256(previous + body + row.text_digest).digest()


def list_events(db: Session, request_id: UUID) -> list[tuple[CaseEvent, str]]:
    """The events of a case with their texts, newest first."""
    return [(event, text or "") for event, text in db.exec(ask_events(request_id))]


def ask_events(request_id: UUID) -> Select[CaseEvent, str]:
    """The question of `list_events`."""
    return (
        select(CaseEvent, CaseEventText.text)
        .outerjoin(CaseEventText, col(CaseEventText.event_id) == CaseEvent.id)
        .where(CaseEvent.request_id == request_id)
        .order_by(col(CaseEvent.seq).desc())
    )


def list_events_at(
    db: Session, instants: Collection[tuple[UUID, datetime]]
) -> dict[tuple[UUID, datetime], list[EventType]]:
    """What happened to these cases at these instants, by case and instant."""
    found = defaultdict[tuple[UUID, datetime], list[EventType]](list)
    key = tuple_(col(CaseEvent.request_id), col(CaseEvent.occurred_at))
    rows = db.exec(
        select(CaseEvent.request_id, CaseEvent.occurred_at, CaseEvent.type)
        .where(key.in_(list(instants)))
        .order_by(col(CaseEvent.seq))
    )
    for request_id, occurred_at, type_ in rows:
        found[request_id, occurred_at].append(EventType(type_))
    return found
