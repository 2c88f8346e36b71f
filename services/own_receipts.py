"""An applicant confirms by the code that was sent to them that aid arrived: no counter, no journey."""

from datetime import datetime
from uuid import UUID

from domain.applicants import Applicant
from domain.cycle import DecisionCode
from domain.decisions import StatedDecision
from domain.errors import DecisionPendingError, FieldProblem, InvalidFieldsError, NotFoundError
from domain.proofs import CodeFault, Proof, read_code
from services.decisions import write_decision
from services.delivery_codes import get_receipt_task, try_code
from services.moves import take_case
from services.submissions import Submission
from store.queries.accounts import get_door
from store.queries.requests import find_request
from store.queries.submissions import find_submission, remember_submission
from store.queries.tasks import find_task
from store.scope import Store
from store.tables.tasks import TaskState


def confirm_receipt(
    store: Store,
    applicant: Applicant,
    request_id: UUID,
    typed: str,
    submission: Submission,
    *,
    secret: bytes,
    at: datetime,
) -> UUID:
    """Confirm the receipt at hand by its code; the decision, which is to be told to the case.

    A refused code is counted whatever it was. Raises NotFoundError, NoReceiptDueError, DecisionPendingError,
    InvalidFieldsError, KeyReusedError.
    """
    with store.acting_for_applicant(applicant) as db:
        if find_request(db, request_id) is None:
            raise NotFoundError
    code = read_code(typed)
    if not code:
        raise InvalidFieldsError([FieldProblem("receipt_code", "required")])
    outcome = _try(store, request_id, code, submission, secret=secret, at=at)
    if isinstance(outcome, CodeFault):
        raise InvalidFieldsError([FieldProblem("receipt_code", outcome.value)])
    return outcome


def _try(
    store: Store, request_id: UUID, code: str, submission: Submission, *, secret: bytes, at: datetime
) -> UUID | CodeFault:
    """Try the code in one transaction, whose count of refusals stands whatever comes of it."""
    with store.registry() as db:
        door, case = get_door(db), take_case(db, request_id, at=at).case
        if known := find_submission(db, door.account_id, submission.key, submission.digest):
            return known
        task = find_task(db, get_receipt_task(db, case).id, lock=True)
        if task is None or task.state is not TaskState.OPEN:
            raise DecisionPendingError
        # On a shared telephone the PIN opened the session already.
        if fault := try_code(db, door, case, code, secret=secret, at=at, has_pin=True):
            return fault
        stated = StatedDecision(DecisionCode.CONFIRM, proof=Proof.CODE)
        decision = write_decision(db, door, case, task, stated, at=at)
        remember_submission(db, door.account_id, submission.key, submission.digest, decision.id)
        return decision.id
