"""Facts that changed while aid runs, and what follows from them."""

from uuid import UUID

from fastapi import APIRouter, status

from api.doors import Key, SignedVisit, make_submission
from api.refusals import describe_post_refusals, describe_refusals
from api.schemas.changed_facts import ChangeBody, ChangePreviewAnswer, ChangesAnswer, NotedAnswer
from domain.changed_facts import ChangeForm
from domain.errors import CaseClosedError, NotFoundError, NotRunningError, WrongRoleError
from services import changed_facts

router = APIRouter(prefix="/requests/{request_id}/changes", tags=["changed facts"])


@router.post(
    "",
    status_code=status.HTTP_202_ACCEPTED,
    responses=describe_post_refusals(
        NotFoundError(), WrongRoleError(), CaseClosedError(), NotRunningError(), field="since"
    ),
)
def note_change(request_id: UUID, body: ChangeBody, visit: SignedVisit, key: Key) -> NotedAnswer:
    """Write down a fact that changed while aid runs: it is studied again, or ends, or goes on."""
    submission = make_submission(key, "note_change", request_id=request_id, form=body.model_dump())
    form = ChangeForm(**body.model_dump())
    consequence = changed_facts.note_change(
        visit.house.store, visit.actor, request_id, form, submission, at=visit.at
    )
    return NotedAnswer(consequence=consequence)


@router.post(
    "/preview",
    responses=describe_post_refusals(
        NotFoundError(), WrongRoleError(), CaseClosedError(), NotRunningError(), field="since"
    ),
)
def preview_change(request_id: UUID, body: ChangeBody, visit: SignedVisit) -> ChangePreviewAnswer:
    """What would follow from a change for the payments; nothing is written."""
    form = ChangeForm(**body.model_dump())
    preview = changed_facts.preview_change(visit.house.store, visit.actor, request_id, form, at=visit.at)
    return ChangePreviewAnswer.model_validate(preview)


@router.get("", responses=describe_refusals(NotFoundError(), field="request_id"))
def list_changes(request_id: UUID, visit: SignedVisit) -> ChangesAnswer:
    """What changed in a case, the latest first."""
    rows = changed_facts.list_of_case(visit.house.store, visit.actor, request_id)
    return ChangesAnswer.model_validate({"items": rows})
