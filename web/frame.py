"""The frame of every page: the reader's queues with their counts around what the page itself shows."""

from hashlib import sha256

from fastapi import Response
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import HTMLResponse

from domain.calendars import Calendar
from domain.errors import UnavailableError
from domain.roles import Role
from domain.stuck_cases import READERS
from services import (
    accounts,
    aid_by_kind,
    appeals,
    boards,
    briefs,
    campaigns,
    committees,
    delivery_issues,
    follow_ups,
    funds,
    health,
    payee_flags,
    payees,
    policies,
    queues,
    unpaid,
)
from services.draft_views import READERS as POLICY_READERS
from services.queues import Queue
from web.doors import Visit
from web.rendering import render

REGISTRARS = (Role.REGISTRAR, Role.AID_MANAGER)
PLANNERS = (Role.RESEARCHER, Role.AID_MANAGER)
TAKERS = (Role.RESEARCHER, Role.DUPLICATE_DESK)
"""Whose tasks are claimed before they are decided; the others open what waits for them."""


async def show_page(visit: Visit, template: str, status: int = 200, **context: object) -> HTMLResponse:
    """The page within its frame, with the counts of the queues unless it read them itself; without while the record is away."""
    if isinstance(context.get("error"), UnavailableError):
        context["counts"] = {}
    elif "counts" not in context:
        context["counts"] = await visit.ask(queues.count_queues, at=visit.at)
    return render(
        visit,
        template,
        status,
        counts_tag=mark_figures(visit, context["counts"]),
        queues=tuple(Queue),
        desk=name_desk(visit),
        takes=visit.actor.has_any(*TAKERS),
        may_register=visit.actor.has_any(*REGISTRARS),
        sees_health=visit.actor.has_any(*health.READERS),
        sees_stuck=visit.actor.has_any(*READERS),
        keeps_accounts=visit.actor.has_any(*accounts.KEEPERS),
        keeps_funds=visit.actor.has_any(*funds.KEEPERS),
        sees_payees=visit.actor.has_any(*payees.READERS, *payee_flags.READERS),
        is_briefed=visit.actor.has_any(*briefs.READERS),
        sees_aid=visit.actor.has_any(*aid_by_kind.READERS),
        sees_board=visit.actor.has_any(*boards.READERS),
        sees_unpaid=visit.actor.has_any(*unpaid.READERS),
        sees_appeals=visit.actor.has_any(*appeals.READERS),
        plans_visits=visit.actor.has_any(*PLANNERS),
        sees_committees=visit.actor.has_any(*committees.READERS),
        sees_follow_ups=visit.actor.has_any(*follow_ups.FOLLOWERS),
        sees_policies=visit.actor.has_any(*POLICY_READERS),
        sees_campaigns=visit.actor.has_any(*campaigns.READERS),
        sees_samples=visit.actor.has_any(*delivery_issues.READERS),
        **context,
    )


async def show_marked(visit: Visit, template: str, figures: object, **context: object) -> Response:
    """A page of figures under their own mark; 304, without its frame, while they are those that the reader has."""
    tag = mark_figures(visit, figures)
    headers = {"ETag": tag, "Cache-Control": "private, no-cache"}
    if visit.request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers={**headers, "Vary": "Cookie"})
    page = await show_page(visit, template, 200, tag=tag, **context)
    page.headers.update(headers)
    return page


def mark_figures(visit: Visit, figures: object) -> str:
    """The mark of a page that shows these figures, as this reader reads them."""
    shown = repr((visit.words.language, visit.words.digits, figures))
    return f'"{sha256(shown.encode()).hexdigest()[:16]}"'


async def read_calendar(visit: Visit) -> Calendar:
    """The official calendar as it stands today: what is left of a deadline is told in working days."""
    return await run_in_threadpool(policies.get_calendar, visit.house.store)


def name_desk(visit: Visit) -> str:
    """What this reader's own queue holds: studies, signatures, holds, or several kinds of work."""
    desks = {
        Role.RESEARCHER: "study",
        Role.SUPERVISOR: "sign",
        Role.DUPLICATE_DESK: "hold",
    }
    found = [desk for role, desk in desks.items() if role in visit.actor.roles]
    return found[0] if len(found) == 1 and len(visit.actor.roles) == 1 else "mixed"
