"""What the ministry's policy says today, and the funds a charity pays from."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import col, select

from domain.calendars import Calendar, read_day
from domain.categories import Category
from domain.policies import Policy
from domain.roles import Actor
from store.queries.policies import get_version_id, load_calendar, load_policy
from store.scope import Store
from store.tables.charities import Fund, FundSource
from store.tables.policies import AidKind


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


def list_kinds(store: Store) -> dict[str, KindName]:
    """Every kind of aid by its code."""
    with store.registry() as db:
        return {row.code: KindName(row.name_ar, row.name_en) for row in db.exec(select(AidKind))}


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


def list_funds(store: Store, actor: Actor) -> tuple[FundView, ...]:
    """The funds of the actor's charity; of all charities for the ministry."""
    with store.acting_for(actor) as db:
        rows = db.exec(select(Fund).order_by(col(Fund.code)))
        return tuple(FundView(row.code, row.name_ar, row.name_en, row.source) for row in rows)
