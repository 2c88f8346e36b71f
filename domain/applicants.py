"""An applicant at their own door: how they name themselves, the one-time code that answers, and its limits."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from domain.cycle import SIDE_MOVES, DecisionCode, Outcome, TaskKind
from domain.digits import convert_digits
from domain.errors import FieldProblem, InvalidFieldsError, NotSignedInError, RefusedError
from domain.proofs import fold_document

CODE_DIGITS = 6
CODE_LIFE = timedelta(minutes=10)
"""How long a sign-in code opens: the time a message takes to arrive and to be typed."""

CODE_TRIES = 5
"""Wrong codes after which an attempt opens nothing any more."""

SESSION = timedelta(hours=1)
"""How long an applicant stays signed in: others may hold the telephone next."""

MOST_ADDRESSES = 3
"""To how many addresses of one civil ID a code goes: a stranger who stated it must not keep its owner out."""

ASKED_AT_MOST = ((timedelta(minutes=15), 3), (timedelta(days=1), 10))
"""How often a code may be asked for under one number within so long."""

_NUMBER = re.compile(r"(20\d{2})-?(\d{6,7})")
"""As on the first message; a civil ID has twelve digits."""

_DOCUMENT_LIMIT = 40


class PinNeededError(NotSignedInError):
    """An applicant whose telephone others use too has still to give the PIN."""

    code = "pin_needed"


class NotWithdrawableError(RefusedError):
    """Nothing can be withdrawn any more: money is on its way or was paid, or the request is closed."""

    code = "not_withdrawable"


@dataclass(frozen=True)
class Applicant:
    """Somebody who proved by a code that messages about these requests reach them; no account, no role, no charity."""

    request_ids: frozenset[UUID]


@dataclass(frozen=True)
class Claimed:
    """Who somebody says to be: the number of a request, or that of their document."""

    number: str = ""
    document: str = ""

    @property
    def text(self) -> str:
        """One text for each, by which repeated asking is known again."""
        return f"number/{self.number}" if self.number else f"document/{self.document}"


def read_claimed(raw: str) -> Claimed:
    """A request's number (2026-004512) or a document's, in any digits. Raises InvalidFieldsError if nothing is given.

    Nothing is said of whether a number is well made: the answer is the same for all.
    """
    text = "".join(convert_digits(raw).split()).upper()
    if not text:
        raise InvalidFieldsError([FieldProblem("claimed", "required")])
    if number := _NUMBER.fullmatch(text):
        return Claimed(number=f"{number[1]}-{number[2]}")
    folded = fold_document(text)
    return Claimed(document=(folded if folded.isdecimal() else text)[:_DOCUMENT_LIMIT])


def may_ask(asked: Collection[datetime], *, at: datetime) -> bool:
    """True if a code may still be sent, after it was asked for at these instants."""
    return all(_count_since(asked, at - span) < most for span, most in ASKED_AT_MOST)


def _count_since(asked: Iterable[datetime], since: datetime) -> int:
    return sum(each > since for each in asked)


def may_withdraw(outcome: Outcome | None, open_kinds: Collection[TaskKind], *, is_paid: bool) -> bool:
    """True while an applicant may give a request up by themselves: until money moves; after that, at the counter.

    `open_kinds` are what the open tasks wait for, `is_paid` says that an instalment was paid already.
    """
    answered = SIDE_MOVES[DecisionCode.WITHDRAW].kinds - {TaskKind.CONFIRM}
    return outcome is None and not is_paid and bool(open_kinds) and set(open_kinds) <= answered
