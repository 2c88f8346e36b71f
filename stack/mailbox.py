"""The mailbox of the embedded stack: takes every e-mail and text message, sends none of them on, and shows them on one page."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from uuid import UUID

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from fastapi import FastAPI, Request, Response
from pydantic import BaseModel
from starlette.staticfiles import StaticFiles

from domain.contact_preferences import MessageLanguage
from domain.messages import MessageChannel
from web.headers import SafeHeaders
from web.rendering import STATIC, render_guest

MOST_SHOWN = 500


class TextBody(BaseModel):
    """A text message as docs/message_gateway.md has it."""

    id: UUID
    channel: MessageChannel
    to: str
    text: str


@dataclass(frozen=True)
class Received:
    """A message that came; it is kept in memory, until the mailbox is stopped."""

    message_id: str
    channel: MessageChannel
    to: str
    subject: str
    lines: tuple[str, ...]
    at: datetime


class Mailbox:
    """What came, the newest first; a text that comes again under its id is kept once, as a gateway should."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._clock = clock
        self.received: deque[Received] = deque(maxlen=MOST_SHOWN)

    def has(self, message_id: str) -> bool:
        """True for a message that came under this id."""
        return any(one.message_id == message_id for one in self.received)

    def keep(self, message_id: str, channel: MessageChannel, to: str, subject: str, text: str) -> None:
        """Keep a message."""
        lines = tuple(line for line in text.splitlines() if line)
        self.received.appendleft(Received(message_id, channel, to, subject, lines, self._clock()))

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802 (the library names it)
        """Take an e-mail."""
        mail = message_from_bytes(envelope.original_content or b"", EmailMessage, policy=policy.default)
        text = mail.get_content() if not mail.is_multipart() else ""
        self.keep(
            mail["Message-ID"] or "", MessageChannel.EMAIL, mail["To"] or "", mail["Subject"] or "", text
        )
        return "250 kept"


def build_mailbox(box: Mailbox) -> FastAPI:
    """The gateway of text messages and the page, over one box."""
    app = FastAPI(openapi_url=None, docs_url=None, redoc_url=None)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    app.add_middleware(SafeHeaders)

    @app.get("/")
    async def show_messages(request: Request, language: MessageLanguage = MessageLanguage.AR) -> Response:
        return render_guest(
            request,
            "mailbox.html",
            language=language.value,
            received=tuple(box.received),
            chosen=language.value,
        )

    @app.post("/messages")
    async def take_text(body: TextBody) -> Response:
        if box.has(str(body.id)):
            return Response(status_code=409)
        box.keep(str(body.id), body.channel, body.to, "", body.text)
        return Response(status_code=202)

    @app.get("/messages/{message_id}")
    async def tell_state(message_id: UUID, response: Response) -> dict[str, str]:
        if box.has(str(message_id)):
            return {"state": "delivered"}
        response.status_code = 404
        return {}

    return app


def open_smtp(box: Mailbox, port: int) -> Controller:
    """The relay of e-mail into the box; `start` and `stop` it."""
    return Controller(box, hostname="127.0.0.1", port=port)
