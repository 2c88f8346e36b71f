"""Appeals: filing one for the applicant, those of a case, and the list; they are heard by POST /tasks/{task_id}/decisions."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, status
from fastapi.concurrency import run_in_threadpool

from api.doors import Key, SignedVisit, make_submission
from api.refusals import describe_post_refusals, describe_refusals
from api.schemas.appeals import AppealAnswer, AppealBody, AppealsAnswer, CaseAppealsAnswer
from api.schemas.shapes import Text
from domain.appeals import APPEAL_DAYS, AppealState
from domain.errors import (
    AppealFiledError,
    AppealTooLateError,
    NotAppealableError,
    NotFoundError,
    WrongRoleError,
)
from services import appeals

router = APIRouter(tags=["appeals"])


@router.post(
    "/requests/{request_id}/appeals",
    status_code=status.HTTP_201_CREATED,
    responses=describe_post_refusals(
        NotFoundError(),
        WrongRoleError(),
        NotAppealableError(),
        AppealTooLateError(days=APPEAL_DAYS),
        AppealFiledError(),
        field="grounds",
        code="required",
    ),
)
async def file_appeal(request_id: UUID, body: AppealBody, visit: SignedVisit, key: Key) -> AppealAnswer:
    """File the applicant's appeal against a rejection, within thirty days; recorded even while the engine is down."""
    form = appeals.AppealForm(**body.model_dump())
    submission = make_submission(key, "file_appeal", request_id=request_id, form=body.model_dump())
    view = await run_in_threadpool(
        appeals.file_appeal, visit.house.store, visit.actor, request_id, form, submission, at=visit.at
    )
    await visit.house.processes.try_start_appeal(request_id)
    return AppealAnswer.model_validate(view)


@router.get(
    "/requests/{request_id}/appeals", responses=describe_refusals(NotFoundError(), field="request_id")
)
def list_case_appeals(request_id: UUID, visit: SignedVisit) -> CaseAppealsAnswer:
    """The appeals of a case and what became of each."""
    items = appeals.list_case_appeals(visit.house.store, visit.actor, request_id)
    return CaseAppealsAnswer.model_validate({"items": items})


@router.get("/appeals", responses=describe_refusals(WrongRoleError(), field="state"))
def list_appeals(
    visit: SignedVisit,
    state: AppealState | None = None,
    cursor: Annotated[Text | None, Query(max_length=200)] = None,
    limit: Annotated[int, Query(ge=1, le=100)] = 25,
) -> AppealsAnswer:
    """Appeals, the latest filed first; a charity reads those against its own rejections."""
    page = appeals.list_appeals(visit.house.store, visit.actor, state=state, cursor=cursor, limit=limit)
    return AppealsAnswer.model_validate(page)
