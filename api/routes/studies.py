"""POST /requests/{request_id}/study: the researcher's draft, saved as often as needed."""

from uuid import UUID

from fastapi import APIRouter

from api.doors import Key, SignedVisit, make_submission
from api.refusals import describe_post_refusals
from api.schemas.studies import StudyAnswer, StudyBody
from domain.errors import NotFoundError, NotHolderError, WrongRoleError
from services import studies

router = APIRouter(tags=["requests"])


@router.post(
    "/requests/{request_id}/study",
    responses=describe_post_refusals(
        NotFoundError(), NotHolderError(), WrongRoleError(), field="income", code="malformed_amount"
    ),
)
def save_study(request_id: UUID, body: StudyBody, visit: SignedVisit, key: Key) -> StudyAnswer:
    """Replace the study's draft with this one; the first save begins the study."""
    form = studies.StudyForm(**body.model_dump())
    return StudyAnswer.model_validate(
        studies.save_study(
            visit.house.store,
            visit.actor,
            request_id,
            form,
            make_submission(key, "save_study", request_id=request_id, form=body.model_dump()),
            at=visit.at,
        )
    )
