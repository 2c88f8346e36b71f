"""The ministry's policy as data: published versions with their categories, families, bands and allowances; the calendar."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Column, Integer, Text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlmodel import Field, SQLModel

from domain.categories import FundSource, PayeeKind, Recurrence
from domain.deadlines import AllowanceUnit
from domain.overlaps import Subject, WindowKind
from domain.proofs import STATED_PROOFS
from store.tables.columns import choice, day, document, fils, flag, instant, key, link, words


def _codes(*default: str) -> Column[Any]:
    return Column(ARRAY(Text), nullable=False, server_default="{" + ",".join(default) + "}")


class PolicyVersion(SQLModel, table=True):
    """A published set of rules; a case carries the version it was judged by, and nothing changes it any more."""

    __tablename__ = "policy_version"
    id: UUID = Field(default=None, sa_column=key())
    circular: str = Field(sa_column=words(unique=True))
    effective_on: date = Field(sa_column=day())
    published_at: datetime = Field(sa_column=instant())
    identity_bands: dict[str, float] = Field(
        default_factory=dict, sa_column=document(default='{"link_at": 4.6, "adjudicate_at": -1.0}')
    )
    fact_months: int = Field(default=6, sa_column=Column(Integer, nullable=False, server_default="6"))
    payee_pause_hours: int = Field(default=24, sa_column=Column(Integer, nullable=False, server_default="24"))
    base_id: UUID | None = Field(default=None, sa_column=link("policy_version.id", optional=True))
    published_by: UUID | None = Field(default=None, sa_column=link("account.id", optional=True))
    title: str = Field(default="", sa_column=words(default=""))
    notes: str = Field(default="", sa_column=words(default=""))


class AidKind(SQLModel, table=True):
    """A kind of aid (نوع المساعدة): what is given."""

    __tablename__ = "aid_kind"
    code: str = Field(sa_column=Column(Text, primary_key=True))
    name_ar: str = Field(sa_column=words())
    name_en: str = Field(sa_column=words())


class CaseClass(SQLModel, table=True):
    """A class of case (فئة الحالة): who it is for."""

    __tablename__ = "case_class"
    code: str = Field(sa_column=Column(Text, primary_key=True))
    name_ar: str = Field(sa_column=words())
    name_en: str = Field(sa_column=words())


class FamilyRule(SQLModel, table=True):
    """An overlap family in one policy version: on whom its windows run."""

    __tablename__ = "family_rule"
    id: UUID = Field(default=None, sa_column=key())
    version_id: UUID = Field(sa_column=link("policy_version.id", index=True))
    code: str = Field(sa_column=words())
    subject: Subject = Field(sa_column=choice(Subject))
    counts_outside: bool = Field(default=True, sa_column=flag(default=True))


class CategoryRule(SQLModel, table=True):
    """A category (a pair of kind and class) in one policy version."""

    __tablename__ = "category_rule"
    id: UUID = Field(default=None, sa_column=key())
    version_id: UUID = Field(sa_column=link("policy_version.id", index=True))
    code: str = Field(sa_column=words())
    kind: str = Field(sa_column=Column(Text, nullable=False))
    case_class: str = Field(sa_column=Column(Text, nullable=False))
    name_ar: str = Field(sa_column=words())
    name_en: str = Field(sa_column=words())
    conditions_ar: str = Field(default="", sa_column=words(default=""))
    conditions_en: str = Field(default="", sa_column=words(default=""))
    family: str = Field(sa_column=words())
    window: WindowKind = Field(sa_column=choice(WindowKind))
    months: int = Field(default=0, sa_column=Column(Integer, nullable=False, server_default="0"))
    ceiling_fils: int = Field(sa_column=fils())
    recurrence: Recurrence = Field(sa_column=choice(Recurrence))
    payee_kind: PayeeKind = Field(sa_column=choice(PayeeKind))
    papers: list[str] = Field(sa_column=Column(ARRAY(Text), nullable=False))
    registry_papers: list[str] = Field(default_factory=list, sa_column=_codes())
    fund_sources: list[str] = Field(
        default_factory=lambda: [source.value for source in FundSource], sa_column=_codes(*FundSource)
    )
    proofs: list[str] = Field(
        default_factory=lambda: [proof.value for proof in STATED_PROOFS], sa_column=_codes(*STATED_PROOFS)
    )
    restudy_months: int = Field(default=12, sa_column=Column(Integer, nullable=False, server_default="12"))
    pays_arrears: bool = Field(default=False, sa_column=flag())
    fast_track: bool = Field(default=False, sa_column=flag())
    pilot: bool = Field(default=False, sa_column=flag())
    ministry_gate: bool = Field(default=True, sa_column=flag(default=True))
    first_on: date = Field(sa_column=day())
    last_on: date | None = Field(default=None, sa_column=day(optional=True))
    circular: str = Field(default="", sa_column=words(default=""))


class ApprovalBand(SQLModel, table=True):
    """From this amount upward, these levels in this order: of cases that carry one of the flags, or of all others."""

    __tablename__ = "approval_band"
    id: UUID = Field(default=None, sa_column=key())
    version_id: UUID = Field(sa_column=link("policy_version.id", index=True))
    floor_fils: int = Field(sa_column=fils())
    levels: list[str] = Field(sa_column=Column(ARRAY(Text), nullable=False))
    flags: list[str] = Field(default_factory=list, sa_column=_codes())


class TaskAllowance(SQLModel, table=True):
    """How much working time a kind of task has, on the normal or the fast track."""

    __tablename__ = "task_allowance"
    id: UUID = Field(default=None, sa_column=key())
    version_id: UUID = Field(sa_column=link("policy_version.id", index=True))
    task_kind: str = Field(sa_column=words())
    fast_track: bool = Field(default=False, sa_column=flag())
    unit: AllowanceUnit = Field(sa_column=choice(AllowanceUnit))
    amount: int = Field(sa_column=Column(Integer, nullable=False))


class TaskLadder(SQLModel, table=True):
    """Who is told of a neglected task of a kind, and when: per cent of its time, working hours after each step."""

    __tablename__ = "task_ladder"
    id: UUID = Field(default=None, sa_column=key())
    version_id: UUID = Field(sa_column=link("policy_version.id", index=True))
    task_kind: str = Field(sa_column=words())
    warn_percent: int = Field(sa_column=Column(Integer, nullable=False))
    aid_manager_hours: int = Field(sa_column=Column(Integer, nullable=False))
    ministry_hours: int = Field(sa_column=Column(Integer, nullable=False))


class CalendarOverride(SQLModel, table=True):
    """A day the ministry declared: closed, open, or with other hours (`hours` holds opens and closes)."""

    __tablename__ = "calendar_override"
    on: date = Field(sa_column=Column("day_on", day().type, primary_key=True))
    is_open: bool = Field(sa_column=flag())
    hours: dict[str, str] = Field(default_factory=dict, sa_column=document())
    circular: str = Field(default="", sa_column=words(default=""))
