"""/requests/{request_id}/reopenings: the ministry opens a closed case again, with its reason; and those of a case."""

from uuid import UUID

from fastapi import APIRouter, status
from fastapi.concurrency import run_in_threadpool

from api.doors import Key, SignedVisit, make_submission
from api.refusals import describe_post_refusals, describe_refusals
from api.schemas.reopenings import ReopeningAnswer, ReopeningBody, ReopeningsAnswer
from domain.errors import NotFoundError, WrongRoleError
from domain.reopenings import NotReopenableError, ReopeningForm
from services import reopenings

router = APIRouter(prefix="/requests/{request_id}/reopenings", tags=["requests"])


@router.post(
    "",
    status_code=status.HTTP_201_CREATED,
    responses=describe_post_refusals(
        NotFoundError(), WrongRoleError(), NotReopenableError(), field="reason", code="required"
    ),
)
async def reopen_case(request_id: UUID, body: ReopeningBody, visit: SignedVisit, key: Key) -> ReopeningAnswer:
    """For supervisors: open a case again that ended unpaid. It is checked again; recorded even while the engine is down."""
    form = ReopeningForm(**body.model_dump())
    submission = make_submission(key, "reopen_case", request_id=request_id, form=body.model_dump())
    view = await run_in_threadpool(
        reopenings.reopen_case, visit.house.store, visit.actor, request_id, form, submission, at=visit.at
    )
    await visit.house.processes.try_start(request_id)
    return ReopeningAnswer.model_validate(view)


@router.get("", responses=describe_refusals(NotFoundError(), field="request_id"))
def list_reopenings(request_id: UUID, visit: SignedVisit) -> ReopeningsAnswer:
    """Why and by whom a case was opened again."""
    items = reopenings.list_of_case(visit.house.store, visit.actor, request_id)
    return ReopeningsAnswer.model_validate({"items": items})
