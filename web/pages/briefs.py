"""The first page of a visit: the brief of whoever answers for others, the machine for its operator, the queue of everybody else."""

from dataclasses import replace

from fastapi import APIRouter, Response
from fastapi.responses import RedirectResponse

from domain.boards import BoardForm
from domain.roles import Role
from services import briefs, health
from services.briefs import CharityBrief, MinistryBrief
from web.doors import SignedIn
from web.pages.boards import show_figures

router = APIRouter()

BRIEFED = (Role.SUPERVISOR, Role.AID_MANAGER)
"""Who lands on the brief."""


@router.get("/")
async def show_home(visit: SignedIn) -> Response:
    """What comes first for this reader."""
    if visit.actor.has_any(*BRIEFED):
        return RedirectResponse("/brief", 303)
    return RedirectResponse("/operation" if visit.actor.has_any(*health.READERS) else "/queue", 303)


@router.get("/brief")
async def show_brief(visit: SignedIn) -> Response:
    """The ministry's or an aid manager's brief; 304 while its figures are those the reader has. Raises WrongRoleError."""
    brief: MinistryBrief | CharityBrief
    if visit.actor.is_ministry:
        brief = await visit.ask(briefs.describe_ministry_brief, at=visit.at)
        template = "brief_ministry.html"
    else:
        brief = await visit.ask(briefs.describe_charity_brief, at=visit.at)
        template = "brief_charity.html"
    figures = replace(brief, board=replace(brief.board, until_at=brief.board.tiles.since_at))
    return await show_figures(visit, template, BoardForm(), figures, section="brief", brief=brief)
