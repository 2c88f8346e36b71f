"""Suspending a case: why, until which day, and what comes back then."""

from uuid import UUID

from fastapi import APIRouter, Response

from domain.cycle import DecisionCode
from domain.decisions import DecisionForm
from domain.errors import CaseClosedError, InvalidFieldsError, RefusedError
from services import cases, decisions
from web.doors import SignedIn, Visit
from web.forms import Typed, read_data, read_submission, read_text
from web.frame import show_page
from web.pages.cases import show_refused_case
from web.pages.decisions import follow_receipt

router = APIRouter(prefix="/requests/{request_id}/suspension")


@router.get("")
async def ask_suspension(visit: SignedIn, request_id: UUID) -> Response:
    """What a suspension means, before it is recorded."""
    return await _show_form(visit, request_id, Typed())


@router.post("")
async def suspend_case(visit: SignedIn, request_id: UUID) -> Response:
    """Suspend the case, or show the form again with what is wrong."""
    data = await read_data(visit.request)
    until, text = read_text(data, "until"), read_text(data, "text")
    form = DecisionForm(code=DecisionCode.SUSPEND, until=until, text=text)
    submission = read_submission(data, form)
    case = await visit.ask(cases.get_case, request_id, at=visit.at)
    try:
        if case.task is None:
            raise CaseClosedError
        receipt = await visit.ask(decisions.decide, case.task.task_id, form, submission, at=visit.at)
    except InvalidFieldsError as error:
        typed = Typed({"until": until, "text": text}, error.problems, submission.key)
        return await _show_form(visit, request_id, typed, 422)
    except RefusedError as error:
        return await show_refused_case(visit, request_id, error)
    return await follow_receipt(visit, request_id, receipt)


async def _show_form(visit: Visit, request_id: UUID, typed: Typed, status: int = 200) -> Response:
    case = await visit.ask(cases.get_case, request_id, at=visit.at)
    return await show_page(visit, "suspension.html", status, case=case, typed=typed)
