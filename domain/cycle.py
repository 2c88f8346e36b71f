"""The documentary cycle: stages, named waits, tasks, decisions, and the one table of what follows what."""

from collections.abc import Callable
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

    IDENTIFY = "identify"
    ADJUDICATE = "adjudicate"
    STUDY = "study"
    COMPLETE = "complete"
    SIGN = "sign"
    PAY = "pay"
    CONFIRM = "confirm"


class DecisionCode(StrEnum):
    """What a person can answer to a task."""

    SAME_PERSON = "same_person"
    RELATIVE = "relative"
    DIFFERENT_PERSON = "different_person"
    NUMBER_OF_ANOTHER = "number_of_another"
    RELEASE = "release"
    COMPLEMENT = "complement"
    JOIN = "join"
    DEFER = "defer"
    EXCEPT = "except"
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
    IDENTITY_HELD = "identity_held"
    RULED_SAME = "ruled_same"
    RULED_RELATIVE = "ruled_relative"
    RULED_DIFFERENT = "ruled_different"
    RULED_NUMBER_OF_ANOTHER = "ruled_number_of_another"
    RULING_UNDONE = "ruling_undone"
    CHECKED_AGAIN = "checked_again"
    CLEARED = "cleared"
    HELD = "held"
    STILL_HELD = "still_held"
    HOLD_RELEASED = "hold_released"
    HOLD_COMPLEMENTED = "hold_complemented"
    HOLD_JOINED = "hold_joined"
    HOLD_DEFERRED = "hold_deferred"
    HOLD_EXCEPTED = "hold_excepted"
    PAYMENT_HELD = "payment_held"
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
    TaskKind.STUDY: frozenset(
        {DecisionCode.RECOMMEND, DecisionCode.ADVISE_REJECTION, DecisionCode.SEND_BACK}
    ),
    TaskKind.COMPLETE: frozenset({DecisionCode.COMPLETE}),
    TaskKind.SIGN: frozenset({DecisionCode.APPROVE, DecisionCode.REJECT, DecisionCode.RETURN}),
    TaskKind.PAY: frozenset({DecisionCode.PAY}),
    TaskKind.CONFIRM: frozenset({DecisionCode.CONFIRM}),
}

CHECK_KINDS = frozenset({TaskKind.IDENTIFY, TaskKind.ADJUDICATE})
"""Tasks of the duplicate desk: while one is open, the check of its case is a question."""

WITHDRAWERS = frozenset({Role.REGISTRAR, Role.AID_MANAGER})
"""An applicant withdraws at the counter: these write it down for them."""

CLAIMED_KINDS = frozenset({TaskKind.STUDY, TaskKind.IDENTIFY, TaskKind.ADJUDICATE})
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


def may_decide(
    kind: TaskKind, code: DecisionCode, *, advised_rejection: bool = False, in_delivery: bool = False
) -> bool:
    """True if a task of `kind` takes `code`.

    A signature under an advised rejection cannot approve; what was approved already cannot become a complement.
    """
    if code is DecisionCode.WITHDRAW:
        return True
    if (advised_rejection and code is DecisionCode.APPROVE) or (
        in_delivery and code is DecisionCode.COMPLEMENT
    ):
        return False
    return code in TASK_DECISIONS[kind]


def follow(position: Position, code: DecisionCode) -> Move:
    """What `code` does to a case at `position` (product.md §2).

    Raises WrongDecisionError if the open task does not take that decision.
    """
    in_delivery = position.stage is Stage.DELIVERY
    if not may_decide(
        position.kind, code, advised_rejection=position.advised_rejection, in_delivery=in_delivery
    ):
        raise WrongDecisionError(task=position.kind.value, decision=code.value)
    if code in _FIXED_MOVES:
        return _FIXED_MOVES[code]
    if code in _ENDS:
        return _end(position, *_ENDS[code])
    if code in _STAYS:
        return Move(_STAYS[code], position.stage, TaskKind.ADJUDICATE if code is DecisionCode.DEFER else None)
    if code in _ENDS_OF_HOLD:
        return go_past_check(_ENDS_OF_HOLD[code], position.stage, position.instalment)
    return _FOLLOWED[code](position)


def choose_check_stage(stage: Stage) -> Stage:
    """Where a case waits while its check is a question: in the check, or before the payment that was held."""
    return Stage.DELIVERY if stage is Stage.DELIVERY else Stage.DUPLICATE_CHECK


def go_past_check(event: EventType, stage: Stage, instalment: int) -> Move:
    """Where a case goes on once nothing stands in its way: to its study, or to the payment that was held."""
    if stage is Stage.DELIVERY:
        return Move(event, Stage.DELIVERY, TaskKind.PAY, instalment=instalment)
    return Move(event, Stage.REVIEW, TaskKind.STUDY)


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

_FIXED_MOVES: dict[DecisionCode, Move] = {
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


def _follow_payment(position: Position) -> Move:
    return Move(EventType.PAID, Stage.DELIVERY, TaskKind.CONFIRM, instalment=position.instalment)


def _end(position: Position, event: EventType, outcome: Outcome) -> Move:
    paid = position.instalment if position.kind is TaskKind.CONFIRM else position.instalment - 1
    return Move(event, Stage.CLOSED, outcome=Outcome.PARTLY_DELIVERED if paid > 0 else outcome)


_FOLLOWED: dict[DecisionCode, Callable[[Position], Move]] = {
    DecisionCode.APPROVE: _follow_approval,
    DecisionCode.PAY: _follow_payment,
    DecisionCode.CONFIRM: _follow_receipt,
}
