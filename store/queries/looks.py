"""Who looked at a case, and for whom its glass is broken."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, any_
from sqlmodel import Session, and_, col, select, tuple_

from store.tables.accounts import Account
from store.tables.events import AccessLog
from store.tables.looks import BrokenGlass
from store.tables.requests import AidRequest


def find_open_glass(db: Session, request_id: UUID, account_id: UUID, *, at: datetime) -> BrokenGlass | None:
    """The broken glass by which this account sees the case at that instant."""
    return db.exec(
        select(BrokenGlass)
        .where(
            BrokenGlass.request_id == request_id,
            BrokenGlass.account_id == account_id,
            col(BrokenGlass.ends_at) > at,
        )
        .order_by(col(BrokenGlass.ends_at).desc())
        .limit(1)
    ).first()


def list_looks(
    db: Session,
    case: AidRequest,
    account_ids: Iterable[UUID],
    *,
    after: tuple[datetime, UUID] | None,
    limit: int,
) -> list[AccessLog]:
    """The looks of these accounts at a case and at lists it stood on, newest first."""
    whose, rows = list(account_ids), list[AccessLog]()
    # Each way by its own index: looks at the case itself, and lists of its charity.
    for way in _list_ways(case):
        query = select(AccessLog).where(way, col(AccessLog.account_id).in_(whose))
        if after:
            query = query.where(tuple_(col(AccessLog.looked_at), col(AccessLog.id)) < tuple_(*after))
        rows += db.exec(
            query.order_by(col(AccessLog.looked_at).desc(), col(AccessLog.id).desc()).limit(limit)
        )
    return sorted(rows, key=lambda row: (row.looked_at, row.id), reverse=True)[:limit]


def list_lookers(db: Session, case: AidRequest) -> set[UUID]:
    """Everybody who ever looked at a case, or at a list it stood on."""
    ways = (select(AccessLog.account_id).where(way).distinct() for way in _list_ways(case))
    return {account_id for way in ways for account_id in db.exec(way)}


def _list_ways(case: AidRequest) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    """How a look meets a case: at itself, or on a list of its charity since it was received."""
    on_list = and_(
        col(AccessLog.charity_id) == case.charity_id,
        col(AccessLog.looked_at) >= case.received_at,
        any_(col(AccessLog.request_ids)) == case.id,
    )
    return col(AccessLog.request_id) == case.id, on_list


def list_glasses(db: Session, request_id: UUID) -> list[BrokenGlass]:
    """Every time the glass of a case was broken."""
    return list(db.exec(select(BrokenGlass).where(BrokenGlass.request_id == request_id)))


def list_ministry_accounts(db: Session, account_ids: Iterable[UUID]) -> list[Account]:
    """Those of these accounts that belong to no charity."""
    return list(
        db.exec(
            select(Account).where(col(Account.id).in_(list(account_ids)), col(Account.charity_id).is_(None))
        )
    )
