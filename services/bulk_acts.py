"""Bulk acts: one reasoned act on many tasks, shown row by row before, kept row by row, told row by row after."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from domain.bulk_acts import (
    BULK_CODES,
    BULK_ROLES,
    BULK_TASKS,
    MOST_AT_ONCE,
    BulkForm,
    BulkKind,
    RowState,
    judge_count,
    list_row_ids,
)
from domain.calendars import read_day
from domain.cycle import DecisionCode, may_decide
from domain.decisions import DecisionContext, read_decision
from domain.errors import (
    DecisionPendingError,
    ExcludedPersonError,
    FieldProblem,
    InvalidFieldsError,
    NotFoundError,
    TaskClosedError,
    TaskTakenError,
    WrongDecisionError,
)
from domain.forms import FormReader
from domain.roles import Actor
from domain.stand_ins import read_reason
from services.colleagues import find_colleague
from services.moves import is_for_session
from services.naming import CharityName, list_charity_names
from services.submissions import Submission
from store.queries import bulk_acts as query
from store.queries.policies import get_version_id, load_policy
from store.queries.submissions import find_submission, remember_submission
from store.queries.tasks import has_lapsed
from store.scope import Store
from store.tables.bulk_acts import BulkAct
from store.tables.requests import AidRequest
from store.tables.tasks import Task, TaskState

REFUSALS: dict[RowState, str] = {
    RowState.HELD_BY_OTHER: TaskTakenError.code,
    RowState.CLOSED: TaskClosedError.code,
    RowState.BEING_DECIDED: DecisionPendingError.code,
    RowState.NOT_FOR_THIS_TASK: WrongDecisionError.code,
    RowState.EXCLUDED: ExcludedPersonError.code,
    RowState.NOT_FOUND: NotFoundError.code,
}
"""What each state is refused with."""


@dataclass(frozen=True)
class PreviewRow:
    """One row before anything is written; `refusal` is the code it would be refused with. Money in fils."""

    task_id: UUID
    request_id: UUID | None
    number: str
    kind: str
    charity: CharityName | None
    amount_fils: int
    state: RowState
    refusal: str | None


@dataclass(frozen=True)
class Preview:
    """Every row in the order given, how many are ready, and how many fils those are together."""

    rows: tuple[PreviewRow, ...]
    ready: int
    ready_fils: int


@dataclass(frozen=True)
class ActView:
    """How far an act has come: rows that wait, whose effect is on its way, that are done, that were refused."""

    act_id: UUID
    kind: BulkKind
    code: str
    reason: str
    text: str
    until: str
    total: int
    total_fils: int
    waiting: int
    pending: int
    done: int
    refused: int
    begun_at: datetime
    is_over: bool


@dataclass(frozen=True)
class ItemView:
    """One row after: `state` is waiting, pending, done or refused; `refusal` the code of why."""

    seq: int
    task_id: UUID
    request_id: UUID | None
    number: str
    state: str
    decision_id: UUID | None
    refusal: str | None


@dataclass(frozen=True)
class ItemPage:
    """Some rows; `next_after` is where the next ones begin, None on the last page."""

    items: tuple[ItemView, ...]
    next_after: int | None


def preview_act(store: Store, actor: Actor, form: BulkForm, *, at: datetime) -> Preview:
    """What would become of each row, each task once; nothing is written.

    Raises WrongRoleError, InvalidFieldsError (a form that no row could take, no row, more than MOST_AT_ONCE).
    """
    kind = _read_kind(actor, form)
    with store.acting_for(actor, snapshot=True) as db:
        wanted, colleague = _read_form(db, actor, kind, form, at=at)
        found = query.list_subjects(db, wanted)
        charities = list_charity_names(db)
        rows = tuple(
            _view_row(task_id, found.get(task_id), kind, form, actor, colleague, charities, at=at)
            for task_id in wanted
        )
    ready = [row.amount_fils for row in rows if row.state is RowState.READY]
    return Preview(rows, len(ready), sum(ready))


def begin_act(store: Store, actor: Actor, form: BulkForm, submission: Submission, *, at: datetime) -> ActView:
    """Write the act with all its rows; whoever delivers it does them from then on, whether somebody looks or not.

    The same key gives the same act. Authority and four eyes are judged row by row, when each is done. Raises
    WrongRoleError, InvalidFieldsError, KeyReusedError.
    """
    kind = _read_kind(actor, form)
    with store.acting_for(actor) as db:
        known = find_submission(db, actor.account_id, submission.key, submission.digest)
        act = query.find_act(db, known) if known else None
        if act is None:
            act = _begin(db, actor, kind, form, at=at)
            remember_submission(db, actor.account_id, submission.key, submission.digest, act.id)
        return _view_act(act, query.count_progress(db, [act.id]).get(act.id))


def get_act(store: Store, actor: Actor, act_id: UUID) -> ActView:
    """How far an act of one's own has come. Raises NotFoundError."""
    with store.acting_for(actor) as db:
        act = query.find_act(db, act_id)
        if act is None:
            raise NotFoundError
        return _view_act(act, query.count_progress(db, [act_id]).get(act_id))


def list_acts(store: Store, actor: Actor, *, limit: int = 20) -> tuple[ActView, ...]:
    """One's own acts, the latest first."""
    with store.acting_for(actor) as db:
        acts = query.list_acts(db, actor.account_id, limit=limit)
        progress = query.count_progress(db, [act.id for act in acts])
        return tuple(_view_act(act, progress.get(act.id)) for act in acts)


def list_items(
    store: Store,
    actor: Actor,
    act_id: UUID,
    *,
    after: int = -1,
    only_refused: bool = False,
    limit: int = query.ROWS_A_PAGE,
) -> ItemPage:
    """Rows of an act of one's own, in order. Raises NotFoundError."""
    with store.acting_for(actor) as db:
        if query.find_act(db, act_id) is None:
            raise NotFoundError
        rows = query.list_items(db, act_id, after=after, only_refused=only_refused, limit=limit + 1)
    items = tuple(map(_view_item, rows[:limit]))
    return ItemPage(items, items[-1].seq if len(rows) > limit else None)


def foresee_state(
    kind: BulkKind,
    task: Task,
    case: AidRequest,
    actor: Actor,
    code: DecisionCode | None,
    *,
    colleague: Actor | None = None,
    at: datetime,
) -> RowState:
    """What an act of this person on this task would meet now; of a reassignment, with the colleague who is to have it."""
    doer = colleague or actor
    is_free = task.holder_id in (None, actor.account_id) or has_lapsed(task, at=at)
    fits = (
        task.kind in BULK_TASKS[kind]
        and not is_for_session(task)
        and doer.has_any(task.role)
        and (code is None or may_decide(task.kind, code, advised_rejection=case.advised_rejection))
        and (kind is not BulkKind.REASSIGN or task.role in actor.answers_for)
    )
    obstacles = (
        (RowState.BEING_DECIDED, task.state is TaskState.DECIDING),
        (RowState.CLOSED, task.state is not TaskState.OPEN),
        (RowState.NOT_FOR_THIS_TASK, not fits),
        (RowState.EXCLUDED, doer.account_id in task.barred),
        (RowState.HELD_BY_OTHER, kind is not BulkKind.REASSIGN and not is_free),
    )
    return next((state for state, stands in obstacles if stands), RowState.READY)


def _read_kind(actor: Actor, form: BulkForm) -> BulkKind:
    reader = FormReader()
    kind = reader.choice("kind", form.kind, BulkKind)
    reader.finish()
    assert kind is not None  # noqa: S101 (finish() has raised)
    actor.require(*sorted(BULK_ROLES[kind]))
    return kind


def _read_form(
    db: Session, actor: Actor, kind: BulkKind, form: BulkForm, *, at: datetime
) -> tuple[tuple[UUID, ...], Actor | None]:
    """The rows, and who is to have them; how many rows there are and the one form of them all are judged."""
    reader = FormReader()
    wanted = list_row_ids(form.tasks)
    if kind is BulkKind.REASSIGN and form.holder:
        holder = find_colleague(db, actor, reader, "holder", form.holder, on=read_day(at))
        wanted += tuple(query.list_held_by(db, holder.account_id, limit=MOST_AT_ONCE)) if holder else ()
    problems = judge_count(len(wanted))
    colleague = None
    if kind is BulkKind.REASSIGN:
        colleague = find_colleague(db, actor, reader, "to", form.to, on=read_day(at))
        read_reason(reader, form.text)
        problems += reader.problems
    else:
        problems += _judge_decision(db, kind, form, at=at)
    if problems:
        raise InvalidFieldsError(problems)
    return wanted, colleague


def _judge_decision(db: Session, kind: BulkKind, form: BulkForm, *, at: datetime) -> Sequence[FieldProblem]:
    if form.code not in BULK_CODES[kind]:
        return [FieldProblem("code", "unknown_choice" if form.code else "required")]
    today = read_day(at)
    # These are judged by the day alone: any category will do.
    category = next(iter(load_policy(db, get_version_id(db, today)).categories.values()))
    try:
        read_decision(form.decision, DecisionContext(category, today, amount_fils=0, ceiling_fils=0))
    except InvalidFieldsError as error:
        return error.problems
    return []


def _view_row(
    task_id: UUID,
    subject: query.Subject | None,
    kind: BulkKind,
    form: BulkForm,
    actor: Actor,
    colleague: Actor | None,
    charities: dict[UUID, CharityName],
    *,
    at: datetime,
) -> PreviewRow:
    if subject is None:
        return PreviewRow(task_id, None, "", "", None, 0, RowState.NOT_FOUND, NotFoundError.code)
    code = DecisionCode(form.code) if kind is not BulkKind.REASSIGN else None
    case = subject.case
    state = foresee_state(kind, subject.task, case, actor, code, colleague=colleague, at=at)
    charity = charities.get(case.charity_id) if case.charity_id else None
    return PreviewRow(
        task_id,
        case.id,
        case.number,
        case.kind,
        charity,
        subject.amount_fils,
        state,
        REFUSALS.get(state),
    )


def _begin(db: Session, actor: Actor, kind: BulkKind, form: BulkForm, *, at: datetime) -> BulkAct:
    wanted, _ = _read_form(db, actor, kind, form, at=at)
    subjects = query.list_subjects(db, wanted)
    kept = {name: value for name, value in asdict(form).items() if isinstance(value, str) and value}
    act = BulkAct(
        actor_id=actor.account_id,
        kind=kind,
        form=kept,
        total=len(wanted),
        total_fils=sum(subject.amount_fils for subject in subjects.values()),
        begun_at=at,
    )
    query.add_act(db, act, wanted)
    return act


def _view_act(act: BulkAct, progress: query.Progress | None) -> ActView:
    come = progress or query.Progress(act.total, 0, 0, 0)
    return ActView(
        act_id=act.id,
        kind=act.kind,
        code=act.form.get("code", ""),
        reason=act.form.get("reason", ""),
        text=act.form.get("text", ""),
        until=act.form.get("until", ""),
        total=act.total,
        total_fils=act.total_fils,
        waiting=come.waiting,
        pending=come.pending,
        done=come.done,
        refused=come.refused,
        begun_at=act.begun_at,
        is_over=not come.waiting and not come.pending,
    )


_STATES = {"applied": "done", "refused": "refused", "pending": "pending"}


def _view_item(row: query.ItemRow) -> ItemView:
    item, case, decision = row.item, row.case, row.decision
    state = _STATES[decision.state.value] if decision else item.state.value
    return ItemView(
        seq=item.seq,
        task_id=item.task_id,
        request_id=case.id if case else None,
        number=case.number if case else "",
        state=state,
        decision_id=item.decision_id,
        refusal=decision.refusal if decision else item.refusal,
    )


__all__ = ["MOST_AT_ONCE", "BulkForm", "BulkKind", "RowState"]
