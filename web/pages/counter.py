"""The counter at its fastest: document, name, telephone, kind and amount give a number; the papers follow by a link."""

from fastapi import APIRouter, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import RedirectResponse

from domain.errors import InvalidFieldsError
from domain.requests import BENEFICIARY_SUBJECTS, Channel, RequestForm
from services import policies, requests
from web.doors import SignedIn, Visit
from web.forms import Typed, list_values, read_data, read_form, read_submission
from web.frame import REGISTRARS, show_page

router = APIRouter(prefix="/counter")


@router.get("")
async def open_counter(visit: SignedIn) -> Response:
    """One short form."""
    visit.actor.require(*REGISTRARS)
    return await _show(visit, Typed(list_values(RequestForm())))


@router.post("")
async def register_request(visit: SignedIn) -> Response:
    """Register, start the case, and show its number."""
    data = await read_data(visit.request)
    form = read_form(data, RequestForm)
    submission = read_submission(data, form)
    try:
        registered = await visit.ask(
            requests.register_request,
            form,
            submission,
            channel=Channel.COUNTER,
            at=visit.at,
            papers_follow=True,
        )
    except InvalidFieldsError as error:
        return await _show(visit, Typed(list_values(form), error.problems, submission.key), 422)
    await visit.house.processes.try_start(registered.request_id)
    return RedirectResponse(f"/requests/{registered.request_id}/registered", 303)


async def _show(visit: Visit, typed: Typed, status: int = 200) -> Response:
    """Without the kinds that ask for whom the aid is: they have a form of their own."""
    found = await run_in_threadpool(policies.list_categories, visit.house.store, at=visit.at)
    kinds = tuple(each for each in found if each.family.subject not in BENEFICIARY_SUBJECTS)
    return await show_page(
        visit, "counter.html", status, typed=typed, kinds=kinds, consent_edition=requests.CONSENT_TEXT
    )
