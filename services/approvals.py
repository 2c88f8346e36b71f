"""Signatures: who is asked at each level, how the seats of one level add up, and what the last of them starts."""

from uuid import UUID

from sqlmodel import col, select

from domain.approvals import (
    FLAGS_OF_EVENTS,
    ApprovalLevel,
    Level,
    levels_for,
    pass_to_ministry,
    read_flags,
    read_level,
)
from domain.calendars import read_day
from domain.cycle import EventType, Stage, TaskKind, Wait
from domain.money import split_instalments
from domain.roles import Role
from services import deliveries, recurrences
from services.moves import TaskDraft, Work, close_task, list_people_of_case
from store.queries.accounts import count_signatories
from store.queries.appeals import find_refused_level, find_reopening
from store.queries.campaigns import read_listed_payment
from store.queries.committees import has_able_committee
from store.queries.decisions import count_votes, find_recommendation
from store.queries.tasks import list_open_tasks
from store.tables.decisions import Decision
from store.tables.deliveries import Instalment, InstalmentState
from store.tables.events import CaseEvent
from store.tables.tasks import Task


def choose_levels(work: Work, amount_fils: int) -> list[str]:
    """The codes of the levels that an approval of this amount passes, as the amount and the case's flags ask."""
    category = work.policy.categories[work.case.category]
    flags = read_flags(_list_flagging(work), is_pilot=category.pilot)
    levels = levels_for(amount_fils, work.policy.bands, flags=flags, ministry_gate=category.ministry_gate)
    return [level.code for level in levels]


def draft_level(work: Work, level: int) -> tuple[TaskDraft, ...]:
    """The tasks of a level, one per seat: each for a person who has done nothing in this case yet."""
    asked = read_level(work.case.signatures[level])
    barred = list_people_of_case(work)
    return tuple(
        TaskDraft(
            TaskKind.SIGN,
            level=level,
            seat=seat if asked.seats > 1 else 0,
            seats=asked.seats if asked.seats > 1 else 0,
            role=role,
            wait=wait,
            barred=barred,
        )
        for seat, (role, wait) in enumerate(_choose_hands(work, asked, barred), start=1)
    )


def count_level(work: Work, task: Task) -> tuple[ApprovalLevel, int, int]:
    """What the level of a signature asks for, and how many approved and refused at it before."""
    asked = read_level(work.case.signatures[task.level])
    if not task.seats:
        return ApprovalLevel(asked.body), 0, 0
    recommendation = find_recommendation(work.db, work.case.id)
    # Votes of a round that ended in a rejection count no more: an appeal set it aside.
    begun = (
        recommendation.settled_at if recommendation else None,
        find_reopening(work.db, work.case.id),
    )
    since = max((at for at in begun if at), default=None)
    return asked, *count_votes(work.db, work.case.id, task.level, since=since)


def find_return_level(work: Work) -> int | None:
    """The level to which a case goes back past its check, because its rejection there was set aside."""
    is_in_check = work.case.stage in (Stage.REGISTRATION, Stage.DUPLICATE_CHECK)
    return find_refused_level(work.db, work.case.id) if is_in_check and work.case.signatures else None


def drop_seats(work: Work, answered: Task) -> tuple[Task, ...]:
    """End the other open seats of an answered signature: its level is decided without them."""
    others = tuple(
        task
        for task in list_open_tasks(work.db, work.case.id)
        if task.id != answered.id and task.kind is TaskKind.SIGN
    )
    for task in others:
        close_task(work, task, actor_id=None)
    return others


def bar_signatory(work: Work, account_id: UUID) -> None:
    """Keep whoever took one seat of a level from the others."""
    for task in list_open_tasks(work.db, work.case.id):
        if account_id not in task.barred:
            task.barred = sorted({*task.barred, account_id})


def approve(work: Work, task: Task, decision: Decision) -> None:
    """Keep the least amount that was signed for; once the last level is decided, plan the instalments.

    Two seats may have answered before either took effect: the one that allowed less counts.
    """
    signed = [amount for amount in (work.case.approved_fils, decision.amount_fils) if amount is not None]
    work.case.approved_fils = min(signed, default=None)
    asked, approvals, _ = count_level(work, task)
    if approvals + 1 >= asked.needed and task.level + 1 == len(work.case.signatures):
        plan_instalments(work)


def escalate(work: Work, task: Task, _decision: Decision) -> None:
    """Leave this signature to the ministry: whatever else is asked for, its level comes."""
    work.case.signatures = list(pass_to_ministry(work.case.signatures, task.level))


def return_to_study(work: Work, _task: Task, _decision: Decision) -> None:
    """Take back what was signed: the study begins again with its researcher."""
    work.case.signatures = []
    work.case.advised_rejection = False
    work.case.approved_fils = None


def _choose_hands(work: Work, asked: ApprovalLevel, barred: frozenset[UUID]) -> tuple[tuple[Role, Wait], ...]:
    """Who is asked at each seat; what a body is too small for passes to the ministry (rule 18)."""
    ministry = (Level.MINISTRY.role, Level.MINISTRY.wait)
    on = read_day(work.at)
    if asked.body is Level.MINISTRY:
        return (ministry,) * asked.seats
    if asked.body is Level.COMMITTEE:
        if has_able_committee(work.db, work.case.charity_id, except_for=barred, on=on):
            return ((Level.COMMITTEE.role, Level.COMMITTEE.wait),)
        is_ministry_able = has_able_committee(work.db, None, except_for=barred, on=on)
        return ((Role.SUPERVISOR, Wait.COMMITTEE),) if is_ministry_able else (ministry,)
    able = count_signatories(work.db, work.case.charity_id, asked.body.role, except_for=barred, on=on)
    own = min(able, asked.seats)
    return ((asked.body.role, asked.body.wait),) * own + (ministry,) * (asked.seats - own)


def _list_flagging(work: Work) -> list[EventType]:
    found = work.db.exec(
        select(CaseEvent.type).where(
            CaseEvent.request_id == work.case.id, col(CaseEvent.type).in_(list(FLAGS_OF_EVENTS))
        )
    )
    return [EventType(event) for event in found]


def plan_instalments(work: Work) -> None:
    """Promise what was approved, in the instalments and to the payee of the recommendation or the list."""
    recommendation = find_recommendation(work.db, work.case.id)
    payee_id, fund_id = (
        (recommendation.payee_id, recommendation.fund_id)
        if recommendation
        else read_listed_payment(work.db, work.case.id)
    )
    assert payee_id is not None and fund_id is not None  # noqa: S101, PT018 (form and list demand both)
    count = recommendation.instalments if recommendation else 1
    first = deliveries.count_planned(work) + 1
    dates = recurrences.plan_dates(work, count)
    for number, (amount, due_on) in enumerate(
        zip(split_instalments(work.case.approved_fils or 0, count), dates, strict=True), start=first
    ):
        work.db.add(
            Instalment(
                request_id=work.case.id,
                round=work.case.round,
                number=number,
                due_on=due_on,
                amount_fils=amount,
                payee_id=payee_id,
                fund_id=fund_id,
                state=InstalmentState.DUE,
            )
        )
