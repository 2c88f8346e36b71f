"""Campaigns: by code, what their lists took of the total, the rows of a list and where their cases stand."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import func
from sqlmodel import Session, col, or_, select

from domain.calendars import read_day
from domain.campaigns import Studied
from domain.categories import PayeeKind
from domain.cycle import DecisionCode, Outcome, Stage, TaskKind
from store.tables.campaigns import Campaign, CampaignList, CampaignListRow, ListSignature
from store.tables.decisions import Decision, DecisionState, Payee
from store.tables.exclusions import ExclusionList
from store.tables.requests import AidRequest
from store.tables.tasks import Task, TaskState

_GAVE_NOTHING = (Outcome.REJECTED, Outcome.DUPLICATE, Outcome.WITHDRAWN, Outcome.EXPIRED)


@dataclass(frozen=True)
class ListedCase:
    """A row of a list with its case and the signature that is waited for, if there are any."""

    row: CampaignListRow
    case: AidRequest | None
    task: Task | None


def find_campaign(db: Session, code: str, *, lock: bool = False) -> Campaign | None:
    """A campaign by its code; locked, nobody else takes of its total meanwhile."""
    query = select(Campaign).where(Campaign.code == code.strip().upper())
    return db.exec(query.with_for_update() if lock else query).one_or_none()


def list_campaigns(db: Session) -> Sequence[Campaign]:
    """Every campaign, latest first."""
    return db.exec(select(Campaign).order_by(col(Campaign.from_on).desc(), col(Campaign.code))).all()


def list_exclusion_lists(db: Session) -> dict[str, frozenset[str]]:
    """Every exclusion list by code, with the categories whose requests it holds."""
    return {row.code: frozenset(row.categories) for row in db.exec(select(ExclusionList))}


def sum_taken(db: Session, campaign_id: UUID) -> int:
    """What the lists of a campaign have taken of its total: rows entered whose case was not refused since."""
    taken = db.exec(
        select(func.coalesce(func.sum(CampaignListRow.amount_fils), 0))
        .join(CampaignList, col(CampaignList.id) == CampaignListRow.list_id)
        .outerjoin(AidRequest, col(AidRequest.id) == CampaignListRow.request_id)
        .where(
            CampaignList.campaign_id == campaign_id,
            col(CampaignListRow.refusal).is_(None),
            or_(col(AidRequest.outcome).is_(None), col(AidRequest.outcome).not_in(_GAVE_NOTHING)),
        )
    ).one()
    return int(taken)


def map_studied(db: Session, numbers: Collection[str]) -> dict[str, Studied]:
    """The requests of the scope with these numbers, and what the recommendation of each says, if one took effect."""
    cases = db.exec(select(AidRequest).where(col(AidRequest.number).in_(numbers))).all()
    recommended = {
        row.request_id: row
        for row in db.exec(
            select(Decision)
            .where(
                col(Decision.request_id).in_([case.id for case in cases]),
                Decision.code == DecisionCode.RECOMMEND,
                Decision.state == DecisionState.APPLIED,
            )
            .order_by(col(Decision.decided_at))
        )
    }
    payee_ids = [row.payee_id for row in recommended.values() if row.payee_id]
    kinds = {payee.id: payee.kind for payee in db.exec(select(Payee).where(col(Payee.id).in_(payee_ids)))}
    return {case.number: _read_studied(case, recommended.get(case.id), kinds) for case in cases}


def find_list(db: Session, list_id: UUID) -> CampaignList | None:
    """A list within the session's scope."""
    return db.exec(select(CampaignList).where(CampaignList.id == list_id)).one_or_none()


def find_row_of(db: Session, request_id: UUID) -> CampaignListRow | None:
    """The row that became this case."""
    return db.exec(select(CampaignListRow).where(CampaignListRow.request_id == request_id)).one_or_none()


def read_listed_payment(db: Session, request_id: UUID) -> tuple[UUID | None, UUID | None]:
    """Payee and fund of a case that came from a list; nothing for any other."""
    found = db.exec(
        select(CampaignListRow.payee_id, CampaignList.fund_id)
        .join(CampaignList, col(CampaignList.id) == CampaignListRow.list_id)
        .where(CampaignListRow.request_id == request_id)
    ).one_or_none()
    return found or (None, None)


def list_unentered(db: Session, list_id: UUID, *, limit: int) -> Sequence[CampaignListRow]:
    """Rows that are still to become cases, in order; nobody else enters them until the transaction ends."""
    return db.exec(
        select(CampaignListRow)
        .where(
            CampaignListRow.list_id == list_id,
            col(CampaignListRow.refusal).is_(None),
            col(CampaignListRow.request_id).is_(None),
        )
        .order_by(col(CampaignListRow.position))
        .limit(limit)
        .with_for_update()
    ).all()


def list_rows(db: Session, list_id: UUID) -> Sequence[ListedCase]:
    """Every row in order, with its case and its open signature."""
    rows = db.exec(
        select(CampaignListRow, AidRequest, Task)
        .outerjoin(AidRequest, col(AidRequest.id) == CampaignListRow.request_id)
        .outerjoin(
            Task,
            (col(Task.request_id) == AidRequest.id)
            & (col(Task.kind) == TaskKind.SIGN)
            & col(Task.state).in_((TaskState.OPEN, TaskState.DECIDING)),
        )
        .where(CampaignListRow.list_id == list_id)
        .order_by(col(CampaignListRow.position))
    ).all()
    return [ListedCase(*row) for row in rows]


def list_signatures(db: Session, list_id: UUID) -> Sequence[ListSignature]:
    """The signatures under a list, in order of level."""
    return db.exec(
        select(ListSignature).where(ListSignature.list_id == list_id).order_by(col(ListSignature.level))
    ).all()


def _read_studied(
    case: AidRequest, recommendation: Decision | None, kinds: Mapping[UUID, PayeeKind]
) -> Studied:
    studied_on: date | None = read_day(recommendation.decided_at) if recommendation else None
    # A recommendation that was signed away or sent back has come to nothing.
    if case.stage is Stage.REVIEW or case.outcome in (Outcome.REJECTED, Outcome.DUPLICATE):
        studied_on = None
    payee_id = recommendation.payee_id if recommendation else None
    kind = kinds.get(payee_id) if payee_id else None
    return Studied(case.id, case.household_id, studied_on, payee_id, kind)
