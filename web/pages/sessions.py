"""Signing in and out."""

from fastapi import APIRouter, Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import RedirectResponse

from domain.errors import FieldProblem, WrongPasswordError
from services import sessions
from web.addresses import read_local_path
from web.doors import get_house, is_secure, name_session_cookie
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
    if problems:
        typed = Typed({"username": username}, tuple(problems))
        return render_guest(request, "sign_in.html", 422, typed=typed, wanted=wanted)
    response = RedirectResponse(wanted, 303)
    response.set_cookie(
        name_session_cookie(house), signed.token, httponly=True, samesite="lax", secure=is_secure(house)
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
