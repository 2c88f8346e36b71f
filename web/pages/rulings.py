"""Ruling on who is who: of one candidate or all that are left, with a second look before two records become one."""

from uuid import UUID

from fastapi import APIRouter, Response
from fastapi.responses import RedirectResponse
from starlette.datastructures import FormData

from domain.calendars import read_day
from domain.cycle import DecisionCode
from domain.decisions import DecisionContext, DecisionForm, read_decision
from domain.errors import FieldProblem, InvalidFieldsError, RefusedError, TaskClosedError
from services import decisions, dossiers
from services.cases import CaseFile
from services.dossiers import Dossier
from web.doors import SignedIn, Visit
from web.forms import Typed, read_data, read_submission, read_text
from web.frame import show_page
from web.pages.cases import show_dossier, show_refused_case
from web.pages.decisions import follow_receipt
from web.questions import Question, tell_question

router = APIRouter(prefix="/requests/{request_id}/tasks/{task_id}/rulings")

FIELDS = ("code", "text")
"""What is typed of each candidate; its rank parts the fields of one form from those of the next."""


@router.get("/{rank}")
async def show_case_instead(_visit: SignedIn, request_id: UUID) -> Response:
    """The second look answers a form and has no address of its own; the case has."""
    return RedirectResponse(f"/requests/{request_id}", 303)


@router.post("/{rank}")
async def rule(visit: SignedIn, request_id: UUID, task_id: UUID, rank: int) -> Response:
    """Record a ruling on the candidate of that rank, or on all that are left (0).

    "The same person" is shown once more, with what it means, before it is recorded.
    """
    data = await read_data(visit.request)
    form = read_ruling(data, rank)
    dossier = await visit.ask(dossiers.open_dossier, request_id, at=visit.at)
    if read_text(data, "change"):
        return await show_dossier(visit, dossier, typed=keep_ruling(data, rank))
    try:
        if form.code == DecisionCode.SAME_PERSON and not read_text(data, "confirmed"):
            return await _show_check(visit, dossier, form, rank, read_text(data, "key"))
        submission = read_submission(data, form)
        receipt = await visit.ask(decisions.decide, task_id, form, submission, at=visit.at)
    except InvalidFieldsError as error:
        return await show_dossier(visit, dossier, 422, typed=keep_ruling(data, rank, error))
    except RefusedError as error:
        return await show_refused_case(visit, request_id, error)
    return await follow_receipt(visit, request_id, receipt)


def read_ruling(data: FormData, rank: int) -> DecisionForm:
    """The ruling as typed in the form of one candidate."""
    code, text = (read_text(data, f"{name}_{rank}") for name in FIELDS)
    return DecisionForm(code=code, text=text, person=read_text(data, "person"))


def keep_ruling(data: FormData, rank: int, error: InvalidFieldsError | None = None) -> Typed:
    """What was typed, and what is wrong with it, under the names that the fields have on the page."""
    values = {f"{name}_{rank}": read_text(data, f"{name}_{rank}") for name in FIELDS}
    problems = tuple(
        FieldProblem(
            f"{problem.field if problem.field in FIELDS else 'code'}_{rank}", problem.code, problem.params
        )
        for problem in (error.problems if error else ())
    )
    return Typed(values, problems)


async def _show_check(visit: Visit, dossier: Dossier, form: DecisionForm, rank: int, key: str) -> Response:
    """The two records side by side once more. Raises InvalidFieldsError, TaskClosedError."""
    case, question = dossier.case, tell_question(dossier, visit.words, visit.at)
    if question is None:
        raise TaskClosedError
    read_decision(form, _describe_context(visit, case, question))
    card = next(card for card in question.open_cards if str(card.view.person_id) == form.person)
    return await show_page(
        visit,
        "ruling_check.html",
        case=case,
        task=case.task,
        card=card,
        rank=rank,
        form=form,
        key=key,
        others=len(question.open_cards) - 1,
    )


def _describe_context(visit: Visit, case: CaseFile, question: Question) -> DecisionContext:
    return DecisionContext(
        category=case.category,
        today=read_day(visit.at),
        amount_fils=case.amount_fils,
        ceiling_fils=case.category.ceiling_fils,
        candidates=frozenset(card.view.person_id for card in question.open_cards),
    )
