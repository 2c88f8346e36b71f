"""Freezes: those of today and to come, ordering one after a second look, and ending one earlier."""

from dataclasses import replace
from uuid import UUID

from fastapi import APIRouter, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import RedirectResponse

from domain.calendars import read_day
from domain.errors import InvalidFieldsError, NotFoundError
from domain.freezes import FreezeForm, Stop, read_freeze
from domain.policies import Policy
from domain.roles import Role
from services import freezes, policies
from services.draft_views import READERS
from web.addresses import add_query
from web.doors import SignedIn, Visit
from web.forms import Typed, list_values, read_data, read_form, read_submission, read_text
from web.frame import show_page

router = APIRouter(prefix="/freezes")
DONE = frozenset({"entered", "ended"})


@router.get("")
async def show_freezes(visit: SignedIn, done: str = "") -> Response:
    """Every freeze that is not over. Raises WrongRoleError."""
    return await _show(visit, Typed(), done=done if done in DONE else "")


@router.post("")
async def enter_freeze(visit: SignedIn) -> Response:
    """Show what a freeze stops; once that is confirmed, order it."""
    visit.actor.require(Role.POLICY_OFFICER)
    data = await read_data(visit.request)
    form = read_form(data, FreezeForm)
    typed = Typed(list_values(form), key=read_text(data, "key"))
    if read_text(data, "again"):
        return await _show(visit, typed)
    submission = read_submission(data, {"act": "enter_freeze", **list_values(form)})
    policy = await _get_policy(visit)
    try:
        freeze = read_freeze(form, policy.categories, today=read_day(visit.at))
        if not read_text(data, "confirmed"):
            return await show_page(
                visit,
                "freeze_check.html",
                section="freezes",
                freeze=freeze,
                categories=policy.categories,
                typed=typed,
            )
        await visit.ask(freezes.enter_freeze, form, submission, at=visit.at)
    except InvalidFieldsError as error:
        return await _show(visit, replace(typed, problems=error.problems), status=422)
    return RedirectResponse(add_query("/freezes", done="entered"), 303)


@router.get("/{freeze_id}/end")
async def ask_to_end(visit: SignedIn, freeze_id: UUID) -> Response:
    """When a freeze ends earlier. Raises WrongRoleError, NotFoundError."""
    return await _ask_to_end(visit, freeze_id, Typed({"last_on": read_day(visit.at).isoformat()}))


@router.post("/{freeze_id}/end")
async def end_freeze(visit: SignedIn, freeze_id: UUID) -> Response:
    """End a freeze earlier."""
    data = await read_data(visit.request)
    values = {name: read_text(data, name) for name in ("last_on", "circular")}
    submission = read_submission(data, {"act": "end_freeze", "freeze_id": freeze_id, **values})
    try:
        await visit.ask(
            freezes.end_freeze,
            freeze_id,
            last_on=values["last_on"],
            circular=values["circular"],
            submission=submission,
            at=visit.at,
        )
    except InvalidFieldsError as error:
        return await _ask_to_end(visit, freeze_id, Typed(values, error.problems, submission.key), 422)
    return RedirectResponse(add_query("/freezes", done="ended"), 303)


async def _get_policy(visit: Visit) -> Policy:
    return await run_in_threadpool(policies.get_policy, visit.house.store, at=visit.at)


async def _list_freezes(visit: Visit) -> tuple[freezes.FreezeView, ...]:
    return await run_in_threadpool(freezes.list_freezes, visit.house.store, at=visit.at)


async def _ask_to_end(visit: Visit, freeze_id: UUID, typed: Typed, status: int = 200) -> Response:
    visit.actor.require(Role.POLICY_OFFICER)
    found = next((row for row in await _list_freezes(visit) if row.freeze_id == freeze_id), None)
    if found is None:
        raise NotFoundError
    return await show_page(
        visit,
        "freeze_end.html",
        status,
        section="freezes",
        freeze=found,
        categories=(await _get_policy(visit)).categories,
        typed=typed,
    )


async def _show(visit: Visit, typed: Typed, *, status: int = 200, done: str = "") -> Response:
    visit.actor.require(*READERS)
    return await show_page(
        visit,
        "freezes.html",
        status,
        section="freezes",
        rows=await _list_freezes(visit),
        categories=(await _get_policy(visit)).categories,
        stops=tuple(Stop),
        today=read_day(visit.at),
        may_order=visit.actor.has_any(Role.POLICY_OFFICER),
        typed=typed,
        done=done,
    )
