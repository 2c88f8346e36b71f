"""GET /requests/{request_id}: the case file with its timeline."""

from uuid import UUID

from fastapi import APIRouter

from api.doors import SignedVisit
from api.refusals import describe_refusals
from api.schemas.cases import CaseAnswer
from domain.errors import NotFoundError
from services import cases

router = APIRouter(tags=["requests"])


@router.get("/requests/{request_id}", responses=describe_refusals(NotFoundError(), field="request_id"))
def get_case(request_id: UUID, visit: SignedVisit) -> CaseAnswer:
    """Everything the caller may see of one request; the look is written into the access log."""
    return CaseAnswer.model_validate(cases.get_case(visit.house.store, visit.actor, request_id, at=visit.at))
