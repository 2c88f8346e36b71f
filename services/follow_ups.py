"""Follow-up of receipts: one that nobody confirmed by its deadline opens by itself; the list of all that are open."""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from domain.cycle import EventType, Move, Stage, TaskKind, Wait
from domain.roles import Actor, Role
from services.moves import TaskDraft, Work, close_task, open_task, write_move
from services.naming import CharityName, find_charity_name
from services.requests import name_of
from store.queries.follow_ups import count_tries, list_unreached, map_causes
from store.scope import Store
from store.tables.tasks import Task

FOLLOWERS = (Role.REGISTRAR, Role.AID_MANAGER, Role.SUPERVISOR, Role.AUDITOR)
LISTED = 200


@dataclass(frozen=True)
class FollowUpView:
    """A receipt that is followed up: since when, because of what, and how often somebody tried since the payment."""

    request_id: UUID
    number: str
    name: str
    charity: CharityName | None
    instalment: int
    cause: EventType | None
    since_at: datetime
    due_at: datetime
    tries: int


def open_follow_up(work: Work, task: Task, *, step_key: str) -> None:
    """Go on from a receipt that did not come by its deadline: its recipient is looked for, under a clock of its own.

    An appointment that lies ahead is still waited for.
    """
    close_task(work, task, actor_id=None)
    move = Move(EventType.UNCONFIRMED, Stage.DELIVERY, TaskKind.CONFIRM, instalment=work.case.instalment)
    write_move(work, move, step_key=step_key)
    draft = TaskDraft(TaskKind.CONFIRM, role=task.role, wait=Wait.RECIPIENT)
    open_task(work, replace(draft, follow_up_at=task.follow_up_at))


def list_follow_ups(store: Store, actor: Actor) -> tuple[FollowUpView, ...]:
    """Open receipts whose recipient was not reached, within the actor's scope, the oldest first. Raises WrongRoleError."""
    actor.require(*FOLLOWERS)
    with store.acting_for(actor, snapshot=True) as db:
        rows = list_unreached(db, limit=LISTED)
        causes = map_causes(db, [row.case.id for row in rows])
        tries = count_tries(db, [row.case.id for row in rows])
        return tuple(
            FollowUpView(
                request_id=row.case.id,
                number=row.case.number,
                name=name_of(row.identity),
                charity=find_charity_name(db, row.case.charity_id) if actor.is_ministry else None,
                instalment=row.case.instalment,
                cause=causes.get(row.case.id),
                since_at=row.task.opened_at,
                due_at=row.task.due_at,
                tries=tries.get(row.case.id, 0),
            )
            for row in rows
        )
