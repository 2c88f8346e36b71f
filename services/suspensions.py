"""Suspension: a case stands still until a day, and goes on where it stood with the working time that was left."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from uuid import UUID

from sqlmodel import col, select

from domain.calendars import KUWAIT, read_day
from domain.cycle import TaskKind, Wait
from domain.deadlines import set_deadline_at, shift_deadline
from domain.roles import CHARITY_ROLES, Role
from services import deliveries, payment_orders, recurrences
from services.moves import TaskDraft, Work, read_deadline
from store.queries.accounts import find_actor
from store.tables.decisions import Decision
from store.tables.tasks import Task


def draft_suspension(work: Work, ended: Sequence[Task], decision: Decision) -> TaskDraft:
    """The task to resume the case, due when work opens on the named day; `ended` come again with it.

    It belongs to whoever may suspend the case: the charity's aid manager, or a supervisor what the ministry had.
    """
    assert decision.until_on is not None  # noqa: S101 (its form demands it)
    calendar = work.policy.calendar
    due_at = calendar.add_working_time(datetime.combine(decision.until_on, time(), KUWAIT), timedelta(0))
    of_charity = all(task.role in CHARITY_ROLES for task in ended)
    return TaskDraft(
        TaskKind.RESUME,
        level=ended[0].level,
        role=Role.AID_MANAGER if of_charity else Role.SUPERVISOR,
        wait=Wait.SUSPENDED,
        deadline=set_deadline_at(calendar, work.at, due_at, work.policy.get_ladder(TaskKind.RESUME)),
        suspends=tuple(task.id for task in ended),
    )


def draft_resumption(work: Work, resumed: Task) -> tuple[TaskDraft, ...]:
    """The tasks that a suspended case comes back to: kind, level, seat, holder and remaining time as they were."""
    tasks = list_suspended(work, resumed)
    if any(task.kind is TaskKind.PAY for task in tasks) and deliveries.get_instalment(work).due_on:
        recurrences.shift_unpaid(work)
        return (payment_orders.draft_delivery(work, TaskKind.PAY),)
    return tuple(payment_orders.look_for_balance(work, _draft_again(work, task)) for task in tasks)


def list_suspended(work: Work, resume: Task) -> list[Task]:
    """The tasks that stand still behind a task to resume, in the order of their seats."""
    return list(
        work.db.exec(
            select(Task).where(col(Task.id).in_(list(resume.suspends))).order_by(col(Task.seat), col(Task.id))
        )
    )


def _draft_again(work: Work, task: Task) -> TaskDraft:
    stopped_at = task.closed_at or work.at
    calendar = work.policy.calendar
    holder_id = task.holder_id if task.holder_id and _may_still_act(work, task.holder_id, task.role) else None
    is_left_to_kind = task.kind is TaskKind.STUDY and holder_id is None
    return TaskDraft(
        task.kind,
        level=task.level,
        seat=task.seat,
        seats=task.seats,
        role=task.role,
        wait=Wait.TO_CLAIM if is_left_to_kind else task.wait,
        is_begun=task.study_begun_at is not None,
        barred=frozenset(task.barred),
        holder_id=holder_id,
        deadline=shift_deadline(calendar, read_deadline(task), stopped_at, work.at),
        phases=tuple(task.phases),
    )


def _may_still_act(work: Work, account_id: UUID, role: Role) -> bool:
    actor = find_actor(work.db, account_id, on=read_day(work.at))
    return actor is not None and actor.has_any(role)
