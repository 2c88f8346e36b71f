"""Committees: the list, one with its members and sessions, and the forms that found it, seat members, prepare a session."""

from uuid import UUID

from fastapi import APIRouter, Response
from fastapi.responses import RedirectResponse
from starlette.datastructures import FormData

from domain.errors import InvalidFieldsError
from services import committee_sessions, committees
from services.committee_sessions import SessionForm
from services.committees import CommitteeForm, SeatForm
from web.doors import SignedIn, Visit
from web.forms import Typed, list_values, read_data, read_form, read_submission, read_text
from web.frame import show_page

router = APIRouter(prefix="/committees")


@router.get("")
async def show_committees(visit: SignedIn) -> Response:
    """The committees the reader has to do with."""
    return await _show_list(visit, Typed())


@router.post("")
async def found_committee(visit: SignedIn) -> Response:
    """Found a committee and show it, or the list again with what is wrong."""
    data = await read_data(visit.request)
    form = read_form(data, CommitteeForm)
    submission = read_submission(data, form)
    try:
        committee_id = await visit.ask(committees.found_committee, form, submission, at=visit.at)
    except InvalidFieldsError as error:
        return await _show_list(visit, Typed(list_values(form), error.problems, submission.key), 422)
    return _go_to(committee_id)


@router.get("/{committee_id}")
async def show_committee(visit: SignedIn, committee_id: UUID) -> Response:
    """One committee."""
    return await _show_one(visit, committee_id)


@router.post("/{committee_id}/members")
async def seat_member(visit: SignedIn, committee_id: UUID) -> Response:
    """Give somebody a seat."""
    data = await read_data(visit.request)
    form = read_form(data, SeatForm)
    submission = read_submission(data, form)
    try:
        await visit.ask(committees.seat_member, committee_id, form, submission, at=visit.at)
    except InvalidFieldsError as error:
        return await _show_one(visit, committee_id, _type(data, list_values(form), error), status=422)
    return _go_to(committee_id)


@router.post("/{committee_id}/members/{member_id}/end")
async def end_seat(visit: SignedIn, committee_id: UUID, member_id: UUID) -> Response:
    """End a seat today."""
    await visit.ask(committees.end_seat, committee_id, member_id, at=visit.at)
    return _go_to(committee_id)


@router.post("/{committee_id}/sessions")
async def draft_session(visit: SignedIn, committee_id: UUID) -> Response:
    """Prepare the next session and show it."""
    data = await read_data(visit.request)
    form = read_form(data, SessionForm)
    submission = read_submission(data, form)
    try:
        session_id = await visit.ask(
            committee_sessions.draft_session, committee_id, form, submission, at=visit.at
        )
    except InvalidFieldsError as error:
        return await _show_one(visit, committee_id, _type(data, list_values(form), error), status=422)
    return RedirectResponse(f"/sessions/{session_id}", 303)


def _type(data: FormData, values: dict[str, object], error: InvalidFieldsError) -> Typed:
    return Typed(values, error.problems, read_text(data, "key"))


def _go_to(committee_id: UUID) -> Response:
    return RedirectResponse(f"/committees/{committee_id}", 303)


async def _show_list(visit: Visit, typed: Typed, status: int = 200) -> Response:
    rows = await visit.ask(committees.list_own_committees, at=visit.at)
    may_found = committees.is_secretary(visit.actor, visit.actor.charity_id)
    return await show_page(
        visit,
        "committees.html",
        status,
        rows=rows,
        may_found=may_found,
        typed=typed,
        section="committees",
    )


async def _show_one(
    visit: Visit, committee_id: UUID, typed: Typed | None = None, *, status: int = 200
) -> Response:
    committee = await visit.ask(committees.get_committee, committee_id, at=visit.at)
    return await show_page(
        visit,
        "committee.html",
        status,
        committee=committee,
        typed=typed or Typed(),
        section="committees",
    )
