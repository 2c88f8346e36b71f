"""Printed papers: the next number of a kind, one by its subject or number, those of a case."""

from uuid import UUID

from sqlalchemy import text
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from domain.printed_papers import PaperKind
from store.tables.printed_papers import PrintedContent, PrintedPaper

_NEXT = text(
    """
    insert into paper_counter (kind, year, last) values (:kind, :year, 1)
    on conflict (kind, year) do update set last = paper_counter.last + 1 returning last
    """
)
_LOCK = text("select pg_advisory_xact_lock(hashtextextended(:subject, 14))")


def lock_paper(db: Session, kind: PaperKind, subject_id: UUID) -> None:
    """Let nobody else issue this paper until the transaction ends."""
    db.execute(_LOCK, {"subject": f"{kind}/{subject_id}"})


def take_serial(db: Session, kind: PaperKind, year: int) -> int:
    """The next running number of a kind in a year; nobody else gets one until the transaction ends: no gaps."""
    return int(db.execute(_NEXT, {"kind": kind.value, "year": year}).scalar_one())


def list_lost_serials(db: Session) -> list[tuple[str, int, int]]:
    """Numbers that were given, or lie below one that was, without a paper: kind, year and running number of each."""
    rows = db.execute(
        text(
            """
            with given as (
                select kind, year, max(last) as last from (
                    select kind, year, last from paper_counter
                    union all select kind, year, serial from printed_paper
                ) n group by kind, year
            )
            select g.kind, g.year, s.serial
            from given g cross join lateral generate_series(1, g.last) s(serial)
            where not exists (
                select 1 from printed_paper p where p.kind = g.kind and p.year = g.year and p.serial = s.serial
            )
            order by g.kind, g.year, s.serial
            """
        )
    )
    return [(row.kind, row.year, row.serial) for row in rows]


def find_paper(db: Session, paper_id: UUID) -> PrintedPaper | None:
    """A paper within the session's scope."""
    return db.exec(select(PrintedPaper).where(PrintedPaper.id == paper_id)).one_or_none()


def find_paper_of(db: Session, kind: PaperKind, subject_id: UUID) -> PrintedPaper | None:
    """The paper of this kind that was issued for a row, within the session's scope."""
    return db.exec(
        select(PrintedPaper).where(PrintedPaper.kind == kind, PrintedPaper.subject_id == subject_id)
    ).one_or_none()


def find_paper_numbered(db: Session, number: str) -> PrintedPaper | None:
    """The paper with this number, within the session's scope."""
    return db.exec(select(PrintedPaper).where(PrintedPaper.number == number)).one_or_none()


def list_papers_of_case(db: Session, request_id: UUID) -> list[PrintedPaper]:
    """The papers of a case in the order they were issued, within the session's scope."""
    return list(db.exec(ask_papers_of_case(request_id)))


def ask_papers_of_case(request_id: UUID) -> SelectOfScalar[PrintedPaper]:
    """The question of `list_papers_of_case`."""
    return (
        select(PrintedPaper)
        .where(PrintedPaper.request_id == request_id)
        .order_by(col(PrintedPaper.issued_at), col(PrintedPaper.number))
    )


def find_content(db: Session, paper_id: UUID) -> str | None:
    """What a paper says, or None once retention erased it."""
    return db.exec(select(PrintedContent.content).where(PrintedContent.paper_id == paper_id)).one_or_none()
