"""Charities and their standing (rule 6): one that may not act any more loses its cases, one by one and none of them for good."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlmodel import Session

from domain.calendars import read_day
from domain.cycle import Stage
from domain.errors import NotFoundError, NotSignedInError
from domain.roles import Actor, Role
from domain.standings import Standing, StandingForm, StatedStanding, read_standing
from services.submissions import Submission
from store.queries.accounts import find_actor
from store.queries.charities import (
    count_open_cases,
    find_charity,
    get_standing,
    list_categories_of,
    recall_cases,
)
from store.queries.charities import (
    list_charities as query_charities,
)
from store.queries.submissions import find_submission, remember_submission
from store.scope import Store
from store.tables.charities import Charity
from store.tables.standings import CharityStanding

KEEPERS = (Role.POLICY_OFFICER, Role.SUPERVISOR)
"""Who changes the standing of a charity."""


@dataclass(frozen=True)
class CharityRow:
    """A charity as every body may know it: names, standing, and the categories it is registered for that day."""

    id: UUID
    code: str
    name_ar: str
    name_en: str
    standing: Standing
    categories: tuple[str, ...]


@dataclass(frozen=True)
class StandingSet:
    """A change of standing; `cases` are those that are being taken from the charity now."""

    standing_id: UUID
    charity_id: UUID
    standing: Standing
    from_on: date
    cases: int
    is_repeat: bool = False


@dataclass(frozen=True)
class StandingPreview:
    """What a change of standing would do: open cases that go back to the pool, and running payments that wait for an heir."""

    stated: StatedStanding
    to_pool: int
    to_hand_over: int


def list_charities(store: Store, actor: Actor, *, at: datetime) -> tuple[CharityRow, ...]:
    """Every charity in the order of the codes."""
    with store.acting_for(actor) as db:
        categories = list_categories_of(db, on=read_day(at))
        return tuple(
            CharityRow(row.id, row.code, row.name_ar, row.name_en, row.standing, categories.get(row.id, ()))
            for row in query_charities(db)
        )


def set_standing(
    store: Store, actor: Actor, charity_id: UUID, form: StandingForm, submission: Submission, *, at: datetime
) -> StandingSet:
    """Suspend, dissolve or reinstate a charity from today on, by circular and with a reason.

    Its people can do nothing from this commit on; word is left for each of its open cases, which the relay brings to
    the case's own process, however many and however often it is interrupted (services.handovers says where each goes).
    Raises WrongRoleError, NotSignedInError, NotFoundError, KeyReusedError, InvalidFieldsError.
    """
    actor.require(*KEEPERS)
    return _change(store, actor, charity_id, form, submission, at=at)


def preview_standing(store: Store, actor: Actor, charity_id: UUID, form: StandingForm) -> StandingPreview:
    """What a change of standing would do to the charity's open cases; nothing is written.

    Raises WrongRoleError, NotFoundError, InvalidFieldsError.
    """
    actor.require(*KEEPERS)
    with store.acting_for(actor) as db:
        charity = find_charity(db, charity_id)
        if charity is None:
            raise NotFoundError
        stated = _read(db, charity, form)
        cases = count_open_cases(db, charity_id) if stated.standing is not Standing.ACTIVE else {}
        paying = cases.pop(Stage.DELIVERY, 0)
        return StandingPreview(stated, sum(cases.values()), paying)


def _change(
    store: Store, actor: Actor, charity_id: UUID, form: StandingForm, submission: Submission, *, at: datetime
) -> StandingSet:
    """The standing is published to every body: the registry alone writes it."""
    with store.registry() as db:
        actor_now = find_actor(db, actor.account_id, on=read_day(at))
        if actor_now is None:
            raise NotSignedInError
        actor_now.require(*KEEPERS)
        if known := find_submission(db, actor.account_id, submission.key, submission.digest):
            return _show(get_standing(db, known), cases=0, is_repeat=True)
        charity = find_charity(db, charity_id, lock=True)
        if charity is None:
            raise NotFoundError
        row = _write(db, actor, charity, form, at=at)
        remember_submission(db, actor.account_id, submission.key, submission.digest, row.id)
        is_idle = row.standing is not Standing.ACTIVE
        cases = recall_cases(db, charity_id, row.id, at=at) if is_idle else 0
        return _show(row, cases=cases)


def _write(
    db: Session, actor: Actor, charity: Charity, form: StandingForm, *, at: datetime
) -> CharityStanding:
    stated = _read(db, charity, form)
    row = CharityStanding(
        charity_id=charity.id,
        standing=stated.standing,
        from_on=read_day(at),
        circular=stated.circular,
        reason=stated.reason,
        heir_id=stated.heir_id,
        decided_by=actor.account_id,
        decided_at=at,
    )
    charity.standing = stated.standing
    db.add_all((row, charity))
    db.flush()
    return row


def _read(db: Session, charity: Charity, form: StandingForm) -> StatedStanding:
    heirs = [
        row.id for row in query_charities(db) if row.standing is Standing.ACTIVE and row.id != charity.id
    ]
    return read_standing(form, current=charity.standing, heirs=heirs)


def _show(row: CharityStanding, *, cases: int, is_repeat: bool = False) -> StandingSet:
    return StandingSet(row.id, row.charity_id, row.standing, row.from_on, cases, is_repeat)
