"""An applicant's own requests: where each stands in plain words, what is asked of them, what was approved, who looked."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlmodel import Session, col, select

from domain.appeals import APPEALABLE, AppealState, compute_last_instant
from domain.applicants import Applicant, may_withdraw
from domain.calendars import read_day
from domain.case_papers import PaperState
from domain.categories import Category, Paper, PayeeKind
from domain.cycle import Outcome, Stage, TaskKind
from domain.decisions import AskedField
from domain.errors import NotFoundError
from domain.messages import PublicStatus, choose_status
from domain.reasons import Reason
from services.naming import CharityName, list_charity_names
from store.queries.applicants import (
    OwnEvent,
    OwnPayment,
    find_own_reason,
    list_bodies_that_looked,
    list_own,
    list_own_appeals,
    list_own_asked_fields,
    list_own_events,
    list_own_payments,
)
from store.queries.case_papers import map_papers
from store.queries.policies import load_policy
from store.queries.requests import find_request
from store.queries.tasks import LIVE, list_open_tasks
from store.scope import Store
from store.tables.appeals import Appeal
from store.tables.deliveries import InstalmentState
from store.tables.requests import AidRequest
from store.tables.tasks import Task

STAGES = (Stage.REGISTRATION, Stage.DUPLICATE_CHECK, Stage.REVIEW, Stage.SIGN_OFF, Stage.DELIVERY)
MOST_LOOKS = 100
STILL_TAKEN = frozenset({Stage.REGISTRATION, Stage.DUPLICATE_CHECK, Stage.REVIEW})
"""Stages in which a paper that is missing may still come."""


@dataclass(frozen=True)
class OwnRow:
    """One line of the list: number, what is asked for, where it stands."""

    request_id: UUID
    number: str
    category_ar: str
    category_en: str
    status: PublicStatus
    received_at: datetime


@dataclass(frozen=True)
class OwnStep:
    """A stage of the cycle: done (at that instant), now, ended here, or ahead."""

    stage: Stage
    state: str
    at: datetime | None


@dataclass(frozen=True)
class OwnMoney:
    """A payment that was approved: how much, to whom, on which day it was paid or is due."""

    number: int
    amount_fils: int
    payee: str
    payee_kind: PayeeKind
    state: InstalmentState
    paid_at: datetime | None
    due_on: date | None


@dataclass(frozen=True)
class OwnAppeal:
    """An appeal that was filed, and what came of it."""

    state: AppealState
    filed_at: datetime
    decided_at: datetime | None


@dataclass(frozen=True)
class OwnRequest:
    """One request as its applicant follows it.

    `papers` are those that are missing or were refused, `due_on` until when they are waited for, `expected_at` by when the
    next step is due, `appeal_until_at` until when an appeal may be filed; `money` is the payment at hand, or the next one.
    """

    request_id: UUID
    number: str
    category_ar: str
    category_en: str
    amount_fils: int
    charity: CharityName | None
    status: PublicStatus
    outcome: Outcome | None
    received_at: datetime
    steps: tuple[OwnStep, ...]
    papers: tuple[Paper, ...]
    fields: tuple[AskedField, ...]
    is_asked: bool
    due_on: date | None
    expected_at: datetime | None
    reason: Reason | None
    money: OwnMoney | None
    payments: tuple[OwnMoney, ...]
    awaits_receipt: bool
    appeals: tuple[OwnAppeal, ...]
    appeal_until_at: datetime | None
    may_withdraw: bool


@dataclass(frozen=True)
class OwnLook:
    """A look at a request: which body, and when; never who."""

    charity: CharityName | None
    looked_at: datetime


def list_own_requests(store: Store, applicant: Applicant) -> tuple[OwnRow, ...]:
    """The applicant's requests, the newest first."""
    with store.acting_for_applicant(applicant) as db:
        return tuple(_row(db, case) for case in list_own(db))


def get_own_request(store: Store, applicant: Applicant, request_id: UUID, *, at: datetime) -> OwnRequest:
    """One of the applicant's requests. Raises NotFoundError for any other."""
    with store.acting_for_applicant(applicant) as db:
        case = find_request(db, request_id)
        if case is None:
            raise NotFoundError
        return _assemble(db, case, at=at)


def list_own_looks(store: Store, applicant: Applicant, request_id: UUID) -> tuple[OwnLook, ...]:
    """Which bodies looked at a request, the newest first. Raises NotFoundError for another's."""
    with store.acting_for_applicant(applicant) as db:
        if find_request(db, request_id) is None:
            raise NotFoundError
        charities = list_charity_names(db)
    looks = _list_looks(store, request_id)
    return tuple(OwnLook(charities.get(body) if body else None, looked_at) for body, looked_at in looks)


def _list_looks(store: Store, request_id: UUID) -> list[tuple[UUID | None, datetime]]:
    """One look of each body and hour: ten pages that somebody opened are one look."""
    with store.registry() as db:
        rows = list_bodies_that_looked(db, request_id, limit=MOST_LOOKS * 10)
    found: dict[tuple[UUID | None, str], tuple[UUID | None, datetime]] = {}
    for body, looked_at in rows:
        found.setdefault((body, f"{looked_at:%Y-%m-%d %H}"), (body, looked_at))
    return list(found.values())[:MOST_LOOKS]


def _row(db: Session, case: AidRequest) -> OwnRow:
    category = load_policy(db, case.version_id).categories[case.category]
    tasks = db.exec(select(Task.kind).where(Task.request_id == case.id, col(Task.state).in_(LIVE)))
    status = choose_status(case.stage, case.outcome, map(TaskKind, tasks))
    return OwnRow(case.id, case.number, category.name_ar, category.name_en, status, case.received_at)


def _assemble(db: Session, case: AidRequest, *, at: datetime) -> OwnRequest:
    category = load_policy(db, case.version_id).categories[case.category]
    tasks, events = list_open_tasks(db, case.id), list_own_events(db, case.id)
    asked = next((task for task in tasks if task.kind is TaskKind.COMPLETE), None)
    payments = [_view_money(each) for each in list_own_payments(db, case)]
    appeals = list_own_appeals(db, case.id)
    next_task = tasks[0] if tasks else None
    return OwnRequest(
        request_id=case.id,
        number=case.number,
        category_ar=category.name_ar,
        category_en=category.name_en,
        amount_fils=case.amount_fils,
        charity=list_charity_names(db).get(case.charity_id) if case.charity_id else None,
        status=choose_status(case.stage, case.outcome, (task.kind for task in tasks)),
        outcome=case.outcome,
        received_at=case.received_at,
        steps=tuple(_list_steps(case, events)),
        papers=_list_missing(db, case, category),
        fields=tuple(sorted(list_own_asked_fields(db, case.id))) if asked else (),
        is_asked=asked is not None,
        due_on=read_day(asked.due_at) if asked else None,
        expected_at=next_task.due_at if next_task and not asked and next_task.due_at > at else None,
        reason=find_own_reason(db, case.id) if case.outcome is Outcome.REJECTED else None,
        money=_choose_money(case, payments),
        payments=tuple(payments),
        awaits_receipt=any(task.kind is TaskKind.CONFIRM for task in tasks),
        appeals=tuple(OwnAppeal(each.state, each.filed_at, each.decided_at) for each in appeals),
        appeal_until_at=_find_appeal_end(case, appeals, at=at),
        may_withdraw=may_withdraw(
            case.outcome, [task.kind for task in tasks], is_paid=any(each.paid_at for each in payments)
        ),
    )


def _list_missing(db: Session, case: AidRequest, category: Category) -> tuple[Paper, ...]:
    if case.stage not in STILL_TAKEN:
        return ()
    places = {paper: place for place, paper in enumerate(category.papers)}
    found = [
        paper
        for paper, row in map_papers(db, case.id).items()
        if row.state in (PaperState.MISSING, PaperState.REJECTED)
    ]
    return tuple(sorted(found, key=lambda paper: (places.get(paper, len(places)), paper)))


def _list_steps(case: AidRequest, events: list[OwnEvent]) -> list[OwnStep]:
    reached = _place(case, events)
    steps = []
    for index, stage in enumerate(STAGES):
        left_at = [event.occurred_at for event in events if event.from_stage is stage is not event.to_stage]
        is_good = case.outcome in (Outcome.DELIVERED, Outcome.PARTLY_DELIVERED)
        if index < reached or (case.outcome and index == reached and is_good):
            state = "done"
        elif index > reached:
            state = "ahead"
        else:
            state = "ended" if case.outcome else "now"
        at = case.received_at if stage is Stage.REGISTRATION else (left_at[-1] if left_at else None)
        steps.append(OwnStep(stage, state, at if state in ("done", "ended") else None))
    return steps


def _place(case: AidRequest, events: list[OwnEvent]) -> int:
    """The index of the stage a request stands in, or stood in when it was closed."""
    if case.stage is not Stage.CLOSED:
        return max(1, STAGES.index(case.stage))
    left = [
        event.from_stage for event in events if event.to_stage is Stage.CLOSED and event.from_stage in STAGES
    ]
    return STAGES.index(left[-1]) if left and left[-1] else len(STAGES) - 1


def _view_money(payment: OwnPayment) -> OwnMoney:
    row = payment.row
    return OwnMoney(
        row.number,
        row.amount_fils,
        payment.payee,
        payment.payee_kind,
        row.state,
        row.paid_at,
        row.due_on,
    )


def _choose_money(case: AidRequest, payments: list[OwnMoney]) -> OwnMoney | None:
    """The payment that the first line tells of: the one at hand, else the last one that was paid."""
    at_hand = [each for each in payments if each.number == case.instalment]
    paid = [each for each in payments if each.paid_at]
    if case.outcome is None:
        return next(iter(at_hand or payments), None) if case.stage is Stage.DELIVERY else None
    return paid[-1] if paid else None


def _find_appeal_end(case: AidRequest, appeals: list[Appeal], *, at: datetime) -> datetime | None:
    """Until when an appeal against how this round ended may be filed; None if none may."""
    if case.outcome not in APPEALABLE or case.closed_at is None:
        return None
    last_at = compute_last_instant(case.closed_at)
    is_filed = any(each.round == case.round for each in appeals)
    return None if is_filed or at > last_at else last_at
