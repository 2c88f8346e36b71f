"""The hands of a step: lock a case, write its move into the record, open its next task, state where it stands."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from uuid import UUID

from sqlmodel import Session, col, select

from domain.calendars import read_day
from domain.contracts.cases import CaseState, OpenTask
from domain.cycle import EventType, Move, Stage, TaskKind, Wait
from domain.deadlines import Deadline, Phase, find_wake, set_deadline
from domain.errors import NotFoundError
from domain.policies import Policy
from domain.requests import Urgency
from domain.roles import Role
from services.messages import tell_of_event
from store.queries.appeals import list_filers, list_reopeners
from store.queries.committee_sessions import list_interested, list_people_of_sessions
from store.queries.events import EventDraft, append_event
from store.queries.known_facts import renew_known
from store.queries.policies import load_policy
from store.queries.tasks import LEASE, list_open_tasks
from store.tables.events import CaseEvent
from store.tables.requests import AidRequest
from store.tables.tasks import Task, TaskState

ASK_AGAIN = timedelta(minutes=1)
"""A clock that comes due while a decision is being recorded asks again after this long."""

_ROLE_AND_WAIT: dict[TaskKind, tuple[Role, Wait]] = {
    TaskKind.IDENTIFY: (Role.DUPLICATE_DESK, Wait.DESK),
    TaskKind.ADJUDICATE: (Role.DUPLICATE_DESK, Wait.DESK),
    TaskKind.STUDY: (Role.RESEARCHER, Wait.TO_CLAIM),
    TaskKind.PULL: (Role.RESEARCHER, Wait.POOL),
    TaskKind.COMPLETE: (Role.REGISTRAR, Wait.WITH_APPLICANT),
    TaskKind.PAY: (Role.AID_MANAGER, Wait.ORDER),
    TaskKind.AUTHORISE: (Role.AID_MANAGER, Wait.SIGNATORIES),
    TaskKind.SETTLE: (Role.AID_MANAGER, Wait.BANK),
    TaskKind.CONFIRM: (Role.AID_MANAGER, Wait.RECEIPT),
    TaskKind.HAND_OVER: (Role.SUPERVISOR, Wait.MINISTRY),
    TaskKind.HEAR: (Role.SUPERVISOR, Wait.MINISTRY),
}


@dataclass
class Work:
    """A case in the hands of one step: its locked row, the policy it is judged by, the step's instant.

    `secret` keys the digests by which persons are found; only steps that may look for somebody are given it.
    """

    db: Session
    case: AidRequest
    policy: Policy
    at: datetime
    secret: bytes = field(default=b"", repr=False)


@dataclass(frozen=True)
class TaskDraft:
    """A task to open: its level and seat of signature, and what it keeps of an earlier task of its kind.

    Role and wait are those of the kind unless given; a study that has a holder is begun unless said otherwise.
    """

    kind: TaskKind
    level: int = 0
    seat: int = 0
    seats: int = 0
    role: Role | None = None
    wait: Wait | None = None
    is_begun: bool = True
    suspends: tuple[UUID, ...] = ()
    barred: frozenset[UUID] = field(default_factory=frozenset)
    holder_id: UUID | None = None
    deadline: Deadline | None = None
    follow_up_at: datetime | None = None
    phases: tuple[str, ...] = ()


def take_case(db: Session, request_id: UUID, *, at: datetime, secret: bytes = b"") -> Work:
    """Lock the case's row and load the policy it carries. Raises NotFoundError for an unknown id."""
    case = db.exec(
        select(AidRequest)
        .where(AidRequest.id == request_id)
        # Rows that refer to the case may be written meanwhile: a door that holds a task and writes its event would
        # otherwise wait for a step that waits for that task.
        .with_for_update(key_share=True)
        .execution_options(populate_existing=True)
    ).one_or_none()
    if case is None:
        raise NotFoundError
    return Work(db, case, load_policy(db, case.version_id), at, secret)


def write_move(
    work: Work,
    move: Move,
    *,
    step_key: str,
    wait: Wait | None = None,
    actor_id: UUID | None = None,
    amount_fils: int | None = None,
    text: str = "",
) -> None:
    """Append the event, bring the case's projections to where it now stands, and let the applicant be told."""
    draft = EventDraft(
        step_key=step_key,
        type=move.event,
        to_stage=move.stage,
        at=work.at,
        wait=wait,
        actor_id=actor_id,
        amount_fils=amount_fils,
        text=text,
    )
    append_event(work.db, work.case, draft)
    tell_of_event(work.db, work.case.id, move.event, move.stage, work.case.channel, key=step_key, at=work.at)
    if work.case.stage is not move.stage:
        work.case.stage = move.stage
        work.case.stage_since_at = work.at
    if move.outcome:
        work.case.outcome = move.outcome
        work.case.closed_at = work.at


def note_event(
    work: Work, event: EventType, *, step_key: str, at: datetime | None = None, task: Task | None = None
) -> None:
    """Append an event that moves nothing."""
    append_event(
        work.db,
        work.case,
        EventDraft(
            step_key=step_key,
            type=event,
            to_stage=work.case.stage,
            at=at or work.at,
            wait=task.wait if task else None,
            subject_id=task.id if task else None,
        ),
    )


def open_task(work: Work, draft: TaskDraft) -> Task:
    """Open a task with its role, its named wait and its deadline from the official calendar.

    Whoever declared an interest in the case before a committee is barred from it outside of committees too (rule 17).
    """
    draft = _bar_interested(work, draft)
    role, wait = draft.role, draft.wait
    if role is None or wait is None:
        role, wait = _ROLE_AND_WAIT[draft.kind]
    deadline = draft.deadline or set_case_deadline(work, draft.kind, work.at)
    is_studied = draft.kind is TaskKind.STUDY and draft.holder_id is not None and draft.is_begun
    task = Task(
        request_id=work.case.id,
        charity_id=work.case.charity_id,
        kind=draft.kind,
        stage=work.case.stage,
        wait=Wait.UNDER_STUDY if is_studied and draft.wait is None else wait,
        role=role,
        level=draft.level,
        levels=len(work.case.signatures) if draft.kind in (TaskKind.SIGN, TaskKind.RESUME) else 0,
        seat=draft.seat,
        seats=draft.seats,
        suspends=list(draft.suspends),
        is_urgent=work.case.urgency is not Urgency.NORMAL,
        barred=sorted(draft.barred),
        holder_id=draft.holder_id,
        claimed_at=work.at if draft.holder_id else None,
        lease_until_at=work.at + LEASE if draft.holder_id and not is_studied else None,
        study_begun_at=work.at if is_studied else None,
        received_at=work.case.received_at,
        opened_at=work.at,
        warn_at=deadline.warn_at,
        due_at=deadline.due_at,
        aid_manager_at=deadline.aid_manager_at,
        ministry_at=deadline.ministry_at,
        follow_up_at=draft.follow_up_at,
        phases=list(draft.phases),
    )
    work.db.add(task)
    work.db.flush()
    if draft.kind is TaskKind.STUDY:
        renew_known(work.db, work.case.id, on=read_day(work.at))
    return task


def _bar_interested(work: Work, draft: TaskDraft) -> TaskDraft:
    barred = draft.barred | list_interested(work.db, work.case.id)
    return replace(draft, barred=barred, holder_id=None if draft.holder_id in barred else draft.holder_id)


def restart_task(work: Work, task: Task, wait: Wait) -> None:
    """Let an open task wait for something else from now on, with the whole of its allowance."""
    deadline = set_case_deadline(work, task.kind, work.at)
    task.wait, task.opened_at, task.phases = wait, work.at, []
    task.warn_at, task.due_at = deadline.warn_at, deadline.due_at
    task.aid_manager_at, task.ministry_at = deadline.aid_manager_at, deadline.ministry_at


def set_case_deadline(work: Work, kind: TaskKind, from_at: datetime) -> Deadline:
    """The deadline of a task of this case whose clock begins then."""
    fast = work.case.urgency is Urgency.EMERGENCY
    allowance = work.policy.get_allowance(kind, fast_track=fast)
    return set_deadline(work.policy.calendar, from_at, allowance, work.policy.get_ladder(kind))


def close_task(work: Work, task: Task, *, actor_id: UUID | None) -> None:
    """End a task; `actor_id` is whoever answered it, None if it fell away."""
    task.state = TaskState.DONE if actor_id else TaskState.CANCELLED
    task.closed_at = work.at
    task.done_by = actor_id


def is_for_session(task: Task) -> bool:
    """True for a signature that a committee gives in session: nobody gives it alone."""
    return task.kind is TaskKind.SIGN and task.wait is Wait.COMMITTEE


def is_top_signature(task: Task) -> bool:
    """True for a signature of the ministry's: nobody is above it."""
    return task.kind is TaskKind.SIGN and task.role is Role.SUPERVISOR


def read_deadline(task: Task) -> Deadline:
    """The instants a task's row carries."""
    return Deadline(task.opened_at, task.warn_at, task.due_at, task.aid_manager_at, task.ministry_at)


def state_case(work: Work, *, asked_in: int) -> CaseState:
    """Where the case stands, as the record says: what every step returns.

    `asked_in` is the round of the process that asks: one whose round ended is told so, whatever came after.
    """
    work.db.flush()
    if asked_in != work.case.round:
        return CaseState(str(work.case.id), asked_in, stage=Stage.CLOSED.value)
    return read_state(work.db, work.case, at=work.at)


def read_state(db: Session, case: AidRequest, *, at: datetime) -> CaseState:
    """The state the engine starts or goes on from; nothing personal is in it."""
    return CaseState(
        request_id=str(case.id),
        round=case.round,
        stage=case.stage.value,
        tasks=tuple(
            state_task(task, at=at)
            for task in list_open_tasks(db, case.id)
            # A hearing belongs to the process of its appeal.
            if task.kind is not TaskKind.HEAR
        ),
        instalment=case.instalment,
        instalments=case.instalments,
        outcome=case.outcome.value if case.outcome else None,
        charity_id=str(case.charity_id) if case.charity_id else None,
    )


def list_people_of_case(work: Work) -> frozenset[UUID]:
    """Everyone who registered or studied this case, or signed or sat over what was recommended last: they may not sign it.

    Nor may whoever filed an appeal of it, opened it again, or declared an interest in it.

    Whoever returned it to study took the signatures back with it, and may sign again what comes of it.
    """
    done = work.db.exec(
        select(Task).where(
            Task.request_id == work.case.id,
            Task.state == TaskState.DONE,
            col(Task.kind).in_((TaskKind.STUDY, TaskKind.SIGN)),
        )
    ).all()
    studied_at = max(
        (task.closed_at for task in done if task.kind is TaskKind.STUDY and task.closed_at), default=None
    )
    counted = [
        task for task in done if task.kind is TaskKind.STUDY or (studied_at and task.opened_at >= studied_at)
    ]
    sat = list_people_of_sessions(work.db, [task.id for task in counted])
    begun = work.db.exec(
        select(CaseEvent.actor_id).where(
            CaseEvent.request_id == work.case.id, CaseEvent.type == EventType.STUDY_BEGUN
        )
    )
    signed = [task.done_by for task in counted]
    reopened = (*list_filers(work.db, work.case.id), *list_reopeners(work.db, work.case.id))
    interested = list_interested(work.db, work.case.id)
    people = (work.case.registered_by, *signed, *sat, *begun, *reopened, *interested)
    return frozenset(person for person in people if person)


def state_task(task: Task, *, at: datetime) -> OpenTask:
    """An open task as the engine waits for it: nobody's name, and when its clock asks next."""
    wake = find_wake(read_deadline(task), task.role, [Phase(phase) for phase in task.phases])
    wakes_at = min(filter(None, (wake[1] if wake else None, task.follow_up_at)), default=None)
    if wakes_at and task.state is TaskState.DECIDING:
        wakes_at = max(wakes_at, at + ASK_AGAIN)
    return OpenTask(
        task_id=str(task.id),
        kind=task.kind.value,
        wait=task.wait.value,
        wakes_at=wakes_at,
        barred=tuple(str(person) for person in task.barred),
    )
