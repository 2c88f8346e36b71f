"""The parts of a case file: identity, papers, open task, decisions, instalments, notices, timeline."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from domain.categories import Paper, PayeeKind
from domain.cycle import (
    CLAIMED_KINDS,
    SIDE_MOVES,
    TASK_DECISIONS,
    DecisionCode,
    EventType,
    Stage,
    TaskKind,
    Wait,
    may_decide,
)
from domain.deadlines import Phase, find_next_phase
from domain.decisions import AskedField, PaymentMethod, Reason
from domain.pool import may_change_body
from domain.proofs import Proof
from domain.requests import StatedBeneficiary, StatedIdentity
from domain.roles import Actor, Role
from services.moves import is_for_session, is_top_signature, read_deadline
from services.naming import FundName, Naming, PersonName
from services.requests import name_of
from store.queries.stand_ins import Absences
from store.queries.tasks import UNASSIGNED_KINDS, has_lapsed
from store.tables.decisions import Decision, DecisionState, Payee
from store.tables.events import CaseEvent
from store.tables.requests import StatedBeneficiaryRow, StatedIdentityRow
from store.tables.reservations import AidState, NoticeSource
from store.tables.tasks import Task, TaskState

GIVEN = frozenset({EventType.REASSIGNED, EventType.DELEGATED})
"""Events whose subject is the colleague who was given a task."""


@dataclass(frozen=True)
class IdentityView(StatedIdentity):
    """Who the applicant said to be, and how they are called in one line."""

    full_name: str


@dataclass(frozen=True)
class BeneficiaryView(StatedBeneficiary):
    """Whom the applicant said the aid is for."""


@dataclass(frozen=True)
class NoticeView:
    """What a charity may learn of like aid elsewhere: kind, month, state, matched fields."""

    kind: str
    month_on: date
    state: AidState
    source: NoticeSource
    fields: tuple[str, ...]


@dataclass(frozen=True)
class TaskView:
    """Who is waited for, until when, what happens then, and what this reader may do about it."""

    task_id: UUID
    kind: TaskKind
    wait: Wait
    role: Role
    level: int
    levels: int
    seat: int
    seats: int
    state: TaskState
    holder: PersonName | None
    is_mine: bool
    may_claim: bool
    may_act: bool
    decisions: tuple[DecisionCode, ...]
    lease_until_at: datetime | None
    study_begun_at: datetime | None
    opened_at: datetime
    warn_at: datetime
    due_at: datetime
    next_eyes: Phase | None
    next_eyes_at: datetime | None
    follow_up_at: datetime | None
    snoozed_until_at: datetime | None
    acting_for: PersonName | None
    may_snooze: bool
    may_reassign: bool


@dataclass(frozen=True)
class DecisionView:
    """One decision as taken; money in fils."""

    decision_id: UUID
    code: DecisionCode
    actor: PersonName | None
    amount_fils: int | None
    instalments: int
    payee_name: str
    payee_kind: PayeeKind | None
    fund_ar: str
    fund_en: str
    reason: Reason | None
    text: str
    papers: tuple[Paper, ...]
    fields: tuple[AskedField, ...]
    method: PaymentMethod | None
    reference: str
    proof: Proof | None
    decided_at: datetime
    state: DecisionState
    refusal: str | None
    until_on: date | None
    is_undone: bool
    session_number: str
    acted_for: PersonName | None


@dataclass(frozen=True)
class EventView:
    """One line of the timeline; `actor` is None for the system.

    `acted_for` is the absent colleague in whose place the actor decided, `given_to` who was given a task.
    """

    seq: int
    type: EventType
    from_stage: Stage | None
    to_stage: Stage
    wait: Wait | None
    actor: PersonName | None
    amount_fils: int | None
    text: str
    occurred_at: datetime
    acted_for: PersonName | None
    given_to: PersonName | None


def view_identity(row: StatedIdentityRow | None) -> IdentityView | None:
    """The stated identity, or None where it is not open to the reader."""
    if row is None:
        return None
    return IdentityView(
        names=row.names,
        sex=row.sex,
        birth_on=row.birth_on,
        document_kind=row.document_kind,
        document_number=row.document_number,
        nationality=row.nationality,
        phone=row.phone,
        address=row.address,
        full_name=name_of(row),
    )


def view_beneficiary(row: StatedBeneficiaryRow | None) -> BeneficiaryView | None:
    """Whom the aid is for, or None where that is nobody else or not open to the reader."""
    if row is None:
        return None
    return BeneficiaryView(row.full_name, row.birth_on, row.document_number, row.sex)


def view_task(
    task: Task,
    actor: Actor,
    naming: Naming,
    absences: Absences,
    *,
    advised_rejection: bool,
    at: datetime,
) -> TaskView:
    """The open task with what this reader may do: by himself, or in the place of whom he stands in for."""
    is_held = task.holder_id is not None and not has_lapsed(task, at=at)
    stands_in = task.holder_id is not None and absences.covers(task.holder_id, task.id)
    is_mine = is_held and (task.holder_id == actor.account_id or stands_in)
    may_touch = (
        task.state is TaskState.OPEN and actor.has_any(task.role) and actor.account_id not in task.barred
    )
    is_claimed = task.kind in CLAIMED_KINDS
    is_free = task.holder_id is None or has_lapsed(task, at=at)
    may_act = may_touch and (is_mine or not is_claimed) and not is_for_session(task)
    # The pool's clock tells charities and ministry at once, and nobody after them.
    eyes = None if task.kind is TaskKind.PULL else _find_next_eyes(task)
    deadline = read_deadline(task)
    eyes_at = {Phase.AID_MANAGER: deadline.aid_manager_at, Phase.MINISTRY: deadline.ministry_at}
    return TaskView(
        task_id=task.id,
        kind=task.kind,
        wait=task.wait,
        role=task.role,
        level=task.level,
        levels=task.levels,
        seat=task.seat,
        seats=task.seats,
        state=task.state,
        holder=naming.find(task.holder_id),
        is_mine=is_mine,
        may_claim=may_touch and is_claimed and is_free,
        may_act=may_act,
        decisions=_list_offers(task, actor, may_act=may_act, advised_rejection=advised_rejection, at=at),
        follow_up_at=task.follow_up_at,
        snoozed_until_at=task.snoozed_until_at,
        acting_for=naming.find(task.holder_id) if is_mine and task.holder_id != actor.account_id else None,
        may_snooze=may_act and not (is_held and not is_mine),
        may_reassign=task.state is TaskState.OPEN
        and task.role in actor.answers_for
        and task.kind not in UNASSIGNED_KINDS
        and not is_for_session(task),
        lease_until_at=task.lease_until_at,
        study_begun_at=task.study_begun_at,
        opened_at=task.opened_at,
        warn_at=task.warn_at,
        due_at=task.due_at,
        next_eyes=eyes,
        next_eyes_at=eyes_at.get(eyes) if eyes else None,
    )


def _find_next_eyes(task: Task) -> Phase | None:
    return find_next_phase(task.role, [Phase.BREACH, *(Phase(phase) for phase in task.phases)])


def choose_task(tasks: Sequence[Task], actor: Actor) -> Task:
    """Of a case's open tasks the one to show this reader: at a level of several seats, one that is free for them."""
    free = [
        task
        for task in tasks
        if task.state is TaskState.OPEN and actor.has_any(task.role) and actor.account_id not in task.barred
    ]
    return (free or list(tasks))[0]


def view_decision(
    row: Decision,
    naming: Naming,
    payees: Mapping[UUID, Payee],
    funds: Mapping[UUID, FundName],
    *,
    is_undone: bool,
) -> DecisionView:
    """A decision with its payee and fund named; `is_undone` if it was taken back."""
    payee = payees.get(row.payee_id) if row.payee_id else None
    fund = funds.get(row.fund_id) if row.fund_id else None
    return DecisionView(
        row.id,
        row.code,
        naming.find(row.actor_id),
        row.amount_fils,
        row.instalments,
        payee.name if payee else "",
        payee.kind if payee else None,
        fund.name_ar if fund else "",
        fund.name_en if fund else "",
        row.reason,
        row.text,
        tuple(Paper(paper) for paper in row.papers),
        tuple(AskedField(field) for field in row.fields),
        row.method,
        row.reference,
        row.proof,
        row.decided_at,
        row.state,
        row.refusal,
        row.until_on,
        is_undone,
        row.session_number,
        naming.find(row.for_id),
    )


def view_event(row: CaseEvent, text: str, naming: Naming, *, for_id: UUID | None = None) -> EventView:
    """An event of the record as a line of the timeline; `for_id` in whose place its actor decided."""
    return EventView(
        row.seq,
        row.type,
        row.from_stage,
        row.to_stage,
        row.wait,
        _name_actor(row, naming),
        row.amount_fils,
        text,
        row.occurred_at,
        naming.find(for_id),
        naming.find(row.subject_id) if row.type in GIVEN else None,
    )


def _name_actor(row: CaseEvent, naming: Naming) -> PersonName | None:
    """Who acted; whoever came without a charity registered by themself."""
    person = naming.find(row.actor_id)
    return None if row.type is EventType.REGISTERED and person and person.is_ministry else person


def _list_offers(
    task: Task, actor: Actor, *, may_act: bool, advised_rejection: bool, at: datetime
) -> tuple[DecisionCode, ...]:
    offers = [
        code
        for code in DecisionCode
        if may_act
        and task.wait not in (Wait.BALANCE, Wait.SCHEDULED)
        and code in TASK_DECISIONS[task.kind]
        and may_decide(
            task.kind,
            code,
            advised_rejection=advised_rejection,
            in_delivery=task.stage is Stage.DELIVERY,
            is_top=is_top_signature(task),
        )
    ]
    if task.state is TaskState.OPEN:
        offers += [
            code
            for code, side in SIDE_MOVES.items()
            if actor.has_any(*side.list_roles(task.role))
            and task.kind in side.kinds
            and may_change_body(
                code,
                task.kind,
                is_overdue=task.due_at < at,
                is_holder=task.holder_id == actor.account_id,
                is_manager=actor.has_any(Role.AID_MANAGER),
            )
        ]
    return tuple(dict.fromkeys(offers))
