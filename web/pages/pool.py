"""The pool: masked cases that a charity pulls, and those that the ministry directs to one."""

from uuid import UUID

from fastapi import APIRouter, Response
from fastapi.responses import RedirectResponse
from starlette.datastructures import FormData

from domain.cycle import SIDE_MOVES, DecisionCode
from domain.errors import FieldProblem, InvalidFieldsError, NotFoundError, RefusedError, SanadError
from services import cases, charities, pool, pulls
from services.decisions import DecisionReceipt
from web.addresses import add_query
from web.doors import SignedIn, Visit
from web.forms import Typed, read_data, read_submission, read_text
from web.frame import show_page
from web.pages.cases import show_refused_case
from web.questions import read_kinds

router = APIRouter()

NEWS = frozenset({"returned", "redirected"})


@router.get("/pool")
async def show_pool(visit: SignedIn, cursor: str | None = None, done: str | None = None) -> Response:
    """To a charity the masked cases that it may pull today; to the ministry those that it may direct."""
    return await _show_pool(visit, cursor=cursor, done=done if done in NEWS else None)


@router.post("/pool/{request_id}/pull")
async def pull(visit: SignedIn, request_id: UUID) -> Response:
    """Pull a case and open it; whoever comes second is told, and sees the pool as it is now."""
    data = await read_data(visit.request)
    submission = read_submission(data, {"act": "pull", "request_id": str(request_id)})
    try:
        receipt = await visit.ask(pulls.pull_case, request_id, submission, at=visit.at)
    except (RefusedError, NotFoundError) as error:
        return await _show_pool(visit, 409, refusal=error)
    receipt = await visit.house.processes.deliver_decision(receipt.decision_id)
    if receipt.state == "refused":
        return await _show_pool(visit, 409, refusal=FieldProblem("", receipt.refusal or "refused"))
    if receipt.state == "pending":
        return RedirectResponse("/pool", 303)
    return RedirectResponse(add_query(f"/requests/{request_id}", done="pull"), 303)


@router.get("/requests/{request_id}/return")
async def ask_return(visit: SignedIn, request_id: UUID) -> Response:
    """What giving a case back means, before it is recorded. Raises WrongRoleError."""
    visit.actor.require(*SIDE_MOVES[DecisionCode.RETURN_TO_POOL].roles)
    return await _show_form(visit, "return_to_pool.html", request_id, Typed())


@router.post("/requests/{request_id}/return")
async def give_back(visit: SignedIn, request_id: UUID) -> Response:
    """Give a case back to the pool; nothing of it is open to this reader afterwards."""
    data = await read_data(visit.request)
    text = read_text(data, "text")
    submission = read_submission(data, {"act": "return", "request_id": str(request_id), "text": text})
    try:
        receipt = await visit.ask(pulls.return_to_pool, request_id, text, submission, at=visit.at)
    except InvalidFieldsError as error:
        typed = _keep(data, error, submission.key)
        return await _show_form(visit, "return_to_pool.html", request_id, typed, 422)
    except RefusedError as error:
        return await show_refused_case(visit, request_id, error)
    return await _follow(visit, request_id, receipt, "returned")


@router.get("/requests/{request_id}/redirect")
async def ask_redirection(visit: SignedIn, request_id: UUID) -> Response:
    """To which charity, and why. Raises WrongRoleError."""
    visit.actor.require(*SIDE_MOVES[DecisionCode.REDIRECT].roles)
    return await _show_form(visit, "redirect.html", request_id, Typed())


@router.post("/requests/{request_id}/redirect")
async def redirect(visit: SignedIn, request_id: UUID) -> Response:
    """Direct a case to a charity."""
    data = await read_data(visit.request)
    charity, text = read_text(data, "charity"), read_text(data, "text")
    stated = {"act": "redirect", "request_id": str(request_id), "charity": charity, "text": text}
    submission = read_submission(data, stated)
    try:
        receipt = await visit.ask(pulls.redirect, request_id, charity, text, submission, at=visit.at)
    except InvalidFieldsError as error:
        typed = _keep(data, error, submission.key)
        return await _show_form(visit, "redirect.html", request_id, typed, 422)
    except RefusedError as error:
        return await show_refused_case(visit, request_id, error)
    return await _follow(visit, request_id, receipt, "redirected")


async def _show_pool(
    visit: Visit,
    status: int = 200,
    *,
    cursor: str | None = None,
    done: str | None = None,
    refusal: SanadError | FieldProblem | None = None,
) -> Response:
    ask = pool.list_untaken if visit.actor.is_ministry else pool.list_pool
    return await show_page(
        visit,
        "pool.html",
        status,
        page=await visit.ask(ask, cursor=cursor, at=visit.at),
        kinds=await read_kinds(visit),
        may_pull=visit.actor.has_any(*pool.PULLERS),
        may_direct=visit.actor.has_any(*SIDE_MOVES[DecisionCode.REDIRECT].roles),
        done=done,
        refusal=refusal,
        typed=Typed(),
    )


async def _show_form(
    visit: Visit, template: str, request_id: UUID, typed: Typed, status: int = 200
) -> Response:
    case = await visit.ask(cases.get_case, request_id, at=visit.at)
    rows = await visit.ask(charities.list_charities, at=visit.at)
    receivers = [
        (str(row.id), visit.words.name(row.name_ar, row.name_en))
        for row in rows
        if row.standing == "active"
        and case.category.code in row.categories
        and not (case.charity and case.charity.id == row.id)
    ]
    return await show_page(visit, template, status, case=case, receivers=receivers, typed=typed)


async def _follow(visit: Visit, request_id: UUID, receipt: DecisionReceipt, done: str) -> Response:
    receipt = await visit.house.processes.deliver_decision(receipt.decision_id)
    if receipt.state == "refused":
        return await show_refused_case(visit, request_id, receipt.refusal or "refused")
    return RedirectResponse(add_query("/pool", done=done), 303)


def _keep(data: FormData, error: InvalidFieldsError, key: str) -> Typed:
    return Typed({name: read_text(data, name) for name in ("charity", "text")}, error.problems, key)
