"""A list as doors see it: where every row stands, and how far the whole is."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlmodel import Session

from domain.campaigns import RowRefusal
from domain.categories import Category
from domain.cycle import Stage
from domain.errors import NotFoundError
from domain.roles import Actor
from services.policies import FundView
from store.queries.campaigns import (
    ListedCase,
    ListSums,
    find_list,
    list_lists,
    list_rows,
    list_signatures,
)
from store.queries.funds import list_payable
from store.scope import Store
from store.tables.campaigns import Campaign, CampaignList, ListSignature
from store.tables.charities import Charity
from store.tables.tasks import TaskState


class RowPlace(StrEnum):
    """Where a row of a list stands."""

    REFUSED = "refused"
    WAITING = "waiting"
    CHECKING = "checking"
    HELD = "held"
    TO_SIGN = "to_sign"
    BEING_SIGNED = "being_signed"
    ALONE = "alone"
    APPROVED = "approved"
    CLOSED = "closed"


@dataclass(frozen=True)
class RowView:
    """One row with its result; money in fils, no case while it waits or was refused."""

    position: int
    number: str
    amount_fils: int
    place: RowPlace
    refusal: RowRefusal | None
    request_id: UUID | None
    case_number: str | None


@dataclass(frozen=True)
class ListView:
    """A list and how far it is: `counts` says how many rows stand where, `level` (from 0) which signature is next."""

    list_id: UUID
    campaign_code: str
    charity_id: UUID
    charity_ar: str
    charity_en: str
    submitted_at: datetime
    total_fils: int
    signatures: tuple[str, ...]
    level: int
    counts: dict[RowPlace, int]
    rows: tuple[RowView, ...]


@dataclass(frozen=True)
class ListHead:
    """A list as its campaign shows it: whose, how many rows, how many of them wait for a signature; money in fils."""

    list_id: UUID
    charity_ar: str
    charity_en: str
    submitted_at: datetime
    rows: int
    refused: int
    total_fils: int
    to_sign: int


@dataclass(frozen=True)
class CampaignLists:
    """The lists of a campaign that somebody may see, latest first, and the funds from which they may let one be paid."""

    lists: tuple[ListHead, ...]
    funds: tuple[FundView, ...]


@dataclass(frozen=True)
class LoadedList:
    """A list with its campaign and charity, its rows in order, and the signatures under it."""

    listed: CampaignList
    campaign: Campaign
    charity: Charity
    rows: Sequence[ListedCase]
    signatures: Sequence[ListSignature]


def read_lists(store: Store, actor: Actor, campaign_id: UUID, category: Category | None) -> CampaignLists:
    """The lists of a campaign, a charity's own or all of them; with a category, the funds that pay for it."""
    with store.acting_for(actor) as db:
        funds = (
            list_payable(db, actor.charity_id, category.fund_sources, category.case_class)
            if category and actor.charity_id
            else ()
        )
        return CampaignLists(
            tuple(_view_head(each) for each in list_lists(db, campaign_id)),
            tuple(FundView(fund.code, fund.name_ar, fund.name_en, fund.source) for fund in funds),
        )


def _view_head(sums: ListSums) -> ListHead:
    return ListHead(
        sums.listed.id,
        sums.name_ar,
        sums.name_en,
        sums.listed.submitted_at,
        sums.rows,
        sums.refused,
        sums.total_fils,
        sums.to_sign,
    )


def load_list(db: Session, list_id: UUID) -> LoadedList:
    """A list whole. Raises NotFoundError."""
    listed = find_list(db, list_id)
    if listed is None:
        raise NotFoundError
    campaign = db.get_one(Campaign, listed.campaign_id)
    charity = db.get_one(Charity, listed.charity_id)
    return LoadedList(listed, campaign, charity, list_rows(db, list_id), list_signatures(db, list_id))


def view_list(db: Session, list_id: UUID) -> ListView:
    """A list with the result of every row. Raises NotFoundError."""
    return view_loaded(load_list(db, list_id))


def view_loaded(loaded: LoadedList) -> ListView:
    """The same of a list that was read already."""
    listed, rows = loaded.listed, tuple(_view_row(row) for row in loaded.rows)
    return ListView(
        list_id=listed.id,
        campaign_code=loaded.campaign.code,
        charity_id=listed.charity_id,
        charity_ar=loaded.charity.name_ar,
        charity_en=loaded.charity.name_en,
        submitted_at=listed.submitted_at,
        total_fils=sum(row.amount_fils for row in rows if row.refusal is None),
        signatures=tuple(listed.signatures),
        level=len(loaded.signatures),
        counts=dict(Counter(row.place for row in rows)),
        rows=rows,
    )


def _view_row(listed: ListedCase) -> RowView:
    row, case = listed.row, listed.case
    return RowView(
        row.position,
        row.number,
        row.amount_fils,
        _place(listed),
        row.refusal,
        row.request_id,
        case.number if case else None,
    )


def _place(listed: ListedCase) -> RowPlace:
    row, case, task = listed.row, listed.case, listed.task
    if case is None and row.request_id:
        # Whoever reads may not see the case before its signature.
        return RowPlace.CHECKING
    if case is None:
        return RowPlace.REFUSED if row.refusal else RowPlace.WAITING
    if task and row.set_aside_at is None:
        return RowPlace.TO_SIGN if task.state is TaskState.OPEN else RowPlace.BEING_SIGNED
    return _PLACES[case.stage]


_PLACES: Mapping[Stage, RowPlace] = {
    Stage.REGISTRATION: RowPlace.CHECKING,
    Stage.DUPLICATE_CHECK: RowPlace.HELD,
    Stage.REVIEW: RowPlace.ALONE,
    Stage.SIGN_OFF: RowPlace.ALONE,
    Stage.DELIVERY: RowPlace.APPROVED,
    Stage.CLOSED: RowPlace.CLOSED,
}
