"""Follow-up of receipts: one that nobody confirmed by its deadline opens by itself; the list of all that are open."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from domain.cycle import EventType, Wait
from domain.roles import Actor, Role
from services.moves import Work, note_event
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


def open_follow_up(work: Work, task: Task, instant: datetime, *, step_key: str) -> None:
    """Go on from a receipt that did not come by its deadline: its recipient is looked for, and the clock tells on."""
    task.wait = Wait.RECIPIENT
    note_event(work, EventType.UNCONFIRMED, step_key=step_key, at=instant, task=task)


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
                cause=causes[row.case.id].type if row.case.id in causes else None,
                since_at=causes[row.case.id].since_at if row.case.id in causes else row.task.opened_at,
                due_at=row.task.due_at,
                tries=tries.get(row.case.id, 0),
            )
            for row in rows
        )
