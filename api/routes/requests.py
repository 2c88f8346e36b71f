"""/requests: registering an aid request, and finding those the caller may see."""

from typing import Annotated

from fastapi import APIRouter, Query, Response, status
from fastapi.concurrency import run_in_threadpool

from api.doors import PREFIX, Key, SignedVisit, make_submission
from api.refusals import describe_post_refusals, describe_refusals
from api.schemas.requests import (
    NUMBER_PATTERN,
    RegisteredAnswer,
    RequestBody,
    RequestsAnswer,
    SearchBody,
)
from api.schemas.shapes import Text
from domain.cycle import Stage
from domain.errors import TooLargeError, WrongRoleError
from domain.requests import Channel, RequestForm
from services import requests

router = APIRouter(tags=["requests"])


@router.post(
    "/requests",
    status_code=status.HTTP_201_CREATED,
    responses=describe_post_refusals(WrongRoleError(), field="amount", code="malformed_amount"),
)
async def register_request(
    body: RequestBody, visit: SignedVisit, key: Key, response: Response
) -> RegisteredAnswer:
    """Register a request; its number is given at once, even while the engine is down."""
    form = RequestForm(**body.model_dump())
    submission = make_submission(key, "register_request", form=body.model_dump())
    registered = await run_in_threadpool(
        requests.register_request,
        visit.house.store,
        visit.actor,
        form,
        submission,
        channel=Channel.API,
        at=visit.at,
    )
    await visit.house.processes.try_start(registered.request_id)
    response.headers["Location"] = f"{PREFIX}/requests/{registered.request_id}"
    return RegisteredAnswer.model_validate(registered)


@router.get("/requests", responses=describe_refusals(field="number"))
def list_requests(
    visit: SignedVisit,
    number: Annotated[str | None, Query(pattern=NUMBER_PATTERN, description="A request's number")] = None,
    stage: Stage | None = None,
    cursor: Annotated[Text | None, Query(max_length=200)] = None,
    limit: Annotated[int, Query(ge=1, le=100)] = 25,
) -> RequestsAnswer:
    """The requests the caller may see, newest first.

    The URL takes a number only: a name or a civil ID in it would lie in every log (POST /requests/search).
    """
    page = requests.list_requests(
        visit.house.store,
        visit.actor,
        search=number or "",
        stage=stage,
        cursor=cursor,
        limit=limit,
        at=visit.at,
    )
    return RequestsAnswer.model_validate(page)


@router.post("/requests/search", responses=describe_refusals(TooLargeError(), field="text"))
def search_requests(body: SearchBody, visit: SignedVisit) -> RequestsAnswer:
    """Find requests by number, civil ID or name.

    No Idempotency-Key: it writes nothing; it is a POST only so that no personal data is ever in a URL.
    """
    page = requests.list_requests(
        visit.house.store,
        visit.actor,
        search=body.text,
        stage=body.stage,
        cursor=body.cursor,
        limit=body.limit,
        at=visit.at,
    )
    return RequestsAnswer.model_validate(page)
