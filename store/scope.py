"""Whose data a transaction reaches: the only place that opens one.

Two locks on one door, on purpose: the login role's row-level security in Postgres, and the criteria added here
to every query of a charity or an applicant. A bug in one is held by the other.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Protocol
from uuid import UUID

import psycopg
from psycopg.errors import LockNotAvailable, QueryCanceled
from sqlalchemy import Engine, event, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from sqlalchemy.orm import ORMExecuteState, with_loader_criteria
from sqlalchemy.orm.interfaces import ORMOption
from sqlmodel import Session, col

from domain.applicants import Applicant
from domain.errors import BusyError, RecordFaultError, SanadError, UnavailableError
from domain.roles import Actor
from store.pools import open_pool
from store.tables.appeals import Appeal
from store.tables.bank_batches import BankAccount, BankBatch, BankBatchLine
from store.tables.bank_statuses import BankStatus, BankStatusLine
from store.tables.charities import Fund
from store.tables.committee_sessions import CommitteeSession
from store.tables.committees import Committee
from store.tables.contact_preferences import ContactPreference
from store.tables.decisions import Payee
from store.tables.deliveries import Instalment
from store.tables.funds import FundClaim, FundClass, FundMovement
from store.tables.import_files import ImportFile
from store.tables.payees import PayeeChange, PayeeFlag
from store.tables.requests import AidRequest, RequestPaper, StatedIdentityRow
from store.tables.tasks import Task

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
    PayeeChange,
    PayeeFlag,
    BankAccount,
    BankBatch,
    BankBatchLine,
    BankStatus,
    BankStatusLine,
    Committee,
    CommitteeSession,
    ImportFile,
)


_OF_A_REQUEST = (Task, Instalment, RequestPaper, StatedIdentityRow, ContactPreference, Appeal)
"""What an applicant reads of a request besides its row."""


class Seal(Protocol):
    """What makes of a text something that the record may keep: sealed, a digest, or a mark."""

    def seal(self, text: str, message_id: UUID) -> bytes:
        """The text so that it can be read only with the key, and only as that message's."""

    def open(self, sealed: bytes, message_id: UUID) -> str:
        """The text that was sealed for that message."""

    def digest(self, purpose: str, text: str) -> bytes:
        """A keyed digest by which a text is known again and not read."""

    def list_digests(self, purpose: str, text: str) -> list[bytes]:
        """The digests of a text under every key."""

    def mark(self, purpose: str, content: bytes) -> bytes:
        """The mark that shows that `content` was given out by this house."""

    def is_marked(self, purpose: str, content: bytes, mark: bytes) -> bool:
        """True for a mark that one of the keys made."""


@dataclass(frozen=True)
class StoreUrls:
    """The SQLAlchemy addresses of the login roles."""

    charity: str
    ministry: str
    registry: str
    applicant: str


class Store:
    """The pools of the login roles. Every method opens one transaction and commits it at the end of the `with` block.

    `seal` is asked by whoever writes a message; a store without one can do everything else. Raises UnavailableError
    when the database cannot be reached, BusyError when a lock was not to be had.
    """

    def __init__(self, urls: StoreUrls, *, pool_size: int = POOL_SIZE, seal: Seal | None = None) -> None:
        self._seal = seal
        self._joined: tuple[Actor, Session] | None = None
        self._charity = open_pool(urls.charity, pool_size)
        self._ministry = open_pool(urls.ministry, pool_size)
        self._registry = open_pool(urls.registry, pool_size)
        self._applicant = open_pool(urls.applicant, pool_size)

    @contextmanager
    def acting_for(
        self, actor: Actor, *, snapshot: bool = False, at: datetime | None = None
    ) -> Iterator[Session]:
        """A transaction that reaches what the actor's body may see: one charity, or the ministry.

        With `snapshot` all its queries see one moment: a page is never half before and half after a step. With `at` the
        ministry also sees what lies behind a glass that this actor broke and that is still open then.
        """
        if self._joined and self._joined[0] == actor:
            yield self._joined[1]
            return
        pool = self._ministry if actor.is_ministry else self._charity
        with _transaction(pool, self._seal, snapshot=snapshot) as db:
            db.execute(
                text(
                    "select set_config('sanad.charity', :charity, true), "
                    "set_config('sanad.account', :account, true), set_config('sanad.at', :at, true)"
                    # Figures of every case there is are added up in memory, not sorted on disk.
                    + (", set_config('work_mem', '64MB', true)" if snapshot else "")
                ),
                {
                    "charity": str(actor.charity_id or ""),
                    "account": str(actor.account_id),
                    "at": at.isoformat() if at else "",
                },
            )
            if not actor.is_ministry:
                _confine(db, _list_criteria_of(actor.charity_id))
            yield db

    @contextmanager
    def together(
        self, actor: Actor, *, snapshot: bool = False, at: datetime | None = None
    ) -> Iterator["Store"]:
        """The same record; whatever is asked of it as this actor is asked in one transaction, until the `with` block ends.

        So the use-cases of one page share a journey. `snapshot` and `at` are said here for all of them: what a use-case
        says of its own transaction no longer counts. Nobody else gets hold of that record: it is no store for threads.
        """
        with self.acting_for(actor, snapshot=snapshot, at=at) as db:
            joined = copy(self)
            joined._joined = (actor, db)  # noqa: SLF001 (it is one of us)
            yield joined

    @contextmanager
    def acting_for_applicant(self, applicant: Applicant) -> Iterator[Session]:
        """A transaction that reads the applicant's own requests, and nothing of anybody else; it writes nothing."""
        own = sorted(applicant.request_ids)
        with _transaction(self._applicant, self._seal, snapshot=True) as db:
            setting = text("select set_config('sanad.requests', :own, true)")
            db.execute(setting, {"own": "{" + ",".join(map(str, own)) + "}"})
            criteria = [with_loader_criteria(each, col(each.request_id).in_(own)) for each in _OF_A_REQUEST]
            _confine(db, [*criteria, with_loader_criteria(AidRequest, col(AidRequest.id).in_(own))])
            yield db

    @contextmanager
    def registry(self, *, snapshot: bool = False) -> Iterator[Session]:
        """A transaction of the steps, of matching and of identity: it sees across charities.

        With `snapshot` all its queries see one moment.
        """
        with _transaction(self._registry, self._seal, snapshot=snapshot) as db:
            yield db

    @property
    def seal(self) -> Seal:
        """What seals for this record. Raises UnavailableError if no key was given."""
        if self._seal is None:
            raise UnavailableError(part="seal")
        return self._seal

    def close(self) -> None:
        """Close every connection."""
        for pool in (self._charity, self._ministry, self._registry, self._applicant):
            pool.dispose()


def find_seal(db: Session) -> Seal | None:
    """What seals for the record of an open transaction."""
    found: Seal | None = db.info.get("seal")
    return found


@contextmanager
def _transaction(pool: Engine, seal: Seal | None, *, snapshot: bool = False) -> Iterator[Session]:
    try:
        with Session(pool, expire_on_commit=False) as db, db.begin():
            db.info["seal"] = seal
            if snapshot:
                # Said as the transaction begins, not by a statement of its own.
                db.connection(execution_options={"isolation_level": "REPEATABLE READ"})
            yield db
    except PoolTimeoutError as error:
        raise BusyError(retry_after=5) from error
    except (DBAPIError, psycopg.Error) as error:
        fault = _name_fault(error.orig if isinstance(error, DBAPIError) else error)
        # The database's own words quote the values of the row: they go no further.
        raise fault from (None if isinstance(fault, RecordFaultError) else error)


def _name_fault(cause: BaseException | None) -> SanadError:
    if isinstance(cause, LockNotAvailable | QueryCanceled):
        return BusyError(retry_after=5)
    if isinstance(cause, psycopg.OperationalError):
        return UnavailableError(part="record")
    diagnosis = cause.diag if isinstance(cause, psycopg.Error) else None
    return RecordFaultError(
        sqlstate=(diagnosis and diagnosis.sqlstate) or "",
        constraint=(diagnosis and diagnosis.constraint_name) or "",
    )


@lru_cache(maxsize=256)
def _list_criteria_of(charity_id: UUID | None) -> list[ORMOption]:
    """What confines a session to the rows of one charity: made once, because making it takes longer than a query."""
    return [with_loader_criteria(owned, col(owned.charity_id) == charity_id) for owned in _OWNED]


def _confine(db: Session, criteria: Sequence[ORMOption]) -> None:
    """Add to every query of this session what the rows of some tables have to satisfy."""

    @event.listens_for(db, "do_orm_execute")
    def add_criteria(state: ORMExecuteState) -> None:
        state.statement = state.statement.options(*criteria)
