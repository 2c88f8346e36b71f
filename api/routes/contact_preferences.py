"""How the applicant of a request wishes to be reached."""

from uuid import UUID

from fastapi import APIRouter

from api.doors import Key, SignedVisit, make_submission
from api.refusals import describe_post_refusals, describe_refusals
from api.schemas.contact_preferences import ContactAnswer, ContactBody
from domain.contact_preferences import ContactForm
from domain.errors import NotFoundError, WrongRoleError
from services import contact_preferences

router = APIRouter(tags=["messages"])
PATH = "/requests/{request_id}/contact-preference"


@router.get(PATH, responses=describe_refusals(NotFoundError(), field="request_id"))
def get_contact(request_id: UUID, visit: SignedVisit) -> ContactAnswer:
    """How the applicant is reached, whether somebody asked or not."""
    view = contact_preferences.get_contact(visit.house.store, visit.actor, request_id, at=visit.at)
    return ContactAnswer.model_validate(view)


@router.post(
    PATH,
    responses=describe_post_refusals(NotFoundError(), WrongRoleError(), field="pin", code="malformed_pin"),
)
def set_contact(request_id: UUID, body: ContactBody, visit: SignedVisit, key: Key) -> ContactAnswer:
    """Write down how the applicant wishes to be reached; messages that still wait go the new way."""
    # The digest of what was sent is kept: a PIN could be found out from it.
    stated = body.model_dump(exclude={"pin"})
    submission = make_submission(key, "set_contact", request_id=request_id, form=stated)
    form = ContactForm(**body.model_dump())
    view = contact_preferences.set_contact(
        visit.house.store, visit.actor, request_id, form, submission, at=visit.at
    )
    return ContactAnswer.model_validate(view)
