"""Field visits: the plan by day and area, for paper too, and booking one on the page of its case."""

from datetime import timedelta
from uuid import UUID

from fastapi import APIRouter, Response
from fastapi.responses import RedirectResponse

from domain.calendars import read_day
from domain.errors import InvalidFieldsError, RefusedError
from domain.forms import FormReader, read_date
from domain.visits import VisitForm, VisitOutcomeForm
from services import visits
from web.doors import SignedIn
from web.forms import Typed, read_data, read_form, read_submission
from web.frame import show_page
from web.pages.cases import show_refused_case
from web.pages.studies import show_typed_case

router = APIRouter()
USUAL_SPAN = timedelta(days=6)


@router.get("/visits")
async def show_plan(visit: SignedIn, from_on: str = "", until_on: str = "") -> Response:
    """The booked visits of these days (a week from today unless asked otherwise); no telephone number is on it."""
    reader = FormReader()
    first = reader.value("from_on", from_on, read_date) or read_day(visit.at)
    last = reader.value("until_on", until_on, read_date) or first + USUAL_SPAN
    problems = reader.problems
    days: tuple[visits.DayPlan, ...] = ()
    try:
        days = await visit.ask(visits.plan_visits, from_on=first, until_on=last, at=visit.at)
    except InvalidFieldsError as error:
        problems += error.problems
    typed = Typed({"from_on": first.isoformat(), "until_on": last.isoformat()}, problems)
    return await show_page(visit, "visits.html", 422 if problems else 200, days=days, typed=typed)


@router.post("/requests/{request_id}/visits")
async def book_visit(visit: SignedIn, request_id: UUID) -> Response:
    """Book a visit and show the case."""
    data = await read_data(visit.request)
    form = read_form(data, VisitForm)
    try:
        await visit.ask(visits.book_visit, request_id, form, read_submission(data, form), at=visit.at)
    except InvalidFieldsError as error:
        return await show_typed_case(visit, request_id, data, error)
    except RefusedError as error:
        return await show_refused_case(visit, request_id, error)
    return RedirectResponse(f"/requests/{request_id}", 303)


@router.post("/requests/{request_id}/visits/{visit_id}/outcome")
async def settle_visit(visit: SignedIn, request_id: UUID, visit_id: UUID) -> Response:
    """Say what came of a visit and show the case."""
    data = await read_data(visit.request)
    form = read_form(data, VisitOutcomeForm)
    try:
        await visit.ask(visits.settle_visit, visit_id, form, read_submission(data, form), at=visit.at)
    except InvalidFieldsError as error:
        return await show_typed_case(visit, request_id, data, error)
    except RefusedError as error:
        return await show_refused_case(visit, request_id, error)
    return RedirectResponse(f"/requests/{request_id}", 303)
