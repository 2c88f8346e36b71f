"""/bulk-acts: one reasoned act on many tasks, with a preview, progress that survives the caller, a result per row."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response, status
from fastapi.concurrency import run_in_threadpool

from api.doors import PREFIX, Key, SignedVisit, make_submission
from api.refusals import describe_post_refusals, describe_refusals
from api.schemas.bulk_acts import ActAnswer, ActsAnswer, BulkBody, ItemsAnswer, PreviewAnswer
from domain.bulk_acts import BulkForm
from domain.errors import NotFoundError, WrongRoleError
from services import bulk_acts
from services.bulk_delivery import BulkDelivery

router = APIRouter(tags=["bulk acts"])

REFUSALS = describe_post_refusals(WrongRoleError(), field="tasks", code="required")


@router.post("/bulk-acts/preview", responses=REFUSALS)
def preview_act(body: BulkBody, visit: SignedVisit) -> PreviewAnswer:
    """What would become of each row; nothing is written."""
    preview = bulk_acts.preview_act(visit.house.store, visit.actor, _read_form(body), at=visit.at)
    return PreviewAnswer.model_validate(preview)


@router.post("/bulk-acts", status_code=status.HTTP_202_ACCEPTED, responses=REFUSALS)
async def begin_act(body: BulkBody, visit: SignedVisit, key: Key, response: Response) -> ActAnswer:
    """Begin the act: rows are done from now on, whoever looks. The same key again is answered with the same act."""
    house, form = visit.house, _read_form(body)
    submission = make_submission(key, "begin_act", form=body.model_dump(mode="json"))
    act = await run_in_threadpool(
        bulk_acts.begin_act, house.store, visit.actor, form, submission, at=visit.at
    )
    await BulkDelivery(house.store, house.processes, house.clock).begin(act.act_id)
    response.headers["Location"] = f"{PREFIX}/bulk-acts/{act.act_id}"
    now = await run_in_threadpool(bulk_acts.get_act, house.store, visit.actor, act.act_id)
    return ActAnswer.model_validate(now)


@router.get("/bulk-acts", responses=describe_refusals())
def list_acts(visit: SignedVisit) -> ActsAnswer:
    """One's own acts, the latest first."""
    acts = bulk_acts.list_acts(visit.house.store, visit.actor)
    return ActsAnswer.model_validate({"items": acts})


@router.get("/bulk-acts/{act_id}", responses=describe_refusals(NotFoundError(), field="act_id"))
def get_act(act_id: UUID, visit: SignedVisit) -> ActAnswer:
    """How far an act is."""
    return ActAnswer.model_validate(bulk_acts.get_act(visit.house.store, visit.actor, act_id))


@router.get("/bulk-acts/{act_id}/items", responses=describe_refusals(NotFoundError(), field="act_id"))
def list_items(
    act_id: UUID,
    visit: SignedVisit,
    after: Annotated[int, Query(ge=-1)] = -1,
    *,
    refused: bool = False,
) -> ItemsAnswer:
    """What became of each row, a hundred at a time; with `refused` only of those that were."""
    page = bulk_acts.list_items(visit.house.store, visit.actor, act_id, after=after, only_refused=refused)
    return ItemsAnswer.model_validate(page)


def _read_form(body: BulkBody) -> BulkForm:
    fields = body.model_dump(exclude={"tasks"})
    return BulkForm(tasks=tuple(map(str, body.tasks)), **fields)
