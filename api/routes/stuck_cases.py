"""/stuck-cases: what stands still, whose it is, and the acts that mend it."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, status

from api.doors import Key, SignedVisit, make_submission
from api.refusals import describe_post_refusals, describe_refusals
from api.schemas.shapes import Text
from api.schemas.stuck_cases import MendAnswer, MendBody, OverviewAnswer, StuckCasesAnswer
from domain.errors import NotFoundError, NotStuckError, WrongRoleError
from domain.stuck_cases import Cause
from services import stuck_cases
from services.mends import MendForm, mend_case

router = APIRouter(prefix="/stuck-cases", tags=["operations"])


@router.get("", responses=describe_refusals(WrongRoleError(), field="cause"))
def list_stuck_cases(
    visit: SignedVisit,
    cause: Cause | None = None,
    cursor: Annotated[Text | None, Query(max_length=200)] = None,
    limit: Annotated[int, Query(ge=1, le=100)] = 25,
) -> StuckCasesAnswer:
    """Open cases that do not go on, the longest first; a charity sees its own."""
    page = stuck_cases.list_stuck_cases(
        visit.house.store, visit.actor, cause=cause, cursor=cursor, limit=limit, at=visit.at
    )
    return StuckCasesAnswer.model_validate(page)


@router.get("/overview", responses=describe_refusals(WrongRoleError()))
def describe_stuck_cases(visit: SignedVisit) -> OverviewAnswer:
    """How many cases have each cause, and the last comparisons of record and engine."""
    return OverviewAnswer.model_validate(
        stuck_cases.describe_stuck_cases(visit.house.store, visit.actor, at=visit.at)
    )


@router.post(
    "/{request_id}/mend",
    status_code=status.HTTP_202_ACCEPTED,
    responses=describe_post_refusals(
        NotFoundError(), WrongRoleError(), NotStuckError(), field="mend", code="unknown_choice"
    ),
)
def mend_stuck_case(request_id: UUID, body: MendBody, visit: SignedVisit, key: Key) -> MendAnswer:
    """Set going what mends the case; the monitor shows it until it has gone on."""
    submission = make_submission(key, "mend", request_id=request_id, form=body.model_dump())
    form = MendForm(**body.model_dump())
    return MendAnswer.model_validate(
        mend_case(visit.house.store, visit.actor, request_id, form, submission, at=visit.at)
    )
