"""Papers of a case: issued and printed by whoever may see it; verified by anybody who holds one."""

from uuid import UUID

from fastapi import APIRouter, Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import RedirectResponse

from domain.errors import RefusedError
from domain.printed_papers import PaperKind, Verdict
from language.catalogues import Language
from services import printed_papers
from services.printed_papers import CASE_KINDS
from web.doors import SignedIn, get_house
from web.downloads import send_file
from web.forms import Typed, read_data, read_text
from web.pages.cases import show_refused_case
from web.rendering import render_guest

router = APIRouter()


@router.post("/requests/{request_id}/printed-papers")
async def issue_paper(visit: SignedIn, request_id: UUID) -> Response:
    """Give a paper its number and open it; printing twice is printing the same paper."""
    typed = read_text(await read_data(visit.request), "kind")
    kind = PaperKind(typed) if typed in {each.value for each in CASE_KINDS} else PaperKind.REQUEST_FORM
    try:
        row = await visit.ask(printed_papers.issue_paper, request_id, kind, at=visit.at)
    except RefusedError as error:
        return await show_refused_case(visit, request_id, error)
    return RedirectResponse(f"/papers/{row.paper_id}.pdf", 303)


@router.get("/papers/{paper_id}.pdf")
async def print_paper(visit: SignedIn, paper_id: UUID, language: Language = "ar") -> Response:
    """An issued paper as a file to keep and print."""
    house = visit.house
    printed = await visit.ask(
        printed_papers.print_paper, paper_id, language, house.press, house.public_url, at=visit.at
    )
    return send_file(printed.content, printed.name, "application/pdf")


@router.get("/papers")
async def ask_for_paper(request: Request, number: str = "", code: str = "") -> Response:
    """Where somebody without the square of a paper types its number and code."""
    return await _show_verdict(request, number, code)


@router.get("/papers/{number}")
async def verify_paper(request: Request, number: str, code: str = "") -> Response:
    """What the square printed on a paper leads to: whether it is genuine, and nothing of what it says."""
    return await _show_verdict(request, number, code)


async def _show_verdict(request: Request, number: str, code: str) -> Response:
    told = None
    if number or code:
        told = await run_in_threadpool(printed_papers.verify_paper, get_house(request).store, number, code)
    typed = Typed({"number": number, "code": code})
    status = 404 if told and told.verdict is Verdict.UNKNOWN else 200
    return render_guest(request, "paper_check.html", status, told=told, typed=typed)
