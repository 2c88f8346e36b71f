"""/requests/{id}/siblings: what else waits behind the same need."""

from uuid import UUID

from fastapi import APIRouter

from api.doors import SignedVisit
from api.refusals import describe_refusals
from api.schemas.siblings import SiblingsAnswer
from domain.errors import NotFoundError, WrongRoleError
from services import siblings

router = APIRouter(tags=["decisions"])


@router.get(
    "/requests/{request_id}/siblings",
    responses=describe_refusals(NotFoundError(), WrongRoleError(), field="request_id"),
)
def list_siblings(request_id: UUID, visit: SignedVisit) -> SiblingsAnswer:
    """The tasks of the desk that wait behind the need of this case, its own among them."""
    rows = siblings.list_siblings(visit.house.store, visit.actor, request_id, at=visit.at)
    return SiblingsAnswer(items=rows)
