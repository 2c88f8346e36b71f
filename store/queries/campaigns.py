"""Campaigns: by code, what their lists took of the total, the rows of a list and where their cases stand."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, func
from sqlalchemy import select as columns
from sqlmodel import Session, col, or_, select

from domain.calendars import read_day
from domain.campaigns import Studied
from domain.categories import PayeeKind
from domain.cycle import DecisionCode, Outcome, Stage, TaskKind
from store.tables.campaigns import Campaign, CampaignList, CampaignListRow, ListSignature
from store.tables.charities import Charity
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


@dataclass(frozen=True)
class ListSums:
    """A list with whose it is and how many of its rows stand where; money in fils."""

    listed: CampaignList
    name_ar: str
    name_en: str
    rows: int
    refused: int
    total_fils: int
    to_sign: int


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
    return map_taken(db, [campaign_id]).get(campaign_id, 0)


def map_taken(db: Session, campaign_ids: Collection[UUID]) -> dict[UUID, int]:
    """The same of several campaigns; one of which nothing was taken is left out."""
    taken = db.exec(
        select(CampaignList.campaign_id, func.sum(CampaignListRow.amount_fils))
        .join(CampaignListRow, col(CampaignList.id) == CampaignListRow.list_id)
        .outerjoin(AidRequest, col(AidRequest.id) == CampaignListRow.request_id)
        .where(
            col(CampaignList.campaign_id).in_(campaign_ids),
            col(CampaignListRow.refusal).is_(None),
            or_(col(AidRequest.outcome).is_(None), col(AidRequest.outcome).not_in(_GAVE_NOTHING)),
        )
        .group_by(col(CampaignList.campaign_id))
    ).all()
    return {campaign_id: int(fils) for campaign_id, fils in taken}


def list_lists(db: Session, campaign_id: UUID) -> Sequence[ListSums]:
    """The lists of a campaign within the session's scope, latest first."""
    row = CampaignListRow
    is_entered = col(row.refusal).is_(None)
    waits = (col(Task.state) == TaskState.OPEN) & col(row.set_aside_at).is_(None)
    found = db.execute(
        columns(
            CampaignList,
            col(Charity.name_ar),
            col(Charity.name_en),
            func.count(),
            func.count().filter(~is_entered),
            func.coalesce(func.sum(row.amount_fils).filter(is_entered), 0),
            func.count().filter(waits),
        )
        .join(Charity, col(Charity.id) == CampaignList.charity_id)
        .join(row, col(row.list_id) == CampaignList.id)
        .outerjoin(Task, (col(Task.request_id) == row.request_id) & _signs())
        .where(col(CampaignList.campaign_id) == campaign_id)
        .group_by(col(CampaignList.id), col(Charity.id))
        .order_by(col(CampaignList.submitted_at).desc(), col(CampaignList.id))
    )
    return [
        ListSums(listed, name_ar, name_en, rows, refused, int(total_fils), to_sign)
        for listed, name_ar, name_en, rows, refused, total_fils, to_sign in found
    ]


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


def list_lists_unentered(db: Session) -> Sequence[UUID]:
    """The lists of which some rows are still to become cases, the first sent first."""
    is_waiting = (
        select(CampaignListRow.list_id)
        .where(
            CampaignListRow.list_id == CampaignList.id,
            col(CampaignListRow.refusal).is_(None),
            col(CampaignListRow.request_id).is_(None),
        )
        .exists()
    )
    return db.exec(select(CampaignList.id).where(is_waiting).order_by(col(CampaignList.submitted_at))).all()


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
        .outerjoin(Task, (col(Task.request_id) == AidRequest.id) & _signs())
        .where(CampaignListRow.list_id == list_id)
        .order_by(col(CampaignListRow.position))
    ).all()
    return [ListedCase(*row) for row in rows]


def list_signatures(db: Session, list_id: UUID) -> Sequence[ListSignature]:
    """The signatures under a list, in order of level."""
    return db.exec(
        select(ListSignature).where(ListSignature.list_id == list_id).order_by(col(ListSignature.level))
    ).all()


def _signs() -> ColumnElement[bool]:
    return (col(Task.kind) == TaskKind.SIGN) & col(Task.state).in_((TaskState.OPEN, TaskState.DECIDING))


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
