"""The parts of an agenda: items with their cases, who left which and whether enough are left, and how each stands."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from domain.categories import Category
from domain.committees import FallGround, ItemDecision, RecusalGround, choose_fall_ground, is_quorate
from domain.cycle import DecisionCode
from domain.decisions import Reason
from domain.errors import TaskClosedError
from services.decision_contexts import compute_limit
from services.naming import CharityName, Naming, PersonName, list_charity_names
from store.ahead import ask_many, map_many, read_ahead
from store.queries.committee_sessions import (
    ask_cases_of_tasks,
    ask_recusals,
    ask_stays,
    is_before_committee,
    list_cases_of_tasks,
    list_interested,
    list_items,
    list_recusals,
    list_stays,
)
from store.queries.events import list_events_at
from store.queries.policies import load_policies
from store.tables.committee_sessions import AgendaItem, CommitteeSession, ItemRecusal, SessionAttendance
from store.tables.decisions import Decision, DecisionState
from store.tables.requests import AidRequest
from store.tables.tasks import Task


@dataclass(frozen=True)
class Agenda:
    """What lies before a session: items in order, tasks and cases by task, recusals by item, decisions by item.

    `fallen` are the items that have lost their task, by item: no session decides them any more.
    """

    session: CommitteeSession
    items: tuple[AgendaItem, ...]
    cases: dict[UUID, tuple[Task, AidRequest]]
    recusals: dict[UUID, list[ItemRecusal]]
    stays: tuple[SessionAttendance, ...]
    recommended: dict[UUID, Decision]
    decisions: dict[UUID, Decision]
    fallen: dict[UUID, FallGround]

    @property
    def present(self) -> tuple[UUID, ...]:
        """Who sits now, or sat when the session closed, in their order."""
        return tuple(stay.account_id for stay in self.stays if stay.left_at is None)

    @property
    def attended(self) -> tuple[UUID, ...]:
        """Whoever sat at any time, in their order."""
        return tuple(dict.fromkeys(stay.account_id for stay in self.stays))

    @property
    def people(self) -> set[UUID]:
        """Everybody an agenda names."""
        left = {row.account_id for rows in self.recusals.values() for row in rows}
        return {*self.attended, *left}

    def list_present(self, item: AgendaItem) -> tuple[UUID, ...]:
        """Who sat when the item was decided; who sits now if it is not."""
        if item.decision is None:
            return self.present
        return self.attended if item.present_ids is None else tuple(item.present_ids)

    def get_case(self, item: AgendaItem) -> AidRequest:
        """The case of an item."""
        return self.cases[item.task_id][1]

    def get_number(self, item: AgendaItem) -> str:
        """The number of an item's case, whoever has it now."""
        return item.case_number if self.is_gone(item) else self.get_case(item).number

    def is_gone(self, item: AgendaItem) -> bool:
        """True if the case is with another body now, or with none: nothing of it is readable here."""
        return item.task_id not in self.cases

    def list_absent(self, item: AgendaItem) -> tuple[UUID, ...]:
        """Who sat at some time, and not when the item was decided."""
        there = set(self.list_present(item))
        return tuple(one for one in self.attended if item.decision is not None and one not in there)

    def list_left(self, item: AgendaItem) -> set[UUID]:
        """Who left the item."""
        return {row.account_id for row in self.recusals.get(item.id, ())}

    def is_quorate(self, item: AgendaItem) -> bool:
        """True if enough of those present at the item stay for it."""
        return is_quorate(self.list_present(item), self.list_left(item), self.session.quorum)

    def would_be_quorate(self, item: AgendaItem) -> bool:
        """True if enough of those who sit now stay for the item, whoever decided it before."""
        return is_quorate(self.present, self.list_left(item), self.session.quorum)

    def compute_limit(self, item: AgendaItem) -> int:
        """The most that may be approved, in fils: what was signed for last, else what was recommended; nought of a case that is gone."""
        if self.is_gone(item):
            return 0
        case = self.get_case(item)
        return compute_limit(case, self.recommended.get(case.id))


@dataclass(frozen=True)
class RecusalView:
    """A member who leaves an item, and why."""

    person: PersonName | None
    ground: RecusalGround
    text: str


@dataclass(frozen=True)
class ItemView:
    """One case before a session; money in fils.

    `limit_fils` is the most that may be approved, `is_fallen` a task that ended otherwise (`fall_ground` says how),
    `state` that of the decision; `absent` sat at some time, and not when it was decided.
    """

    item_id: UUID
    task_id: UUID
    request_id: UUID
    number: str
    category_ar: str
    category_en: str
    charity: CharityName | None
    place: int
    limit_fils: int
    decision: ItemDecision | None
    amount_fils: int | None
    reason: Reason | None
    text: str
    recusals: tuple[RecusalView, ...]
    absent: tuple[PersonName, ...]
    is_quorate: bool
    is_fallen: bool
    fall_ground: FallGround | None
    state: DecisionState | None
    refusal: str | None


def load_agenda(db: Session, session: CommitteeSession, *, lock: bool = False) -> Agenda:
    """The agenda of a session; with `lock` its items are locked."""
    items = list_items(db, session.id, lock=lock)
    if items and not lock:
        _read_what_is_decided(db, session, items)
    cases = list_cases_of_tasks(db, [item.task_id for item in items])
    return Agenda(
        session=session,
        items=tuple(items),
        cases=cases,
        recusals=list_recusals(db, session.id),
        stays=tuple(list_stays(db, session.id)),
        recommended=_list_recommendations(db, [item.request_id for item in items]),
        decisions=_list_decisions(db, items),
        fallen=_list_fallen(db, session, items, cases),
    )


def _read_what_is_decided(db: Session, session: CommitteeSession, items: Sequence[AgendaItem]) -> None:
    """Read at once the cases of an agenda, who left an item, what was recommended and what was decided."""
    read_ahead(
        db,
        ask_recusals(session.id),
        ask_stays(session.id),
        ask_cases_of_tasks([item.task_id for item in items]),
        _ask_recommendations([item.request_id for item in items]),
        ask_many(Decision, {item.decision_id for item in items if item.decision_id}),
    )


def drop_fallen(db: Session, agenda: Agenda) -> Agenda:
    """Note which items have lost their task meanwhile: withdrawn, suspended, taken elsewhere."""
    for item in agenda.items:
        if item.is_live and item.id in agenda.fallen:
            item.is_live, item.refusal = False, TaskClosedError.code
    db.flush()
    return agenda


def recuse_known(db: Session, agenda: Agenda, items: Iterable[AgendaItem], *, at: datetime) -> None:
    """Whoever sits and registered, studied or signed a case, or declared an interest in it before, leaves its item."""
    for item in items:
        if agenda.is_gone(item):
            continue
        task, case = agenda.cases[item.task_id]
        interested = list_interested(db, case.id)
        for account_id in set(agenda.present) & {*task.barred, *interested} - agenda.list_left(item):
            is_registrar = account_id == case.registered_by
            known = RecusalGround.REGISTERED if is_registrar else RecusalGround.ACTED
            ground = RecusalGround.INTEREST if account_id in interested else known
            db.add(ItemRecusal(item_id=item.id, account_id=account_id, ground=ground, recorded_at=at))
    db.flush()


def view_items(db: Session, agenda: Agenda, naming: Naming) -> tuple[ItemView, ...]:
    """Every item as a reader of the session sees it: cases by number and kind, nobody's name."""
    categories = list_categories(db, agenda)
    charities = list_charity_names(db)
    return tuple(
        _view_item(agenda, item, categories.get(item.request_id), charities, naming) for item in agenda.items
    )


def list_categories(db: Session, agenda: Agenda) -> dict[UUID, Category]:
    """By case, the categories of an agenda; of a case that is gone there is none."""
    return list_categories_of(
        db, (agenda.get_case(item) for item in agenda.items if not agenda.is_gone(item))
    )


def list_categories_of(db: Session, cases: Iterable[AidRequest]) -> dict[UUID, Category]:
    """By case, its category as the version it carries words it."""
    rows = list(cases)
    policies = load_policies(db, {row.version_id for row in rows})
    return {row.id: policies[row.version_id].categories[row.category] for row in rows}


def _view_item(
    agenda: Agenda,
    item: AgendaItem,
    category: Category | None,
    charities: dict[UUID, CharityName],
    naming: Naming,
) -> ItemView:
    charity_id = None if agenda.is_gone(item) else agenda.get_case(item).charity_id
    ground = agenda.fallen.get(item.id)
    decision = agenda.decisions.get(item.id)
    return ItemView(
        item_id=item.id,
        task_id=item.task_id,
        request_id=item.request_id,
        number=agenda.get_number(item),
        category_ar=category.name_ar if category else "",
        category_en=category.name_en if category else "",
        charity=charities.get(charity_id) if charity_id else None,
        place=item.place,
        limit_fils=agenda.compute_limit(item),
        decision=item.decision,
        amount_fils=item.amount_fils,
        reason=item.reason,
        text=item.text,
        recusals=tuple(
            RecusalView(naming.find(row.account_id), row.ground, row.text)
            for row in agenda.recusals.get(item.id, ())
        ),
        absent=tuple(filter(None, map(naming.find, agenda.list_absent(item)))),
        is_quorate=agenda.is_quorate(item),
        is_fallen=ground is not None,
        fall_ground=ground,
        state=decision.state if decision else None,
        refusal=(decision and decision.refusal) or item.refusal,
    )


def _list_recommendations(db: Session, request_ids: list[UUID]) -> dict[UUID, Decision]:
    """By case, the recommendation that counts: the latest that took effect."""
    if not request_ids:
        return {}
    return {row.request_id: row for row in db.exec(_ask_recommendations(request_ids))}


def _ask_recommendations(request_ids: list[UUID]) -> SelectOfScalar[Decision]:
    return (
        select(Decision)
        .where(
            col(Decision.request_id).in_(request_ids),
            Decision.code == DecisionCode.RECOMMEND,
            Decision.state == DecisionState.APPLIED,
        )
        .order_by(col(Decision.decided_at))
    )


def _list_fallen(
    db: Session,
    session: CommitteeSession,
    items: list[AgendaItem],
    cases: Mapping[UUID, tuple[Task, AidRequest]],
) -> dict[UUID, FallGround]:
    """By item, why its task ended otherwise; what was put off in a closed session has not fallen."""
    gone = {item.id: FallGround.TAKEN_AWAY for item in items if item.task_id not in cases and _may_fall(item)}
    fallen = {
        item.id: cases[item.task_id][0]
        for item in items
        if item.task_id in cases
        and (
            item.refusal == TaskClosedError.code
            or (item.is_live and not is_before_committee(cases[item.task_id][0], session.charity_id))
        )
    }
    ended = [(task.request_id, task.closed_at) for task in fallen.values() if task.closed_at]
    events = list_events_at(db, ended) if ended else {}
    return gone | {
        item_id: choose_fall_ground(events[task.request_id, task.closed_at] if task.closed_at else ())
        for item_id, task in fallen.items()
    }


def _may_fall(item: AgendaItem) -> bool:
    """True until the session has decided the case for good."""
    return item.is_live or item.refusal == TaskClosedError.code


def _list_decisions(db: Session, items: list[AgendaItem]) -> dict[UUID, Decision]:
    ids = {item.decision_id: item.id for item in items if item.decision_id}
    return {ids[row.id]: row for row in map_many(db, Decision, ids).values()}
