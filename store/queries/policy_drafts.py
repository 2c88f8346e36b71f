"""Policies in the making, and the acts of the policy officer."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, or_, select

from domain.policy_drafts import PolicyAct
from store.tables.policies import PolicyVersion
from store.tables.policy_drafts import PolicyActRow, PolicyDraft

ACTS_SHOWN = 200


def find_draft(db: Session, draft_id: UUID, *, lock: bool = False) -> PolicyDraft | None:
    """One draft, locked on demand until the transaction ends."""
    query = select(PolicyDraft).where(PolicyDraft.id == draft_id)
    return db.exec(query.with_for_update() if lock else query).one_or_none()


def list_drafts(db: Session) -> list[PolicyDraft]:
    """Every draft that is open, the last edited first."""
    return list(
        db.exec(
            select(PolicyDraft)
            .where(col(PolicyDraft.published_as).is_(None), col(PolicyDraft.discarded_at).is_(None))
            .order_by(col(PolicyDraft.edited_at).desc(), col(PolicyDraft.id))
        )
    )


def is_circular_taken(db: Session, circular: str, *, except_for: UUID | None = None) -> bool:
    """True if a version, or another open draft, has this circular number."""
    version = db.exec(select(PolicyVersion.id).where(PolicyVersion.circular == circular)).first()
    return version is not None or any(
        draft.circular == circular and draft.id != except_for for draft in list_drafts(db)
    )


def note_act(
    db: Session,
    act: PolicyAct,
    circular: str,
    actor_id: UUID,
    *,
    at: datetime,
    draft_id: UUID | None = None,
    charity_id: UUID | None = None,
    details: Mapping[str, Any] | None = None,
) -> UUID:
    """Write down what the policy officer does, in the transaction that does it; the id of the row."""
    row = PolicyActRow(
        act=act,
        circular=circular,
        draft_id=draft_id,
        charity_id=charity_id,
        details=dict(details or {}),
        actor_id=actor_id,
        acted_at=at,
    )
    db.add(row)
    db.flush()
    return row.id


def list_acts(db: Session, circular: str = "") -> list[PolicyActRow]:
    """What was done, the latest first; under one circular if it is named."""
    query = select(PolicyActRow).where(or_(not circular, PolicyActRow.circular == circular))
    return list(
        db.exec(
            query.order_by(col(PolicyActRow.acted_at).desc(), col(PolicyActRow.id).desc()).limit(ACTS_SHOWN)
        )
    )
