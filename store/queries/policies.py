"""Read a policy version as the rules understand it."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from uuid import UUID

from sqlalchemy import select as columns
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from domain.approvals import Band, Flag, read_level
from domain.calendars import Calendar, DayOverride, Hours
from domain.categories import Category, FundSource, Paper
from domain.cycle import TaskKind
from domain.deadlines import Allowance, Ladder
from domain.overlaps import OverlapFamily
from domain.policies import Policy
from domain.proofs import Proof
from store.ahead import Question
from store.tables.policies import (
    AidKind,
    ApprovalBand,
    CalendarOverride,
    CaseClass,
    CategoryRule,
    FamilyRule,
    PolicyVersion,
    TaskAllowance,
    TaskLadder,
)

VERSIONS_KEPT = 64
"""How many versions a process remembers: a ministry publishes a few a year."""

_READ: dict[UUID, Policy] = {}


def get_version_id(db: Session, on: date) -> UUID:
    """The version in force on that day: the latest that is effective by then."""
    return db.exec(
        select(PolicyVersion.id)
        .where(PolicyVersion.effective_on <= on)
        .order_by(col(PolicyVersion.effective_on).desc(), col(PolicyVersion.published_at).desc())
        .limit(1)
    ).one()


def load_policy(db: Session, version_id: UUID) -> Policy:
    """One version whole, with today's calendar.

    Nothing changes a published version, so each is read once by a process; the calendar is read every time.
    """
    return _load(db, version_id, load_calendar(db))


def load_policies(db: Session, version_ids: Collection[UUID]) -> dict[UUID, Policy]:
    """Several versions by their ids, with one calendar."""
    calendar = load_calendar(db) if version_ids else Calendar()
    return {version_id: _load(db, version_id, calendar) for version_id in version_ids}


def _load(db: Session, version_id: UUID, calendar: Calendar) -> Policy:
    known = _READ.get(version_id)
    if known is None:
        known = _read_version(db, version_id, calendar)
        if len(_READ) >= VERSIONS_KEPT:
            _READ.clear()
        _READ[version_id] = known
    return known if known.calendar is calendar else replace(known, calendar=calendar)


def _read_version(db: Session, version_id: UUID, calendar: Calendar) -> Policy:
    version = db.exec(select(PolicyVersion).where(PolicyVersion.id == version_id)).one()
    families = {
        rule.code: rule for rule in db.exec(select(FamilyRule).where(FamilyRule.version_id == version_id))
    }
    rules = db.exec(
        select(CategoryRule).where(CategoryRule.version_id == version_id).order_by(col(CategoryRule.id))
    )
    bands = db.exec(select(ApprovalBand).where(ApprovalBand.version_id == version_id))
    allowances = db.exec(select(TaskAllowance).where(TaskAllowance.version_id == version_id))
    ladders = db.exec(select(TaskLadder).where(TaskLadder.version_id == version_id))
    return Policy(
        version_id=version_id,
        circular=version.circular,
        effective_on=version.effective_on,
        categories={
            rule.code: _read_category(rule, families[rule.family], version.circular) for rule in rules
        },
        bands=tuple(
            Band(band.floor_fils, tuple(map(read_level, band.levels)), frozenset(map(Flag, band.flags)))
            for band in bands
        ),
        allowances={
            (TaskKind(row.task_kind), row.fast_track): Allowance(row.amount, row.unit) for row in allowances
        },
        calendar=calendar,
        link_at=version.identity_bands["link_at"],
        adjudicate_at=version.identity_bands["adjudicate_at"],
        fact_months=version.fact_months,
        payee_pause_hours=version.payee_pause_hours,
        ladders={TaskKind(row.task_kind): _read_ladder(row) for row in ladders},
    )


def _read_ladder(row: TaskLadder) -> Ladder:
    return Ladder(
        timedelta(hours=row.aid_manager_hours), timedelta(hours=row.ministry_hours), row.warn_percent
    )


def load_calendar(db: Session) -> Calendar:
    """The official calendar with every override the ministry declared."""
    # Every step of a case asks: the columns alone cost a third of the rows.
    rows = db.execute(ask_overrides())
    return _build_calendar(
        tuple(
            (on, is_open, (hours["opens"], hours["closes"]) if hours else None) for on, is_open, hours in rows
        )
    )


def ask_overrides() -> Question:
    """The question of `load_calendar`."""
    return columns(
        col(CalendarOverride.on), col(CalendarOverride.is_open), col(CalendarOverride.hours)
    ).order_by(col(CalendarOverride.on))


def list_kinds(db: Session) -> Sequence[AidKind]:
    """Every kind of aid."""
    return db.exec(ask_kinds()).all()


def ask_kinds() -> SelectOfScalar[AidKind]:
    """The question of `list_kinds`."""
    return select(AidKind)


@lru_cache(maxsize=8)
def _build_calendar(overrides: tuple[tuple[date, bool, tuple[str, str] | None], ...]) -> Calendar:
    return Calendar(
        overrides=tuple(
            DayOverride(on, is_open, Hours(*map(time.fromisoformat, hours)) if hours else None)
            for on, is_open, hours in overrides
        )
    )


def _read_category(rule: CategoryRule, family: FamilyRule, circular: str) -> Category:
    return Category(
        code=rule.code,
        kind=rule.kind,
        case_class=rule.case_class,
        name_ar=rule.name_ar,
        name_en=rule.name_en,
        family=OverlapFamily(rule.family, family.subject, rule.window, rule.months, family.counts_outside),
        ceiling_fils=rule.ceiling_fils,
        recurrence=rule.recurrence,
        payee_kind=rule.payee_kind,
        papers=tuple(Paper(paper) for paper in rule.papers),
        fast_track=rule.fast_track,
        pilot=rule.pilot,
        ministry_gate=rule.ministry_gate,
        first_on=rule.first_on,
        last_on=rule.last_on,
        circular=rule.circular or circular,
        conditions_ar=rule.conditions_ar,
        conditions_en=rule.conditions_en,
        registry_papers=frozenset(map(Paper, rule.registry_papers)),
        fund_sources=frozenset(map(FundSource, rule.fund_sources)),
        proofs=frozenset(map(Proof, rule.proofs)),
        restudy_months=rule.restudy_months,
        pays_arrears=rule.pays_arrears,
    )


def find_version(db: Session, circular: str) -> PolicyVersion | None:
    """The version published under a circular."""
    return db.exec(select(PolicyVersion).where(PolicyVersion.circular == circular)).one_or_none()


def list_versions(db: Session) -> list[PolicyVersion]:
    """Every published version, the last published first."""
    return list(db.exec(ask_versions()))


def ask_versions() -> SelectOfScalar[PolicyVersion]:
    """The question of `list_versions`."""
    return select(PolicyVersion).order_by(col(PolicyVersion.published_at).desc())


def enter_version(
    db: Session, policy: Policy, *, at: datetime, base_id: UUID, published_by: UUID, title: str, notes: str
) -> UUID:
    """Write everything a policy says as the rows of a version; from then on nothing changes them."""
    version = PolicyVersion(
        circular=policy.circular,
        effective_on=policy.effective_on,
        published_at=at,
        identity_bands={"link_at": policy.link_at, "adjudicate_at": policy.adjudicate_at},
        fact_months=policy.fact_months,
        payee_pause_hours=policy.payee_pause_hours,
        base_id=base_id,
        published_by=published_by,
        title=title,
        notes=notes,
    )
    db.add(version)
    db.flush()
    families = {category.family.code: category.family for category in policy.categories.values()}
    db.add_all(
        FamilyRule(
            version_id=version.id,
            code=code,
            subject=family.subject,
            counts_outside=family.counts_outside,
        )
        for code, family in families.items()
    )
    db.add_all(
        ApprovalBand(
            version_id=version.id,
            floor_fils=band.floor_fils,
            levels=[level.code for level in band.levels],
            flags=sorted(band.flags),
        )
        for band in policy.bands
    )
    _enter_clocks(db, version.id, policy)
    # One by one, so that the order of the circular is the order of their ids.
    for category in policy.categories.values():
        db.add(_write_category(version.id, category))
        db.flush()
    return version.id


def _enter_clocks(db: Session, version_id: UUID, policy: Policy) -> None:
    db.add_all(
        TaskAllowance(
            version_id=version_id,
            task_kind=kind.value,
            fast_track=is_fast,
            unit=allowance.unit,
            amount=allowance.amount,
        )
        for (kind, is_fast), allowance in policy.allowances.items()
    )
    db.add_all(
        TaskLadder(
            version_id=version_id,
            task_kind=kind.value,
            warn_percent=ladder.warn_percent,
            aid_manager_hours=ladder.aid_manager_after // timedelta(hours=1),
            ministry_hours=ladder.ministry_after // timedelta(hours=1),
        )
        for kind, ladder in policy.ladders.items()
    )


def _write_category(version_id: UUID, category: Category) -> CategoryRule:
    return CategoryRule(
        version_id=version_id,
        code=category.code,
        kind=category.kind,
        case_class=category.case_class,
        name_ar=category.name_ar,
        name_en=category.name_en,
        conditions_ar=category.conditions_ar,
        conditions_en=category.conditions_en,
        family=category.family.code,
        window=category.family.window,
        months=category.family.months,
        ceiling_fils=category.ceiling_fils,
        recurrence=category.recurrence,
        payee_kind=category.payee_kind,
        papers=list(category.papers),
        registry_papers=sorted(category.registry_papers),
        fund_sources=sorted(category.fund_sources),
        proofs=sorted(category.proofs),
        restudy_months=category.restudy_months,
        pays_arrears=category.pays_arrears,
        fast_track=category.fast_track,
        pilot=category.pilot,
        ministry_gate=category.ministry_gate,
        first_on=category.first_on,
        last_on=category.last_on,
        circular=category.circular,
    )


def list_classes(db: Session) -> frozenset[str]:
    """The codes of every class of case."""
    return frozenset(db.exec(select(CaseClass.code)))


def enter_codes(
    db: Session, *, kinds: Iterable[tuple[str, str, str]], case_classes: Iterable[tuple[str, str, str]]
) -> None:
    """Write new kinds of aid and new classes of case, each as (code, Arabic name, English name)."""
    for table, rows in ((AidKind, kinds), (CaseClass, case_classes)):
        db.add_all(table(code=code, name_ar=name_ar, name_en=name_en) for code, name_ar, name_en in rows)
    db.flush()
