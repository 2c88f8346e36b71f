"""The JSON door as one application, to be mounted under PREFIX."""

from fastapi import FastAPI
from fastapi.routing import APIRoute

from api.document import DescribedApi
from api.doors import PREFIX, House
from api.limits import BodyLimit
from api.privacy import NeverStored
from api.problems import install_problems
from api.routes import (
    accounts,
    agendas,
    aid_by_kind,
    appeals,
    bank_batches,
    boards,
    bulk_acts,
    calendars,
    campaigns,
    cases,
    changed_facts,
    charities,
    committee_sessions,
    committees,
    comparisons,
    contact_preferences,
    decisions,
    extensions,
    freezes,
    funds,
    looks,
    messages,
    paper_scans,
    payees,
    policies,
    policy_drafts,
    pool,
    printed_papers,
    receipts,
    reopenings,
    requests,
    samples,
    siblings,
    specialisations,
    stand_ins,
    stuck_cases,
    studies,
    tasks,
    tokens,
    visits,
)

DESCRIPTION = (
    "One documentary cycle for every case of every charity. Money is integer fils in fields named `*_fils`, "
    "instants are ISO-8601 in UTC, forms take text as people type it. Every refusal is problem+json (RFC 9457) "
    "in the language of Accept-Language (ar, en). Every POST that writes needs an Idempotency-Key."
)
ROUTERS = (
    tokens,
    policies,
    policy_drafts,
    calendars,
    freezes,
    specialisations,
    requests,
    cases,
    appeals,
    reopenings,
    looks,
    messages,
    contact_preferences,
    pool,
    charities,
    comparisons,
    studies,
    visits,
    tasks,
    extensions,
    decisions,
    bulk_acts,
    siblings,
    accounts,
    stand_ins,
    committees,
    committee_sessions,
    agendas,
    paper_scans,
    printed_papers,
    stuck_cases,
    campaigns,
    funds,
    receipts,
    samples,
    payees,
    bank_batches,
    boards,
    aid_by_kind,
    changed_facts,
)


def build_api(house: House) -> FastAPI:
    """The API of a house: mount it under PREFIX. It carries its own errors, body limit and OpenAPI document.

    The document is served as openapi.json; pages that would draw it from a CDN are off.
    """
    api = DescribedApi(
        title="Sanad",
        version="1",
        description=DESCRIPTION,
        servers=[{"url": PREFIX}],
        docs_url=None,
        redoc_url=None,
        generate_unique_id_function=_name_operation,
        redirect_slashes=False,
    )
    api.state.house = house
    for noun in ROUTERS:
        api.include_router(noun.router)
    install_problems(api)
    api.add_middleware(BodyLimit)
    api.add_middleware(NeverStored)
    return api


def _name_operation(route: APIRoute) -> str:
    return route.name
