"""An applicant signs in and out: number, code, and on a shared telephone the PIN; one answer whoever it is."""

from fastapi import APIRouter, Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import RedirectResponse

from domain.applicants import CODE_LIFE, SESSION
from domain.errors import InvalidFieldsError, NotSignedInError
from services import applicants
from web.doors import House, get_house, is_secure, name_own_cookie
from web.forms import Typed, read_data, read_text
from web.rendering import render_guest

router = APIRouter(prefix="/my")
ATTEMPT_COOKIE = "sanad_attempt"


@router.get("/sign-in")
async def show_sign_in(request: Request) -> Response:
    """Civil ID or number of a request."""
    return render_guest(request, "own_sign_in.html", typed=Typed())


@router.post("/sign-in")
async def ask_code(request: Request) -> Response:
    """Send the code, if anybody is meant; the next page is the same either way."""
    house, number = get_house(request), read_text(await read_data(request), "claimed")
    try:
        token = await run_in_threadpool(applicants.ask_code, house.store, number, at=house.clock())
    except InvalidFieldsError as error:
        return render_guest(
            request, "own_sign_in.html", 422, typed=Typed({"claimed": number}, error.problems)
        )
    response = RedirectResponse("/my/code", 303)
    _keep(response, house, ATTEMPT_COOKIE, token, seconds=int(CODE_LIFE.total_seconds()))
    return response


@router.get("/code")
async def show_code(request: Request) -> Response:
    """Where the code is typed."""
    if ATTEMPT_COOKIE not in request.cookies:
        return RedirectResponse("/my/sign-in", 303)
    return render_guest(request, "own_code.html", typed=Typed())


@router.post("/code")
async def enter_code(request: Request) -> Response:
    """Begin a session by the right code."""
    house, code = get_house(request), read_text(await read_data(request), "sign_in_code")
    token = request.cookies.get(ATTEMPT_COOKIE, "")
    try:
        signed = await run_in_threadpool(applicants.enter_code, house.store, token, code, at=house.clock())
    except InvalidFieldsError as error:
        return render_guest(request, "own_code.html", 422, typed=Typed({}, error.problems))
    response = RedirectResponse("/my" if signed.is_open else "/my/pin", 303)
    response.delete_cookie(ATTEMPT_COOKIE)
    _keep(response, house, name_own_cookie(house), signed.token, seconds=int(SESSION.total_seconds()))
    return response


@router.get("/pin")
async def show_pin(request: Request) -> Response:
    """Where whoever shares a telephone types the PIN that they chose."""
    return render_guest(request, "own_pin.html", typed=Typed())


@router.post("/pin")
async def enter_pin(request: Request) -> Response:
    """Open the session by the PIN."""
    house, pin = get_house(request), read_text(await read_data(request), "pin")
    token = request.cookies.get(name_own_cookie(house), "")
    try:
        await run_in_threadpool(applicants.enter_pin, house.store, token, pin, at=house.clock())
    except InvalidFieldsError as error:
        return render_guest(request, "own_pin.html", 422, typed=Typed({}, error.problems))
    except NotSignedInError:
        return RedirectResponse("/my/sign-in", 303)
    return RedirectResponse("/my", 303)


@router.post("/sign-out")
async def sign_out(request: Request) -> Response:
    """End the session, if there still is one."""
    house = get_house(request)
    if token := request.cookies.get(name_own_cookie(house)):
        await run_in_threadpool(applicants.sign_out, house.store, token, at=house.clock())
    response = RedirectResponse("/my/sign-in", 303)
    response.delete_cookie(name_own_cookie(house), httponly=True, samesite="lax", secure=is_secure(house))
    return response


def _keep(response: Response, house: House, name: str, token: str, *, seconds: int) -> None:
    response.set_cookie(
        name, token, max_age=seconds, httponly=True, samesite="lax", secure=is_secure(house), path="/"
    )
