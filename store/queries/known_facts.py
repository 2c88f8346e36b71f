"""Verified facts: what a household's next charity may know of them, copied to the case so that it names nobody."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from sqlalchemy import text
from sqlmodel import Session, col, delete, select
from sqlmodel.sql.expression import SelectOfScalar

from domain.known_facts import CONSENTS_THAT_SHARE
from store.tables.known_facts import KnownFact, VerifiedFactRow


def replace_verified(db: Session, request_id: UUID, rows: Iterable[VerifiedFactRow]) -> None:
    """Write what the study of a case verified, instead of what it said before."""
    db.execute(delete(VerifiedFactRow).where(col(VerifiedFactRow.request_id) == request_id))
    db.add_all(rows)
    db.flush()


def renew_known(db: Session, request_id: UUID, *, on: date) -> None:
    """Copy the latest unexpired facts of the case's household to the case, if its applicant consents to that.

    Facts of a case that was tied to another household since are left out; the case's own are no news to it.
    """
    forget_known(db, request_id)
    db.execute(
        text(
            """
            insert into known_fact (request_id, kind, value, month_on, expires_on)
            select distinct on (f.kind) r.id, f.kind, f.value, date_trunc('month', f.verified_on)::date, f.expires_on
            from aid_request r
            join consent c on c.request_id = r.id and c.text_version = any(:texts)
            join verified_fact f on f.household_id = r.household_id and f.request_id <> r.id and f.expires_on > :day
            join aid_request s on s.id = f.request_id and s.household_id = f.household_id
            where r.id = :id
            order by f.kind, f.verified_on desc, f.id desc
            """
        ),
        {"id": request_id, "day": on, "texts": sorted(CONSENTS_THAT_SHARE)},
    )


def forget_known(db: Session, request_id: UUID) -> None:
    """The case knows nothing of the household any more: its person is not settled."""
    db.execute(delete(KnownFact).where(col(KnownFact.request_id) == request_id))


def list_known(db: Session, request_id: UUID, *, on: date) -> list[KnownFact]:
    """What a case knows of its household and still counts as verified on that day."""
    return list(db.exec(ask_known(request_id, on=on)))


def ask_known(request_id: UUID, *, on: date) -> SelectOfScalar[KnownFact]:
    """The question of `list_known`."""
    query = select(KnownFact).where(KnownFact.request_id == request_id, KnownFact.expires_on > on)
    return query.order_by(col(KnownFact.kind))
