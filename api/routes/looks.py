"""/requests/{request_id}/looks: who of the ministry looked at a case; and an early look, which gives its reason."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, status

from api.doors import Key, SignedVisit, make_submission
from api.refusals import describe_post_refusals, describe_refusals
from api.schemas.looks import GlassAnswer, GlassBody, LooksAnswer
from api.schemas.shapes import Text
from domain.errors import NotFoundError, OpenAlreadyError, WrongRoleError
from services import looks

router = APIRouter(tags=["requests"])


@router.get("/requests/{request_id}/looks", responses=describe_refusals(NotFoundError(), field="request_id"))
def list_looks(
    request_id: UUID,
    visit: SignedVisit,
    cursor: Annotated[Text | None, Query(max_length=200)] = None,
    limit: Annotated[int, Query(ge=1, le=100)] = 25,
) -> LooksAnswer:
    """Every look of the ministry at a case of the caller's: who, when, what for, and why if it was early."""
    page = looks.list_looks(visit.house.store, visit.actor, request_id, cursor=cursor, limit=limit)
    return LooksAnswer.model_validate(page)


@router.post(
    "/requests/{request_id}/glass",
    status_code=status.HTTP_201_CREATED,
    responses=describe_post_refusals(
        NotFoundError(), WrongRoleError(), OpenAlreadyError(), field="reason", code="required"
    ),
)
def break_glass(request_id: UUID, body: GlassBody, visit: SignedVisit, key: Key) -> GlassAnswer:
    """For supervisors and auditors: open a case for a few hours before its time; its charity reads the reason."""
    submission = make_submission(key, "break_glass", request_id=request_id, reason=body.reason)
    opened = looks.break_glass(
        visit.house.store, visit.actor, request_id, body.reason, submission, at=visit.at
    )
    return GlassAnswer.model_validate(opened)
