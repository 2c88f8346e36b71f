"""How much a caller may send: counted while it arrives, refused before it is read as anything."""

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.problems import answer_problem
from domain.errors import TooLargeError

BODY_LIMIT = 64 * 1024


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
        body = None if self._announces_too_much(headers) else await self._collect(receive)
        if body is None:
            # What is still on its way is not waited for, so the connection cannot be used again.
            refusal = answer_problem(
                TooLargeError(), headers.get("accept-language"), headers={"Connection": "close"}
            )
            await refusal(scope, receive, send)
            return
        await self._app(scope, _hand_on(body, receive), send)

    def _announces_too_much(self, headers: Headers) -> bool:
        length = headers.get("content-length", "")
        return length.isdecimal() and (len(length) > 9 or int(length) > self._limit)

    async def _collect(self, receive: Receive) -> list[Message] | None:
        messages, size = [], 0
        while True:
            message = await receive()
            messages.append(message)
            size += len(message.get("body", b""))
            if size > self._limit:
                return None
            if not message.get("more_body", False):
                return messages


def _hand_on(messages: list[Message], receive: Receive) -> Receive:
    kept = iter(messages)

    async def receive_again() -> Message:
        message = next(kept, None)
        return await receive() if message is None else message

    return receive_again
