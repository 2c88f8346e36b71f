"""Aid that recurs: when the next instalment is issued, the re-study that stops it, and what a standstill does to its days."""

from datetime import date, datetime

from sqlmodel import select

from domain.calendars import read_day
from domain.categories import Category, Recurrence
from domain.cycle import EventType, Move, Stage, TaskKind, Wait
from domain.recurrences import (
    choose_first_due,
    compute_day_opening,
    compute_opening,
    compute_restudy,
    count_limit,
    plan_due_dates,
    shift_due_dates,
)
from domain.roles import Role
from services import balances, deliveries
from services.moves import TaskDraft, Work, open_task, set_case_deadline, write_move
from store.tables.deliveries import Instalment, InstalmentState


def plan_dates(work: Work, count: int) -> list[date | None]:
    """The days on which the instalments of an approval are due; aid that is given once has none.

    Planning them sets the day of the next re-study, and renews aid that was waiting for one.
    """
    category = get_category(work)
    if category.recurrence is Recurrence.ONCE:
        return [None] * count
    first_on = choose_first_due(
        _find_last_paid(work),
        category.recurrence,
        today=read_day(work.at),
        pays_arrears=category.pays_arrears,
        anchor_on=_find_anchor(work),
    )
    work.case.restudy_on = compute_restudy(first_on, category.restudy_months)
    return [*plan_due_dates(first_on, category.recurrence, count, anchor_on=_find_anchor(work))]


def is_to_be_studied(work: Work) -> bool:
    """True if the day of the re-study has come: nothing is paid before the aid is renewed."""
    return work.case.restudy_on is not None and work.case.restudy_on <= read_day(work.at)


def is_renewable(work: Work) -> bool:
    """True if what was approved reaches to its re-study: aid that was planned for a shorter time ends with its last instalment."""
    category = get_category(work)
    limit = count_limit(category.recurrence, category.restudy_months)
    return work.case.restudy_on is not None and 0 < limit <= deliveries.count_of_period(work)


def draft_scheduled(work: Work) -> TaskDraft | None:
    """The task of an instalment whose day is ahead: its clock stands still until its order may be issued.

    None for one that may be issued now.
    """
    opens_at = _find_opening(work)
    if opens_at is None or opens_at <= work.at:
        return None
    return TaskDraft(
        TaskKind.PAY,
        role=Role.AID_MANAGER,
        wait=Wait.SCHEDULED,
        deadline=set_case_deadline(work, TaskKind.PAY, opens_at),
        follow_up_at=opens_at,
    )


def find_restudy_at(work: Work) -> datetime | None:
    """The instant at which an order that was not issued by then is not issued any more."""
    on = work.case.restudy_on
    return compute_day_opening(work.policy.calendar, on) if on else None


def open_restudy(work: Work, *, step_key: str) -> None:
    """Ask the charity to study the case again; what was promised and not paid falls, and is planned anew if it is renewed."""
    begin_restudy(work)
    move = Move(EventType.RESTUDY_DUE, Stage.REVIEW, TaskKind.STUDY, instalment=work.case.instalment)
    write_move(work, move, step_key=step_key)
    kind = TaskKind.STUDY if work.case.charity_id else TaskKind.PULL
    open_task(work, TaskDraft(kind))


def begin_restudy(work: Work) -> None:
    """Let fall what was promised and not paid, and the signatures under it."""
    deliveries.cancel_due(work)
    work.case.signatures, work.case.advised_rejection = [], False
    work.db.flush()
    balances.follow(work)


def shift_unpaid(work: Work) -> None:
    """After a standstill for which policy owes nothing, let what was not paid be due from today on."""
    category = get_category(work)
    if category.recurrence is Recurrence.ONCE or category.pays_arrears:
        return
    rows = {row.due_on: row for row in deliveries.list_due(work) if row.due_on}
    dates = sorted(rows)
    shifted = shift_due_dates(
        dates, category.recurrence, today=read_day(work.at), anchor_on=_find_anchor(work)
    )
    for before, after in zip(dates, shifted, strict=True):
        rows[before].due_on = after
    work.db.flush()


def get_category(work: Work) -> Category:
    """The category of a case, as the policy it was judged by says."""
    return work.policy.categories[work.case.category]


def _find_opening(work: Work) -> datetime | None:
    due_on = deliveries.get_instalment(work).due_on
    return compute_opening(work.policy.calendar, due_on) if due_on else None


def _find_last_paid(work: Work) -> date | None:
    settled = (InstalmentState.PAID, InstalmentState.CONFIRMED)
    return max((on for on, state in _list_days(work) if state in settled), default=None)


def _find_anchor(work: Work) -> date | None:
    return min((on for on, _ in _list_days(work)), default=None)


def _list_days(work: Work) -> list[tuple[date, InstalmentState]]:
    rows = work.db.exec(
        select(Instalment).where(Instalment.request_id == work.case.id, Instalment.round == work.case.round)
    )
    return [(row.due_on, row.state) for row in rows if row.due_on]
