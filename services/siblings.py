"""Siblings of a hold: the tasks of the duplicate desk that wait behind the same need."""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from domain.bulk_acts import BulkKind, RowState
from domain.cycle import DecisionCode
from domain.errors import NotFoundError
from domain.policies import Policy
from domain.roles import Actor
from services.bulk_acts import foresee_state
from services.comparisons import READERS
from services.looks import note_list
from services.naming import CharityName, Naming, PersonName, list_charity_names
from services.requests import name_of
from store.queries.comparisons import WaitingTask, list_waiting_tasks
from store.queries.policies import load_policies
from store.queries.requests import find_request
from store.queries.reservations import find_hold
from store.scope import Store


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
        policies = load_policies(db, {row.case.version_id for row in rows})
        naming = Naming(db, (row.task.holder_id for row in rows))
        charities = list_charity_names(db)
        note_list(db, actor, ((row.case, row.identity) for row in rows), at=at)
        return tuple(
            replace(
                _view_sibling(row, policies[row.case.version_id], naming, charities),
                may_close=foresee_state(
                    BulkKind.CLOSING, row.task, row.case, actor, DecisionCode.RELEASE, at=at
                )
                is RowState.READY,
                is_this=row.case.id == request_id,
            )
            for row in rows
        )


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
