"""Looks of the ministry at a charity's case: each is listed to the charity, an early one has to give its reason."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlmodel import Session

from domain.cycle import EventType
from domain.errors import NotFoundError, OpenAlreadyError
from domain.forms import TEXT_LIMIT, FormReader
from domain.looks import GLASS_OPEN_FOR
from domain.roles import Actor, Role
from services.naming import PersonName
from services.pages import Page, read_cursor, write_cursor
from services.submissions import Submission
from store.queries.events import EventDraft, append_event
from store.queries.looks import (
    list_glasses,
    write_looks,
)
from store.queries.looks import list_looks as query_looks
from store.queries.requests import find_request
from store.queries.submissions import find_submission, remember_submission
from store.scope import Store
from store.tables.accounts import Account
from store.tables.events import AccessLog
from store.tables.looks import BrokenGlass
from store.tables.requests import AidRequest, StatedIdentityRow

LOOKERS = (Role.SUPERVISOR, Role.AUDITOR)
"""Who may look at a file before it is open to the ministry."""

LIST = "list"
"""The purpose of a look at a page of names."""

BREAK_GLASS = "break_glass"
"""The purpose of a look that gave its reason."""


@dataclass(frozen=True)
class BrokenGlassView:
    """A case opened to one account of the ministry, until `ends_at`."""

    request_id: UUID
    ends_at: datetime
    is_repeat: bool = False


@dataclass(frozen=True)
class LookView:
    """One look of the ministry at a case; `reason` only of one that broke the glass."""

    look_id: UUID
    person: PersonName
    looked_at: datetime
    purpose: str
    reason: str


def break_glass(
    store: Store, actor: Actor, request_id: UUID, reason: str, submission: Submission, *, at: datetime
) -> BrokenGlassView:
    """Open a case to this account for a few hours before it is open to the ministry; its charity reads the reason.

    Drafts stay shut. Raises WrongRoleError, NotFoundError, OpenAlreadyError, KeyReusedError, InvalidFieldsError.
    """
    actor.require(*LOOKERS)
    reader = FormReader()
    text = reader.text("reason", reason, required=True, limit=TEXT_LIMIT)
    reader.finish()
    with store.acting_for(actor, at=at) as db:
        if known := find_submission(db, actor.account_id, submission.key, submission.digest):
            row = db.get_one(BrokenGlass, known)
            return BrokenGlassView(row.request_id, row.ends_at, is_repeat=True)
        case = find_request(db, request_id)
        if case is None:
            raise NotFoundError
        if case.ministry_sees_from_at is not None:
            raise OpenAlreadyError
        row = _write(db, actor, case, text, at=at)
        remember_submission(db, actor.account_id, submission.key, submission.digest, row.id)
        return BrokenGlassView(row.request_id, row.ends_at)


def list_looks(
    store: Store, actor: Actor, request_id: UUID, *, cursor: str | None = None, limit: int = 25
) -> Page[LookView]:
    """Every look of the ministry at a case, newest first: who, when, what for, and why if it was early.

    Raises NotFoundError for another charity's case.
    """
    with store.acting_for(actor) as db:
        case = find_request(db, request_id)
        if case is None:
            raise NotFoundError
        reasons = {(row.account_id, row.broken_at): row.reason for row in list_glasses(db, request_id)}
    rows = _look_across(store, case, read_cursor(cursor), limit + 1)
    items = tuple(
        LookView(
            row.id,
            PersonName(account.id, account.name_ar, account.name_en, is_ministry=True),
            row.looked_at,
            row.purpose,
            reasons.get((row.account_id, row.looked_at), "") if row.purpose == BREAK_GLASS else "",
        )
        for row, account in rows[:limit]
    )
    last = items[-1] if len(rows) > limit else None
    return Page(items, write_cursor(last.looked_at, last.look_id) if last else None)


def note_looks(db: Session, actor: Actor, cases: Iterable[AidRequest], purpose: str, *, at: datetime) -> None:
    """Write down that this reader saw whom these cases are about."""
    looks = [(case.id, [case.person_id] if case.person_id else []) for case in cases]
    write_looks(db, [_look(actor, purpose, persons, at, request_id=case_id) for case_id, persons in looks])


def note_persons(
    db: Session,
    actor: Actor,
    persons: Sequence[UUID],
    purpose: str,
    *,
    case_id: UUID | None = None,
    at: datetime,
) -> None:
    """Write down that this reader saw these persons, beside a case if it was there."""
    write_looks(db, [_look(actor, purpose, persons, at, request_id=case_id)])


def note_list(
    db: Session, actor: Actor, shown: Iterable[tuple[AidRequest, StatedIdentityRow | None]], *, at: datetime
) -> None:
    """Write down that this reader of the ministry saw the names of these cases on one page of a list.

    A case whose file is not open to the reader stands on it without a name, and was not looked at.
    """
    if not actor.is_ministry:
        return
    named = defaultdict[UUID | None, list[AidRequest]](list)
    for case, identity in shown:
        if identity is not None:
            named[case.charity_id].append(case)
    write_looks(
        db,
        [
            _look(
                actor,
                LIST,
                [case.person_id for case in cases if case.person_id],
                at,
                charity_id=charity_id,
                request_ids=[case.id for case in cases],
            )
            for charity_id, cases in named.items()
        ],
    )


def _look(
    actor: Actor,
    purpose: str,
    persons: Sequence[UUID],
    at: datetime,
    *,
    request_id: UUID | None = None,
    charity_id: UUID | None = None,
    request_ids: Sequence[UUID] = (),
) -> dict[str, Any]:
    return {
        "account_id": actor.account_id,
        "purpose": purpose,
        "request_id": request_id,
        "charity_id": charity_id,
        "request_ids": list(request_ids),
        "person_ids": list(persons),
        "looked_at": at,
    }


def _write(db: Session, actor: Actor, case: AidRequest, reason: str, *, at: datetime) -> BrokenGlass:
    row = BrokenGlass(
        request_id=case.id,
        account_id=actor.account_id,
        reason=reason,
        broken_at=at,
        ends_at=at + GLASS_OPEN_FOR,
    )
    db.add(row)
    db.flush()
    draft = EventDraft(
        step_key=f"{EventType.GLASS_BROKEN.value}/{row.id}",
        type=EventType.GLASS_BROKEN,
        to_stage=case.stage,
        at=at,
        actor_id=actor.account_id,
        subject_id=row.id,
        text=reason,
    )
    append_event(db, case, draft)
    note_looks(db, actor, [case], BREAK_GLASS, at=at)
    return row


def _look_across(
    store: Store, case: AidRequest, after: tuple[datetime, UUID] | None, limit: int
) -> list[tuple[AccessLog, Account]]:
    """A charity may know by name who of the ministry looked at its case, though it knows none of its accounts."""
    with store.registry() as db:
        return query_looks(db, case, after=after, limit=limit)
