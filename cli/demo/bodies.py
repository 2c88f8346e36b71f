"""The invented ministry and its eight charities, written into an empty record."""

import tomllib
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID

from stdnum.iban import calc_check_digits

from cli.demo.parts import SHARED_PIN
from domain.categories import FundSource, PayeeKind
from domain.decisions import PayeeStatement
from domain.money import FILS_PER_DINAR
from domain.roles import Role
from services.founding import (
    NewAccount,
    NewFund,
    found_charity,
    found_policy,
    know_payees,
    open_account,
    open_funds,
)
from services.sessions import hash_password
from store.scope import Store

BODIES = Path(__file__).with_name("bodies.toml")
SINCE = date(2024, 1, 1)
FIRST_PAYEE = 700
"""The number of the first account of a payee who is no applicant."""
FUNDS = (
    NewFund(
        "zakat", "زكاة", "Zakat", FundSource.ZAKAT, 400_000 * FILS_PER_DINAR, "الفقراء والمساكين والغارمون"
    ),
    NewFund("sadaqa", "صدقة", "Sadaqa", FundSource.SADAQA, 250_000 * FILS_PER_DINAR),
    NewFund("general", "عام", "General", FundSource.GENERAL, 150_000 * FILS_PER_DINAR),
    NewFund("relief", "صندوق الفزعة", "Relief", FundSource.SADAQA, 100 * FILS_PER_DINAR),
)


def make_iban(number: int) -> str:
    """An account of this number at an invented branch."""
    rest = f"CBKU{1234560000 + number:022d}"
    return f"KW{calc_check_digits('KW00' + rest)}{rest}"


@cache
def list_known_payees() -> tuple[PayeeStatement, ...]:
    """The landlords, schools, hospitals and shops whose accounts every charity confirmed long ago."""
    named = [(PayeeKind(kind), name) for kind, names in read_bodies()["payees"].items() for name in names]
    return tuple(
        PayeeStatement(kind, name, make_iban(number))
        for number, (kind, name) in enumerate(named, start=FIRST_PAYEE)
    )


def find_known_payee(kind: PayeeKind, number: int) -> PayeeStatement | None:
    """One of the payees of a kind, another one for the next number; None where applicants are paid themselves."""
    known = [payee for payee in list_known_payees() if payee.kind is kind]
    return known[number % len(known)] if known else None


@dataclass(frozen=True)
class Cast:
    """Who acts in the demonstration: account ids by user name, and the codes of the charities."""

    accounts: dict[str, UUID]
    charities: tuple[str, ...]

    def find(self, charity: str, role: Role) -> UUID:
        """The account of a charity that holds a role."""
        return next(
            self.accounts[row["username"]]
            for body in read_bodies()["charities"]
            if body["code"] == charity
            for row in body["accounts"]
            if role.value in row["roles"]
        )


def found_bodies(store: Store, *, at: datetime) -> Cast:
    """Write policy, ministry, charities, funds and accounts; one password for all of them."""
    bodies = read_bodies()
    found_policy(store, at=at)
    password_hash = hash_password(bodies["password"])
    accounts = _open_accounts(store, None, bodies["ministry"]["accounts"], password_hash)
    for body in bodies["charities"]:
        charity_id = found_charity(store, body["code"], *body["names"], from_on=SINCE)
        open_funds(store, charity_id, FUNDS, at=at)
        staff = _open_accounts(store, charity_id, body["accounts"], password_hash)
        accounts |= staff
        know_payees(
            store,
            charity_id,
            list_known_payees(),
            by=_choose_holder(body, staff, Role.RESEARCHER),
            confirmed_by=_choose_holder(body, staff, Role.AID_MANAGER),
            since_at=at - timedelta(days=90),
        )
    return Cast(accounts, tuple(body["code"] for body in bodies["charities"]))


def describe_accounts() -> str:
    """The demo accounts and their password, for whoever starts the system."""
    bodies = read_bodies()
    rows = [*bodies["ministry"]["accounts"][:3], *bodies["charities"][0]["accounts"][:4]]
    lines = [f"Demo accounts (password {bodies['password']}):"]
    lines += [f"  {row['username']:<18}{', '.join(row['roles']):<18}{row['names'][1]}" for row in rows]
    lines.append("  and the same roles at diyaa, marfa, usra, ghaith, manar, nakheel, qalb")
    lines.append(f"The PIN of the one shared telephone among the applicants: {SHARED_PIN}")
    return "\n".join(lines) + "\n"


@cache
def read_bodies() -> dict[str, Any]:
    """The file of invented bodies as data."""
    return tomllib.loads(BODIES.read_text(encoding="utf-8"))


def _choose_holder(body: dict[str, Any], staff: dict[str, UUID], role: Role) -> UUID:
    return next(staff[row["username"]] for row in body["accounts"] if role.value in row["roles"])


def _open_accounts(
    store: Store, charity_id: UUID | None, rows: list[dict[str, Any]], password_hash: str
) -> dict[str, UUID]:
    return {
        row["username"]: open_account(
            store,
            charity_id,
            NewAccount(
                row["username"],
                row["names"][0],
                row["names"][1],
                tuple(Role(role) for role in row["roles"]),
                password_hash,
            ),
            from_on=SINCE,
        )
        for row in rows
    }
