"""One case as a reader may see it: whose it is, where it stands, who is waited for, and how it came there."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from sqlmodel import Session, col, select

from domain.calendars import read_day
from domain.categories import Category
from domain.contracts.cases import CaseState
from domain.cycle import OPINIONS, DecisionCode, EventType, Outcome, Stage
from domain.errors import NotFoundError
from domain.requests import Channel, Urgency
from domain.roles import Actor
from services.appeal_parts import may_withdraw
from services.case_papers import PaperView, list_papers
from services.case_parts import (
    GIVEN,
    BeneficiaryView,
    DecisionView,
    EventView,
    IdentityView,
    NoticeView,
    TaskView,
    choose_task,
    view_beneficiary,
    view_decision,
    view_event,
    view_identity,
    view_task,
)
from services.delivery_parts import InstalmentView, view_instalment
from services.looks import note_looks
from services.moves import read_state
from services.naming import CharityName, Naming, PersonName, map_fund_names, name_charity
from services.studies import StudySheet, StudyView, read_sheet
from services.visits import VisitView, list_visits
from store.ahead import Question, ask_many, map_many, read_ahead
from store.queries.appeals import ask_open_appeal
from store.queries.case_papers import ask_checks, ask_papers, list_checks
from store.queries.charities import ask_sources
from store.queries.decisions import ask_decisions, ask_last_applied, ask_restudy_demand, list_decisions
from store.queries.deliveries import ask_instalments, list_instalments
from store.queries.events import ask_events, list_events
from store.queries.known_facts import ask_known
from store.queries.looks import ask_glasses, find_open_glass
from store.queries.outbox import decision_key
from store.queries.paper_scans import ask_scans
from store.queries.payment_orders import ask_orders, list_latest_orders
from store.queries.policies import ask_overrides, load_policy
from store.queries.requests import ask_parties, ask_request, ask_study, find_request, read_parties
from store.queries.reservations import ask_notices, list_notices
from store.queries.stand_ins import Absences, ask_absences, find_absences
from store.queries.tasks import ask_open_tasks, list_open_tasks
from store.queries.visits import ask_visits
from store.scope import Store
from store.tables.accounts import Account
from store.tables.charities import Fund
from store.tables.decisions import Decision, DecisionState, Payee
from store.tables.events import CaseEvent
from store.tables.requests import AidRequest
from store.tables.tasks import Task


@dataclass(frozen=True)
class CaseFile:
    """A case whole; parts that are not open to the reader are None or empty. Instants in UTC, money in fils."""

    request_id: UUID
    number: str
    category: Category
    channel: Channel
    urgency: Urgency
    stage: Stage
    stage_since_at: datetime
    outcome: Outcome | None
    received_at: datetime
    closed_at: datetime | None
    amount_fils: int
    need: str
    household_size: int
    lease_number: str
    bill_number: str
    approved_fils: int | None
    registered_by: PersonName | None
    charity: CharityName | None
    identity: IdentityView | None
    beneficiary: BeneficiaryView | None
    papers: tuple[PaperView, ...]
    study: StudyView | None
    recommendation: DecisionView | None
    decisions: tuple[DecisionView, ...]
    task: TaskView | None
    instalments: tuple[InstalmentView, ...]
    complement_fils: int | None
    cap_fils: int | None
    notices: tuple[NoticeView, ...]
    restudy_on: date | None
    stopped_on: date | None
    timeline: tuple[EventView, ...]
    sheet: StudySheet
    visits: tuple[VisitView, ...]


def get_case(store: Store, actor: Actor, request_id: UUID, *, at: datetime) -> CaseFile:
    """A case within the reader's scope; the look is written to the access log.

    Raises NotFoundError for an unknown case and for another charity's alike.
    """
    with store.acting_for(actor, at=at) as db:
        read_ahead(db, *list_questions(actor, request_id, at=at))
        case = find_request(db, request_id)
        if case is None:
            raise NotFoundError
        file = _assemble(db, actor, case, at=at)
        note_looks(db, actor, [case], "case_page", at=at)
    return file


def list_questions(actor: Actor, request_id: UUID, *, at: datetime) -> tuple[Question, ...]:
    """What `get_case` asks of the record that can be asked at once: a case is shown as it stood at one moment."""
    today = read_day(at)
    return (
        ask_request(request_id),
        ask_parties(request_id),
        ask_open_tasks(request_id),
        ask_decisions(request_id),
        ask_last_applied(request_id, DecisionCode.RETURN),
        ask_events(request_id),
        ask_restudy_demand(request_id),
        ask_papers(request_id),
        ask_checks(request_id),
        ask_scans(request_id),
        ask_study(request_id),
        ask_known(request_id, on=today),
        ask_instalments(request_id),
        ask_orders(request_id),
        ask_notices(request_id),
        ask_visits(request_id),
        ask_glasses(request_id),
        ask_open_appeal(request_id),
        ask_absences(actor.account_id, on=today),
        ask_overrides(),
    )


def load_case_state(store: Store, request_id: UUID, *, at: datetime) -> CaseState:
    """What the record says a case's engine should start from. Raises NotFoundError."""
    with store.registry() as db:
        case = find_request(db, request_id)
        if case is None:
            raise NotFoundError
        return read_state(db, case, at=at)


def list_open_cases(store: Store, *, after: UUID | None = None, limit: int = 500) -> tuple[UUID, ...]:
    """Ids of cases without an outcome, in the order of their ids."""
    query = select(AidRequest.id).where(col(AidRequest.outcome).is_(None)).order_by(col(AidRequest.id))
    if after:
        query = query.where(col(AidRequest.id) > after)
    with store.registry() as db:
        return tuple(db.exec(query.limit(limit)))


def _assemble(db: Session, actor: Actor, case: AidRequest, *, at: datetime) -> CaseFile:
    tasks = list_open_tasks(db, case.id)
    rows = list_decisions(db, case.id)
    events = list_events(db, case.id)
    naming = _read_who_and_whom(db, actor, case, tasks, rows, events)
    undone = {event.subject_id for event, _ in events if event.type is EventType.RULING_UNDONE}
    decisions = _view_decisions(db, actor, rows, naming, undone)
    recommendation = next(
        (
            view
            for view in reversed(decisions)
            if view.code in OPINIONS and view.state is DecisionState.APPLIED
        ),
        None,
    )
    is_open = _is_open(db, actor, case, at=at)
    category = load_policy(db, case.version_id).categories[case.category]
    parties, papers = read_parties(db, case.id), list_papers(db, case.id)
    sheet = read_sheet(db, case, category, {view.paper: view.state for view in papers}, at=at)
    return CaseFile(
        request_id=case.id,
        number=case.number,
        category=category,
        channel=case.channel,
        urgency=case.urgency,
        stage=case.stage,
        stage_since_at=case.stage_since_at,
        outcome=case.outcome,
        received_at=case.received_at,
        closed_at=case.closed_at,
        amount_fils=case.amount_fils,
        need=case.need if is_open else "",
        household_size=case.household_size,
        lease_number=case.lease_number if is_open else "",
        bill_number=case.bill_number if is_open else "",
        approved_fils=case.approved_fils,
        registered_by=_name_registrar(actor, case, naming),
        charity=name_charity(parties.charity),
        identity=view_identity(parties.identity),
        beneficiary=view_beneficiary(parties.beneficiary),
        papers=papers,
        study=sheet.study,
        recommendation=recommendation,
        decisions=decisions,
        task=_view_open(db, actor, case, tasks, naming, at=at),
        instalments=_list_instalments(db, case.id),
        complement_fils=case.complement_fils,
        cap_fils=case.cap_fils,
        restudy_on=case.restudy_on,
        stopped_on=case.stopped_on,
        notices=_list_notices(db, case.id),
        sheet=sheet,
        visits=list_visits(db, case.id),
        timeline=_view_events(events, rows, naming),
    )


def _view_open(
    db: Session, actor: Actor, case: AidRequest, tasks: Sequence[Task], naming: Naming, *, at: datetime
) -> TaskView | None:
    if not tasks:
        return None
    absences = find_absences(db, actor.account_id, on=read_day(at)) or Absences()
    chosen = choose_task(tasks, actor)
    view = view_task(chosen, actor, naming, absences, advised_rejection=case.advised_rejection, at=at)
    if DecisionCode.WITHDRAW_APPEAL in view.decisions and not may_withdraw(db, actor, case.id):
        offers = tuple(code for code in view.decisions if code is not DecisionCode.WITHDRAW_APPEAL)
        return replace(view, decisions=offers)
    return view


def _name_registrar(actor: Actor, case: AidRequest, naming: Naming) -> PersonName | None:
    """Whoever registered it; to a charity nobody who is not its own: the case came to it by the pool."""
    person = naming.find(case.registered_by)
    return None if person and person.is_ministry and not actor.is_ministry else person


def _is_open(db: Session, actor: Actor, case: AidRequest, *, at: datetime) -> bool:
    if not actor.is_ministry or case.ministry_sees_from_at is not None:
        return True
    return find_open_glass(db, case.id, actor.account_id, at=at) is not None


def _read_who_and_whom(
    db: Session,
    actor: Actor,
    case: AidRequest,
    tasks: Sequence[Task],
    decisions: list[Decision],
    events: list[tuple[CaseEvent, str]],
) -> Naming:
    """Read at once everybody who is named on a case, those who are paid, and the funds that pay; the names of the first."""
    payees = {row.payee_id for row in decisions if row.payee_id}
    payees |= {row.payee_id for row in list_instalments(db, case.id)}
    funds = {row.fund_id for row in decisions if row.fund_id}
    people = {one for one in _list_people(db, case, tasks, decisions, events) if one}
    read_ahead(
        db,
        ask_many(Account, people),
        *([ask_many(Payee, payees)] if payees else []),
        *([ask_sources(funds) if actor.is_ministry else ask_many(Fund, funds)] if funds else []),
    )
    return Naming(db, people)


def _list_people(
    db: Session,
    case: AidRequest,
    tasks: Sequence[Task],
    decisions: list[Decision],
    events: list[tuple[CaseEvent, str]],
) -> list[UUID | None]:
    return [
        case.registered_by,
        *(task.holder_id for task in tasks),
        *(row.actor_id for row in decisions),
        *(row.for_id for row in decisions),
        *(event.actor_id for event, _ in events),
        *(event.subject_id for event, _ in events if event.type in GIVEN),
        *(row.actor_id for row in list_checks(db, case.id)),
    ]


def _view_events(
    events: list[tuple[CaseEvent, str]], decisions: list[Decision], naming: Naming
) -> tuple[EventView, ...]:
    stood_in = {decision_key(row.id): row.for_id for row in decisions if row.for_id}
    return tuple(
        view_event(event, text, naming, for_id=stood_in.get(event.step_key)) for event, text in events
    )


def _view_decisions(
    db: Session, actor: Actor, rows: list[Decision], naming: Naming, undone: set[UUID | None]
) -> tuple[DecisionView, ...]:
    payees = _list_payees(db, {row.payee_id for row in rows if row.payee_id})
    funds = map_fund_names(db, actor, {row.fund_id for row in rows if row.fund_id})
    return tuple(view_decision(row, naming, payees, funds, is_undone=row.id in undone) for row in rows)


def _list_payees(db: Session, ids: set[UUID]) -> dict[UUID, Payee]:
    return map_many(db, Payee, ids)


def _list_instalments(db: Session, request_id: UUID) -> tuple[InstalmentView, ...]:
    rows = list_instalments(db, request_id)
    payees = _list_payees(db, {row.payee_id for row in rows})
    orders = list_latest_orders(db, request_id) if rows else {}
    return tuple(view_instalment(row, payees, orders) for row in rows)


def _list_notices(db: Session, request_id: UUID) -> tuple[NoticeView, ...]:
    return tuple(
        NoticeView(row.kind, row.month_on, row.state, row.source, tuple(row.fields))
        for row in list_notices(db, request_id)
    )
