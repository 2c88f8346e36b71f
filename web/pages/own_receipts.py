"""What an applicant does with a request: confirms a receipt, appeals, gives it up, and says how they may be reached."""

from uuid import UUID

from fastapi import APIRouter, Response
from fastapi.responses import RedirectResponse

from domain.contact_preferences import ContactForm
from domain.errors import InvalidFieldsError
from services import appeals, contact_preferences, own_receipts, own_requests, own_withdrawals
from services.appeals import AppealForm
from services.submissions import Submission
from web.doors import OwnSignedIn, OwnVisit
from web.forms import Typed, list_values, read_data, read_form, read_submission, read_text
from web.pages.contact_preferences import list_kept
from web.pages.own_requests import show_own

router = APIRouter(prefix="/my/requests/{request_id}")


@router.post("/receipt")
async def confirm_receipt(visit: OwnSignedIn, request_id: UUID) -> Response:
    """Confirm by the code that came when the aid was paid."""
    data = await read_data(visit.request)
    # The digest of what was sent is kept: a code could be found out from it.
    submission = Submission(read_submission(data, {}).key, b"")
    try:
        decision_id = await visit.ask(
            own_receipts.confirm_receipt,
            request_id,
            read_text(data, "receipt_code"),
            submission,
            secret=visit.house.match_secret,
            at=visit.at,
        )
    except InvalidFieldsError as error:
        view = await visit.ask(own_requests.get_own_request, request_id, at=visit.at)
        return show_own(visit, "own_request.html", 422, view=view, typed=Typed({}, error.problems), done="")
    await visit.house.processes.deliver_decision(decision_id)
    return _go_back(request_id, "receipt")


@router.get("/appeal")
async def show_appeal(visit: OwnSignedIn, request_id: UUID) -> Response:
    """What an appeal is, and until when."""
    return await _show_appeal(visit, request_id, Typed())


@router.post("/appeal")
async def file_appeal(visit: OwnSignedIn, request_id: UUID) -> Response:
    """File it; somebody who took no part in the decision hears it."""
    data = await read_data(visit.request)
    form = read_form(data, AppealForm)
    submission = read_submission(data, form)
    try:
        await visit.ask(appeals.file_own_appeal, request_id, form, submission, at=visit.at)
    except InvalidFieldsError as error:
        typed = Typed(list_values(form), error.problems, submission.key)
        return await _show_appeal(visit, request_id, typed, 422)
    await visit.house.processes.try_start_appeal(request_id)
    return _go_back(request_id, "appeal")


@router.get("/withdrawal")
async def ask_withdrawal(visit: OwnSignedIn, request_id: UUID) -> Response:
    """What giving a request up means, before it is done."""
    return await _show_withdrawal(visit, request_id, Typed())


@router.post("/withdrawal")
async def withdraw(visit: OwnSignedIn, request_id: UUID) -> Response:
    """Give it up; sending it again changes nothing."""
    data = await read_data(visit.request)
    text = read_text(data, "text")
    submission = read_submission(data, {"text": text})
    try:
        decision_id = await visit.ask(
            own_withdrawals.withdraw_own_request, request_id, text, submission, at=visit.at
        )
    except InvalidFieldsError as error:
        typed = Typed({"text": text}, error.problems, submission.key)
        return await _show_withdrawal(visit, request_id, typed, 422)
    await visit.house.processes.deliver_decision(decision_id)
    return _go_back(request_id, "withdrawal")


@router.get("/contact")
async def show_contact(visit: OwnSignedIn, request_id: UUID) -> Response:
    """How the applicant is reached; the PIN is never shown."""
    view = await visit.ask(contact_preferences.get_own_contact, request_id)
    return show_own(visit, "own_contact.html", view=view, typed=Typed(list_kept(view)))


@router.post("/contact")
async def set_contact(visit: OwnSignedIn, request_id: UUID) -> Response:
    """Write it down."""
    form = read_form(await read_data(visit.request), ContactForm)
    try:
        await visit.ask(contact_preferences.set_own_contact, request_id, form, at=visit.at)
    except InvalidFieldsError as error:
        view = await visit.ask(contact_preferences.get_own_contact, request_id)
        typed = Typed({**list_values(form), "pin": ""}, error.problems)
        return show_own(visit, "own_contact.html", 422, view=view, typed=typed)
    return _go_back(request_id, "contact")


async def _show_appeal(visit: OwnVisit, request_id: UUID, typed: Typed, status: int = 200) -> Response:
    view = await visit.ask(own_requests.get_own_request, request_id, at=visit.at)
    return show_own(visit, "own_appeal.html", status, view=view, typed=typed)


async def _show_withdrawal(visit: OwnVisit, request_id: UUID, typed: Typed, status: int = 200) -> Response:
    view = await visit.ask(own_requests.get_own_request, request_id, at=visit.at)
    return show_own(visit, "own_withdrawal.html", status, view=view, typed=typed)


def _go_back(request_id: UUID, done: str) -> Response:
    return RedirectResponse(f"/my/requests/{request_id}?done={done}", 303)
