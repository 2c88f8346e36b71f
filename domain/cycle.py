"""The documentary cycle: stages, named waits, tasks, decisions, and the one table of what follows what."""

from dataclasses import dataclass
from enum import StrEnum

from domain.errors import WrongDecisionError
from domain.roles import Role


class Stage(StrEnum):
    """The stages of product.md §2, in order."""

    REGISTRATION = "registration"
    DUPLICATE_CHECK = "duplicate_check"
    REVIEW = "review"
    SIGN_OFF = "sign_off"
    DELIVERY = "delivery"
    CLOSED = "closed"


class Wait(StrEnum):
    """The named waits of product.md §2: every queue and figure is split by them."""

    DESK = "desk"
    POOL = "pool"
    TO_CLAIM = "to_claim"
    UNDER_STUDY = "under_study"
    VISIT_BOOKED = "visit_booked"
    WITH_APPLICANT = "with_applicant"
    AID_MANAGER = "aid_manager"
    COMMITTEE = "committee"
    MINISTRY = "ministry"
    BALANCE = "balance"
    ORDER = "order"
    SIGNATORIES = "signatories"
    BANK = "bank"
    RETURNED = "returned"
    RECIPIENT = "recipient"
    RECEIPT = "receipt"


class Outcome(StrEnum):
    """The one outcome of a closed case."""

    DELIVERED = "delivered"
    PARTLY_DELIVERED = "partly_delivered"
    REJECTED = "rejected"
    DUPLICATE = "duplicate"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"


class TaskKind(StrEnum):
    """What a person is asked to do."""

    ADJUDICATE = "adjudicate"
    STUDY = "study"
    COMPLETE = "complete"
    SIGN = "sign"
    PAY = "pay"
    CONFIRM = "confirm"


class DecisionCode(StrEnum):
    """What a person can answer to a task."""

    RELEASE = "release"
    RULE_DUPLICATE = "rule_duplicate"
    RECOMMEND = "recommend"
    ADVISE_REJECTION = "advise_rejection"
    SEND_BACK = "send_back"
    COMPLETE = "complete"
    APPROVE = "approve"
    REJECT = "reject"
    RETURN = "return"
    PAY = "pay"
    CONFIRM = "confirm"
    WITHDRAW = "withdraw"


class EventType(StrEnum):
    """What the record says happened."""

    REGISTERED = "registered"
    CLEARED = "cleared"
    HELD = "held"
    STILL_HELD = "still_held"
    HOLD_RELEASED = "hold_released"
    RULED_DUPLICATE = "ruled_duplicate"
    CLAIMED = "claimed"
    GIVEN_BACK = "given_back"
    STUDY_BEGUN = "study_begun"
    RECOMMENDED = "recommended"
    REJECTION_ADVISED = "rejection_advised"
    SENT_BACK = "sent_back"
    COMPLETED = "completed"
    APPROVED = "approved"
    REJECTED = "rejected"
    RETURNED = "returned"
    PAID = "paid"
    CONFIRMED = "confirmed"
    WITHDRAWN = "withdrawn"
    WARNED = "warned"
    BREACHED = "breached"
    ESCALATED_AID_MANAGER = "escalated_aid_manager"
    ESCALATED_MINISTRY = "escalated_ministry"
    EXPIRED = "expired"


TASK_DECISIONS: dict[TaskKind, frozenset[DecisionCode]] = {
    TaskKind.ADJUDICATE: frozenset({DecisionCode.RELEASE, DecisionCode.RULE_DUPLICATE}),
    TaskKind.STUDY: frozenset(
        {DecisionCode.RECOMMEND, DecisionCode.ADVISE_REJECTION, DecisionCode.SEND_BACK}
    ),
    TaskKind.COMPLETE: frozenset({DecisionCode.COMPLETE}),
    TaskKind.SIGN: frozenset({DecisionCode.APPROVE, DecisionCode.REJECT, DecisionCode.RETURN}),
    TaskKind.PAY: frozenset({DecisionCode.PAY}),
    TaskKind.CONFIRM: frozenset({DecisionCode.CONFIRM}),
}

WITHDRAWERS = frozenset({Role.REGISTRAR, Role.AID_MANAGER})
"""An applicant withdraws at the counter: these write it down for them."""

CLAIMED_KINDS = frozenset({TaskKind.STUDY, TaskKind.ADJUDICATE})
"""Tasks that one person claims before deciding; the others are decided by whoever holds the role."""


@dataclass(frozen=True)
class Position:
    """Where a case stands when a decision arrives."""

    stage: Stage
    kind: TaskKind
    advised_rejection: bool = False
    level: int = 0
    levels: int = 0
    instalment: int = 0
    instalments: int = 0


@dataclass(frozen=True)
class Move:
    """What a decision does: the event, the stage reached, and the next task or the outcome."""

    event: EventType
    stage: Stage
    task: TaskKind | None = None
    level: int = 0
    instalment: int = 0
    outcome: Outcome | None = None


def may_decide(kind: TaskKind, code: DecisionCode, *, advised_rejection: bool = False) -> bool:
    """True if a task of `kind` takes `code`; a signature under an advised rejection cannot approve."""
    if code is DecisionCode.WITHDRAW:
        return True
    if advised_rejection and code is DecisionCode.APPROVE:
        return False
    return code in TASK_DECISIONS[kind]


def follow(position: Position, code: DecisionCode) -> Move:
    """What `code` does to a case at `position` (product.md §2).

    Raises WrongDecisionError if the open task does not take that decision.
    """
    if not may_decide(position.kind, code, advised_rejection=position.advised_rejection):
        raise WrongDecisionError(task=position.kind.value, decision=code.value)
    if code is DecisionCode.APPROVE:
        return _follow_approval(position)
    if code is DecisionCode.PAY:
        return Move(EventType.PAID, Stage.DELIVERY, TaskKind.CONFIRM, instalment=position.instalment)
    if code is DecisionCode.CONFIRM:
        return _follow_receipt(position)
    if code is DecisionCode.WITHDRAW:
        paid = position.instalment if position.kind is TaskKind.CONFIRM else position.instalment - 1
        outcome = Outcome.PARTLY_DELIVERED if paid > 0 else Outcome.WITHDRAWN
        return Move(EventType.WITHDRAWN, Stage.CLOSED, outcome=outcome)
    return _FIXED_MOVES[code]


_FIXED_MOVES: dict[DecisionCode, Move] = {
    DecisionCode.RELEASE: Move(EventType.HOLD_RELEASED, Stage.REVIEW, TaskKind.STUDY),
    DecisionCode.RULE_DUPLICATE: Move(EventType.RULED_DUPLICATE, Stage.CLOSED, outcome=Outcome.DUPLICATE),
    DecisionCode.RECOMMEND: Move(EventType.RECOMMENDED, Stage.SIGN_OFF, TaskKind.SIGN),
    DecisionCode.ADVISE_REJECTION: Move(EventType.REJECTION_ADVISED, Stage.SIGN_OFF, TaskKind.SIGN),
    DecisionCode.SEND_BACK: Move(EventType.SENT_BACK, Stage.REVIEW, TaskKind.COMPLETE),
    DecisionCode.COMPLETE: Move(EventType.COMPLETED, Stage.REVIEW, TaskKind.STUDY),
    DecisionCode.REJECT: Move(EventType.REJECTED, Stage.CLOSED, outcome=Outcome.REJECTED),
    DecisionCode.RETURN: Move(EventType.RETURNED, Stage.REVIEW, TaskKind.STUDY),
}


def _follow_approval(position: Position) -> Move:
    if position.level + 1 < position.levels:
        return Move(EventType.APPROVED, Stage.SIGN_OFF, TaskKind.SIGN, level=position.level + 1)
    return Move(EventType.APPROVED, Stage.DELIVERY, TaskKind.PAY, instalment=1)


def _follow_receipt(position: Position) -> Move:
    if position.instalment < position.instalments:
        return Move(EventType.CONFIRMED, Stage.DELIVERY, TaskKind.PAY, instalment=position.instalment + 1)
    return Move(EventType.CONFIRMED, Stage.CLOSED, outcome=Outcome.DELIVERED)
