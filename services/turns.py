"""Work that runs beside the doors, turn by turn, until it is told to stop."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress

from domain.errors import UnavailableError

log = logging.getLogger(__name__)


async def take_turns(
    turn: Callable[[], Awaitable[int]], stop: asyncio.Event, *, work: str, idle_seconds: float
) -> None:
    """Take turns until told to stop, resting after each that found nothing to do; a part that is down is waited for.

    `turn` answers how much it did; `work` is what the log calls it.
    """
    while not stop.is_set():
        try:
            done = await turn()
        except UnavailableError as error:
            log.warning("%s waits: %s", work, error.params.get("part", error.code))
            done = 0
        if not done:
            with suppress(TimeoutError):
                async with asyncio.timeout(idle_seconds):
                    await stop.wait()
