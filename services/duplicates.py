"""The duplicate check: settle who is meant, then whether the need is free, all under locks."""

from uuid import UUID

from domain.contracts.cases import CaseState, CheckDuplicates
from domain.cycle import CHECK_KINDS, EventType, Move, Stage, TaskKind, choose_check_stage, go_past_check
from services import payment_orders
from services.approvals import draft_level, find_return_level
from services.beneficiaries import settle_beneficiary
from services.changed_facts import apply_changes
from services.handovers import draft_pool, take_from_idle_body
from services.identities import ask_before_payment, settle_identity
from services.listed_cases import prepare_signing
from services.moves import TaskDraft, Work, close_task, open_task, state_case, take_case, write_move
from services.needs import Obstacle, claim_need, end_hold, hold_need, reserve_beside
from services.recommendations import draft_study
from store.queries.appeals import find_overruling
from store.queries.events import has_event
from store.queries.reservations import find_hold, withdraw_notices
from store.queries.tasks import list_open_tasks
from store.scope import Store
from store.tables.tasks import Task


def check_duplicates(store: Store, asked: CheckDuplicates, *, secret: bytes) -> CaseState:
    """The step: settle person and household, reserve the need, or ask the duplicate desk.

    A case whose charity may not act any more is taken from it first; facts that changed meanwhile have their effect. A
    payment that waits for a balance is looked at too.

    Repeating it with the same step key, or for a case whose check is no question, changes nothing. `secret` keys
    the digests by which persons are found.
    """
    with store.registry() as db:
        work = take_case(db, UUID(asked.request_id), at=asked.at, secret=secret)
        was_taken = take_from_idle_body(work, asked.step_key)
        if was_taken and list_open_tasks(db, work.case.id):
            return state_case(work, asked_in=asked.round)
        apply_changes(work, asked.step_key)
        if _is_in_question(work) and not has_event(db, asked.step_key):
            go_on_checking(work, asked.step_key)
        elif work.case.stage is Stage.DELIVERY:
            payment_orders.go_on_with_balance(work, asked.step_key)
        return state_case(work, asked_in=asked.round)


def go_on_checking(work: Work, step_key: str) -> None:
    """Settle what the record allows: who is meant first, then the need; the case then goes on or waits."""
    if not settle_identity(work, step_key) or not settle_beneficiary(work, step_key):
        return
    obstacle = claim_need(work)
    overruling_id = find_overruling(work.db, work.case.id, work.case.round) if obstacle else None
    if overruling_id:
        reserve_beside(work, overruling_id)
    if obstacle and not overruling_id:
        _wait_behind(work, obstacle, step_key)
    else:
        _go_past(work, step_key)


def hold_payment(work: Work, task: Task, step_key: str) -> bool:
    """Look again, exactly, right before money moves; True if the payment waits for the duplicate desk now."""
    if ask_before_payment(work, step_key):
        payment_orders.cancel_unsigned(work)
        close_task(work, task, actor_id=None)
        return True
    obstacle = claim_need(work)
    if obstacle:
        payment_orders.cancel_unsigned(work)
        close_task(work, task, actor_id=None)
        _wait_behind(work, obstacle, step_key)
    return obstacle is not None


def _is_in_question(work: Work) -> bool:
    if work.case.stage in (Stage.REGISTRATION, Stage.DUPLICATE_CHECK):
        return True
    return any(task.kind in CHECK_KINDS for task in list_open_tasks(work.db, work.case.id))


def _go_past(work: Work, step_key: str) -> None:
    if hold := find_hold(work.db, work.case.id):
        end_hold(work, hold)
        withdraw_notices(work.db, work.case.id, at=work.at)
    for task in list_open_tasks(work.db, work.case.id):
        close_task(work, task, actor_id=None)
    returns_at = find_return_level(work)
    move = go_past_check(
        EventType.CLEARED,
        work.case.stage,
        work.case.instalment,
        has_body=work.case.charity_id is not None,
        is_listed=work.case.campaign_list_id is not None,
        returns_at=returns_at,
    )
    write_move(work, move, step_key=step_key)
    if move.task is TaskKind.SIGN and returns_at is None:
        prepare_signing(work)
    for draft in _draft_next(work, move):
        open_task(work, draft)


def _draft_next(work: Work, move: Move) -> tuple[TaskDraft, ...]:
    if move.task is TaskKind.PULL:
        return (draft_pool(work),)
    if move.task is TaskKind.SIGN:
        return draft_level(work, move.level)
    if move.task in (TaskKind.PAY, TaskKind.HAND_OVER):
        return (payment_orders.draft_delivery(work, move.task),)
    return (draft_study(work),)


def _wait_behind(work: Work, obstacle: Obstacle, step_key: str) -> None:
    stage = choose_check_stage(work.case.stage)
    if hold_need(work, obstacle):
        event = EventType.PAYMENT_HELD if stage is Stage.DELIVERY else EventType.HELD
    else:
        event = EventType.STILL_HELD
    write_move(work, Move(event, stage), step_key=step_key)
    if not list_open_tasks(work.db, work.case.id):
        open_task(work, TaskDraft(TaskKind.ADJUDICATE))
