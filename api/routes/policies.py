"""GET /categories and /funds: what a request may ask for, and what may pay for it."""

from fastapi import APIRouter

from api.doors import SignedVisit
from api.refusals import describe_refusals
from api.schemas.policies import CategoriesAnswer, CategoryAnswer, FundAnswer, FundsAnswer
from services import policies

router = APIRouter(tags=["policies"], responses=describe_refusals())


@router.get("/categories")
def list_categories(visit: SignedVisit) -> CategoriesAnswer:
    """The categories open for registration today, in the order of the circular."""
    rows = policies.list_categories(visit.house.store, at=visit.at)
    return CategoriesAnswer(items=[CategoryAnswer.model_validate(row) for row in rows])


@router.get("/funds")
def list_funds(visit: SignedVisit) -> FundsAnswer:
    """The funds that a recommendation may name."""
    rows = policies.list_funds(visit.house.store, visit.actor)
    return FundsAnswer(items=[FundAnswer.model_validate(row) for row in rows])
