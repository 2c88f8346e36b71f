"""/charities: who they are, and whether each may act."""

from uuid import UUID

from fastapi import APIRouter, status

from api.doors import Key, SignedVisit, make_submission
from api.refusals import describe_post_refusals, describe_refusals
from api.schemas.charities import CharitiesAnswer, StandingAnswer, StandingBody
from domain.errors import NotFoundError, WrongRoleError
from domain.standings import StandingForm
from services import charities

router = APIRouter(tags=["charities"])


@router.get("/charities", responses=describe_refusals())
def list_charities(visit: SignedVisit) -> CharitiesAnswer:
    """Every charity, its standing, and the categories it is registered for today."""
    rows = charities.list_charities(visit.house.store, visit.actor, at=visit.at)
    return CharitiesAnswer.model_validate({"items": list(rows)}, from_attributes=True)


@router.post(
    "/charities/{charity_id}/standing",
    status_code=status.HTTP_201_CREATED,
    responses=describe_post_refusals(
        NotFoundError(), WrongRoleError(), field="standing", code="standing_unchanged"
    ),
)
def set_standing(charity_id: UUID, body: StandingBody, visit: SignedVisit, key: Key) -> StandingAnswer:
    """Suspend, dissolve or reinstate a charity by circular; its open cases are taken from it one by one."""
    form = StandingForm(**body.model_dump())
    submission = make_submission(key, "set_standing", charity_id=charity_id, form=body.model_dump())
    changed = charities.set_standing(
        visit.house.store, visit.actor, charity_id, form, submission, at=visit.at
    )
    return StandingAnswer.model_validate(changed)
