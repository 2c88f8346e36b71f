"""Proving the printed papers: each holds what was issued under its number, and no number of any kind and year is missing."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from sqlmodel import Session, col, select

from domain.printed_papers import PaperKind, digest_content, write_number
from store.queries.printed_papers import list_lost_serials
from store.scope import Store
from store.tables.printed_papers import PrintedContent, PrintedPaper

AT_ONCE = 500


class PaperFault(StrEnum):
    """What can be wrong with an issued paper."""

    ALTERED = "altered"
    NUMBER = "number"
    MISSING = "missing"


@dataclass(frozen=True)
class PaperFinding:
    """One fault, and the number of the paper."""

    number: str
    fault: PaperFault


@dataclass(frozen=True)
class VerifiedPapers:
    """How many papers there are, how many of them retention erased (their numbers stand), and what was found."""

    papers: int
    erased: int
    findings: tuple[PaperFinding, ...]


def verify_papers(store: Store) -> VerifiedPapers:
    """Hold every paper against the digest it was issued with, and every counter against the papers there are.

    Raises UnavailableError.
    """
    papers, erased, after = 0, 0, None
    findings: list[PaperFinding] = []
    while page := _read_page(store, after):
        papers += len(page)
        erased += sum(content is None for _, content in page)
        for paper, content in page:
            findings += check_paper_row(paper, content)
        after = page[-1][0].id
    with store.registry() as db:
        findings += _list_missing(db)
    return VerifiedPapers(papers, erased, tuple(findings))


def check_paper_row(paper: PrintedPaper, content: str | None) -> Iterator[PaperFinding]:
    """Faults of one paper: its number is not that of its kind, year and serial, or its content is not what was issued."""
    if paper.number != write_number(paper.kind, paper.year, paper.serial):
        yield PaperFinding(paper.number, PaperFault.NUMBER)
    if content is None:
        return
    if digest_content(paper.salt, paper.number, paper.issued_at, content) != paper.digest:
        yield PaperFinding(paper.number, PaperFault.ALTERED)


def _read_page(store: Store, after: UUID | None) -> list[tuple[PrintedPaper, str | None]]:
    with store.registry(snapshot=True) as db:
        query = (
            select(PrintedPaper, PrintedContent.content)
            .outerjoin(PrintedContent, col(PrintedContent.paper_id) == PrintedPaper.id)
            .order_by(col(PrintedPaper.id))
            .limit(AT_ONCE)
        )
        rows = db.exec(query.where(col(PrintedPaper.id) > after) if after else query)
        return [(paper, content) for paper, content in rows]


def _list_missing(db: Session) -> Iterator[PaperFinding]:
    for kind, year, serial in list_lost_serials(db):
        yield PaperFinding(write_number(PaperKind(kind), year, serial), PaperFault.MISSING)
