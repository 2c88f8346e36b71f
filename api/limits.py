"""How much a caller may send: counted while it arrives, refused before it is read as anything."""

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.problems import answer_problem
from domain.errors import TooLargeError

BODY_LIMIT = 128 * 1024
"""Two thousand ids of tasks are eighty kilobytes."""
LARGER_BODIES = {"/scan": 10 * 2**20, "/items/decisions": 2**20, "/lists": 2**20}
"""Ends of paths that take more: the scan of signed minutes, what a session decided of hundreds of cases, a list of households."""


class BodyLimit:
    """ASGI middleware: a body above `limit` bytes is answered 413 after at most one chunk more than `limit`.

    The body is kept and handed on whole: raised inside FastAPI's own reading, the refusal would become a 400.
    """

    def __init__(self, app: ASGIApp, *, limit: int = BODY_LIMIT) -> None:
        self._app = app
        self._limit = limit

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        limit = next(
            (most for end, most in LARGER_BODIES.items() if scope["path"].endswith(end)), self._limit
        )
        body = None if _announces_too_much(headers, limit) else await _collect(receive, limit)
        if body is None:
            # What is still on its way is not waited for, so the connection cannot be used again.
            refusal = answer_problem(
                TooLargeError(), headers.get("accept-language"), headers={"Connection": "close"}
            )
            await refusal(scope, receive, send)
            return
        await self._app(scope, _hand_on(body, receive), send)


def _announces_too_much(headers: Headers, limit: int) -> bool:
    length = headers.get("content-length", "")
    return length.isdecimal() and (len(length) > 9 or int(length) > limit)


async def _collect(receive: Receive, limit: int) -> list[Message] | None:
    messages, size = [], 0
    while True:
        message = await receive()
        messages.append(message)
        size += len(message.get("body", b""))
        if size > limit:
            return None
        if not message.get("more_body", False):
            return messages


def _hand_on(messages: list[Message], receive: Receive) -> Receive:
    kept = iter(messages)

    async def receive_again() -> Message:
        message = next(kept, None)
        return await receive() if message is None else message

    return receive_again
