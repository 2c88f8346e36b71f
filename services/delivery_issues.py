"""Issues of delivery: what a sample found wrong waits for somebody with a deadline, as a task does, until it is closed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from domain.cycle import EventType
from domain.deadlines import Allowance, AllowanceUnit, Deadline, Phase, find_wake, set_deadline
from domain.errors import AnsweredAlreadyError, ExcludedPersonError, NotFoundError
from domain.forms import TEXT_LIMIT, FormReader
from domain.roles import Actor, Role
from domain.samples import IssueState, SampleResult
from services.delivery_codes import note_receipt
from services.moves import take_case
from store.queries.events import EventDraft, append_event
from store.queries.policies import load_calendar
from store.queries.samples import find_issue, list_due_issues, list_issues
from store.scope import Store
from store.tables.requests import AidRequest
from store.tables.samples import DeliveryIssue, SampleItem

DRAWERS = (Role.SUPERVISOR, Role.AID_MANAGER, Role.CHARITY_ADMIN)
READERS = (*DRAWERS, Role.AUDITOR)
ALLOWANCE = Allowance(5, AllowanceUnit.WORKING_DAYS)
"""How long a charity has to answer what a sample found, and whoever asked to close what was answered."""
AT_ONCE = 200

EVENTS = {
    Phase.WARN: EventType.WARNED,
    Phase.BREACH: EventType.BREACHED,
    Phase.AID_MANAGER: EventType.ESCALATED_AID_MANAGER,
    Phase.MINISTRY: EventType.ESCALATED_MINISTRY,
}
"""What a phase is told as, of a task and of an issue alike."""


@dataclass(frozen=True)
class IssueView:
    """What a sample found wrong, and what became of it: `owner` is waited for until `due_at`; then `then` comes, at `then_at`."""

    issue_id: UUID
    request_id: UUID
    number: str
    result: SampleResult
    text: str
    state: IssueState
    owner: Role
    opened_at: datetime
    due_at: datetime
    then: Phase | None
    then_at: datetime | None
    answer: str
    may_answer: bool
    may_close: bool


def open_issue(db: Session, actor: Actor, item: SampleItem, *, at: datetime) -> None:
    """Open a case of its own for a receipt that was not as it should be: its charity answers."""
    case = db.get_one(AidRequest, item.request_id)
    assert item.result is not None and case.charity_id is not None  # noqa: S101, PT018 (a charity delivered it)
    deadline = _compute_deadline(db, at)
    issue = DeliveryIssue(
        item_id=item.id,
        request_id=case.id,
        charity_id=case.charity_id,
        instalment_id=item.instalment_id,
        result=item.result,
        text=item.text,
        role=Role.AID_MANAGER,
        asked_by_role=Role.SUPERVISOR if actor.is_ministry else Role.CHARITY_ADMIN,
        opened_by=actor.account_id,
        opened_at=at,
        since_at=at,
        warn_at=deadline.warn_at,
        due_at=deadline.due_at,
        aid_manager_at=deadline.aid_manager_at,
        ministry_at=deadline.ministry_at,
    )
    issue.wakes_at = _find_wake_at(issue)
    db.add(issue)
    db.flush()
    key = f"receipt_doubted/{issue.id}"
    note_receipt(db, case, EventType.RECEIPT_DOUBTED, key, at=at, actor_id=actor.account_id)


def answer_issue(store: Store, actor: Actor, issue_id: UUID, text: str, *, at: datetime) -> None:
    """Let the charity say what it did about an issue; whoever asked has as long to close it.

    Raises NotFoundError, WrongRoleError, AnsweredAlreadyError, InvalidFieldsError.
    """
    actor.require(Role.AID_MANAGER)
    reader = FormReader()
    answer = reader.text("text", text, required=True, limit=TEXT_LIMIT)
    reader.finish()
    with store.acting_for(actor) as db:
        issue = _get_issue(db, issue_id)
        if issue.state is not IssueState.OPEN:
            raise AnsweredAlreadyError
        issue.state, issue.answer = IssueState.ANSWERED, answer
        issue.answered_by, issue.answered_at = actor.account_id, at
        issue.role, issue.since_at, issue.phases = issue.asked_by_role, at, []
        _set_clock(issue, _compute_deadline(db, at))


def close_issue(store: Store, actor: Actor, issue_id: UUID, *, at: datetime) -> None:
    """Close an answered issue; whoever answered it does not. Raises NotFoundError, WrongRoleError, ExcludedPersonError, AnsweredAlreadyError."""
    actor.require(*DRAWERS)
    with store.acting_for(actor) as db:
        issue = _get_issue(db, issue_id)
        if issue.state is not IssueState.ANSWERED:
            raise AnsweredAlreadyError
        if not _may_close(actor, issue):
            raise ExcludedPersonError
        issue.state, issue.closed_by, issue.closed_at = IssueState.CLOSED, actor.account_id, at
        issue.wakes_at = None


def list_open_issues(store: Store, actor: Actor) -> tuple[IssueView, ...]:
    """Issues within the actor's scope that are not closed, those due first at the front. Raises WrongRoleError."""
    actor.require(*READERS)
    with store.acting_for(actor, snapshot=True) as db:
        return tuple(_view(actor, issue, case) for issue, case in list_issues(db))


def answer_clocks(store: Store, *, at: datetime) -> int:
    """Tell what fell due on open issues by now, each at the instant the calendar says; how many were looked at.

    A wake is a question: days that were declared meanwhile count. Doing it twice tells nothing twice.
    """
    with store.registry() as db:
        due: Sequence[tuple[UUID, UUID]] = list_due_issues(db, at=at, limit=AT_ONCE)
    for issue_id, request_id in due:
        with store.registry() as db:
            work = take_case(db, request_id, at=at)
            issue = find_issue(db, issue_id)
            if issue and issue.state is not IssueState.CLOSED:
                _set_clock(issue, _compute_deadline(db, issue.since_at))
                _pass_phases(db, work.case, issue, at)
    return len(due)


def _pass_phases(db: Session, case: AidRequest, issue: DeliveryIssue, at: datetime) -> None:
    while (wake := _find_wake(issue)) and wake[1] <= at:
        phase, instant = wake
        issue.phases = [*issue.phases, phase.value]
        draft = EventDraft(
            step_key=f"issue/{issue.id}/{issue.state.value}/{phase.value}",
            type=EVENTS[phase],
            to_stage=case.stage,
            at=instant,
            subject_id=issue.id,
        )
        append_event(db, case, draft)
    issue.wakes_at = _find_wake_at(issue)


def _compute_deadline(db: Session, since_at: datetime) -> Deadline:
    return set_deadline(load_calendar(db), since_at, ALLOWANCE)


def _set_clock(issue: DeliveryIssue, deadline: Deadline) -> None:
    issue.warn_at, issue.due_at = deadline.warn_at, deadline.due_at
    issue.aid_manager_at, issue.ministry_at = deadline.aid_manager_at, deadline.ministry_at
    issue.wakes_at = _find_wake_at(issue)


def _find_wake(issue: DeliveryIssue) -> tuple[Phase, datetime] | None:
    deadline = Deadline(issue.since_at, issue.warn_at, issue.due_at, issue.aid_manager_at, issue.ministry_at)
    return find_wake(deadline, issue.role, [Phase(phase) for phase in issue.phases])


def _find_wake_at(issue: DeliveryIssue) -> datetime | None:
    wake = _find_wake(issue)
    return wake[1] if wake else None


def _get_issue(db: Session, issue_id: UUID) -> DeliveryIssue:
    issue = find_issue(db, issue_id)
    if issue is None:
        raise NotFoundError
    return issue


def _may_close(actor: Actor, issue: DeliveryIssue) -> bool:
    return actor.has_any(*DRAWERS) and actor.account_id != issue.answered_by


def _view(actor: Actor, issue: DeliveryIssue, case: AidRequest) -> IssueView:
    wake = _find_wake(issue)
    return IssueView(
        issue_id=issue.id,
        request_id=issue.request_id,
        number=case.number,
        result=issue.result,
        text=issue.text,
        state=issue.state,
        owner=issue.role,
        opened_at=issue.opened_at,
        due_at=issue.due_at,
        then=wake[0] if wake else None,
        then_at=wake[1] if wake else None,
        answer=issue.answer,
        may_answer=issue.state is IssueState.OPEN and actor.has_any(Role.AID_MANAGER),
        may_close=issue.state is IssueState.ANSWERED and _may_close(actor, issue),
    )
