"""/accounts: who works in the caller's charity, opened, given roles and ended by its administrator."""

from uuid import UUID

from fastapi import APIRouter, status

from api.doors import Key, SignedVisit, make_submission
from api.refusals import describe_post_refusals, describe_refusals
from api.schemas.accounts import (
    AccountBody,
    AccountFileAnswer,
    AccountsAnswer,
    EndedAccountAnswer,
    GivenPasswordAnswer,
    RolesBody,
)
from domain.accounts import AccountForm, OwnRightsError, RolesForm
from domain.errors import NotFoundError, WrongRoleError
from services import accounts

router = APIRouter(prefix="/accounts", tags=["accounts"])

KEEPING = describe_post_refusals(WrongRoleError(), OwnRightsError(), NotFoundError(), field="account_id")


@router.get("", responses=describe_refusals(WrongRoleError()))
def list_accounts(visit: SignedVisit) -> AccountsAnswer:
    """The accounts of the caller's charity."""
    rows = accounts.list_accounts(visit.house.store, visit.actor, at=visit.at)
    return AccountsAnswer.model_validate({"items": rows})


@router.post(
    "",
    status_code=status.HTTP_201_CREATED,
    responses=describe_post_refusals(WrongRoleError(), field="username", code="username_taken"),
)
def open_account(body: AccountBody, visit: SignedVisit, key: Key) -> GivenPasswordAnswer:
    """Open an account; its first password is told here, once."""
    form = AccountForm(body.username, body.name_ar, body.name_en, tuple(body.roles))
    submission = make_submission(key, "open_account", form=body.model_dump())
    given = accounts.open_account(visit.house.store, visit.actor, form, submission, at=visit.at)
    return GivenPasswordAnswer.model_validate(given)


@router.get(
    "/{account_id}", responses=describe_refusals(WrongRoleError(), NotFoundError(), field="account_id")
)
def get_account(account_id: UUID, visit: SignedVisit) -> AccountFileAnswer:
    """An account with its story."""
    file = accounts.get_account(visit.house.store, visit.actor, account_id, at=visit.at)
    return AccountFileAnswer.model_validate(file)


@router.post(
    "/{account_id}/roles",
    status_code=status.HTTP_204_NO_CONTENT,
    responses=describe_post_refusals(
        WrongRoleError(), OwnRightsError(), NotFoundError(), field="roles", code="required"
    ),
)
def change_roles(account_id: UUID, body: RolesBody, visit: SignedVisit, _key: Key) -> None:
    """Let an account hold these roles from now on; what it holds of another role goes back to the queue."""
    form = RolesForm(tuple(body.roles))
    accounts.change_roles(visit.house.store, visit.actor, account_id, form, at=visit.at)


@router.post("/{account_id}/password", responses=KEEPING)
def replace_password(account_id: UUID, visit: SignedVisit, _key: Key) -> GivenPasswordAnswer:
    """Give a first password again; sending it twice gives another one."""
    given = accounts.renew_password(visit.house.store, visit.actor, account_id, at=visit.at)
    return GivenPasswordAnswer.model_validate(given)


@router.post("/{account_id}/end", responses=KEEPING)
def end_account(account_id: UUID, visit: SignedVisit, _key: Key) -> EndedAccountAnswer:
    """End an account: what it holds goes back to the queues."""
    given_back = accounts.end_account(visit.house.store, visit.actor, account_id, at=visit.at)
    return EndedAccountAnswer(given_back=given_back)
