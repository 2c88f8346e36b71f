"""/freezes: when registration or approvals stand still, for which categories, by which circular."""

from uuid import UUID

from fastapi import APIRouter, status

from api.doors import Key, SignedVisit, make_submission
from api.refusals import describe_post_refusals, describe_refusals
from api.schemas.calendars import FreezeAnswer, FreezeBody, FreezeEndBody, FreezesAnswer
from domain.errors import NotFoundError, WrongRoleError
from domain.freezes import FreezeForm
from services import freezes

router = APIRouter(tags=["policies"])
_OFFICER = WrongRoleError(role="policy_officer")


@router.get("/freezes", responses=describe_refusals())
def list_freezes(visit: SignedVisit) -> FreezesAnswer:
    """The freezes of today and of the days to come."""
    rows = freezes.list_freezes(visit.house.store, at=visit.at)
    return FreezesAnswer(items=[FreezeAnswer.model_validate(row) for row in rows])


@router.post(
    "/freezes",
    status_code=status.HTTP_201_CREATED,
    responses=describe_post_refusals(_OFFICER, field="to_on", code="ends_before_it_begins"),
)
def enter_freeze(body: FreezeBody, visit: SignedVisit, key: Key) -> FreezeAnswer:
    """Order a freeze; for the policy officer."""
    form = FreezeForm(**body.model_dump())
    submission = make_submission(key, "enter_freeze", form=body.model_dump())
    return FreezeAnswer.model_validate(
        freezes.enter_freeze(visit.house.store, visit.actor, form, submission, at=visit.at)
    )


@router.post(
    "/freezes/{freeze_id}/end",
    responses=describe_post_refusals(_OFFICER, NotFoundError(), field="last_on", code="in_the_past"),
)
def end_freeze(freeze_id: UUID, body: FreezeEndBody, visit: SignedVisit, key: Key) -> FreezeAnswer:
    """End a freeze earlier."""
    return FreezeAnswer.model_validate(
        freezes.end_freeze(
            visit.house.store,
            visit.actor,
            freeze_id,
            last_on=body.last_on,
            circular=body.circular,
            submission=make_submission(key, "end_freeze", freeze_id=freeze_id, form=body.model_dump()),
            at=visit.at,
        )
    )
