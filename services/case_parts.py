"""The parts of a case file: identity, papers, open task, decisions, instalments, notices, timeline."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from domain.categories import Paper, PayeeKind
from domain.cycle import (
    CLAIMED_KINDS,
    TASK_DECISIONS,
    WITHDRAWERS,
    DecisionCode,
    EventType,
    Stage,
    TaskKind,
    Wait,
    may_decide,
)
from domain.deadlines import Phase, find_next_phase
from domain.decisions import PaymentMethod, Proof, Reason
from domain.requests import StatedBeneficiary, StatedIdentity
from domain.roles import Actor, Role
from services.moves import read_deadline
from services.naming import Naming, PersonName
from services.requests import name_of
from store.queries.tasks import has_lapsed
from store.tables.charities import Fund
from store.tables.decisions import Decision, DecisionState, Payee
from store.tables.deliveries import Instalment, InstalmentState
from store.tables.events import CaseEvent
from store.tables.requests import PaperState, StatedBeneficiaryRow, StatedIdentityRow
from store.tables.reservations import AidState, NoticeSource
from store.tables.tasks import Task, TaskState


@dataclass(frozen=True)
class IdentityView(StatedIdentity):
    """Who the applicant said to be, and how they are called in one line."""

    full_name: str


@dataclass(frozen=True)
class BeneficiaryView(StatedBeneficiary):
    """Whom the applicant said the aid is for."""


@dataclass(frozen=True)
class PaperView:
    """A paper of the request and where it stands."""

    paper: Paper
    state: PaperState


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
    method: PaymentMethod | None
    reference: str
    proof: Proof | None
    decided_at: datetime
    state: DecisionState
    refusal: str | None
    until_on: date | None
    is_undone: bool


@dataclass(frozen=True)
class InstalmentView:
    """One payment promised or made; money in fils."""

    number: int
    amount_fils: int
    payee_name: str
    state: InstalmentState
    method: PaymentMethod | None
    reference: str
    paid_at: datetime | None
    proof: Proof | None
    confirmed_at: datetime | None


@dataclass(frozen=True)
class EventView:
    """One line of the timeline; `actor` is None for the system."""

    seq: int
    type: EventType
    from_stage: Stage | None
    to_stage: Stage
    wait: Wait | None
    actor: PersonName | None
    amount_fils: int | None
    text: str
    occurred_at: datetime


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


def view_task(task: Task, actor: Actor, naming: Naming, *, advised_rejection: bool, at: datetime) -> TaskView:
    """The open task with what this reader may do."""
    is_mine = task.holder_id == actor.account_id and not has_lapsed(task, at=at)
    may_touch = (
        task.state is TaskState.OPEN and actor.has_any(task.role) and actor.account_id not in task.barred
    )
    is_claimed = task.kind in CLAIMED_KINDS
    is_free = task.holder_id is None or has_lapsed(task, at=at)
    may_act = may_touch and (is_mine or not is_claimed)
    eyes = find_next_phase(task.role, [Phase.BREACH, *(Phase(phase) for phase in task.phases)])
    deadline = read_deadline(task)
    eyes_at = {Phase.AID_MANAGER: deadline.aid_manager_at, Phase.MINISTRY: deadline.ministry_at}
    return TaskView(
        task_id=task.id,
        kind=task.kind,
        wait=task.wait,
        role=task.role,
        level=task.level,
        levels=task.levels,
        state=task.state,
        holder=naming.find(task.holder_id),
        is_mine=is_mine,
        may_claim=may_touch and is_claimed and is_free,
        may_act=may_act,
        decisions=_list_offers(task, actor, may_act=may_act, advised_rejection=advised_rejection),
        follow_up_at=task.follow_up_at,
        lease_until_at=task.lease_until_at,
        study_begun_at=task.study_begun_at,
        opened_at=task.opened_at,
        warn_at=task.warn_at,
        due_at=task.due_at,
        next_eyes=eyes,
        next_eyes_at=eyes_at.get(eyes) if eyes else None,
    )


def view_decision(
    row: Decision,
    naming: Naming,
    payees: Mapping[UUID, Payee],
    funds: Mapping[UUID, Fund],
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
        row.method,
        row.reference,
        row.proof,
        row.decided_at,
        row.state,
        row.refusal,
        row.until_on,
        is_undone,
    )


def view_instalment(row: Instalment, payees: Mapping[UUID, Payee]) -> InstalmentView:
    """An instalment with its payee named."""
    payee = payees.get(row.payee_id)
    return InstalmentView(
        row.number,
        row.amount_fils,
        payee.name if payee else "",
        row.state,
        row.method,
        row.reference,
        row.paid_at,
        row.proof,
        row.confirmed_at,
    )


def view_event(row: CaseEvent, text: str, naming: Naming) -> EventView:
    """An event of the record as a line of the timeline."""
    return EventView(
        row.seq,
        row.type,
        row.from_stage,
        row.to_stage,
        row.wait,
        naming.find(row.actor_id),
        row.amount_fils,
        text,
        row.occurred_at,
    )


def _list_offers(
    task: Task, actor: Actor, *, may_act: bool, advised_rejection: bool
) -> tuple[DecisionCode, ...]:
    offers = [
        code
        for code in DecisionCode
        if may_act
        and code in TASK_DECISIONS[task.kind]
        and may_decide(
            task.kind,
            code,
            advised_rejection=advised_rejection,
            in_delivery=task.stage is Stage.DELIVERY,
        )
    ]
    if task.state is TaskState.OPEN and actor.has_any(*WITHDRAWERS):
        offers.append(DecisionCode.WITHDRAW)
    return tuple(offers)
