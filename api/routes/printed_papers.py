"""/papers: the numbered papers of a case or a session, as PDF, and whether one in somebody's hand is genuine."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Query, Response, status

from api.doors import PREFIX, Key, SignedVisit
from api.refusals import describe_post_refusals, describe_refusals
from api.schemas.printed_papers import PaperAnswer, PaperBody, PapersAnswer, VerificationAnswer
from domain.errors import NotFoundError, WrongRoleError
from domain.printed_papers import PaperKind
from language.catalogues import Language
from services import printed_minutes, printed_papers
from services.printed_papers import NothingToPrintError, PaperErasedError, PaperRow

router = APIRouter(tags=["papers"])

PDF = "application/pdf"
PRINTED: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "The paper as it was fixed when it was issued",
        "content": {PDF: {"schema": {"type": "string", "format": "binary"}}},
    }
}


@router.get(
    "/requests/{request_id}/printed-papers", responses=describe_refusals(NotFoundError(), field="request_id")
)
def list_papers(request_id: UUID, visit: SignedVisit) -> PapersAnswer:
    """The papers of a case that the caller may print; those that nobody printed yet have no number."""
    rows = printed_papers.list_papers(visit.house.store, visit.actor, request_id)
    return PapersAnswer(items=[PaperAnswer.model_validate(row) for row in rows])


@router.post(
    "/requests/{request_id}/printed-papers",
    status_code=status.HTTP_201_CREATED,
    responses=describe_post_refusals(NotFoundError(), NothingToPrintError(), field="kind"),
)
def issue_paper(
    request_id: UUID, body: PaperBody, visit: SignedVisit, _key: Key, response: Response
) -> PaperAnswer:
    """Give a paper its number, or find the one it has: issuing twice is issuing the same paper.

    The key is asked for as at every POST; a repetition is harmless whatever it is.
    """
    row = printed_papers.issue_paper(
        visit.house.store, visit.actor, request_id, PaperKind(body.kind), at=visit.at
    )
    return _answer(row, response)


@router.post(
    "/sessions/{session_id}/printed-papers",
    status_code=status.HTTP_201_CREATED,
    responses=describe_post_refusals(NotFoundError(), WrongRoleError(), NothingToPrintError()),
)
def issue_minutes(session_id: UUID, visit: SignedVisit, _key: Key, response: Response) -> PaperAnswer:
    """Give the fixed minutes of a committee's session their number as a paper, or find it."""
    row = printed_minutes.issue_minutes(visit.house.store, visit.actor, session_id, at=visit.at)
    return _answer(row, response)


@router.get(
    "/papers/{paper_id}.pdf",
    response_class=Response,
    responses={**PRINTED, **describe_refusals(NotFoundError(), PaperErasedError(), field="paper_id")},
)
def get_paper_file(
    paper_id: UUID,
    visit: SignedVisit,
    language: Annotated[Language, Query(description="The Arabic original, or an English copy of it")] = "ar",
) -> Response:
    """An issued paper as PDF. The look is written down; the name of the file says nothing of a person."""
    house = visit.house
    printed = printed_papers.print_paper(
        house.store, visit.actor, paper_id, language, house.press, house.public_url, at=visit.at
    )
    name = f'attachment; filename="{printed.name}"'
    return Response(printed.content, media_type=PDF, headers={"Content-Disposition": name})


@router.get("/papers/{number}/verify", responses=describe_refusals(field="code"))
def get_verification(
    number: str,
    visit: SignedVisit,
    code: Annotated[str, Query(max_length=40, description="The verification code printed on the paper")] = "",
) -> VerificationAnswer:
    """Whether a paper in somebody's hand is genuine: without its code any number is answered as unknown."""
    told = printed_papers.verify_paper(visit.house.store, number, code)
    return VerificationAnswer.model_validate(told)


def _answer(row: PaperRow, response: Response) -> PaperAnswer:
    response.status_code = status.HTTP_200_OK if row.is_repeat else status.HTTP_201_CREATED
    response.headers["Location"] = f"{PREFIX}/papers/{row.paper_id}.pdf"
    return PaperAnswer.model_validate(row)
