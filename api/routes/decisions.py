"""Deciding a task, withdrawing a request, and what became of a decision."""

from uuid import UUID

from fastapi import APIRouter, Response, status
from fastapi.concurrency import run_in_threadpool

from api.doors import PREFIX, Key, SignedVisit, Visit, make_submission
from api.problems import make_refusal
from api.refusals import Responses, describe_post_refusals, describe_refusals
from api.schemas.decisions import DecisionBody, ReceiptAnswer, UndoingBody, WithdrawalBody
from domain.decisions import DecisionForm
from domain.errors import (
    CaseClosedError,
    DecisionPendingError,
    ExcludedPersonError,
    NotFoundError,
    NothingToJoinError,
    NotHolderError,
    TaskClosedError,
    WrongDecisionError,
    WrongRoleError,
)
from services import decisions, rulings
from services.decisions import DecisionReceipt

router = APIRouter(tags=["decisions"])
PENDING: Responses = {
    status.HTTP_202_ACCEPTED: {
        "model": ReceiptAnswer,
        "description": "Recorded; it takes effect shortly: follow GET /decisions/{decision_id}",
    }
}


@router.post(
    "/tasks/{task_id}/decisions",
    status_code=status.HTTP_201_CREATED,
    responses=PENDING
    | describe_post_refusals(
        NotFoundError(),
        WrongRoleError(),
        ExcludedPersonError(),
        NotHolderError(),
        TaskClosedError(),
        DecisionPendingError(),
        WrongDecisionError(),
        NothingToJoinError(),
        field="amount",
        code="malformed_amount",
    ),
)
async def decide_task(
    task_id: UUID,
    body: DecisionBody,
    visit: SignedVisit,
    key: Key,
    response: Response,
) -> ReceiptAnswer:
    """Answer a task: 201 once it has its effect, 202 if it is recorded and takes effect shortly."""
    form = DecisionForm(**body.model_dump())
    submission = make_submission(key, "decide_task", task_id=task_id, form=body.model_dump())
    receipt = await run_in_threadpool(
        decisions.decide, visit.house.store, visit.actor, task_id, form, submission, at=visit.at
    )
    return await deliver_receipt(visit, receipt, response)


@router.post(
    "/decisions/{decision_id}/undo",
    status_code=status.HTTP_202_ACCEPTED,
    responses=describe_post_refusals(NotFoundError(), WrongRoleError(), WrongDecisionError(), field="text"),
)
def undo_ruling(
    decision_id: UUID, body: UndoingBody, visit: SignedVisit, _key: Key, response: Response
) -> ReceiptAnswer:
    """Take back a ruling on who is who; its effects follow shortly. Repeating it changes nothing."""
    house, actor = visit.house, visit.actor
    rulings.undo_ruling(house.store, actor, decision_id, body.text, at=visit.at)
    response.headers["Location"] = f"{PREFIX}/decisions/{decision_id}"
    return ReceiptAnswer.model_validate(decisions.get_receipt(house.store, actor, decision_id))


@router.post(
    "/requests/{request_id}/withdrawal",
    status_code=status.HTTP_201_CREATED,
    responses=PENDING
    | describe_post_refusals(
        NotFoundError(), WrongRoleError(), CaseClosedError(), DecisionPendingError(), field="text"
    ),
)
async def withdraw_request(
    request_id: UUID,
    body: WithdrawalBody,
    visit: SignedVisit,
    key: Key,
    response: Response,
) -> ReceiptAnswer:
    """Write down that the applicant withdraws: 201 once the case is closed, 202 if that follows shortly."""
    submission = make_submission(key, "withdraw_request", request_id=request_id, text=body.text)
    receipt = await run_in_threadpool(
        decisions.withdraw_request,
        visit.house.store,
        visit.actor,
        request_id,
        body.text,
        submission,
        at=visit.at,
    )
    return await deliver_receipt(visit, receipt, response)


@router.get("/decisions/{decision_id}", responses=describe_refusals(NotFoundError(), field="decision_id"))
def get_receipt(decision_id: UUID, visit: SignedVisit) -> ReceiptAnswer:
    """What became of a decision."""
    return ReceiptAnswer.model_validate(decisions.get_receipt(visit.house.store, visit.actor, decision_id))


async def deliver_receipt(visit: Visit, receipt: DecisionReceipt, response: Response) -> ReceiptAnswer:
    """Give a recorded decision its effect; a repeated one that has it already is only told."""
    if receipt.state == "pending":
        receipt = await visit.house.processes.deliver_decision(receipt.decision_id)
    if receipt.state == "refused":
        # Read again as the caller may: whoever came first is named in that scope only.
        told = await run_in_threadpool(
            decisions.get_receipt, visit.house.store, visit.actor, receipt.decision_id
        )
        raise make_refusal(told.refusal, **told.params)
    if receipt.state == "pending":
        response.status_code = status.HTTP_202_ACCEPTED
    response.headers["Location"] = f"{PREFIX}/decisions/{receipt.decision_id}"
    return ReceiptAnswer.model_validate(receipt)
