"""Policies in the making: a copy of a version is drafted, edited by circular number, checked, compared, published."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlmodel import Session

from domain.calendars import read_day
from domain.errors import NotFoundError
from domain.forms import TEXT_LIMIT, FormReader, read_date
from domain.policy_changes import Change, list_changes, tidy_category, tidy_form
from domain.policy_checks import CheckedPolicy, list_code_problems
from domain.policy_drafts import (
    CategoryForm,
    CircularTakenError,
    PolicyAct,
    PolicyForm,
    load_form,
    write_form,
)
from domain.roles import Actor, Role
from services.draft_views import READERS, DraftView, get_draft_row, read_draft, take_draft_row, view_draft
from services.submissions import Submission
from store.queries.policies import find_version, get_version_id, load_policy
from store.queries.policy_drafts import is_circular_taken, note_act
from store.queries.policy_drafts import list_drafts as query_drafts
from store.queries.submissions import find_submission, remember_submission
from store.scope import Store
from store.tables.policy_drafts import PolicyDraft


@dataclass(frozen=True)
class DraftHead:
    """What is said of a draft as a whole, as typed: its circular, the day it takes effect, a title, notes."""

    circular: str = ""
    effective_on: str = ""
    title: str = ""
    notes: str = ""


@dataclass(frozen=True)
class DraftEdit:
    """What an edit changes; None leaves it as it is. `form` replaces the whole form."""

    circular: str | None = None
    effective_on: str | None = None
    title: str | None = None
    notes: str | None = None
    form: PolicyForm | None = None


def begin_draft(
    store: Store, actor: Actor, head: DraftHead, submission: Submission, *, based_on: str = "", at: datetime
) -> DraftView:
    """Begin a draft as a copy of the version published under `based_on` (default: the one in force today).

    Raises WrongRoleError, InvalidFieldsError, NotFoundError for a base that was never published,
    CircularTakenError, KeyReusedError.
    """
    actor.require(Role.POLICY_OFFICER)
    with store.acting_for(actor) as db:
        if known := find_submission(db, actor.account_id, submission.key, submission.digest):
            return view_draft(db, get_draft_row(db, known))
        base = find_version(db, based_on) if based_on else None
        if based_on and base is None:
            raise NotFoundError
        base_id = base.id if base else get_version_id(db, read_day(at))
        draft = PolicyDraft(
            **_read_head(head),
            base_id=base_id,
            form=asdict(write_form(load_policy(db, base_id))),
            drafted_by=actor.account_id,
            drafted_at=at,
            edited_at=at,
        )
        _claim_circular(db, draft)
        note_act(db, PolicyAct.DRAFTED, draft.circular, actor.account_id, at=at, draft_id=draft.id)
        remember_submission(db, actor.account_id, submission.key, submission.digest, draft.id)
        return view_draft(db, draft)


def list_drafts(store: Store, actor: Actor) -> tuple[DraftView, ...]:
    """Every open draft, the last edited first. Raises WrongRoleError."""
    actor.require(*READERS)
    with store.acting_for(actor) as db:
        return tuple(view_draft(db, draft) for draft in query_drafts(db))


def get_draft(store: Store, actor: Actor, draft_id: UUID) -> DraftView:
    """One draft, also one that has ended. Raises WrongRoleError, NotFoundError."""
    actor.require(*READERS)
    with store.acting_for(actor) as db:
        return view_draft(db, get_draft_row(db, draft_id))


def get_draft_of_circular(store: Store, actor: Actor, circular: str) -> DraftView:
    """The open draft with this circular number. Raises WrongRoleError, NotFoundError."""
    found = next((draft for draft in list_drafts(store, actor) if draft.circular == circular.strip()), None)
    if found is None:
        raise NotFoundError
    return found


def edit_draft(
    store: Store,
    actor: Actor,
    draft_id: UUID,
    edit: DraftEdit,
    submission: Submission,
    *,
    edition: int,
    at: datetime,
) -> DraftView:
    """Change a draft that still has this edition; it may stay unfinished.

    Raises WrongRoleError, NotFoundError, DraftClosedError, StaleDraftError, InvalidFieldsError, CircularTakenError,
    KeyReusedError.
    """
    actor.require(Role.POLICY_OFFICER)
    with store.acting_for(actor) as db:
        if known := find_submission(db, actor.account_id, submission.key, submission.digest):
            return view_draft(db, get_draft_row(db, known))
        draft = take_draft_row(db, draft_id, edition)
        details = _apply(draft, edit)
        draft.edition, draft.edited_at = edition + 1, at
        _claim_circular(db, draft)
        note_act(
            db, PolicyAct.EDITED, draft.circular, actor.account_id, at=at, draft_id=draft.id, details=details
        )
        remember_submission(db, actor.account_id, submission.key, submission.digest, draft.id)
        return view_draft(db, draft)


def put_category(
    store: Store,
    actor: Actor,
    draft_id: UUID,
    category: CategoryForm,
    submission: Submission,
    *,
    edition: int,
    is_new: bool = False,
    at: datetime,
) -> DraftView:
    """Write one category of a draft, new or in the place it has; what changes is the draft's circular's.

    Raises like `edit_draft`, InvalidFieldsError for a code that is none too, or for one that is there though it `is_new`.
    """
    draft = get_draft(store, actor, draft_id)
    stated = tidy_category(replace(category, circular=category.circular or draft.circular))
    reader = FormReader()
    reader.take(list_code_problems(stated.code))
    # Of another edition it says nothing: what was added there may be this very submission.
    is_there = edition == draft.edition and stated.code in {row.code for row in draft.form.categories}
    if is_new and is_there:
        reader.blame("code", "code_taken")
    reader.finish()
    rows = {row.code: row for row in draft.form.categories} | {stated.code: stated}
    edit = DraftEdit(form=replace(draft.form, categories=tuple(rows.values())))
    return edit_draft(store, actor, draft_id, edit, submission, edition=edition, at=at)


def put_parts(
    store: Store,
    actor: Actor,
    draft_id: UUID,
    parts: Mapping[str, Any],
    submission: Submission,
    *,
    edition: int,
    at: datetime,
) -> DraftView:
    """Replace some fields of a draft's form (its bands, say) and leave the others. Raises like `edit_draft`."""
    draft = get_draft(store, actor, draft_id)
    edit = DraftEdit(form=replace(draft.form, **parts))
    return edit_draft(store, actor, draft_id, edit, submission, edition=edition, at=at)


def remove_category(
    store: Store,
    actor: Actor,
    draft_id: UUID,
    code: str,
    submission: Submission,
    *,
    edition: int,
    at: datetime,
) -> DraftView:
    """Leave a category out of a draft, whether or not it was in it. Raises like `edit_draft`."""
    draft = get_draft(store, actor, draft_id)
    rows = tuple(row for row in draft.form.categories if row.code != code)
    edit = DraftEdit(form=replace(draft.form, categories=rows))
    return edit_draft(store, actor, draft_id, edit, submission, edition=edition, at=at)


def discard_draft(
    store: Store, actor: Actor, draft_id: UUID, submission: Submission, *, at: datetime
) -> DraftView:
    """End a draft without publishing it. Raises WrongRoleError, NotFoundError, DraftClosedError, KeyReusedError."""
    actor.require(Role.POLICY_OFFICER)
    with store.acting_for(actor) as db:
        if known := find_submission(db, actor.account_id, submission.key, submission.digest):
            return view_draft(db, get_draft_row(db, known))
        draft = take_draft_row(db, draft_id)
        draft.discarded_at = at
        db.flush()
        note_act(db, PolicyAct.DISCARDED, draft.circular, actor.account_id, at=at, draft_id=draft.id)
        remember_submission(db, actor.account_id, submission.key, submission.digest, draft.id)
        return view_draft(db, draft)


def check_draft(store: Store, actor: Actor, draft_id: UUID, *, at: datetime) -> CheckedPolicy:
    """What keeps a draft from being published today, and what deserves a second look.

    Raises WrongRoleError, NotFoundError.
    """
    actor.require(*READERS)
    with store.acting_for(actor) as db:
        return read_draft(db, get_draft_row(db, draft_id), at=at)


def compare_draft(store: Store, actor: Actor, draft_id: UUID) -> tuple[Change, ...]:
    """What a draft changes of the version it is based on, field by field. Raises WrongRoleError, NotFoundError."""
    actor.require(*READERS)
    with store.acting_for(actor) as db:
        draft = get_draft_row(db, draft_id)
        return list_changes(write_form(load_policy(db, draft.base_id)), load_form(draft.form))


def _apply(draft: PolicyDraft, edit: DraftEdit) -> dict[str, Any]:
    """Change the row, and say what changed."""
    head = DraftHead(
        circular=draft.circular if edit.circular is None else edit.circular,
        effective_on=str(draft.effective_on or "") if edit.effective_on is None else edit.effective_on,
        title=draft.title if edit.title is None else edit.title,
        notes=draft.notes if edit.notes is None else edit.notes,
    )
    changed = {name: value for name, value in _read_head(head).items() if getattr(draft, name) != value}
    for name, value in changed.items():
        setattr(draft, name, value)
    before = load_form(draft.form)
    form = tidy_form(edit.form) if edit.form else before
    draft.form = asdict(form)
    return {
        "head": {name: str(value or "") for name, value in changed.items()},
        "changes": [asdict(change) for change in list_changes(before, form)],
    }


def _read_head(head: DraftHead) -> dict[str, Any]:
    reader = FormReader()
    read = {
        "circular": reader.text("circular", head.circular, required=True, limit=60),
        "effective_on": reader.value("effective_on", head.effective_on, read_date),
        "title": reader.text("title", head.title),
        "notes": reader.text("notes", head.notes, limit=TEXT_LIMIT),
    }
    reader.finish()
    return read


def _claim_circular(db: Session, draft: PolicyDraft) -> None:
    if is_circular_taken(db, draft.circular, except_for=draft.id):
        raise CircularTakenError(circular=draft.circular)
    db.add(draft)
    db.flush()
