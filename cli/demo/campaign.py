"""A campaign of the demonstration: food for households that were studied, as one list that waits for its signature."""

import asyncio
from collections.abc import Sequence

from cli.demo.bodies import Cast
from cli.demo.stage import CHECK_SECONDS, Play, ask, submit
from cli.wiring import House
from domain.calendars import read_day
from domain.campaigns import CampaignForm, ListRow
from domain.roles import Actor, Role
from services.campaign_lists import enter_list, get_list, submit_list
from services.campaigns import open_campaign
from services.list_views import ListView, RowPlace
from services.sessions import get_actor

BODY = "waha"
STUDIED = frozenset({"ministry", "receipt", "delivered"})
"""Scenes whose households the list names; one of them was given food already, and its row is held."""

UNKNOWN = ListRow("2020-000001", "60")
"""A row that the list is not stopped by: no request has this number."""


async def run_campaign(house: House, cast: Cast, plays: Sequence[Play]) -> None:
    """Open the campaign, let a charity submit its list, and bring its rows through their check."""
    policy = get_actor(house.store, cast.accounts["policy"], at=house.clock())
    registrar = get_actor(house.store, cast.find(BODY, Role.REGISTRAR), at=house.clock())
    code = await ask(_open, house, policy)
    studied = [play for play in plays if play.part.charity == BODY and play.part.scene in STUDIED]
    rows = [ListRow(play.look(registrar).number, "60") for play in studied]
    listed = await ask(_submit, house, registrar, code, [*rows, UNKNOWN])
    for row in listed.rows:
        if row.request_id:
            await house.processes.start_case(row.request_id)
    async with asyncio.timeout(CHECK_SECONDS):
        while RowPlace.CHECKING in get_list(house.store, registrar, listed.list_id).counts:  # noqa: ASYNC110 (another process checks them)
            await asyncio.sleep(0.05)


def _open(house: House, policy: Actor) -> str:
    year = read_day(house.clock()).year
    form = CampaignForm(
        code=f"FOOD-{year}",
        circular="2026/61",
        name_ar="سلال الأسر المتعففة",
        name_en="Food baskets",
        category="FOOD",
        from_on=f"{year}-01-01",
        to_on=f"{year + 1}-12-31",
        household_ceiling="60",
        total_ceiling="60000",
    )
    return open_campaign(house.store, policy, form, at=house.clock()).code


def _submit(house: House, registrar: Actor, code: str, rows: list[ListRow]) -> ListView:
    at = house.clock()
    listed = submit_list(
        house.store, registrar, code, "zakat", rows, submit({"rows": [row.number for row in rows]}), at=at
    )
    return enter_list(house.store, registrar, listed.list_id, at=at)
