"""/closings: many holds of the duplicate desk ended by one reasoned decision, with a preview and a result per row."""

from uuid import UUID

from fastapi import APIRouter
from fastapi.concurrency import run_in_threadpool

from api.doors import Key, SignedVisit, make_submission
from api.refusals import describe_post_refusals, describe_refusals
from api.schemas.closings import ClosingAnswer, ClosingBody, PreviewAnswer, SiblingsAnswer
from domain.decisions import DecisionForm
from domain.errors import NotFoundError, WrongRoleError
from services import bulk_closing

router = APIRouter(tags=["decisions"])
"""Decisions delivered to the engine at one time."""

REFUSALS = describe_post_refusals(WrongRoleError(), field="tasks", code="required")


@router.get(
    "/requests/{request_id}/siblings",
    responses=describe_refusals(NotFoundError(), WrongRoleError(), field="request_id"),
)
def list_siblings(request_id: UUID, visit: SignedVisit) -> SiblingsAnswer:
    """The tasks of the desk that wait behind the need of this case, its own among them."""
    rows = bulk_closing.list_siblings(visit.house.store, visit.actor, request_id, at=visit.at)
    return SiblingsAnswer(items=rows)


@router.post("/closings/preview", responses=REFUSALS)
def preview_closing(body: ClosingBody, visit: SignedVisit) -> PreviewAnswer:
    """What would become of each row; nothing is written."""
    rows = bulk_closing.preview_closing(
        visit.house.store, visit.actor, body.tasks, _read_form(body), at=visit.at
    )
    return PreviewAnswer(rows=rows)


@router.post("/closings", responses=REFUSALS)
async def close_tasks(body: ClosingBody, visit: SignedVisit, key: Key) -> ClosingAnswer:
    """Claim what is free and decide it, row by row; the same key again finishes what broke off and repeats nothing."""
    submission = make_submission(key, "close_tasks", form=body.model_dump(mode="json"))
    rows = await run_in_threadpool(
        bulk_closing.close_all,
        visit.house.store,
        visit.actor,
        body.tasks,
        _read_form(body),
        submission,
        at=visit.at,
    )
    return ClosingAnswer(rows=await visit.house.processes.deliver_closing(rows))


def _read_form(body: ClosingBody) -> DecisionForm:
    return DecisionForm(code=body.code, reason=body.reason, text=body.text, until=body.until)
