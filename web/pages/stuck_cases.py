"""Cases that stand still: why, on whom they wait, whose they are, and the acts that mend them."""

from uuid import UUID

from fastapi import APIRouter, Response
from fastapi.responses import RedirectResponse

from domain.cycle import Wait
from domain.errors import RefusedError
from domain.stuck_cases import REMEDIES, Cause
from language.words import Words
from services import stuck_cases
from services.mends import MendForm, mend_case
from services.stuck_cases import StuckCase
from web.addresses import add_query
from web.doors import SignedIn, Visit
from web.forms import list_values, read_data, read_form, read_submission
from web.frame import show_page
from web.timeline import name_person

router = APIRouter(prefix="/stuck-cases")


@router.get("")
async def show_stuck_cases(
    visit: SignedIn, cause: Cause | None = None, cursor: str | None = None, done: str | None = None
) -> Response:
    """A page of the list, of one cause or of all. Raises WrongRoleError."""
    return await _show_list(visit, cause, cursor=cursor, done=bool(done))


@router.post("/{request_id}/mend")
async def mend(visit: SignedIn, request_id: UUID) -> Response:
    """Set going what mends a case, and show the list again."""
    data = await read_data(visit.request)
    form = read_form(data, MendForm)
    submission = read_submission(data, {"act": "mend", "request_id": request_id, **list_values(form)})
    try:
        await visit.ask(mend_case, request_id, form, submission, at=visit.at)
    except RefusedError as error:
        return await _show_list(visit, None, status=409, refusal=visit.words.error(error))
    return RedirectResponse(add_query("/stuck-cases", done="yes"), 303)


async def _show_list(
    visit: Visit,
    cause: Cause | None,
    *,
    cursor: str | None = None,
    done: bool = False,
    status: int = 200,
    refusal: str | None = None,
) -> Response:
    page = await visit.ask(stuck_cases.list_stuck_cases, cause=cause, cursor=cursor, at=visit.at)
    overview = await visit.ask(stuck_cases.describe_stuck_cases, at=visit.at)
    return await show_page(
        visit,
        "stuck_cases.html",
        status,
        section="stuck_cases",
        page=page,
        cause=cause,
        causes=tuple((each, overview.counts[each]) for each in Cause if each in overview.counts),
        checks=overview.checks,
        tell_waiting=lambda case: tell_waiting(case, visit.words),
        tell_next=lambda case: tell_next(visit, case),
        is_urgent=lambda each: REMEDIES[each].breaks_invariant,
        done=done,
        refusal=refusal,
    )


def tell_waiting(case: StuckCase, words: Words) -> str:
    """On whom a case waits: the machine, the applicant, a colleague, or a role."""
    if case.on_engine or case.wait is None:
        return words.say("stuck_cases-on_engine")
    if case.wait.wait is Wait.WITH_APPLICANT:
        return words.say("stuck_cases-on_applicant")
    holder = case.wait.holder
    if holder and (holder.name_ar or holder.name_en):
        return name_person(holder, words) or words.code("role", case.wait.role)
    return words.code("role", case.wait.role)


def tell_next(visit: Visit, case: StuckCase) -> str:
    """What happens by itself, and when."""
    wait = case.wait
    if case.on_engine or wait is None or wait.then is None or wait.then_at is None:
        return visit.words.say("stuck_cases-nothing_next")
    return visit.words.say(f"stuck_cases-then_{wait.then}", when=visit.words.when(wait.then_at, visit.at))
