"""/stand-ins and /colleagues: who acts in whose place, and giving, delegating and putting off single tasks."""

from uuid import UUID

from fastapi import APIRouter, status

from api.doors import Key, SignedVisit, make_submission
from api.refusals import describe_post_refusals, describe_refusals
from api.schemas.stand_ins import (
    AssignmentBody,
    ColleaguesAnswer,
    SnoozeAnswer,
    SnoozeBody,
    StandInAnswer,
    StandInBody,
    StandInsAnswer,
)
from domain.errors import (
    DecisionPendingError,
    ExcludedPersonError,
    ForbiddenError,
    NotFoundError,
    NotHolderError,
    SessionDecidesError,
    TaskClosedError,
    WrongRoleError,
)
from domain.roles import Role
from domain.stand_ins import AssignmentForm, SnoozeForm, StandInForm
from services import assignments, colleagues, snoozes, stand_ins

router = APIRouter(tags=["tasks"])

GIVING = describe_post_refusals(
    NotFoundError(),
    WrongRoleError(),
    ExcludedPersonError(),
    TaskClosedError(),
    DecisionPendingError(),
    NotHolderError(),
    SessionDecidesError(),
    field="to",
    code="unknown_account",
)


@router.post("/tasks/{task_id}/reassign", status_code=status.HTTP_204_NO_CONTENT, responses=GIVING)
def reassign_task(task_id: UUID, body: AssignmentBody, visit: SignedVisit, key: Key) -> None:
    """Give a task to a colleague who holds its role, whoever holds it now."""
    form = AssignmentForm(**body.model_dump())
    submission = make_submission(key, "reassign_task", task_id=task_id, form=body.model_dump())
    assignments.reassign_task(visit.house.store, visit.actor, task_id, form, submission, at=visit.at)


@router.post("/tasks/{task_id}/delegate", status_code=status.HTTP_204_NO_CONTENT, responses=GIVING)
def delegate_task(task_id: UUID, body: AssignmentBody, visit: SignedVisit, key: Key) -> None:
    """Let a colleague act on a held task until the end of a day."""
    form = AssignmentForm(**body.model_dump())
    submission = make_submission(key, "delegate_task", task_id=task_id, form=body.model_dump())
    assignments.delegate_task(visit.house.store, visit.actor, task_id, form, submission, at=visit.at)


@router.post(
    "/tasks/{task_id}/snooze",
    responses=describe_post_refusals(
        NotFoundError(),
        NotHolderError(),
        WrongRoleError(),
        TaskClosedError(),
        DecisionPendingError(),
        field="until",
        code="not_after_today",
    ),
)
def snooze_task(task_id: UUID, body: SnoozeBody, visit: SignedVisit, key: Key) -> SnoozeAnswer:
    """Put a task of one's own aside until a day not beyond its due date; its deadline runs on."""
    submission = make_submission(key, "snooze_task", task_id=task_id, form=body.model_dump())
    form = SnoozeForm(**body.model_dump())
    until = snoozes.snooze_task(visit.house.store, visit.actor, task_id, form, submission, at=visit.at)
    return SnoozeAnswer(snoozed_until_at=until)


@router.post(
    "/tasks/{task_id}/wake",
    status_code=status.HTTP_204_NO_CONTENT,
    responses=describe_post_refusals(
        NotFoundError(), NotHolderError(), TaskClosedError(), DecisionPendingError(), field="task_id"
    ),
)
def wake_task(task_id: UUID, visit: SignedVisit, _key: Key) -> None:
    """Take a task up again before its day."""
    snoozes.wake_snoozed(visit.house.store, visit.actor, task_id, at=visit.at)


@router.get("/stand-ins", responses=describe_refusals())
def list_stand_ins(visit: SignedVisit) -> StandInsAnswer:
    """Who stands in for whom today or later."""
    rows = stand_ins.list_stand_ins(visit.house.store, visit.actor, at=visit.at)
    return StandInsAnswer.model_validate({"items": rows})


@router.post(
    "/stand-ins",
    status_code=status.HTTP_201_CREATED,
    responses=describe_post_refusals(WrongRoleError(), field="substitute", code="no_common_role"),
)
def name_substitute(body: StandInBody, visit: SignedVisit, key: Key) -> StandInAnswer:
    """Name who acts in an absent colleague's place, or in one's own, between two days."""
    submission = make_submission(key, "name_substitute", form=body.model_dump())
    form = StandInForm(**body.model_dump())
    row = stand_ins.name_substitute(visit.house.store, visit.actor, form, submission, at=visit.at)
    return StandInAnswer.model_validate(row)


@router.post(
    "/stand-ins/{stand_in_id}/end",
    status_code=status.HTTP_204_NO_CONTENT,
    responses=describe_post_refusals(NotFoundError(), ForbiddenError(), field="stand_in_id"),
)
def end_stand_in(stand_in_id: UUID, visit: SignedVisit, _key: Key) -> None:
    """End it before its last day."""
    stand_ins.end_stand_in(visit.house.store, visit.actor, stand_in_id, at=visit.at)


@router.get("/colleagues", responses=describe_refusals(field="role"))
def list_colleagues(visit: SignedVisit, role: Role | None = None) -> ColleaguesAnswer:
    """The staff of the caller's body with their roles and how much is with them."""
    rows = colleagues.list_colleagues(visit.house.store, visit.actor, role, at=visit.at)
    return ColleaguesAnswer.model_validate({"items": rows})
