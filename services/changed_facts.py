"""Facts that changed while aid runs: written down by the charity, judged by a rule, given their effect by a step."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlmodel import Session

from domain.calendars import read_day
from domain.categories import Recurrence
from domain.changed_facts import ChangeForm, Consequence, FactChange, judge_change, read_change
from domain.cycle import EventType, Move, Outcome, Stage, TaskKind
from domain.errors import NotFoundError, NotRunningError
from domain.roles import Actor, Role
from services import balances, deliveries, payment_orders
from services.closings import close_case
from services.collectors import get_open_case
from services.moves import Work, close_task, write_move
from services.recurrences import open_restudy
from services.submissions import Submission
from store.queries.changed_facts import list_changes, list_unapplied
from store.queries.deliveries import list_of_round
from store.queries.events import EventDraft, append_event
from store.queries.outbox import NO_GRACE, leave_errand
from store.queries.payment_orders import find_unanswered_order
from store.queries.policies import load_policy
from store.queries.requests import find_request
from store.queries.submissions import find_submission, remember_submission
from store.queries.tasks import list_open_tasks
from store.scope import Store
from store.tables.changed_facts import ChangedFact
from store.tables.deliveries import InstalmentState
from store.tables.outbox import Topic
from store.tables.payment_orders import OrderState
from store.tables.requests import AidRequest
from store.tables.tasks import TaskState

NOTERS = (Role.REGISTRAR, Role.RESEARCHER, Role.AID_MANAGER)
WAIT_FOR_DECISION = timedelta(seconds=10)
"""A case whose decision has no effect yet is looked at again after this long: what was paid must be known first."""
STUDIED_ANEW = frozenset({TaskKind.PAY, TaskKind.AUTHORISE, TaskKind.SIGN})
"""Tasks that a re-study takes the place of; what is on its way to the bank comes to its end first."""


@dataclass(frozen=True)
class ChangeView:
    """A change as it was written down, and what follows from it."""

    change: FactChange
    since_on: date
    value: str
    text: str
    consequence: Consequence
    noted_at: datetime


@dataclass(frozen=True)
class ChangePreview:
    """What a change would lead to if it were written down: `unpaid` instalments wait for the study, or fall.

    What is on its way to the bank, or waits for its receipt, comes to its end first. `may_note` says that the reader
    may write it down; the end of payments is the aid manager's.
    """

    change: FactChange
    since_on: date
    value: str
    text: str
    consequence: Consequence
    unpaid: int
    unpaid_fils: int
    is_on_its_way: bool
    may_note: bool


def preview_change(
    store: Store, actor: Actor, request_id: UUID, form: ChangeForm, *, at: datetime
) -> ChangePreview:
    """Judge a change without writing it down. Raises NotFoundError, WrongRoleError, CaseClosedError, NotRunningError, InvalidFieldsError."""
    actor.require(*NOTERS)
    stated = read_change(form, today=read_day(at))
    with store.acting_for(actor, snapshot=True) as db:
        case = get_open_case(db, request_id)
        consequence = _judge(db, case, stated.change)
        order = find_unanswered_order(db, case.id)
        is_sent = order is not None and order.state is OrderState.SIGNED
        rows = list_of_round(db, case)
        left = [
            row.amount_fils
            for row in rows
            if row.state is InstalmentState.DUE and not (is_sent and row.number == case.instalment)
        ]
        return ChangePreview(
            stated.change,
            stated.since_on,
            stated.value,
            stated.text,
            consequence,
            unpaid=len(left),
            unpaid_fils=sum(left),
            is_on_its_way=is_sent or any(row.state is InstalmentState.PAID for row in rows),
            may_note=consequence is not Consequence.STOP or actor.has_any(Role.AID_MANAGER),
        )


def note_change(
    store: Store, actor: Actor, request_id: UUID, form: ChangeForm, submission: Submission, *, at: datetime
) -> Consequence:
    """Write down a fact that changed in a case whose aid runs; what follows is told, and takes effect by a step.

    The end of payments is the aid manager's to write down. Raises NotFoundError, WrongRoleError, CaseClosedError,
    NotRunningError (the aid does not recur, or was not approved yet), InvalidFieldsError, KeyReusedError.
    """
    actor.require(*NOTERS)
    stated = read_change(form, today=read_day(at))
    with store.acting_for(actor) as db:
        if known := find_submission(db, actor.account_id, submission.key, submission.digest):
            return db.get_one(ChangedFact, known).consequence
        case = get_open_case(db, request_id)
        consequence = _judge(db, case, stated.change)
        if consequence is Consequence.STOP:
            actor.require(Role.AID_MANAGER)
        assert case.charity_id is not None  # noqa: S101 (an actor of a charity sees only its own cases)
        row = ChangedFact(
            request_id=case.id,
            charity_id=case.charity_id,
            change=stated.change,
            since_on=stated.since_on,
            value=stated.value,
            text=stated.text,
            consequence=consequence,
            noted_by=actor.account_id,
            noted_at=at,
        )
        db.add(row)
        db.flush()
        draft = EventDraft(
            step_key=f"fact_changed/{row.id}",
            type=EventType.FACT_CHANGED,
            to_stage=case.stage,
            at=at,
            actor_id=actor.account_id,
            text=stated.text,
        )
        append_event(db, case, draft)
        leave_errand(db, Topic.RECHECK, f"fact/{row.id}", case.id, at=at, grace=NO_GRACE)
        remember_submission(db, actor.account_id, submission.key, submission.digest, row.id)
        return consequence


def list_of_case(store: Store, actor: Actor, request_id: UUID) -> tuple[ChangeView, ...]:
    """What changed in a case, the latest first. Raises NotFoundError."""
    with store.acting_for(actor) as db:
        if find_request(db, request_id) is None:
            raise NotFoundError
        return tuple(
            ChangeView(row.change, row.since_on, row.value, row.text, row.consequence, row.noted_at)
            for row in list_changes(db, request_id)
        )


def _judge(db: Session, case: AidRequest, change: FactChange) -> Consequence:
    category = load_policy(db, case.version_id).categories[case.category]
    if category.recurrence is Recurrence.ONCE or case.restudy_on is None:
        raise NotRunningError
    return judge_change(change, subject=category.family.subject)


def apply_changes(work: Work, step_key: str) -> None:
    """Give every change that was written down its effect, once; a decision that is on its way comes first."""
    rows = list_unapplied(work.db, work.case.id)
    if not rows or work.case.outcome:
        return
    if any(task.state is TaskState.DECIDING for task in list_open_tasks(work.db, work.case.id)):
        key = f"{step_key.partition('#')[0]}#{work.at.timestamp():.0f}"
        leave_errand(work.db, Topic.RECHECK, key, work.case.id, at=work.at, grace=WAIT_FOR_DECISION)
        return
    for row in rows:
        row.applied_at = work.at
    work.db.flush()
    if stopped := [row for row in rows if row.consequence is Consequence.STOP]:
        _stop(work, stopped[0])
    elif again := [row for row in rows if row.consequence is Consequence.RESTUDY]:
        _study_again(work, again[0])


def _study_again(work: Work, row: ChangedFact) -> None:
    today = read_day(work.at)
    work.case.restudy_on = min(work.case.restudy_on or today, today)
    tasks = list_open_tasks(work.db, work.case.id)
    # What is being studied, asked for or held already comes to the study by itself.
    if not any(task.kind in STUDIED_ANEW for task in tasks):
        return
    payment_orders.cancel_unsigned(work)
    for task in tasks:
        close_task(work, task, actor_id=None)
    open_restudy(work, step_key=f"restudy/{row.id}")


def _stop(work: Work, row: ChangedFact) -> None:
    """End the payments: money on its way comes to its end first, and nothing after it."""
    work.case.stopped_on, work.case.restudy_on = row.since_on, None
    deliveries.cancel_later(work)
    work.case.instalments = work.case.instalment
    work.db.flush()
    balances.follow(work)
    tasks = list_open_tasks(work.db, work.case.id)
    if deliveries.is_receipt_due(work) or payment_orders.is_on_its_way(work):
        return
    for task in tasks:
        close_task(work, task, actor_id=None)
    outcome = Outcome.PARTLY_DELIVERED if deliveries.has_paid(work) else Outcome.REJECTED
    write_move(work, Move(EventType.STOPPED, Stage.CLOSED, outcome=outcome), step_key=f"stopped/{row.id}")
    close_case(work, outcome)
