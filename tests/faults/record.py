"""The record as the faults' tests look into it: locks to hold, how a case ended, and whether all of it is whole."""

from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

import psycopg
from sqlmodel import Session, col, func, select

from domain.cycle import Outcome
from services.verification import verify_record
from stack.postgres import DATABASE, SUPERUSER
from store.queries.tasks import list_open_tasks
from store.scope import Store
from store.tables.accounts import Account
from store.tables.decisions import Decision, DecisionState
from store.tables.deliveries import Instalment, InstalmentState
from store.tables.events import CaseEvent
from store.tables.outbox import Outbox, SubmissionKey
from store.tables.requests import AidRequest
from store.tables.reservations import Reservation
from store.tables.tasks import Task
from tests.faults.stack import PATIENCE_SECONDS, wait_until

Ending = tuple[object, ...]


class Grip:
    """A transaction of the test's that others wait for."""

    def __init__(self, connection: psycopg.Connection, watcher: psycopg.Connection) -> None:
        self._connection = connection
        self._watcher = watcher

    def hold_cases(self, request_ids: list[UUID]) -> None:
        """Lock the rows of cases: a step blocks at its beginning."""
        self._connection.execute(
            "select id from aid_request where id = any(%s) order by id for update", [request_ids]
        )

    def hold_keys(self, keys: Iterable[tuple[UUID, str]]) -> None:
        """Occupy Idempotency-Keys: a door's transaction blocks when all else of it is written."""
        for account_id, key in keys:
            self._connection.execute(
                "insert into submission_key (account_id, key, digest, result_id) values (%s, %s, '', %s)",
                [account_id, key, account_id],
            )

    def wait_until_blocking(self, count: int) -> None:
        """Wait until so many transactions wait for this one."""
        pid = self._connection.info.backend_pid
        query = "select count(*) >= %s from pg_stat_activity where %s = any(pg_blocking_pids(pid))"
        wait_until(lambda: self._watcher.execute(query, [count, pid]).fetchone() == (True,), PATIENCE_SECONDS)


@contextmanager
def grip(socket: str) -> Iterator[Grip]:
    """A grip that lets go, changing nothing, when the block ends; the database may die meanwhile."""
    with connect(socket) as watcher:
        connection = connect(socket, autocommit=False)
        try:
            yield Grip(connection, watcher)
        finally:
            connection.close()


def connect(socket: str, *, autocommit: bool = True) -> psycopg.Connection:
    return psycopg.connect(host=socket, user=SUPERUSER, dbname=DATABASE, autocommit=autocommit)


def find_open_task(store: Store, request_id: UUID) -> Task | None:
    with store.registry() as db:
        return next(iter(list_open_tasks(db, request_id)), None)


def find_outcome(store: Store, request_id: UUID) -> Outcome | None:
    with store.registry() as db:
        return db.get_one(AidRequest, request_id).outcome


def describe_ending(store: Store, request_id: UUID) -> Ending:
    """All that the record says of a case except ids and instants: two equal courses have equal endings."""
    with store.registry() as db:
        case = db.get_one(AidRequest, request_id)
        accounts = db.exec(select(Account.id, Account.username)).all()
        who: dict[UUID | None, str] = {None: "the system", **dict(accounts)}
        return (
            case.stage,
            case.outcome,
            case.instalment,
            case.approved_fils,
            [
                (e.type, e.from_stage, e.to_stage, e.wait, who[e.actor_id], e.amount_fils)
                for e in _events(db, case)
            ],
            [(d.code, who[d.actor_id], d.amount_fils, d.state) for d in _rows(db, Decision, case)],
            [(t.kind, t.level, t.state, who[t.done_by]) for t in _rows(db, Task, case)],
            [(i.number, i.amount_fils, i.state, i.method, i.proof) for i in _rows(db, Instalment, case)],
            [(r.family, r.state, r.ruling_id is not None) for r in _rows(db, Reservation, case)],
        )


def check_whole(store: Store, request_ids: Iterable[UUID]) -> None:
    """Assert that every effect of these ended cases exists once; what the engine was not told yet it is told."""
    wait_until(lambda: count_errands(store) == 0, PATIENCE_SECONDS)
    with store.registry() as db:
        for request_id in request_ids:
            _check_effects(db, db.get_one(AidRequest, request_id))
    assert verify_record(store).findings == []


def count_errands(store: Store) -> int:
    """What the engine has still to be told."""
    with store.registry() as db:
        waiting = select(func.count()).select_from(Outbox).where(col(Outbox.delivered_at).is_(None))
        return db.exec(waiting).one()


def list_made(store: Store, keys: Iterable[str]) -> dict[str, UUID]:
    """What was made under these Idempotency-Keys."""
    with store.registry() as db:
        rows = db.exec(select(SubmissionKey).where(col(SubmissionKey.key).in_(list(keys))))
        return {row.key: row.result_id for row in rows}


def _check_effects(db: Session, case: AidRequest) -> None:
    decisions = _rows(db, Decision, case)
    assert {decision.state for decision in decisions} == {DecisionState.APPLIED}
    assert max(Counter(decision.task_id for decision in decisions).values()) == 1
    steps = Counter(event.step_key for event in _events(db, case))
    assert all(steps[f"decision/{decision.id}"] == 1 for decision in decisions)
    assert list_open_tasks(db, case.id) == []
    instalments = _rows(db, Instalment, case)
    assert sum(instalment.amount_fils for instalment in instalments) == case.approved_fils
    assert {instalment.state for instalment in instalments} == {InstalmentState.CONFIRMED}
    assert len(_rows(db, Reservation, case)) == 1


def _events(db: Session, case: AidRequest) -> list[CaseEvent]:
    query = select(CaseEvent).where(CaseEvent.request_id == case.id).order_by(col(CaseEvent.seq))
    return list(db.exec(query))


def _rows(db: Session, table: Any, case: AidRequest) -> list[Any]:  # noqa: ANN401 (any table with a request)
    return list(db.exec(select(table).where(table.request_id == case.id).order_by(table.id)))
