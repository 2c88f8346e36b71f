"""Signing in and out, and choosing another password."""

from fastapi import APIRouter, Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import RedirectResponse

from domain.accounts import PASSWORD_LEAST, FirstPasswordError
from domain.errors import FieldProblem, InvalidFieldsError, WrongPasswordError
from services import sessions
from web.addresses import read_local_path
from web.doors import House, get_house, is_secure, name_session_cookie
from web.forms import Typed, read_data, read_text
from web.rendering import render_guest

router = APIRouter()


@router.get("/sign-in")
async def show_sign_in(request: Request) -> Response:
    """The sign-in page; `next` is where to go afterwards."""
    wanted = read_local_path(request.query_params.get("next"))
    return render_guest(request, "sign_in.html", typed=Typed(), wanted=wanted)


@router.post("/sign-in")
async def sign_in(request: Request) -> Response:
    """Begin a session, or show the page again; the password is never shown again."""
    house, data = get_house(request), await read_data(request)
    username, wanted = read_text(data, "username"), read_local_path(read_text(data, "next"))
    password = read_text(data, "password")
    problems = [
        FieldProblem(name, "required") for name in ("username", "password") if not read_text(data, name)
    ]
    if not problems:
        try:
            signed = await run_in_threadpool(
                sessions.sign_in, house.store, username, password, at=house.clock()
            )
        except WrongPasswordError as error:
            problems = [FieldProblem("username", error.code)]
        except FirstPasswordError:
            return RedirectResponse("/sign-in/password", 303)
    if problems:
        typed = Typed({"username": username}, tuple(problems))
        return render_guest(request, "sign_in.html", 422, typed=typed, wanted=wanted)
    return _enter(house, signed.token, wanted)


@router.get("/sign-in/password")
async def show_password(request: Request) -> Response:
    """A form for another password: for whoever was given one, and whoever wants another."""
    return _ask_password(request, Typed())


@router.post("/sign-in/password")
async def choose_password(request: Request) -> Response:
    """Replace the password and begin a session; no password is ever shown again."""
    house, data = get_house(request), await read_data(request)
    names = ("username", "password", "new_password")
    given = {name: read_text(data, name) for name in names}
    problems: tuple[FieldProblem, ...] = tuple(
        FieldProblem(name, "required") for name in names if not given[name]
    )
    if not problems:
        try:
            await run_in_threadpool(sessions.choose_password, house.store, *given.values(), at=house.clock())
        except WrongPasswordError as error:
            problems = (FieldProblem("username", error.code),)
        except InvalidFieldsError as error:
            problems = error.problems
    if problems:
        return _ask_password(request, Typed({"username": given["username"]}, problems), 422)
    signed = await run_in_threadpool(
        sessions.sign_in, house.store, given["username"], given["new_password"], at=house.clock()
    )
    return _enter(house, signed.token, "/queue")


def _ask_password(request: Request, typed: Typed, status: int = 200) -> Response:
    return render_guest(request, "own_password.html", status, typed=typed, least=PASSWORD_LEAST)


def _enter(house: House, token: str, wanted: str) -> Response:
    response = RedirectResponse(wanted, 303)
    response.set_cookie(
        name_session_cookie(house), token, httponly=True, samesite="lax", secure=is_secure(house)
    )
    return response


@router.post("/sign-out")
async def sign_out(request: Request) -> Response:
    """End the session, if there still is one."""
    house = get_house(request)
    name = name_session_cookie(house)
    if token := request.cookies.get(name):
        await run_in_threadpool(sessions.sign_out, house.store, token, at=house.clock())
    response = RedirectResponse("/sign-in", 303)
    response.delete_cookie(name, httponly=True, samesite="lax", secure=is_secure(house))
    return response
