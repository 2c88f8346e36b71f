"""The HTML door as one application: its pages, its guards, its refusals, its static files."""

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from domain.errors import SanadError
from web.doors import House
from web.headers import SafeHeaders
from web.origins import OriginGuard
from web.pages import (
    accounts,
    aid_by_kind,
    appeals,
    applicants,
    applications,
    bank_batches,
    boards,
    briefs,
    bulk_acts,
    calendars,
    campaign_groups,
    campaign_lists,
    campaigns,
    cases,
    changed_facts,
    charities,
    committee_sessions,
    committees,
    contact_preferences,
    counter,
    decisions,
    design,
    exclusions,
    extensions,
    freezes,
    funds,
    health,
    household_members,
    import_files,
    looks,
    message_links,
    own_receipts,
    own_requests,
    paper_files,
    paper_scans,
    payees,
    policies,
    policy_drafts,
    pool,
    preferences,
    printed_papers,
    queue,
    receipts,
    reopenings,
    requests,
    rulings,
    samples,
    sessions,
    simulations,
    specialisations,
    stand_ins,
    stuck_cases,
    studies,
    suspensions,
    tasks,
    undoing,
    visits,
)
from web.refusals import show_refusal
from web.rendering import STATIC

PAGES = (
    sessions,
    preferences,
    design,
    printed_papers,
    paper_scans,
    queue,
    tasks,
    requests,
    boards,
    briefs,
    aid_by_kind,
    counter,
    import_files,
    household_members,
    cases,
    appeals,
    looks,
    pool,
    studies,
    decisions,
    rulings,
    undoing,
    reopenings,
    bulk_acts,
    campaigns,
    campaign_lists,
    campaign_groups,
    exclusions,
    stand_ins,
    accounts,
    extensions,
    suspensions,
    committees,
    committee_sessions,
    stuck_cases,
    health,
    visits,
    funds,
    contact_preferences,
    message_links,
    receipts,
    samples,
    payees,
    bank_batches,
    changed_facts,
    policies,
    simulations,
    policy_drafts,
    charities,
    specialisations,
    calendars,
    freezes,
    applicants,
    applications,
    own_receipts,
    own_requests,
    paper_files,
)
YEAR = "public, max-age=31536000, immutable"
DAY = "public, max-age=86400"


class StaticPages(StaticFiles):
    """Static files; one that is asked for by its fingerprint is kept for a year."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        response.headers["Cache-Control"] = YEAR if scope["query_string"] else DAY
        return response


def build_web(house: House) -> FastAPI:
    """The pages in front of `house`; mount it after the API, at the root."""
    app = FastAPI(openapi_url=None, docs_url=None, redoc_url=None)
    app.state.house = house
    app.mount("/static", StaticPages(directory=STATIC), name="static")
    for page in PAGES:
        app.include_router(page.router)
    for error in (SanadError, HTTPException, RequestValidationError, Exception):
        app.add_exception_handler(error, show_refusal)
    app.add_middleware(OriginGuard)
    app.add_middleware(SafeHeaders)
    return app
