"""The agenda of a session: cases laid before it, members who leave an item, and what is decided, many rows at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from domain.calendars import read_day
from domain.categories import Category
from domain.committees import ItemDecision, RecusalGround, SessionState
from domain.cycle import DecisionCode
from domain.decisions import DecisionContext, DecisionForm, StatedDecision, read_decision
from domain.errors import (
    FieldProblem,
    InvalidFieldsError,
    NoQuorumError,
    NotFoundError,
    NotOnAgendaError,
    TaskClosedError,
    WrongDecisionError,
)
from domain.forms import TEXT_LIMIT, FormReader
from domain.roles import Actor
from services.agenda_parts import Agenda, list_categories, list_categories_of, load_agenda, recuse_known
from services.committee_sessions import require_state, take_session
from services.committees import require_secretary
from services.naming import CharityName, list_charity_names
from services.submissions import Submission
from store.ahead import read_ahead
from store.queries.charities import ask_charities
from store.queries.committee_sessions import (
    AGENDA_LIMIT,
    ask_session,
    find_session,
    is_before_committee,
    list_cases_of_tasks,
    list_live_tasks,
    list_waiting,
)
from store.queries.committees import find_committee
from store.queries.policies import ask_overrides
from store.queries.submissions import find_submission, remember_submission
from store.scope import Store
from store.tables.committee_sessions import AgendaItem, ItemRecusal
from store.tables.requests import AidRequest
from store.tables.tasks import Task

MOST_ON_AGENDA = AGENDA_LIMIT
"""How many cases one session takes."""

UNFINISHED = (SessionState.DRAFTED, SessionState.OPEN)


@dataclass(frozen=True)
class WaitingRow:
    """A case that waits for a committee of this body and lies before none; money in fils."""

    task_id: UUID
    request_id: UUID
    number: str
    category_ar: str
    category_en: str
    charity: CharityName | None
    amount_fils: int
    is_urgent: bool
    opened_at: datetime
    due_at: datetime


@dataclass(frozen=True)
class ListedRow:
    """What became of one case that was to be laid before a session: its item, or the code it was refused with."""

    task_id: UUID
    item_id: UUID | None = None
    refusal: str | None = None


@dataclass(frozen=True)
class ItemForm:
    """What is decided of one item, as typed; an empty amount is all that may be approved."""

    item_id: UUID
    decision: str = ""
    amount: str = ""
    reason: str = ""
    text: str = ""


@dataclass(frozen=True)
class ItemResult:
    """What became of one row: recorded, refused with a code, or wrong in some fields."""

    item_id: UUID
    number: str = ""
    decision: ItemDecision | None = None
    refusal: str | None = None
    problems: tuple[FieldProblem, ...] = ()


@dataclass(frozen=True)
class InterestForm:
    """A member's declaration for one item, as typed."""

    account_id: UUID
    text: str = ""


def list_waiting_cases(store: Store, actor: Actor, session_id: UUID) -> tuple[WaitingRow, ...]:
    """What may be laid before this session, earliest deadline first, at most AGENDA_LIMIT.

    Raises NotFoundError, WrongRoleError.
    """
    with store.acting_for(actor, snapshot=True) as db:
        read_ahead(db, ask_session(session_id), ask_charities(), ask_overrides())
        session = find_session(db, session_id)
        committee = find_committee(db, session.committee_id) if session else None
        if committee is None:
            raise NotFoundError
        require_secretary(actor, committee.charity_id)
        rows = list_waiting(db, committee, limit=AGENDA_LIMIT)
        categories = list_categories_of(db, (case for _, case in rows))
        charities = list_charity_names(db)
        return tuple(_view_waiting(task, case, categories[case.id], charities) for task, case in rows)


def put_on_agenda(
    store: Store, actor: Actor, session_id: UUID, task_ids: Sequence[UUID], *, at: datetime
) -> tuple[ListedRow, ...]:
    """Lay cases before a session that is not closed, each with its own result; one that lies there stays.

    Raises NotFoundError, WrongRoleError, SessionStateError, InvalidFieldsError (more than AGENDA_LIMIT).
    """
    wanted = list(dict.fromkeys(task_ids))
    if len(wanted) > AGENDA_LIMIT:
        raise InvalidFieldsError([FieldProblem("tasks", "too_many_tasks", {"limit": AGENDA_LIMIT})])
    with store.acting_for(actor) as db:
        session = take_session(db, actor, session_id)
        require_state(session, *UNFINISHED)
        agenda = load_agenda(db, session)
        own = {item.task_id: item for item in agenda.items}
        elsewhere = list_live_tasks(db, wanted) - {task for task, item in own.items() if item.is_live}
        found = list_cases_of_tasks(db, wanted)
        place = max((item.place for item in agenda.items), default=0)
        rows = []
        for task_id in wanted:
            task = found[task_id][0] if task_id in found else None
            if task is None or task_id in elsewhere or not is_before_committee(task, session.charity_id):
                refusal = NotOnAgendaError.code if task else NotFoundError.code
                rows.append(ListedRow(task_id, refusal=refusal))
                continue
            item = own.get(task_id)
            if item is None:
                place += 1
                item = AgendaItem(
                    session_id=session_id,
                    task_id=task_id,
                    request_id=task.request_id,
                    case_number=found[task_id][1].number,
                    place=place,
                )
                db.add(item)
            item.is_live, item.refusal = True, None
            db.flush()
            rows.append(ListedRow(task_id, item.id))
        fresh = load_agenda(db, session)
        recuse_known(db, fresh, fresh.items, at=at)
        return tuple(rows)


def declare_interest(
    store: Store, actor: Actor, session_id: UUID, item_id: UUID, form: InterestForm, *, at: datetime
) -> None:
    """A member leaves an item; it is decided again by those who stay. The secretary or the member writes it down.

    Raises NotFoundError, WrongRoleError, SessionStateError, InvalidFieldsError (nobody who sits, no reason).
    """
    reader = FormReader()
    text = reader.text("text", form.text, required=True, limit=TEXT_LIMIT)
    reader.finish()
    with store.acting_for(actor) as db:
        session = find_session(db, session_id)
        if session is None:
            raise NotFoundError
        if form.account_id != actor.account_id or session.charity_id != actor.charity_id:
            require_secretary(actor, session.charity_id)
        require_state(session, SessionState.OPEN)
        agenda = load_agenda(db, session, lock=True)
        item = next((one for one in agenda.items if one.id == item_id), None)
        if item is None:
            raise NotFoundError
        if form.account_id not in agenda.present:
            raise InvalidFieldsError([FieldProblem("account_id", "not_a_member")])
        if form.account_id in agenda.list_left(item):
            return
        db.add(
            ItemRecusal(
                item_id=item_id,
                account_id=form.account_id,
                ground=RecusalGround.INTEREST,
                text=text,
                recorded_at=at,
            )
        )
        item.decision = item.amount_fils = item.reason = item.decided_at = item.present_ids = None


def decide_items(
    store: Store,
    actor: Actor,
    session_id: UUID,
    forms: Sequence[ItemForm],
    submission: Submission,
    *,
    at: datetime,
) -> tuple[ItemResult, ...]:
    """Write down what the open session decided, each row with its own result; a row may be decided again until it closes.

    A cut needs its reason, a rejection a typed one, and for an approval or a rejection enough members must have stayed.
    A repeated submission writes nothing. Raises NotFoundError, WrongRoleError, SessionStateError, KeyReusedError.
    """
    with store.acting_for(actor) as db:
        session = take_session(db, actor, session_id)
        known = find_submission(db, actor.account_id, submission.key, submission.digest)
        agenda = load_agenda(db, session, lock=True)
        items = {item.id: item for item in agenda.items}
        if known:
            return tuple(_tell(agenda, items.get(form.item_id), form) for form in forms)
        require_state(session, SessionState.OPEN)
        categories = list_categories(db, agenda)
        remember_submission(db, actor.account_id, submission.key, submission.digest, session_id)
        return tuple(
            _decide(agenda, items.get(form.item_id), form, categories, actor, at=at) for form in forms
        )


def _decide(
    agenda: Agenda,
    item: AgendaItem | None,
    form: ItemForm,
    categories: dict[UUID, Category],
    actor: Actor,
    *,
    at: datetime,
) -> ItemResult:
    if item is None:
        return ItemResult(form.item_id, refusal=NotFoundError.code)
    number = agenda.get_number(item)
    refusal = _find_refusal(agenda, item, form)
    if refusal:
        return ItemResult(item.id, number, item.decision, refusal)
    try:
        decision, stated = _read(agenda, item, form, categories[item.request_id], at=at)
    except InvalidFieldsError as error:
        return ItemResult(item.id, number, item.decision, problems=error.problems)
    item.decision, item.amount_fils = decision, stated.amount_fils
    item.reason, item.text = stated.reason, stated.text
    item.recorded_by, item.decided_at = actor.account_id, at
    item.present_ids = list(agenda.present)
    return ItemResult(item.id, number, decision)


def _find_refusal(agenda: Agenda, item: AgendaItem, form: ItemForm) -> str | None:
    """The code a row is refused with, whatever its fields say."""
    if not item.is_live or item.id in agenda.fallen:
        return TaskClosedError.code
    if form.decision == ItemDecision.PUT_OFF:
        return None
    if not agenda.would_be_quorate(item):
        return NoQuorumError.code
    is_advised = agenda.get_case(item).advised_rejection and form.decision == ItemDecision.APPROVE
    return WrongDecisionError.code if is_advised else None


def _read(
    agenda: Agenda, item: AgendaItem, form: ItemForm, category: Category, *, at: datetime
) -> tuple[ItemDecision, StatedDecision]:
    reader = FormReader()
    decision = reader.choice("decision", form.decision, ItemDecision)
    if decision is ItemDecision.PUT_OFF:
        text = reader.text("text", form.text, limit=TEXT_LIMIT)
        reader.finish()
        return decision, StatedDecision(DecisionCode.DEFER, text=text)
    reader.finish()
    assert decision is not None and decision.code is not None  # noqa: S101, PT018 (finish() has raised)
    case = agenda.get_case(item)
    context = DecisionContext(
        category=category,
        today=read_day(at),
        amount_fils=case.amount_fils,
        ceiling_fils=category.ceiling_fils,
        recommended_fils=agenda.compute_limit(item),
    )
    typed = DecisionForm(code=decision.code.value, amount=form.amount, reason=form.reason, text=form.text)
    return decision, read_decision(typed, context)


def _tell(agenda: Agenda, item: AgendaItem | None, form: ItemForm) -> ItemResult:
    """A row as it stands, for whoever sends the same form again."""
    if item is None:
        return ItemResult(form.item_id, refusal=NotFoundError.code)
    return ItemResult(item.id, agenda.get_number(item), item.decision, item.refusal)


def _view_waiting(
    task: Task, case: AidRequest, category: Category, charities: dict[UUID, CharityName]
) -> WaitingRow:
    return WaitingRow(
        task.id,
        case.id,
        case.number,
        category.name_ar,
        category.name_en,
        charities.get(case.charity_id) if case.charity_id else None,
        case.approved_fils or case.amount_fils,
        task.is_urgent,
        task.opened_at,
        task.due_at,
    )
