"""Campaigns of the tests: one opened by circular, households studied before, a list submitted, entered and signed."""

from uuid import UUID

from sqlmodel import col, select

from domain.campaigns import CampaignForm, ListRow
from services.campaign_lists import enter_list, get_list, sign_list, submit_list
from services.campaigns import CampaignView, open_campaign
from services.decisions import read_notice
from services.list_views import ListView, RowPlace
from store.tables.requests import AidRequest
from tests.stepping import Steps
from tests.world import World, submit

CODE = "RAMADAN-48"


def fill_campaign(**changes: object) -> CampaignForm:
    """A food campaign of this year for everybody who was studied within six months."""
    fields: dict[str, object] = {
        "code": CODE,
        "circular": "2026/31",
        "name_ar": "سلة رمضان",
        "name_en": "Ramadan baskets",
        "category": "FOOD",
        "from_on": "2026-01-01",
        "to_on": "2030-12-31",
        "household_ceiling": "25",
        "total_ceiling": "100000",
    }
    return CampaignForm(**{**fields, **changes})  # type: ignore[arg-type]


def open_food(world: World, **changes: object) -> CampaignView:
    return open_campaign(world.store, world.actor("policy"), fill_campaign(**changes), at=world.clock())


def study_households(steps: Steps, count: int, **changes: object) -> list[UUID]:
    """Cases of Waha whose study came to a recommendation."""
    cases = [steps.open_case(**changes) for _ in range(count)]
    for case in cases:
        steps.recommend(case)
    return cases


def make_rows(steps: Steps, cases: list[UUID], amount: str = "") -> list[ListRow]:
    with steps.store.registry() as db:
        found = db.exec(select(AidRequest.id, AidRequest.number).where(col(AidRequest.id).in_(cases)))
        numbers = {row[0]: row[1] for row in found}
    return [ListRow(numbers[case], amount) for case in cases]


def submit_rows(world: World, rows: list[ListRow], by: str = "waha.registrar", code: str = CODE) -> ListView:
    actor = world.actor(by)
    return submit_list(world.store, actor, code, "zakat", rows, submit(rows_key(rows)), at=world.clock())


def rows_key(rows: list[ListRow]) -> dict[str, str]:
    return {row.number: row.amount for row in rows}


def enter(world: World, list_id: UUID, *, limit: int = 200) -> ListView:
    """Enter all rows of a list, some at a time."""
    view = get_list(world.store, world.actor("waha.registrar"), list_id)
    while view.counts.get(RowPlace.WAITING):
        view = enter_list(world.store, world.actor("waha.registrar"), list_id, at=world.clock(), limit=limit)
    return view


def check_all(steps: Steps, list_id: UUID) -> ListView:
    """Run the duplicate check of every case of a list, as their processes would."""
    for row in look(steps.world, list_id).rows:
        if row.place is RowPlace.CHECKING and row.request_id:
            steps.check(row.request_id)
    return look(steps.world, list_id)


def look(world: World, list_id: UUID, by: str = "waha.manager") -> ListView:
    return get_list(world.store, world.actor(by), list_id)


def sign(steps: Steps, by: str, list_id: UUID, *, limit: int = 200) -> list[str | None]:
    """Sign the next rows of a list and give each decision its effect; the refusals of them."""
    world = steps.world
    rows = sign_list(world.store, world.actor(by), list_id, at=world.clock(), limit=limit)
    for row in rows:
        if row.decision_id:
            receipt, _, _ = read_notice(world.store, row.decision_id)
            steps.give_effect(receipt)
    return [row.refusal for row in rows]
