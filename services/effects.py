"""What each decision does to a case: one effect per code, between the closing of its task and the next one."""

from collections.abc import Callable

from domain.approvals import ApprovalLevel, Level
from domain.cycle import DecisionCode, EventType, Move, Outcome, Position, Stage, TaskKind, follow
from services import (
    approvals,
    balances,
    deliveries,
    handovers,
    holds,
    listed_cases,
    payment_orders,
    recommendations,
    recurrences,
    rulings,
    suspensions,
)
from services.closings import close_case
from services.moves import (
    TaskDraft,
    Work,
    close_task,
    is_top_signature,
    note_event,
    open_task,
    write_move,
)
from store.queries.outbox import decision_key
from store.tables.decisions import Decision
from store.tables.tasks import Task

Effect = Callable[[Work, Task, Decision], None]


def apply_decision(work: Work, task: Task, decision: Decision) -> None:
    """Close the task, let the decision take effect, write the event, and open what comes next."""
    move = follow(_read_position(work, task), decision.code)
    # Whoever suspends a case has answered nothing: the task comes again.
    is_suspended = decision.code is DecisionCode.SUSPEND
    close_task(work, task, actor_id=None if is_suspended else decision.actor_id)
    dropped = () if move.is_one_of_several else approvals.drop_seats(work, task)
    _EFFECTS[decision.code](work, task, decision)
    if Stage.DELIVERY in (task.stage, move.stage):
        balances.follow(work)
    write_move(
        work,
        move,
        step_key=decision_key(decision.id),
        actor_id=decision.actor_id,
        amount_fils=decision.amount_fils,
        text=decision.text,
    )
    work.case.instalment = move.instalment or work.case.instalment
    if move.stage is Stage.REVIEW and task.stage is Stage.DELIVERY:
        recurrences.begin_restudy(work)
        note_event(work, EventType.RESTUDY_DUE, step_key=f"restudy/{decision.id}")
    if move.outcome:
        close_case(work, move.outcome)
    elif move.is_one_of_several:
        approvals.bar_signatory(work, decision.actor_id)
    elif is_suspended:
        open_task(work, suspensions.draft_suspension(work, (task, *dropped), decision))
    elif move.task:
        for draft in _draft_next(work, move, move.task, task, decision):
            open_task(work, draft)
    else:
        rulings.go_on_after(work, task, decision)


def complete_case(work: Work, task: Task, *, step_key: str) -> None:
    """Go on because all that was asked for came, without anybody of the staff."""
    close_task(work, task, actor_id=None)
    write_move(work, follow(_read_position(work, task), DecisionCode.COMPLETE), step_key=step_key)
    open_task(work, recommendations.draft_return(work, task))


def expire_case(work: Work, task: Task, *, step_key: str) -> None:
    """Close a case because what was asked for did not come by the second deadline."""
    close_task(work, task, actor_id=None)
    outcome = _choose_earlier(work, task) or Outcome.EXPIRED
    write_move(work, Move(EventType.EXPIRED, Stage.CLOSED, outcome=outcome), step_key=step_key)
    close_case(work, outcome)


def _read_position(work: Work, task: Task) -> Position:
    asked, approved, refused = ApprovalLevel(Level.MINISTRY), 0, 0
    if task.kind is TaskKind.SIGN:
        asked, approved, refused = approvals.count_level(work, task)
    suspended = suspensions.list_suspended(work, task)
    return Position(
        stage=work.case.stage,
        kind=task.kind,
        advised_rejection=work.case.advised_rejection,
        level=task.level,
        levels=len(work.case.signatures),
        instalment=work.case.instalment,
        instalments=work.case.instalments,
        suspended=suspended[0].kind if suspended else None,
        needed=asked.needed,
        seats=asked.seats,
        approvals=approved,
        refusals=refused,
        is_top=is_top_signature(task),
        has_body=work.case.charity_id is not None,
        is_listed=work.case.campaign_list_id is not None,
        is_paid=deliveries.is_paid(work),
        returns_at=approvals.find_return_level(work),
        planned=deliveries.count_planned(work),
        is_renewable=recurrences.is_renewable(work),
        is_to_be_studied=recurrences.is_to_be_studied(work),
        is_stopped=work.case.stopped_on is not None,
        earlier=_choose_earlier(work, task),
    )


def _choose_earlier(work: Work, task: Task) -> Outcome | None:
    """How a case ends that received something before: whole if nothing that was approved is left unpaid."""
    at_hand = work.case.instalment if task.stage is Stage.DELIVERY else None
    if not deliveries.has_paid(work, beside=at_hand):
        return None
    return Outcome.PARTLY_DELIVERED if deliveries.has_unpaid(work) else Outcome.DELIVERED


def _draft_next(
    work: Work, move: Move, kind: TaskKind, ended: Task, decision: Decision
) -> tuple[TaskDraft, ...]:
    if drafted := handovers.draft_after(work, kind, decision):
        return (drafted,)
    if ended.kind is TaskKind.RESUME:
        return suspensions.draft_resumption(work, ended)
    if kind is TaskKind.SIGN and ended.kind is TaskKind.ADJUDICATE and not work.case.signatures:
        listed_cases.prepare_signing(work, alone=True)
    if kind is TaskKind.SIGN:
        return approvals.draft_level(work, move.level)
    if kind is TaskKind.STUDY:
        is_new = ended.kind is TaskKind.ADJUDICATE or ended.stage is Stage.DELIVERY
        return (recommendations.draft_study(work) if is_new else recommendations.draft_return(work, ended),)
    if kind is TaskKind.ADJUDICATE:
        return (holds.draft_deferred(work, decision),)
    return (payment_orders.draft_delivery(work, kind, after=ended.kind),)


_EFFECTS: dict[DecisionCode, Effect] = {
    DecisionCode.SAME_PERSON: rulings.rule_same,
    DecisionCode.RELATIVE: rulings.rule_apart,
    DecisionCode.DIFFERENT_PERSON: rulings.rule_apart,
    DecisionCode.NUMBER_OF_ANOTHER: rulings.rule_apart,
    DecisionCode.RELEASE: holds.release,
    DecisionCode.COMPLEMENT: holds.complement,
    DecisionCode.JOIN: holds.join,
    DecisionCode.DEFER: lambda _work, _task, _decision: None,
    DecisionCode.EXCEPT: holds.release,
    DecisionCode.RULE_DUPLICATE: lambda _work, _task, _decision: None,
    DecisionCode.PULL: handovers.receive,
    DecisionCode.REDIRECT: handovers.receive,
    DecisionCode.RETURN_TO_POOL: lambda _work, _task, _decision: None,
    DecisionCode.RECOMMEND: recommendations.recommend,
    DecisionCode.ADVISE_REJECTION: recommendations.advise_rejection,
    DecisionCode.SEND_BACK: recommendations.send_back,
    DecisionCode.COMPLETE: recommendations.complete,
    DecisionCode.APPROVE: approvals.approve,
    DecisionCode.REJECT: lambda _work, _task, _decision: None,
    DecisionCode.RETURN: approvals.return_to_study,
    DecisionCode.ESCALATE: approvals.escalate,
    DecisionCode.SUSPEND: lambda _work, _task, _decision: None,
    DecisionCode.RESUME: lambda _work, _task, _decision: None,
    DecisionCode.PAY: payment_orders.issue,
    DecisionCode.AUTHORISE: payment_orders.sign,
    DecisionCode.DECLINE: payment_orders.decline,
    DecisionCode.SETTLE: payment_orders.settle,
    DecisionCode.BOUNCE: handovers.bounce,
    DecisionCode.NOT_RECEIVED: lambda _work, _task, _decision: None,
    DecisionCode.CONFIRM: deliveries.confirm,
    DecisionCode.WITHDRAW: lambda _work, _task, _decision: None,
}
