"""Files to the bank: making and handing them over, reading its answers, and what does not agree."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response, status

from api.doors import Key, SignedVisit, make_submission
from api.refusals import describe_post_refusals, describe_refusals
from api.schemas.bank_batches import (
    AccountAnswer,
    BankAccountBody,
    BatchAnswer,
    BatchesAnswer,
    HandOverBody,
    ReconciliationAnswer,
    StatusAnswer,
    StatusBody,
)
from domain.bank_files import BankAccountForm
from domain.errors import NotFoundError, WrongRoleError
from services import bank_batches, bank_statuses, reconciliation
from services.bank_batches import (
    BatchStaleError,
    BatchUncertainError,
    NoBankAccountError,
    NothingToSendError,
)
from services.bank_statuses import StatusReusedError, UnknownBatchError

router = APIRouter(tags=["bank"])
XML = "application/xml"


@router.post(
    "/bank-account", responses=describe_post_refusals(WrongRoleError(), field="iban", code="malformed_iban")
)
def set_bank_account(body: BankAccountBody, visit: SignedVisit, key: Key) -> AccountAnswer:
    """Say from which account the charity pays."""
    submission = make_submission(key, "set_bank_account", form=body.model_dump())
    form = BankAccountForm(**body.model_dump())
    view = bank_batches.set_bank_account(visit.house.store, visit.actor, form, submission, at=visit.at)
    return AccountAnswer.model_validate(view)


@router.get("/bank-batches", responses=describe_refusals(WrongRoleError(), field="cursor"))
def list_bank_batches(
    visit: SignedVisit, cursor: str | None = None, limit: Annotated[int, Query(ge=1, le=100)] = 25
) -> BatchesAnswer:
    """A page of the charity's files, the latest first."""
    page = bank_batches.list_batches(visit.house.store, visit.actor, cursor=cursor, limit=limit)
    return BatchesAnswer.model_validate(page)


@router.post(
    "/bank-batches",
    status_code=status.HTTP_201_CREATED,
    responses=describe_post_refusals(WrongRoleError(), NoBankAccountError(), NothingToSendError()),
)
def make_bank_batch(visit: SignedVisit, key: Key) -> BatchAnswer:
    """Write the signed transfers that no file carries yet into one, after a last look for like aid."""
    submission = make_submission(key, "make_bank_batch")
    house = visit.house
    view = bank_batches.make_batch(house.store, visit.actor, house.papers, submission, at=visit.at)
    return BatchAnswer.model_validate(view)


@router.get(
    "/bank-batches/{batch_id}",
    responses=describe_refusals(NotFoundError(), WrongRoleError(), field="batch_id"),
)
def get_bank_batch(batch_id: UUID, visit: SignedVisit) -> BatchAnswer:
    """One file with its orders."""
    return BatchAnswer.model_validate(bank_batches.get_batch(visit.house.store, visit.actor, batch_id))


@router.get(
    "/bank-batches/{batch_id}/file",
    response_class=Response,
    responses=describe_refusals(NotFoundError(), WrongRoleError(), field="batch_id"),
)
def read_bank_file(batch_id: UUID, visit: SignedVisit) -> Response:
    """The file itself (pain.001.001.09), as it was written."""
    house = visit.house
    content = bank_batches.read_file(house.store, visit.actor, house.papers, batch_id)
    name = f'attachment; filename="{batch_id.hex}.xml"'
    return Response(content, media_type=XML, headers={"Content-Disposition": name})


@router.post(
    "/bank-batches/{batch_id}/hand-over",
    responses=describe_post_refusals(
        NotFoundError(), WrongRoleError(), BatchUncertainError(), BatchStaleError()
    ),
)
def hand_over_bank_batch(batch_id: UUID, body: HandOverBody, visit: SignedVisit, _key: Key) -> BatchAnswer:
    """Hand a file over, once; one of which nobody knows whether it arrived is sent again only by a person's word."""
    house = visit.house
    view = bank_batches.hand_over(
        house.store,
        visit.actor,
        house.papers,
        house.bank,
        batch_id,
        again=body.again,
        by_hand=body.by_hand,
        at=visit.at,
    )
    return BatchAnswer.model_validate(view)


@router.post(
    "/bank-statuses",
    responses=describe_post_refusals(WrongRoleError(), UnknownBatchError(), StatusReusedError()),
)
def read_bank_status(body: StatusBody, visit: SignedVisit, _key: Key) -> StatusAnswer:
    """Read the bank's answer; the same one a second time changes nothing."""
    content = body.content.encode()
    view = bank_statuses.read_status(visit.house.store, visit.actor, content, at=visit.at)
    return StatusAnswer.model_validate(view)


@router.post(
    "/bank-statuses/{status_id}/apply", responses=describe_post_refusals(NotFoundError(), WrongRoleError())
)
def apply_bank_status(status_id: UUID, visit: SignedVisit, _key: Key) -> StatusAnswer:
    """Give the next lines of an answer their effect."""
    view = bank_statuses.apply_status(visit.house.store, visit.actor, status_id, at=visit.at)
    return StatusAnswer.model_validate(view)


@router.get("/reconciliation", responses=describe_refusals(WrongRoleError()))
def describe_differences(visit: SignedVisit) -> ReconciliationAnswer:
    """Orders, files, answers and ledgers against each other: every fils that does not agree."""
    view = reconciliation.reconcile(visit.house.store, visit.actor, at=visit.at)
    return ReconciliationAnswer.model_validate(view)
