"""Bulk closing: many holds of the duplicate desk ended by one reasoned decision, each row with its own result."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlmodel import Session

from domain.calendars import read_day
from domain.cycle import DecisionCode, TaskKind, may_decide
from domain.decisions import DecisionContext, DecisionForm, read_decision
from domain.errors import (
    BusyError,
    DecisionPendingError,
    ExcludedPersonError,
    FieldProblem,
    ForbiddenError,
    InvalidFieldsError,
    NotFoundError,
    NotHolderError,
    RefusedError,
    TaskClosedError,
    TaskTakenError,
    WrongDecisionError,
)
from domain.policies import Policy
from domain.roles import Actor, Role
from services.comparisons import READERS
from services.decisions import decide
from services.naming import CharityName, Naming, PersonName, list_charity_names
from services.requests import name_of
from services.submissions import Submission
from services.tasks import claim_task
from store.queries.comparisons import WaitingTask, list_tasks_with_cases, list_waiting_tasks
from store.queries.policies import get_version_id, load_policy
from store.queries.requests import find_request
from store.queries.reservations import find_hold
from store.queries.tasks import has_lapsed
from store.scope import Store
from store.tables.decisions import DecisionState
from store.tables.requests import AidRequest
from store.tables.tasks import Task, TaskState

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
    decision_id: UUID | None = None
    state: DecisionState | None = None
    refusal: str | None = None


@dataclass(frozen=True)
class SiblingRow:
    """A task that waits behind the same need; `is_this` is the one that was asked about, `may_close` one that is free."""

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
    may_close: bool = False
    is_this: bool = False


def preview_closing(
    store: Store, actor: Actor, task_ids: Sequence[UUID], form: DecisionForm, *, at: datetime
) -> tuple[ClosingRow, ...]:
    """What would become of each row, in the order given, each task once; nothing is written.

    Raises WrongRoleError, InvalidFieldsError (a form that no task takes, no task, more than MOST_AT_ONCE).
    """
    actor.require(Role.DUPLICATE_DESK)
    wanted = list(dict.fromkeys(task_ids))
    with store.acting_for(actor, snapshot=True) as db:
        found = list_tasks_with_cases(db, wanted)
        code = _read_form(db, form, wanted, at=at)
        charities = list_charity_names(db)
        return tuple(
            _view_row(task_id, found.get(task_id), actor, code, charities, at=at) for task_id in wanted
        )


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
    actor.require(Role.DUPLICATE_DESK)
    wanted = list(dict.fromkeys(task_ids))
    with store.acting_for(actor) as db:
        _read_form(db, form, wanted, at=at)
        found = list_tasks_with_cases(db, wanted)
    rows = []
    for task_id in wanted:
        task, case = found.get(task_id, (None, None))
        row = ClosedRow(task_id, case.id if case else None, case.number if case else "")
        rows.append(_close(store, actor, row, task.kind if task else None, form, submission, at=at))
    return tuple(rows)


def list_siblings(store: Store, actor: Actor, request_id: UUID, *, at: datetime) -> tuple[SiblingRow, ...]:
    """The open tasks that wait behind the need of this case, its own among them, whoever waited longest first.

    Empty if the case waits behind nothing. Raises WrongRoleError, NotFoundError.
    """
    actor.require(*READERS)
    with store.acting_for(actor, snapshot=True) as db:
        if find_request(db, request_id) is None:
            raise NotFoundError
        hold = find_hold(db, request_id)
        rows = list_waiting_tasks(db, hold.family, hold.subject_key) if hold else ()
        policies = {version: load_policy(db, version) for version in {row.case.version_id for row in rows}}
        naming = Naming(db, (row.task.holder_id for row in rows))
        charities = list_charity_names(db)
        return tuple(
            replace(
                _view_sibling(row, policies[row.case.version_id], naming, charities),
                may_close=_foresee_state(row.task, actor, DecisionCode.RELEASE, at=at) is RowState.READY,
                is_this=row.case.id == request_id,
            )
            for row in rows
        )


def _read_form(db: Session, form: DecisionForm, task_ids: Sequence[UUID], *, at: datetime) -> DecisionCode:
    """Judge how many rows there are, and the one form of them all."""
    problems = list[FieldProblem]()
    if not task_ids:
        problems.append(FieldProblem("tasks", "required"))
    if len(task_ids) > MOST_AT_ONCE:
        problems.append(FieldProblem("tasks", "too_many_tasks", {"limit": MOST_AT_ONCE}))
    if form.code not in BULK_CODES:
        raise InvalidFieldsError(
            [*problems, FieldProblem("code", "unknown_choice" if form.code else "required")]
        )
    today = read_day(at)
    # These endings are judged by the day alone: any category will do.
    category = next(iter(load_policy(db, get_version_id(db, today)).categories.values()))
    try:
        read_decision(form, DecisionContext(category, today, amount_fils=0, ceiling_fils=0))
    except InvalidFieldsError as error:
        raise InvalidFieldsError([*problems, *error.problems]) from error
    if problems:
        raise InvalidFieldsError(problems)
    return DecisionCode(form.code)


def _foresee_state(task: Task, actor: Actor, code: DecisionCode, *, at: datetime) -> RowState:
    """What a decision of this person on this task would meet now."""
    if task.state is TaskState.DECIDING:
        return RowState.BEING_DECIDED
    if task.state is not TaskState.OPEN:
        return RowState.CLOSED
    if not actor.has_any(task.role) or not may_decide(task.kind, code):
        return RowState.NOT_FOR_THIS_TASK
    if actor.account_id in task.barred:
        return RowState.EXCLUDED
    is_free = task.holder_id in (None, actor.account_id) or has_lapsed(task, at=at)
    return RowState.READY if is_free else RowState.HELD_BY_OTHER


def _view_row(
    task_id: UUID,
    found: tuple[Task, AidRequest] | None,
    actor: Actor,
    code: DecisionCode,
    charities: dict[UUID, CharityName],
    *,
    at: datetime,
) -> ClosingRow:
    if found is None:
        return ClosingRow(task_id, None, "", "", None, RowState.NOT_FOUND, NotFoundError.code)
    task, case = found
    state = _foresee_state(task, actor, code, at=at)
    charity = charities.get(case.charity_id) if case.charity_id else None
    return ClosingRow(task_id, case.id, case.number, case.kind, charity, state, _REFUSALS.get(state))


def _close(
    store: Store,
    actor: Actor,
    row: ClosedRow,
    kind: TaskKind | None,
    form: DecisionForm,
    submission: Submission,
    *,
    at: datetime,
) -> ClosedRow:
    """Decide one row; a task that is not held yet is claimed first, one of another kind never."""
    if kind and not may_decide(kind, DecisionCode(form.code)):
        return replace(row, refusal=WrongDecisionError.code)
    own = Submission(f"{submission.key}/{row.task_id}", submission.digest)
    try:
        try:
            receipt = decide(store, actor, row.task_id, form, own, at=at)
        except NotHolderError:
            claim_task(store, actor, row.task_id, at=at)
            receipt = decide(store, actor, row.task_id, form, own, at=at)
    except (RefusedError, ForbiddenError, NotFoundError, BusyError) as error:
        return replace(row, refusal=error.code)
    return replace(row, decision_id=receipt.decision_id, state=receipt.state, refusal=receipt.refusal)


def _view_sibling(
    row: WaitingTask, policy: Policy, naming: Naming, charities: dict[UUID, CharityName]
) -> SiblingRow:
    task, case = row.task, row.case
    category = policy.categories[case.category]
    return SiblingRow(
        task_id=task.id,
        request_id=case.id,
        number=case.number,
        name=name_of(row.identity),
        category_ar=category.name_ar,
        category_en=category.name_en,
        kind=case.kind,
        charity=charities.get(case.charity_id) if case.charity_id else None,
        amount_fils=case.amount_fils,
        received_at=case.received_at,
        due_at=task.due_at,
        holder=naming.find(task.holder_id),
    )


_REFUSALS: dict[RowState, str] = {
    RowState.HELD_BY_OTHER: TaskTakenError.code,
    RowState.CLOSED: TaskClosedError.code,
    RowState.BEING_DECIDED: DecisionPendingError.code,
    RowState.NOT_FOR_THIS_TASK: WrongDecisionError.code,
    RowState.EXCLUDED: ExcludedPersonError.code,
}
"""What each state is refused with."""
