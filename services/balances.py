"""Balances: approval reserves, payment spends, what came back is promised still, and who waited longest comes first."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from sqlmodel import Session, select

from domain.funds import ClaimState, MovementKind, NoBalanceError
from services.moves import Work
from store.queries.funds import (
    find_claim,
    list_awaiting,
    list_claims,
    list_waiting,
    lock_funds,
    read_balances,
)
from store.queries.outbox import NO_GRACE, leave_errand
from store.tables.charities import Fund
from store.tables.deliveries import Instalment, InstalmentState
from store.tables.funds import FundClaim, FundMovement
from store.tables.outbox import Topic

COVERED_AT_ONCE = 200

_WANTED = {
    InstalmentState.DUE: ClaimState.RESERVED,
    InstalmentState.PAID: ClaimState.SPENT,
    InstalmentState.CONFIRMED: ClaimState.SPENT,
    InstalmentState.CANCELLED: ClaimState.ENDED,
}
"""What an instalment should have of its fund."""

_LINES: dict[tuple[ClaimState, ClaimState], tuple[MovementKind, ...]] = {
    (ClaimState.RESERVED, ClaimState.SPENT): (MovementKind.SPEND,),
    (ClaimState.RESERVED, ClaimState.ENDED): (MovementKind.RELEASE,),
    # What was on its way when ledgers began was never reserved.
    (ClaimState.WAITING, ClaimState.SPENT): (MovementKind.RESERVE, MovementKind.SPEND),
    (ClaimState.WAITING, ClaimState.ENDED): (),
    (ClaimState.SPENT, ClaimState.RESERVED): (MovementKind.GIVE_BACK,),
    (ClaimState.SPENT, ClaimState.ENDED): (MovementKind.GIVE_BACK, MovementKind.RELEASE),
}
"""What a claim had and has now → the lines that its fund's ledger gets."""


def follow(work: Work) -> None:
    """Let the ledgers follow what the case promises, has paid and has dropped; what is newly promised asks its fund.

    Money that is free again goes to whoever waited longest for it. Repeating it writes nothing.
    """
    plan = _read_plan(work)
    stale = _list_stale(plan, list_claims(work.db, work.case.id))
    if not stale:
        return
    lock_funds(work.db, stale)
    claims = list_claims(work.db, work.case.id)
    for claim in claims.values():
        _follow_claim(work, claim, plan.get(claim.instalment_id))
    for instalment in plan.values():
        if instalment.id not in claims and instalment.state is InstalmentState.DUE:
            work.db.add(_ask(work, instalment))
    work.db.flush()
    for fund_id in sorted(stale):
        cover(work.db, fund_id, at=work.at, beside=work.case.id)


def is_covered(work: Work, instalment: Instalment) -> bool:
    """True if the fund keeps the amount of this instalment for it; it is kept now if nobody waits before it."""
    claim = find_claim(work.db, instalment.id)
    if claim and claim.state is ClaimState.WAITING:
        lock_funds(work.db, [claim.fund_id])
        cover(work.db, claim.fund_id, at=work.at, beside=work.case.id)
        claim = find_claim(work.db, instalment.id)
    return claim is not None and claim.state is ClaimState.RESERVED


def require_cover(work: Work, instalment: Instalment) -> None:
    """Raise NoBalanceError unless the fund keeps the amount of this instalment for it."""
    if not is_covered(work, instalment):
        raise NoBalanceError


def cover(db: Session, fund_id: UUID, *, at: datetime, beside: UUID | None = None) -> None:
    """Keep what the fund has left for whoever waited longest, and leave word for the cases that stood still for it.

    Whoever cannot be covered yet is not overtaken. The caller holds the fund's lock; the case `beside` needs no word.
    """
    covered: list[UUID] = []
    available = read_balances(db, [fund_id])[fund_id].available_fils
    while claims := list_waiting(db, fund_id, limit=COVERED_AT_ONCE):
        for claim in claims:
            if claim.amount_fils > available:
                break
            available -= claim.amount_fils
            claim.state = ClaimState.RESERVED
            _write(db, claim, MovementKind.RESERVE, at=at)
            covered.append(claim.request_id)
        db.flush()
        if claims[-1].state is ClaimState.WAITING:
            break
    _wake(db, set(covered) - {beside}, fund_id, at=at)


def _wake(db: Session, request_ids: Collection[UUID], fund_id: UUID, *, at: datetime) -> None:
    for request_id in sorted(list_awaiting(db, request_ids)):
        key = f"balance/{fund_id}/{request_id}/{at.timestamp():.6f}"
        leave_errand(db, Topic.RECHECK, key, request_id, at=at, grace=NO_GRACE)


def _read_plan(work: Work) -> dict[UUID, Instalment]:
    rows = work.db.exec(select(Instalment).where(Instalment.request_id == work.case.id))
    return {row.id: row for row in rows}


def _list_stale(plan: dict[UUID, Instalment], claims: dict[UUID, FundClaim]) -> set[UUID]:
    """The funds whose ledgers do not say yet what the plan says."""
    stale: set[UUID] = set()
    for claim in claims.values():
        instalment = plan.get(claim.instalment_id)
        if _is_moved(claim, instalment) or _choose_state(claim, instalment) is not claim.state:
            stale |= {claim.fund_id, instalment.fund_id if instalment else claim.fund_id}
    unasked = plan.keys() - claims.keys()
    return stale | {plan[each].fund_id for each in unasked if plan[each].state is InstalmentState.DUE}


def _choose_state(claim: FundClaim, instalment: Instalment | None) -> ClaimState:
    """What a claim should come to; one that waits goes on waiting until the fund covers it."""
    wanted = _WANTED[instalment.state] if instalment else ClaimState.ENDED
    if wanted is ClaimState.RESERVED and claim.state in (ClaimState.WAITING, ClaimState.ENDED):
        return ClaimState.WAITING
    return wanted


def _is_moved(claim: FundClaim, instalment: Instalment | None) -> bool:
    """True if what is promised now comes from another fund, or is another amount."""
    if instalment is None or claim.state is ClaimState.ENDED:
        return False
    return (claim.fund_id, claim.amount_fils) != (instalment.fund_id, instalment.amount_fils)


def _follow_claim(work: Work, claim: FundClaim, instalment: Instalment | None) -> None:
    if instalment and _is_moved(claim, instalment):
        _change(work, claim, ClaimState.ENDED)
    target = _choose_state(claim, instalment)
    if claim.state is target:
        return
    if claim.state is ClaimState.ENDED and instalment:
        new = _ask(work, instalment)
        claim.fund_id, claim.charity_id, claim.amount_fils = new.fund_id, new.charity_id, new.amount_fils
        claim.state, claim.asked_at = ClaimState.WAITING, work.at
        return
    _change(work, claim, target)


def _change(work: Work, claim: FundClaim, state: ClaimState) -> None:
    for kind in _LINES[claim.state, state]:
        _write(work.db, claim, kind, at=work.at)
    claim.state = state


def _ask(work: Work, instalment: Instalment) -> FundClaim:
    return FundClaim(
        instalment_id=instalment.id,
        fund_id=instalment.fund_id,
        charity_id=work.db.get_one(Fund, instalment.fund_id).charity_id,
        request_id=instalment.request_id,
        number=instalment.number,
        amount_fils=instalment.amount_fils,
        state=ClaimState.WAITING,
        asked_at=work.at,
    )


def _write(db: Session, claim: FundClaim, kind: MovementKind, *, at: datetime) -> None:
    db.add(
        FundMovement(
            fund_id=claim.fund_id,
            charity_id=claim.charity_id,
            kind=kind,
            amount_fils=claim.amount_fils,
            request_id=claim.request_id,
            instalment_id=claim.instalment_id,
            moved_at=at,
        )
    )
