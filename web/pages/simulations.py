"""What a draft would have changed: the cases received since a day, judged again while the reader waits."""

from datetime import timedelta
from uuid import UUID

from fastapi import APIRouter, Response

from domain.calendars import read_day
from domain.errors import FieldProblem, FieldValueError, InvalidFieldsError
from domain.forms import read_date
from language.policies import tell_levels
from services import policy_drafts, simulations
from services.simulations import MOST_AT_A_DOOR, DraftSimulation, TooManyCasesError
from web.doors import SignedIn, Visit
from web.forms import Typed
from web.frame import show_page

router = APIRouter(prefix="/policies/drafts/{draft_id}/simulation")
USUAL_DAYS = 90
CASES_SHOWN = 200


@router.get("")
async def simulate_draft(visit: SignedIn, draft_id: UUID, since: str | None = None) -> Response:
    """Ask since when; once a day is named, show what would have differed. Raises WrongRoleError, NotFoundError."""
    if since is None:
        usual = (read_day(visit.at) - timedelta(days=USUAL_DAYS)).isoformat()
        return await _show(visit, draft_id, Typed({"since": usual}))
    values = {"since": since}
    try:
        found = await visit.ask(
            simulations.simulate_draft, draft_id, since=read_date(since), at=visit.at, most=MOST_AT_A_DOOR
        )
    except (FieldValueError, TooManyCasesError) as error:
        typed = Typed(values, (FieldProblem("since", error.code, error.params),))
        return await _show(visit, draft_id, typed, status=422)
    except InvalidFieldsError as error:
        own = tuple(problem for problem in error.problems if problem.field == "since")
        return await _show(visit, draft_id, Typed(values, own), faults=error.problems, status=422)
    return await _show(visit, draft_id, Typed(values), found)


async def _show(
    visit: Visit,
    draft_id: UUID,
    typed: Typed,
    found: DraftSimulation | None = None,
    *,
    faults: tuple[FieldProblem, ...] = (),
    status: int = 200,
) -> Response:
    return await show_page(
        visit,
        "policy_simulation.html",
        status,
        section="policies",
        draft=found.draft if found else await visit.ask(policy_drafts.get_draft, draft_id),
        found=found,
        faults=() if typed.problems else faults,
        shown=CASES_SHOWN,
        most=MOST_AT_A_DOOR,
        tell_levels=lambda codes: tell_levels(visit.words, codes),
        typed=typed,
    )
