"""A small invented world in the record: two charities, their staff, a ministry, one policy."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from uuid import UUID, uuid4

from sqlmodel import Session, SQLModel, create_engine

from domain.approvals import Level
from domain.categories import Paper, PayeeKind, Recurrence
from domain.cycle import TaskKind
from domain.deadlines import AllowanceUnit
from domain.overlaps import Subject, WindowKind
from domain.roles import Role
from services.sessions import hash_password
from store.tables.accounts import Account, AccountRole, AccountSecret
from store.tables.charities import Charity, Fund, FundSource, Specialisation
from store.tables.policies import (
    AidKind,
    ApprovalBand,
    CaseClass,
    CategoryRule,
    FamilyRule,
    PolicyVersion,
    TaskAllowance,
)

PASSWORD = "a password of the tests"
FIRST_DAY = date(2020, 1, 1)
CATEGORY = "CASH"
PAPERS = [Paper.IDENTITY, Paper.STATEMENT_OF_NEED]
STAFF = {
    "registrar": ("one", Role.REGISTRAR),
    "researcher": ("one", Role.RESEARCHER),
    "second_researcher": ("one", Role.RESEARCHER),
    "manager": ("one", Role.AID_MANAGER),
    "rival_registrar": ("two", Role.REGISTRAR),
    "rival_researcher": ("two", Role.RESEARCHER),
    "supervisor": (None, Role.SUPERVISOR),
}


@dataclass(frozen=True)
class World:
    """The ids of everybody, by the names of STAFF; only the registrar has a password."""

    accounts: dict[str, UUID]


def build_world(url: str) -> World:
    """Write the world with the registry's role and forget nothing."""
    engine = create_engine(url)
    charities = {code: uuid4() for code in ("one", "two")}
    accounts = {name: uuid4() for name in STAFF}
    rows = [*_write_policy(), *_write_charities(charities), *_write_staff(charities, accounts)]
    with Session(engine) as db:
        for row in rows:
            db.add(row)
            db.flush()
        db.commit()
    engine.dispose()
    return World(accounts)


def _write_policy() -> list[SQLModel]:
    version = uuid4()
    return [
        PolicyVersion(
            id=version, circular="1", effective_on=FIRST_DAY, published_at=datetime(2020, 1, 1, tzinfo=UTC)
        ),
        AidKind(code="cash", name_ar="نقدية", name_en="Cash"),
        CaseClass(code="general", name_ar="عامة", name_en="General"),
        FamilyRule(version_id=version, code="cash", subject=Subject.HOUSEHOLD),
        CategoryRule(
            version_id=version,
            code=CATEGORY,
            kind="cash",
            case_class="general",
            name_ar="مساعدة مقطوعة",
            name_en="One-off cash",
            family="cash",
            window=WindowKind.MONTHS,
            months=6,
            ceiling_fils=1_000_000,
            recurrence=Recurrence.ONCE,
            payee_kind=PayeeKind.APPLICANT,
            papers=[paper.value for paper in PAPERS],
            ministry_gate=False,
            first_on=FIRST_DAY,
        ),
        ApprovalBand(version_id=version, floor_fils=0, levels=[Level.AID_MANAGER.value]),
        *(
            TaskAllowance(
                version_id=version,
                task_kind=kind.value,
                fast_track=fast,
                unit=AllowanceUnit.WORKING_DAYS,
                amount=5,
            )
            for kind in TaskKind
            for fast in (False, True)
        ),
    ]


def _write_charities(charities: dict[str, UUID]) -> list[SQLModel]:
    rows: list[SQLModel] = []
    for code, charity_id in charities.items():
        rows += [
            Charity(id=charity_id, code=code, name_ar=f"جمعية {code}", name_en=f"Society {code}"),
            Specialisation(charity_id=charity_id, category=CATEGORY, from_on=FIRST_DAY),
            Fund(
                charity_id=charity_id,
                code="SADAQA",
                name_ar="الصدقات",
                name_en="Sadaqa",
                source=FundSource.SADAQA,
                balance_fils=10_000_000,
            ),
        ]
    return rows


def _write_staff(charities: dict[str, UUID], accounts: dict[str, UUID]) -> list[SQLModel]:
    rows: list[SQLModel] = []
    for name, (code, role) in STAFF.items():
        charity_id = charities[code] if code else None
        rows += [
            Account(
                id=accounts[name], charity_id=charity_id, username=name, name_ar=f"موظف {name}", name_en=name
            ),
            AccountRole(account_id=accounts[name], role=role, from_on=FIRST_DAY),
        ]
    rows.append(AccountSecret(account_id=accounts["registrar"], password_hash=hash_password(PASSWORD)))
    return rows
