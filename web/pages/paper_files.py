"""Pictures of papers that an applicant sends."""

from collections.abc import Iterable
from uuid import UUID

from fastapi import APIRouter, Response
from fastapi.responses import RedirectResponse
from starlette.datastructures import FormData, UploadFile

from domain.categories import Paper
from domain.decisions import AskedField
from domain.errors import InvalidFieldsError
from domain.paper_files import FILE_FORM_LIMIT, HandIn
from services import own_requests, paper_files
from services.submissions import Submission
from web.doors import OwnSignedIn
from web.forms import Typed, read_data, read_submission, read_text
from web.pages.own_requests import show_own

router = APIRouter()
FILE, FACT = "file_", "fact_"
MOST_PARTS = 40


@router.post("/my/requests/{request_id}/papers")
async def hand_in(visit: OwnSignedIn, request_id: UUID) -> Response:
    """Take what was asked for; what is still missing is said again."""
    data = await read_data(visit.request, limit=FILE_FORM_LIMIT, files=MOST_PARTS)
    facts = {name: read_text(data, FACT + name.value) for name in AskedField}
    sent = HandIn(await read_files(data, Paper), facts)
    submission = Submission(read_submission(data, facts).key, b"")
    await data.close()
    try:
        handed = await visit.ask(
            lambda store, applicant: paper_files.hand_in(
                store, visit.house.papers, applicant, request_id, sent, submission, at=visit.at
            )
        )
    except InvalidFieldsError as error:
        view = await visit.ask(own_requests.get_own_request, request_id, at=visit.at)
        typed = Typed({FACT + name.value: text for name, text in facts.items()}, error.problems)
        return show_own(visit, "own_request.html", 422, view=view, typed=typed, done="")
    if handed.decision_id:
        await visit.house.processes.deliver_decision(handed.decision_id)
    return RedirectResponse(f"/my/requests/{request_id}?done=papers", 303)


async def read_files(data: FormData, papers: Iterable[Paper]) -> dict[Paper, tuple[bytes, ...]]:
    """The files of a form by the paper that they are pictures of; empty parts are none."""
    found: dict[Paper, tuple[bytes, ...]] = {}
    for paper in papers:
        parts = [part for part in data.getlist(FILE + paper.value) if isinstance(part, UploadFile)]
        contents = [content for part in parts if (content := await part.read())]
        if contents:
            found[paper] = tuple(contents)
    return found
