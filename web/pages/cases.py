"""One case: who and how much, what is asked of the reader, and its story."""

from uuid import UUID

from fastapi import APIRouter, Response

from domain.cycle import DecisionCode
from domain.errors import FieldProblem, RefusedError
from domain.identities import RULINGS
from domain.roles import Role
from services import cases, policies
from services.cases import CaseFile
from services.tasks import ClaimReason
from web.doors import SignedIn, Visit
from web.drafts import list_opening_values, order_papers
from web.forms import Typed
from web.frame import read_calendar, show_page
from web.questions import open_question, read_kinds
from web.steps import list_steps
from web.timeline import list_tellings, name_person, tell_wait

router = APIRouter()

TAKEN = frozenset(reason.value for reason in ClaimReason)
DONE = frozenset({*(code.value for code in DecisionCode), "released", "undone"})


@router.get("/requests/{request_id}")
async def show_case(
    visit: SignedIn,
    request_id: UUID,
    taken: str | None = None,
    done: str | None = None,
    pending: str | None = None,
) -> Response:
    """A case as this reader may see it; `taken`, `done` and `pending` say what the reader just did."""
    case = await visit.ask(cases.get_case, request_id, at=visit.at)
    return await show_open_case(
        visit,
        case,
        taken=taken if taken in TAKEN else None,
        done=done if done in DONE else None,
        pending=bool(pending),
    )


async def show_open_case(
    visit: Visit,
    case: CaseFile,
    status: int = 200,
    *,
    typed: Typed | None = None,
    taken: str | None = None,
    done: str | None = None,
    pending: bool = False,
    saved: bool = False,
    refusal: str | None = None,
) -> Response:
    """The page of a case that has been read: with what was typed, what was done, or why it was refused."""
    words = visit.words
    offers = case.task.decisions if case.task else ()
    funds = await visit.ask(policies.list_funds) if DecisionCode.RECOMMEND in offers else ()
    question = await open_question(visit, case)
    typed = typed or Typed()
    opening = {**list_opening_values(case), **(question.opening if question else {})}
    return await show_page(
        visit,
        "case.html",
        status,
        case=case,
        task=case.task,
        offers=tuple(code.value for code in offers if code is not DecisionCode.WITHDRAW),
        typed=Typed({**opening, **typed.values}, typed.problems, typed.key),
        question=question,
        kinds=await read_kinds(visit) if question or case.notices else {},
        funds=funds,
        papers=order_papers(case),
        calendar=await read_calendar(visit),
        steps=list_steps(case, words, visit.at),
        waiting=tell_wait(case, words, visit.at),
        tellings=list_tellings(case, words),
        name_person=lambda person: name_person(person, words),
        undoable=list_undoable(visit, case),
        may_withdraw=DecisionCode.WITHDRAW in offers,
        taken=taken,
        done=done,
        pending=pending,
        saved=saved,
        refusal=refusal,
    )


def list_undoable(visit: Visit, case: CaseFile) -> frozenset[UUID]:
    """The rulings on who is who that this reader may take back."""
    if not visit.actor.has_any(Role.DUPLICATE_DESK):
        return frozenset()
    return frozenset(
        view.decision_id
        for view in case.decisions
        if view.code in RULINGS and view.state == "applied" and not view.is_undone
    )


async def show_refused_case(visit: Visit, request_id: UUID, error: RefusedError | str) -> Response:
    """The case as it stands now, with what happened meanwhile and by whom; `error` may be a code of the engine."""
    case = await visit.ask(cases.get_case, request_id, at=visit.at)
    if isinstance(error, str):
        refusal = visit.words.error(FieldProblem("", error))
    else:
        refusal = visit.words.error(error, **_name_people(visit, case, error))
    return await show_open_case(visit, case, 409, refusal=refusal)


def _name_people(visit: Visit, case: CaseFile, error: RefusedError) -> dict[str, str]:
    """The names behind the ids that the error carries, as far as this reader may know them."""
    people = [case.task.holder if case.task else None]
    people += [view.actor for view in case.decisions] + [event.actor for event in case.timeline]
    known = {str(person.account_id): name_person(person, visit.words) for person in people if person}
    named = {param: known.get(str(error.params.get(param))) for param in ("holder", "actor")}
    return {param: name for param, name in named.items() if name}
