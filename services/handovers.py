"""What happens to a case when its charity changes: pulled, given back, directed elsewhere, taken from a body that may not act."""

from datetime import datetime, timedelta
from uuid import UUID

from sqlmodel import Session

from domain.calendars import read_day
from domain.cycle import (
    CHECK_KINDS,
    DecisionCode,
    EventType,
    Move,
    Stage,
    TaskKind,
    Wait,
    go_on_paying,
)
from domain.deadlines import Phase
from domain.decisions import PayeeStatement
from domain.errors import BodyInactiveError, NoFundError
from domain.pool import hand_back
from domain.roles import Role
from services import balances, deliveries, payment_orders
from services.moves import TaskDraft, Work, close_task, note_event, open_task, write_move
from services.payees import add_payee
from store.queries.charities import (
    find_fund_like,
    find_standing,
    is_active,
    list_promised_sources,
    list_receivers,
)
from store.queries.outbox import leave_errand
from store.queries.payees import find_entry
from store.queries.payment_orders import is_ordered
from store.queries.pool import drop_notice, put_study_away
from store.queries.tasks import list_open_tasks
from store.tables.decisions import Decision, Payee
from store.tables.deliveries import Instalment
from store.tables.outbox import Topic
from store.tables.requests import AidRequest
from store.tables.standings import CharityStanding
from store.tables.tasks import Task, TaskState

WAIT_FOR_DECISION = timedelta(seconds=10)
"""A case whose decision has no effect yet is taken from its body after this long: what was paid must be known first."""


def receive(work: Work, task: Task, decision: Decision) -> None:
    """Give the case to the charity that the decision names: whoever pulled it, or whom the ministry directs it to.

    Raises BodyInactiveError if that may not act any more, NoFundError if it cannot pay what is promised.
    """
    charity_id = decision.charity_id
    assert charity_id is not None  # noqa: S101 (its form demands it)
    if not is_active(work.db, charity_id):
        raise BodyInactiveError
    leave(work)
    drop_notice(work.db, work.case.id)
    decision.case_charity_id = charity_id
    if task.kind is TaskKind.HAND_OVER:
        _take_over_payments(work, charity_id, decision.actor_id)
    work.case.charity_id = charity_id


def leave(work: Work) -> None:
    """Let the case go from its charity: opinion stays there, what was recommended and not approved falls."""
    if work.case.charity_id:
        put_study_away(work.db, work.case.id, work.case.charity_id, at=work.at)
    for task in list_open_tasks(work.db, work.case.id):
        if task.kind in CHECK_KINDS:
            task.charity_id = None
        else:
            close_task(work, task, actor_id=None)
    payment_orders.cancel_unsigned(work)
    work.case.charity_id = None
    if work.case.stage is not Stage.DELIVERY:
        work.case.signatures, work.case.advised_rejection = [], False
        work.case.approved_fils, work.case.instalments = None, 0
        work.case.campaign_list_id = None


def bounce(work: Work, task: Task, decision: Decision) -> None:
    """Note that money came back; a charity that took the case over meanwhile pays it anew from its own funds."""
    payment_orders.bounce(work, task, decision)
    if work.case.charity_id:
        _take_over_payments(work, work.case.charity_id, decision.actor_id)


def draft_after(work: Work, kind: TaskKind, decision: Decision) -> TaskDraft | None:
    """The task of a case whose charity changes with this decision; None if it does not."""
    if kind is TaskKind.PULL:
        return draft_pool(work)
    if decision.code is DecisionCode.PULL:
        return _draft_pulled(decision)
    if decision.code is not DecisionCode.REDIRECT:
        return None
    return payment_orders.draft_delivery(work, kind) if work.case.stage is Stage.DELIVERY else TaskDraft(kind)


def _draft_pulled(decision: Decision) -> TaskDraft:
    """Its researcher holds the case and has still to begin."""
    return TaskDraft(
        TaskKind.STUDY,
        role=Role.RESEARCHER,
        wait=Wait.UNDER_STUDY,
        holder_id=decision.actor_id,
        is_begun=False,
    )


def draft_pool(work: Work) -> TaskDraft:
    """The task of a case that no charity has: its clock tells charities and ministry alike, once."""
    if work.case.charity_id is None:
        note_event(work, EventType.POOLED, step_key=f"pooled/{work.case.id}/{work.at.timestamp():.6f}")
    leave(work)
    return TaskDraft(TaskKind.PULL, phases=(Phase.WARN.value,))


def list_able_bodies(db: Session, case: AidRequest, kind: TaskKind, *, at: datetime) -> frozenset[UUID]:
    """The other charities that may receive a case today: active, registered for its category, able to pay what is promised."""
    sources = list_promised_sources(db, case.id) if kind is TaskKind.HAND_OVER else frozenset()
    rows = list_receivers(db, case.category, on=read_day(at), sources=sources)
    return frozenset(row.id for row in rows if row.id != case.charity_id)


def take_from_idle_body(work: Work, step_key: str) -> bool:
    """Take an open case from a charity that may not act any more, with its history (rule 6); True if it was.

    The case keeps its stage in the check; from review and sign-off it goes to the pool; unpaid instalments go to the
    body that the circular named, or wait for the ministry to name one. A decision that is on its way comes first.
    """
    charity_id = work.case.charity_id
    if work.case.outcome or charity_id is None or is_active(work.db, charity_id):
        return False
    if any(task.state is TaskState.DECIDING for task in list_open_tasks(work.db, work.case.id)):
        _ask_again(work, step_key)
        return False
    standing = find_standing(work.db, charity_id)
    move = hand_back(work.case.stage, work.case.instalment)
    write_move(work, move, step_key=f"{step_key}/handed_back", text=standing.circular if standing else "")
    if move.task is TaskKind.PULL:
        open_task(work, draft_pool(work))
    else:
        leave(work)
    if move.task is TaskKind.HAND_OVER:
        _hand_over(work, standing, step_key)
    return True


def go_on_with(work: Work, event: EventType, charity_id: UUID) -> Move:
    """How the charity goes on with the payments that another body began."""
    work.case.charity_id = charity_id
    return go_on_paying(
        event,
        work.case.instalment,
        is_paid=deliveries.is_paid(work),
        is_sent=payment_orders.is_on_its_way(work),
    )


def _hand_over(work: Work, standing: CharityStanding | None, step_key: str) -> None:
    """Let the named heir go on with the payments, or wait for the ministry to name a body; a question of the desk stays open."""
    is_held = bool(list_open_tasks(work.db, work.case.id))
    heir_id = standing.heir_id if standing else None
    if standing and heir_id and _can_inherit(work, standing, heir_id):
        move = go_on_with(work, EventType.REDIRECTED, heir_id)
        write_move(work, move, step_key=f"{step_key}/redirected", actor_id=standing.decided_by)
        for task in list_open_tasks(work.db, work.case.id):
            task.charity_id = heir_id
        if move.task and not is_held:
            open_task(work, payment_orders.draft_delivery(work, move.task))
    elif not is_held:
        # What the bank was told it does, whoever has the case: the ministry learns what became of it first.
        is_sent = payment_orders.is_on_its_way(work)
        kind = TaskKind.SETTLE if is_sent else TaskKind.HAND_OVER
        open_task(work, payment_orders.draft_delivery(work, kind))


def _can_inherit(work: Work, standing: CharityStanding, heir_id: UUID) -> bool:
    if not is_active(work.db, heir_id):
        return False
    try:
        _take_over_payments(work, heir_id, standing.decided_by)
    except NoFundError:
        return False
    return True


def _take_over_payments(work: Work, charity_id: UUID, entered_by: UUID) -> None:
    """Let what is promised be paid by this charity, to the same payees, from funds of the same sources."""
    due = [
        each
        for each in deliveries.list_due(work)
        if work.db.get_one(Payee, each.payee_id).charity_id != charity_id and not is_ordered(work.db, each.id)
    ]
    case_class = work.policy.categories[work.case.category].case_class
    funds = {each.fund_id: find_fund_like(work.db, charity_id, each.fund_id, case_class) for each in due}
    for instalment in due:
        fund = funds[instalment.fund_id]
        if fund is None:
            raise NoFundError
        instalment.payee_id = _enter_payee(work, instalment, charity_id, entered_by)
        instalment.fund_id = fund.id
    balances.follow(work)


def _enter_payee(work: Work, instalment: Instalment, charity_id: UUID, entered_by: UUID) -> UUID:
    known = work.db.get_one(Payee, instalment.payee_id)
    statement = PayeeStatement(known.kind, known.name, known.iban)
    own = find_entry(work.db, charity_id, statement)
    return (own or add_payee(work.db, charity_id, statement, by=entered_by, at=work.at, like=known)).id


def _ask_again(work: Work, step_key: str) -> None:
    key = f"{step_key.partition('#')[0]}#{work.at.timestamp():.0f}"
    leave_errand(work.db, Topic.RECHECK, key, work.case.id, at=work.at, grace=WAIT_FOR_DECISION)
