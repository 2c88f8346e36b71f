"""Registering a request at the counter (choose, fill in, check, register), and the list of requests."""

import re
from uuid import UUID

from fastapi import APIRouter, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import RedirectResponse

from domain.boards import BoardForm
from domain.calendars import read_day
from domain.categories import Category
from domain.cycle import Stage
from domain.digits import convert_digits
from domain.errors import InvalidFieldsError, NotFoundError
from domain.requests import BENEFICIARY_SUBJECTS, Channel, RequestForm, read_request
from services import cases, policies, requests
from web.addresses import add_query
from web.doors import SignedIn, Visit
from web.forms import Typed, list_values, read_data, read_form, read_submission, read_text
from web.frame import REGISTRARS, read_calendar, show_page
from web.pages.boards import Wanted
from web.questions import read_kinds

router = APIRouter(prefix="/requests")

NUMBER = re.compile(r"\d{4}-\d+")


@router.get("")
async def list_requests(
    visit: SignedIn,
    standing: Wanted,
    stage: Stage | None = None,
    number: str = "",
    cursor: str | None = None,
) -> Response:
    """The requests, newest first; the address holds a stage, what the board counts, or a number, never a person's data."""
    search = number if NUMBER.fullmatch(number) else ""
    return await _show_list(visit, search, cursor, stage=stage, standing=standing, is_posted=False)


@router.get("/search")
async def show_list_instead(_visit: SignedIn) -> Response:
    """A search cannot be asked for by address; the list can."""
    return RedirectResponse("/requests", 303)


@router.post("/search")
async def search_requests(visit: SignedIn) -> Response:
    """Search by number, civil ID or name: posted, so that no address ever holds a name."""
    data = await read_data(visit.request)
    search = convert_digits(read_text(data, "search")).strip()
    if NUMBER.fullmatch(search) or not search:
        return RedirectResponse(add_query("/requests", number=search), 303)
    return await _show_list(visit, search, read_text(data, "cursor") or None, stage=None, is_posted=True)


@router.get("/new")
async def open_form(visit: SignedIn, category: str = "") -> Response:
    """First the category, then the form with the papers of that category."""
    visit.actor.require(*REGISTRARS)
    categories = await _list_categories(visit)
    if not category:
        return await show_page(visit, "categories.html", categories=tuple(categories.values()))
    if category not in categories:
        raise NotFoundError
    form = RequestForm(category=category, papers=())
    return await _show_form(visit, categories[category], Typed(list_values(form)))


@router.post("/new")
async def change_form(visit: SignedIn) -> Response:
    """The form again, with what was typed: somebody wants to change an answer."""
    visit.actor.require(*REGISTRARS)
    data = await read_data(visit.request)
    form = read_form(data, RequestForm)
    category = await _get_category(visit, form.category)
    return await _show_form(visit, category, Typed(list_values(form), key=read_text(data, "key")))


@router.post("/check")
async def check_answers(visit: SignedIn) -> Response:
    """Everything at one glance before it is registered, with what deserves a second look."""
    visit.actor.require(*REGISTRARS)
    data = await read_data(visit.request)
    form = read_form(data, RequestForm)
    categories = await _list_categories(visit)
    typed = Typed(list_values(form), key=read_text(data, "key"))
    try:
        stated = read_request(form, categories, today=read_day(visit.at))
    except InvalidFieldsError as error:
        return await _show_problems(visit, form, typed.key, error)
    beneficiary = _choose_part(stated.category)
    return await show_page(visit, "check_answers.html", stated=stated, typed=typed, beneficiary=beneficiary)


@router.post("")
async def register_request(visit: SignedIn) -> Response:
    """Register, start the case, and confirm with its number."""
    data = await read_data(visit.request)
    form = read_form(data, RequestForm)
    submission = read_submission(data, form)
    try:
        registered = await visit.ask(
            requests.register_request, form, submission, channel=Channel.COUNTER, at=visit.at
        )
    except InvalidFieldsError as error:
        return await _show_problems(visit, form, submission.key, error)
    await visit.house.processes.try_start(registered.request_id)
    return RedirectResponse(f"/requests/{registered.request_id}/registered", 303)


@router.get("/{request_id}/registered")
async def confirm_registration(visit: SignedIn, request_id: UUID) -> Response:
    """The number, what happens next, and by when."""
    case = await visit.ask(cases.get_case, request_id, at=visit.at)
    return await show_page(visit, "registered.html", case=case)


async def _show_list(
    visit: Visit,
    search: str,
    cursor: str | None,
    *,
    stage: Stage | None,
    is_posted: bool,
    standing: BoardForm | None = None,
) -> Response:
    page = await visit.ask(
        requests.list_requests, search=search, stage=stage, standing=standing, cursor=cursor, at=visit.at
    )
    standing = standing or BoardForm()
    given = {name: str(value) for name, value in list_values(standing).items() if value}
    return await show_page(
        visit,
        "requests.html",
        page=page,
        stage=stage,
        search=search,
        is_posted=is_posted,
        standing=standing,
        narrowed=bool(given),
        more=add_query("/requests", stage=stage and stage.value, **given, cursor=page.next_cursor),
        kinds=await read_kinds(visit) if given else {},
        calendar=await read_calendar(visit),
    )


async def _list_categories(visit: Visit) -> dict[str, Category]:
    found = await run_in_threadpool(policies.list_categories, visit.house.store, at=visit.at)
    return {category.code: category for category in found}


async def _get_category(visit: Visit, code: str) -> Category:
    category = (await _list_categories(visit)).get(code)
    if category is None:
        raise NotFoundError
    return category


async def _show_problems(visit: Visit, form: RequestForm, key: str, error: InvalidFieldsError) -> Response:
    category = await _get_category(visit, form.category)
    return await _show_form(visit, category, Typed(list_values(form), error.problems, key), 422)


async def _show_form(visit: Visit, category: Category, typed: Typed, status: int = 200) -> Response:
    return await show_page(
        visit,
        "request_form.html",
        status,
        category=category,
        typed=typed,
        beneficiary=_choose_part(category),
        consent_edition=requests.CONSENT_TEXT,
    )


def _choose_part(category: Category) -> str:
    """What the form calls whom the aid is for: a child, a student of a year, or nothing if it does not ask."""
    subject = category.family.subject
    return subject.value if subject in BENEFICIARY_SUBJECTS else ""
