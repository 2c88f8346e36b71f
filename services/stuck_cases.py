"""The monitor: every open case that does not go on, on whom it waits, since when, until when, what follows, whose it is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from domain.calendars import read_day
from domain.cycle import Stage, TaskKind, Wait
from domain.deadlines import Phase, find_wake
from domain.roles import Actor, Role
from domain.stuck_cases import (
    ENGINE_CAUSES,
    MENDERS,
    READERS,
    REMEDIES,
    SUSPECT_CAUSES,
    Cause,
    CheckKind,
    Mend,
    choose_owner,
)
from services.moves import read_deadline
from services.naming import CharityName, Naming, PersonName, list_charity_names
from services.pages import Page, read_cursor, write_cursor
from store.ahead import ask_many, map_many, read_ahead
from store.queries.case_checks import list_checks
from store.queries.charities import ask_charities
from store.queries.stuck_cases import StuckRow, count_stuck, list_stuck
from store.queries.tasks import LIVE
from store.scope import Store
from store.tables.case_checks import CaseCheck, EngineFinding
from store.tables.outbox import Outbox, Topic
from store.tables.requests import AidRequest
from store.tables.tasks import Task


@dataclass(frozen=True)
class WaitView:
    """Who is waited for since when, until when, and which eyes come then; nameless to an operator."""

    task_id: UUID
    kind: TaskKind
    wait: Wait
    role: Role
    holder: PersonName | None
    level: int
    levels: int
    opened_at: datetime
    due_at: datetime
    then: Phase | None
    then_at: datetime | None


@dataclass(frozen=True)
class StepView:
    """A step that fails: how often it was tried, the type of its last error, since when, and when it comes again."""

    step: str
    attempts: int
    error_type: str
    since_at: datetime
    next_attempt_at: datetime | None


@dataclass(frozen=True)
class ErrandView:
    """What the engine could not be told: how often it was tried, the code of the last error, when it comes again."""

    topic: Topic
    attempts: int
    last_error: str
    next_at: datetime


@dataclass(frozen=True)
class StuckCase:
    """One case that does not go on; `causes` the deepest first, `owner` whose eyes that one needs.

    `on_engine` says that it waits for the machine and for no person.
    """

    request_id: UUID
    number: str
    stage: Stage
    charity: CharityName | None
    causes: tuple[Cause, ...]
    since_at: datetime
    owner: Role
    on_engine: bool
    mends: tuple[Mend, ...]
    wait: WaitView | None
    step: StepView | None
    errand: ErrandView | None


@dataclass(frozen=True)
class CheckView:
    """The last comparison of record and engine of its kind; `ended_at` before `begun_at` while it runs."""

    kind: CheckKind
    begun_at: datetime
    ended_at: datetime | None
    cases: int
    differing: int
    repaired: int
    left_over: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Overview:
    """How many open cases have each cause, and when record and engine were compared last."""

    counts: Mapping[Cause, int]
    checks: tuple[CheckView, ...]


def list_stuck_cases(
    store: Store,
    actor: Actor,
    *,
    cause: Cause | None = None,
    cursor: str | None = None,
    limit: int = 25,
    at: datetime,
) -> Page[StuckCase]:
    """A page of the cases that stand still, the longest first; a charity sees its own. Raises WrongRoleError."""
    actor.require(*READERS)
    with store.acting_for(actor, snapshot=True) as db:
        rows = list_stuck(
            db,
            charity_id=actor.charity_id,
            at=at,
            today=read_day(at),
            sees_holds=actor.is_ministry,
            causes=(cause,) if cause else tuple(Cause),
            after=read_cursor(cursor),
            limit=limit + 1,
        )
        items = _view_rows(db, actor, rows[:limit])
    last = rows[limit - 1] if len(rows) > limit else None
    return Page(items, write_cursor(last.since_at, last.request_id) if last else None)


def describe_stuck_cases(store: Store, actor: Actor, *, at: datetime) -> Overview:
    """Counts by cause and the last comparisons with the engine. Raises WrongRoleError."""
    actor.require(*READERS)
    with store.acting_for(actor) as db:
        counts = count_stuck(
            db, charity_id=actor.charity_id, at=at, today=read_day(at), sees_holds=actor.is_ministry
        )
        checks = list_checks(db) if actor.is_ministry else ()
        return Overview(counts, tuple(view_check(row) for row in checks))


def view_check(row: CaseCheck) -> CheckView:
    """A comparison as doors see it."""
    return CheckView(
        CheckKind(row.kind),
        row.begun_at,
        row.ended_at,
        row.cases,
        row.differing,
        row.repaired,
        dict(row.left_over),
    )


def _view_rows(db: Session, actor: Actor, rows: Sequence[StuckRow]) -> tuple[StuckCase, ...]:
    ids = [row.request_id for row in rows]
    if not ids:
        return ()
    found_in_engine = select(EngineFinding).where(col(EngineFinding.request_id).in_(ids))
    read_ahead(
        db, ask_many(AidRequest, ids), _ask_tasks(ids), found_in_engine, _ask_errands(ids), ask_charities()
    )
    cases = map_many(db, AidRequest, ids)
    tasks = {task.request_id: task for task in db.exec(_ask_tasks(ids))}
    steps = {
        row.request_id: StepView(row.step, row.attempts, row.error_type, row.since_at, row.next_attempt_at)
        for row in db.exec(found_in_engine)
        if row.cause is Cause.DEAD_STEP
    }
    errands = _list_errands(db, ids)
    naming, charities = Naming(db, (task.holder_id for task in tasks.values())), list_charity_names(db)
    found = []
    for row in rows:
        case, task, cause = cases[row.request_id], tasks.get(row.request_id), row.causes[0]
        found.append(
            StuckCase(
                case.id,
                case.number,
                case.stage,
                charities.get(case.charity_id) if case.charity_id else None,
                row.causes,
                row.since_at,
                choose_owner(cause, task.role if task else None),
                cause in ENGINE_CAUSES | SUSPECT_CAUSES,
                list_mends(actor, row.causes, task),
                _view_wait(actor, task, naming) if task else None,
                steps.get(case.id),
                errands.get(case.id),
            )
        )
    return tuple(found)


def list_mends(actor: Actor, causes: Sequence[Cause], task: Task | None) -> tuple[Mend, ...]:
    """The acts that mend these causes and that this reader may do."""
    offered = dict.fromkeys(mend for cause in causes for mend in REMEDIES[cause].mends)
    return tuple(
        mend
        for mend in offered
        if actor.has_any(*MENDERS[mend])
        and not (mend is Mend.TO_MINISTRY and (task is None or not is_passable(task)))
    )


def is_passable(task: Task) -> bool:
    """True for a signature of a charity that the ministry can give in its place."""
    return task.kind is TaskKind.SIGN and task.role is Role.AID_MANAGER


def _ask_tasks(ids: Sequence[UUID]) -> SelectOfScalar[Task]:
    """The open tasks of these cases, the first one of each last."""
    return (
        select(Task)
        .where(col(Task.request_id).in_(ids), col(Task.state).in_(LIVE))
        .order_by(col(Task.opened_at).desc(), col(Task.id).desc())
    )


def _list_errands(db: Session, ids: Sequence[UUID]) -> dict[UUID, ErrandView]:
    return {
        row.request_id: ErrandView(row.topic, row.attempts, row.last_error, row.next_at)
        for row in db.exec(_ask_errands(ids))
    }


def _ask_errands(ids: Sequence[UUID]) -> SelectOfScalar[Outbox]:
    return (
        select(Outbox)
        .where(col(Outbox.request_id).in_(ids), col(Outbox.delivered_at).is_(None))
        .order_by(col(Outbox.attempts))
    )


def _view_wait(actor: Actor, task: Task, naming: Naming) -> WaitView:
    holder = naming.find(task.holder_id)
    if holder and not actor.has_any(Role.SUPERVISOR, Role.AUDITOR, Role.AID_MANAGER, Role.CHARITY_ADMIN):
        holder = PersonName(holder.account_id, "", "", holder.is_ministry)
    wake = find_wake(read_deadline(task), task.role, [Phase(phase) for phase in task.phases])
    return WaitView(
        task.id,
        task.kind,
        task.wait,
        task.role,
        holder,
        task.level,
        task.levels,
        task.opened_at,
        task.due_at,
        wake[0] if wake else None,
        wake[1] if wake else None,
    )
