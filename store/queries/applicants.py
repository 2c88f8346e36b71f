"""Applicants at their own door: whom a number means, codes and sessions; and what they read of their own requests.

They read by columns: nothing that staff wrote is theirs to read.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlmodel import Session, col, select

from domain.applicants import Claimed
from domain.categories import PayeeKind
from domain.cycle import DecisionCode, EventType, Stage
from domain.decisions import AskedField
from domain.reasons import Reason
from store.tables.accounts import Account
from store.tables.appeals import Appeal
from store.tables.applicants import ApplicantCode, ApplicantSession
from store.tables.decisions import Decision, DecisionState, Payee
from store.tables.deliveries import Instalment
from store.tables.events import AccessLog, CaseEvent
from store.tables.requests import AidRequest, StatedIdentityRow

MOST_REQUESTS = 40
"""Of one document number; the newest count."""


@dataclass(frozen=True)
class OwnEvent:
    """Something that happened to a request, and when."""

    type: EventType
    from_stage: Stage | None
    to_stage: Stage
    occurred_at: datetime


@dataclass(frozen=True)
class OwnPayment:
    """An instalment of a request with whom it is paid to."""

    row: Instalment
    payee: str
    payee_kind: PayeeKind


def lock_claimed(db: Session, asked_digest: bytes) -> None:
    """Let nobody else ask under the same number until this transaction ends."""
    key = int.from_bytes(asked_digest[:8], "big", signed=True)
    db.execute(text("select pg_advisory_xact_lock(:key)"), {"key": key})


def list_askings(db: Session, asked_digests: Collection[bytes], *, since: datetime) -> list[datetime]:
    """When codes were sent under a number since then, each attempt once: who is refused one is refused no longer for it."""
    query = (
        select(ApplicantCode.asked_at)
        .where(
            col(ApplicantCode.asked_digest).in_(list(asked_digests)),
            col(ApplicantCode.asked_at) > since,
            col(ApplicantCode.request_id).is_not(None),
        )
        .group_by(col(ApplicantCode.token_digest), col(ApplicantCode.asked_at))
    )
    return list(db.exec(query))


def list_claimed(db: Session, claimed: Claimed) -> list[UUID]:
    """The requests that a number means, the newest first."""
    query = select(AidRequest.id).join(
        StatedIdentityRow, col(StatedIdentityRow.request_id) == col(AidRequest.id)
    )
    if claimed.number:
        query = query.where(AidRequest.number == claimed.number)
    else:
        query = query.where(
            StatedIdentityRow.document_number == claimed.document,
            col(StatedIdentityRow.document_number) != "",
        )
    newest = query.order_by(col(AidRequest.received_at).desc(), col(AidRequest.id).desc())
    return list(db.exec(newest.limit(MOST_REQUESTS)))


def find_document(db: Session, request_id: UUID) -> str | None:
    """The document number that a request states; None where it states none."""
    row = db.get(StatedIdentityRow, request_id)
    return (row.document_number or None) if row else None


def lock_codes(db: Session, token_digest: bytes) -> list[ApplicantCode]:
    """The codes of one attempt, locked."""
    query = (
        select(ApplicantCode)
        .where(ApplicantCode.token_digest == token_digest)
        .order_by(col(ApplicantCode.id))
        .with_for_update()
    )
    return list(db.exec(query))


def find_session(
    db: Session, token_digest: bytes, *, at: datetime, lock: bool = False
) -> ApplicantSession | None:
    """The session of a token while it lasts."""
    query = select(ApplicantSession).where(
        ApplicantSession.token_digest == token_digest,
        col(ApplicantSession.ended_at).is_(None),
        col(ApplicantSession.ends_at) > at,
    )
    if lock:
        query = query.with_for_update()
    return db.exec(query).one_or_none()


def list_own(db: Session) -> list[AidRequest]:
    """Every request of the applicant, the newest first."""
    query = select(AidRequest)
    return list(db.exec(query.order_by(col(AidRequest.received_at).desc(), col(AidRequest.id).desc())))


def list_own_events(db: Session, request_id: UUID) -> list[OwnEvent]:
    """What happened to a request, in order."""
    rows = db.exec(
        select(CaseEvent.type, CaseEvent.from_stage, CaseEvent.to_stage, CaseEvent.occurred_at)
        .where(CaseEvent.request_id == request_id)
        .order_by(col(CaseEvent.occurred_at))
    )
    return [OwnEvent(*row) for row in rows]


def list_own_payments(db: Session, case: AidRequest) -> list[OwnPayment]:
    """What was approved in the present round, instalment by instalment."""
    rows = db.exec(
        select(Instalment, Payee.name, Payee.kind)
        .join(Payee, col(Payee.id) == col(Instalment.payee_id))
        .where(Instalment.request_id == case.id, Instalment.round == case.round)
        .order_by(col(Instalment.number))
    )
    return [OwnPayment(row, name, PayeeKind(kind)) for row, name, kind in rows]


def list_own_asked_fields(db: Session, request_id: UUID) -> frozenset[AskedField]:
    """The facts that the applicant was asked for last."""
    fields = db.exec(_select_last(Decision.fields, request_id, (DecisionCode.SEND_BACK,))).first()
    return frozenset(map(AskedField, fields or ()))


def find_own_reason(db: Session, request_id: UUID) -> Reason | None:
    """The typed reason for which a request was rejected."""
    codes = (DecisionCode.REJECT, DecisionCode.ADVISE_REJECTION)
    reasons = db.exec(
        _select_last(Decision.reason, request_id, codes).where(col(Decision.reason).is_not(None))
    )
    found = reasons.first()
    return Reason(found) if found else None


def list_own_appeals(db: Session, request_id: UUID) -> list[Appeal]:
    """The appeals of a request, the first one first."""
    return list(db.exec(select(Appeal).where(Appeal.request_id == request_id).order_by(col(Appeal.filed_at))))


def list_bodies_that_looked(
    db: Session, request_id: UUID, *, limit: int
) -> list[tuple[UUID | None, datetime]]:
    """Of each look at a request the charity whose account looked (None: the ministry), the newest first."""
    rows = db.exec(
        select(Account.charity_id, AccessLog.looked_at)
        .join(Account, col(Account.id) == col(AccessLog.account_id))
        .where(AccessLog.request_id == request_id)
        .order_by(col(AccessLog.looked_at).desc())
        .limit(limit)
    )
    return list(rows)


def _select_last(column: Any, request_id: UUID, codes: Iterable[DecisionCode]) -> Any:  # noqa: ANN401
    return (
        select(column)
        .where(
            Decision.request_id == request_id,
            col(Decision.code).in_(list(codes)),
            Decision.state == DecisionState.APPLIED,
        )
        .order_by(col(Decision.decided_at).desc())
        .limit(1)
    )
