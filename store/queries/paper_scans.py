"""Files that applicants brought for the papers of a request."""

from uuid import UUID

from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from store.tables.paper_scans import PaperScan


def list_scans(db: Session, request_id: UUID) -> list[PaperScan]:
    """The files of a case within the scope, in the order they came."""
    return list(db.exec(ask_scans(request_id)))


def ask_scans(request_id: UUID) -> SelectOfScalar[PaperScan]:
    """The question of `list_scans`."""
    query = select(PaperScan).where(PaperScan.request_id == request_id)
    return query.order_by(col(PaperScan.brought_at), col(PaperScan.id))


def find_scan(db: Session, request_id: UUID, scan_id: UUID) -> PaperScan | None:
    """A file of a case within the scope."""
    return db.exec(
        select(PaperScan).where(PaperScan.id == scan_id, PaperScan.request_id == request_id)
    ).one_or_none()
