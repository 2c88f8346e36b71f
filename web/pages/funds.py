"""Funds with their balances and ledgers, opening one, money in and out; and what is approved and not paid."""

from uuid import UUID

from fastapi import APIRouter, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import RedirectResponse

from domain.categories import FundSource
from domain.errors import InvalidFieldsError
from domain.funds import ClassesForm, FundForm, MoneyForm, ZakatClass
from services import funds, policies, queues, unpaid
from services.queues import AGES
from web.addresses import add_query
from web.doors import SignedIn, Visit
from web.forms import Typed, list_values, read_data, read_form, read_submission
from web.frame import show_page

router = APIRouter()
ACTS = {"deposits": funds.deposit, "withdrawals": funds.withdraw}
DONE = frozenset({*ACTS, "classes"})


@router.get("/funds")
async def show_funds(visit: SignedIn) -> Response:
    """Every fund of the charity with its balance. Raises WrongRoleError."""
    return await _show_funds(visit, Typed())


@router.post("/funds")
async def open_fund(visit: SignedIn) -> Response:
    """Open a fund and show it."""
    data = await read_data(visit.request)
    form = read_form(data, FundForm)
    try:
        sheet = await visit.ask(funds.open_fund, form, read_submission(data, form), at=visit.at)
    except InvalidFieldsError as error:
        return await _show_funds(visit, Typed(list_values(form), error.problems), 422)
    return RedirectResponse(f"/funds/{sheet.fund_id}", 303)


@router.get("/funds/{fund_id}")
async def show_fund(
    visit: SignedIn, fund_id: UUID, cursor: str | None = None, done: str | None = None
) -> Response:
    """One fund with its ledger. Raises WrongRoleError, NotFoundError."""
    return await _show_fund(visit, fund_id, "", Typed(), cursor=cursor, done=done in DONE)


@router.post("/funds/{fund_id}/classes")
async def set_classes(visit: SignedIn, fund_id: UUID) -> Response:
    """Say for which classes of case it may pay."""
    data = await read_data(visit.request)
    form = read_form(data, ClassesForm)
    submission = read_submission(data, {"fund": str(fund_id), **list_values(form)})
    try:
        await visit.ask(funds.set_classes, fund_id, form, submission, at=visit.at)
    except InvalidFieldsError as error:
        return await _show_fund(visit, fund_id, "classes", Typed(list_values(form), error.problems), 422)
    return RedirectResponse(add_query(f"/funds/{fund_id}", done="classes"), 303)


@router.post("/funds/{fund_id}/deposits")
async def deposit(visit: SignedIn, fund_id: UUID) -> Response:
    """Book money that came in."""
    return await _book(visit, fund_id, "deposits")


@router.post("/funds/{fund_id}/withdrawals")
async def withdraw(visit: SignedIn, fund_id: UUID) -> Response:
    """Book money that left otherwise than by an order."""
    return await _book(visit, fund_id, "withdrawals")


@router.get("/unpaid")
async def show_unpaid(visit: SignedIn, charity: UUID | None = None) -> Response:
    """What is approved and not paid, by wait; of one charity if the ministry names it. Raises WrongRoleError."""
    figures = await visit.ask(unpaid.describe_unpaid, charity, at=visit.at)
    charities = await visit.ask(queues.list_charity_choices) if visit.actor.is_ministry else ()
    return await show_page(
        visit,
        "unpaid.html",
        section="unpaid",
        figures=figures,
        ages=AGES,
        charities=charities,
        charity=str(charity or ""),
    )


async def _book(visit: Visit, fund_id: UUID, act: str) -> Response:
    data = await read_data(visit.request)
    form = read_form(data, MoneyForm)
    submission = read_submission(data, {"fund": str(fund_id), "act": act, **list_values(form)})
    try:
        await visit.ask(ACTS[act], fund_id, form, submission, at=visit.at)
    except InvalidFieldsError as error:
        return await _show_fund(visit, fund_id, act, Typed(list_values(form), error.problems), 422)
    return RedirectResponse(add_query(f"/funds/{fund_id}", done=act), 303)


async def _show_funds(visit: Visit, typed: Typed, status: int = 200) -> Response:
    return await show_page(
        visit,
        "funds.html",
        status,
        section="funds",
        sheets=await visit.ask(funds.list_sheets),
        classes=await run_in_threadpool(policies.list_case_classes, visit.house.store),
        sources=tuple(FundSource),
        zakat_classes=tuple(ZakatClass),
        typed=typed,
    )


async def _show_fund(
    visit: Visit,
    fund_id: UUID,
    act: str,
    typed: Typed,
    status: int = 200,
    *,
    cursor: str | None = None,
    done: bool = False,
) -> Response:
    sheet = await visit.ask(funds.get_sheet, fund_id)
    page = await visit.ask(funds.list_movements, fund_id, cursor=cursor)
    opened = Typed({"case_classes": sheet.case_classes})
    return await show_page(
        visit,
        "fund.html",
        status,
        section="funds",
        sheet=sheet,
        page=page,
        done=done,
        classes=await run_in_threadpool(policies.list_case_classes, visit.house.store),
        typed=typed,
        forms={each: typed if each == act else Typed() for each in ("deposits", "withdrawals")}
        | {"classes": typed if act == "classes" else opened},
    )
