"""How the house is: whether the record answers, what is open, who has waited longest."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, text
from sqlmodel import col, select

from domain.calendars import read_day
from domain.cycle import Stage
from domain.errors import UnavailableError
from domain.messages import MessageState
from domain.stuck_cases import Cause
from services.stuck_cases import CheckView, view_check
from store.queries.case_checks import list_checks
from store.queries.messages import count_messages
from store.queries.stuck_cases import count_stuck
from store.queries.tasks import LIVE
from store.scope import Store
from store.tables.outbox import Outbox
from store.tables.requests import AidRequest
from store.tables.tasks import Task


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
