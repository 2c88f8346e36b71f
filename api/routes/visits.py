"""Field visits: booking one, what came of it, and the plan by day and area."""

from datetime import date
from uuid import UUID

from fastapi import APIRouter, status

from api.doors import Key, SignedVisit, make_submission
from api.refusals import describe_post_refusals, describe_refusals
from api.schemas.visits import PlanAnswer, VisitAnswer, VisitBody, VisitOutcomeBody
from domain.errors import NotFoundError, NotHolderError, WrongRoleError
from domain.visits import VisitForm, VisitOutcomeForm
from services import visits

router = APIRouter(tags=["visits"])


@router.post(
    "/requests/{request_id}/visits",
    status_code=status.HTTP_201_CREATED,
    responses=describe_post_refusals(
        NotFoundError(), NotHolderError(), WrongRoleError(), field="on", code="in_the_past"
    ),
)
def book_visit(request_id: UUID, body: VisitBody, visit: SignedVisit, key: Key) -> VisitAnswer:
    """Book a visit to the household of a study one holds; one booked before is called off."""
    submission = make_submission(key, "book_visit", request_id=request_id, form=body.model_dump())
    form = VisitForm(**body.model_dump())
    view = visits.book_visit(visit.house.store, visit.actor, request_id, form, submission, at=visit.at)
    return VisitAnswer.model_validate(view)


@router.post(
    "/visits/{visit_id}/outcome",
    responses=describe_post_refusals(
        NotFoundError(), NotHolderError(), WrongRoleError(), field="state", code="visit_not_yet"
    ),
)
def settle_visit(visit_id: UUID, body: VisitOutcomeBody, visit: SignedVisit, key: Key) -> VisitAnswer:
    """Say what came of a booked visit; one that was done makes the study one by visit."""
    submission = make_submission(key, "settle_visit", visit_id=visit_id, form=body.model_dump())
    form = VisitOutcomeForm(**body.model_dump())
    view = visits.settle_visit(visit.house.store, visit.actor, visit_id, form, submission, at=visit.at)
    return VisitAnswer.model_validate(view)


@router.get("/visits", responses=describe_refusals(WrongRoleError(), field="until"))
def plan_visits(from_on: date, until_on: date, visit: SignedVisit) -> PlanAnswer:
    """Booked visits between two days, both within, by day and area; no telephone number is in it."""
    days = visits.plan_visits(visit.house.store, visit.actor, from_on=from_on, until_on=until_on, at=visit.at)
    return PlanAnswer.model_validate({"items": days})
