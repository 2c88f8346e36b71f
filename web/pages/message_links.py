"""What lies behind the link of a message: no sign-in, no cookie, and nothing but where the request stands."""

from fastapi import APIRouter, Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import RedirectResponse
from starlette.datastructures import UploadFile

from domain.case_papers import BroughtFile, NothingAskedError
from domain.categories import Paper
from domain.errors import FieldProblem, InvalidFieldsError, LinkEndedError, TooLargeError
from services import message_links, paper_scans
from services.message_links import LinkView, StopView
from web.doors import get_house
from web.forms import Typed, read_data, read_text
from web.rendering import render_guest

router = APIRouter()
PAPERS_FORM_LIMIT = 32 * 2**20
"""Some photographs of a telephone at once."""

MOST_FILES = 12


@router.get("/m/{link}")
async def open_link(request: Request, link: str) -> Response:
    """Where the request stands, or that there is news where others hold the telephone too."""
    return await _show_link(request, link, None)


@router.post("/m/{link}")
async def open_with_pin(request: Request, link: str) -> Response:
    """The same behind the PIN that was chosen at the counter."""
    return await _show_link(request, link, read_text(await read_data(request), "pin"))


@router.post("/m/{link}/papers/{ticket}")
async def bring_papers(request: Request, link: str, ticket: str) -> Response:
    """Take the papers that were asked for; from a page that was opened long ago, open it anew first."""
    house = get_house(request)
    try:
        is_live = await run_in_threadpool(
            paper_scans.require_ticket, house.store, link, ticket, at=house.clock()
        )
        if not is_live:
            return RedirectResponse(f"/m/{link}", 303)
        files = await _read_files(request)
        await run_in_threadpool(
            paper_scans.bring_papers, house.store, house.papers, link, files, at=house.clock()
        )
    except LinkEndedError:
        return render_guest(request, "link_ended.html", 410)
    except NothingAskedError as error:
        return await _show_ticketed(request, link, 409, refusal=error)
    except InvalidFieldsError as error:
        return await _show_ticketed(request, link, 422, problems=error.problems)
    except TooLargeError as error:
        return await _show_ticketed(request, link, 413, problems=(FieldProblem("papers", error.code),))
    return await _show_ticketed(request, link, 200, has_come=True)


@router.get("/stop/{link}")
async def show_stop(request: Request, link: str) -> Response:
    """Asks before anything is stopped: programs that look at links stop nothing."""
    house = get_house(request)
    return _show_stop(request, link, await run_in_threadpool(message_links.read_address, house.store, link))


@router.post("/stop/{link}")
async def stop_messages(request: Request, link: str) -> Response:
    """Stop messages: by the button of the page, or by the one click of a mail program (RFC 8058)."""
    house = get_house(request)
    view = await run_in_threadpool(message_links.stop_messages, house.store, link, at=house.clock())
    return _show_stop(request, link, view)


@router.post("/messages-again/{link}")
async def resume_messages(request: Request, link: str) -> Response:
    """Let messages come again: by the button of the page alone."""
    house = get_house(request)
    return _show_stop(
        request, link, await run_in_threadpool(message_links.resume_messages, house.store, link)
    )


async def _show_link(request: Request, link: str, pin: str | None) -> Response:
    try:
        return await _open(request, link, pin)
    except LinkEndedError:
        return render_guest(request, "link_ended.html", 410)


async def _read_files(request: Request) -> list[BroughtFile]:
    """What was chosen for each paper; an input that was left empty is no file."""
    data = await read_data(request, limit=PAPERS_FORM_LIMIT, files=MOST_FILES)
    files = []
    for paper in Paper:
        for sent in data.getlist(paper_scans.name_field(paper)):
            content = await sent.read() if isinstance(sent, UploadFile) and sent.filename else b""
            if content:
                files.append(BroughtFile(paper, content))
    await data.close()
    return files


async def _show_ticketed(
    request: Request,
    link: str,
    status: int,
    *,
    problems: tuple[FieldProblem, ...] = (),
    refusal: NothingAskedError | None = None,
    has_come: bool = False,
) -> Response:
    """The page again for whoever holds its ticket: a PIN that was given is not asked for anew."""
    house = get_house(request)
    view = await run_in_threadpool(
        message_links.open_link, house.store, link, at=house.clock(), has_ticket=True
    )
    return _render(request, status, link, view, problems, refusal=refusal, has_come=has_come)


async def _open(request: Request, link: str, pin: str | None) -> Response:
    house = get_house(request)
    problems: tuple[FieldProblem, ...] = ()
    try:
        view = await run_in_threadpool(message_links.open_link, house.store, link, pin=pin, at=house.clock())
    except InvalidFieldsError as error:
        problems = error.problems
        view = await run_in_threadpool(message_links.open_link, house.store, link, at=house.clock())
    return _render(request, 422 if problems else 200, link, view, problems)


def _render(
    request: Request,
    status: int,
    link: str,
    view: LinkView,
    problems: tuple[FieldProblem, ...],
    *,
    refusal: NothingAskedError | None = None,
    has_come: bool = False,
) -> Response:
    return render_guest(
        request,
        "link.html",
        status,
        language=view.language.value,
        view=view,
        link=link,
        typed=Typed({}, problems),
        refusal=refusal,
        has_come=has_come,
    )


def _show_stop(request: Request, link: str, view: StopView) -> Response:
    return render_guest(request, "stop.html", view=view, link=link)
