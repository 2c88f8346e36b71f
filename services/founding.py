"""Founding an installation: its first policy, its bodies, their funds and their people."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, select

from domain.categories import FundSource, Recurrence
from domain.decisions import PayeeStatement
from domain.funds import MovementKind, ZakatClass
from domain.money import FILS_PER_DINAR
from domain.recurrences import RESTUDY_MONTHS, plan_due_dates
from domain.roles import Role
from store.scope import Store
from store.tables.accounts import Account, AccountRole, AccountSecret
from store.tables.charities import Charity, Fund, Specialisation
from store.tables.decisions import Payee
from store.tables.deliveries import Instalment
from store.tables.funds import FundMovement
from store.tables.policies import (
    AidKind,
    ApprovalBand,
    CaseClass,
    CategoryRule,
    FamilyRule,
    PolicyVersion,
    TaskAllowance,
)
from store.tables.requests import AidRequest

CATALOGUE = Path(__file__).with_name("catalogue.toml")


@dataclass(frozen=True)
class NewFund:
    """A fund to open; the balance in fils."""

    code: str
    name_ar: str
    name_en: str
    source: FundSource
    balance_fils: int
    condition: str = ""
    zakat_class: ZakatClass | None = None


@dataclass(frozen=True)
class NewAccount:
    """A person to enter; `password_hash` comes from `sessions.hash_password`."""

    username: str
    name_ar: str
    name_en: str
    roles: tuple[Role, ...]
    password_hash: str


def found_policy(store: Store, *, at: datetime) -> UUID:
    """Publish the catalogue as the first policy version; an installation that has one keeps it."""
    with store.registry() as db:
        known = db.exec(select(PolicyVersion.id).limit(1)).first()
        return known or _publish(db, read_catalogue(), at=at)


def found_charity(
    store: Store, code: str, name_ar: str, name_en: str, *, from_on: date, categories: Sequence[str] = ()
) -> UUID:
    """Enter a charity, registered for `categories` (default: all of the catalogue) from that day on."""
    wanted = categories or [row["code"] for row in read_catalogue()["categories"]]
    with store.registry() as db:
        charity = Charity(code=code, name_ar=name_ar, name_en=name_en)
        db.add(charity)
        db.flush()
        db.add_all(
            Specialisation(charity_id=charity.id, category=category, from_on=from_on) for category in wanted
        )
        return charity.id


def open_funds(store: Store, charity_id: UUID, funds: Sequence[NewFund], *, at: datetime) -> None:
    """Open funds of a charity; what each holds is the first line of its ledger."""
    with store.registry() as db:
        opened = [
            Fund(
                charity_id=charity_id,
                code=fund.code,
                name_ar=fund.name_ar,
                name_en=fund.name_en,
                source=fund.source,
                zakat_class=fund.zakat_class,
                condition=fund.condition,
            )
            for fund in funds
        ]
        db.add_all(opened)
        db.flush()
        db.add_all(
            FundMovement(
                fund_id=row.id,
                charity_id=charity_id,
                kind=MovementKind.DEPOSIT,
                amount_fils=fund.balance_fils,
                moved_at=at,
            )
            for row, fund in zip(opened, funds, strict=True)
            if fund.balance_fils
        )


def know_payees(
    store: Store,
    charity_id: UUID,
    payees: Sequence[PayeeStatement],
    *,
    by: UUID,
    confirmed_by: UUID,
    since_at: datetime,
) -> None:
    """Enter payees that a charity has known and confirmed for long."""
    with store.registry() as db:
        db.add_all(
            Payee(
                charity_id=charity_id,
                kind=payee.kind,
                name=payee.name,
                iban=payee.iban,
                account_name=payee.name,
                entered_by=by,
                entered_at=since_at,
                account_by=by,
                account_at=since_at,
                confirmed_by=confirmed_by,
                confirmed_at=since_at,
            )
            for payee in payees
        )


def owe_since(store: Store, request_id: UUID, on: date) -> None:
    """Let monthly aid that was approved be owed from an earlier day on, as where a charity brings over what it began."""
    with store.registry() as db:
        case = db.get_one(AidRequest, request_id)
        query = select(Instalment).where(Instalment.request_id == request_id).order_by(col(Instalment.number))
        rows = db.exec(query).all()
        if case.restudy_on and rows[0].due_on:
            case.restudy_on -= rows[0].due_on - on
        for row, due_on in zip(rows, plan_due_dates(on, Recurrence.MONTHLY, len(rows)), strict=True):
            row.due_on = due_on


def open_account(store: Store, charity_id: UUID | None, new: NewAccount, *, from_on: date) -> UUID:
    """Enter a person of a charity, or of the ministry or platform if `charity_id` is None."""
    with store.registry() as db:
        account = Account(
            charity_id=charity_id, username=new.username.lower(), name_ar=new.name_ar, name_en=new.name_en
        )
        db.add(account)
        db.flush()
        db.add(AccountSecret(account_id=account.id, password_hash=new.password_hash))
        db.add_all(AccountRole(account_id=account.id, role=role, from_on=from_on) for role in new.roles)
        return account.id


def is_founded(store: Store) -> bool:
    """True if the installation has a policy: only then can a request be registered."""
    with store.registry() as db:
        return db.exec(select(PolicyVersion.id).limit(1)).first() is not None


@cache
def read_catalogue() -> dict[str, Any]:
    """The catalogue file as data."""
    return tomllib.loads(CATALOGUE.read_text(encoding="utf-8"))


def _publish(db: Session, catalogue: dict[str, Any], *, at: datetime) -> UUID:
    version = PolicyVersion(
        circular=catalogue["circular"],
        effective_on=catalogue["effective_on"],
        published_at=at,
        identity_bands=catalogue["identity_bands"],
    )
    db.add(version)
    db.flush()
    for table, names in ((AidKind, catalogue["kinds"]), (CaseClass, catalogue["classes"])):
        db.add_all(table(code=code, name_ar=ar, name_en=en) for code, (ar, en) in names.items())
    db.add_all(
        FamilyRule(version_id=version.id, code=code, **rule) for code, rule in catalogue["families"].items()
    )
    db.add_all(
        ApprovalBand(version_id=version.id, floor_fils=band["floor"] * FILS_PER_DINAR, levels=band["levels"])
        for band in catalogue["bands"]
    )
    for kind, tracks in catalogue["allowances"].items():
        db.add_all(
            TaskAllowance(
                version_id=version.id,
                task_kind=kind,
                fast_track=track == "fast",
                amount=amount,
                unit=unit,
            )
            for track, (amount, unit) in tracks.items()
        )
    # One by one, so that the order of the circular is the order of their ids.
    for row in catalogue["categories"]:
        db.add(_read_category(version, row, catalogue["papers"]["common"]))
        db.flush()
    return version.id


def _read_category(version: PolicyVersion, row: dict[str, Any], common: list[str]) -> CategoryRule:
    return CategoryRule(
        version_id=version.id,
        code=row["code"],
        kind=row["kind"],
        case_class=row["case_class"],
        name_ar=row["names"][0],
        name_en=row["names"][1],
        conditions_ar=row["conditions"][0],
        conditions_en=row["conditions"][1],
        family=row["family"],
        window=row["window"],
        months=row["months"],
        ceiling_fils=row["ceiling"] * FILS_PER_DINAR,
        recurrence=row["recurrence"],
        payee_kind=row["payee"],
        papers=[*common, *row["papers"]],
        proofs=row["proofs"],
        restudy_months=row.get("restudy_months", RESTUDY_MONTHS),
        pays_arrears=row.get("pays_arrears", False),
        fast_track=row["fast_track"],
        pilot=row["pilot"],
        first_on=version.effective_on,
    )
