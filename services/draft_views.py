"""One policy in the making: finding its row, reading it as the rules would, showing it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlmodel import Session, select

from domain.calendars import read_day
from domain.errors import NotFoundError
from domain.policies import Policy
from domain.policy_checks import CheckedPolicy, DraftContext, check_policy
from domain.policy_drafts import DraftClosedError, PolicyForm, StaleDraftError, load_form
from domain.roles import Role
from services.naming import Naming, PersonName
from store.ahead import Question, ask_many, map_many
from store.queries.policies import ask_overrides, load_policy
from store.queries.policy_drafts import find_draft
from store.tables.accounts import Account
from store.tables.policies import AidKind, CaseClass, PolicyVersion
from store.tables.policy_drafts import PolicyDraft

READERS = (Role.POLICY_OFFICER, Role.SUPERVISOR, Role.DUPLICATE_DESK, Role.AUDITOR)
"""Who of the ministry reads policies in the making; the policy officer alone writes them."""


class DraftState(StrEnum):
    """Whether a draft still changes."""

    OPEN = "open"
    PUBLISHED = "published"
    DISCARDED = "discarded"


@dataclass(frozen=True)
class DraftView:
    """A draft as doors see it; `based_on` is the circular of the version it began as."""

    draft_id: UUID
    circular: str
    based_on: str
    effective_on: date | None
    title: str
    notes: str
    edition: int
    state: DraftState
    drafted_by: PersonName | None
    drafted_at: datetime
    edited_at: datetime
    form: PolicyForm


def get_draft_row(db: Session, draft_id: UUID, *, lock: bool = False) -> PolicyDraft:
    """One draft of the record. Raises NotFoundError."""
    draft = find_draft(db, draft_id, lock=lock)
    if draft is None:
        raise NotFoundError
    return draft


def take_draft_row(db: Session, draft_id: UUID, edition: int | None = None) -> PolicyDraft:
    """One draft, locked, that may still be changed. Raises NotFoundError, DraftClosedError, StaleDraftError."""
    draft = get_draft_row(db, draft_id, lock=True)
    if _get_state(draft) is not DraftState.OPEN:
        raise DraftClosedError
    if edition is not None and draft.edition != edition:
        raise StaleDraftError(edition=draft.edition)
    return draft


_KIND_CODES, _CLASS_CODES = select(AidKind.code), select(CaseClass.code)


@dataclass(frozen=True)
class Surroundings:
    """What a draft is judged beside: the codes there are, and the version it is based on."""

    kinds: Collection[str]
    case_classes: Collection[str]
    base: Policy


def list_questions(draft: PolicyDraft) -> tuple[Question, ...]:
    """What `read_draft` and `view_draft` ask of the record."""
    return (
        _KIND_CODES,
        _CLASS_CODES,
        ask_overrides(),
        ask_many(PolicyVersion, [draft.base_id]),
        ask_many(Account, [draft.drafted_by]),
    )


def read_draft(
    db: Session,
    draft: PolicyDraft,
    *,
    at: datetime,
    on: date | None = None,
    beside: Surroundings | None = None,
) -> CheckedPolicy:
    """A draft as the rules would read it, judged on the day of `at`, as if it took effect `on` that day if it is given."""
    beside = beside or Surroundings(
        frozenset(db.exec(_KIND_CODES)),
        frozenset(db.exec(_CLASS_CODES)),
        load_policy(db, draft.base_id),
    )
    context = DraftContext(
        draft_id=draft.id,
        circular=draft.circular,
        effective_on=on or draft.effective_on,
        today=read_day(at),
        kinds=beside.kinds,
        case_classes=beside.case_classes,
        base=beside.base,
        calendar=beside.base.calendar,
    )
    return check_policy(load_form(draft.form), context)


def view_draft(db: Session, draft: PolicyDraft) -> DraftView:
    """A draft as doors see it."""
    return DraftView(
        draft_id=draft.id,
        circular=draft.circular,
        based_on=map_many(db, PolicyVersion, [draft.base_id])[draft.base_id].circular,
        effective_on=draft.effective_on,
        title=draft.title,
        notes=draft.notes,
        edition=draft.edition,
        state=_get_state(draft),
        drafted_by=Naming(db, [draft.drafted_by]).find(draft.drafted_by),
        drafted_at=draft.drafted_at,
        edited_at=draft.edited_at,
        form=load_form(draft.form),
    )


def _get_state(draft: PolicyDraft) -> DraftState:
    if draft.published_as:
        return DraftState.PUBLISHED
    return DraftState.DISCARDED if draft.discarded_at else DraftState.OPEN
