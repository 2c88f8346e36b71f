"""What the clock of a task does when it comes due: warn, breach, escalate, expire."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from domain.contracts.cases import CaseState, WakeTask
from domain.cycle import EventType, TaskKind, Wait
from domain.deadlines import Phase, find_wake
from domain.visits import VisitState
from services.appointments import miss_appointment
from services.delivery_issues import EVENTS
from services.duplicates import go_on_checking
from services.effects import complete_case, expire_case
from services.follow_ups import open_follow_up
from services.moves import Work, note_event, read_deadline, state_case, take_case
from services.payment_orders import open_scheduled
from store.queries.pool import note_untaken
from store.queries.tasks import find_task
from store.queries.visits import find_booked
from store.scope import Store
from store.tables.tasks import Task, TaskState


def wake_task(store: Store, asked: WakeTask, *, secret: bytes) -> CaseState:
    """The step: a timer asked what the clock of a task means now; not yet due is an answer too.

    A task that is being decided or has ended is left alone. What fell due is recorded at the instant the
    calendar says, however late the machine asked. A hold whose day has come is looked at again, a visit
    whose day has passed in silence was missed; `secret` keys
    the digests by which persons are found.
    """
    with store.registry() as db:
        work = take_case(db, UUID(asked.request_id), at=asked.at, secret=secret)
        answer_clock(work, UUID(asked.task_id))
        return state_case(work, asked_in=asked.round)


def answer_clock(work: Work, task_id: UUID) -> None:
    """Do whatever fell due on an open task by the step's instant."""
    task = find_task(work.db, task_id, lock=True)
    if task and task.state is TaskState.OPEN and task.follow_up_at and task.follow_up_at <= work.at:
        _follow_up(work, task, task.follow_up_at)
    while task and task.state is TaskState.OPEN and _is_due(work, task):
        _pass_phase(work, task)


def _follow_up(work: Work, task: Task, instant: datetime) -> None:
    """A day that was named has come: a hold is looked at again; a visit or an appointment nobody spoke of was missed.

    What was asked of an applicant has all come.
    """
    task.follow_up_at = None
    if task.kind is TaskKind.PAY:
        open_scheduled(work, task, instant)
        return
    if task.kind is TaskKind.CONFIRM:
        miss_appointment(work, task, instant)
        return
    if task.kind is TaskKind.COMPLETE:
        complete_case(replace(work, at=instant), task, step_key=f"papers_came/{task.id}")
        return
    if task.kind is not TaskKind.STUDY:
        go_on_checking(work, f"follow_up/{task.id}")
        return
    visit = find_booked(work.db, work.case.id)
    if visit and visit.visit_at < instant:
        visit.state, visit.settled_at = VisitState.MISSED, instant
        task.wait = Wait.UNDER_STUDY
        note_event(work, EventType.VISIT_MISSED, step_key=f"visit_missed/{visit.id}", at=instant, task=task)


def _is_due(work: Work, task: Task) -> bool:
    wake = find_wake(read_deadline(task), task.role, [Phase(phase) for phase in task.phases])
    return wake is not None and wake[1] <= work.at


def _pass_phase(work: Work, task: Task) -> None:
    wake = find_wake(read_deadline(task), task.role, [Phase(phase) for phase in task.phases])
    assert wake is not None  # noqa: S101 (_is_due said so)
    phase, instant = wake
    task.phases = [*task.phases, phase.value]
    # After an extension, or when the wait begins anew, a phase comes again: it is another step.
    passed = f"{task.id}/{phase.value}/{instant.timestamp():.0f}"
    step_key = f"deadline/{passed}"
    if task.kind is TaskKind.COMPLETE and phase is Phase.MINISTRY:
        expire_case(replace(work, at=instant), task, step_key=step_key)
        return
    if task.kind is TaskKind.PULL:
        # Charities and ministry are told at once: nobody is left to be told later.
        task.phases = [phase.value for phase in Phase]
        note_event(work, EventType.POOL_ALERTED, step_key=step_key, at=instant, task=task)
        note_untaken(work.db, work.case.id, at=instant)
        return
    note_event(work, EVENTS[phase], step_key=step_key, at=instant, task=task)
    if task.kind is TaskKind.CONFIRM and phase is Phase.BREACH and task.wait is Wait.RECEIPT:
        open_follow_up(work, task, instant, step_key=f"unconfirmed/{passed}")
    if phase is Phase.MINISTRY:
        work.case.ministry_sees_from_at = work.case.ministry_sees_from_at or work.at
