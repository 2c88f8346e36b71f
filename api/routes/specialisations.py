"""/specialisations: which categories each charity is registered for, from when to when."""

from uuid import UUID

from fastapi import APIRouter

from api.doors import Key, SignedVisit, make_submission
from api.refusals import describe_post_refusals, describe_refusals
from api.schemas.calendars import GrantAnswer, GrantBody, GrantsAnswer
from domain.errors import NotFoundError, WrongRoleError
from services import specialisations
from services.specialisations import GrantForm, GrantView

router = APIRouter(tags=["policies"])
_HIDDEN = (NotFoundError(), WrongRoleError(role="policy_officer"))


@router.get("/specialisations", responses=describe_refusals(field="charity_id"))
def list_specialisations(visit: SignedVisit, charity_id: UUID | None = None) -> GrantsAnswer:
    """What charities give today or will give; of one charity if it is named."""
    rows = specialisations.list_specialisations(visit.house.store, charity_id=charity_id, at=visit.at)
    return GrantsAnswer(items=[_answer(row) for row in rows])


@router.post(
    "/charities/{charity_id}/specialisations",
    responses=describe_post_refusals(*_HIDDEN, field="category", code="unknown_category"),
)
def grant_category(charity_id: UUID, body: GrantBody, visit: SignedVisit, key: Key) -> GrantAnswer:
    """Let a charity give a category from a day on."""
    submission = make_submission(key, "grant_category", charity_id=charity_id, form=body.model_dump())
    form = GrantForm(**body.model_dump())
    return _answer(
        specialisations.grant_category(
            visit.house.store, visit.actor, charity_id, form, submission, at=visit.at
        )
    )


@router.post(
    "/charities/{charity_id}/specialisations/end",
    responses=describe_post_refusals(*_HIDDEN, field="on", code="in_the_past"),
)
def end_category(charity_id: UUID, body: GrantBody, visit: SignedVisit, key: Key) -> GrantAnswer:
    """Let a charity give a category for the last time on a day."""
    submission = make_submission(key, "end_category", charity_id=charity_id, form=body.model_dump())
    form = GrantForm(**body.model_dump())
    return _answer(
        specialisations.end_category(
            visit.house.store, visit.actor, charity_id, form, submission, at=visit.at
        )
    )


def _answer(row: GrantView) -> GrantAnswer:
    charity = row.charity
    names = {"charity_id": charity.id, "charity_ar": charity.name_ar, "charity_en": charity.name_en}
    return GrantAnswer.model_validate({**vars(row), **names})
