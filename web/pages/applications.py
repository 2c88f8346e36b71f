"""Applying at home: one question a page, a check of all answers, and the number; saved at every page, resumed by a code."""

from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import RedirectResponse

from domain.applications import (
    FIELDS,
    LIFE,
    ApplicationEndedError,
    Question,
    list_later,
    list_questions,
    read_code,
    write_code,
)
from domain.categories import Paper
from domain.errors import FieldProblem, InvalidFieldsError, NotFoundError
from domain.paper_files import FILE_FORM_LIMIT
from domain.requests import DocumentKind
from services import applications, requests
from services.applications import ApplicationView
from web.doors import get_house, is_secure
from web.forms import Typed, read_data, read_text
from web.pages.paper_files import MOST_PARTS, read_files
from web.preferences import choose_words
from web.rendering import render_guest

router = APIRouter(prefix="/apply")
COOKIE = "sanad_application"


@router.get("")
async def show_start(request: Request) -> Response:
    """What is needed and how long it takes; and going on, for whoever began."""
    view = await _find(request)
    return render_guest(request, "apply_start.html", view=view)


@router.post("/begin")
async def begin(request: Request) -> Response:
    """Begin, and remember it on this telephone."""
    house = get_house(request)
    code = await run_in_threadpool(applications.begin_application, house.store, at=house.clock())
    return _remember(request, code, f"/apply/{Question.AID}")


@router.get("/resume")
async def show_resume(request: Request) -> Response:
    """Where the code of a request that was put aside is typed."""
    return render_guest(request, "apply_resume.html", typed=Typed())


@router.post("/resume")
async def resume(request: Request) -> Response:
    """Go on where it was left."""
    house, typed = get_house(request), read_text(await read_data(request), "resume_code")
    try:
        await run_in_threadpool(applications.get_application, house.store, typed, at=house.clock())
    except ApplicationEndedError as error:
        problems = (FieldProblem("resume_code", error.code),)
        return render_guest(request, "apply_resume.html", 422, typed=Typed({"resume_code": typed}, problems))
    return _remember(request, read_code(typed), "/apply")


@router.post("/leave")
async def leave(request: Request) -> Response:
    """Put it aside: the code is shown, and this telephone forgets it."""
    code = request.cookies.get(COOKIE, "")
    if await _find(request) is None:
        return RedirectResponse("/apply", 303)
    response = render_guest(request, "apply_left.html", code=write_code(code), days=LIFE.days)
    response.delete_cookie(COOKIE)
    return response


@router.get("/check")
async def show_check(request: Request) -> Response:
    """Every answer at one glance, with what has to be mended."""
    view = await _find(request)
    if view is None or view.number:
        return RedirectResponse("/apply/done" if view else "/apply", 303)
    if view.question:
        return RedirectResponse(f"/apply/{view.question}", 303)
    return _show_check(request, view, ())


@router.post("/send")
async def send(request: Request) -> Response:
    """Register it and show its number."""
    house, data = get_house(request), await read_data(request)
    view = await _find(request)
    if view is None:
        return RedirectResponse("/apply", 303)
    language = choose_words(request).language
    try:
        sent = await run_in_threadpool(
            applications.send_application,
            house.store,
            request.cookies[COOKIE],
            consents=bool(read_text(data, "consent")),
            language=language,
            at=house.clock(),
        )
    except InvalidFieldsError as error:
        return _show_check(request, view, error.problems, 422)
    if sent.request_id:
        await house.processes.try_start(sent.request_id)
    return RedirectResponse("/apply/done", 303)


@router.get("/done")
async def show_done(request: Request) -> Response:
    """The number, and what happens now; this telephone forgets the form."""
    view = await _find(request)
    if view is None or not view.number:
        return RedirectResponse("/apply", 303)
    return render_guest(request, "apply_done.html", view=view)


@router.get("/{question}")
async def show_question(request: Request, question: Question) -> Response:
    """One page of the form."""
    view = await _find(request)
    if view is None or view.number:
        return RedirectResponse("/apply/done" if view else "/apply", 303)
    typed = Typed({"document_kind": DocumentKind.CIVIL_ID.value, **view.draft.values})
    return _show(request, view, question, typed, is_change=request.query_params.get("change") == "1")


@router.post("/{question}")
async def answer_question(request: Request, question: Question) -> Response:
    """Save the answers of a page and go to the next one, or back to the check."""
    house = get_house(request)
    data = await read_data(request, limit=FILE_FORM_LIMIT, files=MOST_PARTS)
    values = {name: read_text(data, name) for name in FIELDS[question]}
    files = await read_files(data, Paper)
    is_change = bool(read_text(data, "change"))
    await data.close()
    view = await _find(request)
    if view is None:
        return RedirectResponse("/apply", 303)
    try:
        saved = await run_in_threadpool(
            applications.answer_question,
            house.store,
            house.papers,
            request.cookies[COOKIE],
            question,
            values,
            files,
            at=house.clock(),
        )
    except InvalidFieldsError as error:
        typed = Typed({**view.draft.values, **values}, error.problems)
        return _show(request, view, question, typed, 422, is_change=is_change)
    following = saved.question if is_change else _find_next(saved, question)
    return RedirectResponse(f"/apply/{following}" if following else "/apply/check", 303)


async def _find(request: Request) -> ApplicationView | None:
    """What this telephone is writing, if anything."""
    house, code = get_house(request), request.cookies.get(COOKIE)
    if not code:
        return None
    try:
        return await run_in_threadpool(applications.get_application, house.store, code, at=house.clock())
    except ApplicationEndedError:
        return None


def _find_next(view: ApplicationView, question: Question) -> Question | None:
    pages = list_questions(view.category)
    after = pages[pages.index(question) + 1 :] if question in pages else ()
    return after[0] if after else view.question


def _show(
    request: Request,
    view: ApplicationView,
    question: Question,
    typed: Typed,
    status: int = 200,
    *,
    is_change: bool = False,
) -> Response:
    pages = list_questions(view.category)
    if question not in pages:
        raise NotFoundError
    place = pages.index(question)
    return render_guest(
        request,
        "apply_question.html",
        status,
        view=view,
        question=question.value,
        typed=typed,
        place=place + 1,
        pages=len(pages),
        before=f"/apply/{pages[place - 1]}" if place else "/apply",
        is_change=is_change,
        category=view.category,
    )


def _show_check(
    request: Request, view: ApplicationView, problems: tuple[FieldProblem, ...], status: int = 200
) -> Response:
    category: Any = view.category
    return render_guest(
        request,
        "apply_check.html",
        status,
        view=view,
        typed=Typed({}, problems),
        category=category,
        pages=tuple(page.value for page in list_questions(category)),
        later=list_later(category, view.draft),
        consent_edition=requests.CONSENT_TEXT,
    )


def _remember(request: Request, code: str, path: str) -> Response:
    response = RedirectResponse(path, 303)
    secure = is_secure(get_house(request))
    response.set_cookie(COOKIE, code, max_age=24 * 3600, httponly=True, samesite="lax", secure=secure)
    return response
