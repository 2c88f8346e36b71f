"""Papers of a case and every tick they were given."""

from uuid import UUID

from sqlalchemy import text
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from domain.case_papers import PaperState
from domain.categories import Paper
from store.tables.case_papers import PaperCheck
from store.tables.requests import RequestPaper


def map_papers(db: Session, request_id: UUID) -> dict[Paper, RequestPaper]:
    """The papers of a case by code, in the order of their codes."""
    return {row.paper: row for row in db.exec(ask_papers(request_id))}


def ask_papers(request_id: UUID) -> SelectOfScalar[RequestPaper]:
    """The question of `map_papers`."""
    return select(RequestPaper).where(RequestPaper.request_id == request_id).order_by(col(RequestPaper.paper))


def map_states(db: Session, request_id: UUID) -> dict[Paper, PaperState]:
    """Where each paper of a case stands."""
    return {paper: row.state for paper, row in map_papers(db, request_id).items()}


def list_checks(db: Session, request_id: UUID) -> list[PaperCheck]:
    """Every tick of a case's papers within the scope, newest first."""
    return list(db.exec(ask_checks(request_id)))


def ask_checks(request_id: UUID) -> SelectOfScalar[PaperCheck]:
    """The question of `list_checks`."""
    query = select(PaperCheck).where(PaperCheck.request_id == request_id)
    return query.order_by(col(PaperCheck.checked_at).desc(), col(PaperCheck.id).desc())


def forget_ticks(db: Session, request_id: UUID) -> None:
    """What one charity thought of the papers is no matter of the next: it looks at them itself."""
    db.execute(
        text(
            "update request_paper set state = 'presented' where request_id = :id and state in ('accepted', 'rejected')"
        ),
        {"id": request_id},
    )
