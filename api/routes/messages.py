"""GET /requests/{request_id}/messages: what the applicant was told, and what became of it."""

from uuid import UUID

from fastapi import APIRouter

from api.doors import SignedVisit
from api.refusals import describe_refusals
from api.schemas.messages import MessagesAnswer
from domain.errors import NotFoundError
from services import messages

router = APIRouter(tags=["messages"])


@router.get(
    "/requests/{request_id}/messages", responses=describe_refusals(NotFoundError(), field="request_id")
)
def list_messages(request_id: UUID, visit: SignedVisit) -> MessagesAnswer:
    """The messages to the applicant of a request, the newest first; none while the file is not open to the caller."""
    found = messages.list_messages(visit.house.store, visit.actor, request_id, at=visit.at)
    return MessagesAnswer.model_validate({"items": found})
