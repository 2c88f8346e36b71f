"""Approved is not paid: what stands between an approval and its receipt, by named wait, in cases and dinars (rule 7)."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from domain.cycle import Wait
from domain.roles import Actor, Role
from services.queues import AGES
from store.queries.deliveries import sum_unpaid
from store.scope import Store

READERS = (Role.AID_MANAGER, Role.CHARITY_ADMIN, Role.SUPERVISOR, Role.AUDITOR)
"""Who may read it: the ministry of all charities, a charity of itself."""


@dataclass(frozen=True)
class AgedCount:
    """How many of them were asked for at least so many days ago."""

    days: int
    cases: int


@dataclass(frozen=True)
class UnpaidRow:
    """One wait; money in fils, `due_fils` what is promised to these cases and not paid."""

    wait: Wait
    cases: int
    due_fils: int
    oldest_at: datetime
    aged: tuple[AgedCount, ...]


@dataclass(frozen=True)
class Unpaid:
    """What is approved and not received yet, whole and by wait."""

    cases: int
    due_fils: int
    waits: tuple[UnpaidRow, ...]


def describe_unpaid(store: Store, actor: Actor, charity_id: UUID | None = None, *, at: datetime) -> Unpaid:
    """Open cases in delivery by wait; of one charity if named, which only the ministry may. Raises WrongRoleError."""
    actor.require(*READERS)
    with store.acting_for(actor, snapshot=True) as db:
        rows = sum_unpaid(db, at=at, ages=AGES, charity_id=charity_id)
    waits = tuple(
        UnpaidRow(
            row.wait,
            row.cases,
            row.due_fils,
            row.oldest_at,
            tuple(AgedCount(days, count) for days, count in zip(AGES, row.aged, strict=True)),
        )
        for row in rows
    )
    return Unpaid(sum(row.cases for row in waits), sum(row.due_fils for row in waits), waits)
