"""What the ministry's policy says today, how a draft becomes its next version, and the funds a charity pays from."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, select

from domain.calendars import Calendar, read_day
from domain.categories import Category, FundSource
from domain.errors import InvalidFieldsError, NotFoundError, WrongRoleError
from domain.policies import Policy
from domain.policy_changes import list_changes
from domain.policy_drafts import (
    CircularTakenError,
    CodeForm,
    NewerVersionError,
    PolicyAct,
    load_form,
    write_form,
)
from domain.roles import Actor, Role
from services.draft_views import READERS, read_draft, take_draft_row
from services.naming import Naming, PersonName, name_source
from services.submissions import Submission
from store.queries.accounts import find_account_id, find_actor, list_role_holders
from store.queries.charities import list_sources
from store.queries.funds import list_payable
from store.queries.policies import enter_codes, enter_version, get_version_id, load_calendar, load_policy
from store.queries.policies import list_kinds as query_kinds
from store.queries.policies import list_versions as query_versions
from store.queries.policy_drafts import is_circular_taken, list_acts, note_act
from store.queries.submissions import find_submission, remember_submission
from store.scope import Store
from store.tables.charities import Fund
from store.tables.policies import CaseClass, PolicyVersion


@dataclass(frozen=True)
class FundView:
    """A fund a charity may name."""

    code: str
    name_ar: str
    name_en: str
    source: FundSource


@dataclass(frozen=True)
class KindName:
    """What a kind of aid is called."""

    name_ar: str
    name_en: str


@dataclass(frozen=True)
class PublishedVersion:
    """A version that was published: cases registered from `effective_on` on are judged by it."""

    version_id: UUID
    circular: str
    effective_on: date


@dataclass(frozen=True)
class VersionView:
    """A published version; `is_in_force` if requests are registered under it today."""

    version_id: UUID
    circular: str
    title: str
    effective_on: date
    published_at: datetime
    is_in_force: bool


@dataclass(frozen=True)
class ActView:
    """What the policy officer did, when, under which circular, with what it changed."""

    act: PolicyAct
    circular: str
    actor: PersonName | None
    acted_at: datetime
    details: dict[str, Any]


def list_kinds(store: Store) -> dict[str, KindName]:
    """Every kind of aid by its code."""
    with store.registry() as db:
        return name_kinds(db)


def list_case_classes(store: Store) -> dict[str, KindName]:
    """Every class of case by its code."""
    with store.registry() as db:
        return name_case_classes(db)


def name_kinds(db: Session) -> dict[str, KindName]:
    """The same within a transaction that is open already."""
    return {row.code: KindName(row.name_ar, row.name_en) for row in query_kinds(db)}


def name_case_classes(db: Session) -> dict[str, KindName]:
    """The same of the classes of case."""
    return {row.code: KindName(row.name_ar, row.name_en) for row in db.exec(select(CaseClass))}


def get_policy(store: Store, *, at: datetime) -> Policy:
    """The policy in force on the day of `at` in Kuwait."""
    with store.registry() as db:
        return load_policy(db, get_version_id(db, read_day(at)))


def get_calendar(store: Store) -> Calendar:
    """The official calendar as it stands today."""
    with store.registry() as db:
        return load_calendar(db)


def list_categories(store: Store, *, at: datetime) -> tuple[Category, ...]:
    """The categories open for registration on that day, in the order of the circular."""
    today = read_day(at)
    return tuple(c for c in get_policy(store, at=at).categories.values() if c.is_open(today))


def list_funds(store: Store, actor: Actor, category: Category | None = None) -> tuple[FundView, ...]:
    """The funds of the actor's charity, or those that may pay for a category.

    For the ministry the sources alone, since a fund may bear its donor's name.
    """
    with store.acting_for(actor) as db:
        if actor.is_ministry:
            return tuple(_view_source(source) for source in list_sources(db))
        rows: Sequence[Fund]
        if category:
            rows = list_payable(db, actor.charity_id, category.fund_sources, category.case_class)
        else:
            rows = db.exec(select(Fund).order_by(col(Fund.code))).all()
        return tuple(FundView(row.code, row.name_ar, row.name_en, row.source) for row in rows)


def _view_source(source: FundSource) -> FundView:
    name = name_source(source)
    return FundView(source.value, name.name_ar, name.name_en, source)


def list_versions(store: Store, *, at: datetime) -> tuple[VersionView, ...]:
    """Every published version, the last published first."""
    with store.registry() as db:
        in_force = get_version_id(db, read_day(at))
        return tuple(
            VersionView(
                row.id, row.circular, row.title, row.effective_on, row.published_at, row.id == in_force
            )
            for row in query_versions(db)
        )


def list_policy_acts(store: Store, actor: Actor, *, circular: str = "") -> tuple[ActView, ...]:
    """What was done to the policy, the latest first; under one circular if it is named. Raises WrongRoleError."""
    actor.require(*READERS)
    with store.acting_for(actor) as db:
        rows = list_acts(db, circular)
        names = Naming(db, [row.actor_id for row in rows])
        return tuple(
            ActView(row.act, row.circular, names.find(row.actor_id), row.acted_at, row.details)
            for row in rows
        )


def choose_policy_officer(store: Store, username: str, *, at: datetime) -> Actor:
    """Who acts at the command line: the account of that name, or the only policy officer if none is named.

    Raises NotFoundError for an unknown or barred account, WrongRoleError if there is no policy officer, or several.
    """
    today = read_day(at)
    with store.registry() as db:
        if username:
            account_id = find_account_id(db, username)
        else:
            holders = list_role_holders(db, None, on=today)
            officers = [each.account_id for each in holders if Role.POLICY_OFFICER in each.roles]
            if len(officers) != 1:
                raise WrongRoleError(role=Role.POLICY_OFFICER.value)
            account_id = officers[0]
        actor = find_actor(db, account_id, on=today) if account_id else None
        if actor is None:
            raise NotFoundError
        return actor


def publish_draft(
    store: Store,
    actor: Actor,
    draft_id: UUID,
    submission: Submission,
    *,
    superseding: str = "",
    at: datetime,
) -> PublishedVersion:
    """Publish a whole draft: from its day on, requests are registered under it; no case that runs is moved.

    `superseding` names the version published since the draft began, by whoever knows that it goes too.
    Raises WrongRoleError, NotFoundError, DraftClosedError, NewerVersionError, CircularTakenError, KeyReusedError, and
    InvalidFieldsError with everything the draft lacks.
    """
    actor.require(Role.POLICY_OFFICER)
    return _publish(store, actor.account_id, draft_id, submission, superseding=superseding.strip(), at=at)


def _publish(
    store: Store, account_id: UUID, draft_id: UUID, submission: Submission, *, superseding: str, at: datetime
) -> PublishedVersion:
    with store.registry() as db:
        if known := find_submission(db, account_id, submission.key, submission.digest):
            row = db.get_one(PolicyVersion, known)
            return PublishedVersion(row.id, row.circular, row.effective_on)
        draft = take_draft_row(db, draft_id)
        checked = read_draft(db, draft, at=at)
        if checked.policy is None:
            raise InvalidFieldsError(checked.problems)
        newest = query_versions(db)[0]
        if newest.id != draft.base_id and newest.circular != superseding:
            raise NewerVersionError(circular=newest.circular)
        if is_circular_taken(db, draft.circular, except_for=draft.id):
            raise CircularTakenError(circular=draft.circular)
        form = load_form(draft.form)
        enter_codes(db, kinds=_name_codes(form.kinds), case_classes=_name_codes(form.case_classes))
        version_id = enter_version(
            db,
            checked.policy,
            at=at,
            base_id=draft.base_id,
            published_by=account_id,
            title=draft.title,
            notes=draft.notes,
        )
        draft.published_as = version_id
        db.flush()
        base = write_form(load_policy(db, draft.base_id))
        changes = [asdict(change) for change in list_changes(base, form)]
        details = {"effective_on": str(checked.policy.effective_on), "changes": changes}
        note_act(
            db, PolicyAct.PUBLISHED, draft.circular, account_id, at=at, draft_id=draft.id, details=details
        )
        remember_submission(db, account_id, submission.key, submission.digest, version_id)
        return PublishedVersion(version_id, draft.circular, checked.policy.effective_on)


def _name_codes(forms: Iterable[CodeForm]) -> list[tuple[str, str, str]]:
    return [(form.code, form.name_ar.strip(), form.name_en.strip()) for form in forms]
