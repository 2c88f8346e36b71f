"""Requests: registering one, so that nothing is half-written, and listing those of a body."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from sqlmodel import Session, col, or_, select

from domain.boards import BoardForm, read_board_form
from domain.calendars import read_day
from domain.cycle import EventType, Outcome, Stage, Wait
from domain.errors import FieldProblem, InvalidFieldsError
from domain.freezes import Stop, list_freeze_problems
from domain.policies import Policy
from domain.requests import (
    Channel,
    PartyRole,
    RequestForm,
    RequestWarning,
    StatedRequest,
    list_warnings,
    read_request,
)
from domain.roles import Actor, Role
from services.looks import note_list
from services.messages import tell_of_event
from services.naming import CharityName, list_charity_names
from services.pages import Page, read_cursor, write_cursor
from services.submissions import Submission
from store.queries.events import EventDraft, append_event
from store.queries.freezes import load_freezes
from store.queries.outbox import leave_errand, start_key
from store.queries.policies import get_version_id, load_policy
from store.queries.requests import RequestFilter, make_search_name, next_number
from store.queries.requests import list_requests as query_requests
from store.queries.submissions import find_submission, remember_submission
from store.queries.tasks import LIVE
from store.scope import Store
from store.tables.charities import Specialisation
from store.tables.outbox import Topic
from store.tables.requests import (
    AidRequest,
    Consent,
    PaperState,
    RequestPaper,
    RequestParty,
    StatedBeneficiaryRow,
    StatedIdentityRow,
)
from store.tables.tasks import Task

CONSENT_TEXT = "2026-2"
"""The version of the consent text that applicants sign today."""


@dataclass(frozen=True)
class Registered:
    """The answer at the counter: the number is given at once, the check follows."""

    request_id: UUID
    number: str
    warnings: tuple[RequestWarning, ...] = ()
    is_repeat: bool = False


@dataclass(frozen=True)
class RequestRow:
    """One line of a list of requests; money in fils, instants in UTC, `name` empty if not open to the reader.

    `charity` is told to the ministry alone.
    """

    request_id: UUID
    number: str
    name: str
    category: str
    category_ar: str
    category_en: str
    amount_fils: int
    stage: Stage
    outcome: Outcome | None
    wait: Wait | None
    received_at: datetime
    due_at: datetime | None
    charity: CharityName | None


def register_request(
    store: Store,
    actor: Actor,
    form: RequestForm,
    submission: Submission,
    *,
    channel: Channel,
    at: datetime,
    received_at: datetime | None = None,
    papers_follow: bool = False,
) -> Registered:
    """Accept a request in one commit: the case, who asks and for whom, papers, consent, event and errand.

    It does not look for duplicates: that is the first step of the case. `received_at` (default `at`) is when the
    applicant asked; imports may set it in the past. With `papers_follow` what is missing may come later. Raises WrongRoleError, InvalidFieldsError, KeyReusedError.
    """
    actor.require(Role.REGISTRAR, Role.AID_MANAGER)
    asked_at = received_at or at
    with store.acting_for(actor) as db:
        if known := find_submission(db, actor.account_id, submission.key, submission.digest):
            case = db.exec(select(AidRequest).where(AidRequest.id == known)).one()
            return Registered(case.id, case.number, list_warnings(form), is_repeat=True)
        policy = load_policy(db, get_version_id(db, read_day(at)))
        stated = read_request(form, policy.categories, today=read_day(at), papers_follow=papers_follow)
        check_freeze(db, stated, at=at)
        check_specialisation(db, actor, stated, at=at)
        case = write_case(db, actor, policy, stated, channel=channel, at=at, received_at=asked_at)
        remember_submission(db, actor.account_id, submission.key, submission.digest, case.id)
        return Registered(case.id, case.number, stated.warnings)


def list_requests(
    store: Store,
    actor: Actor,
    *,
    search: str = "",
    stage: Stage | None = None,
    standing: BoardForm | None = None,
    cursor: str | None = None,
    limit: int = 25,
    at: datetime,
) -> Page[RequestRow]:
    """The requests of the actor's body, newest first; `search` takes a number, a document number or a name.

    `standing` means the open cases that one number of the board counts. Raises InvalidFieldsError.
    """
    narrowed = read_board_form(standing or BoardForm())
    wanted = RequestFilter(search, stage, narrowed, read_cursor(cursor), limit + 1)
    with store.acting_for(actor) as db:
        rows = query_requests(db, wanted, at=at)
        charities = list_charity_names(db) if actor.is_ministry else {}
        policy = load_policy(db, get_version_id(db, read_day(at)))
        tasks = _map_tasks(db, [case.id for case, _ in rows])
        items = tuple(
            _row(case, identity, policy, tasks.get(case.id), charities) for case, identity in rows[:limit]
        )
        note_list(db, actor, rows[:limit], at=at)
    last = rows[limit - 1][0] if len(rows) > limit else None
    return Page(items, write_cursor(last.received_at, last.id) if last else None)


def name_of(identity: StatedIdentityRow | None) -> str:
    """How a stated person is called in a list: the Arabic name, else the Latin one."""
    return join_names(identity.names) if identity else ""


def join_names(names: Mapping[str, str]) -> str:
    """The parts of a name in one line: the Arabic name, else the Latin one."""
    if names.get("full_name"):
        return names["full_name"]
    for script in ("ar", "en"):
        parts = [names.get(f"{slot}_{script}", "") for slot in ("given", "father", "grandfather", "family")]
        if any(parts):
            return " ".join(part for part in parts if part)
    return ""


def check_freeze(db: Session, stated: StatedRequest, *, at: datetime) -> None:
    """Refuse what the ministry stopped for a while. Raises InvalidFieldsError."""
    today = read_day(at)
    problems = list_freeze_problems(
        load_freezes(db, today), stated.category.code, Stop.REGISTRATION, on=today
    )
    if problems:
        raise InvalidFieldsError(problems)


def check_specialisation(db: Session, actor: Actor, stated: StatedRequest, *, at: datetime) -> None:
    """Refuse a category that the actor's charity is not registered for today (rule 3). Raises InvalidFieldsError."""
    today = read_day(at)
    allowed = db.exec(
        select(Specialisation.id).where(
            Specialisation.charity_id == actor.charity_id,
            Specialisation.category == stated.category.code,
            col(Specialisation.from_on) <= today,
            or_(col(Specialisation.to_on).is_(None), col(Specialisation.to_on) >= today),
        )
    ).first()
    if allowed is None:
        raise InvalidFieldsError([FieldProblem("category", "not_specialised")])


def write_case(
    db: Session,
    actor: Actor,
    policy: Policy,
    stated: StatedRequest,
    *,
    channel: Channel,
    at: datetime,
    received_at: datetime,
    campaign_id: UUID | None = None,
    campaign_list_id: UUID | None = None,
) -> AidRequest:
    """Write a judged request whole, with its event and the errand that starts it, for the actor's charity or for none."""
    case = AidRequest(
        id=uuid4(),
        number=next_number(db, at),
        charity_id=actor.charity_id,
        version_id=policy.version_id,
        category=stated.category.code,
        kind=stated.category.kind,
        case_class=stated.category.case_class,
        channel=channel,
        urgency=stated.urgency,
        amount_fils=stated.amount_fils,
        need=stated.need,
        household_size=stated.household_size,
        lease_number=stated.lease_number,
        bill_number=stated.bill_number,
        registered_by=actor.account_id,
        received_at=received_at,
        campaign_id=campaign_id,
        campaign_list_id=campaign_list_id,
        stage=Stage.REGISTRATION,
        stage_since_at=at,
    )
    db.add(case)
    db.flush()
    db.add_all(_list_stated(case, stated))
    db.add(Consent(request_id=case.id, text_version=CONSENT_TEXT, given_at=received_at))
    for role in (PartyRole.APPLICANT, PartyRole.BENEFICIARY):
        db.add(RequestParty(request_id=case.id, role=role, from_at=received_at))
    for paper in sorted(stated.papers):
        db.add(RequestPaper(request_id=case.id, paper=paper, state=PaperState.PRESENTED, changed_at=at))
    for paper in sorted(stated.papers_to_follow):
        db.add(RequestPaper(request_id=case.id, paper=paper, state=PaperState.MISSING, changed_at=at))
    draft = EventDraft(
        step_key=f"registered/{case.id}",
        type=EventType.REGISTERED,
        to_stage=Stage.REGISTRATION,
        at=at,
        actor_id=actor.account_id,
        amount_fils=stated.amount_fils,
    )
    append_event(db, case, draft)
    tell_of_event(db, case.id, EventType.REGISTERED, case.stage, channel, key=draft.step_key, at=at)
    leave_errand(db, Topic.START_CASE, start_key(case.id, case.round), case.id, at=at)
    return case


def _list_stated(
    case: AidRequest, stated: StatedRequest
) -> Iterator[StatedIdentityRow | StatedBeneficiaryRow]:
    """Who the applicant is, and whom the aid is for."""
    identity, beneficiary = stated.identity, stated.beneficiary
    yield StatedIdentityRow(
        request_id=case.id,
        names=dict(identity.names),
        search_name=make_search_name(identity.names),
        sex=identity.sex,
        birth_on=identity.birth_on,
        document_kind=identity.document_kind,
        document_number=identity.document_number,
        nationality=identity.nationality,
        phone=identity.phone,
        address=dict(identity.address),
    )
    if beneficiary:
        yield StatedBeneficiaryRow(
            request_id=case.id,
            full_name=beneficiary.full_name,
            birth_on=beneficiary.birth_on,
            document_number=beneficiary.document_number,
            sex=beneficiary.sex,
        )


def _map_tasks(db: Session, request_ids: list[UUID]) -> dict[UUID, Task]:
    """The live task of each that is due first, as the board counts it."""
    is_live = (col(Task.request_id).in_(request_ids), col(Task.state).in_(LIVE))
    rows = db.exec(select(Task).where(*is_live).order_by(col(Task.due_at).desc(), col(Task.id).desc()))
    return {task.request_id: task for task in rows}


def _row(
    case: AidRequest,
    identity: StatedIdentityRow | None,
    policy: Policy,
    task: Task | None,
    charities: Mapping[UUID, CharityName],
) -> RequestRow:
    category = policy.categories[case.category]
    return RequestRow(
        case.id,
        case.number,
        name_of(identity),
        case.category,
        category.name_ar,
        category.name_en,
        case.amount_fils,
        case.stage,
        case.outcome,
        task.wait if task else None,
        case.received_at,
        task.due_at if task else None,
        charities.get(case.charity_id) if case.charity_id else None,
    )
