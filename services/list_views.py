"""A list as doors see it: where every row stands, and how far the whole is."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlmodel import Session

from domain.campaigns import RowRefusal
from domain.cycle import Stage
from domain.errors import NotFoundError
from store.queries.campaigns import ListedCase, find_list, list_rows, list_signatures
from store.tables.campaigns import Campaign
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
    submitted_at: datetime
    total_fils: int
    signatures: tuple[str, ...]
    level: int
    counts: dict[RowPlace, int]
    rows: tuple[RowView, ...]


def view_list(db: Session, list_id: UUID) -> ListView:
    """A list with the result of every row. Raises NotFoundError."""
    listed = find_list(db, list_id)
    if listed is None:
        raise NotFoundError
    rows = tuple(_view_row(row) for row in list_rows(db, list_id))
    campaign = db.get_one(Campaign, listed.campaign_id)
    return ListView(
        list_id=listed.id,
        campaign_code=campaign.code,
        charity_id=listed.charity_id,
        submitted_at=listed.submitted_at,
        total_fils=sum(row.amount_fils for row in rows if row.refusal is None),
        signatures=tuple(listed.signatures),
        level=len(list_signatures(db, list_id)),
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
