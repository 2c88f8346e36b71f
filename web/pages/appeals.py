"""Appeals: filing one at the counter, withdrawing it, and the list of them."""

from uuid import UUID

from fastapi import APIRouter, Response
from fastapi.responses import RedirectResponse

from domain.appeals import AppealState
from domain.cycle import DecisionCode
from domain.decisions import DecisionForm
from domain.errors import InvalidFieldsError, RefusedError, TaskClosedError
from services import appeals, cases, decisions
from services.appeals import AppealForm
from web.addresses import add_query
from web.doors import SignedIn, Visit
from web.forms import Typed, list_values, read_data, read_form, read_submission, read_text
from web.frame import show_page
from web.pages.cases import show_refused_case
from web.pages.decisions import follow_receipt

router = APIRouter()
STATES = frozenset(state.value for state in AppealState)


@router.get("/appeals")
async def show_appeals(visit: SignedIn, state: str = "", cursor: str | None = None) -> Response:
    """The appeals that this reader may see, the latest filed first. Raises WrongRoleError."""
    wanted = AppealState(state) if state in STATES else None
    page = await visit.ask(appeals.list_appeals, state=wanted, cursor=cursor)
    return await show_page(
        visit, "appeals.html", page=page, state=wanted, states=tuple(AppealState), section="appeals"
    )


@router.get("/requests/{request_id}/appeal")
async def ask_appeal(visit: SignedIn, request_id: UUID) -> Response:
    """What an appeal means, before it is filed; the case itself if none can be filed any more."""
    return await _show_form(visit, request_id, Typed())


@router.post("/requests/{request_id}/appeal")
async def file_appeal(visit: SignedIn, request_id: UUID) -> Response:
    """File the appeal, or show the form again with what is wrong."""
    data = await read_data(visit.request)
    form = read_form(data, AppealForm)
    submission = read_submission(data, form)
    try:
        await visit.ask(appeals.file_appeal, request_id, form, submission, at=visit.at)
    except InvalidFieldsError as error:
        typed = Typed(list_values(form), error.problems, submission.key)
        return await _show_form(visit, request_id, typed, 422)
    except RefusedError as error:
        return await show_refused_case(visit, request_id, error)
    await visit.house.processes.try_start_appeal(request_id)
    return RedirectResponse(add_query(f"/requests/{request_id}", done="appealed"), 303)


@router.get("/requests/{request_id}/appeal/withdrawal")
async def ask_withdrawal(visit: SignedIn, request_id: UUID) -> Response:
    """What withdrawing an appeal means, before it is recorded."""
    return await _show_withdrawal(visit, request_id, Typed())


@router.post("/requests/{request_id}/appeal/withdrawal")
async def withdraw_appeal(visit: SignedIn, request_id: UUID) -> Response:
    """Record that the applicant withdraws the appeal."""
    data = await read_data(visit.request)
    text = read_text(data, "text")
    form = DecisionForm(code=DecisionCode.WITHDRAW_APPEAL, text=text)
    submission = read_submission(data, form)
    case = await visit.ask(cases.get_case, request_id, at=visit.at)
    try:
        if case.task is None:
            raise TaskClosedError
        receipt = await visit.ask(decisions.decide, case.task.task_id, form, submission, at=visit.at)
    except InvalidFieldsError as error:
        typed = Typed({"text": text}, error.problems, submission.key)
        return await _show_withdrawal(visit, request_id, typed, 422)
    except RefusedError as error:
        return await show_refused_case(visit, request_id, error)
    return await follow_receipt(visit, request_id, receipt)


async def _show_form(visit: Visit, request_id: UUID, typed: Typed, status: int = 200) -> Response:
    offer = await visit.ask(appeals.find_offer, request_id, at=visit.at)
    if offer is None:
        return RedirectResponse(f"/requests/{request_id}", 303)
    case = await visit.ask(cases.get_case, request_id, at=visit.at)
    return await show_page(visit, "appeal.html", status, case=case, offer=offer, typed=typed)


async def _show_withdrawal(visit: Visit, request_id: UUID, typed: Typed, status: int = 200) -> Response:
    case = await visit.ask(cases.get_case, request_id, at=visit.at)
    return await show_page(visit, "appeal_withdrawal.html", status, case=case, typed=typed)
