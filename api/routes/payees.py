"""The register of payees: entries, accounts with a second person's word, and the flags of payments."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query

from api.doors import Key, SignedVisit, make_submission
from api.refusals import describe_post_refusals, describe_refusals
from api.schemas.payees import (
    AccountBody,
    ConfirmationBody,
    FlagsAnswer,
    NotesBody,
    PayeeAnswer,
    PayeesAnswer,
    SearchBody,
)
from domain.errors import ExcludedPersonError, NotFoundError, WrongRoleError
from domain.payees import AccountForm, ConfirmationForm, NotesForm
from services import payee_flags, payees

router = APIRouter(tags=["payees"])
CHANGING = describe_post_refusals(NotFoundError(), WrongRoleError(), field="iban", code="malformed_iban")


@router.get("/payees", responses=describe_refusals(WrongRoleError(), field="cursor"))
def list_payees(
    visit: SignedVisit, cursor: UUID | None = None, limit: Annotated[int, Query(ge=1, le=100)] = 25
) -> PayeesAnswer:
    """A page of the charity's register by name."""
    after = str(cursor) if cursor else None
    page = payees.list_payees(visit.house.store, visit.actor, cursor=after, limit=limit, at=visit.at)
    return PayeesAnswer.model_validate(page)


@router.post("/payees/search", responses=describe_post_refusals(WrongRoleError()))
def search_payees(body: SearchBody, visit: SignedVisit, _key: Key) -> PayeesAnswer:
    """The first entries with this part of a name or this end of an account; no address carries either."""
    page = payees.list_payees(
        visit.house.store, visit.actor, name=body.name, iban=body.iban, limit=100, at=visit.at
    )
    return PayeesAnswer.model_validate(page)


@router.get(
    "/payees/{payee_id}",
    responses=describe_refusals(NotFoundError(), WrongRoleError(), field="payee_id"),
)
def get_payee(payee_id: UUID, visit: SignedVisit) -> PayeeAnswer:
    """One entry with all that was done to it."""
    return PayeeAnswer.model_validate(payees.get_payee(visit.house.store, visit.actor, payee_id, at=visit.at))


@router.post("/payees/{payee_id}/account", responses=CHANGING)
def change_account(payee_id: UUID, body: AccountBody, visit: SignedVisit, key: Key) -> PayeeAnswer:
    """Change the account: its pause begins anew, and another person confirms it."""
    submission = make_submission(key, "change_account", payee_id=payee_id, form=body.model_dump())
    form = AccountForm(**body.model_dump())
    view = payees.change_account(visit.house.store, visit.actor, payee_id, form, submission, at=visit.at)
    return PayeeAnswer.model_validate(view)


@router.post(
    "/payees/{payee_id}/confirmation",
    responses=describe_post_refusals(
        NotFoundError(), WrongRoleError(), ExcludedPersonError(), field="account_name", code="required"
    ),
)
def confirm_account(payee_id: UUID, body: ConfirmationBody, visit: SignedVisit, key: Key) -> PayeeAnswer:
    """Confirm the account as a second person."""
    submission = make_submission(key, "confirm_account", payee_id=payee_id, form=body.model_dump())
    form = ConfirmationForm(**body.model_dump())
    view = payees.confirm_account(visit.house.store, visit.actor, payee_id, form, submission, at=visit.at)
    return PayeeAnswer.model_validate(view)


@router.post("/payees/{payee_id}/notes", responses=CHANGING)
def note_payee(payee_id: UUID, body: NotesBody, visit: SignedVisit, key: Key) -> PayeeAnswer:
    """Record lease, address number and owner."""
    submission = make_submission(key, "note_payee", payee_id=payee_id, form=body.model_dump())
    form = NotesForm(**body.model_dump())
    view = payees.note_payee(visit.house.store, visit.actor, payee_id, form, submission, at=visit.at)
    return PayeeAnswer.model_validate(view)


@router.get("/payee-flags", responses=describe_refusals(WrongRoleError()))
def list_payee_flags(visit: SignedVisit) -> FlagsAnswer:
    """Payments that the ministry has to look at: an account, lease or bill in several people's cases, a payee of the staff."""
    rows = payee_flags.list_flagged(visit.house.store, visit.actor)
    return FlagsAnswer.model_validate({"items": rows})
