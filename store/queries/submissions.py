"""Idempotency keys: remember a submission with its effect, in one transaction."""

from uuid import UUID

from sqlalchemy import text
from sqlmodel import Session, select

from domain.errors import KeyReusedError
from store.tables.outbox import SubmissionKey


def find_submission(db: Session, account_id: UUID, key: str, digest: bytes) -> UUID | None:
    """What this key made before, or None.

    Two submissions with one key wait for each other here. Raises KeyReusedError if the key came with a
    different body.
    """
    db.execute(
        text("select pg_advisory_xact_lock(hashtextextended(:key, 7))"), {"key": f"{account_id}/{key}"}
    )
    row = db.exec(
        select(SubmissionKey).where(SubmissionKey.account_id == account_id, SubmissionKey.key == key)
    ).one_or_none()
    if row is None:
        return None
    if row.digest != digest:
        raise KeyReusedError
    return row.result_id


def remember_submission(db: Session, account_id: UUID, key: str, digest: bytes, result_id: UUID) -> None:
    """Tie a key to what it made."""
    db.add(SubmissionKey(account_id=account_id, key=key, digest=digest, result_id=result_id))


def list_known_results(db: Session, prefix: str) -> dict[str, UUID]:
    """The keys with this beginning that any account has used, and what each made."""
    rows = db.execute(
        text("select key, result_id from submission_key where starts_with(key, :prefix)"), {"prefix": prefix}
    )
    return {row.key: row.result_id for row in rows}
