"""/campaigns and /lists: opened by circular, groups of a crisis, lists submitted, entered and signed once."""

from uuid import UUID

from fastapi import APIRouter, Response, status
from fastapi.concurrency import run_in_threadpool

from api.doors import PREFIX, Key, SignedVisit, make_submission
from api.refusals import describe_post_refusals, describe_refusals
from api.schemas.campaigns import (
    CampaignAnswer,
    CampaignBody,
    CampaignsAnswer,
    GroupAnswer,
    GroupBody,
    ListAnswer,
    ListBody,
    SignedAnswer,
)
from domain.campaigns import CampaignClosedError, CampaignForm, ListRow
from domain.errors import ExcludedPersonError, NotFoundError, SessionDecidesError, WrongRoleError
from domain.requests import RequestForm
from services import campaign_lists, campaigns
from services.campaign_lists import ListSignedError, NothingToSignError
from services.campaigns import CampaignTakenError
from services.list_delivery import deliver_signed

router = APIRouter(tags=["campaigns"])


@router.get("/campaigns", responses=describe_refusals())
def list_campaigns(visit: SignedVisit) -> CampaignsAnswer:
    """Every campaign, latest first."""
    rows = campaigns.list_campaigns(visit.house.store, visit.actor, at=visit.at)
    return CampaignsAnswer(items=[CampaignAnswer.model_validate(row) for row in rows])


@router.post(
    "/campaigns",
    status_code=status.HTTP_201_CREATED,
    responses=describe_post_refusals(WrongRoleError(), CampaignTakenError(), field="to_on"),
)
def open_campaign(body: CampaignBody, visit: SignedVisit, _key: Key) -> CampaignAnswer:
    """Open a campaign by circular; the same one again is the same campaign."""
    form = CampaignForm(**body.model_dump())
    return CampaignAnswer.model_validate(
        campaigns.open_campaign(visit.house.store, visit.actor, form, at=visit.at)
    )


@router.post(
    "/campaigns/{code}/groups",
    status_code=status.HTTP_201_CREATED,
    responses=describe_post_refusals(
        WrongRoleError(), NotFoundError(), CampaignClosedError(first_on="2027-02-01", last_on="2027-03-10"),
        field="2.phone",
    ),
)  # fmt: skip
async def register_group(code: str, body: GroupBody, visit: SignedVisit, key: Key) -> GroupAnswer:
    """Register one person and up to six others: all of them, or none."""
    submission = make_submission(key, "register_group", campaign=code, form=body.model_dump())
    done = await run_in_threadpool(
        campaigns.register_group,
        visit.house.store,
        visit.actor,
        code,
        [RequestForm(**person.model_dump()) for person in body.people],
        submission,
        at=visit.at,
    )
    for registered in done:
        await visit.house.processes.try_start(registered.request_id)
    return GroupAnswer.model_validate({"items": done})


@router.post(
    "/campaigns/{code}/lists",
    status_code=status.HTTP_201_CREATED,
    responses=describe_post_refusals(
        WrongRoleError(), NotFoundError(), CampaignClosedError(first_on="2027-02-01", last_on="2027-03-10"),
        field="fund", code="unknown_fund",
    ),
)  # fmt: skip
def register_list(code: str, body: ListBody, visit: SignedVisit, key: Key, response: Response) -> ListAnswer:
    """Submit a list: every row is judged, the refused ones say why; POST its entries until none waits."""
    submission = make_submission(key, "register_list", campaign=code, form=body.model_dump())
    rows = [ListRow(row.number, row.amount) for row in body.rows]
    view = campaign_lists.submit_list(
        visit.house.store, visit.actor, code, body.fund, rows, submission, at=visit.at
    )
    response.headers["Location"] = f"{PREFIX}/lists/{view.list_id}"
    return ListAnswer.model_validate(view)


@router.get("/lists/{list_id}", responses=describe_refusals(NotFoundError(), field="list_id"))
def get_list(list_id: UUID, visit: SignedVisit) -> ListAnswer:
    """A list with the result of every row."""
    return ListAnswer.model_validate(campaign_lists.get_list(visit.house.store, visit.actor, list_id))


@router.post("/lists/{list_id}/entries", responses=describe_post_refusals(WrongRoleError(), NotFoundError()))
def register_entries(list_id: UUID, visit: SignedVisit, _key: Key) -> ListAnswer:
    """Turn the next rows into cases, some hundreds a call; each is then checked and reserved by its own process."""
    view = campaign_lists.enter_list(visit.house.store, visit.actor, list_id, at=visit.at)
    return ListAnswer.model_validate(view)


@router.post(
    "/lists/{list_id}/signature",
    responses=describe_post_refusals(
        WrongRoleError(), NotFoundError(), ExcludedPersonError(), SessionDecidesError(), ListSignedError(),
        NothingToSignError(),
    ),
)  # fmt: skip
async def decide_list(list_id: UUID, visit: SignedVisit, _key: Key) -> SignedAnswer:
    """Sign the list: the next rows that wait for this level are approved, a few at a time; call again for the rest.

    What is in question is set aside by the first call and goes on alone. A call that broke off is harmless.
    """
    rows = await run_in_threadpool(
        campaign_lists.sign_list, visit.house.store, visit.actor, list_id, at=visit.at
    )
    return SignedAnswer.model_validate({"rows": await deliver_signed(visit.house.processes, rows)})
