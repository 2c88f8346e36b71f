"""Whose data a transaction reaches: the only place that opens one.

Two locks on one door, on purpose: the login role's row-level security in Postgres, and the criteria added here
to every query of a charity. A bug in one is held by the other.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import psycopg
from psycopg.errors import LockNotAvailable, QueryCanceled
from sqlalchemy import Engine, create_engine, event, text
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from sqlalchemy.orm import ORMExecuteState, with_loader_criteria
from sqlmodel import Session, col

from domain.errors import BusyError, RecordFaultError, UnavailableError
from domain.roles import Actor
from store.tables.charities import Fund
from store.tables.committee_sessions import CommitteeSession
from store.tables.committees import Committee
from store.tables.decisions import Payee
from store.tables.funds import FundClaim, FundClass, FundMovement
from store.tables.requests import AidRequest
from store.tables.tasks import Task

WRITER_TIMEOUT = "30s"
LOCK_TIMEOUT = "5s"
POOL_SIZE = 12
"""Connections of each role; a process runs no more threads than this."""

_OWNED = (
    AidRequest,
    Task,
    Fund,
    FundMovement,
    FundClaim,
    FundClass,
    Payee,
    Committee,
    CommitteeSession,
)


@dataclass(frozen=True)
class StoreUrls:
    """The SQLAlchemy addresses of the three login roles."""

    charity: str
    ministry: str
    registry: str


class Store:
    """The three pools. Every method opens one transaction and commits it at the end of the `with` block.

    Raises UnavailableError when the database cannot be reached, BusyError when a lock was not to be had.
    """

    def __init__(self, urls: StoreUrls, *, pool_size: int = POOL_SIZE) -> None:
        self._charity = _open_pool(urls.charity, pool_size)
        self._ministry = _open_pool(urls.ministry, pool_size)
        self._registry = _open_pool(urls.registry, pool_size)

    @contextmanager
    def acting_for(
        self, actor: Actor, *, snapshot: bool = False, at: datetime | None = None
    ) -> Iterator[Session]:
        """A transaction that reaches what the actor's body may see: one charity, or the ministry.

        With `snapshot` all its queries see one moment: a page is never half before and half after a step. With `at` the
        ministry also sees what lies behind a glass that this actor broke and that is still open then.
        """
        pool = self._ministry if actor.is_ministry else self._charity
        with _transaction(pool) as db:
            if snapshot:
                db.execute(text("set transaction isolation level repeatable read"))
            db.execute(
                text(
                    "select set_config('sanad.charity', :charity, true), "
                    "set_config('sanad.account', :account, true), set_config('sanad.at', :at, true)"
                ),
                {
                    "charity": str(actor.charity_id or ""),
                    "account": str(actor.account_id),
                    "at": at.isoformat() if at else "",
                },
            )
            if not actor.is_ministry:
                _confine(db, actor.charity_id)
            yield db

    @contextmanager
    def registry(self) -> Iterator[Session]:
        """A transaction of the steps, of matching and of identity: it sees across charities."""
        with _transaction(self._registry) as db:
            yield db

    def close(self) -> None:
        """Close every connection."""
        for pool in (self._charity, self._ministry, self._registry):
            pool.dispose()


def _open_pool(url: str, size: int) -> Engine:
    options = f"-c timezone=UTC -c statement_timeout={WRITER_TIMEOUT} -c lock_timeout={LOCK_TIMEOUT}"
    return create_engine(
        url,
        pool_size=size,
        max_overflow=0,
        pool_timeout=10,
        pool_pre_ping=True,
        hide_parameters=True,
        connect_args={"options": options, "connect_timeout": 5},
    )


@contextmanager
def _transaction(pool: Engine) -> Iterator[Session]:
    try:
        with Session(pool, expire_on_commit=False) as db, db.begin():
            yield db
    except OperationalError as error:
        if isinstance(error.orig, LockNotAvailable | QueryCanceled):
            raise BusyError(retry_after=5) from error
        raise UnavailableError(part="record") from error
    except PoolTimeoutError as error:
        raise BusyError(retry_after=5) from error
    except DBAPIError as error:
        # The database's own words quote the values of the row: they go no further.
        raise _name_fault(error) from None


def _name_fault(error: DBAPIError) -> RecordFaultError:
    diagnosis = error.orig.diag if isinstance(error.orig, psycopg.Error) else None
    return RecordFaultError(
        sqlstate=(diagnosis and diagnosis.sqlstate) or "",
        constraint=(diagnosis and diagnosis.constraint_name) or "",
    )


def _confine(db: Session, charity_id: UUID | None) -> None:
    @event.listens_for(db, "do_orm_execute")
    def add_criteria(state: ORMExecuteState) -> None:
        for owned in _OWNED:
            state.statement = state.statement.options(
                with_loader_criteria(owned, col(owned.charity_id) == charity_id)
            )
