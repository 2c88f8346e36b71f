"""POST /tasks/{task_id}/extension: a later deadline, with its reason."""

from uuid import UUID

from fastapi import APIRouter

from api.doors import Key, SignedVisit, make_submission
from api.refusals import describe_post_refusals
from api.schemas.extensions import ExtensionAnswer, ExtensionBody
from domain.deadlines import EXTENSIONS_LIMIT
from domain.errors import (
    DecisionPendingError,
    NoMoreExtensionsError,
    NotFoundError,
    TaskClosedError,
    WrongRoleError,
)
from services import extensions

router = APIRouter(tags=["tasks"])


@router.post(
    "/tasks/{task_id}/extension",
    responses=describe_post_refusals(
        NotFoundError(),
        WrongRoleError(),
        TaskClosedError(),
        DecisionPendingError(),
        NoMoreExtensionsError(limit=EXTENSIONS_LIMIT),
        field="until",
        code="not_a_working_day",
    ),
)
def extend_task(task_id: UUID, body: ExtensionBody, visit: SignedVisit, key: Key) -> ExtensionAnswer:
    """Give a task until the closing of another working day; what had come of its deadline comes again."""
    form = extensions.ExtensionForm(**body.model_dump())
    submission = make_submission(key, "extend_task", task_id=task_id, form=body.model_dump())
    return ExtensionAnswer.model_validate(
        extensions.extend_task(visit.house.store, visit.actor, task_id, form, submission, at=visit.at)
    )
