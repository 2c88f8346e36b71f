"""Collectors: whom an applicant names beforehand to receive the aid in their place."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from domain.cycle import EventType
from domain.errors import CaseClosedError, NotFoundError
from domain.proofs import CollectorForm, read_collector
from domain.roles import Actor
from services.delivery_codes import CLERKS, note_receipt
from services.submissions import Submission
from store.queries.proofs import find_collector
from store.queries.requests import find_request
from store.queries.submissions import find_submission, remember_submission
from store.scope import Store
from store.tables.proofs import Collector
from store.tables.requests import AidRequest


def name_collector(
    store: Store, actor: Actor, request_id: UUID, form: CollectorForm, submission: Submission, *, at: datetime
) -> None:
    """Write down whom the applicant names; one named before is not the collector any more.

    Raises NotFoundError, WrongRoleError, CaseClosedError, InvalidFieldsError, KeyReusedError.
    """
    actor.require(*CLERKS)
    stated = read_collector(form)
    with store.acting_for(actor) as db:
        if find_submission(db, actor.account_id, submission.key, submission.digest):
            return
        case = get_open_case(db, request_id)
        assert case.charity_id is not None  # noqa: S101 (an actor of a charity sees only its own cases)
        _end(db, case, at=at)
        row = Collector(
            request_id=case.id,
            charity_id=case.charity_id,
            name=stated.name,
            document_number=stated.document,
            named_by=actor.account_id,
            named_at=at,
        )
        db.add(row)
        db.flush()
        key = f"collector_named/{row.id}"
        note_receipt(db, case, EventType.COLLECTOR_NAMED, key, at=at, actor_id=actor.account_id)
        remember_submission(db, actor.account_id, submission.key, submission.digest, row.id)


def end_collector(store: Store, actor: Actor, request_id: UUID, *, at: datetime) -> None:
    """Write down that nobody collects for the applicant any more; repeating it changes nothing.

    Raises NotFoundError, WrongRoleError, CaseClosedError.
    """
    actor.require(*CLERKS)
    with store.acting_for(actor) as db:
        _end(db, get_open_case(db, request_id), at=at)


def get_open_case(db: Session, request_id: UUID) -> AidRequest:
    """A case of the scope that is not over. Raises NotFoundError, CaseClosedError."""
    case = find_request(db, request_id)
    if case is None:
        raise NotFoundError
    if case.outcome:
        raise CaseClosedError
    return case


def _end(db: Session, case: AidRequest, *, at: datetime) -> None:
    named = find_collector(db, case.id, case.charity_id)
    if named:
        named.ended_at = at
        db.flush()
