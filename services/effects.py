"""What each decision does to a case: one effect per code, between the closing of its task and the next one."""

from collections.abc import Callable

from domain.cycle import DecisionCode, EventType, Move, Outcome, Position, Stage, TaskKind, follow
from services import approvals, deliveries, holds, needs, questions, rulings, studies
from services.moves import TaskDraft, Work, close_task, list_people_of_case, open_task, write_move
from store.queries.outbox import decision_key
from store.tables.decisions import Decision
from store.tables.tasks import Task

Effect = Callable[[Work, Task, Decision], None]


def apply_decision(work: Work, task: Task, decision: Decision) -> None:
    """Close the task, let the decision take effect, write the event, and open what comes next."""
    move = follow(_read_position(work, task), decision.code)
    close_task(work, task, actor_id=decision.actor_id)
    _EFFECTS[decision.code](work, task, decision)
    write_move(
        work,
        move,
        step_key=decision_key(decision.id),
        actor_id=decision.actor_id,
        amount_fils=decision.amount_fils,
        text=decision.text,
    )
    work.case.instalment = move.instalment or work.case.instalment
    if move.outcome:
        close_case(work, move.outcome)
    elif move.task:
        open_task(work, _draft_next(work, move, move.task, task, decision))
    else:
        rulings.go_on_after(work, task, decision)


def close_case(work: Work, outcome: Outcome) -> None:
    """End what a closing case still holds: unpaid instalments, its reservation, its place behind another, a question."""
    if outcome is not Outcome.DELIVERED:
        deliveries.cancel_due(work)
    needs.end_claim(work)
    questions.drop_question(work)


def expire_case(work: Work, task: Task, *, step_key: str) -> None:
    """Close a case because what was asked for did not come by the second deadline."""
    close_task(work, task, actor_id=None)
    write_move(work, Move(EventType.EXPIRED, Stage.CLOSED, outcome=Outcome.EXPIRED), step_key=step_key)
    close_case(work, Outcome.EXPIRED)


def _read_position(work: Work, task: Task) -> Position:
    return Position(
        stage=work.case.stage,
        kind=task.kind,
        advised_rejection=work.case.advised_rejection,
        level=task.level,
        levels=len(work.case.signatures),
        instalment=work.case.instalment,
        instalments=work.case.instalments,
    )


def _draft_next(work: Work, move: Move, kind: TaskKind, ended: Task, decision: Decision) -> TaskDraft:
    if kind is TaskKind.SIGN:
        return TaskDraft(kind, level=move.level, barred=list_people_of_case(work))
    if kind is TaskKind.STUDY and ended.kind is not TaskKind.ADJUDICATE:
        return studies.draft_return(work, ended)
    if kind is TaskKind.ADJUDICATE:
        return holds.draft_deferred(work, decision)
    return TaskDraft(kind)


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
    DecisionCode.RECOMMEND: studies.recommend,
    DecisionCode.ADVISE_REJECTION: studies.advise_rejection,
    DecisionCode.SEND_BACK: studies.send_back,
    DecisionCode.COMPLETE: studies.complete,
    DecisionCode.APPROVE: approvals.approve,
    DecisionCode.REJECT: lambda _work, _task, _decision: None,
    DecisionCode.RETURN: approvals.return_to_study,
    DecisionCode.PAY: deliveries.pay,
    DecisionCode.CONFIRM: deliveries.confirm,
    DecisionCode.WITHDRAW: lambda _work, _task, _decision: None,
}
