"""Taking back a ruling on who is who: what will follow, the reason, and back to the case."""

from uuid import UUID

from fastapi import APIRouter, Response
from fastapi.responses import RedirectResponse

from domain.cycle import TASK_DECISIONS, TaskKind
from domain.errors import InvalidFieldsError, NotFoundError, RefusedError
from domain.roles import Role
from services import cases, rulings
from services.cases import CaseFile
from web.addresses import add_query
from web.doors import SignedIn, Visit
from web.forms import Typed, read_data, read_text
from web.frame import show_page
from web.pages.cases import show_refused_case
from web.timeline import name_person

router = APIRouter(prefix="/requests/{request_id}/decisions/{decision_id}/undo")


@router.get("")
async def ask_undoing(visit: SignedIn, request_id: UUID, decision_id: UUID) -> Response:
    """What taking back means, before it is recorded. Raises WrongRoleError, NotFoundError."""
    return await _show_undoing(visit, request_id, decision_id, Typed())


@router.post("")
async def undo(visit: SignedIn, request_id: UUID, decision_id: UUID) -> Response:
    """Take the ruling back; its effects follow shortly."""
    text = read_text(await read_data(visit.request), "text")
    try:
        await visit.ask(rulings.undo_ruling, decision_id, text, at=visit.at)
    except InvalidFieldsError as error:
        typed = Typed({"text": text}, error.problems)
        return await _show_undoing(visit, request_id, decision_id, typed, 422)
    except RefusedError as error:
        return await show_refused_case(visit, request_id, error)
    return RedirectResponse(add_query(f"/requests/{request_id}", done="undone"), 303)


async def _show_undoing(
    visit: Visit, request_id: UUID, decision_id: UUID, typed: Typed, status: int = 200
) -> Response:
    visit.actor.require(Role.DUPLICATE_DESK)
    case = await visit.ask(cases.get_case, request_id, at=visit.at)
    decision = next((view for view in case.decisions if view.decision_id == decision_id), None)
    if decision is None or decision.is_undone or decision.code not in TASK_DECISIONS[TaskKind.IDENTIFY]:
        raise NotFoundError
    return await show_page(
        visit,
        "undoing.html",
        status,
        case=case,
        decision=decision,
        by=name_person(decision.actor, visit.words),
        begins_again=_begins_again(case),
        typed=typed,
    )


def _begins_again(case: CaseFile) -> bool:
    """True if the case is checked anew; one that is closed or was paid for keeps its course."""
    return case.outcome is None and not any(item.paid_at for item in case.instalments)
