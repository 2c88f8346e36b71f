"""Bulk acts: which acts one sentence can explain for many rows, and how many rows one act may have."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from domain.cycle import DecisionCode, TaskKind
from domain.decisions import DecisionForm
from domain.errors import FieldProblem
from domain.roles import Role

MOST_AT_ONCE = 2000


class BulkKind(StrEnum):
    """What is done to many tasks at once."""

    SIGN_OFF = "sign_off"
    CLOSING = "closing"
    REASSIGN = "reassign"


class RowState(StrEnum):
    """What would become of one row of a bulk act."""

    READY = "ready"
    HELD_BY_OTHER = "held_by_other"
    CLOSED = "closed"
    BEING_DECIDED = "being_decided"
    NOT_FOR_THIS_TASK = "not_for_this_task"
    EXCLUDED = "excluded"
    NOT_FOUND = "not_found"


BULK_ROLES: dict[BulkKind, frozenset[Role]] = {
    BulkKind.SIGN_OFF: frozenset({Role.AID_MANAGER, Role.SUPERVISOR}),
    BulkKind.CLOSING: frozenset({Role.DUPLICATE_DESK}),
    BulkKind.REASSIGN: frozenset({Role.AID_MANAGER, Role.SUPERVISOR}),
}
"""Whose act each kind is."""

BULK_CODES: dict[BulkKind, frozenset[DecisionCode]] = {
    BulkKind.SIGN_OFF: frozenset({DecisionCode.APPROVE, DecisionCode.REJECT}),
    BulkKind.CLOSING: frozenset(
        {DecisionCode.RELEASE, DecisionCode.EXCEPT, DecisionCode.RULE_DUPLICATE, DecisionCode.DEFER}
    ),
    BulkKind.REASSIGN: frozenset(),
}
"""Decisions that can be given to many: who is who, a remainder, a cut and a case to join are looked at singly."""

BULK_TASKS: dict[BulkKind, frozenset[TaskKind]] = {
    BulkKind.SIGN_OFF: frozenset({TaskKind.SIGN}),
    BulkKind.CLOSING: frozenset({TaskKind.ADJUDICATE}),
    BulkKind.REASSIGN: frozenset(TaskKind),
}
"""Which tasks each kind is about."""


@dataclass(frozen=True)
class BulkForm:
    """A bulk act as typed: the rows, or whose rows (`holder`, an account id), and what is done with them.

    Of a decision `code`, `reason`, `text` and `until` count; of a reassignment `to` (an account id) and `text`.
    """

    kind: str = ""
    tasks: tuple[str, ...] = ()
    holder: str = ""
    code: str = ""
    reason: str = ""
    text: str = ""
    until: str = ""
    to: str = ""

    @property
    def decision(self) -> DecisionForm:
        """The one decision of all rows."""
        return DecisionForm(code=self.code, reason=self.reason, text=self.text, until=self.until)


def judge_count(count: int) -> list[FieldProblem]:
    """What is wrong with that many rows."""
    if not count:
        return [FieldProblem("tasks", "required")]
    if count > MOST_AT_ONCE:
        return [FieldProblem("tasks", "too_many_tasks", {"limit": MOST_AT_ONCE})]
    return []


def list_row_ids(texts: tuple[str, ...]) -> tuple[UUID, ...]:
    """The tasks chosen, each once and in order; what is no id was sent by no form of ours and is left out."""
    found: dict[UUID, None] = {}
    for typed in texts:
        try:
            found[UUID(typed)] = None
        except ValueError:
            continue
    return tuple(found)
