"""Files to the bank: made, handed over, answered; and what does not agree."""

from uuid import UUID

from fastapi import APIRouter, Response
from fastapi.responses import RedirectResponse
from starlette.datastructures import UploadFile

from domain.bank_files import BankAccountForm, DifferenceKind
from domain.errors import InputError, InvalidFieldsError, RefusedError, SanadError
from services import bank_batches, bank_statuses, reconciliation
from services.bank_statuses import StatusView
from web.addresses import add_query
from web.doors import SignedIn, Visit
from web.downloads import send_file
from web.forms import Typed, list_values, read_data, read_form, read_submission, read_text
from web.frame import show_page

router = APIRouter(prefix="/bank")
ANSWER_LIMIT = 6 * 2**20
DONE = frozenset({"account", "read", "repeated", "handed_over", "held"})


@router.get("")
async def show_batches(visit: SignedIn, cursor: str | None = None, done: str | None = None) -> Response:
    """The charity's files, what the bank left, and the account. Raises WrongRoleError."""
    return await _show_batches(visit, cursor=cursor, done=done if done in DONE else None)


@router.post("/account")
async def set_account(visit: SignedIn) -> Response:
    """Say from which account the charity pays."""
    data = await read_data(visit.request)
    form = read_form(data, BankAccountForm)
    try:
        submission = read_submission(data, form)
        await visit.ask(bank_batches.set_bank_account, form, submission, at=visit.at)
    except InvalidFieldsError as error:
        return await _show_batches(visit, typed=Typed(list_values(form), error.problems), status=422)
    return RedirectResponse("/bank?done=account", 303)


@router.post("/batches")
async def make_batch(visit: SignedIn) -> Response:
    """Write the signed transfers into a file, and show it."""
    data = await read_data(visit.request)
    submission = read_submission(data, {"act": "make_batch"})
    try:
        view = await visit.ask(bank_batches.make_batch, visit.house.papers, submission, at=visit.at)
    except RefusedError as error:
        return await _show_batches(visit, refusal=error, status=409)
    figures = await visit.ask(reconciliation.reconcile, at=visit.at)
    is_held = any(each.kind is DifferenceKind.UNFIT for each in figures.differences)
    return RedirectResponse(f"/bank/batches/{view.batch_id}{'?done=held' if is_held else ''}", 303)


@router.get("/batches/{batch_id}")
async def show_batch(visit: SignedIn, batch_id: UUID, done: str | None = None) -> Response:
    """One file with its orders. Raises NotFoundError."""
    return await _show_batch(visit, batch_id, done=done if done in DONE else None)


@router.get("/batches/{batch_id}/file")
async def download(visit: SignedIn, batch_id: UUID) -> Response:
    """The file itself."""
    content = await visit.ask(bank_batches.read_file, visit.house.papers, batch_id)
    return send_file(content, f"{batch_id.hex}.xml", "application/xml")


@router.post("/batches/{batch_id}/hand-over")
async def hand_over(visit: SignedIn, batch_id: UUID) -> Response:
    """Hand it over: into the folder, again by a person's word, or brought by hand."""
    how = read_text(await read_data(visit.request), "how")
    house = visit.house
    try:
        await visit.ask(
            bank_batches.hand_over,
            house.papers,
            house.bank,
            batch_id,
            again=how == "again",
            by_hand=how == "by_hand",
            at=visit.at,
        )
    except RefusedError as error:
        return await _show_batch(visit, batch_id, refusal=error, status=409)
    return RedirectResponse(add_query(f"/bank/batches/{batch_id}", done="handed_over"), 303)


@router.post("/answers")
async def read_answer(visit: SignedIn) -> Response:
    """Read the bank's answer: one that lies in the folder, or one that was uploaded."""
    data = await read_data(visit.request, limit=ANSWER_LIMIT, files=1)
    name, upload = read_text(data, "name"), data.get("file")
    try:
        if name:
            view = await visit.ask(bank_statuses.read_answer, visit.house.bank, name, at=visit.at)
        else:
            content = await upload.read() if isinstance(upload, UploadFile) else b""
            view = await visit.ask(bank_statuses.read_status, content, at=visit.at)
    except (RefusedError, InputError) as error:
        return await _show_batches(visit, refusal=error, status=422)
    return _follow(view)


@router.post("/statuses/{status_id}/apply")
async def apply_status(visit: SignedIn, status_id: UUID) -> Response:
    """Give the next lines of an answer their effect."""
    return _follow(await visit.ask(bank_statuses.apply_status, status_id, at=visit.at))


@router.get("/statuses/{status_id}")
async def show_status(visit: SignedIn, status_id: UUID, done: str | None = None) -> Response:
    """An answer of the bank, with what became of each line. Raises NotFoundError."""
    view = await visit.ask(bank_statuses.get_status, status_id)
    told = done if done in DONE else None
    return await show_page(visit, "bank_status.html", section="bank", status_file=view, done=told)


@router.get("/reconciliation")
async def show_reconciliation(visit: SignedIn) -> Response:
    """Every fils that does not agree. Raises WrongRoleError."""
    view = await visit.ask(reconciliation.reconcile, at=visit.at)
    return await show_page(visit, "reconciliation.html", section="bank", figures=view)


def _follow(view: StatusView) -> Response:
    done = "repeated" if view.is_repeat else "read"
    return RedirectResponse(add_query(f"/bank/statuses/{view.status_id}", done=done), 303)


async def _show_batches(
    visit: Visit,
    *,
    typed: Typed | None = None,
    refusal: SanadError | None = None,
    cursor: str | None = None,
    done: str | None = None,
    status: int = 200,
) -> Response:
    account = await visit.ask(bank_batches.find_bank_account)
    opening = Typed({"iban": account.iban, "bic": account.bic} if account else {})
    return await show_page(
        visit,
        "bank.html",
        status,
        section="bank",
        page=await visit.ask(bank_batches.list_batches, cursor=cursor),
        answers=await visit.ask(bank_statuses.list_answers, visit.house.bank),
        account=account,
        typed=typed or opening,
        refusal=visit.words.error(refusal) if refusal else None,
        done=done,
    )


async def _show_batch(
    visit: Visit,
    batch_id: UUID,
    *,
    refusal: SanadError | None = None,
    done: str | None = None,
    status: int = 200,
) -> Response:
    return await show_page(
        visit,
        "bank_batch.html",
        status,
        section="bank",
        batch=await visit.ask(bank_batches.get_batch, batch_id),
        refusal=visit.words.error(refusal) if refusal else None,
        done=done,
    )
