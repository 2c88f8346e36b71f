"""Reading samples: the receipts they are drawn from, their items, and the issues they opened."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlmodel import Session, col, select

from domain.cycle import DecisionCode
from domain.samples import IssueState
from store.tables.decisions import Decision, DecisionState
from store.tables.deliveries import Instalment, InstalmentState
from store.tables.requests import AidRequest, StatedIdentityRow
from store.tables.samples import DeliveryIssue, SampleItem, VerificationSample


@dataclass(frozen=True)
class ReceiptRow:
    """A receipt that a sample may be drawn from."""

    instalment_id: UUID
    request_id: UUID


@dataclass(frozen=True)
class ItemRow:
    """A receipt of a sample, with what its case is called."""

    item: SampleItem
    number: str
    identity: StatedIdentityRow | None
    amount_fils: int
    confirmed_at: datetime


def list_receipts(db: Session, kind: str, *, from_at: datetime, until_at: datetime) -> list[ReceiptRow]:
    """Receipts confirmed from `from_at` up to, and without, `until_at`, in the order of their ids; of one kind of aid, or all."""
    query = (
        select(Instalment.id, Instalment.request_id)
        .join(AidRequest, col(AidRequest.id) == Instalment.request_id)
        .where(
            Instalment.state == InstalmentState.CONFIRMED,
            col(Instalment.confirmed_at) >= from_at,
            col(Instalment.confirmed_at) < until_at,
        )
        .order_by(col(Instalment.id))
    )
    if kind:
        query = query.where(AidRequest.kind == kind)
    return [ReceiptRow(*row) for row in db.exec(query)]


def find_sample(db: Session, sample_id: UUID) -> VerificationSample | None:
    """A sample within the scope."""
    return db.exec(select(VerificationSample).where(VerificationSample.id == sample_id)).one_or_none()


def list_samples(db: Session) -> list[VerificationSample]:
    """The samples of a scope, the latest first."""
    query = select(VerificationSample).order_by(
        col(VerificationSample.drawn_at).desc(), col(VerificationSample.id).desc()
    )
    return list(db.exec(query.limit(100)))


def list_items(db: Session, sample_id: UUID) -> list[ItemRow]:
    """The receipts of a sample in the order of their ids."""
    rows = db.exec(
        select(SampleItem, AidRequest, Instalment, StatedIdentityRow)
        .join(AidRequest, col(AidRequest.id) == SampleItem.request_id)
        .join(Instalment, col(Instalment.id) == SampleItem.instalment_id)
        .outerjoin(StatedIdentityRow, col(StatedIdentityRow.request_id) == SampleItem.request_id)
        .where(SampleItem.sample_id == sample_id)
        .order_by(col(SampleItem.instalment_id))
    )
    return [
        ItemRow(
            item,
            case.number,
            identity,
            instalment.amount_fils,
            instalment.confirmed_at or case.stage_since_at,
        )
        for item, case, instalment, identity in rows
    ]


def find_item(db: Session, item_id: UUID) -> SampleItem | None:
    """A receipt of a sample, locked: two answers to one question wait for each other."""
    return db.exec(
        select(SampleItem)
        .where(SampleItem.id == item_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).one_or_none()


def has_confirmed(db: Session, request_id: UUID, account_id: UUID) -> bool:
    """True if this person confirmed a receipt of the case."""
    found = db.exec(
        select(Decision.id).where(
            Decision.request_id == request_id,
            Decision.actor_id == account_id,
            Decision.code == DecisionCode.CONFIRM,
            Decision.state == DecisionState.APPLIED,
        )
    )
    return found.first() is not None


def find_issue(db: Session, issue_id: UUID) -> DeliveryIssue | None:
    """An issue within the scope, locked."""
    return db.exec(
        select(DeliveryIssue)
        .where(DeliveryIssue.id == issue_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).one_or_none()


def list_due_issues(db: Session, *, at: datetime, limit: int) -> list[tuple[UUID, UUID]]:
    """Issues whose clock has to be asked, each with its case, those that waited longest first."""
    rows = db.exec(
        select(DeliveryIssue.id, DeliveryIssue.request_id)
        .where(col(DeliveryIssue.wakes_at) <= at)
        .order_by(col(DeliveryIssue.wakes_at))
        .limit(limit)
    )
    return [(issue_id, request_id) for issue_id, request_id in rows]


def list_issues(db: Session) -> list[tuple[DeliveryIssue, AidRequest]]:
    """Issues of a scope that are not closed, those due first at the front."""
    rows = db.exec(
        select(DeliveryIssue, AidRequest)
        .join(AidRequest, col(AidRequest.id) == DeliveryIssue.request_id)
        .where(DeliveryIssue.state != IssueState.CLOSED)
        .order_by(col(DeliveryIssue.due_at), col(DeliveryIssue.id))
    )
    return list(rows)
