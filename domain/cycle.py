"""The documentary cycle: stages, named waits, tasks, decisions, and the one table of what follows what."""

from collections.abc import Callable
from dataclasses import dataclass

from domain.codes import DecisionCode as DecisionCode  # noqa: PLC0414 (a part of the vocabulary of this room)
from domain.codes import Outcome as Outcome  # noqa: PLC0414
from domain.codes import Stage as Stage  # noqa: PLC0414
from domain.codes import TaskKind as TaskKind  # noqa: PLC0414
from domain.codes import Wait as Wait  # noqa: PLC0414
from domain.errors import WrongDecisionError
from domain.events import EventType as EventType  # noqa: PLC0414
from domain.roles import CHARITY_ROLES, MINISTRY_ROLES, Role

OPINIONS = (DecisionCode.RECOMMEND, DecisionCode.ADVISE_REJECTION)
"""By what a study comes to its end."""

TASK_DECISIONS: dict[TaskKind, frozenset[DecisionCode]] = {
    TaskKind.IDENTIFY: frozenset(
        {
            DecisionCode.SAME_PERSON,
            DecisionCode.RELATIVE,
            DecisionCode.DIFFERENT_PERSON,
            DecisionCode.NUMBER_OF_ANOTHER,
        }
    ),
    TaskKind.ADJUDICATE: frozenset(
        {
            DecisionCode.RELEASE,
            DecisionCode.COMPLEMENT,
            DecisionCode.JOIN,
            DecisionCode.DEFER,
            DecisionCode.EXCEPT,
            DecisionCode.RULE_DUPLICATE,
        }
    ),
    TaskKind.PULL: frozenset({DecisionCode.PULL}),
    TaskKind.STUDY: frozenset(
        {DecisionCode.RECOMMEND, DecisionCode.ADVISE_REJECTION, DecisionCode.SEND_BACK}
    ),
    TaskKind.COMPLETE: frozenset({DecisionCode.COMPLETE}),
    TaskKind.SIGN: frozenset(
        {DecisionCode.APPROVE, DecisionCode.REJECT, DecisionCode.RETURN, DecisionCode.ESCALATE}
    ),
    TaskKind.PAY: frozenset({DecisionCode.PAY}),
    TaskKind.AUTHORISE: frozenset({DecisionCode.AUTHORISE, DecisionCode.DECLINE}),
    TaskKind.SETTLE: frozenset({DecisionCode.SETTLE, DecisionCode.BOUNCE}),
    TaskKind.CONFIRM: frozenset({DecisionCode.CONFIRM, DecisionCode.NOT_RECEIVED, DecisionCode.BOUNCE}),
    TaskKind.RESUME: frozenset({DecisionCode.RESUME}),
    TaskKind.HAND_OVER: frozenset({DecisionCode.REDIRECT}),
    TaskKind.HEAR: frozenset(
        {
            DecisionCode.UPHOLD,
            DecisionCode.UPHOLD_PARTLY,
            DecisionCode.UPHOLD_ELSEWHERE,
            DecisionCode.DISMISS,
        }
    ),
}

CHECK_KINDS = frozenset({TaskKind.IDENTIFY, TaskKind.ADJUDICATE})
"""Tasks of the duplicate desk: while one is open, the check of its case is a question."""


@dataclass(frozen=True)
class SideMove:
    """A decision that answers whatever task is open, whoever holds it: whose it is, and which tasks it answers.

    With `own_side` only the charity answers its own tasks so, and only the ministry the ministry's.
    """

    roles: frozenset[Role]
    kinds: frozenset[TaskKind] = frozenset(TaskKind)
    own_side: bool = False

    def list_roles(self, waited_for: Role) -> frozenset[Role]:
        """The roles that may make it while `waited_for` is waited for."""
        if not self.own_side:
            return self.roles
        return self.roles & (CHARITY_ROLES if waited_for in CHARITY_ROLES else MINISTRY_ROLES)


_DIRECTED = frozenset({TaskKind.PULL, TaskKind.STUDY, TaskKind.COMPLETE, TaskKind.HAND_OVER})
SIDE_MOVES: dict[DecisionCode, SideMove] = {
    # An applicant withdraws at the counter: these write it down for them. Of money on its way nobody can say yet
    # whether it was paid.
    DecisionCode.WITHDRAW: SideMove(
        frozenset({Role.REGISTRAR, Role.AID_MANAGER}), frozenset(TaskKind) - {TaskKind.SETTLE, TaskKind.HEAR}
    ),
    # What the desk or the pool waits for is put off there, not suspended; an order that was issued goes its way.
    DecisionCode.SUSPEND: SideMove(
        frozenset({Role.AID_MANAGER, Role.SUPERVISOR}),
        frozenset({TaskKind.STUDY, TaskKind.COMPLETE, TaskKind.SIGN, TaskKind.PAY, TaskKind.CONFIRM}),
        own_side=True,
    ),
    # What nobody pulls, what a charity leaves lying, what one that may not act any more was paying out.
    DecisionCode.REDIRECT: SideMove(frozenset({Role.SUPERVISOR}), _DIRECTED),
    DecisionCode.RETURN_TO_POOL: SideMove(
        frozenset({Role.RESEARCHER, Role.AID_MANAGER}), frozenset({TaskKind.STUDY, TaskKind.COMPLETE})
    ),
    # Whoever takes appeals at the counter also writes down that one is withdrawn.
    DecisionCode.WITHDRAW_APPEAL: SideMove(
        frozenset({Role.REGISTRAR, Role.AID_MANAGER, Role.SUPERVISOR}), frozenset({TaskKind.HEAR})
    ),
}
"""The side moves of product.md §2."""

CLAIMED_KINDS = frozenset({TaskKind.STUDY, TaskKind.IDENTIFY, TaskKind.ADJUDICATE, TaskKind.HEAR})
"""Tasks that one person claims before deciding; the others are decided by whoever holds the role."""


@dataclass(frozen=True)
class Position:
    """Where a case stands when a decision arrives; `suspended` is the task that waits for a resumption.

    `has_body` is False while no charity has it; `is_paid` says that the instalment at hand awaits its receipt.
    A case whose rejection was set aside goes back to its signature at level `returns_at`.
    Of aid that recurs, `planned` instalments were approved so far; it is renewed by a re-study after the last of them
    (`is_renewable`), or before the next one (`is_to_be_studied`); `is_stopped` says that nothing is paid any more, and
    `earlier` how a case ends whose renewal is refused.
    At a level of sign-off `needed` of `seats` people must approve, so many did and refused before; nobody is above `is_top`.
    """

    stage: Stage
    kind: TaskKind
    advised_rejection: bool = False
    level: int = 0
    levels: int = 0
    instalment: int = 0
    instalments: int = 0
    suspended: TaskKind | None = None
    needed: int = 1
    seats: int = 1
    approvals: int = 0
    refusals: int = 0
    is_top: bool = False
    has_body: bool = True
    is_listed: bool = False
    is_paid: bool = False
    returns_at: int | None = None
    planned: int = 0
    is_renewable: bool = False
    is_to_be_studied: bool = False
    is_stopped: bool = False
    earlier: Outcome | None = None


@dataclass(frozen=True)
class Move:
    """What a decision does: the event, the stage reached, and the next task or the outcome.

    With `is_one_of_several` the level is not decided yet: its other seats stay open.
    """

    event: EventType
    stage: Stage
    task: TaskKind | None = None
    level: int = 0
    instalment: int = 0
    outcome: Outcome | None = None
    is_one_of_several: bool = False


def may_decide(
    kind: TaskKind,
    code: DecisionCode,
    *,
    advised_rejection: bool = False,
    in_delivery: bool = False,
    is_top: bool = False,
) -> bool:
    """True if a task of `kind` takes `code`.

    A signature under an advised rejection cannot approve; what was approved already cannot become a complement;
    the ministry's own signature has nobody above it.
    """
    if code in SIDE_MOVES:
        return kind in SIDE_MOVES[code].kinds
    closed = {
        DecisionCode.APPROVE: advised_rejection,
        DecisionCode.COMPLEMENT: in_delivery,
        DecisionCode.ESCALATE: is_top,
    }
    return code in TASK_DECISIONS[kind] and not closed.get(code, False)


def follow(position: Position, code: DecisionCode) -> Move:
    """What `code` does to a case at `position` (product.md §2).

    Raises WrongDecisionError if the open task does not take that decision.
    """
    in_delivery = position.stage is Stage.DELIVERY
    if not may_decide(
        position.kind,
        code,
        advised_rejection=position.advised_rejection,
        in_delivery=in_delivery,
        is_top=position.is_top,
    ):
        raise WrongDecisionError(task=position.kind.value, decision=code.value)
    if code in _FIXED_MOVES:
        return _FIXED_MOVES[code]
    if code in _ENDS:
        return _end(position, *_ENDS[code])
    if code in _STAYS:
        return Move(_STAYS[code], position.stage, TaskKind.ADJUDICATE if code is DecisionCode.DEFER else None)
    if code in _ORDERED:
        return _follow_order(position, code)
    if code in _ENDS_OF_HOLD:
        return go_past_check(
            _ENDS_OF_HOLD[code],
            position.stage,
            position.instalment,
            has_body=position.has_body,
            is_listed=position.is_listed,
            returns_at=position.returns_at,
        )
    return _FOLLOWED[code](position)


def choose_check_stage(stage: Stage) -> Stage:
    """Where a case waits while its check is a question: in the check, or before the payment that was held."""
    return Stage.DELIVERY if stage is Stage.DELIVERY else Stage.DUPLICATE_CHECK


def go_past_check(
    event: EventType,
    stage: Stage,
    instalment: int,
    *,
    has_body: bool,
    is_listed: bool = False,
    returns_at: int | None = None,
) -> Move:
    """Where a case goes on once nothing stands in its way: to its study, or to the payment that was held.

    One that no charity has waits in the pool, or for the ministry to name who goes on with its payments. One of a
    campaign's list was studied before: it goes to its signature. So does one whose rejection was set aside, to the
    level at which it was rejected.
    """
    if stage is Stage.DELIVERY:
        kind = TaskKind.PAY if has_body else TaskKind.HAND_OVER
        return Move(event, Stage.DELIVERY, kind, instalment=instalment)
    if returns_at is not None and has_body:
        return Move(event, Stage.SIGN_OFF, TaskKind.SIGN, level=returns_at)
    if is_listed and has_body:
        return Move(event, Stage.SIGN_OFF, TaskKind.SIGN)
    return Move(event, Stage.REVIEW, TaskKind.STUDY if has_body else TaskKind.PULL)


_ENDS: dict[DecisionCode, tuple[EventType, Outcome]] = {
    DecisionCode.WITHDRAW: (EventType.WITHDRAWN, Outcome.WITHDRAWN),
    DecisionCode.RULE_DUPLICATE: (EventType.RULED_DUPLICATE, Outcome.DUPLICATE),
    DecisionCode.JOIN: (EventType.HOLD_JOINED, Outcome.DUPLICATE),
}

_STAYS: dict[DecisionCode, EventType] = {
    DecisionCode.SAME_PERSON: EventType.RULED_SAME,
    DecisionCode.RELATIVE: EventType.RULED_RELATIVE,
    DecisionCode.DIFFERENT_PERSON: EventType.RULED_DIFFERENT,
    DecisionCode.NUMBER_OF_ANOTHER: EventType.RULED_NUMBER_OF_ANOTHER,
    DecisionCode.DEFER: EventType.HOLD_DEFERRED,
}
"""Decisions after which the case stays where it is: once a ruling settled who is meant, the need is looked at."""

_ENDS_OF_HOLD: dict[DecisionCode, EventType] = {
    DecisionCode.RELEASE: EventType.HOLD_RELEASED,
    DecisionCode.COMPLEMENT: EventType.HOLD_COMPLEMENTED,
    DecisionCode.EXCEPT: EventType.HOLD_EXCEPTED,
}

BEFORE_MONEY = frozenset({DecisionCode.PAY, DecisionCode.AUTHORISE})
"""Decisions before which the duplicate check is made once more, exactly."""

_ORDERED: dict[DecisionCode, tuple[EventType, TaskKind]] = {
    DecisionCode.PAY: (EventType.ORDER_ISSUED, TaskKind.AUTHORISE),
    DecisionCode.AUTHORISE: (EventType.ORDER_SIGNED, TaskKind.SETTLE),
    DecisionCode.DECLINE: (EventType.ORDER_DECLINED, TaskKind.PAY),
    DecisionCode.SETTLE: (EventType.PAID, TaskKind.CONFIRM),
    DecisionCode.BOUNCE: (EventType.BOUNCED, TaskKind.PAY),
    DecisionCode.NOT_RECEIVED: (EventType.NOT_RECEIVED, TaskKind.CONFIRM),
}
"""What happens to the order of the instalment at hand, and what is asked for next."""

_FIXED_MOVES: dict[DecisionCode, Move] = {
    DecisionCode.PULL: Move(EventType.PULLED, Stage.REVIEW, TaskKind.STUDY),
    DecisionCode.RETURN_TO_POOL: Move(EventType.RETURNED_TO_POOL, Stage.REVIEW, TaskKind.PULL),
    DecisionCode.RECOMMEND: Move(EventType.RECOMMENDED, Stage.SIGN_OFF, TaskKind.SIGN),
    DecisionCode.ADVISE_REJECTION: Move(EventType.REJECTION_ADVISED, Stage.SIGN_OFF, TaskKind.SIGN),
    DecisionCode.SEND_BACK: Move(EventType.SENT_BACK, Stage.REVIEW, TaskKind.COMPLETE),
    DecisionCode.COMPLETE: Move(EventType.COMPLETED, Stage.REVIEW, TaskKind.STUDY),
    DecisionCode.RETURN: Move(EventType.RETURNED, Stage.REVIEW, TaskKind.STUDY),
    # A hearing ends beside its case: what follows for that is a reopening, with an event of its own.
    DecisionCode.UPHOLD: Move(EventType.APPEAL_UPHELD, Stage.CLOSED),
    DecisionCode.UPHOLD_PARTLY: Move(EventType.APPEAL_PARTLY_UPHELD, Stage.CLOSED),
    DecisionCode.UPHOLD_ELSEWHERE: Move(EventType.APPEAL_REDIRECTED, Stage.CLOSED),
    DecisionCode.DISMISS: Move(EventType.APPEAL_DISMISSED, Stage.CLOSED),
    DecisionCode.WITHDRAW_APPEAL: Move(EventType.APPEAL_WITHDRAWN, Stage.CLOSED),
}


def _follow_approval(position: Position) -> Move:
    if position.approvals + 1 < position.needed:
        return Move(EventType.SEAT_SIGNED, Stage.SIGN_OFF, level=position.level, is_one_of_several=True)
    if position.level + 1 < position.levels:
        return Move(EventType.APPROVED, Stage.SIGN_OFF, TaskKind.SIGN, level=position.level + 1)
    return Move(EventType.APPROVED, Stage.DELIVERY, TaskKind.PAY, instalment=position.planned + 1)


def _follow_refusal(position: Position) -> Move:
    """A rejection takes effect once the seats that are left cannot bring the approvals together any more."""
    if position.refusals + 1 <= position.seats - position.needed:
        return Move(EventType.SEAT_REFUSED, Stage.SIGN_OFF, level=position.level, is_one_of_several=True)
    return Move(EventType.REJECTED, Stage.CLOSED, outcome=position.earlier or Outcome.REJECTED)


def _follow_escalation(position: Position) -> Move:
    return Move(EventType.ESCALATED, Stage.SIGN_OFF, TaskKind.SIGN, level=position.level + 1)


def _follow_suspension(position: Position) -> Move:
    return Move(
        EventType.SUSPENDED,
        position.stage,
        TaskKind.RESUME,
        level=position.level,
        instalment=position.instalment,
    )


def _follow_receipt(position: Position) -> Move:
    """The next instalment, unless the aid is studied again first; the end once there is none."""
    is_last = position.instalment >= position.instalments
    if position.is_stopped:
        return Move(EventType.CONFIRMED, Stage.CLOSED, outcome=Outcome.PARTLY_DELIVERED)
    if position.is_to_be_studied or (is_last and position.is_renewable):
        kind = TaskKind.STUDY if position.has_body else TaskKind.PULL
        return Move(EventType.CONFIRMED, Stage.REVIEW, kind, instalment=position.instalment)
    if is_last:
        return Move(EventType.CONFIRMED, Stage.CLOSED, outcome=Outcome.DELIVERED)
    return Move(EventType.CONFIRMED, Stage.DELIVERY, TaskKind.PAY, instalment=position.instalment + 1)


def _follow_order(position: Position, code: DecisionCode) -> Move:
    """The next hand of an order; a case that lost its charity on the way waits for the ministry to name another."""
    event, kind = _ORDERED[code]
    if kind is TaskKind.PAY and position.is_stopped:
        return Move(event, Stage.CLOSED, outcome=position.earlier or Outcome.REJECTED)
    if kind is TaskKind.PAY and position.is_to_be_studied:
        study = TaskKind.STUDY if position.has_body else TaskKind.PULL
        return Move(event, Stage.REVIEW, study, instalment=position.instalment)
    if kind in (TaskKind.PAY, TaskKind.CONFIRM) and not position.has_body:
        kind = TaskKind.HAND_OVER
    return Move(event, Stage.DELIVERY, kind, instalment=position.instalment)


def _follow_resumption(position: Position) -> Move:
    return Move(
        EventType.RESUMED, position.stage, position.suspended, position.level, instalment=position.instalment
    )


def _follow_redirection(position: Position) -> Move:
    if position.stage is Stage.DELIVERY:
        return go_on_paying(EventType.REDIRECTED, position.instalment, is_paid=position.is_paid)
    return Move(EventType.REDIRECTED, Stage.REVIEW, TaskKind.STUDY)


def go_on_paying(event: EventType, instalment: int, *, is_paid: bool, is_sent: bool = False) -> Move:
    """Where another charity goes on with payments: what was paid, or with `is_sent` may have been, is never paid again."""
    kind = TaskKind.CONFIRM if is_paid else TaskKind.SETTLE if is_sent else TaskKind.PAY
    return Move(event, Stage.DELIVERY, kind, instalment=instalment)


def _end(position: Position, event: EventType, outcome: Outcome) -> Move:
    kind = position.suspended or position.kind
    is_paid = kind is TaskKind.CONFIRM or position.is_paid
    paid = position.instalment if is_paid else position.instalment - 1
    return Move(event, Stage.CLOSED, outcome=Outcome.PARTLY_DELIVERED if paid > 0 else outcome)


_FOLLOWED: dict[DecisionCode, Callable[[Position], Move]] = {
    DecisionCode.APPROVE: _follow_approval,
    DecisionCode.REJECT: _follow_refusal,
    DecisionCode.ESCALATE: _follow_escalation,
    DecisionCode.SUSPEND: _follow_suspension,
    DecisionCode.REDIRECT: _follow_redirection,
    DecisionCode.CONFIRM: _follow_receipt,
    DecisionCode.RESUME: _follow_resumption,
}
