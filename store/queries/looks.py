"""Who looked at a case, and for whom its glass is broken."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, any_, insert
from sqlmodel import Session, and_, col, select, tuple_
from sqlmodel.sql.expression import Select, SelectOfScalar

from store.ahead import read_ahead
from store.tables.accounts import Account
from store.tables.events import AccessLog
from store.tables.looks import BrokenGlass
from store.tables.requests import AidRequest


def write_looks(db: Session, rows: Sequence[Mapping[str, Any]]) -> None:
    """Append looks to the access log, each by the columns of its row: in one statement, and nothing is read back."""
    if rows:
        db.execute(insert(AccessLog), rows)


def find_open_glass(db: Session, request_id: UUID, account_id: UUID, *, at: datetime) -> BrokenGlass | None:
    """The broken glass by which this account sees the case at that instant."""
    found = [row for row in list_glasses(db, request_id) if row.account_id == account_id and row.ends_at > at]
    return max(found, key=lambda row: row.ends_at, default=None)


def list_looks(
    db: Session, case: AidRequest, *, after: tuple[datetime, UUID] | None, limit: int
) -> list[tuple[AccessLog, Account]]:
    """The looks of the ministry at a case and at lists it stood on, newest first, with whose they are."""
    # Each way by its own index: looks at the case itself, and lists of its charity.
    ways = [_ask_looks(way, after, limit) for way in _list_ways(case)]
    read_ahead(db, *ways)
    rows = [row for way in ways for row in db.exec(way)]
    return sorted(rows, key=lambda row: (row[0].looked_at, row[0].id), reverse=True)[:limit]


def _ask_looks(
    way: ColumnElement[bool], after: tuple[datetime, UUID] | None, limit: int
) -> Select[AccessLog, Account]:
    query = (
        select(AccessLog, Account)
        .join(Account, col(Account.id) == AccessLog.account_id)
        .where(way, col(Account.charity_id).is_(None))
    )
    if after:
        query = query.where(tuple_(col(AccessLog.looked_at), col(AccessLog.id)) < tuple_(*after))
    return query.order_by(col(AccessLog.looked_at).desc(), col(AccessLog.id).desc()).limit(limit)


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
    return list(db.exec(ask_glasses(request_id)))


def ask_glasses(request_id: UUID) -> SelectOfScalar[BrokenGlass]:
    """The question of `list_glasses`."""
    return select(BrokenGlass).where(BrokenGlass.request_id == request_id)
