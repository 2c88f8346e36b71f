"""A caller of applications: HTTP spoken in process, on one event loop per test."""

from collections.abc import Mapping
from functools import partial

import httpx
from anyio.from_thread import BlockingPortal
from starlette.types import ASGIApp


class HttpCaller:
    """Sends requests to an ASGI application and waits for the answer."""

    def __init__(self, app: ASGIApp, portal: BlockingPortal) -> None:
        self._portal = portal
        transport = httpx.ASGITransport(app=app, raise_app_exceptions=False)
        self._client = httpx.AsyncClient(transport=transport, base_url="http://sanad.test")

    def send(
        self,
        method: str,
        path: str,
        *,
        json: object = None,
        content: bytes | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> httpx.Response:
        call = partial(self._client.request, method, path, headers=dict(headers or {}))
        return self._portal.call(partial(call, content=content) if content else partial(call, json=json))
