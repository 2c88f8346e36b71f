"""Charity × category: what each body may give, granted from a day on and ended on a day by circular (rule 3)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlmodel import Session

from domain.calendars import read_day
from domain.errors import FieldProblem, InvalidFieldsError, NotFoundError
from domain.forms import FormReader, read_date
from domain.policy_drafts import PolicyAct
from domain.roles import Actor, Role
from services.naming import CharityName, list_charity_names
from services.policies import get_policy
from services.submissions import Submission
from store.queries.policy_drafts import note_act
from store.queries.specialisations import find_grant, lock_charity
from store.queries.specialisations import list_specialisations as query_specialisations
from store.queries.submissions import find_submission, remember_submission
from store.scope import Store
from store.tables.charities import Specialisation


@dataclass(frozen=True)
class GrantForm:
    """A category granted to a charity, or ended there, as typed: `on` is the first day, or the last."""

    category: str = ""
    on: str = ""
    circular: str = ""


@dataclass(frozen=True)
class GrantView:
    """A category that a charity gives between two days, both included; without a last day until it is ended."""

    charity: CharityName
    category: str
    from_on: date
    to_on: date | None
    circular: str


def list_specialisations(
    store: Store, *, charity_id: UUID | None = None, at: datetime
) -> tuple[GrantView, ...]:
    """What charities give today or will give, by charity and category; of one charity if it is named."""
    with store.registry() as db:
        names = list_charity_names(db)
        rows = query_specialisations(db, charity_id, since_on=read_day(at))
        return tuple(_view(row, names[row.charity_id]) for row in rows)


def grant_category(
    store: Store, actor: Actor, charity_id: UUID, form: GrantForm, submission: Submission, *, at: datetime
) -> GrantView:
    """Let a charity give a category from a day on.

    Raises WrongRoleError, NotFoundError for an unknown charity, InvalidFieldsError (also if the category is granted
    already then or later), KeyReusedError.
    """
    actor.require(Role.POLICY_OFFICER)
    known = get_policy(store, at=at).categories
    on, circular = _read(form, today=read_day(at))
    if form.category not in known:
        raise InvalidFieldsError([FieldProblem("category", "unknown_category")])
    act = _Act(PolicyAct.CATEGORY_GRANTED, actor.account_id, charity_id, form.category, on, circular, at)
    return _change(store, act, submission, _grant)


def end_category(
    store: Store, actor: Actor, charity_id: UUID, form: GrantForm, submission: Submission, *, at: datetime
) -> GrantView:
    """Let a charity give a category for the last time on a day; cases registered by then run to their end.

    Raises WrongRoleError, NotFoundError if the charity is not granted it then, InvalidFieldsError, KeyReusedError.
    """
    actor.require(Role.POLICY_OFFICER)
    on, circular = _read(form, today=read_day(at))
    act = _Act(PolicyAct.CATEGORY_ENDED, actor.account_id, charity_id, form.category, on, circular, at)
    return _change(store, act, submission, _end)


@dataclass(frozen=True)
class _Act:
    act: PolicyAct
    account_id: UUID
    charity_id: UUID
    category: str
    on: date
    circular: str
    at: datetime


def _read(form: GrantForm, *, today: date) -> tuple[date, str]:
    reader = FormReader()
    reader.text("category", form.category, required=True)
    on = reader.value("on", form.on, read_date, required=True)
    if on and on < today:
        reader.blame("on", "in_the_past")
    circular = reader.text("circular", form.circular, required=True)
    reader.finish()
    assert on is not None  # noqa: S101 (finish() proved it)
    return on, circular


def _change(
    store: Store, act: _Act, submission: Submission, change: Callable[[Session, _Act], Specialisation]
) -> GrantView:
    with store.registry() as db:
        names = list_charity_names(db)
        if known := find_submission(db, act.account_id, submission.key, submission.digest):
            return _view(db.get_one(Specialisation, known), names[act.charity_id])
        if lock_charity(db, act.charity_id) is None:
            raise NotFoundError
        row = change(db, act)
        db.add(row)
        db.flush()
        remember_submission(db, act.account_id, submission.key, submission.digest, row.id)
        details = {"category": act.category, "on": act.on.isoformat()}
        note_act(
            db, act.act, act.circular, act.account_id, at=act.at, charity_id=act.charity_id, details=details
        )
        return _view(row, names[act.charity_id])


def _grant(db: Session, act: _Act) -> Specialisation:
    known = find_grant(db, act.charity_id, act.category, since_on=act.on)
    if known:
        problem = FieldProblem("category", "granted_already", {"from_on": known.from_on.isoformat()})
        raise InvalidFieldsError([problem])
    return Specialisation(
        charity_id=act.charity_id, category=act.category, from_on=act.on, circular=act.circular
    )


def _end(db: Session, act: _Act) -> Specialisation:
    row = find_grant(db, act.charity_id, act.category, since_on=read_day(act.at))
    if row is None:
        raise NotFoundError
    if act.on < row.from_on:
        raise InvalidFieldsError([FieldProblem("on", "ends_before_it_begins")])
    row.to_on = act.on
    return row


def _view(row: Specialisation, charity: CharityName) -> GrantView:
    return GrantView(charity, row.category, row.from_on, row.to_on, row.circular)
