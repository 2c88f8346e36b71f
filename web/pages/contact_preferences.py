"""How an applicant wishes to be reached, asked at the counter: one form beside the case."""

from uuid import UUID

from fastapi import APIRouter, Response
from fastapi.responses import RedirectResponse

from domain.contact_preferences import ContactForm
from domain.errors import InvalidFieldsError
from services import contact_preferences
from services.contact_preferences import ContactView
from web.doors import SignedIn, Visit
from web.forms import Typed, list_values, read_data, read_form, read_submission
from web.frame import show_page

router = APIRouter()
PATH = "/requests/{request_id}/contact"


@router.get(PATH)
async def show_contact(visit: SignedIn, request_id: UUID) -> Response:
    """The form with what was written down before; the PIN is never shown."""
    view = await visit.ask(contact_preferences.get_contact, request_id, at=visit.at)
    return await _show(visit, view, Typed(list_kept(view)))


@router.post(PATH)
async def set_contact(visit: SignedIn, request_id: UUID) -> Response:
    """Write it down and show the case."""
    data = await read_data(visit.request)
    form = read_form(data, ContactForm)
    # The digest of what was sent is kept: a PIN could be found out from it.
    submission = read_submission(data, {**list_values(form), "pin": ""})
    try:
        await visit.ask(contact_preferences.set_contact, request_id, form, submission, at=visit.at)
    except InvalidFieldsError as error:
        view = await visit.ask(contact_preferences.get_contact, request_id, at=visit.at)
        values = {**list_values(form), "pin": ""}
        return await _show(visit, view, Typed(values, error.problems), 422)
    return RedirectResponse(f"/requests/{request_id}#messages", 303)


def list_kept(view: ContactView) -> dict[str, object]:
    """What stands in the fields when the form is opened."""
    return {
        "channel": view.channel.value,
        "language": view.language.value,
        "phone": view.phone or "",
        "email": view.email or "",
        "is_shared": view.is_shared,
        "safe_from": f"{view.safe_from:%H:%M}" if view.safe_from else "",
        "safe_until": f"{view.safe_until:%H:%M}" if view.safe_until else "",
    }


async def _show(visit: Visit, view: ContactView, typed: Typed, status: int = 200) -> Response:
    return await show_page(visit, "contact.html", status, view=view, typed=typed)
