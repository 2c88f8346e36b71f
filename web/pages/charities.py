"""The charities for the ministry: who may act, what each is registered for, and changing its standing after a second look."""

from uuid import UUID

from fastapi import APIRouter, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import RedirectResponse

from domain.errors import InvalidFieldsError, NotFoundError
from domain.roles import Role
from domain.standings import Standing, StandingForm
from services import charities, policies, specialisations
from services.charities import KEEPERS, CharityRow
from services.draft_views import READERS
from web.addresses import add_query
from web.doors import SignedIn, Visit
from web.forms import Typed, list_values, read_data, read_form, read_submission, read_text
from web.frame import show_page

router = APIRouter(prefix="/charities")
DONE = frozenset({"standing", "granted", "ended"})


@router.get("")
async def show_charities(visit: SignedIn) -> Response:
    """Every charity with its standing. Raises WrongRoleError."""
    return await show_page(
        visit, "charities.html", section="charities", charities=await _list_charities(visit)
    )


@router.get("/{charity_id}")
async def show_charity(visit: SignedIn, charity_id: UUID, done: str = "", cases: int = 0) -> Response:
    """One charity. Raises WrongRoleError, NotFoundError."""
    return await _show_one(visit, charity_id, done=done if done in DONE else "", cases=cases)


@router.post("/{charity_id}/standing")
async def set_standing(visit: SignedIn, charity_id: UUID) -> Response:
    """Show what a change of standing leads to; once that is confirmed, change it."""
    data = await read_data(visit.request)
    form = read_form(data, StandingForm)
    typed = Typed(list_values(form), key=read_text(data, "key"))
    if read_text(data, "again"):
        return await _show_one(visit, charity_id, typed)
    submission = read_submission(data, {"act": "set_standing", "charity_id": charity_id, **list_values(form)})
    try:
        if not read_text(data, "confirmed"):
            return await _ask(visit, charity_id, form, typed)
        done = await visit.ask(charities.set_standing, charity_id, form, submission, at=visit.at)
    except InvalidFieldsError as error:
        typed = Typed(list_values(form), error.problems, submission.key)
        return await _show_one(visit, charity_id, typed, status=422)
    return RedirectResponse(
        add_query(f"/charities/{charity_id}", done="standing", cases=str(done.cases)), 303
    )


async def get_charity(visit: Visit, charity_id: UUID) -> CharityRow:
    """One charity of the list. Raises WrongRoleError, NotFoundError."""
    found = next((row for row in await _list_charities(visit) if row.id == charity_id), None)
    if found is None:
        raise NotFoundError
    return found


async def _show_one(
    visit: Visit,
    charity_id: UUID,
    typed: Typed | None = None,
    *,
    status: int = 200,
    done: str = "",
    cases: int = 0,
) -> Response:
    """The page of one charity, with what was typed into the form of its standing."""
    rows = await _list_charities(visit)
    charity = next((row for row in rows if row.id == charity_id), None)
    if charity is None:
        raise NotFoundError
    store = visit.house.store
    policy = await run_in_threadpool(policies.get_policy, store, at=visit.at)
    grants = await run_in_threadpool(
        specialisations.list_specialisations, store, charity_id=charity_id, at=visit.at
    )
    return await show_page(
        visit,
        "charity.html",
        status,
        section="charities",
        charity=charity,
        standings=tuple(each for each in Standing if each is not charity.standing),
        heirs=tuple(row for row in rows if row.id != charity_id and row.standing is Standing.ACTIVE),
        grants=grants,
        categories=policy.categories,
        typed=typed or Typed(),
        may_change=visit.actor.has_any(*KEEPERS),
        may_grant=visit.actor.has_any(Role.POLICY_OFFICER),
        done=done,
        cases=cases,
    )


async def _list_charities(visit: Visit) -> tuple[CharityRow, ...]:
    visit.actor.require(*READERS)
    return await visit.ask(charities.list_charities, at=visit.at)


async def _ask(visit: Visit, charity_id: UUID, form: StandingForm, typed: Typed) -> Response:
    preview = await visit.ask(charities.preview_standing, charity_id, form)
    rows = await _list_charities(visit)
    return await show_page(
        visit,
        "charity_check.html",
        section="charities",
        charity=next(row for row in rows if row.id == charity_id),
        heir=next((row for row in rows if row.id == preview.stated.heir_id), None),
        preview=preview,
        typed=typed,
    )
