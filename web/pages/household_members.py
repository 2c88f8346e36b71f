"""The members of a case's household: who joins, and who leaves after a page that asks why."""

from uuid import UUID

from fastapi import APIRouter, Response
from fastapi.responses import RedirectResponse

from domain.errors import InvalidFieldsError
from domain.household_members import JOINING, JoiningForm, LeavingForm, LeavingReason
from services import household_members
from web.doors import SignedIn, Visit
from web.forms import Typed, list_values, read_data, read_form, read_submission
from web.frame import show_page

router = APIRouter(prefix="/requests/{request_id}/household")
DONE = ("added", "ended")


@router.get("")
async def show_household(visit: SignedIn, request_id: UUID, done: str | None = None) -> Response:
    """Who belongs to it, and a form for another. Raises WrongRoleError, NotFoundError."""
    return await _show(visit, request_id, Typed(), done=done if done in DONE else None)


@router.post("")
async def add_member(visit: SignedIn, request_id: UUID) -> Response:
    """Add a member."""
    data = await read_data(visit.request)
    form = read_form(data, JoiningForm)
    submission = read_submission(data, form)
    try:
        await visit.ask(
            household_members.add_member,
            request_id,
            form,
            submission,
            secret=visit.house.match_secret,
            at=visit.at,
        )
    except InvalidFieldsError as error:
        return await _show(visit, request_id, Typed(list_values(form), error.problems), 422)
    return RedirectResponse(f"/requests/{request_id}/household?done=added", 303)


@router.get("/{member_id}/end")
async def ask_end(visit: SignedIn, request_id: UUID, member_id: UUID) -> Response:
    """Ask why and since when. Raises WrongRoleError, NotFoundError."""
    return await _ask(visit, request_id, member_id, Typed())


@router.post("/{member_id}/end")
async def end_member(visit: SignedIn, request_id: UUID, member_id: UUID) -> Response:
    """Write down that somebody is no member any more."""
    form = read_form(await read_data(visit.request), LeavingForm)
    try:
        await visit.ask(household_members.end_member, request_id, member_id, form, at=visit.at)
    except InvalidFieldsError as error:
        return await _ask(visit, request_id, member_id, Typed(list_values(form), error.problems), 422)
    return RedirectResponse(f"/requests/{request_id}/household?done=ended", 303)


async def _ask(visit: Visit, request_id: UUID, member_id: UUID, typed: Typed, status: int = 200) -> Response:
    return await show_page(
        visit,
        "household_member_end.html",
        status,
        request_id=request_id,
        member=await visit.ask(household_members.get_member, request_id, member_id),
        reasons=tuple(LeavingReason),
        typed=typed,
    )


async def _show(
    visit: Visit, request_id: UUID, typed: Typed, status: int = 200, *, done: str | None = None
) -> Response:
    return await show_page(
        visit,
        "household_members.html",
        status,
        view=await visit.ask(household_members.get_household, request_id),
        relations=JOINING,
        typed=typed,
        done=done,
    )
