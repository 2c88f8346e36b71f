"""/queues and /tasks: what waits for the caller, and claiming it."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Query, status

from api.doors import Key, SignedVisit, make_submission
from api.refusals import describe_post_refusals, describe_refusals
from api.schemas.shapes import Text
from api.schemas.tasks import ClaimAnswer, QueuesAnswer, TasksAnswer
from domain.errors import (
    DecisionPendingError,
    ExcludedPersonError,
    NotFoundError,
    NothingToClaimError,
    NotHolderError,
    TaskClosedError,
    TaskTakenError,
    WrongDecisionError,
    WrongRoleError,
)
from services import queues, tasks
from services.queues import Queue, QueueFilter

router = APIRouter(tags=["tasks"])


@router.get("/queues", responses=describe_refusals())
def count_queues(visit: SignedVisit) -> QueuesAnswer:
    """How many tasks lie in each queue of the caller."""
    counts = queues.count_queues(visit.house.store, visit.actor, at=visit.at)
    return QueuesAnswer(counts={queue.value: count for queue, count in counts.items()})


@router.get("/tasks", responses=describe_refusals(field="queue"))
def list_tasks(
    queue: Queue,
    visit: SignedVisit,
    wanted: Annotated[QueueFilter, Depends()],
    cursor: Annotated[Text | None, Query(max_length=200)] = None,
    limit: Annotated[int, Query(ge=1, le=100)] = 25,
) -> TasksAnswer:
    """One queue of the caller, the oldest deadline first."""
    page = queues.list_tasks(
        visit.house.store, visit.actor, queue, wanted, cursor=cursor, limit=limit, at=visit.at
    )
    return TasksAnswer.model_validate(page)


@router.post(
    "/tasks/next",
    responses=describe_post_refusals(NothingToClaimError()),
)
def take_next_task(visit: SignedVisit, key: Key) -> ClaimAnswer:
    """Claim the task that should come first; the same key again is answered with the same task."""
    submission = make_submission(key, "take_next_task")
    claimed = tasks.take_next_task(visit.house.store, visit.actor, submission, at=visit.at)
    return ClaimAnswer.model_validate(claimed)


@router.post(
    "/tasks/{task_id}/claim",
    responses=describe_post_refusals(
        NotFoundError(),
        TaskTakenError(),
        TaskClosedError(),
        WrongRoleError(),
        ExcludedPersonError(),
        DecisionPendingError(),
        WrongDecisionError(),
        field="task_id",
    ),
)
def claim_task(task_id: UUID, visit: SignedVisit, key: Key) -> ClaimAnswer:
    """Claim a task; exactly one of those who try at once gets it."""
    submission = make_submission(key, "claim_task", task_id=task_id)
    claimed = tasks.claim_task(visit.house.store, visit.actor, task_id, submission, at=visit.at)
    return ClaimAnswer.model_validate(claimed)


@router.post(
    "/tasks/{task_id}/release",
    status_code=status.HTTP_204_NO_CONTENT,
    responses=describe_post_refusals(
        NotFoundError(), NotHolderError(), TaskClosedError(), DecisionPendingError(), field="task_id"
    ),
)
def release_task(task_id: UUID, visit: SignedVisit, key: Key) -> None:
    """Give a claimed task back to its queue."""
    submission = make_submission(key, "release_task", task_id=task_id)
    tasks.release_task(visit.house.store, visit.actor, task_id, submission, at=visit.at)
