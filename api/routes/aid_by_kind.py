"""Aid by kind: what helps to decide a case, and what a body did month by month."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query

from api.doors import SignedVisit
from api.refusals import describe_refusals
from api.schemas.aid_by_kind import AidBesideAnswer, AidReportAnswer
from api.schemas.shapes import Text
from domain.errors import NotFoundError, WrongRoleError
from services import aid_by_kind
from services.aid_by_kind import AidBeside

NOTHING = AidBeside((), None, None)
router = APIRouter(tags=["aid by kind"])


@router.get(
    "/requests/{request_id}/aid-by-kind",
    responses=describe_refusals(NotFoundError(), field="request_id"),
)
def describe_aid_beside(request_id: UUID, visit: SignedVisit) -> AidBesideAnswer:
    """The ledger of this case's household, bodies unnamed, and what is usual of its kind in its governorate."""
    found = aid_by_kind.find_aid_beside(visit.house.store, visit.actor, request_id, at=visit.at)
    return AidBesideAnswer.model_validate(found or NOTHING)


@router.get("/aid-by-kind", responses=describe_refusals(WrongRoleError(), field="kind"))
def describe_aid(
    visit: SignedVisit,
    charity: UUID | None = None,
    kind: Annotated[Text, Query(max_length=40)] = "",
) -> AidReportAnswer:
    """Requests, approvals, dinars and what still waits, by month and kind; the ministry may name a charity."""
    report = aid_by_kind.describe_aid(visit.house.store, visit.actor, charity, kind=kind, at=visit.at)
    return AidReportAnswer.model_validate(report)
