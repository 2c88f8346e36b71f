"""Charities: which may act today, which may receive a case, and how their standing changed."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ColumnElement, func, text
from sqlmodel import Session, col, or_, select
from sqlmodel.sql.expression import Select, SelectOfScalar

from domain.categories import FundSource
from domain.cycle import Stage
from domain.standings import Standing
from store.queries.funds import list_payable
from store.tables.charities import Charity, Fund, Specialisation
from store.tables.deliveries import Instalment, InstalmentState
from store.tables.requests import AidRequest
from store.tables.standings import CharityStanding


def is_active(db: Session, charity_id: UUID) -> bool:
    """True if the charity may act; a change of its standing waits until the caller has committed.

    Without that a case could be given to a charity at the moment in which its cases are taken away.
    """
    standing = db.exec(
        select(Charity.standing).where(Charity.id == charity_id).with_for_update(read=True)
    ).one_or_none()
    return standing is Standing.ACTIVE


def is_specialised(db: Session, charity_id: UUID, category: str, *, on: date) -> bool:
    """True if the charity is registered for this category on that day (rule 3)."""
    return (
        db.exec(
            select(Specialisation.id).where(Specialisation.charity_id == charity_id, *_valid(category, on))
        ).first()
        is not None
    )


def list_receivers(
    db: Session, category: str, *, on: date, sources: frozenset[FundSource] = frozenset()
) -> list[Charity]:
    """The charities that may receive a case of this category that day, and pay from funds of these sources."""
    rows = db.exec(
        select(Charity)
        .where(
            Charity.standing == Standing.ACTIVE,
            col(Charity.id).in_(select(Specialisation.charity_id).where(*_valid(category, on))),
        )
        .order_by(col(Charity.code))
    ).all()
    if not sources:
        return list(rows)
    kept = _map_kept_sources(db, [row.id for row in rows])
    return [row for row in rows if sources <= kept.get(row.id, set())]


def find_fund_like(db: Session, charity_id: UUID, fund_id: UUID, case_class: str) -> Fund | None:
    """The charity's fund of the same source as this one for a class of case, of the same code if it has one."""
    model = db.get_one(Fund, fund_id)
    funds = list_payable(db, charity_id, [FundSource(model.source)], case_class)
    return min(funds, key=lambda fund: (fund.code != model.code, fund.code), default=None)


def list_promised_sources(db: Session, request_id: UUID) -> frozenset[FundSource]:
    """The sources of the funds from which a case's unpaid instalments are to come."""
    sources = db.exec(
        select(Fund.source)
        .join(Instalment, col(Instalment.fund_id) == Fund.id)
        .where(Instalment.request_id == request_id, Instalment.state == InstalmentState.DUE)
    )
    return frozenset(map(FundSource, sources))


def map_sources(db: Session, fund_ids: Collection[UUID]) -> dict[UUID, FundSource]:
    """Where the money of these funds comes from: of a fund the ministry reads nothing else."""
    return {fund_id: FundSource(source) for fund_id, source in db.exec(ask_sources(fund_ids))}


def ask_sources(fund_ids: Collection[UUID]) -> Select[UUID, str]:
    """The question of `map_sources`."""
    return select(Fund.id, Fund.source).where(col(Fund.id).in_(sorted(fund_ids)))


def list_sources(db: Session) -> list[FundSource]:
    """The sources of all funds within the session's scope, each once."""
    return sorted(map(FundSource, db.exec(select(Fund.source).distinct())))


def list_charities(db: Session) -> list[Charity]:
    """Every charity in the order of the codes."""
    return list(db.exec(ask_charities()))


def ask_charities() -> SelectOfScalar[Charity]:
    """The question of `list_charities`."""
    return select(Charity).order_by(col(Charity.code))


def list_categories_of(db: Session, *, on: date) -> dict[UUID, tuple[str, ...]]:
    """The categories that each charity is registered for on that day."""
    rows = db.exec(
        select(Specialisation.charity_id, Specialisation.category)
        .where(
            col(Specialisation.from_on) <= on,
            or_(col(Specialisation.to_on).is_(None), col(Specialisation.to_on) >= on),
        )
        .order_by(col(Specialisation.category))
    )
    found: dict[UUID, tuple[str, ...]] = {}
    for charity_id, category in rows:
        found[charity_id] = (*found.get(charity_id, ()), category)
    return found


def find_charity(db: Session, charity_id: UUID, *, lock: bool = False) -> Charity | None:
    """A charity; with `lock` its row is locked and read afresh."""
    query = select(Charity).where(Charity.id == charity_id)
    if lock:
        query = query.with_for_update(key_share=True).execution_options(populate_existing=True)
    return db.exec(query).one_or_none()


def find_standing(db: Session, charity_id: UUID) -> CharityStanding | None:
    """The latest change of a charity's standing."""
    return db.exec(
        select(CharityStanding)
        .where(CharityStanding.charity_id == charity_id)
        .order_by(col(CharityStanding.decided_at).desc(), col(CharityStanding.id).desc())
        .limit(1)
    ).first()


def get_standing(db: Session, standing_id: UUID) -> CharityStanding:
    """One change of standing."""
    return db.get_one(CharityStanding, standing_id)


def recall_cases(db: Session, charity_id: UUID, standing_id: UUID, *, at: datetime) -> int:
    """Leave word for every open case of a charity, in one statement; how many there are."""
    return len(
        db.execute(
            text(
                """
                insert into outbox (topic, key, request_id, payload, next_at)
                select 'recheck', 'handback/' || :standing || '/' || id, id, '{}', :at from aid_request
                where charity_id = :charity and outcome is null
                on conflict (key) do nothing returning id
                """
            ),
            {"standing": str(standing_id), "charity": charity_id, "at": at},
        ).all()
    )


def count_open_cases(db: Session, charity_id: UUID) -> dict[Stage, int]:
    """How many open cases a charity has, by the stage they stand in."""
    rows = db.exec(
        select(AidRequest.stage, func.count())
        .where(AidRequest.charity_id == charity_id, col(AidRequest.outcome).is_(None))
        .group_by(col(AidRequest.stage))
    )
    return {Stage(stage): count for stage, count in rows}


def _map_kept_sources(db: Session, charity_ids: Collection[UUID]) -> dict[UUID, set[FundSource]]:
    found = defaultdict[UUID, set[FundSource]](set)
    rows = db.exec(select(Fund.charity_id, Fund.source).where(col(Fund.charity_id).in_(charity_ids)))
    for charity_id, source in rows:
        found[charity_id].add(FundSource(source))
    return found


def _valid(category: str, on: date) -> tuple[ColumnElement[bool], ...]:
    return (
        col(Specialisation.category) == category,
        col(Specialisation.from_on) <= on,
        or_(col(Specialisation.to_on).is_(None), col(Specialisation.to_on) >= on),
    )
