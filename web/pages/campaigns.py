"""Campaigns: those there are and what is left of each, opening one by circular after a second look, and its lists."""

from dataclasses import replace

from fastapi import APIRouter, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import RedirectResponse

from domain.campaigns import GROUP_LIMIT, MOST_ROWS, STUDY_MONTHS, CampaignForm
from domain.categories import Category, Paper
from domain.errors import FieldProblem, InvalidFieldsError
from domain.roles import Role
from services import campaigns, exclusions, list_views, policies
from services.campaigns import CampaignTakenError
from web.doors import SignedIn, Visit
from web.forms import Typed, list_values, read_data, read_form, read_text
from web.frame import REGISTRARS, show_page

router = APIRouter(prefix="/campaigns")

CODE = "campaign_code"
"""How its code is named on the page: a field called code is a decision's."""


@router.get("")
async def show_campaigns(visit: SignedIn) -> Response:
    """Every campaign, latest first. Raises WrongRoleError."""
    return await show_page(
        visit,
        "campaigns.html",
        section="campaigns",
        sheets=await visit.ask(campaigns.list_sheets, at=visit.at),
        categories=await map_categories(visit),
        sees_exclusions=visit.actor.has_any(*exclusions.READERS),
        may_open=visit.actor.has_any(Role.POLICY_OFFICER),
        sends_lists=visit.actor.has_any(*REGISTRARS),
    )


@router.get("/new")
async def show_form(visit: SignedIn) -> Response:
    """The form of a circular. Raises WrongRoleError."""
    return await _show_form(visit, Typed())


@router.post("")
async def open_campaign(visit: SignedIn) -> Response:
    """Show what a campaign would be; once that is confirmed, open it. The same one again is the same campaign."""
    visit.actor.require(Role.POLICY_OFFICER)
    data = await read_data(visit.request)
    form = replace(read_form(data, CampaignForm), code=read_text(data, CODE))
    typed = Typed({**list_values(form), CODE: form.code, "code": ""})
    if read_text(data, "again"):
        return await _show_form(visit, typed)
    try:
        if read_text(data, "confirmed"):
            opened = await visit.ask(campaigns.open_campaign, form, at=visit.at)
            return RedirectResponse(f"/campaigns/{opened.code}?done=opened", 303)
        stated = await visit.ask(campaigns.check_campaign, form, at=visit.at)
    except InvalidFieldsError as error:
        return await _show_form(visit, replace(typed, problems=_name_code(error.problems)), 422)
    except CampaignTakenError as error:
        taken = FieldProblem(CODE, error.code, error.params)
        return await _show_form(visit, replace(typed, problems=(taken,)), 409)
    return await show_page(
        visit,
        "campaign_check.html",
        section="campaigns",
        campaign=stated,
        categories=await map_categories(visit),
        typed=typed,
    )


@router.get("/{code}")
async def show_campaign(visit: SignedIn, code: str, done: str = "") -> Response:
    """What a campaign says, and the lists that the reader may see. Raises WrongRoleError, NotFoundError."""
    return await show_sheet(visit, code, Typed(), done="opened" if done == "opened" else "")


async def show_sheet(visit: Visit, code: str, typed: Typed, status: int = 200, *, done: str = "") -> Response:
    """The page of a campaign, with what was typed of a list. Raises WrongRoleError, NotFoundError."""
    sheet = await visit.ask(campaigns.get_sheet, code, at=visit.at)
    sends_lists = visit.actor.has_any(*REGISTRARS)
    categories = await map_categories(visit)
    found = await visit.ask(
        list_views.read_lists,
        sheet.campaign.campaign_id,
        categories.get(sheet.campaign.category) if sends_lists else None,
    )
    return await show_page(
        visit,
        "campaign.html",
        status,
        section="campaigns",
        sheet=sheet,
        campaign=sheet.campaign,
        categories=categories,
        lists=found.lists,
        funds=found.funds,
        sends_lists=sends_lists,
        group_limit=GROUP_LIMIT,
        typed=typed,
        done=done,
    )


def _name_code(problems: tuple[FieldProblem, ...]) -> tuple[FieldProblem, ...]:
    return tuple(replace(each, field=CODE) if each.field == "code" else each for each in problems)


async def map_categories(visit: Visit) -> dict[str, Category]:
    """The categories of the policy in force, by code."""
    found = await run_in_threadpool(policies.get_policy, visit.house.store, at=visit.at)
    return dict(found.categories)


async def _show_form(visit: Visit, typed: Typed, status: int = 200) -> Response:
    visit.actor.require(Role.POLICY_OFFICER)
    return await show_page(
        visit,
        "campaign_form.html",
        status,
        section="campaigns",
        categories=await map_categories(visit),
        lists=await visit.ask(exclusions.list_exclusions),
        papers=tuple(Paper),
        most_rows=MOST_ROWS,
        study_months=STUDY_MONTHS,
        typed=typed,
    )
