"""Requests without a charity, as tests bring them into the pool and out of it."""

from datetime import timedelta
from uuid import UUID

from sqlmodel import select

from domain.calendars import read_day
from domain.standings import StandingForm
from services.charities import StandingSet, set_standing
from services.decisions import DecisionReceipt
from services.pool import register_for_pool
from services.pulls import pull_case, redirect, return_to_pool
from services.requests import Registered
from store.tables.charities import Specialisation
from tests.applicants import invent_applicant
from tests.forms import fill_request
from tests.world import World, submit


def register_alone(world: World, **changes: object) -> Registered:
    """Somebody new asks without naming a charity."""
    form = fill_request(**{**invent_applicant(), "governorate": "hawalli", **changes})
    return register_for_pool(world.store, form, submit(form), at=world.clock())


def pull(world: World, by: str, request_id: UUID) -> DecisionReceipt:
    return pull_case(
        world.store, world.actor(by), request_id, submit({"pull": str(request_id)}), at=world.clock()
    )


def give_back(world: World, by: str, request_id: UUID, text: str = "خارج قدرتنا") -> DecisionReceipt:
    return return_to_pool(
        world.store, world.actor(by), request_id, text, submit({"text": text}), at=world.clock()
    )


def direct(world: World, request_id: UUID, to: str, by: str = "supervisor") -> DecisionReceipt:
    charity_id = world.actor(f"{to}.manager").charity_id
    assert charity_id is not None
    text = "توجيه من الوزارة"
    return redirect(
        world.store, world.actor(by), request_id, charity_id, text, submit({"text": text}), at=world.clock()
    )


def change_standing(
    world: World, charity: UUID, standing: str = "suspended", *, heir: UUID | None = None
) -> StandingSet:
    form = StandingForm(standing, "2026-44", "مخالفات مالية", str(heir or ""))
    return set_standing(world.store, world.actor("policy"), charity, form, submit(form), at=world.clock())


def find_charity_id(world: World, code: str) -> UUID:
    charity_id = world.actor(f"{code}.manager").charity_id
    assert charity_id is not None
    return charity_id


def end_specialisation(world: World, code: str, category: str = "CASH") -> None:
    """Let the registration of a charity for a category have ended the day before yesterday."""
    ended_on = read_day(world.clock() - timedelta(days=2))
    with world.store.registry() as db:
        for row in db.exec(
            select(Specialisation).where(
                Specialisation.charity_id == find_charity_id(world, code), Specialisation.category == category
            )
        ):
            row.to_on = ended_on
