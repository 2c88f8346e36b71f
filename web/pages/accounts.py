"""The accounts of a charity, for its administrator: each opened, given roles, renewed or ended after a page that asks."""

from uuid import UUID

from fastapi import APIRouter, Response
from fastapi.responses import RedirectResponse

from domain.accounts import GIVEN, AccountForm, RolesForm, read_roles
from domain.errors import InvalidFieldsError
from services import accounts
from web.doors import SignedIn, Visit
from web.forms import Typed, list_values, read_data, read_form, read_submission
from web.frame import show_page

router = APIRouter(prefix="/accounts")

DONE = ("roles", "ended")
NO_STORE = {"Cache-Control": "no-store"}


@router.get("")
async def show_accounts(visit: SignedIn, done: str | None = None) -> Response:
    """Who works here. Raises WrongRoleError."""
    rows = await visit.ask(accounts.list_accounts, at=visit.at)
    return await show_page(visit, "accounts.html", rows=rows, done=done if done in DONE else None)


@router.get("/new")
async def show_form(visit: SignedIn) -> Response:
    """A form for a new account. Raises WrongRoleError."""
    visit.actor.require(*accounts.KEEPERS)
    return await _show_form(visit, Typed())


@router.post("")
async def open_account(visit: SignedIn) -> Response:
    """Open it and tell its first password, once."""
    data = await read_data(visit.request)
    form = read_form(data, AccountForm)
    submission = read_submission(data, form)
    try:
        given = await visit.ask(accounts.open_account, form, submission, at=visit.at)
    except InvalidFieldsError as error:
        return await _show_form(visit, Typed(list_values(form), error.problems, submission.key), 422)
    return await _tell_password(visit, given)


@router.get("/{account_id}")
async def show_account(visit: SignedIn, account_id: UUID) -> Response:
    """An account with its story. Raises WrongRoleError, NotFoundError."""
    return await _show_account(visit, account_id)


@router.post("/{account_id}/roles/check")
async def check_roles(visit: SignedIn, account_id: UUID) -> Response:
    """Ask before roles are given or taken."""
    form = read_form(await read_data(visit.request), RolesForm)
    try:
        read_roles(form)
    except InvalidFieldsError as error:
        return await _show_account(visit, account_id, Typed(list_values(form), error.problems), 422)
    found = await visit.ask(accounts.get_account, account_id, at=visit.at)
    return await show_page(visit, "account_check.html", act="roles", account=found.account, roles=form.roles)


@router.post("/{account_id}/roles")
async def change_roles(visit: SignedIn, account_id: UUID) -> Response:
    """Give and take them."""
    form = read_form(await read_data(visit.request), RolesForm)
    await visit.ask(accounts.change_roles, account_id, form, at=visit.at)
    return RedirectResponse("/accounts?done=roles", 303)


@router.get("/{account_id}/password")
@router.get("/{account_id}/end")
async def ask_first(visit: SignedIn, account_id: UUID) -> Response:
    """Ask before an account is ended or gets a first password again."""
    found = await visit.ask(accounts.get_account, account_id, at=visit.at)
    act = visit.request.url.path.rpartition("/")[2]
    return await show_page(visit, "account_check.html", act=act, account=found.account, roles=())


@router.post("/{account_id}/password")
async def renew_password(visit: SignedIn, account_id: UUID) -> Response:
    """Give a first password again and tell it, once."""
    return await _tell_password(visit, await visit.ask(accounts.renew_password, account_id, at=visit.at))


@router.post("/{account_id}/end")
async def end_account(visit: SignedIn, account_id: UUID) -> Response:
    """End it: what it holds goes back to the queues."""
    await visit.ask(accounts.end_account, account_id, at=visit.at)
    return RedirectResponse("/accounts?done=ended", 303)


async def _tell_password(visit: Visit, given: accounts.GivenPassword) -> Response:
    shown = await show_page(visit, "account_password.html", given=given)
    shown.headers.update(NO_STORE)
    return shown


async def _show_form(visit: Visit, typed: Typed, status: int = 200) -> Response:
    return await show_page(visit, "account_form.html", status, typed=typed, given=GIVEN)


async def _show_account(
    visit: Visit, account_id: UUID, typed: Typed | None = None, status: int = 200
) -> Response:
    found = await visit.ask(accounts.get_account, account_id, at=visit.at)
    held = {"roles": tuple(role.value for role in found.account.roles)}
    return await show_page(visit, "account.html", status, file=found, given=GIVEN, typed=typed or Typed(held))
