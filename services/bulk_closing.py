"""Bulk closing: many holds of the duplicate desk ended by one reasoned decision, each row with its own result."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from domain.cycle import DecisionCode
from domain.decisions import DecisionForm
from domain.roles import Actor
from services.naming import CharityName, PersonName
from services.submissions import Submission
from store.scope import Store
from store.tables.decisions import DecisionState

BULK_CODES = frozenset(
    {DecisionCode.RELEASE, DecisionCode.EXCEPT, DecisionCode.RULE_DUPLICATE, DecisionCode.DEFER}
)
"""Endings that one sentence can explain for many: who is who, a remainder and a case to join are looked at singly."""

MOST_AT_ONCE = 100


class RowState(StrEnum):
    """What would become of one row of a bulk closing."""

    READY = "ready"
    HELD_BY_OTHER = "held_by_other"
    CLOSED = "closed"
    BEING_DECIDED = "being_decided"
    NOT_FOR_THIS_TASK = "not_for_this_task"
    EXCLUDED = "excluded"
    NOT_FOUND = "not_found"


@dataclass(frozen=True)
class ClosingRow:
    """One row before anything is written; `refusal` is the code it would be refused with. A task that is not there has no case."""

    task_id: UUID
    request_id: UUID | None
    number: str
    kind: str
    charity: CharityName | None
    state: RowState
    refusal: str | None


@dataclass(frozen=True)
class ClosedRow:
    """One row after: its decision and where that stands, or the code it was refused with."""

    task_id: UUID
    request_id: UUID | None
    number: str
    decision_id: UUID | None
    state: DecisionState | None
    refusal: str | None


@dataclass(frozen=True)
class SiblingRow:
    """A task that waits behind the same need; `is_this` is the one that was asked about."""

    task_id: UUID
    request_id: UUID
    number: str
    name: str
    category_ar: str
    category_en: str
    kind: str
    charity: CharityName | None
    amount_fils: int
    received_at: datetime
    due_at: datetime
    holder: PersonName | None
    is_this: bool


def preview_closing(
    store: Store, actor: Actor, task_ids: Sequence[UUID], form: DecisionForm, *, at: datetime
) -> tuple[ClosingRow, ...]:
    """What would become of each row, in the order given, each task once; nothing is written.

    Raises WrongRoleError, InvalidFieldsError (a form that no task takes, no task, more than MOST_AT_ONCE).
    """
    raise NotImplementedError


def close_all(
    store: Store,
    actor: Actor,
    task_ids: Sequence[UUID],
    form: DecisionForm,
    submission: Submission,
    *,
    at: datetime,
) -> tuple[ClosedRow, ...]:
    """Claim each task that is free and decide it; the caller then delivers each pending decision.

    Every row is a transaction of its own under the key `{submission.key}/{task_id}`: repeating it finds the decisions
    again. Raises WrongRoleError, InvalidFieldsError, KeyReusedError.
    """
    raise NotImplementedError


def list_siblings(store: Store, actor: Actor, request_id: UUID, *, at: datetime) -> tuple[SiblingRow, ...]:
    """The open tasks that wait behind the need of this case, its own among them, whoever waited longest first.

    Empty if the case waits behind nothing. Raises WrongRoleError, NotFoundError.
    """
    raise NotImplementedError
