"""Every refusal and failure Sanad can state, as one tree of stable codes.

The tree (class → code is what the outside sees; `language` words every code in Arabic and English)::

    SanadError
    ├── InputError                     what was sent is wrong; nothing was written
    │   ├── InvalidFieldsError         several fields at once, each with its own code
    │   ├── FieldValueError            one value that cannot be read
    │   │   ├── MalformedCivilIdError  MalformedIbanError  MalformedPhoneError  MalformedEmailError
    │   │   ├── MalformedAmountError   MalformedDateError  MalformedCountError  MalformedClockError
    │   ├── KeyReusedError             one Idempotency-Key, two different bodies
    │   ├── KeyMissingError            a POST without its Idempotency-Key
    │   └── TooLargeError              a body above the limit
    ├── NotSignedInError               no valid session or token
    │   ├── WrongPasswordError         PinNeededError
    ├── ForbiddenError                 signed in, but not with this right
    │   ├── WrongRoleError             ExcludedPersonError (four eyes)  ForeignOriginError
    ├── NotFoundError                  not there, or not yours: the answer is the same
    ├── RefusedError                   true a moment ago, not any more
    │   ├── LinkEndedError             the link of a message opens nothing any more
    │   ├── TaskTakenError             somebody else holds the task
    │   ├── TaskClosedError            the task was decided or withdrawn meanwhile
    │   ├── NotHolderError             decide only what you have claimed
    │   ├── DecisionPendingError       a decision on this task is being recorded
    │   ├── WrongDecisionError         this task does not take this decision
    │   ├── BodyInactiveError          the charity may not act (any more)
    │   ├── NotOverdueError            its charity still has time for it
    │   ├── OpenAlreadyError           the file is open to the ministry: no glass has to be broken
    │   ├── NoFundError                the charity has no fund such as the payments come from
    │   ├── SessionDecidesError        a committee answers this task, in session
    │   ├── SessionStateError          NoQuorumError  UndecidedItemsError  NotOnAgendaError  (sessions of committees)
    │   ├── NoMoreExtensionsError      NotStuckError
    │   ├── NotDueYetError             NotRunningError  (aid that recurs)
    │   ├── NoReceiptDueError          AnsweredAlreadyError  (proofs of delivery, and what is asked about them)
    │   ├── NotAppealableError         AppealTooLateError  AppealFiledError
    │   ├── CaseClosedError            BeingCheckedError  NothingToClaimError
    │   └── OverlapBeforePaymentError  the check before payment found a like aid
    ├── RecordFaultError               the record refused what no rule of ours foresaw
    └── UnavailableError               a part of the house is down; try again
        └── BusyError                  too many at once; try again after a moment

No message carries a value that a person typed: `str(error)` is its code.
"""

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

Param = str | int


class SanadError(Exception):
    """The root: a stable `code` and the parameters its wording needs (codes, names of fields, numbers)."""

    code: ClassVar[str] = "internal"

    def __init__(self, **params: Param) -> None:
        super().__init__(self.code)
        self.params = params


class InputError(SanadError):
    """What was sent cannot be accepted; nothing was written."""

    code = "input"


@dataclass(frozen=True)
class FieldProblem:
    """One field of a form or body, and the code that says what is wrong with it."""

    field: str
    code: str
    params: dict[str, Param] = dataclasses.field(default_factory=dict)


class InvalidFieldsError(InputError):
    """One or more fields are wrong; `problems` names each."""

    code = "invalid_fields"

    def __init__(self, problems: Sequence[FieldProblem]) -> None:
        super().__init__()
        self.problems = tuple(problems)


class FieldValueError(InputError):
    """A single value cannot be read; the caller knows which field it came from."""

    code = "malformed"


class MalformedCivilIdError(FieldValueError):
    """Not twelve digits with a possible century and birth date."""

    code = "malformed_civil_id"


class MalformedIbanError(FieldValueError):
    """Wrong length, country or check digits."""

    code = "malformed_iban"


class MalformedPhoneError(FieldValueError):
    """No telephone number of any country."""

    code = "malformed_phone"


class MalformedEmailError(FieldValueError):
    """No e-mail address."""

    code = "malformed_email"


class MalformedAmountError(FieldValueError):
    """No positive amount of dinars with at most three decimals."""

    code = "malformed_amount"


class MalformedDateError(FieldValueError):
    """No calendar date."""

    code = "malformed_date"


class MalformedClockError(FieldValueError):
    """No hour of the day."""

    code = "malformed_clock"


class MalformedCountError(FieldValueError):
    """No whole number, or one above `limit`."""

    code = "malformed_count"


class KeyReusedError(InputError):
    """The same Idempotency-Key came with a different body."""

    code = "key_reused"


class KeyMissingError(InputError):
    """A POST came without an Idempotency-Key."""

    code = "key_missing"


class TooLargeError(InputError):
    """The body is above the limit."""

    code = "too_large"


class NotSignedInError(SanadError):
    """No valid session or token."""

    code = "not_signed_in"


class WrongPasswordError(NotSignedInError):
    """Name and password do not belong together; which of the two is never said."""

    code = "wrong_password"


class ForbiddenError(SanadError):
    """Signed in, but without this right."""

    code = "forbidden"


class WrongRoleError(ForbiddenError):
    """The act belongs to another role."""

    code = "wrong_role"


class ExcludedPersonError(ForbiddenError):
    """Four eyes: whoever registered, studied or signed this case, or declared an interest in it, may not act on it here."""

    code = "excluded_person"


class ForeignOriginError(ForbiddenError):
    """An unsafe request came from another site."""

    code = "foreign_origin"


class NotFoundError(SanadError):
    """Not there, or another charity's: the answer is the same."""

    code = "not_found"


class RefusedError(SanadError):
    """It was possible a moment ago and is not any more; the parameters say what happened."""

    code = "refused"


class LinkEndedError(RefusedError):
    """The link of a message opens nothing any more: its time is over, or it was tried with wrong PINs too often."""

    code = "link_ended"


class TaskTakenError(RefusedError):
    """Somebody else holds the task; `holder` is that colleague's account id."""

    code = "task_taken"


class TaskClosedError(RefusedError):
    """The task was decided or closed meanwhile; `actor` (if known) and `decision` say by whom and how."""

    code = "task_closed"


class NotHolderError(RefusedError):
    """Only the holder decides a task that has to be claimed first."""

    code = "not_holder"


class DecisionPendingError(RefusedError):
    """A decision on this task is being recorded at this moment."""

    code = "decision_pending"


class WrongDecisionError(RefusedError):
    """This kind of task does not take this decision."""

    code = "wrong_decision"


class SessionDecidesError(RefusedError):
    """A committee answers this task, in session: nobody does alone."""

    code = "session_decides"


class SessionStateError(RefusedError):
    """The session of the committee is past this, or not there yet; `session_state` says where it stands."""

    code = "session_state"


class NoQuorumError(RefusedError):
    """Fewer members sit than the quorum asks for; `present` and `quorum` say how many."""

    code = "no_quorum"


class UndecidedItemsError(RefusedError):
    """A session is closed only when each of its cases was decided or put off; `count` are left."""

    code = "undecided_items"


class NotOnAgendaError(RefusedError):
    """The case does not wait for this committee, or lies before another session."""

    code = "not_for_agenda"


class BodyInactiveError(RefusedError):
    """The charity may not act, or not any more: it was suspended or dissolved."""

    code = "body_inactive"


class NotOverdueError(RefusedError):
    """The case is with a charity that still has time for it: only an overdue one is directed to another."""

    code = "not_overdue"


class NoFundError(RefusedError):
    """The charity has no fund of the source from which the promised payments come."""

    code = "no_fund"


class OpenAlreadyError(RefusedError):
    """The file is open to the ministry: no glass has to be broken."""

    code = "open_already"


class CaseClosedError(RefusedError):
    """The case has its outcome already."""

    code = "case_closed"


class BeingCheckedError(RefusedError):
    """The duplicate check of this request has not run yet."""

    code = "being_checked"


class NothingToClaimError(RefusedError):
    """The queue holds nothing that this person may take."""

    code = "nothing_to_claim"


class OverlapBeforePaymentError(RefusedError):
    """The check right before payment found a like aid that the first check could not see."""

    code = "overlap_before_payment"


class NothingToJoinError(RefusedError):
    """What stands in the way of the need is no open case that this one could join."""

    code = "nothing_to_join"


class NoMoreExtensionsError(RefusedError):
    """The deadline of this task was extended as often as may be; `limit` says how often."""

    code = "no_more_extensions"


class NoReceiptDueError(RefusedError):
    """Nobody waits for a receipt of this case now."""

    code = "no_receipt_due"


class NotDueYetError(RefusedError):
    """The instalment's day is ahead: its order is not issued yet."""

    code = "not_due_yet"


class NotRunningError(RefusedError):
    """The case has no aid that recurs and was approved."""

    code = "not_running"


class AnsweredAlreadyError(RefusedError):
    """One of this kind waits for its answer, or somebody gave it meanwhile."""

    code = "answered_already"


class NotStuckError(RefusedError):
    """The case has not this cause any more, or this act does not mend it."""

    code = "not_stuck"


class NotAppealableError(RefusedError):
    """Only a rejection, or a ruling that the request is a duplicate, is appealed against."""

    code = "not_appealable"


class AppealTooLateError(RefusedError):
    """The time for an appeal against this rejection is over; `days` says how long it was."""

    code = "appeal_too_late"


class AppealFiledError(RefusedError):
    """An appeal against this rejection was filed already."""

    code = "appeal_filed"


class RecordFaultError(SanadError):
    """The database refused a statement; `constraint` and `sqlstate` name the rule, never a value."""

    code = "record_fault"


class UnavailableError(SanadError):
    """A part of the house is down; what was recorded stays recorded."""

    code = "unavailable"


class BusyError(UnavailableError):
    """More requests at once than the house takes; `retry_after` seconds."""

    code = "busy"
