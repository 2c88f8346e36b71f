"""About fifty requests played through the real engine, so that every queue and every stage has somebody in it."""

import asyncio
from collections.abc import Callable

from cli.demo.bank import tell_bank
from cli.demo.bodies import Cast
from cli.demo.campaign import run_campaign
from cli.demo.committee import hold_committee
from cli.demo.outside import import_facts
from cli.demo.parts import BESIDE, BROUGHT_OVER, PARTS, Part
from cli.demo.pool import fill_pool
from cli.demo.sample import draw_sample
from cli.demo.scenes import SCENES
from cli.demo.stage import Play
from cli.wiring import House

AT_ONCE = 8


async def play_all(house: House, cast: Cast, progress: Callable[[int], None]) -> int:
    """Play every part, eight at a time; those held behind another come after it. How many were played."""
    later = [part for part in PARTS if part.scene in BESIDE]
    now = [*BROUGHT_OVER, *(part for part in PARTS if part not in later)]
    gate, done, plays = asyncio.Semaphore(AT_ONCE), 0, list[Play]()

    async def perform(part: Part) -> None:
        async with gate:
            play = Play(house, cast, part)
            await play.enter()
            await SCENES[part.scene](play)
        plays.append(play)
        count()

    def count() -> None:
        nonlocal done
        done += 1
        progress(done)

    await asyncio.to_thread(import_facts, house)
    for act in (now, later):
        await asyncio.gather(*(perform(part) for part in act))
    await fill_pool(house, count)
    await run_campaign(house, cast, plays)
    await hold_committee(house, cast, count)
    await asyncio.to_thread(tell_bank, house, cast)
    await asyncio.to_thread(draw_sample, house, cast)
    return done
