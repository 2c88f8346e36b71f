"""The applications that tests call in process: built once, entered by each test into a house of its own."""

from collections.abc import Callable
from typing import Any

from fastapi import FastAPI
from starlette.types import ASGIApp, Receive, Scope, Send

_BUILT = dict[Callable[[Any], FastAPI], FastAPI]()
"""An application prepares its two hundred routes at its first request: that takes longer than most tests."""


def open_door(build: Callable[[Any], FastAPI], house: object) -> ASGIApp:
    """What `build` makes of a house; calls of two houses at the same moment would meet."""
    app = _BUILT.get(build) or _BUILT.setdefault(build, build(house))

    async def enter(scope: Scope, receive: Receive, send: Send) -> None:
        app.state.house = house
        await app(scope, receive, send)

    return enter
