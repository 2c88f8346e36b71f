"""Bank accounts that nobody else in a run of the tests has, and payees that a charity has known for long."""

from datetime import datetime, timedelta
from itertools import count
from uuid import UUID, uuid4

from sqlalchemy import text
from sqlmodel import Session, select
from stdnum.iban import calc_check_digits

from cli.demo.bodies import Cast, found_bodies
from domain.categories import PayeeKind
from domain.decisions import PayeeStatement
from domain.roles import Role
from services.founding import know_payees
from store.scope import Store
from store.tables.charities import Charity
from tests.forms import IBAN, PAYEE

PAYEES = (PAYEE, "سارة العامري")
"""Who is paid in the tests."""

_accounts = count(uuid4().int % 10**12)


def invent_iban() -> str:
    """An account that nobody else in this run has."""
    rest = f"CBKU{next(_accounts):022d}"
    return f"KW{calc_check_digits('KW00' + rest)}{rest}"


def enter_known(
    db: Session, request_id: UUID, name: str, iban: str, by: tuple[UUID, UUID], *, since: datetime
) -> None:
    """Enter a payee of the case's charity, of the kind its category pays, as two of its people confirmed it then."""
    db.execute(
        text(
            "insert into payee (charity_id, kind, name, iban, account_name, entered_by, entered_at, account_by, "
            "account_at, confirmed_by, confirmed_at) select r.charity_id, c.payee_kind, :name, :iban, :name, "
            ":one, :since, :one, :since, :other, :since from aid_request r "
            "join category_rule c on c.version_id = r.version_id and c.code = r.category where r.id = :id"
        ),
        {"id": request_id, "name": name, "iban": iban, "one": by[0], "other": by[1], "since": since},
    )


def found_cast(store: Store, *, at: datetime) -> Cast:
    """The bodies of the demonstration, each with the payees of the tests, whom two of its people confirmed long ago."""
    cast = found_bodies(store, at=at)
    known = [
        PayeeStatement(kind, name, IBAN)
        for name in PAYEES
        for kind in PayeeKind
        if kind is not PayeeKind.IN_KIND
    ]
    with store.registry() as db:
        ids = {row.code: row.id for row in db.exec(select(Charity))}
    for code in cast.charities:
        know_payees(
            store,
            ids[code],
            known,
            by=cast.find(code, Role.RESEARCHER),
            confirmed_by=cast.find(code, Role.AID_MANAGER),
            since_at=at - timedelta(days=90),
        )
    return cast
