"""A body above the limit is refused before it is read as anything, whether it is announced or streamed."""

import asyncio
from collections.abc import Iterable

import pytest
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import Message, Receive, Scope, Send

from api.limits import BODY_LIMIT, BodyLimit

LIMIT = 100


class Call:
    """One HTTP call spoken in ASGI messages; counts how many chunks the application asked for."""

    def __init__(self, chunks: Iterable[bytes], *, announced: str | None = None) -> None:
        self._chunks = list(chunks)
        self._announced = announced
        self.asked = 0
        self.sent: list[Message] = []

    def run(self, limit: int = LIMIT) -> "Call":
        headers = [(b"accept-language", b"en")]
        if self._announced is not None:
            headers.append((b"content-length", self._announced.encode()))
        scope: Scope = {
            "type": "http",
            "method": "POST",
            "path": "/",
            "query_string": b"",
            "headers": headers,
        }
        asyncio.run(BodyLimit(echo, limit=limit)(scope, self._receive, self._send))
        return self

    async def _receive(self) -> Message:
        chunk = self._chunks[self.asked]
        self.asked += 1
        return {"type": "http.request", "body": chunk, "more_body": self.asked < len(self._chunks)}

    async def _send(self, message: Message) -> None:
        self.sent.append(message)

    @property
    def status(self) -> int:
        return int(self.sent[0]["status"])

    @property
    def body(self) -> bytes:
        return b"".join(message.get("body", b"") for message in self.sent)


async def echo(scope: Scope, receive: Receive, send: Send) -> None:
    body = await Request(scope, receive).body()
    await PlainTextResponse(body)(scope, receive, send)


def test_a_body_of_exactly_the_limit_arrives_whole_and_in_order() -> None:
    chunks = [b"a" * 60, b"", b"b" * 40]
    call = Call(chunks).run()
    assert (call.status, call.body) == (200, b"".join(chunks))


def test_a_body_announced_too_large_is_refused_unread() -> None:
    call = Call([b"x" * 101], announced="101").run()
    assert (call.status, call.asked) == (413, 0)
    assert b'"code":"too_large"' in call.body


@pytest.mark.parametrize("announced", [None, "1", "-5", "many"])
def test_streamed_chunks_are_counted_whatever_was_announced(announced: str | None) -> None:
    call = Call([b"x" * 40] * 1000, announced=announced).run()
    assert call.status == 413
    assert call.asked == 3


def test_a_length_with_thousands_of_digits_is_too_large() -> None:
    call = Call([b""], announced="9" * 5000).run()
    assert call.status == 413


def test_a_refused_connection_is_not_used_again() -> None:
    headers = dict(Call([b"x" * 200]).run().sent[0]["headers"])
    assert headers[b"connection"] == b"close"
    assert headers[b"content-type"] == b"application/problem+json"


def test_the_limit_of_the_house_is_128_kibibytes() -> None:
    assert Call([b"x" * (128 * 1024)]).run(BODY_LIMIT).status == 200
    assert Call([b"x" * (128 * 1024 + 1)]).run(BODY_LIMIT).status == 413
