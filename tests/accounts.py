"""Bank accounts that nobody else in a run of the tests has, and payees that a charity has known for long."""

from datetime import datetime
from itertools import count
from uuid import UUID, uuid4

from sqlalchemy import text
from sqlmodel import Session
from stdnum.iban import calc_check_digits

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
