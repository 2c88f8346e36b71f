"""The queues of a person: pages and counts of what waits for whom, narrowed as the reader wants."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlmodel import Session

from domain.cycle import TaskKind, Wait
from domain.digits import convert_digits
from domain.errors import FieldProblem, InvalidFieldsError
from domain.forms import FormReader
from domain.roles import Actor
from services.looks import note_list
from services.naming import CharityName, Naming, PersonName, list_charity_names
from services.pages import Page, read_cursor, write_cursor
from services.requests import name_of
from store.queries.policies import load_policies
from store.queries.queues import (
    Narrowing,
    Queue,
    QueueRow,
    count_desk,
    count_lists,
    list_queue,
    list_queue_ids,
    open_desk,
)
from store.queries.visits import list_missed
from store.scope import Store

AGES = (14, 30, 90, 180, 365)
"""Days since a request was received, by which ageing is told (product.md §2, rule 7)."""


@dataclass(frozen=True)
class QueueFilter:
    """What of a queue is wanted, as it stands in an address: every field is text and may be empty.

    `urgent` is anything or nothing, `age` one of AGES, `charity` an id (for the ministry), `number` the beginning of a
    case's number.
    """

    kind: str = ""
    wait: str = ""
    governorate: str = ""
    urgent: str = ""
    age: str = ""
    charity: str = ""
    number: str = ""


@dataclass(frozen=True)
class TaskRow:
    """One line of a queue; `name` is empty where the file is not open to the reader. Money in fils.

    `follow_up_at`: the day to which the desk put it off. `snoozed_until_at`: until when its holder did; its deadline
    runs on meanwhile, and then it has come back. `is_visit_missed`: the latest visit of a study was not made.
    """

    task_id: UUID
    request_id: UUID
    number: str
    name: str
    category_ar: str
    category_en: str
    amount_fils: int
    kind: TaskKind
    wait: Wait
    level: int
    levels: int
    is_urgent: bool
    holder: PersonName | None
    opened_at: datetime
    due_at: datetime
    follow_up_at: datetime | None
    snoozed_until_at: datetime | None
    has_come_back: bool
    received_at: datetime
    charity: CharityName | None
    may_claim: bool
    is_visit_missed: bool


@dataclass(frozen=True)
class OpenQueue:
    """What the page of a queue shows: its rows, the counts of all queues, and by which charities the ministry narrows it."""

    page: Page[TaskRow]
    counts: dict[Queue, int]
    charities: tuple[CharityName, ...]


def list_tasks(
    store: Store,
    actor: Actor,
    queue: Queue,
    wanted: QueueFilter | None = None,
    *,
    cursor: str | None = None,
    limit: int = 25,
    at: datetime,
) -> Page[TaskRow]:
    """A page of a queue: what came back from a snooze, then the earliest deadline first.

    Raises InvalidFieldsError for a filter or a cursor that cannot be read.
    """
    return open_queue(store, actor, queue, wanted, cursor=cursor, limit=limit, at=at).page


def open_queue(
    store: Store,
    actor: Actor,
    queue: Queue,
    wanted: QueueFilter | None = None,
    *,
    cursor: str | None = None,
    limit: int = 25,
    at: datetime,
) -> OpenQueue:
    """The same with how many tasks lie in each queue, read together. Raises InvalidFieldsError."""
    narrowing = _read_filter(wanted or QueueFilter())
    after = _read_place(cursor)
    with store.acting_for(actor) as db:
        desk = open_desk(db, actor, at=at)
        rows = list_queue(db, desk, queue, narrowing, after=after, limit=limit + 1)
        charities = list_charity_names(db)
        items = _view_rows(db, rows[:limit], charities)
        note_list(db, actor, ((row.case, row.identity) for row in rows[:limit]), at=at)
        counts = count_lists(db, desk)
    page = Page(items, _write_place(rows[limit - 1]) if len(rows) > limit else None)
    return OpenQueue(page, counts, _sort_charities(charities) if actor.is_ministry else ())


def list_all_ids(
    store: Store, actor: Actor, queue: Queue, wanted: QueueFilter, *, limit: int, at: datetime
) -> tuple[UUID, ...]:
    """The tasks of a whole narrowed queue, the earliest deadline first. Raises InvalidFieldsError."""
    narrowing = _read_filter(wanted)
    with store.acting_for(actor) as db:
        return tuple(list_queue_ids(db, open_desk(db, actor, at=at), queue, narrowing, limit=limit))


def count_queues(store: Store, actor: Actor, *, at: datetime) -> dict[Queue, int]:
    """How many tasks lie in each queue of this person."""
    with store.acting_for(actor) as db:
        return count_desk(db, actor, at=at)


def list_charity_choices(store: Store, actor: Actor) -> tuple[CharityName, ...]:
    """The charities by which a queue of the ministry can be narrowed, by name."""
    with store.acting_for(actor) as db:
        return _sort_charities(list_charity_names(db))


def _sort_charities(charities: Mapping[UUID, CharityName]) -> tuple[CharityName, ...]:
    return tuple(sorted(charities.values(), key=lambda charity: charity.name_ar))


def _read_filter(wanted: QueueFilter) -> Narrowing:
    reader = FormReader()
    wait = reader.choice("wait", wanted.wait, Wait) if wanted.wait else None
    age = convert_digits(wanted.age).strip()
    if age and age not in {str(days) for days in AGES}:
        reader.blame("age", "unknown_choice")
    charity_id = None
    try:
        charity_id = UUID(wanted.charity) if wanted.charity else None
    except ValueError:
        reader.blame("charity", "unknown_choice")
    kind, governorate = reader.text("kind", wanted.kind), reader.text("governorate", wanted.governorate)
    number = convert_digits(reader.text("number", wanted.number)).upper()
    reader.finish()
    older_than = timedelta(days=int(age)) if age else None
    return Narrowing(kind, wait, governorate, bool(wanted.urgent), older_than, charity_id, number)


def _write_place(last: QueueRow) -> str:
    rank = 0 if last.has_come_back else 1
    return f"{rank}.{write_cursor(last.task.due_at, last.task.id)}"


def _read_place(cursor: str | None) -> tuple[int, datetime, UUID] | None:
    rank, _, rest = (cursor or "").partition(".")
    if rank and rank not in ("0", "1"):
        raise InvalidFieldsError([FieldProblem("cursor", "unknown_choice")])
    place = read_cursor(rest)
    return (int(rank), *place) if place else None


def _view_rows(
    db: Session, rows: list[QueueRow], charities: Mapping[UUID, CharityName]
) -> tuple[TaskRow, ...]:
    naming = Naming(db, (row.task.holder_id for row in rows))
    missed = list_missed(db, [row.case.id for row in rows if row.task.kind is TaskKind.STUDY])
    policies = load_policies(db, {row.case.version_id for row in rows})
    return tuple(
        TaskRow(
            task_id=row.task.id,
            request_id=row.case.id,
            number=row.case.number,
            name=name_of(row.identity),
            category_ar=policies[row.case.version_id].categories[row.case.category].name_ar,
            category_en=policies[row.case.version_id].categories[row.case.category].name_en,
            amount_fils=row.case.approved_fils or row.case.amount_fils,
            kind=row.task.kind,
            wait=row.task.wait,
            level=row.task.level,
            levels=row.task.levels,
            is_urgent=row.task.is_urgent,
            holder=naming.find(row.task.holder_id),
            opened_at=row.task.opened_at,
            due_at=row.task.due_at,
            follow_up_at=row.task.follow_up_at,
            snoozed_until_at=row.task.snoozed_until_at,
            has_come_back=row.has_come_back,
            received_at=row.case.received_at,
            charity=charities.get(row.case.charity_id) if row.case.charity_id else None,
            may_claim=row.is_claimable,
            is_visit_missed=row.case.id in missed,
        )
        for row in rows
    )


__all__ = ["AGES", "Queue", "QueueFilter", "TaskRow"]
