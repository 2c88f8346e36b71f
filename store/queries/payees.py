"""The register of payees: finding entries, what was done to each, and where an account, a lease or a bill stands again."""

from collections.abc import Collection, Sequence
from uuid import UUID

from sqlmodel import Session, col, func, or_, select, tuple_

from domain.cycle import DecisionCode, Outcome
from domain.decisions import PayeeStatement
from domain.payees import FlagKind
from store.tables.decisions import Decision, DecisionState, Payee
from store.tables.deliveries import Instalment
from store.tables.payees import PayeeChange, PayeeFlag, PayeeFlagSide
from store.tables.requests import AidRequest

MOST_SIDES = 50
"""How many other cases of one flag are named."""

GONE = (Outcome.REJECTED, Outcome.DUPLICATE, Outcome.WITHDRAWN, Outcome.EXPIRED)
"""Outcomes of cases that no money went to."""


def find_payee(db: Session, payee_id: UUID, *, lock: bool = False) -> Payee | None:
    """An entry within the session's scope."""
    query = select(Payee).where(Payee.id == payee_id)
    if lock:
        query = query.with_for_update(key_share=True).execution_options(populate_existing=True)
    return db.exec(query).one_or_none()


def find_entry(db: Session, charity_id: UUID, payee: PayeeStatement) -> Payee | None:
    """The entry of a charity that says the same."""
    return db.exec(
        select(Payee).where(
            Payee.charity_id == charity_id,
            Payee.kind == payee.kind,
            Payee.name == payee.name,
            col(Payee.iban).is_not_distinct_from(payee.iban),
        )
    ).first()


def list_payees(
    db: Session, *, name: str = "", iban: str = "", after: tuple[str, UUID] | None = None, limit: int
) -> Sequence[Payee]:
    """Entries within the session's scope by name, narrowed by a part of the name or the end of the account."""
    query = select(Payee).order_by(col(Payee.name), col(Payee.id)).limit(limit)
    if name:
        query = query.where(func.strpos(Payee.name, name) > 0)
    if iban:
        query = query.where(func.right(Payee.iban, len(iban)) == iban)
    if after:
        query = query.where(tuple_(col(Payee.name), col(Payee.id)) > tuple_(*after))
    return db.exec(query).all()


def list_changes(db: Session, payee_id: UUID) -> Sequence[PayeeChange]:
    """What was done to an entry, the latest first."""
    return db.exec(
        select(PayeeChange)
        .where(PayeeChange.payee_id == payee_id)
        .order_by(col(PayeeChange.done_at).desc(), col(PayeeChange.id).desc())
    ).all()


def find_due_payee(db: Session, request_id: UUID, round_: int, number: int) -> Payee | None:
    """Who is to be paid the instalment at hand."""
    return db.exec(
        select(Payee)
        .join(Instalment, col(Instalment.payee_id) == Payee.id)
        .where(Instalment.request_id == request_id, Instalment.round == round_, Instalment.number == number)
    ).one_or_none()


def list_cases_paid_to(db: Session, iban: str, *, beside: AidRequest) -> list[tuple[UUID, Payee]]:
    """Other people's cases in which this account stands, of whatever charity, each with its entry."""
    promised = (
        select(Instalment.request_id, Instalment.payee_id)
        .join(Payee, col(Payee.id) == Instalment.payee_id)
        .where(Payee.iban == iban)
    )
    stated = (
        select(Decision.request_id, Decision.payee_id)
        .join(Payee, col(Payee.id) == Decision.payee_id)
        .where(
            Payee.iban == iban,
            Decision.code == DecisionCode.RECOMMEND,
            Decision.state == DecisionState.APPLIED,
        )
    )
    pairs = promised.union(stated).subquery()
    rows = db.exec(
        select(AidRequest.id, Payee)
        .join(pairs, pairs.c.request_id == AidRequest.id)
        .join(Payee, col(Payee.id) == pairs.c.payee_id)
        .where(*_beside(beside))
        .order_by(col(AidRequest.id))
        .limit(MOST_SIDES)
    )
    return [(request_id, payee) for request_id, payee in rows]


def list_cases_of(db: Session, kind: FlagKind, *, beside: AidRequest) -> list[UUID]:
    """Other people's cases with the lease or the bill of this one, of whatever charity."""
    column, number = (
        (AidRequest.lease_number, beside.lease_number)
        if kind is FlagKind.SHARED_LEASE
        else (AidRequest.bill_number, beside.bill_number)
    )
    if not number:
        return []
    rows = db.exec(
        select(AidRequest.id)
        .where(column == number, column != "", *_beside(beside))
        .order_by(col(AidRequest.id))
        .limit(MOST_SIDES)
    )
    return list(rows)


def _beside(case: AidRequest):  # type: ignore[no-untyped-def] # noqa: ANN202 (criteria of a query)
    return (
        AidRequest.id != case.id,
        col(AidRequest.household_id).is_distinct_from(case.household_id),
        col(AidRequest.person_id).is_distinct_from(case.person_id),
        or_(col(AidRequest.outcome).is_(None), col(AidRequest.outcome).not_in(GONE)),
    )


def list_flags(db: Session, request_id: UUID) -> Sequence[PayeeFlag]:
    """The flags of a case, the first raised first."""
    return db.exec(
        select(PayeeFlag)
        .where(PayeeFlag.request_id == request_id)
        .order_by(col(PayeeFlag.raised_at), col(PayeeFlag.kind))
    ).all()


def list_open_flags(db: Session, *, limit: int) -> Sequence[tuple[PayeeFlag, str]]:
    """Flags within the session's scope that nobody settled, each with the number of its case, the oldest first."""
    return db.exec(
        select(PayeeFlag, AidRequest.number)
        .join(AidRequest, col(AidRequest.id) == PayeeFlag.request_id)
        .where(col(PayeeFlag.settled_at).is_(None), col(AidRequest.outcome).is_(None))
        .order_by(col(PayeeFlag.raised_at), col(PayeeFlag.id))
        .limit(limit)
    ).all()


def map_sides(db: Session, flag_ids: Collection[UUID]) -> dict[UUID, tuple[tuple[UUID, str], ...]]:
    """The other cases of these flags, by id and number: for a session of the ministry's."""
    rows = db.exec(
        select(PayeeFlagSide.flag_id, AidRequest.id, AidRequest.number)
        .join(AidRequest, col(AidRequest.id) == PayeeFlagSide.request_id)
        .where(col(PayeeFlagSide.flag_id).in_(list(flag_ids)))
        .order_by(col(AidRequest.number))
    )
    found: dict[UUID, tuple[tuple[UUID, str], ...]] = {}
    for flag_id, request_id, number in rows:
        found[flag_id] = (*found.get(flag_id, ()), (request_id, number))
    return found
