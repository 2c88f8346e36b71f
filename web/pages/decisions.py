"""Deciding: the answer to a task, and the withdrawal that has its own page."""

from dataclasses import replace
from uuid import UUID

from fastapi import APIRouter, Response
from fastapi.responses import RedirectResponse
from starlette.datastructures import FormData

from domain.cycle import SIDE_MOVES, DecisionCode, TaskKind
from domain.decisions import DecisionForm
from domain.errors import FieldProblem, InvalidFieldsError, RefusedError, TaskClosedError
from domain.proofs import Proof
from services import cases, decisions, delivery_codes
from services.cases import CaseFile
from services.decisions import DecisionReceipt
from services.submissions import Submission
from web.addresses import add_query
from web.doors import SignedIn, Visit
from web.forms import Typed, read_data, read_form, read_submission, read_text
from web.frame import show_page
from web.pages.cases import show_refused_case
from web.pages.studies import keep_study, show_typed_case
from web.study_rows import FIELD_LIMIT

router = APIRouter(prefix="/requests/{request_id}")


@router.post("/tasks/{task_id}/decision")
async def decide(visit: SignedIn, request_id: UUID, task_id: UUID) -> Response:
    """Record a decision, wait a moment for its effect, and offer the next case."""
    data = await read_data(visit.request, fields=FIELD_LIMIT)
    form = read_decision_form(data)
    submission = read_submission(data, form)
    case = await visit.ask(cases.get_case, request_id, at=visit.at)
    try:
        if is_studying(case, task_id):
            await keep_study(visit, request_id, data)
        if form.code == DecisionCode.CONFIRM and form.proof == Proof.CODE:
            await show_code(visit, request_id, data, submission)
        receipt = await visit.ask(decisions.decide, task_id, form, submission, at=visit.at)
    except InvalidFieldsError as error:
        return await show_typed_case(visit, request_id, data, name_reason(error, form.code))
    except RefusedError as error:
        return await show_refused_case(visit, request_id, error)
    return await follow_receipt(visit, request_id, receipt)


@router.get("/withdrawal")
async def ask_withdrawal(visit: SignedIn, request_id: UUID) -> Response:
    """What a withdrawal means, before it is recorded. Raises WrongRoleError."""
    visit.actor.require(*SIDE_MOVES[DecisionCode.WITHDRAW].roles)
    case = await visit.ask(cases.get_case, request_id, at=visit.at)
    return await show_page(visit, "withdrawal.html", case=case, typed=Typed())


@router.post("/withdrawal")
async def withdraw(visit: SignedIn, request_id: UUID) -> Response:
    """Record that the applicant withdraws."""
    data = await read_data(visit.request)
    text = read_text(data, "text")
    submission = read_submission(data, DecisionForm(code="withdraw", text=text))
    try:
        receipt = await visit.ask(decisions.withdraw_request, request_id, text, submission, at=visit.at)
    except InvalidFieldsError as error:
        case = await visit.ask(cases.get_case, request_id, at=visit.at)
        typed = Typed({"text": text}, error.problems, submission.key)
        return await show_page(visit, "withdrawal.html", 422, case=case, typed=typed)
    except RefusedError as error:
        return await show_refused_case(visit, request_id, error)
    return await follow_receipt(visit, request_id, receipt)


async def show_code(visit: Visit, request_id: UUID, data: FormData, submission: Submission) -> None:
    """Show the code that the applicant told, before the receipt that it proves is written down."""
    code, pin = read_text(data, "receipt_code"), read_text(data, "receipt_pin")
    secret = visit.house.match_secret
    show = delivery_codes.show_code
    await visit.ask(show, request_id, code, submission, secret=secret, at=visit.at, pin=pin)


async def follow_receipt(visit: Visit, request_id: UUID, receipt: DecisionReceipt) -> Response:
    """Bring the decision to the engine; the next page shows its effect, or that it takes effect shortly."""
    receipt = await visit.house.processes.deliver_decision(receipt.decision_id)
    if receipt.state == "refused":
        told = await visit.ask(decisions.get_receipt, receipt.decision_id)
        late = TaskClosedError(**told.params) if told.refusal == TaskClosedError.code else None
        return await show_refused_case(visit, request_id, late or receipt.refusal or "refused")
    pending = "1" if receipt.state == "pending" else None
    return RedirectResponse(add_query(f"/requests/{request_id}", done=receipt.code, pending=pending), 303)


def read_decision_form(data: FormData) -> DecisionForm:
    """The decision as typed; each choice has a list of reasons of its own, and only the chosen one's counts."""
    form = read_form(data, DecisionForm)
    return replace(form, reason=read_text(data, f"reason_{form.code}"))


def name_reason(error: InvalidFieldsError, code: str) -> InvalidFieldsError:
    """The same problems, the reason's under the name that its field has on the page."""
    return InvalidFieldsError(
        [
            FieldProblem(f"reason_{code}", problem.code, problem.params)
            if problem.field == "reason"
            else problem
            for problem in error.problems
        ]
    )


def is_studying(case: CaseFile, task_id: UUID) -> bool:
    """True if the reader holds this study: what stands in its fields is saved with the decision."""
    task = case.task
    return task is not None and task.task_id == task_id and task.kind is TaskKind.STUDY and task.is_mine
