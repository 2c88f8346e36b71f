"""Read a policy version as the rules understand it."""

from collections.abc import Sequence
from datetime import date, time
from functools import lru_cache
from uuid import UUID

from sqlmodel import Session, col, select

from domain.approvals import Band, Level
from domain.calendars import Calendar, DayOverride, Hours
from domain.categories import Category, Paper
from domain.cycle import TaskKind
from domain.deadlines import Allowance
from domain.overlaps import OverlapFamily
from domain.policies import Policy
from store.tables.policies import (
    ApprovalBand,
    CalendarOverride,
    CategoryRule,
    FamilyRule,
    PolicyVersion,
    TaskAllowance,
)


def get_version_id(db: Session, on: date) -> UUID:
    """The version in force on that day: the latest that is effective by then."""
    return db.exec(
        select(PolicyVersion.id)
        .where(PolicyVersion.effective_on <= on)
        .order_by(col(PolicyVersion.effective_on).desc(), col(PolicyVersion.published_at).desc())
        .limit(1)
    ).one()


def load_policy(db: Session, version_id: UUID) -> Policy:
    """One version whole, with today's calendar."""
    version = db.exec(select(PolicyVersion).where(PolicyVersion.id == version_id)).one()
    families = {
        rule.code: rule for rule in db.exec(select(FamilyRule).where(FamilyRule.version_id == version_id))
    }
    rules = db.exec(
        select(CategoryRule).where(CategoryRule.version_id == version_id).order_by(col(CategoryRule.id))
    )
    bands = db.exec(select(ApprovalBand).where(ApprovalBand.version_id == version_id))
    allowances = db.exec(select(TaskAllowance).where(TaskAllowance.version_id == version_id))
    return Policy(
        version_id=version_id,
        circular=version.circular,
        effective_on=version.effective_on,
        categories={
            rule.code: _read_category(rule, families[rule.family], version.circular) for rule in rules
        },
        bands=tuple(Band(band.floor_fils, tuple(Level(level) for level in band.levels)) for band in bands),
        allowances={
            (TaskKind(row.task_kind), row.fast_track): Allowance(row.amount, row.unit) for row in allowances
        },
        calendar=load_calendar(db),
        link_at=version.identity_bands["link_at"],
        adjudicate_at=version.identity_bands["adjudicate_at"],
    )


def load_calendar(db: Session) -> Calendar:
    """The official calendar with every override the ministry declared."""
    rows = db.exec(select(CalendarOverride).order_by(col(CalendarOverride.on)))
    return _build_calendar(tuple(_read_overrides(rows.all())))


@lru_cache(maxsize=8)
def _build_calendar(overrides: tuple[DayOverride, ...]) -> Calendar:
    return Calendar(overrides=overrides)


def _read_overrides(rows: Sequence[CalendarOverride]) -> list[DayOverride]:
    return [
        DayOverride(
            row.on,
            row.is_open,
            Hours(time.fromisoformat(row.hours["opens"]), time.fromisoformat(row.hours["closes"]))
            if row.hours
            else None,
        )
        for row in rows
    ]


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
        circular=circular,
    )
