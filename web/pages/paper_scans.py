"""Papers as applicants brought them, for whoever has the case."""

from uuid import UUID

from fastapi import APIRouter, Response

from services import paper_scans
from web.doors import SignedIn

router = APIRouter()


@router.get("/requests/{request_id}/scans/{scan_id}")
async def show_scan(visit: SignedIn, request_id: UUID, scan_id: UUID) -> Response:
    """One file, shown by itself and never run. Raises NotFoundError."""
    papers = visit.house.papers
    scan = await visit.ask(
        lambda store, actor: paper_scans.read_scan(store, papers, actor, request_id, scan_id, at=visit.at)
    )
    headers = {"Content-Disposition": "inline", "Content-Security-Policy": "sandbox"}
    return Response(scan.content, media_type=scan.kind, headers=headers)
