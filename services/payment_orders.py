"""Payment orders: issued by one person, signed by another, handed over, and settled by the bank's answer."""

from contextlib import suppress
from dataclasses import replace
from datetime import datetime

from domain.approvals import Level
from domain.calendars import read_day
from domain.cycle import EventType, TaskKind, Wait
from domain.payees import PayeeChangedError
from domain.proofs import NoCodeSentError, TooManyCodesError
from domain.roles import Role
from services import balances, deliveries, recurrences
from services.delivery_codes import send_code
from services.moves import TaskDraft, Work, close_task, note_event, restart_task
from services.payee_flags import has_open_flag, raise_flags, settle_flags
from services.payees import read_account_state
from store.queries.accounts import count_signatories
from store.queries.committee_sessions import list_interested
from store.queries.payment_orders import (
    count_attempts,
    find_last_order,
    find_unanswered_order,
    get_live_order,
)
from store.queries.reservations import (
    find_own,
    give,
    is_reserved,
    list_keys_of,
    lock_subject,
    take_back,
)
from store.queries.tasks import list_open_tasks
from store.tables.decisions import Decision, Payee
from store.tables.deliveries import InstalmentState
from store.tables.payment_orders import OrderState, PaymentOrder
from store.tables.reservations import ReservationState
from store.tables.tasks import Task


def issue(work: Work, _task: Task, decision: Decision) -> None:
    """Issue the order for the instalment at hand: payee and account as the register knows them now.

    Raises NoBalanceError if its fund does not keep the amount for it, PayeeUnconfirmedError or PayeePausedError if its
    account may not be paid to.
    """
    instalment = deliveries.get_instalment(work)
    balances.require_cover(work, instalment)
    payee = work.db.get_one(Payee, instalment.payee_id)
    read_account_state(work.db, payee, at=work.at).require_ready(work.at)
    raise_flags(work, payee)
    assert work.case.charity_id is not None and decision.method is not None  # noqa: S101, PT018 (task and form demand them)
    work.db.add(
        PaymentOrder(
            instalment_id=instalment.id,
            request_id=work.case.id,
            charity_id=work.case.charity_id,
            attempt=count_attempts(work.db, instalment.id) + 1,
            amount_fils=instalment.amount_fils,
            payee_id=payee.id,
            payee_name=payee.name,
            iban=payee.iban,
            fund_id=instalment.fund_id,
            method=decision.method,
            state=OrderState.ISSUED,
            issued_by=decision.actor_id,
            issued_at=work.at,
        )
    )
    decision.amount_fils = instalment.amount_fils
    work.db.flush()


def sign(work: Work, _task: Task, decision: Decision) -> None:
    """Note the second signature: the order may be handed over.

    Raises PayeeChangedError if the payee's account is not any more what was ordered.
    """
    order = get_live_order(work.db, deliveries.get_instalment(work).id)
    payee = work.db.get_one(Payee, order.payee_id)
    if payee.iban != order.iban:
        raise PayeeChangedError
    read_account_state(work.db, payee, at=work.at).require_ready(work.at)
    settle_flags(work, decision.actor_id)
    order.state, order.signed_by, order.signed_at = OrderState.SIGNED, decision.actor_id, work.at
    decision.amount_fils = order.amount_fils


def decline(work: Work, _task: Task, decision: Decision) -> None:
    """Cancel an order that its second signatory refused."""
    order = get_live_order(work.db, deliveries.get_instalment(work).id)
    _end_order(work, order, OrderState.CANCELLED)
    decision.amount_fils = order.amount_fils


def settle(work: Work, _task: Task, decision: Decision) -> None:
    """Note that the instalment at hand was paid; its window starts now, and its code goes to the applicant."""
    instalment = deliveries.get_instalment(work)
    order = get_live_order(work.db, instalment.id)
    _end_order(work, order, OrderState.SETTLED)
    order.bank_reference = decision.reference
    instalment.state = InstalmentState.PAID
    instalment.method, instalment.reference, instalment.paid_at = order.method, decision.reference, work.at
    decision.amount_fils, decision.method = instalment.amount_fils, order.method
    reservation = find_own(work.db, work.case.id)
    if reservation:
        give(reservation, work.policy.categories[work.case.category].family, on=read_day(work.at))
    work.db.flush()
    # Whoever cannot be sent one proves the receipt another way.
    with suppress(NoCodeSentError, TooManyCodesError):
        send_code(work.db, work.case, secret=work.secret, at=work.at)


def bounce(work: Work, _task: Task, decision: Decision) -> None:
    """Note that the money came back: the instalment is due again, under a new order, and nothing was given."""
    instalment = deliveries.get_instalment(work)
    order = get_live_order(work.db, instalment.id)
    _end_order(work, order, OrderState.BOUNCED)
    order.bank_reference = decision.reference or order.bank_reference
    instalment.state = InstalmentState.DUE
    instalment.method, instalment.reference, instalment.paid_at = None, "", None
    decision.amount_fils = instalment.amount_fils
    _free_window(work)


def cancel_unsigned(work: Work) -> None:
    """Cancel the order of the instalment at hand that nobody signed yet; one that was signed goes its way."""
    order = find_unanswered_order(work.db, work.case.id)
    if order and order.state is OrderState.ISSUED:
        _end_order(work, order, OrderState.CANCELLED)


def is_on_its_way(work: Work) -> bool:
    """True while nobody knows whether the instalment at hand was paid."""
    order = find_unanswered_order(work.db, work.case.id)
    return order is not None and order.state is OrderState.SIGNED


def draft_delivery(work: Work, kind: TaskKind, *, after: TaskKind | None = None) -> TaskDraft:
    """The next task of a delivery with its named wait: whoever answered one of kind `after` opened it."""
    if kind is TaskKind.PAY:
        return _draft_payment(work)
    if kind is TaskKind.AUTHORISE:
        return _draft_signature(work)
    if kind is TaskKind.SETTLE:
        return _draft_settlement(work)
    if kind is TaskKind.CONFIRM and after is TaskKind.CONFIRM:
        return TaskDraft(kind, role=Role.AID_MANAGER, wait=Wait.RECIPIENT)
    return TaskDraft(kind)


def _draft_payment(work: Work) -> TaskDraft:
    if scheduled := recurrences.draft_scheduled(work):
        return scheduled
    last = find_last_order(work.db, deliveries.get_instalment(work).id)
    is_returned = last is not None and last.state is OrderState.BOUNCED
    wait = Wait.RETURNED if is_returned else Wait.ORDER
    restudy_at = recurrences.find_restudy_at(work)
    draft = TaskDraft(TaskKind.PAY, role=Role.AID_MANAGER, wait=wait, follow_up_at=restudy_at)
    return look_for_balance(work, draft)


def look_for_balance(work: Work, draft: TaskDraft) -> TaskDraft:
    """The draft of a payment, with the wait for a balance if its fund has none for it; any other draft as it is."""
    if draft.kind is not TaskKind.PAY or draft.wait is Wait.SCHEDULED:
        return draft
    instalment = deliveries.get_instalment(work)
    if balances.is_covered(work, instalment):
        return replace(draft, wait=Wait.ORDER) if draft.wait is Wait.BALANCE else draft
    note_event(
        work,
        EventType.BALANCE_AWAITED,
        step_key=f"balance_awaited/{instalment.id}/{work.at.timestamp():.6f}",
    )
    return replace(draft, role=Role.AID_MANAGER, wait=Wait.BALANCE)


def open_scheduled(work: Work, task: Task, instant: datetime) -> None:
    """The day of an instalment, or of the re-study, has come: its order waits to be issued, or the aid is studied first."""
    if recurrences.is_to_be_studied(work):
        close_task(work, task, actor_id=None)
        recurrences.open_restudy(work, step_key=f"restudy/{task.id}")
        return
    draft = _draft_payment(work)
    task.wait, task.follow_up_at = draft.wait or Wait.ORDER, draft.follow_up_at
    key = f"instalment_due/{task.id}/{instant.timestamp():.0f}"
    note_event(work, EventType.INSTALMENT_DUE, step_key=key, task=task)


def go_on_with_balance(work: Work, step_key: str) -> None:
    """Let a payment that waits for a balance be ordered once its fund keeps the amount for it; its clock begins anew."""
    for task in list_open_tasks(work.db, work.case.id):
        if task.kind is not TaskKind.PAY or task.wait is not Wait.BALANCE:
            continue
        if balances.is_covered(work, deliveries.get_instalment(work)):
            draft = _draft_payment(work)
            note_event(work, EventType.BALANCE_FOUND, step_key=step_key, task=task)
            restart_task(work, task, draft.wait or Wait.ORDER)


def _draft_signature(work: Work) -> TaskDraft:
    """A second person of the charity; a body too small for that passes the signature to the ministry (rule 18).

    So does whoever pays to an account, lease or bill that stands in another person's case.
    """
    order = get_live_order(work.db, deliveries.get_instalment(work).id)
    barred = frozenset({order.issued_by, *list_interested(work.db, work.case.id)})
    if has_open_flag(work.db, work.case.id):
        return TaskDraft(TaskKind.AUTHORISE, role=Level.MINISTRY.role, wait=Wait.SIGNATORIES, barred=barred)
    able = (
        role
        for role in (Role.AID_MANAGER, Role.CHARITY_ADMIN)
        if count_signatories(work.db, order.charity_id, role, except_for=barred, on=read_day(work.at))
    )
    return TaskDraft(
        TaskKind.AUTHORISE, role=next(able, Level.MINISTRY.role), wait=Wait.SIGNATORIES, barred=barred
    )


def _draft_settlement(work: Work) -> TaskDraft:
    """Whoever sent the order learns what became of it; of a body that lost the case, the ministry does."""
    order = get_live_order(work.db, deliveries.get_instalment(work).id)
    is_own = order.charity_id == work.case.charity_id
    return TaskDraft(TaskKind.SETTLE, role=Role.AID_MANAGER if is_own else Role.SUPERVISOR, wait=Wait.BANK)


def _free_window(work: Work) -> None:
    """Reserve the need again if none of it was given; where another has it by now, the next check finds that one."""
    reservation = find_own(work.db, work.case.id)
    if reservation is None or deliveries.has_paid(work):
        return
    keys = list_keys_of(work.db, reservation)
    lock_subject(work.db, reservation.family, *keys)
    if reservation.state is ReservationState.GIVEN and is_reserved(work.db, reservation.family, keys):
        return
    take_back(reservation)


def _end_order(work: Work, order: PaymentOrder, state: OrderState) -> None:
    order.state, order.ended_at = state, work.at
    work.db.flush()
