"""The funds of a charity: opening one, money in and out, which classes of case each pays for, and its ledger."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlmodel import Session

from domain.calendars import read_day
from domain.categories import FundSource
from domain.errors import NotFoundError
from domain.forms import FormReader
from domain.funds import (
    ClassesForm,
    FundForm,
    MoneyForm,
    MovementKind,
    StatedMoney,
    ZakatClass,
    read_classes,
    read_fund,
    read_money,
)
from domain.roles import Actor, Role
from services.balances import cover
from services.naming import Naming, PersonName
from services.pages import Page, read_cursor, write_cursor
from services.submissions import Submission
from store.ahead import read_ahead
from store.queries.funds import (
    ask_balances,
    ask_classes,
    find_fund,
    get_movement,
    list_own_funds,
    lock_funds,
    map_classes,
    read_balances,
)
from store.queries.funds import list_movements as query_movements
from store.queries.policies import list_classes
from store.queries.submissions import find_submission, remember_submission
from store.scope import Store
from store.tables.charities import Fund
from store.tables.funds import FundClass, FundMovement

KEEPERS = (Role.AID_MANAGER, Role.CHARITY_ADMIN)
"""Who keeps the funds of a charity."""


@dataclass(frozen=True)
class FundSheet:
    """A fund with its balance; no class of case named means every class. Money in fils."""

    fund_id: UUID
    code: str
    name_ar: str
    name_en: str
    source: FundSource
    zakat_class: ZakatClass | None
    condition: str
    case_classes: tuple[str, ...]
    on_hand_fils: int
    reserved_fils: int
    available_fils: int
    waiting_fils: int
    waiting_cases: int


@dataclass(frozen=True)
class MovementView:
    """A line of a ledger; `number` is that of the case whose promise moved the money."""

    movement_id: UUID
    kind: MovementKind
    amount_fils: int
    request_id: UUID | None
    number: str | None
    reference: str
    received_on: date | None
    text: str
    entered_by: PersonName | None
    moved_at: datetime


def list_sheets(store: Store, actor: Actor) -> tuple[FundSheet, ...]:
    """The funds of the actor's charity with their balances. Raises WrongRoleError."""
    actor.require(*KEEPERS)
    with store.acting_for(actor) as db:
        return _view_funds(db, list_own_funds(db))


def get_sheet(store: Store, actor: Actor, fund_id: UUID) -> FundSheet:
    """One fund of the actor's charity. Raises WrongRoleError, NotFoundError for another charity's."""
    actor.require(*KEEPERS)
    with store.acting_for(actor) as db:
        return _view_funds(db, [_get_fund(db, fund_id)])[0]


def list_movements(
    store: Store, actor: Actor, fund_id: UUID, *, cursor: str | None = None, limit: int = 25
) -> Page[MovementView]:
    """A page of a fund's ledger, the latest line first. Raises WrongRoleError, NotFoundError, InvalidFieldsError."""
    actor.require(*KEEPERS)
    after = read_cursor(cursor)
    with store.acting_for(actor) as db:
        _get_fund(db, fund_id)
        rows = query_movements(db, fund_id, after=after, limit=limit + 1)
        naming = Naming(db, (row.entered_by for row, _ in rows))
        items = tuple(_view_movement(row, number, naming) for row, number in rows[:limit])
    last = items[-1] if len(rows) > limit else None
    return Page(items, write_cursor(last.moved_at, last.movement_id) if last else None)


def open_fund(
    store: Store, actor: Actor, form: FundForm, submission: Submission, *, at: datetime
) -> FundSheet:
    """Open a fund of the actor's charity. Raises WrongRoleError, InvalidFieldsError, KeyReusedError."""
    actor.require(*KEEPERS)
    with store.acting_for(actor) as db:
        if known := find_submission(db, actor.account_id, submission.key, submission.digest):
            return _view_funds(db, [_get_fund(db, known)])[0]
        taken = frozenset(fund.code for fund in list_own_funds(db))
        stated = read_fund(form, list_classes(db), taken)
        assert actor.charity_id is not None  # noqa: S101 (only a charity has keepers)
        fund = Fund(
            charity_id=actor.charity_id,
            code=stated.code,
            name_ar=stated.name_ar,
            name_en=stated.name_en,
            source=stated.source,
            zakat_class=stated.zakat_class,
            condition=stated.condition,
        )
        db.add(fund)
        db.flush()
        _keep_to(db, actor, fund, stated.case_classes, at=at)
        remember_submission(db, actor.account_id, submission.key, submission.digest, fund.id)
        return _view_funds(db, [fund])[0]


def deposit(
    store: Store, actor: Actor, fund_id: UUID, form: MoneyForm, submission: Submission, *, at: datetime
) -> MovementView:
    """Book money that came into a fund; whoever waited longest for it is told.

    Raises WrongRoleError, NotFoundError, InvalidFieldsError, KeyReusedError.
    """
    return _book(store, actor, fund_id, form, submission, MovementKind.DEPOSIT, at=at)


def withdraw(
    store: Store, actor: Actor, fund_id: UUID, form: MoneyForm, submission: Submission, *, at: datetime
) -> MovementView:
    """Book money that left a fund otherwise than by an order; what is promised stays in it.

    Raises WrongRoleError, NotFoundError, InvalidFieldsError, KeyReusedError.
    """
    return _book(store, actor, fund_id, form, submission, MovementKind.WITHDRAWAL, at=at)


def set_classes(
    store: Store, actor: Actor, fund_id: UUID, form: ClassesForm, submission: Submission, *, at: datetime
) -> FundSheet:
    """Say for which classes of case a fund may pay from now on; what is promised already stays promised.

    Raises WrongRoleError, NotFoundError, InvalidFieldsError, KeyReusedError.
    """
    actor.require(*KEEPERS)
    with store.acting_for(actor) as db:
        fund = _get_fund(db, fund_id)
        if not find_submission(db, actor.account_id, submission.key, submission.digest):
            reader = FormReader()
            classes = read_classes(reader, form.case_classes, list_classes(db))
            reader.finish()
            _keep_to(db, actor, fund, classes, at=at)
            remember_submission(db, actor.account_id, submission.key, submission.digest, fund.id)
        return _view_funds(db, [fund])[0]


def _book(
    store: Store,
    actor: Actor,
    fund_id: UUID,
    form: MoneyForm,
    submission: Submission,
    kind: MovementKind,
    *,
    at: datetime,
) -> MovementView:
    actor.require(*KEEPERS)
    with store.acting_for(actor) as db:
        if known := find_submission(db, actor.account_id, submission.key, submission.digest):
            return _view_movement(get_movement(db, known), None, Naming(db, [actor.account_id]))
        fund = _get_fund(db, fund_id)
        lock_funds(db, [fund.id])
        available = read_balances(db, [fund.id])[fund.id].available_fils
        most = available if kind is MovementKind.WITHDRAWAL else None
        stated = read_money(form, today=read_day(at), most_fils=most)
        row = _write(db, actor, fund, stated, kind, at=at)
        cover(db, fund.id, at=at)
        remember_submission(db, actor.account_id, submission.key, submission.digest, row.id)
        return _view_movement(row, None, Naming(db, [actor.account_id]))


def _write(
    db: Session, actor: Actor, fund: Fund, stated: StatedMoney, kind: MovementKind, *, at: datetime
) -> FundMovement:
    row = FundMovement(
        fund_id=fund.id,
        charity_id=fund.charity_id,
        kind=kind,
        amount_fils=stated.amount_fils,
        reference=stated.reference,
        received_on=stated.on,
        text=stated.text,
        entered_by=actor.account_id,
        moved_at=at,
    )
    db.add(row)
    db.flush()
    return row


def _keep_to(db: Session, actor: Actor, fund: Fund, classes: frozenset[str], *, at: datetime) -> None:
    standing = {row.case_class: row for row in map_classes(db, [fund.id]).get(fund.id, ())}
    for case_class, row in standing.items():
        if case_class not in classes:
            row.ended_at = at
    for case_class in sorted(classes - standing.keys()):
        db.add(
            FundClass(
                fund_id=fund.id,
                charity_id=fund.charity_id,
                case_class=case_class,
                set_by=actor.account_id,
                set_at=at,
            )
        )
    db.flush()


def _get_fund(db: Session, fund_id: UUID) -> Fund:
    fund = find_fund(db, fund_id)
    if fund is None:
        raise NotFoundError
    return fund


def _view_funds(db: Session, funds: Sequence[Fund]) -> tuple[FundSheet, ...]:
    ids = [fund.id for fund in funds]
    if ids:
        read_ahead(db, *ask_balances(ids), ask_classes(ids))
    balances, classes = read_balances(db, ids), map_classes(db, ids)
    return tuple(
        FundSheet(
            fund_id=fund.id,
            code=fund.code,
            name_ar=fund.name_ar,
            name_en=fund.name_en,
            source=fund.source,
            zakat_class=fund.zakat_class,
            condition=fund.condition,
            case_classes=tuple(row.case_class for row in classes.get(fund.id, ())),
            on_hand_fils=balances[fund.id].on_hand_fils,
            reserved_fils=balances[fund.id].reserved_fils,
            available_fils=balances[fund.id].available_fils,
            waiting_fils=balances[fund.id].waiting_fils,
            waiting_cases=balances[fund.id].waiting_cases,
        )
        for fund in funds
    )


def _view_movement(row: FundMovement, number: str | None, naming: Naming) -> MovementView:
    return MovementView(
        row.id,
        row.kind,
        row.amount_fils,
        row.request_id,
        number,
        row.reference,
        row.received_on,
        row.text,
        naming.find(row.entered_by),
        row.moved_at,
    )
