"""Messages in the tests: a postman between the world's record and gateways of the tests' own, with a clock of his own."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, time, timedelta
from uuid import UUID

from anyio.from_thread import BlockingPortal
from sqlmodel import col, select

from domain.calendars import KUWAIT, read_day
from domain.contact_preferences import ContactForm
from domain.messages import MessageChannel, MessageTemplate
from services.contact_preferences import ContactView, set_contact
from services.postman import Gateway, Postman
from store.tables.messages import Message
from tests.gateways.edge import MailServer, TextServer
from tests.world import World, submit

PUBLIC_URL = "https://sanad.example"
MAIL = "reader@post.example"


class Post:
    """The postman of a test, its edge, and its clock: ten in the morning in Kuwait, tomorrow."""

    def __init__(self, world: World, portal: BlockingPortal) -> None:
        self.world = world
        self.mail, self.text = MailServer(), TextServer()
        self.wait_for_morning()
        self._portal = portal
        text = self.text.gateway
        gateways: dict[MessageChannel, Gateway] = {
            MessageChannel.EMAIL: self.mail.gateway,
            MessageChannel.SMS: text,
            MessageChannel.WHATSAPP: text,
        }
        self._text = text
        self.postman = Postman(world.store, gateways, lambda: self.now, public_url=PUBLIC_URL)

    def close(self) -> None:
        self._portal.call(self._text.close)

    @contextmanager
    def gateways_up(self) -> Iterator[None]:
        with self.mail.listen(), self.text.listen():
            yield

    def deliver(self) -> int:
        """Let the postman go round until nothing is due."""
        total = 0
        while done := self._portal.call(self.postman.deliver_waiting):
            total += done
        return total

    def pass_time(self, **by: float) -> None:
        self.now += timedelta(**by)

    def wait_for_morning(self) -> None:
        """Let it be ten o'clock of the next day: at night no message goes out but the codes of who waits at a page."""
        tomorrow = read_day(self.world.clock()) + timedelta(days=1)
        self.now = datetime.combine(tomorrow, time(10), tzinfo=KUWAIT)

    def list_rows(self, request_id: UUID) -> list[Message]:
        with self.world.store.registry() as db:
            query = select(Message).where(Message.request_id == request_id).order_by(col(Message.queued_at))
            return list(db.exec(query))

    def find_row(self, request_id: UUID, template: MessageTemplate) -> Message:
        (row,) = (row for row in self.list_rows(request_id) if row.template is template)
        return row

    def read_texts(self, message: Message) -> list[str]:
        """Every text under which a message arrived, by SMS or e-mail."""
        texts = [text["text"] for text in self.text.texts if text["id"] == str(message.id)]
        mails = [
            letter.get_content()
            for letter in self.mail.letters
            if letter["Message-ID"].startswith(f"<{message.id}@")
        ]
        return [*texts, *mails]

    def read_link(self, message: Message) -> str:
        """The token of the link that came with a message."""
        return self.read_texts(message)[0].strip().rpartition("/m/")[2]


def write_notification(to: str, *, action: str = "failed", status: str = "5.1.1") -> bytes:
    """What a mail server says of a mail that it could not deliver (RFC 3464); `to` was its envelope sender."""
    return f"""\
From: MAILER-DAEMON@mx.post.example
To: <{to}>
Subject: Delivery Status Notification
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="part"

--part
Content-Type: text/plain; charset=utf-8

Nobody of that name lives here: {MAIL}
--part
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.post.example
Arrival-Date: Mon, 30 Nov 2026 10:00:00 +0300

Final-Recipient: rfc822; {MAIL}
Action: {action}
Status: {status}
Diagnostic-Code: smtp; 550 {status} <{MAIL}> unknown

--part
Content-Type: text/rfc822-headers

From: sanad@ministry.example
To: {MAIL}
--part--
""".encode()


def wish(world: World, request_id: UUID, by: str = "waha.registrar", **changes: object) -> ContactView:
    """Write down how the applicant of a case wishes to be reached."""
    form = ContactForm(**changes)  # type: ignore[arg-type] # texts and flags
    return set_contact(world.store, world.actor(by), request_id, form, submit(form), at=world.clock())
