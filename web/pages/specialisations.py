"""What a charity is registered for: granting it a category, and ending one, by circular."""

from uuid import UUID

from fastapi import APIRouter, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import RedirectResponse

from domain.calendars import read_day
from domain.errors import InvalidFieldsError, NotFoundError
from domain.roles import Role
from services import policies, specialisations
from services.specialisations import GrantForm, GrantView
from web.addresses import add_query
from web.doors import SignedIn, Visit
from web.forms import Typed, list_values, read_data, read_form, read_submission
from web.frame import show_page
from web.pages.charities import get_charity

router = APIRouter(prefix="/charities/{charity_id}/specialisations")


@router.get("/new")
async def ask_to_grant(visit: SignedIn, charity_id: UUID) -> Response:
    """Which category a charity is granted, from when on. Raises WrongRoleError, NotFoundError."""
    return await _ask_to_grant(visit, charity_id, Typed({"on": read_day(visit.at).isoformat()}))


@router.post("")
async def grant_category(visit: SignedIn, charity_id: UUID) -> Response:
    """Let a charity give a category, and show the charity again."""
    data = await read_data(visit.request)
    form = read_form(data, GrantForm)
    submission = read_submission(
        data, {"act": "grant_category", "charity_id": charity_id, **list_values(form)}
    )
    try:
        await visit.ask(specialisations.grant_category, charity_id, form, submission, at=visit.at)
    except InvalidFieldsError as error:
        typed = Typed(list_values(form), error.problems, submission.key)
        return await _ask_to_grant(visit, charity_id, typed, 422)
    return RedirectResponse(add_query(f"/charities/{charity_id}", done="granted"), 303)


@router.get("/{category}/end")
async def ask_to_end(visit: SignedIn, charity_id: UUID, category: str) -> Response:
    """When a charity gives a category for the last time. Raises WrongRoleError, NotFoundError."""
    return await _ask_to_end(visit, charity_id, category, Typed())


@router.post("/{category}/end")
async def end_category(visit: SignedIn, charity_id: UUID, category: str) -> Response:
    """End a category at a charity, and show the charity again."""
    data = await read_data(visit.request)
    form = GrantForm(**{**list_values(read_form(data, GrantForm)), "category": category})  # type: ignore[arg-type] # the fields of the same class
    submission = read_submission(data, {"act": "end_category", "charity_id": charity_id, **list_values(form)})
    try:
        await visit.ask(specialisations.end_category, charity_id, form, submission, at=visit.at)
    except InvalidFieldsError as error:
        typed = Typed(list_values(form), error.problems, submission.key)
        return await _ask_to_end(visit, charity_id, category, typed, 422)
    return RedirectResponse(add_query(f"/charities/{charity_id}", done="ended"), 303)


async def _ask_to_grant(visit: Visit, charity_id: UUID, typed: Typed, status: int = 200) -> Response:
    visit.actor.require(Role.POLICY_OFFICER)
    policy = await run_in_threadpool(policies.get_policy, visit.house.store, at=visit.at)
    grants = await _list_grants(visit, charity_id)
    granted = {grant.category for grant in grants if grant.to_on is None}
    return await show_page(
        visit,
        "charity_category_grant.html",
        status,
        section="charities",
        charity=await get_charity(visit, charity_id),
        ungranted=tuple(row for row in policy.categories.values() if row.code not in granted),
        typed=typed,
    )


async def _ask_to_end(
    visit: Visit, charity_id: UUID, category: str, typed: Typed, status: int = 200
) -> Response:
    visit.actor.require(Role.POLICY_OFFICER)
    policy = await run_in_threadpool(policies.get_policy, visit.house.store, at=visit.at)
    return await show_page(
        visit,
        "charity_category_end.html",
        status,
        section="charities",
        charity=await get_charity(visit, charity_id),
        grant=await _get_grant(visit, charity_id, category),
        category=policy.categories.get(category),
        typed=typed,
    )


async def _list_grants(visit: Visit, charity_id: UUID) -> tuple[GrantView, ...]:
    return await run_in_threadpool(
        specialisations.list_specialisations, visit.house.store, charity_id=charity_id, at=visit.at
    )


async def _get_grant(visit: Visit, charity_id: UUID, category: str) -> GrantView:
    grants = await _list_grants(visit, charity_id)
    found = next((grant for grant in grants if grant.category == category), None)
    if found is None:
        raise NotFoundError
    return found
