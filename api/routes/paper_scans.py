"""Papers as applicants brought them."""

from uuid import UUID

from fastapi import APIRouter, Response

from api.doors import SignedVisit
from api.refusals import describe_refusals
from domain.errors import NotFoundError
from services import paper_scans

router = APIRouter(tags=["papers"])
SCAN_KINDS = ("application/pdf", "image/jpeg", "image/png")


@router.get(
    "/requests/{request_id}/scans/{scan_id}",
    response_class=Response,
    responses={
        200: {
            "description": "The file",
            "content": {kind: {"schema": {"type": "string", "format": "binary"}} for kind in SCAN_KINDS},
        },
        **describe_refusals(NotFoundError(), field="scan_id"),
    },
)
def get_paper(request_id: UUID, scan_id: UUID, visit: SignedVisit) -> Response:
    """A file that the applicant brought for a paper, as the case lists it."""
    house = visit.house
    scan = paper_scans.read_scan(house.store, house.papers, visit.actor, request_id, scan_id, at=visit.at)
    return Response(scan.content, media_type=scan.kind)
