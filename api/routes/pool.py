"""/pool: masked cases and pulling them; giving a case back and directing it to a charity."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response, status
from fastapi.concurrency import run_in_threadpool

from api.doors import Key, SignedVisit, make_submission
from api.refusals import describe_post_refusals, describe_refusals
from api.routes.decisions import PENDING, deliver_receipt
from api.schemas.decisions import ReceiptAnswer
from api.schemas.pool import PoolAnswer, RedirectionBody, ReturnBody, UntakenAnswer
from api.schemas.shapes import Text
from domain.errors import (
    BeingCheckedError,
    BodyInactiveError,
    CaseClosedError,
    DecisionPendingError,
    NotFoundError,
    NotHolderError,
    NotOverdueError,
    TaskClosedError,
    WrongDecisionError,
    WrongRoleError,
)
from services import pool, pulls

router = APIRouter(tags=["pool"])
Cursor = Annotated[Text | None, Query(max_length=200)]
Limit = Annotated[int, Query(ge=1, le=100)]


@router.get("/pool", responses=describe_refusals(field="limit"))
def list_pool(visit: SignedVisit, cursor: Cursor = None, limit: Limit = 25) -> PoolAnswer:
    """The cases that the caller's charity may pull today: kind of aid, family size, governorate, age."""
    page = pool.list_pool(visit.house.store, visit.actor, cursor=cursor, limit=limit, at=visit.at)
    return PoolAnswer.model_validate(page)


@router.get("/pool/untaken", responses=describe_refusals(WrongRoleError(), field="limit"))
def list_untaken(
    visit: SignedVisit, *, alerted_only: bool = False, cursor: Cursor = None, limit: Limit = 25
) -> UntakenAnswer:
    """For the ministry: the cases that no charity has; `alerted_only`: those nobody took in the time that policy allows."""
    page = pool.list_untaken(
        visit.house.store, visit.actor, alerted_only=alerted_only, cursor=cursor, limit=limit, at=visit.at
    )
    return UntakenAnswer.model_validate(page)


@router.post(
    "/pool/{request_id}/pull",
    status_code=status.HTTP_201_CREATED,
    responses=PENDING
    | describe_post_refusals(
        NotFoundError(), WrongRoleError(), BodyInactiveError(), DecisionPendingError(), TaskClosedError()
    ),
)
async def pull_case(request_id: UUID, visit: SignedVisit, key: Key, response: Response) -> ReceiptAnswer:
    """Take a case for the caller's charity; of all who ask at once exactly one gets it, and then holds its study."""
    submission = make_submission(key, "pull_case", request_id=request_id)
    receipt = await run_in_threadpool(
        pulls.pull_case, visit.house.store, visit.actor, request_id, submission, at=visit.at
    )
    return await deliver_receipt(visit, receipt, response)


@router.post(
    "/requests/{request_id}/return",
    status_code=status.HTTP_201_CREATED,
    responses=PENDING
    | describe_post_refusals(
        NotFoundError(),
        WrongRoleError(),
        NotHolderError(),
        CaseClosedError(),
        BeingCheckedError(),
        WrongDecisionError(),
        DecisionPendingError(),
        field="text",
        code="required",
    ),
)
async def return_to_pool(
    request_id: UUID, body: ReturnBody, visit: SignedVisit, key: Key, response: Response
) -> ReceiptAnswer:
    """Give a case back to the pool: it is masked again, to the caller's charity too."""
    submission = make_submission(key, "return_to_pool", request_id=request_id, text=body.text)
    receipt = await run_in_threadpool(
        pulls.return_to_pool, visit.house.store, visit.actor, request_id, body.text, submission, at=visit.at
    )
    return await deliver_receipt(visit, receipt, response)


@router.post(
    "/requests/{request_id}/redirect",
    status_code=status.HTTP_201_CREATED,
    responses=PENDING
    | describe_post_refusals(
        NotFoundError(),
        WrongRoleError(),
        NotOverdueError(),
        CaseClosedError(),
        BeingCheckedError(),
        WrongDecisionError(),
        DecisionPendingError(),
        field="charity",
        code="cannot_receive",
    ),
)
async def redirect_case(
    request_id: UUID, body: RedirectionBody, visit: SignedVisit, key: Key, response: Response
) -> ReceiptAnswer:
    """For supervisors: direct a case that no charity has, or that one left lying past its deadline, to a charity."""
    submission = make_submission(key, "redirect_case", request_id=request_id, **body.model_dump())
    receipt = await run_in_threadpool(
        pulls.redirect,
        visit.house.store,
        visit.actor,
        request_id,
        body.charity,
        body.text,
        submission,
        at=visit.at,
    )
    return await deliver_receipt(visit, receipt, response)
