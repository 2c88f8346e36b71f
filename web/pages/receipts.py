"""Proofs of delivery: the sheet of a receipt with its counter, collector and appointment, and the list of follow-ups."""

from collections.abc import Awaitable, Callable
from uuid import UUID

from fastapi import APIRouter, Response
from fastapi.responses import RedirectResponse
from starlette.datastructures import FormData

from domain.appointments import AppointmentForm, HandoverKind
from domain.errors import ForbiddenError, InvalidFieldsError, RefusedError
from domain.proofs import CollectorForm, CounterForm, CounterKind
from services import appointments, collectors, counter_procedures, delivery_codes, follow_ups, receipts
from services.delivery_codes import IssuedCode
from web.doors import SignedIn, Visit
from web.forms import Typed, list_values, read_data, read_form, read_submission, read_text
from web.frame import show_page

router = APIRouter()
Act = Callable[[FormData], Awaitable[None]]


@router.get("/follow-ups")
async def show_follow_ups(visit: SignedIn) -> Response:
    """Receipts whose recipient was not reached, the oldest first. Raises WrongRoleError."""
    rows = await visit.ask(follow_ups.list_follow_ups)
    return await show_page(visit, "follow_ups.html", rows=rows, section="follow_ups")


@router.get("/requests/{request_id}/receipt")
async def show_receipt(visit: SignedIn, request_id: UUID) -> Response:
    """What may prove the receipt at hand, and what was arranged for it. Raises NotFoundError."""
    return await _show(visit, request_id)


@router.post("/requests/{request_id}/receipt/code")
async def send_code(visit: SignedIn, request_id: UUID) -> Response:
    """Send the applicant another code by message."""

    async def act(data: FormData) -> None:
        submission = read_submission(data, {"send_code": str(request_id)})
        secret = visit.house.match_secret
        await visit.ask(delivery_codes.send_again, request_id, submission, secret=secret, at=visit.at)

    return await _do(visit, request_id, CollectorForm, act)


@router.post("/requests/{request_id}/receipt/collector")
async def name_collector(visit: SignedIn, request_id: UUID) -> Response:
    """Name who collects for the applicant."""

    async def act(data: FormData) -> None:
        form = read_form(data, CollectorForm)
        submission = read_submission(data, form)
        await visit.ask(collectors.name_collector, request_id, form, submission, at=visit.at)

    return await _do(visit, request_id, CollectorForm, act)


@router.post("/requests/{request_id}/receipt/collector/end")
async def end_collector(visit: SignedIn, request_id: UUID) -> Response:
    """Let nobody collect for the applicant any more."""

    async def act(_data: FormData) -> None:
        await visit.ask(collectors.end_collector, request_id, at=visit.at)

    return await _do(visit, request_id, CollectorForm, act)


@router.post("/requests/{request_id}/receipt/counter")
async def ask_counter(visit: SignedIn, request_id: UUID) -> Response:
    """Write down a lost phone or a changed number, for a second clerk to agree to."""

    async def act(data: FormData) -> None:
        form = read_form(data, CounterForm)
        submission = read_submission(data, form)
        await visit.ask(counter_procedures.ask_counter, request_id, form, submission, at=visit.at)

    return await _do(visit, request_id, CounterForm, act)


@router.post("/requests/{request_id}/receipt/counter/{procedure_id}")
async def answer_counter(visit: SignedIn, request_id: UUID, procedure_id: UUID) -> Response:
    """Agree to a counter's procedure, or refuse it; a code that comes of it is shown this once."""
    data = await read_data(visit.request)
    agrees = read_text(data, "answer") == "agree"
    submission = read_submission(data, {"procedure": str(procedure_id), "agrees": agrees})
    try:
        receipt = await visit.ask(
            counter_procedures.answer_counter,
            procedure_id,
            submission,
            agrees=agrees,
            secret=visit.house.match_secret,
            at=visit.at,
        )
    except (RefusedError, ForbiddenError) as error:
        return await _show(visit, request_id, status=409, refusal=visit.words.error(error))
    if receipt.code:
        return await _show(visit, request_id, code=receipt.code)
    return RedirectResponse(f"/requests/{request_id}/receipt", 303)


@router.post("/requests/{request_id}/receipt/appointment")
async def book_appointment(visit: SignedIn, request_id: UUID) -> Response:
    """Book when and where what was promised changes hands."""

    async def act(data: FormData) -> None:
        form = read_form(data, AppointmentForm)
        submission = read_submission(data, form)
        await visit.ask(appointments.book_appointment, request_id, form, submission, at=visit.at)

    return await _do(visit, request_id, AppointmentForm, act)


async def _do(visit: Visit, request_id: UUID, form: type, act: Act) -> Response:
    data = await read_data(visit.request)
    try:
        await act(data)
    except InvalidFieldsError as error:
        values = list_values(read_form(data, form))
        typed = Typed(values, error.problems, read_text(data, "key"))
        return await _show(visit, request_id, status=422, typed=typed)
    except RefusedError as error:
        return await _show(visit, request_id, status=409, refusal=visit.words.error(error))
    return RedirectResponse(f"/requests/{request_id}/receipt", 303)


async def _show(
    visit: Visit,
    request_id: UUID,
    *,
    status: int = 200,
    typed: Typed | None = None,
    refusal: str | None = None,
    code: IssuedCode | None = None,
) -> Response:
    return await show_page(
        visit,
        "receipt.html",
        status,
        sheet=await visit.ask(receipts.get_sheet, request_id, at=visit.at),
        typed=typed or Typed(),
        refusal=refusal,
        issued=code,
        counter_kinds=tuple(CounterKind),
        handover_kinds=tuple(HandoverKind),
    )
