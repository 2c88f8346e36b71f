"""The codes of the documentary cycle: stages, named waits, outcomes, tasks and decisions."""

from enum import StrEnum


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
    SCHEDULED = "scheduled"
    ORDER = "order"
    SIGNATORIES = "signatories"
    BANK = "bank"
    RETURNED = "returned"
    RECIPIENT = "recipient"
    RECEIPT = "receipt"
    SUSPENDED = "suspended"


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
    PULL = "pull"
    STUDY = "study"
    COMPLETE = "complete"
    SIGN = "sign"
    PAY = "pay"
    AUTHORISE = "authorise"
    SETTLE = "settle"
    CONFIRM = "confirm"
    RESUME = "resume"
    HAND_OVER = "hand_over"
    HEAR = "hear"


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
    PULL = "pull"
    REDIRECT = "redirect"
    RETURN_TO_POOL = "return_to_pool"
    RECOMMEND = "recommend"
    ADVISE_REJECTION = "advise_rejection"
    SEND_BACK = "send_back"
    COMPLETE = "complete"
    APPROVE = "approve"
    REJECT = "reject"
    RETURN = "return"
    ESCALATE = "escalate"
    PAY = "pay"
    AUTHORISE = "authorise"
    DECLINE = "decline"
    SETTLE = "settle"
    BOUNCE = "bounce"
    CONFIRM = "confirm"
    NOT_RECEIVED = "not_received"
    SUSPEND = "suspend"
    RESUME = "resume"
    WITHDRAW = "withdraw"
    UPHOLD = "uphold"
    UPHOLD_PARTLY = "uphold_partly"
    UPHOLD_ELSEWHERE = "uphold_elsewhere"
    DISMISS = "dismiss"
    WITHDRAW_APPEAL = "withdraw_appeal"
