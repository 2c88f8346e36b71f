"""The register of payees: finding one, its account with the second person's word, and the flags of payments."""

from uuid import UUID

from fastapi import APIRouter, Response
from fastapi.responses import RedirectResponse

from domain.errors import ExcludedPersonError, InvalidFieldsError
from domain.payees import AccountForm, ConfirmationForm, NotesForm
from services import payee_flags, payees
from services.payees import PayeeView
from web.addresses import add_query
from web.doors import SignedIn, Visit
from web.forms import Typed, list_values, read_data, read_form, read_submission, read_text
from web.frame import show_page

router = APIRouter(prefix="/payees")
SEARCHED = 100
"""How many entries a search shows."""
ACTS = ("account", "confirmation", "notes")


@router.get("")
async def show_payees(visit: SignedIn, cursor: str | None = None) -> Response:
    """The charity's register and its flags; for the ministry the flags of every charity. Raises WrongRoleError."""
    return await _show_register(visit, Typed(), cursor=cursor)


@router.post("/search")
async def search_payees(visit: SignedIn) -> Response:
    """The entries with a part of a name or the end of an account; no address carries either."""
    data = await read_data(visit.request)
    return await _show_register(visit, Typed({each: read_text(data, each) for each in ("name", "iban")}))


@router.get("/{payee_id}")
async def show_payee(visit: SignedIn, payee_id: UUID, done: str | None = None) -> Response:
    """One entry of the register. Raises WrongRoleError, NotFoundError."""
    payee = await visit.ask(payees.get_payee, payee_id, at=visit.at)
    return await _show(visit, payee, "", Typed(), done=done in ACTS)


@router.post("/{payee_id}/account")
async def change_account(visit: SignedIn, payee_id: UUID) -> Response:
    """Change the account."""
    return await _act(visit, payee_id, "account")


@router.post("/{payee_id}/confirmation")
async def confirm_account(visit: SignedIn, payee_id: UUID) -> Response:
    """Confirm the account as a second person."""
    return await _act(visit, payee_id, "confirmation")


@router.post("/{payee_id}/notes")
async def note_payee(visit: SignedIn, payee_id: UUID) -> Response:
    """Record lease, address number and owner."""
    return await _act(visit, payee_id, "notes")


async def _show_register(visit: Visit, typed: Typed, *, cursor: str | None = None) -> Response:
    page = None
    if not visit.actor.is_ministry:
        name, iban = typed.get("name"), typed.get("iban")
        limit = SEARCHED if name or iban else 25
        page = await visit.ask(
            payees.list_payees, name=name, iban=iban, cursor=cursor, limit=limit, at=visit.at
        )
    may_see = visit.actor.has_any(*payee_flags.READERS)
    flags = await visit.ask(payee_flags.list_flagged) if may_see or visit.actor.is_ministry else ()
    return await show_page(visit, "payees.html", section="payees", page=page, flags=flags, typed=typed)


async def _act(visit: Visit, payee_id: UUID, act: str) -> Response:
    data = await read_data(visit.request)
    form: AccountForm | ConfirmationForm | NotesForm
    try:
        if act == "account":
            form = read_form(data, AccountForm)
            submission = read_submission(data, {"payee": str(payee_id), **list_values(form)})
            await visit.ask(payees.change_account, payee_id, form, submission, at=visit.at)
        elif act == "confirmation":
            form = read_form(data, ConfirmationForm)
            submission = read_submission(data, {"payee": str(payee_id), **list_values(form)})
            await visit.ask(payees.confirm_account, payee_id, form, submission, at=visit.at)
        else:
            form = read_form(data, NotesForm)
            submission = read_submission(data, {"payee": str(payee_id), **list_values(form)})
            await visit.ask(payees.note_payee, payee_id, form, submission, at=visit.at)
    except InvalidFieldsError as error:
        payee = await visit.ask(payees.get_payee, payee_id, at=visit.at)
        return await _show(visit, payee, act, Typed(list_values(form), error.problems), 422)
    except ExcludedPersonError as error:
        payee = await visit.ask(payees.get_payee, payee_id, at=visit.at)
        return await _show(visit, payee, "", Typed(), 403, refusal=visit.words.error(error))
    return RedirectResponse(add_query(f"/payees/{payee_id}", done=act), 303)


async def _show(
    visit: Visit,
    payee: PayeeView,
    act: str,
    typed: Typed,
    status: int = 200,
    *,
    done: bool = False,
    refusal: str | None = None,
) -> Response:
    notes = Typed({each: getattr(payee, each) for each in list_values(NotesForm())})
    forms = {"account": Typed(), "confirmation": Typed(), "notes": notes}
    return await show_page(
        visit,
        "payee.html",
        status,
        section="payees",
        payee=payee,
        typed=typed,
        forms={**forms, act: typed},
        done=done,
        refusal=refusal,
    )
