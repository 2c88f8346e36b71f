"""What lies behind the link of a message: no sign-in, no cookie, and nothing but where the request stands."""

from fastapi import APIRouter, Request, Response
from fastapi.concurrency import run_in_threadpool

from domain.errors import FieldProblem, InvalidFieldsError, LinkEndedError
from services import message_links
from services.message_links import StopView
from web.doors import get_house
from web.forms import Typed, read_data, read_text
from web.rendering import render_guest

router = APIRouter()


@router.get("/m/{link}")
async def open_link(request: Request, link: str) -> Response:
    """Where the request stands, or that there is news where others hold the telephone too."""
    return await _show_link(request, link, None)


@router.post("/m/{link}")
async def open_with_pin(request: Request, link: str) -> Response:
    """The same behind the PIN that was chosen at the counter."""
    return await _show_link(request, link, read_text(await read_data(request), "pin"))


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


async def _open(request: Request, link: str, pin: str | None) -> Response:
    house = get_house(request)
    problems: tuple[FieldProblem, ...] = ()
    try:
        view = await run_in_threadpool(message_links.open_link, house.store, link, pin=pin, at=house.clock())
    except InvalidFieldsError as error:
        problems = error.problems
        view = await run_in_threadpool(message_links.open_link, house.store, link, at=house.clock())
    status = 422 if problems else 200
    typed = Typed({}, problems)
    return render_guest(
        request, "link.html", status, language=view.language.value, view=view, link=link, typed=typed
    )


def _show_stop(request: Request, link: str, view: StopView) -> Response:
    return render_guest(request, "stop.html", view=view, link=link)
