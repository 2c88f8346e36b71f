"""How the house is: whether its parts answer, what waits for them, what is open, who has waited longest."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import func, text
from sqlmodel import col, select

from domain.calendars import read_day
from domain.cycle import Stage
from domain.errors import UnavailableError
from domain.messages import MessageState
from domain.roles import Actor, Role
from domain.stuck_cases import Cause, CheckKind
from services.runs import QueueState
from services.stuck_cases import CheckView, view_check
from store.queries.case_checks import DeadStep, list_checks, list_dead_steps
from store.queries.messages import Lane, count_messages, list_lanes
from store.queries.outbox import Backlog, list_backlog
from store.queries.stuck_cases import count_stuck
from store.queries.tasks import LIVE
from store.scope import Store
from store.tables.outbox import Outbox
from store.tables.requests import AidRequest
from store.tables.tasks import Task

READERS = (Role.OPERATOR,)
"""Who looks after the machine."""

WATCH_PATIENCE = timedelta(minutes=2)
ERRAND_PATIENCE = timedelta(minutes=1)
POST_PATIENCE = timedelta(minutes=5)
"""After so long without its turn, or with something that should have gone, a part is not well."""


class PartName(StrEnum):
    """What the house is made of, as far as it can be away by itself."""

    RECORD = "record"
    ENGINE = "engine"
    WORKER = "worker"
    WATCH = "watch"
    RELAY = "relay"
    POSTMAN = "postman"
    PAPERS = "papers"
    BANK = "bank"


@dataclass(frozen=True)
class Part:
    """One part: whether it does its work, and since when or when last that is known."""

    name: PartName
    is_well: bool
    at: datetime | None = None


@dataclass(frozen=True)
class Workload:
    """What waits for the machine and what it fails at, over all bodies: counts, codes and instants, nothing personal."""

    backlog: tuple[Backlog, ...]
    lanes: tuple[Lane, ...]
    dead_steps: tuple[DeadStep, ...]
    stuck: Mapping[Cause, int]
    checks: tuple[CheckView, ...]


@dataclass(frozen=True)
class Standing:
    """Open cases by stage, the oldest open task, what is past its deadline, what the engine was not told yet.

    Messages to applicants that wait, and those of which nobody knows whether they went, are counted over all bodies.
    `stuck` counts the cases that stand still, by cause; `checks` are the last comparisons with the engine.
    """

    open_cases: dict[Stage, int]
    oldest_received_at: datetime | None
    overdue_tasks: int
    waiting_errands: int
    waiting_messages: int
    doubtful_messages: int
    stuck: Mapping[Cause, int]
    checks: tuple[CheckView, ...]


def is_record_up(store: Store) -> bool:
    """True if the database answers."""
    try:
        with store.registry() as db:
            db.execute(text("select 1"))
    except UnavailableError:
        return False
    return True


def describe_standing(store: Store, *, at: datetime) -> Standing:
    """Counts alone, no personal data. Raises UnavailableError."""
    with store.registry() as db:
        stages = db.exec(
            select(AidRequest.stage, func.count())
            .where(col(AidRequest.outcome).is_(None))
            .group_by(col(AidRequest.stage))
        ).all()
        oldest = db.exec(
            select(func.min(AidRequest.received_at)).where(col(AidRequest.outcome).is_(None))
        ).one()
        overdue = db.exec(
            select(func.count()).select_from(Task).where(col(Task.state).in_(LIVE), col(Task.due_at) < at)
        ).one()
        errands = db.exec(
            select(func.count()).select_from(Outbox).where(col(Outbox.delivered_at).is_(None))
        ).one()
        return Standing(
            {Stage(stage): count for stage, count in stages},
            oldest,
            overdue,
            errands,
            count_messages(db, MessageState.QUEUED, MessageState.IN_HAND),
            count_messages(db, MessageState.UNCERTAIN),
            count_stuck(db, charity_id=None, at=at, today=read_day(at)),
            tuple(view_check(row) for row in list_checks(db)),
        )


def describe_workload(store: Store, actor: Actor, *, at: datetime) -> Workload:
    """What the operator's page shows of the record. Raises WrongRoleError, UnavailableError."""
    actor.require(*READERS)
    with store.acting_for(actor, snapshot=True) as db:
        return Workload(
            tuple(list_backlog(db)),
            tuple(list_lanes(db, at=at)),
            tuple(list_dead_steps(db)),
            count_stuck(db, charity_id=None, at=at, today=read_day(at)),
            tuple(view_check(row) for row in list_checks(db)),
        )


def judge_parts(
    load: Workload,
    queues: Sequence[QueueState] | None,
    *,
    papers: bool,
    bank: bool,
    at: datetime,
) -> tuple[Part, ...]:
    """How each part does; `queues` is None while the engine does not answer, `papers` and `bank` say that a folder can be used.

    The record is well: it answered with `load`.
    """
    steps = [queue for queue in queues or () if queue.is_steps]
    watched_at = next((check.ended_at for check in load.checks if check.kind is CheckKind.WATCH), None)
    errands_at = min((each.since_at for each in load.backlog), default=None)
    post_at = min((lane.since_at for lane in load.lanes if lane.since_at), default=None)
    return (
        Part(PartName.RECORD, is_well=True),
        Part(PartName.ENGINE, is_well=queues is not None),
        Part(
            PartName.WORKER,
            bool(steps) and all(queue.workers for queue in steps),
            max((queue.seen_at for queue in steps if queue.seen_at), default=None),
        ),
        Part(PartName.WATCH, watched_at is not None and watched_at > at - WATCH_PATIENCE, watched_at),
        Part(PartName.RELAY, errands_at is None or errands_at > at - ERRAND_PATIENCE, errands_at),
        Part(PartName.POSTMAN, post_at is None or post_at > at - POST_PATIENCE, post_at),
        Part(PartName.PAPERS, papers),
        Part(PartName.BANK, bank),
    )
