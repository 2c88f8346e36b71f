"""The far edge of the tests: a mail relay and a text gateway that speak the real protocols, and fail when told to."""

import json
from asyncio import WriteTransport
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from gateways.mail import MailGateway, MailRelay
from gateways.text_messages import TextGate, TextGateway
from stack.ports import choose_port

LOCAL = "127.0.0.1"
BOUNCES = "bounces.ministry.example"


def do_nothing() -> None:
    """What happens at most hand-overs beside the hand-over."""


@dataclass
class MailServer:
    """A relay that keeps what it took; `answer` is what it says to a whole letter, None for breaking the line."""

    port: int = field(default_factory=choose_port)
    letters: list[EmailMessage] = field(default_factory=list)
    senders: list[str] = field(default_factory=list)
    answer: str | None = "250 taken"
    recipient_answer: str = "250 known"
    on_taken: Callable[[], None] = do_nothing

    @property
    def gateway(self) -> MailGateway:
        return MailGateway(
            MailRelay(LOCAL, self.port, "sanad@ministry.example", tls="none", bounce_domain=BOUNCES)
        )

    async def handle_RCPT(  # noqa: N802 (the library names it)
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if self.recipient_answer.startswith("250"):
            envelope.rcpt_tos.append(address)
        return self.recipient_answer

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        assert isinstance(envelope.content, bytes)
        if self.answer is None or self.answer.startswith("250"):
            parsed = message_from_bytes(envelope.content, policy=policy.default)
            assert isinstance(parsed, EmailMessage)
            self.letters.append(parsed)
            self.senders.append(envelope.mail_from or "")
            self.on_taken()
        if self.answer is None:
            assert isinstance(server.transport, WriteTransport)
            server.transport.abort()
            return "421 gone"
        return self.answer

    @contextmanager
    def listen(self) -> Iterator[None]:
        """Up until the block ends; then the port is closed."""
        controller = Controller(self, hostname=LOCAL, port=self.port)
        controller.start()
        try:
            yield
        finally:
            controller.stop()


@dataclass
class TextServer:
    """A gateway that keeps what it took; `status` is its answer, None for breaking the line once it has the message."""

    port: int = field(default_factory=choose_port)
    texts: list[dict[str, Any]] = field(default_factory=list)
    status: int | None = 202
    states: dict[str, str] = field(default_factory=dict)
    key: str = "a key of the tests"

    @property
    def gateway(self) -> TextGateway:
        return TextGateway(TextGate(f"http://{LOCAL}:{self.port}/messages", self.key))

    @contextmanager
    def listen(self) -> Iterator[None]:
        """Up until the block ends; then the port is closed."""
        server = ThreadingHTTPServer((LOCAL, self.port), _make_handler(self))
        server.daemon_threads = True
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield
        finally:
            server.shutdown()
            thread.join()
            server.server_close()


def _make_handler(edge: TextServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            assert self.headers["Authorization"] == f"Bearer {edge.key}"
            message = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            assert self.headers["Idempotency-Key"] == message["id"]
            if edge.status is None or edge.status < 400:
                edge.texts.append(message)
                edge.states.setdefault(message["id"], "accepted")
            if edge.status is not None:
                self._answer(edge.status, {})

        def do_GET(self) -> None:
            state = edge.states.get(self.path.rpartition("/")[2])
            self._answer(200 if state else 404, {"state": state})

        def _answer(self, status: int, body: dict[str, Any]) -> None:
            content = json.dumps(body).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the name is the library's)
            """Keep quiet."""

    return Handler
