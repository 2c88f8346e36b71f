"""The register of payees: who is paid, as a charity knows them."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Session, col, select

from domain.decisions import PayeeStatement
from domain.roles import Actor
from store.tables.decisions import Payee


def enter_payee(db: Session, actor: Actor, payee: PayeeStatement, *, at: datetime) -> UUID:
    """The payee as stated: the one the charity knows already, or a new one."""
    known = db.exec(
        select(Payee).where(
            Payee.charity_id == actor.charity_id,
            Payee.kind == payee.kind,
            Payee.name == payee.name,
            col(Payee.iban).is_not_distinct_from(payee.iban),
        )
    ).first()
    if known:
        return known.id
    assert actor.charity_id is not None  # noqa: S101 (only a charity's researcher recommends)
    row = Payee(
        charity_id=actor.charity_id,
        kind=payee.kind,
        name=payee.name,
        iban=payee.iban,
        entered_by=actor.account_id,
        entered_at=at,
    )
    db.add(row)
    db.flush()
    return row.id
