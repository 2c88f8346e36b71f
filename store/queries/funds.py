"""Funds: their locks and balances, what waits for them, and what each may pay for."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import case, text
from sqlalchemy import select as columns
from sqlmodel import Session, col, exists, func, or_, select, tuple_
from sqlmodel.sql.expression import SelectOfScalar

from domain.categories import FundSource
from domain.cycle import Wait
from domain.funds import ON_HAND, RESERVED, ClaimState, MovementKind
from store.ahead import Question
from store.queries.tasks import LIVE
from store.tables.charities import Fund
from store.tables.funds import FundClaim, FundClass, FundMovement
from store.tables.requests import AidRequest
from store.tables.tasks import Task


@dataclass(frozen=True)
class Balance:
    """What a fund holds, what of it is promised, and what is asked of it beyond that; in fils."""

    on_hand_fils: int = 0
    reserved_fils: int = 0
    waiting_fils: int = 0
    waiting_cases: int = 0

    @property
    def available_fils(self) -> int:
        """What may still be promised."""
        return self.on_hand_fils - self.reserved_fils


def lock_funds(db: Session, fund_ids: Iterable[UUID]) -> None:
    """Lock the ledgers of some funds until the transaction ends: whoever writes a line or reads a balance to act on it."""
    for fund_id in sorted(set(fund_ids)):
        db.execute(
            text("select pg_advisory_xact_lock(hashtextextended(:fund, 20))"), {"fund": f"fund/{fund_id}"}
        )


def read_balances(db: Session, fund_ids: Collection[UUID]) -> dict[UUID, Balance]:
    """The balance of each of these funds, as its ledger adds up."""
    movements, claims = ask_balances(fund_ids)
    rows = db.execute(movements).all()
    sums = {fund_id: (int(on_hand), int(reserved)) for fund_id, on_hand, reserved in rows}
    waiting = {fund_id: (int(amount), cases) for fund_id, amount, cases in db.execute(claims)}
    return {
        fund_id: Balance(*sums.get(fund_id, (0, 0)), *waiting.get(fund_id, (0, 0))) for fund_id in fund_ids
    }


def ask_balances(fund_ids: Collection[UUID]) -> tuple[Question, Question]:
    """The questions of `read_balances`: sums of movements, and of what waits."""
    movements = (
        columns(col(FundMovement.fund_id), _add_up(ON_HAND), _add_up(RESERVED))
        .where(col(FundMovement.fund_id).in_(sorted(fund_ids)))
        .group_by(col(FundMovement.fund_id))
    )
    claims = (
        columns(
            col(FundClaim.fund_id),
            func.sum(FundClaim.amount_fils),
            func.count(func.distinct(FundClaim.request_id)),
        )
        .where(col(FundClaim.fund_id).in_(sorted(fund_ids)), col(FundClaim.state) == ClaimState.WAITING)
        .group_by(col(FundClaim.fund_id))
    )
    return movements, claims


def _add_up(weights: dict[MovementKind, int]):  # type: ignore[no-untyped-def] # noqa: ANN202 (an SQL sum)
    weight = case(*((col(FundMovement.kind) == kind, sign) for kind, sign in weights.items()), else_=0)
    return func.coalesce(func.sum(weight * FundMovement.amount_fils), 0)


def list_claims(db: Session, request_id: UUID) -> dict[UUID, FundClaim]:
    """What the instalments of a case have of their funds, as it stands now."""
    rows = db.exec(
        select(FundClaim).where(FundClaim.request_id == request_id).execution_options(populate_existing=True)
    )
    return {row.instalment_id: row for row in rows}


def find_claim(db: Session, instalment_id: UUID) -> FundClaim | None:
    """What an instalment has of its fund, as it stands now."""
    return db.exec(
        select(FundClaim)
        .where(FundClaim.instalment_id == instalment_id)
        .execution_options(populate_existing=True)
    ).one_or_none()


def list_waiting(db: Session, fund_id: UUID, *, limit: int) -> Sequence[FundClaim]:
    """What waits for a fund's money, the longest wait first."""
    return db.exec(
        select(FundClaim)
        .where(FundClaim.fund_id == fund_id, FundClaim.state == ClaimState.WAITING)
        .order_by(col(FundClaim.asked_at), col(FundClaim.request_id), col(FundClaim.number))
        .limit(limit)
        .execution_options(populate_existing=True)
    ).all()


def list_awaiting(db: Session, request_ids: Collection[UUID]) -> set[UUID]:
    """Which of these cases stand at a payment for want of a balance."""
    rows = db.exec(
        select(Task.request_id).where(
            col(Task.request_id).in_(list(request_ids)),
            col(Task.state).in_(LIVE),
            Task.wait == Wait.BALANCE,
        )
    )
    return set(rows)


def find_fund(db: Session, fund_id: UUID) -> Fund | None:
    """A fund within the session's scope."""
    return db.exec(select(Fund).where(Fund.id == fund_id)).one_or_none()


def list_own_funds(db: Session) -> Sequence[Fund]:
    """The funds within the session's scope, in the order of their codes."""
    return db.exec(ask_own_funds()).all()


def ask_own_funds() -> SelectOfScalar[Fund]:
    """The question of `list_own_funds`."""
    return select(Fund).order_by(col(Fund.code))


def list_payable(
    db: Session, charity_id: UUID | None, sources: Collection[FundSource], case_class: str
) -> Sequence[Fund]:
    """The funds from which a charity may pay for a class of case, of these sources (rule 13)."""
    standing = exists().where(col(FundClass.fund_id) == Fund.id, col(FundClass.ended_at).is_(None))
    return db.exec(
        select(Fund)
        .where(
            Fund.charity_id == charity_id,
            col(Fund.source).in_(list(sources)),
            or_(~standing, standing.where(col(FundClass.case_class) == case_class)),
        )
        .order_by(col(Fund.code))
    ).all()


def map_classes(db: Session, fund_ids: Collection[UUID]) -> dict[UUID, tuple[FundClass, ...]]:
    """The classes of case that each of these funds is kept to; a fund that is not named may pay for every class."""
    found: dict[UUID, tuple[FundClass, ...]] = {}
    for row in db.exec(ask_classes(fund_ids)):
        found[row.fund_id] = (*found.get(row.fund_id, ()), row)
    return found


def ask_classes(fund_ids: Collection[UUID]) -> SelectOfScalar[FundClass]:
    """The question of `map_classes`."""
    return (
        select(FundClass)
        .where(col(FundClass.fund_id).in_(sorted(fund_ids)), col(FundClass.ended_at).is_(None))
        .order_by(col(FundClass.case_class))
    )


def list_movements(
    db: Session, fund_id: UUID, *, after: tuple[datetime, UUID] | None, limit: int
) -> Sequence[tuple[FundMovement, str | None]]:
    """Lines of a fund's ledger, the latest first, each with the number of its case."""
    query = (
        select(FundMovement, AidRequest.number)
        .outerjoin(AidRequest, col(AidRequest.id) == FundMovement.request_id)
        .where(FundMovement.fund_id == fund_id)
        .order_by(col(FundMovement.moved_at).desc(), col(FundMovement.id).desc())
        .limit(limit)
    )
    if after:
        query = query.where(tuple_(col(FundMovement.moved_at), col(FundMovement.id)) < tuple_(*after))
    return db.exec(query).all()


def get_movement(db: Session, movement_id: UUID) -> FundMovement:
    """One line of a ledger. Raises NoResultFound for another charity's."""
    return db.exec(select(FundMovement).where(FundMovement.id == movement_id)).one()
