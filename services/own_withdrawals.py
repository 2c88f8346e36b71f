"""An applicant gives a request up by themselves, until money moves."""

from datetime import datetime
from uuid import UUID

from domain.applicants import Applicant, NotWithdrawableError, may_withdraw
from domain.cycle import DecisionCode
from domain.decisions import StatedDecision
from domain.errors import DecisionPendingError, NotFoundError
from domain.forms import TEXT_LIMIT, FormReader
from services.decisions import write_decision
from services.moves import take_case
from services.submissions import Submission
from store.queries.accounts import get_door
from store.queries.applicants import list_own_payments
from store.queries.requests import find_request
from store.queries.submissions import find_submission, remember_submission
from store.queries.tasks import find_task, list_open_tasks
from store.scope import Store
from store.tables.tasks import TaskState


def withdraw_own_request(
    store: Store, applicant: Applicant, request_id: UUID, text: str, submission: Submission, *, at: datetime
) -> UUID:
    """Give a request up, in the applicant's own words if they say any; the decision, which is to be told to the case.

    Raises NotFoundError, NotWithdrawableError, DecisionPendingError, InvalidFieldsError (text), KeyReusedError.
    """
    reader = FormReader()
    said = reader.text("text", text, limit=TEXT_LIMIT)
    reader.finish()
    with store.acting_for_applicant(applicant) as db:
        if find_request(db, request_id) is None:
            raise NotFoundError
    return _withdraw(store, request_id, said, submission, at=at)


def _withdraw(store: Store, request_id: UUID, text: str, submission: Submission, *, at: datetime) -> UUID:
    with store.registry() as db:
        door, case = get_door(db), take_case(db, request_id, at=at).case
        if known := find_submission(db, door.account_id, submission.key, submission.digest):
            return known
        tasks = list_open_tasks(db, case.id)
        is_paid = any(payment.row.paid_at for payment in list_own_payments(db, case))
        if not may_withdraw(case.outcome, [task.kind for task in tasks], is_paid=is_paid):
            raise NotWithdrawableError
        task = find_task(db, tasks[0].id, lock=True)
        if task is None or task.state is not TaskState.OPEN:
            raise DecisionPendingError
        stated = StatedDecision(DecisionCode.WITHDRAW, text=text)
        decision = write_decision(db, door, case, task, stated, at=at)
        remember_submission(db, door.account_id, submission.key, submission.digest, decision.id)
        return decision.id
