"""Refuses every unsafe request that another site made a browser send; no token is needed for that."""

from collections.abc import Mapping
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from domain.errors import ForeignOriginError
from web.refusals import show_refusal

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})


ONE_CLICK = "/stop/"
"""Where mail programs unsubscribe their reader by a POST of their own (RFC 8058): the address alone says who may."""


class OriginGuard:
    """Answers 403 to an unsafe request unless the browser says that one of our own pages sent it.

    A POST of one click passes, but none of its cookies does: whoever sent it acts as nobody.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] in SAFE_METHODS or is_own(Headers(scope=scope)):
            await self._app(scope, receive, send)
            return
        if scope["method"] == "POST" and scope["path"].startswith(ONE_CLICK):
            await self._app(drop_cookies(scope), receive, send)
            return
        response = await show_refusal(Request(scope, receive), ForeignOriginError())
        await response(scope, receive, send)


def drop_cookies(scope: Scope) -> Scope:
    """The same request without anything by which a browser would be known."""
    kept = [(name, value) for name, value in scope["headers"] if name not in (b"cookie", b"authorization")]
    return {**scope, "headers": kept}


def is_own(headers: Mapping[str, str]) -> bool:
    """True if Sec-Fetch-Site or, where a browser sends none, Origin names our own site.

    Every browser sends at least Origin with a POST; a request with neither comes from no page of ours.
    """
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site == "same-origin"
    return urlsplit(headers.get("origin", "")).netloc == headers.get("host") != ""
