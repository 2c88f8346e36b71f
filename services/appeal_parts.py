"""The parts of an appeal as doors show them: what was filed, what became of it, and a line of a list."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlmodel import Session, col, select

from domain.appeals import Against, AppealState
from domain.cycle import DecisionCode
from domain.decisions import Reason
from domain.roles import Actor, Role
from services.naming import CharityName, Naming, PersonName, list_charity_names
from store.ahead import map_many
from store.queries.appeals import find_open_appeal
from store.tables.accounts import Account
from store.tables.appeals import Appeal
from store.tables.decisions import Decision

FILERS = (Role.REGISTRAR, Role.AID_MANAGER, Role.SUPERVISOR)
"""Who takes an appeal from an applicant: the counter of the charity, or of the ministry."""


@dataclass(frozen=True)
class AppealView:
    """One appeal as filed and, once decided, how, by whom and why; `amount_fils` is what it allows in part.

    `may_withdraw` says that this reader may write down its withdrawal.
    """

    appeal_id: UUID
    request_id: UUID
    round: int
    against: Against
    state: AppealState
    grounds: str
    rejected_at: datetime
    filed_by: PersonName | None
    filed_at: datetime
    decision: DecisionCode | None
    decided_by: PersonName | None
    decided_at: datetime | None
    reason: Reason | None
    text: str
    amount_fils: int | None
    sent_to: CharityName | None
    may_withdraw: bool


@dataclass(frozen=True)
class AppealRow:
    """An appeal in a list, without a name: its case's number, whose rejection it is against, where it stands."""

    appeal_id: UUID
    request_id: UUID
    number: str
    charity: CharityName | None
    against: Against
    state: AppealState
    filed_at: datetime
    decided_at: datetime | None


def is_of_counter(db: Session, actor: Actor, appeal: Appeal) -> bool:
    """True if this person takes appeals where this one was filed."""
    # A charity does not see accounts of other bodies: whom it cannot see has filed it elsewhere.
    filer = db.exec(select(Account).where(col(Account.id) == appeal.filed_by)).one_or_none()
    return filer is not None and filer.charity_id == actor.charity_id and actor.has_any(*FILERS)


def may_withdraw(db: Session, actor: Actor, request_id: UUID) -> bool:
    """True if this person may write down that the open appeal of a case is withdrawn: whoever works where it was filed."""
    appeal = find_open_appeal(db, request_id)
    return appeal is not None and is_of_counter(db, actor, appeal)


def view_appeals(db: Session, actor: Actor, rows: Sequence[Appeal]) -> tuple[AppealView, ...]:
    """Appeals with their decisions and with the names that this reader may know."""
    wanted = [row.decision_id for row in rows if row.decision_id]
    decisions = map_many(db, Decision, wanted)
    naming = Naming(db, [*(row.filed_by for row in rows), *(row.actor_id for row in decisions.values())])
    charities = list_charity_names(db)
    return tuple(
        _view_appeal(
            db, actor, row, decisions.get(row.decision_id) if row.decision_id else None, naming, charities
        )
        for row in rows
    )


def _view_appeal(
    db: Session,
    actor: Actor,
    row: Appeal,
    decision: Decision | None,
    naming: Naming,
    charities: dict[UUID, CharityName],
) -> AppealView:
    return AppealView(
        appeal_id=row.id,
        request_id=row.request_id,
        round=row.round,
        against=row.against,
        state=row.state,
        grounds=row.grounds,
        rejected_at=row.rejected_at,
        filed_by=naming.find(row.filed_by),
        filed_at=row.filed_at,
        decision=decision.code if decision else None,
        decided_by=naming.find(decision.actor_id) if decision else None,
        decided_at=row.decided_at,
        reason=decision.reason if decision else None,
        text=decision.text if decision else "",
        amount_fils=decision.amount_fils if decision else None,
        sent_to=charities.get(decision.charity_id) if decision and decision.charity_id else None,
        may_withdraw=row.state is AppealState.FILED and is_of_counter(db, actor, row),
    )
