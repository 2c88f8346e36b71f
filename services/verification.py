"""Proving the record against itself: every chain of events link by link, what is projected from them, every printed paper."""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeVar
from uuid import UUID

from sqlmodel import Session, col, select

from domain.appeals import STATES_OF_EVENTS, AppealState
from domain.cycle import EventType, Outcome, Stage, TaskKind
from services.paper_verification import PaperFinding, verify_papers
from store.queries.events import FIRST_HASH, hash_event
from store.queries.tasks import LIVE
from store.scope import Store
from store.tables.appeals import Appeal
from store.tables.deliveries import Instalment
from store.tables.events import CaseEvent, CaseEventText, CaseHead
from store.tables.requests import AidRequest
from store.tables.reservations import Reservation, ReservationState
from store.tables.tasks import Task

Row = TypeVar("Row", CaseEvent, Instalment, Reservation, Appeal)

AT_ONCE = 200
"""Cases of one page: all of it is read from one snapshot, so that a case that moves meanwhile is not blamed."""

_RESERVED_STAGES = (Stage.REVIEW, Stage.SIGN_OFF, Stage.DELIVERY)


class Fault(StrEnum):
    """What can be wrong with the record of a case."""

    MISSING = "missing"
    ALTERED = "altered"
    TEXT = "text"
    HEAD = "head"
    CASE_MISSING = "case_missing"
    STAGE = "stage"
    OUTCOME = "outcome"
    INSTALMENTS = "instalments"
    RESERVATION = "reservation"
    APPEAL = "appeal"


@dataclass(frozen=True)
class Finding:
    """One fault: the case (its number is empty if the row of the case is gone), and which of its events."""

    request_id: UUID
    number: str
    fault: Fault
    seq: int | None = None


@dataclass
class Verified:
    """How much was looked at, and what was found; `erased_texts` may be erased without breaking a chain."""

    cases: int = 0
    events: int = 0
    erased_texts: int = 0
    findings: list[Finding] = field(default_factory=list)
    papers: int = 0
    erased_papers: int = 0
    paper_findings: list[PaperFinding] = field(default_factory=list)


@dataclass(frozen=True)
class CaseRecord:
    """All that the record holds about one case, as of one moment."""

    case: AidRequest
    events: Sequence[CaseEvent]
    texts: dict[UUID, CaseEventText]
    head: CaseHead | None
    instalments: Sequence[Instalment]
    reservations: Sequence[Reservation]
    appeals: Sequence[Appeal]
    hearings: int


def verify_record(store: Store, progress: Callable[[int], None] = lambda _cases: None) -> Verified:
    """Walk every case, then every printed paper; `progress` is told how many cases are done. Raises UnavailableError."""
    result, after = Verified(), None
    while records := _read_page(store, after):
        for record in records:
            result.cases += 1
            result.events += len(record.events)
            result.erased_texts += len(record.events) - len(record.texts)
            result.findings += check_chain(record)
            result.findings += check_projections(record)
        after = records[-1].case.id
        progress(result.cases)
    result.findings += _list_orphans(store)
    printed = verify_papers(store)
    result.papers, result.erased_papers = printed.papers, printed.erased
    result.paper_findings += printed.findings
    return result


def check_chain(record: CaseRecord) -> Iterator[Finding]:
    """Faults of the chain: rows that are missing or do not fit their hash, texts that do not fit their digest.

    Each row is held against the stored hash of the row before, so that one altered row is one finding. Whoever
    rewrites a row together with its hash is found at the row after it, or at the head of the chain.
    """
    seq, previous = 0, FIRST_HASH
    for event in record.events:
        yield from (_find(record, Fault.MISSING, lost) for lost in range(seq + 1, event.seq))
        # After a gap there is nothing to hold the row against.
        if event.seq == seq + 1 and hash_event(event, previous) != event.hash:
            yield _find(record, Fault.ALTERED, event.seq)
        kept = record.texts.get(event.id)
        if kept and hashlib.sha256(kept.salt + kept.text.encode()).digest() != event.text_digest:
            yield _find(record, Fault.TEXT, event.seq)
        seq, previous = event.seq, event.hash
    head = record.head
    if head is None or head.seq < seq or (head.seq == seq and head.hash != previous):
        yield _find(record, Fault.HEAD)
    elif head.seq > seq:
        yield from (_find(record, Fault.MISSING, lost) for lost in range(seq + 1, head.seq + 1))


def check_projections(record: CaseRecord) -> Iterator[Finding]:
    """Differences between the row of the case and what its events, instalments and reservations say."""
    case = record.case
    if record.events and case.stage is not record.events[-1].to_stage:
        yield _find(record, Fault.STAGE)
    if (case.stage is Stage.CLOSED) != (case.outcome is not None) or (
        (case.outcome is None) != (case.closed_at is None)
    ):
        yield _find(record, Fault.OUTCOME)
    promised = [row.amount_fils for row in record.instalments if row.round == case.round]
    must_be_planned = case.stage is Stage.DELIVERY or case.outcome is Outcome.DELIVERED
    if (promised or must_be_planned) and sum(promised) != case.approved_fils:
        yield _find(record, Fault.INSTALMENTS)
    if not _has_right_reservations(record):
        yield _find(record, Fault.RESERVATION)
    if not _has_right_appeals(record):
        yield _find(record, Fault.APPEAL)


def _has_right_reservations(record: CaseRecord) -> bool:
    """One for a case that is open and past its check; a case that is closed or held has nothing reserved."""
    states = [row.state for row in record.reservations]
    if record.case.outcome is None and record.case.stage in _RESERVED_STAGES:
        return len(states) - states.count(ReservationState.RELEASED) == 1
    return ReservationState.RESERVED not in states


def _has_right_appeals(record: CaseRecord) -> bool:
    """Each stands as its events say, in their order, and one that is filed has its hearing."""
    told: list[AppealState] = []
    for event in record.events:
        if event.type is EventType.APPEALED:
            told.append(AppealState.FILED)
        elif told and event.type in STATES_OF_EVENTS:
            told[-1] = STATES_OF_EVENTS[event.type]
    kept = [appeal.state for appeal in sorted(record.appeals, key=lambda row: row.round)]
    return told == kept and record.hearings == kept.count(AppealState.FILED)


def _find(record: CaseRecord, fault: Fault, seq: int | None = None) -> Finding:
    return Finding(record.case.id, record.case.number, fault, seq)


def _read_page(store: Store, after: UUID | None) -> list[CaseRecord]:
    with store.registry(snapshot=True) as db:
        query = select(AidRequest).order_by(col(AidRequest.id)).limit(AT_ONCE)
        cases = db.exec(query.where(col(AidRequest.id) > after) if after else query).all()
        return _read_records(db, cases)


def _read_records(db: Session, cases: Sequence[AidRequest]) -> list[CaseRecord]:
    ids = [case.id for case in cases]
    events = _group(
        db.exec(
            select(CaseEvent)
            .where(col(CaseEvent.request_id).in_(ids))
            .order_by(col(CaseEvent.request_id), col(CaseEvent.seq))
        )
    )
    texts = defaultdict[UUID, dict[UUID, CaseEventText]](dict)
    for request_id, row in db.exec(
        select(CaseEvent.request_id, CaseEventText)
        .join(CaseEventText, col(CaseEventText.event_id) == CaseEvent.id)
        .where(col(CaseEvent.request_id).in_(ids))
    ):
        texts[request_id][row.event_id] = row
    heads = {
        row.request_id: row for row in db.exec(select(CaseHead).where(col(CaseHead.request_id).in_(ids)))
    }
    instalments = _group(db.exec(select(Instalment).where(col(Instalment.request_id).in_(ids))))
    reservations = _group(db.exec(select(Reservation).where(col(Reservation.request_id).in_(ids))))
    appeals = _group(db.exec(select(Appeal).where(col(Appeal.request_id).in_(ids))))
    hearings = Counter(
        db.exec(
            select(Task.request_id).where(
                col(Task.request_id).in_(ids), Task.kind == TaskKind.HEAR, col(Task.state).in_(LIVE)
            )
        )
    )
    return [
        CaseRecord(
            case,
            events[case.id],
            texts[case.id],
            heads.get(case.id),
            instalments[case.id],
            reservations[case.id],
            appeals[case.id],
            hearings[case.id],
        )
        for case in cases
    ]


def _group(rows: Iterable[Row]) -> dict[UUID | None, list[Row]]:
    groups = defaultdict[UUID | None, list[Row]](list)
    for row in rows:
        groups[row.request_id].append(row)
    return groups


def _list_orphans(store: Store) -> list[Finding]:
    """Chains whose case is gone: nothing in the house ever deletes one."""
    with store.registry() as db:
        lost = db.exec(
            select(CaseEvent.request_id)
            .outerjoin(AidRequest, col(AidRequest.id) == CaseEvent.request_id)
            .where(col(AidRequest.id).is_(None))
            .distinct()
        )
        return [Finding(request_id, "", Fault.CASE_MISSING) for request_id in lost]
